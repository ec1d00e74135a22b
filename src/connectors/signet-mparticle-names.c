/* signet-mparticle-names.c: looks up the names of accounts and workspaces at mParticle
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-mparticle-names.h"

#include "signet-error.h"
#include "signet-http-client.h"
#include "signet-json.h"
#include "signet-keyring-read.h"
#include "signet-token-client.h"
#include "signet-token-error.h"

#include <string.h>

/* How long before its end a token is not used any more, in seconds. */
#define TOKEN_MARGIN 60

/* mParticle takes up to three seconds for the first token, and gives 8 hours: it is kept until
 * shortly before its end, in memory only.
 *
 *     secret ── token ── accounts ── workspaces of the account
 */
struct _SignetMparticleNames
{
  GObject parent_instance;

  SignetConnection *connection; /* (owned) */
  char *client_id;              /* (owned) */
  SecretValue *secret;          /* (owned) (nullable) in place of the one in the keyring */
  SignetTokenClient *tokens;    /* (owned) (nullable) once it was needed */
  SignetHttpClient *api;        /* (owned) (nullable) once it was needed */
  SignetAccessToken *token;     /* (owned) (nullable) the last one */
};

G_DEFINE_FINAL_TYPE (SignetMparticleNames, signet_mparticle_names, G_TYPE_OBJECT)

/* What is looked up, and what is known of it. */
typedef struct
{
  gint64 account_id;
  SignetOrganization *found; /* (owned) */
} LookUp;

/*
 * Helpers
 */

static void
free_look_up (gpointer data)
{
  LookUp *look_up = data;

  g_object_unref (look_up->found);
  g_free (look_up);
}

static gboolean
has_token (SignetMparticleNames *self)
{
  gint64 expires = self->token != NULL ? signet_access_token_get_expires (self->token)
                                       : SIGNET_TOKEN_NO_TIME;

  return expires != SIGNET_TOKEN_NO_TIME &&
         expires > g_get_real_time () / G_USEC_PER_SEC + TOKEN_MARGIN;
}

static gboolean
prepare (SignetMparticleNames  *self,
         GError               **error)
{
  const char *url = signet_connection_get_token_endpoint (self->connection);
  const char *base = signet_connection_get_audience (self->connection, self->client_id);
  g_autoptr(SignetTokenEndpoint) endpoint = NULL;
  g_autoptr(SignetTokenEndpoint) api = NULL;

  if (self->tokens != NULL)
    return TRUE;

  if (url == NULL || base == NULL)
    {
      g_set_error_literal (error, SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_NO_ENDPOINT,
                           "The connection has no address");
      return FALSE;
    }

  /* A token is as good as a secret while it lives, so the same holds for where it may go. */
  endpoint = signet_token_endpoint_new (url, error);
  api = endpoint != NULL ? signet_token_endpoint_new (base, error) : NULL;
  if (api == NULL)
    return FALSE;

  self->tokens = signet_token_client_new (endpoint, NULL);
  self->api = signet_http_client_new (signet_token_endpoint_get_uri (api), NULL);

  return TRUE;
}

/* The answer is an array, or an object that has one, of objects with an id and a name. */
static JsonArray *
peek_items (SignetHttpReply *reply)
{
  JsonNode *body = signet_http_reply_get_body (reply);

  if (body != NULL && JSON_NODE_HOLDS_ARRAY (body))
    return json_node_get_array (body);

  return signet_json_peek_object (body) != NULL ? signet_json_peek_array (body, "data") : NULL;
}

static gboolean
read_item (JsonNode    *item,
           gint64      *id,
           const char **name)
{
  JsonObject *object = signet_json_peek_object (item);

  *name = signet_json_peek_string (item, "name");

  return object != NULL && *name != NULL &&
         signet_json_node_to_id (json_object_get_member (object, "id"), id);
}

static gboolean
take_accounts (LookUp           *look_up,
               SignetHttpReply  *reply,
               GError          **error)
{
  JsonArray *items = peek_items (reply);

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      g_autoptr(SignetAccount) account = NULL;
      const char *name;
      gint64 id;

      if (!read_item (json_array_get_element (items, i), &id, &name))
        continue;
      account = signet_account_new (id, name);
      signet_organization_add_account (look_up->found, account);
    }

  if (items == NULL)
    g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                         "There are no accounts in the answer");

  return items != NULL;
}

static gboolean
take_workspaces (LookUp           *look_up,
                 SignetHttpReply  *reply,
                 GError          **error)
{
  JsonArray *items = peek_items (reply);
  SignetAccount *account =
    signet_organization_find_account (look_up->found, look_up->account_id);

  for (guint i = 0; items != NULL && account != NULL && i < json_array_get_length (items); i++)
    {
      g_autoptr(SignetWorkspace) workspace = NULL;
      const char *name;
      gint64 id;

      if (!read_item (json_array_get_element (items, i), &id, &name))
        continue;
      workspace = signet_workspace_new (id, name);
      signet_account_add_workspace (account, workspace);
    }

  if (items == NULL)
    g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                         "There are no workspaces in the answer");

  return items != NULL;
}

static void
ask (GTask               *task,
     const char          *path,
     GAsyncReadyCallback  callback)
{
  SignetMparticleNames *self = g_task_get_source_object (task);
  LookUp *look_up = g_task_get_task_data (task);
  g_autofree char *target =
    g_strdup_printf ("/v1/%s?accountId=%" G_GINT64_FORMAT, path, look_up->account_id);
  g_autoptr(SignetHttpRequest) request = signet_http_request_new ("GET", target);
  char *header =
    g_strconcat ("Bearer ",
                 secret_value_get_text (signet_access_token_get_value (self->token)), NULL);

  signet_http_request_add_header (request, "Authorization", header);
  explicit_bzero (header, strlen (header));
  g_free (header);
  signet_http_request_set_sensitive (request);
  signet_http_client_send_async (self->api, request, g_task_get_cancellable (task),
                                 callback, g_object_ref (task));
}

/*
 * Callbacks
 */

static void
workspaces_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  LookUp *look_up = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetHttpReply) reply =
    signet_http_client_send_finish (SIGNET_HTTP_CLIENT (source), result, NULL, &error);

  if (reply != NULL && take_workspaces (look_up, reply, &error))
    g_task_return_pointer (task, g_object_ref (look_up->found), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
accounts_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetHttpReply) reply =
    signet_http_client_send_finish (SIGNET_HTTP_CLIENT (source), result, NULL, &error);

  if (reply != NULL && take_accounts (g_task_get_task_data (task), reply, &error))
    ask (task, "workspace", workspaces_cb);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
fetch_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetMparticleNames *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;
  SignetAccessToken *token =
    signet_token_client_fetch_finish (SIGNET_TOKEN_CLIENT (source), result, &error);

  if (token == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_clear_pointer (&self->token, signet_access_token_unref);
  self->token = token;
  ask (task, "accounts", accounts_cb);
}

static void
fetch (GTask       *task,
       SecretValue *secret)
{
  SignetMparticleNames *self = g_task_get_source_object (task);
  g_autoptr(SignetTokenRequest) request = signet_token_request_new (self->client_id, secret);

  signet_token_request_set_audience (request, signet_connection_get_audience (self->connection,
                                                                              self->client_id));
  signet_token_client_fetch_async (self->tokens, request, g_task_get_cancellable (task),
                                   fetch_cb, g_object_ref (task));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SecretValue) secret = signet_keyring_read_finish (result, NULL, &error);

  if (secret != NULL)
    fetch (task, secret);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/*
 * GObject
 */

static void
signet_mparticle_names_finalize (GObject *object)
{
  SignetMparticleNames *self = SIGNET_MPARTICLE_NAMES (object);

  g_clear_pointer (&self->token, signet_access_token_unref);
  g_clear_pointer (&self->secret, secret_value_unref);
  g_clear_object (&self->tokens);
  g_clear_object (&self->api);
  g_clear_object (&self->connection);
  g_free (self->client_id);

  G_OBJECT_CLASS (signet_mparticle_names_parent_class)->finalize (object);
}

static void
signet_mparticle_names_class_init (SignetMparticleNamesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_mparticle_names_finalize;
}

static void
signet_mparticle_names_init (SignetMparticleNames *self)
{
}

/*
 * Public
 */

/**
 * signet_mparticle_names_new:
 * @connection: a connection to mParticle that is open
 * @client_id: the credential to ask with
 *
 * Returns: (transfer full): what asks only when it is told to
 */
SignetMparticleNames *
signet_mparticle_names_new (SignetConnection *connection,
                            const char       *client_id)
{
  SignetMparticleNames *self;

  g_return_val_if_fail (SIGNET_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (client_id != NULL, NULL);

  self = g_object_new (SIGNET_TYPE_MPARTICLE_NAMES, NULL);
  self->connection = g_object_ref (connection);
  self->client_id = g_strdup (client_id);

  return self;
}

/**
 * signet_mparticle_names_set_secret:
 * @self: what looks up names
 * @secret: a Client Secret
 *
 * Asks with @secret in place of the one in the keyring.
 */
void
signet_mparticle_names_set_secret (SignetMparticleNames *self,
                                   SecretValue          *secret)
{
  g_return_if_fail (SIGNET_IS_MPARTICLE_NAMES (self));
  g_return_if_fail (secret != NULL);

  secret_value_ref (secret);
  g_clear_pointer (&self->secret, secret_value_unref);
  self->secret = secret;
}

/**
 * signet_mparticle_names_look_up_async:
 * @self: what looks up names
 * @account_id: an account
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Gets a token if there is none that still lives, which may ask for the keyring, and with it the
 * names of the accounts, and of the workspaces of @account_id.
 */
void
signet_mparticle_names_look_up_async (SignetMparticleNames *self,
                                      gint64                account_id,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data)
{
  g_autoptr(GTask) task = NULL;
  GError *error = NULL;
  LookUp *look_up;

  g_return_if_fail (SIGNET_IS_MPARTICLE_NAMES (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_mparticle_names_look_up_async);
  look_up = g_new0 (LookUp, 1);
  look_up->account_id = account_id;
  look_up->found = signet_organization_new (1, "mParticle");
  g_task_set_task_data (task, look_up, free_look_up);

  if (!prepare (self, &error))
    g_task_return_error (task, error);
  else if (has_token (self))
    ask (task, "accounts", accounts_cb);
  else if (self->secret != NULL)
    fetch (task, self->secret);
  else
    signet_keyring_read_async (signet_connection_get_id (self->connection), self->client_id,
                               NULL, TRUE, cancellable, read_cb, g_object_ref (task));
}

/**
 * signet_mparticle_names_look_up_finish:
 * @self: what looks up names
 * @result: what the callback was given
 * @error: return location for a [error@Signet.TokenError], a [error@Signet.Error] or
 *   %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.MparticleNames.look_up_async].
 *
 * Returns: (transfer full) (nullable): the accounts, one of them with its workspaces, or %NULL
 *   with @error set
 */
SignetOrganization *
signet_mparticle_names_look_up_finish (SignetMparticleNames  *self,
                                       GAsyncResult          *result,
                                       GError               **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* signet-token-discovery.c: finding the token endpoint of an issuer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-token-discovery.h"

#include "signet-error.h"
#include "signet-http-client.h"
#include "signet-json.h"
#include "signet-token-error.h"

#include <string.h>

/* Where metadata can be: RFC 8414 §3 puts its name before the path of the issuer, OpenID Connect
 * behind it, and there are issuers that mix the two.
 */
static const struct
{
  const char *name;
  gboolean behind;
} places[] = {
  { "/.well-known/oauth-authorization-server", FALSE },
  { "/.well-known/openid-configuration", TRUE },
  { "/.well-known/oauth-authorization-server", TRUE },
  { "/.well-known/openid-configuration", FALSE },
};

typedef struct
{
  SignetHttpClient *client; /* (owned) */
  char *issuer;             /* (owned) */
  char *path;               /* (owned) of the issuer, without a slash at its end */
  guint place;
} Discovery;

static void ask_next (GTask *task);

/*
 * Helpers
 */

static void
free_discovery (gpointer data)
{
  Discovery *discovery = data;

  g_clear_object (&discovery->client);
  g_free (discovery->issuer);
  g_free (discovery->path);
  g_free (discovery);
}

static char *
without_slash (const char *text)
{
  gsize length = strlen (text);

  while (length > 0 && text[length - 1] == '/')
    length--;

  return g_strndup (text, length);
}

/* RFC 8414 §3.3 and RFC 9207 want the two to be the same, so that nobody can speak for another
 * issuer. A slash at the end is what people leave out.
 */
static gboolean
is_of_issuer (Discovery *discovery,
              JsonNode  *metadata)
{
  const char *said = signet_json_peek_string (metadata, "issuer");
  g_autofree char *wanted = without_slash (discovery->issuer);
  g_autofree char *found = said != NULL ? without_slash (said) : NULL;

  return g_strcmp0 (found, wanted) == 0;
}

static SignetTokenEndpoint *
read_metadata (Discovery        *discovery,
               SignetHttpReply  *reply,
               GError          **error)
{
  JsonNode *metadata = signet_http_reply_get_body (reply);

  if (signet_json_peek_object (metadata) == NULL)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                           "The metadata of the issuer cannot be understood");
      return NULL;
    }

  if (!is_of_issuer (discovery, metadata))
    {
      const char *said = signet_json_peek_string (metadata, "issuer");

      g_set_error (error, SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_NO_ENDPOINT,
                   "The issuer calls itself “%.200s”", said != NULL ? said : "");
      return NULL;
    }

  return signet_token_endpoint_new_from_metadata (metadata, error);
}

/* The next place is asked where this one only said that nothing is there. */
static gboolean
may_be_elsewhere (const GError *error)
{
  return error->domain == SIGNET_ERROR &&
         (error->code == SIGNET_ERROR_NOT_FOUND || error->code == SIGNET_ERROR_MALFORMED ||
          error->code == SIGNET_ERROR_INVALID || error->code == SIGNET_ERROR_UNAUTHORIZED ||
          error->code == SIGNET_ERROR_FORBIDDEN || error->code == SIGNET_ERROR_FAILED);
}

/*
 * Callbacks
 */

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Discovery *discovery = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetHttpReply) reply =
    signet_http_client_send_finish (SIGNET_HTTP_CLIENT (source), result, NULL, &error);
  SignetTokenEndpoint *endpoint = NULL;

  if (reply != NULL)
    endpoint = read_metadata (discovery, reply, &error);

  if (endpoint != NULL)
    g_task_return_pointer (task, endpoint, (GDestroyNotify) signet_token_endpoint_unref);
  else if (!may_be_elsewhere (error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    {
      discovery->place++;
      ask_next (task);
    }
}

static void
ask_next (GTask *task)
{
  Discovery *discovery = g_task_get_task_data (task);
  g_autoptr(SignetHttpRequest) request = NULL;
  g_autofree char *target = NULL;

  if (discovery->place == G_N_ELEMENTS (places))
    {
      g_task_return_new_error (task, SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_NO_ENDPOINT,
                               "There is no metadata of an issuer at the address");
      return;
    }

  target = places[discovery->place].behind
             ? g_strconcat (discovery->path, places[discovery->place].name, NULL)
             : g_strconcat (places[discovery->place].name, discovery->path, NULL);
  request = signet_http_request_new (SOUP_METHOD_GET, target);
  signet_http_request_add_header (request, "Accept", "application/json");
  signet_http_client_send_async (discovery->client, request, g_task_get_cancellable (task),
                                 sent_cb, g_object_ref (task));
}

/*
 * Public
 */

/**
 * signet_token_discovery_async:
 * @issuer: the URL of an issuer
 * @connectable: (nullable): how to reach it, if not by the host and port of @issuer
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Asks an issuer for its metadata (RFC 8414, OpenID Connect Discovery).
 */
void
signet_token_discovery_async (const char          *issuer,
                              GSocketConnectable  *connectable,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr(SignetTokenEndpoint) itself = NULL;
  g_autoptr(GError) error = NULL;
  Discovery *discovery;
  GUri *uri;

  g_return_if_fail (issuer != NULL);

  g_task_set_source_tag (task, signet_token_discovery_async);

  /* The rules for where a secret may go hold for whoever says where it shall go, too. */
  itself = signet_token_endpoint_new (issuer, &error);
  if (itself == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  uri = signet_token_endpoint_get_uri (itself);
  discovery = g_new0 (Discovery, 1);
  discovery->issuer = g_strdup (issuer);
  discovery->path = without_slash (g_uri_get_path (uri));
  discovery->client = signet_http_client_new (uri, connectable);
  g_task_set_task_data (task, discovery, free_discovery);

  ask_next (task);
}

/**
 * signet_token_discovery_finish:
 * @result: what the callback was given
 * @error: return location for a [error@Signet.TokenError], a [error@Signet.Error] or
 *   %G_IO_ERROR_CANCELLED
 *
 * Ends [func@Signet.token_discovery_async].
 *
 * Returns: (transfer full) (nullable): where the issuer gives out tokens, or %NULL with @error set
 */
SignetTokenEndpoint *
signet_token_discovery_finish (GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

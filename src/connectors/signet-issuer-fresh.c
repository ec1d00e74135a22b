/* signet-issuer-fresh.c: getting a new secret from the built-in issuer, exactly once
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-issuer-fresh.h"

#include "signet-error.h"
#include "signet-issuer-messages.h"
#include "signet-json.h"

/* How many answers without a secret may come before it is given up. */
#define ROUNDS 6

/* Where an object remembers the requests whose answer nobody knows. */
#define MEMORY "signet-issuer-fresh"

/* A request that was sent with a key is repeated with the same key until it is answered. If
 * the issuer says that it was carried out before, then an answer with a secret was lost on the
 * way, and that secret is replaced by a fresh one, with a new key, until one arrives. So there
 * is one new secret in the end, and the person has seen it.
 *
 * Where even the repeating fails, or the person cancels it, the last request is remembered. So
 * who tries the same again gets the same, and not a second one beside it.
 */
typedef struct
{
  GHashTable *memory;           /* (owned) (element-type utf8 SignetHttpRequest) by purpose */
  char *purpose;                /* (owned) */
  SignetHttpRequest *request;   /* (owned) what is asked now */
  SignetCredential *credential; /* (owned) (nullable) as an answer without a secret told it */
  char *unseen;                 /* (owned) (nullable) the id of the secret that was lost */
  char *key;                    /* (owned) (nullable) of the replacement */
  gint64 expires;               /* of the new secret */
  GPtrArray *problems;          /* (owned) (nullable) */
  guint rounds;
  gboolean timed_out;           /* once already */
} Fresh;

static void send_request (GTask *task);

/*
 * Helpers
 */

static void
free_fresh (gpointer data)
{
  Fresh *fresh = data;

  g_hash_table_unref (fresh->memory);
  g_free (fresh->purpose);
  signet_http_request_unref (fresh->request);
  g_clear_object (&fresh->credential);
  g_free (fresh->unseen);
  g_free (fresh->key);
  g_clear_pointer (&fresh->problems, g_ptr_array_unref);
  g_free (fresh);
}

static GHashTable *
get_memory (GObject *object)
{
  GHashTable *memory = g_object_get_data (object, MEMORY);

  if (memory == NULL)
    {
      memory = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                      (GDestroyNotify) signet_http_request_unref);
      g_object_set_data_full (object, MEMORY, memory, (GDestroyNotify) g_hash_table_unref);
    }

  return memory;
}

static void
remember (Fresh *fresh)
{
  g_hash_table_replace (fresh->memory, g_strdup (fresh->purpose),
                        signet_http_request_ref (fresh->request));
}

/* Whether the issuer said that it did nothing. After anything else nobody knows. */
static gboolean
is_refusal (const GError *error)
{
  static const SignetError codes[] = {
    SIGNET_ERROR_INVALID, SIGNET_ERROR_UNAUTHORIZED, SIGNET_ERROR_FORBIDDEN,
    SIGNET_ERROR_NOT_FOUND, SIGNET_ERROR_CONFLICT, SIGNET_ERROR_CHANGED,
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      if (g_error_matches (error, SIGNET_ERROR, codes[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_secret (SignetCredential *credential,
            const char       *secret_id)
{
  for (guint i = 0; i < signet_credential_get_n_secrets (credential); i++)
    {
      SignetSecretInfo *secret = signet_credential_get_secret (credential, i);

      if (g_str_equal (signet_secret_info_get_id (secret), secret_id))
        return TRUE;
    }

  return FALSE;
}

/* Another request needs another key. */
static void
set_unseen (Fresh      *fresh,
            const char *secret_id)
{
  g_free (fresh->unseen);
  fresh->unseen = g_strdup (secret_id);
  g_free (fresh->key);
  fresh->key = g_uuid_string_random ();
}

/* Where the policy of the organization says when a secret ends, the one that takes the place of
 * another ends when that would have ended.
 */
static gint64
find_expires (Fresh *fresh)
{
  guint n_secrets = signet_credential_get_n_secrets (fresh->credential);

  if (fresh->expires != SIGNET_POLICY_EXPIRES || fresh->unseen == NULL)
    return fresh->expires;

  for (guint i = 0; i < n_secrets; i++)
    {
      SignetSecretInfo *secret = signet_credential_get_secret (fresh->credential, i);

      if (g_str_equal (signet_secret_info_get_id (secret), fresh->unseen))
        return signet_secret_info_get_expires (secret);
    }

  return fresh->expires;
}

/* If somebody ended the secret that was lost, nothing is left to be replaced. */
static void
ask_replacement (GTask *task)
{
  Fresh *fresh = g_task_get_task_data (task);

  if (fresh->unseen != NULL && !has_secret (fresh->credential, fresh->unseen))
    set_unseen (fresh, NULL);

  signet_http_request_unref (fresh->request);
  fresh->request = signet_issuer_messages_rotate (fresh->credential, fresh->unseen,
                                                  find_expires (fresh), fresh->key);
  send_request (task);
}

static void
handle_reply (GTask           *task,
              SignetHttpReply *reply)
{
  Fresh *fresh = g_task_get_task_data (task);
  g_autoptr(SecretValue) secret = signet_issuer_messages_take_secret (reply);
  g_autoptr(SignetCredential) credential = NULL;
  g_autoptr(GError) error = NULL;
  const char *secret_id;

  credential = signet_issuer_messages_read_credential (reply, &error);
  if (credential == NULL ||
      !signet_json_read_string (signet_http_reply_get_body (reply), "secret_id",
                                &secret_id, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (secret != NULL)
    {
      g_hash_table_remove (fresh->memory, fresh->purpose);
      g_task_return_pointer (task,
                             signet_issued_new (credential, secret_id, secret,
                                                fresh->credential != NULL),
                             (GDestroyNotify) signet_issued_unref);
      return;
    }

  if (fresh->rounds >= ROUNDS)
    {
      g_task_return_new_error (task, SIGNET_ERROR, SIGNET_ERROR_INTERRUPTED,
                               "The secret was lost on the way, again and again");
      return;
    }

  g_set_object (&fresh->credential, credential);
  set_unseen (fresh, secret_id);
  ask_replacement (task);
}

/*
 * Callbacks
 */

static void
find_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Fresh *fresh = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetHttpReply) reply =
    signet_issuer_channel_send_finish (SIGNET_ISSUER_CHANNEL (source), result, NULL, &error);
  g_autoptr(SignetCredential) credential = NULL;

  if (reply != NULL)
    credential = signet_issuer_messages_read_credential (reply, &error);
  if (credential == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_set_object (&fresh->credential, credential);
  ask_replacement (task);
}

/* Somebody changed the credential before the lost secret could be replaced. */
static void
find_again (GTask *task)
{
  Fresh *fresh = g_task_get_task_data (task);
  g_autoptr(SignetHttpRequest) request =
    signet_issuer_messages_find (signet_credential_get_client_id (fresh->credential));

  signet_issuer_channel_send_async (g_task_get_source_object (task), request,
                                    g_task_get_cancellable (task),
                                    find_cb, g_object_ref (task));
}

/* Takes @error over. */
static void
handle_error (GTask  *task,
              GError *error)
{
  Fresh *fresh = g_task_get_task_data (task);
  g_autoptr(GError) owned = error;

  if (!fresh->timed_out && g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_TIMED_OUT))
    {
      fresh->timed_out = TRUE;
      send_request (task);
      return;
    }

  if (fresh->rounds < ROUNDS && fresh->credential != NULL &&
      g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED))
    {
      find_again (task);
      return;
    }

  if (is_refusal (error))
    g_hash_table_remove (fresh->memory, fresh->purpose);
  g_task_return_error (task, g_steal_pointer (&owned));
}

static void
send_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Fresh *fresh = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(SignetHttpReply) reply =
    signet_issuer_channel_send_finish (SIGNET_ISSUER_CHANNEL (source), result,
                                       &fresh->problems, &error);

  if (reply != NULL)
    handle_reply (task, reply);
  else
    handle_error (task, error);
}

static void
send_request (GTask *task)
{
  Fresh *fresh = g_task_get_task_data (task);

  fresh->rounds++;
  remember (fresh);
  signet_issuer_channel_send_async (g_task_get_source_object (task), fresh->request,
                                    g_task_get_cancellable (task),
                                    send_cb, g_object_ref (task));
}

/*
 * Public
 */

/**
 * signet_issuer_fresh_async:
 * @channel: the way to the issuer
 * @memory: what remembers the request as long as nobody knows what became of it
 * @purpose: what the request is for, so that the same is known again
 * @request: a request with an idempotency key, which is answered with a credential and a secret
 * @expires: when the secret shall end, in Unix seconds, 0 for never, or
 *   %SIGNET_POLICY_EXPIRES
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Gets a new secret. If its answer is lost, another secret is got in its place, so that no
 * secret stays valid that nobody has seen.
 */
void
signet_issuer_fresh_async (SignetIssuerChannel *channel,
                           GObject             *memory,
                           const char          *purpose,
                           SignetHttpRequest   *request,
                           gint64               expires,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  SignetHttpRequest *remembered;
  Fresh *fresh;

  g_return_if_fail (SIGNET_IS_ISSUER_CHANNEL (channel));
  g_return_if_fail (G_IS_OBJECT (memory));
  g_return_if_fail (purpose != NULL);
  g_return_if_fail (request != NULL);

  fresh = g_new0 (Fresh, 1);
  fresh->memory = g_hash_table_ref (get_memory (memory));
  fresh->purpose = g_strdup (purpose);
  fresh->expires = expires;
  remembered = g_hash_table_lookup (fresh->memory, purpose);
  fresh->request = signet_http_request_ref (remembered != NULL ? remembered : request);

  task = g_task_new (channel, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_issuer_fresh_async);
  g_task_set_task_data (task, fresh, free_fresh);
  send_request (task);
}

/**
 * signet_issuer_fresh_finish:
 * @channel: the way to the issuer
 * @result: what the callback was given
 * @problems: (out) (optional) (nullable) (transfer full) (element-type SignetProblem): what is
 *   wrong with the fields, where the error is %SIGNET_ERROR_INVALID
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [func@Signet.issuer_fresh_async].
 *
 * Returns: (transfer full) (nullable): the credential with its secret, or %NULL with @error set
 */
SignetIssued *
signet_issuer_fresh_finish (SignetIssuerChannel  *channel,
                            GAsyncResult         *result,
                            GPtrArray           **problems,
                            GError              **error)
{
  Fresh *fresh;

  g_return_val_if_fail (g_task_is_valid (result, channel), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, signet_issuer_fresh_async), NULL);

  fresh = g_task_get_task_data (G_TASK (result));
  if (problems != NULL)
    *problems = g_steal_pointer (&fresh->problems);

  return g_task_propagate_pointer (G_TASK (result), error);
}

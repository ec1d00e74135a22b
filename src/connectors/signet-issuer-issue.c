/* signet-issuer-issue.c: issuing a credential at the built-in issuer, exactly once
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-issuer-issue.h"

#include "signet-error.h"
#include "signet-issuer-messages.h"
#include "signet-json.h"

/* How many answers without a secret may come before it is given up. */
#define ROUNDS 6

/* What a draft remembers until it is issued: the key, and the request that the key is for. */
#define DRAFT_KEY "signet-issue-key"
#define DRAFT_BODY "signet-issue-body"

/* A request that was sent with a key is repeated with the same key until it is answered. If
 * the issuer says that it was carried out before, then an answer with a secret was lost on the
 * way, and that secret is replaced by a fresh one, with a new key, until one arrives. So there
 * is one credential with one secret in the end, and the person has seen it.
 *
 * Where even the repeating fails, or the person cancels it, the draft keeps the key. So who
 * tries the same again gets the same credential.
 */
typedef struct
{
  SignetDraft *draft;           /* (owned) */
  SignetHttpRequest *request;   /* (owned) what is asked now */
  SignetCredential *credential; /* (owned) (nullable) what was issued */
  char *unseen;                 /* (owned) (nullable) the id of the secret that was lost */
  char *key;                    /* (owned) of the request */
  GPtrArray *problems;          /* (owned) (nullable) */
  guint rounds;
  gboolean timed_out;           /* once already */
} Issue;

static void send_request (GTask *task);

/*
 * Helpers
 */

static void
free_issue (gpointer data)
{
  Issue *issue = data;

  g_clear_object (&issue->draft);
  g_clear_pointer (&issue->request, signet_http_request_unref);
  g_clear_object (&issue->credential);
  g_free (issue->unseen);
  g_free (issue->key);
  g_clear_pointer (&issue->problems, g_ptr_array_unref);
  g_free (issue);
}

static char *
choose_key (SignetDraft *draft)
{
  g_autoptr(JsonNode) node = signet_draft_to_json (draft);
  g_autofree char *body = signet_json_to_string (node);
  const char *known = g_object_get_data (G_OBJECT (draft), DRAFT_KEY);
  char *key;

  if (known != NULL && g_strcmp0 (body, g_object_get_data (G_OBJECT (draft), DRAFT_BODY)) == 0)
    return g_strdup (known);

  key = g_uuid_string_random ();
  g_object_set_data_full (G_OBJECT (draft), DRAFT_KEY, g_strdup (key), g_free);
  g_object_set_data_full (G_OBJECT (draft), DRAFT_BODY, g_steal_pointer (&body), g_free);

  return key;
}

static void
ask_replacement (GTask *task)
{
  Issue *issue = g_task_get_task_data (task);

  g_clear_pointer (&issue->request, signet_http_request_unref);
  issue->request = signet_issuer_messages_replace (issue->credential, issue->unseen, issue->key);
  send_request (task);
}

static void
return_issued (GTask       *task,
               const char  *secret_id,
               SecretValue *secret)
{
  Issue *issue = g_task_get_task_data (task);

  /* Issuing the same once more would be another credential. */
  g_object_set_data (G_OBJECT (issue->draft), DRAFT_KEY, NULL);
  g_object_set_data (G_OBJECT (issue->draft), DRAFT_BODY, NULL);
  g_task_return_pointer (task, signet_issued_new (issue->credential, secret_id, secret),
                         (GDestroyNotify) signet_issued_unref);
}

static void
handle_reply (GTask           *task,
              SignetHttpReply *reply)
{
  Issue *issue = g_task_get_task_data (task);
  g_autoptr(SecretValue) secret = signet_issuer_messages_take_secret (reply);
  g_autoptr(GError) error = NULL;
  const char *secret_id;

  g_clear_object (&issue->credential);
  issue->credential = signet_issuer_messages_read_credential (reply, &error);
  if (issue->credential == NULL ||
      !signet_json_read_string (signet_http_reply_get_body (reply), "secret_id",
                                &secret_id, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (secret != NULL)
    {
      return_issued (task, secret_id, secret);
      return;
    }

  if (issue->rounds >= ROUNDS)
    {
      g_task_return_new_error (task, SIGNET_ERROR, SIGNET_ERROR_INTERRUPTED,
                               "The secret was lost on the way, again and again");
      return;
    }

  g_free (issue->unseen);
  issue->unseen = g_strdup (secret_id);
  g_free (issue->key);
  issue->key = g_uuid_string_random ();
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
  Issue *issue = g_task_get_task_data (task);
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

  g_set_object (&issue->credential, credential);
  ask_replacement (task);
}

/* Somebody changed the new credential before its secret could be replaced. */
static void
find_again (GTask *task)
{
  Issue *issue = g_task_get_task_data (task);
  g_autoptr(SignetHttpRequest) request =
    signet_issuer_messages_find (signet_credential_get_client_id (issue->credential));

  signet_issuer_channel_send_async (g_task_get_source_object (task), request,
                                    g_task_get_cancellable (task),
                                    find_cb, g_object_ref (task));
}

static void
send_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Issue *issue = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetHttpReply) reply =
    signet_issuer_channel_send_finish (SIGNET_ISSUER_CHANNEL (source), result,
                                       &issue->problems, &error);

  if (reply != NULL)
    handle_reply (task, reply);
  else if (!issue->timed_out && g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_TIMED_OUT))
    {
      issue->timed_out = TRUE;
      send_request (task);
    }
  else if (issue->rounds < ROUNDS && issue->credential != NULL &&
           g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED))
    find_again (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
send_request (GTask *task)
{
  Issue *issue = g_task_get_task_data (task);

  issue->rounds++;
  signet_issuer_channel_send_async (g_task_get_source_object (task), issue->request,
                                    g_task_get_cancellable (task),
                                    send_cb, g_object_ref (task));
}

/*
 * Public
 */

/**
 * signet_issuer_issue_async:
 * @channel: the way to the issuer
 * @draft: what is wanted
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Issues a credential.
 */
void
signet_issuer_issue_async (SignetIssuerChannel *channel,
                           SignetDraft         *draft,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Issue *issue;

  g_return_if_fail (SIGNET_IS_ISSUER_CHANNEL (channel));
  g_return_if_fail (SIGNET_IS_DRAFT (draft));

  task = g_task_new (channel, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_issuer_issue_async);

  issue = g_new0 (Issue, 1);
  issue->draft = g_object_ref (draft);
  issue->key = choose_key (draft);
  issue->request = signet_issuer_messages_issue (draft, issue->key);
  g_task_set_task_data (task, issue, free_issue);

  send_request (task);
}

/**
 * signet_issuer_issue_finish:
 * @channel: the way to the issuer
 * @result: what the callback was given
 * @problems: (out) (optional) (nullable) (transfer full) (element-type SignetProblem): what is
 *   wrong with the fields, where the error is %SIGNET_ERROR_INVALID
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [func@Signet.issuer_issue_async].
 *
 * Returns: (transfer full) (nullable): the credential with its secret, or %NULL with @error set
 */
SignetIssued *
signet_issuer_issue_finish (SignetIssuerChannel  *channel,
                            GAsyncResult         *result,
                            GPtrArray           **problems,
                            GError              **error)
{
  Issue *issue;

  g_return_val_if_fail (g_task_is_valid (result, channel), NULL);

  issue = g_task_get_task_data (G_TASK (result));
  if (problems != NULL)
    *problems = g_steal_pointer (&issue->problems);

  return g_task_propagate_pointer (G_TASK (result), error);
}

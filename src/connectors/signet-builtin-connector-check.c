/* signet-builtin-connector-check.c: asking the built-in issuer what a secret is worth
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-builtin-connector-private.h"

#include "signet-error.h"
#include "signet-json.h"

#include <string.h>

#define BEGIN "{\"client_secret\":\""
#define END   "\"}"

/* What one byte can become: “\u001f”. */
#define ESCAPE_LENGTH 6

/* A text that is wiped before it is freed. */
typedef struct
{
  char *text; /* (owned) */
  gsize length;
} Wiped;

/* What was answered. */
typedef struct
{
  SignetSecretState state;
  char *secret_id; /* (owned) (nullable) */
} Answer;

/*
 * Helpers
 */

static void
free_wiped (gpointer data)
{
  Wiped *wiped = data;

  explicit_bzero (wiped->text, wiped->length);
  g_free (wiped->text);
  g_free (wiped);
}

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  g_free (answer->secret_id);
  g_free (answer);
}

static char *
write_escaped (char       *to,
               const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if ((guchar) *p < ' ')
        {
          to += g_snprintf (to, ESCAPE_LENGTH + 1, "\\u%04x", (guint) *p);
          continue;
        }
      if (*p == '"' || *p == '\\')
        *to++ = '\\';
      *to++ = *p;
    }

  return to;
}

/* Not by a JSON tree, which would leave copies of the secret that nobody wipes. */
static GBytes *
write_body (const char *secret)
{
  Wiped *wiped = g_new0 (Wiped, 1);
  char *end;

  wiped->length = strlen (BEGIN) + ESCAPE_LENGTH * strlen (secret) + strlen (END) + 1;
  wiped->text = g_malloc0 (wiped->length);
  end = g_stpcpy (wiped->text, BEGIN);
  end = write_escaped (end, secret);
  end = g_stpcpy (end, END);

  return g_bytes_new_with_free_func (wiped->text, (gsize) (end - wiped->text), free_wiped, wiped);
}

static Answer *
read_answer (SignetHttpReply  *reply,
             GError          **error)
{
  JsonNode *body = signet_http_reply_get_body (reply);
  const char *name = signet_json_peek_string (body, "state");
  Answer *answer;
  SignetSecretState state;

  if (!signet_secret_state_from_string (name, &state))
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                           "The answer does not say what the secret is worth");
      return NULL;
    }

  answer = g_new0 (Answer, 1);
  answer->state = state;
  answer->secret_id = g_strdup (signet_json_peek_string (body, "secret_id"));

  return answer;
}

/*
 * Callbacks
 */

static void
send_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetHttpReply) reply =
    signet_issuer_channel_send_finish (SIGNET_ISSUER_CHANNEL (source), result, NULL, &error);
  Answer *answer = reply != NULL ? read_answer (reply, &error) : NULL;

  if (answer != NULL)
    g_task_return_pointer (task, answer, free_answer);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/*
 * Virtual methods
 */

/* What is no text at all cannot be a secret of this issuer, so it is not sent. */
static void
check_secret_async (SignetConnector     *connector,
                    const char          *client_id,
                    SecretValue         *secret,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (connector, cancellable, callback, user_data);
  const char *text = secret_value_get_text (secret);
  g_autoptr(SignetHttpRequest) request = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *path = NULL;

  g_task_set_source_tag (task, check_secret_async);
  if (text == NULL || *text == '\0' || !g_utf8_validate (text, -1, NULL))
    {
      Answer *answer = g_new0 (Answer, 1);

      answer->state = SIGNET_SECRET_STATE_WRONG;
      g_task_return_pointer (task, answer, free_answer);
      return;
    }

  escaped = g_uri_escape_string (client_id, NULL, FALSE);
  path = g_strconcat ("/v1/credentials/", escaped, "/secrets/check", NULL);
  request = signet_http_request_new (SOUP_METHOD_POST, path);
  signet_http_request_take_body (request, "application/json", write_body (text));
  signet_http_request_set_repeatable (request);
  signet_issuer_channel_send_async (SIGNET_BUILTIN_CONNECTOR (connector)->channel, request,
                                    cancellable, send_cb, g_object_ref (task));
}

static gboolean
check_secret_finish (SignetConnector    *connector,
                     GAsyncResult       *result,
                     SignetSecretState  *state,
                     char              **secret_id,
                     GError            **error)
{
  Answer *answer;

  g_return_val_if_fail (g_task_is_valid (result, connector), FALSE);

  answer = g_task_propagate_pointer (G_TASK (result), error);
  if (answer == NULL)
    return FALSE;

  *state = answer->state;
  *secret_id = g_steal_pointer (&answer->secret_id);
  free_answer (answer);

  return TRUE;
}

/*
 * Public
 */

/**
 * signet_builtin_connector_add_check:
 * @iface: the interface as this connector fills it
 *
 * Adds the check of secrets.
 */
void
signet_builtin_connector_add_check (SignetConnectorInterface *iface)
{
  g_return_if_fail (iface != NULL);

  iface->check_secret_async = check_secret_async;
  iface->check_secret_finish = check_secret_finish;
}

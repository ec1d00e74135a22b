/* signet-secret-paste.c: saves a secret that somebody has elsewhere
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-secret-paste.h"

#include "signet-secret-format.h"

#include <string.h>

#define PREFIX "sgn_"

/* No issuer makes longer ones. */
#define MAX_LENGTH 4096

/* It goes from the clipboard to the keyring without an entry in between: GTK hands the text of an
 * entry to every accessibility client.
 */
typedef struct
{
  SignetCredential *credential; /* (owned) */
  SecretValue *secret;          /* (owned) (nullable) until it was read */
  SignetSecretPaste outcome;
} Paste;

/*
 * Helpers
 */

static void
free_paste (gpointer data)
{
  Paste *paste = data;

  g_object_unref (paste->credential);
  g_clear_pointer (&paste->secret, secret_value_unref);
  g_free (paste);
}

static void
end (GTask             *task,
     SignetSecretPaste  outcome)
{
  Paste *paste = g_task_get_task_data (task);

  paste->outcome = outcome;
  g_task_return_boolean (task, TRUE);
}

/* Takes @text over, whose copy here is wiped. What GTK had of it cannot be reached. */
static SecretValue *
take_text (char *text)
{
  SecretValue *secret = NULL;
  gsize length = strlen (text);

  g_strstrip (text);
  if (*text != '\0' && strlen (text) <= MAX_LENGTH)
    secret = secret_value_new (text, -1, "text/plain");
  explicit_bzero (text, length);
  g_free (text);

  return secret;
}

/* Which of the secrets of the credential ends like this, if the issuer tells how they end. */
static SignetSecretInfo *
find_by_hint (SignetCredential *credential,
              const char       *text,
              gboolean         *can_tell)
{
  *can_tell = FALSE;
  for (guint i = 0; i < signet_credential_get_n_secrets (credential); i++)
    {
      SignetSecretInfo *secret = signet_credential_get_secret (credential, i);
      const char *hint = signet_secret_info_get_hint (secret);

      if (*hint == '\0')
        continue;
      *can_tell = TRUE;
      if (g_str_has_suffix (text, hint))
        return secret;
    }

  return NULL;
}

/*
 * Callbacks
 */

static void
save_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (signet_connection_save_secret_finish (SIGNET_CONNECTION (source), result, &error))
    end (task, SIGNET_SECRET_PASTE_SAVED);
  else
    g_task_return_error (task, error);
}

static void
save (GTask      *task,
      const char *secret_id)
{
  Paste *paste = g_task_get_task_data (task);
  g_autoptr(SignetIssued) issued =
    signet_issued_new (paste->credential, secret_id != NULL ? secret_id : "", paste->secret,
                       FALSE);

  signet_connection_save_secret_async (g_task_get_source_object (task), issued,
                                       g_task_get_cancellable (task),
                                       save_cb, g_object_ref (task));
}

static void
check_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autofree char *secret_id = NULL;
  GError *error = NULL;
  SignetSecretState state;

  if (!signet_connection_check_secret_finish (SIGNET_CONNECTION (source), result, &state,
                                              &secret_id, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  switch (state)
    {
    case SIGNET_SECRET_STATE_VALID:
    case SIGNET_SECRET_STATE_INACTIVE:
    case SIGNET_SECRET_STATE_EXPIRED:
      save (task, secret_id);
      break;
    case SIGNET_SECRET_STATE_ENDED:
      end (task, SIGNET_SECRET_PASTE_ENDED);
      break;
    case SIGNET_SECRET_STATE_UNKNOWN:
      end (task, SIGNET_SECRET_PASTE_GONE);
      break;
    case SIGNET_SECRET_STATE_WRONG:
    default:
      end (task, SIGNET_SECRET_PASTE_WRONG);
      break;
    }
}

/* An issuer that does not tell what a secret is worth may at least tell how its secrets end. */
static void
judge_by_hint (GTask *task)
{
  Paste *paste = g_task_get_task_data (task);
  gboolean can_tell;
  SignetSecretInfo *secret =
    find_by_hint (paste->credential, secret_value_get_text (paste->secret), &can_tell);

  if (can_tell && secret == NULL)
    end (task, SIGNET_SECRET_PASTE_WRONG);
  else
    save (task, secret != NULL ? signet_secret_info_get_id (secret) : NULL);
}

static void
read_text_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetConnection *connection = g_task_get_source_object (task);
  Paste *paste = g_task_get_task_data (task);
  char *pasted = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  const char *text;

  if (g_task_return_error_if_cancelled (task))
    {
      g_free (pasted);
      return;
    }

  paste->secret = pasted != NULL ? take_text (pasted) : NULL;
  text = paste->secret != NULL ? secret_value_get_text (paste->secret) : NULL;
  if (text == NULL)
    end (task, SIGNET_SECRET_PASTE_NOTHING);
  else if (g_str_has_prefix (text, PREFIX) && !signet_secret_format_is_genuine (text))
    end (task, SIGNET_SECRET_PASTE_BROKEN);
  else if (signet_connection_can_check_secrets (connection))
    signet_connection_check_secret_async (connection,
                                          signet_credential_get_client_id (paste->credential),
                                          paste->secret, g_task_get_cancellable (task),
                                          check_cb, g_object_ref (task));
  else
    judge_by_hint (task);
}

/*
 * Public
 */

/**
 * signet_secret_paste_async:
 * @connection: a connection
 * @credential: one of its credentials
 * @clipboard: where somebody copied a secret to
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Saves what is in the clipboard to the keyring, if it is a secret of @credential.
 */
void
signet_secret_paste_async (SignetConnection    *connection,
                           SignetCredential    *credential,
                           GdkClipboard        *clipboard,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Paste *paste;

  g_return_if_fail (SIGNET_IS_CONNECTION (connection));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (credential));
  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));

  task = g_task_new (connection, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_secret_paste_async);
  paste = g_new0 (Paste, 1);
  paste->credential = g_object_ref (credential);
  g_task_set_task_data (task, paste, free_paste);

  gdk_clipboard_read_text_async (clipboard, cancellable, read_text_cb, g_object_ref (task));
}

/**
 * signet_secret_paste_finish:
 * @connection: a connection
 * @result: what the callback was given
 * @outcome: (out): what became of it
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [func@Signet.secret_paste_async].
 *
 * Returns: whether it is known what became of it
 */
gboolean
signet_secret_paste_finish (SignetConnection   *connection,
                            GAsyncResult       *result,
                            SignetSecretPaste  *outcome,
                            GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, connection), FALSE);
  g_return_val_if_fail (outcome != NULL, FALSE);

  *outcome = ((Paste *) g_task_get_task_data (G_TASK (result)))->outcome;

  return g_task_propagate_boolean (G_TASK (result), error);
}

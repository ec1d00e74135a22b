/* signet-issuer-expiry.c: changing when the secrets of a credential end
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-issuer-expiry.h"

#include "signet-issuer-change.h"
#include "signet-issuer-messages.h"

/* Each secret is changed by a request of its own, with the revision that the one before made. */
typedef struct
{
  SignetCredential *credential; /* (owned) as it is known to be now */
  gint64 expires;
  guint position; /* of the secret that is changed now */
} Expiry;

static void set_next (GTask *task);

/*
 * Helpers
 */

static void
free_expiry (gpointer data)
{
  Expiry *expiry = data;

  g_clear_object (&expiry->credential);
  g_free (expiry);
}

/* Whether the secret in a place ends when it shall. */
static gboolean
ends_then (SignetCredential *credential,
           guint             position,
           gint64            expires)
{
  return position < signet_credential_get_n_secrets (credential) &&
         signet_secret_info_get_expires (signet_credential_get_secret (credential,
                                                                       position)) == expires;
}

/* A #SignetIssuerIsDoneFunc whose data is the task. */
static gboolean
is_set (SignetCredential *credential,
        gpointer          data)
{
  Expiry *expiry = g_task_get_task_data (G_TASK (data));

  return ends_then (credential, expiry->position, expiry->expires);
}

/*
 * Callbacks
 */

static void
change_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Expiry *expiry = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetCredential) credential =
    signet_issuer_change_finish (SIGNET_ISSUER_CHANNEL (source), result, NULL, &error);

  if (credential == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_set_object (&expiry->credential, credential);
  expiry->position++;
  set_next (task);
}

static void
set_next (GTask *task)
{
  Expiry *expiry = g_task_get_task_data (task);
  g_autoptr(SignetHttpRequest) request = NULL;
  SignetSecretInfo *secret;

  while (ends_then (expiry->credential, expiry->position, expiry->expires))
    expiry->position++;

  if (expiry->position >= signet_credential_get_n_secrets (expiry->credential))
    {
      g_task_return_pointer (task, g_object_ref (expiry->credential), g_object_unref);
      return;
    }

  secret = signet_credential_get_secret (expiry->credential, expiry->position);
  request = signet_issuer_messages_set_expiry (expiry->credential,
                                               signet_secret_info_get_id (secret),
                                               expiry->expires);
  signet_issuer_change_async (g_task_get_source_object (task), request,
                              signet_credential_get_client_id (expiry->credential),
                              FALSE, is_set, g_object_ref (task), g_object_unref,
                              g_task_get_cancellable (task), change_cb, g_object_ref (task));
}

/*
 * Public
 */

/**
 * signet_issuer_set_expiry_async:
 * @channel: a channel to the issuer
 * @credential: the credential as it was seen
 * @expires: when its secrets shall end, in Unix seconds, 0 for never
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Changes when all live secrets of a credential end, unless somebody else changed it meanwhile.
 * If that happens between two of them, the first stays changed.
 */
void
signet_issuer_set_expiry_async (SignetIssuerChannel *channel,
                                SignetCredential    *credential,
                                gint64               expires,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Expiry *expiry;

  g_return_if_fail (SIGNET_IS_ISSUER_CHANNEL (channel));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (credential));

  task = g_task_new (channel, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_issuer_set_expiry_async);
  expiry = g_new0 (Expiry, 1);
  expiry->credential = g_object_ref (credential);
  expiry->expires = expires;
  g_task_set_task_data (task, expiry, free_expiry);

  set_next (task);
}

/**
 * signet_issuer_set_expiry_finish:
 * @channel: a channel to the issuer
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [func@Signet.issuer_set_expiry_async].
 *
 * Returns: (transfer full) (nullable): the credential as it is now, or %NULL with @error set
 */
SignetCredential *
signet_issuer_set_expiry_finish (SignetIssuerChannel  *channel,
                                 GAsyncResult         *result,
                                 GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, channel), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

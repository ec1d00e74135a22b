/* signet-issuer-secrets.c: how secrets begin and end at the built-in issuer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-issuer-secrets.h"

#include "signet-issuer-change.h"
#include "signet-issuer-fresh.h"
#include "signet-issuer-messages.h"
#include "signet-json.h"

/*
 * Helpers
 */

/* A #SignetIssuerIsDoneFunc whose data is the id of a secret. */
static gboolean
is_ended (SignetCredential *credential,
          gpointer          data)
{
  for (guint i = 0; i < signet_credential_get_n_secrets (credential); i++)
    {
      SignetSecretInfo *secret = signet_credential_get_secret (credential, i);

      if (g_str_equal (signet_secret_info_get_id (secret), data))
        return FALSE;
    }

  return TRUE;
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
 * Issues a credential. Another draft, or the same with something else in it, is another
 * credential. End it with [func@Signet.issuer_fresh_finish].
 */
void
signet_issuer_issue_async (SignetIssuerChannel *channel,
                           SignetDraft         *draft,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autofree char *key = g_uuid_string_random ();
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *purpose = NULL;
  g_autoptr(SignetHttpRequest) request = NULL;

  g_return_if_fail (SIGNET_IS_ISSUER_CHANNEL (channel));
  g_return_if_fail (SIGNET_IS_DRAFT (draft));

  node = signet_draft_to_json (draft);
  purpose = signet_json_to_string (node);
  request = signet_issuer_messages_issue (draft, key);
  signet_issuer_fresh_async (channel, G_OBJECT (draft), purpose, request,
                             signet_draft_get_secret_expires (draft),
                             cancellable, callback, user_data);
}

/**
 * signet_issuer_start_rotation_async:
 * @channel: the way to the issuer
 * @credential: the credential as it was seen
 * @expires: when the new secret shall end, in Unix seconds, 0 for never
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Issues another secret for a credential. End it with [func@Signet.issuer_fresh_finish].
 */
void
signet_issuer_start_rotation_async (SignetIssuerChannel *channel,
                                    SignetCredential    *credential,
                                    gint64               expires,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autofree char *key = g_uuid_string_random ();
  g_autoptr(SignetHttpRequest) request = NULL;

  g_return_if_fail (SIGNET_IS_ISSUER_CHANNEL (channel));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (credential));

  request = signet_issuer_messages_rotate (credential, NULL, expires, key);
  signet_issuer_fresh_async (channel, G_OBJECT (channel),
                             signet_credential_get_client_id (credential), request, expires,
                             cancellable, callback, user_data);
}

/**
 * signet_issuer_end_secret_async:
 * @channel: the way to the issuer
 * @credential: the credential as it was seen
 * @secret_id: which of its secrets
 * @ending: in which way it ends
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Ends a secret of a credential. End it with [func@Signet.issuer_change_finish].
 */
void
signet_issuer_end_secret_async (SignetIssuerChannel *channel,
                                SignetCredential    *credential,
                                const char          *secret_id,
                                SignetSecretEnding   ending,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(SignetHttpRequest) request = NULL;

  g_return_if_fail (SIGNET_IS_ISSUER_CHANNEL (channel));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (credential));
  g_return_if_fail (secret_id != NULL);

  request = signet_issuer_messages_end (credential, secret_id, ending);
  signet_issuer_change_async (channel, request, signet_credential_get_client_id (credential),
                              TRUE, is_ended, g_strdup (secret_id), g_free,
                              cancellable, callback, user_data);
}

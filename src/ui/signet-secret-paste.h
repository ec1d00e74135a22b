/* signet-secret-paste.h: saves a secret that somebody has elsewhere
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-connection.h"

G_BEGIN_DECLS

/**
 * SignetSecretPaste:
 * @SIGNET_SECRET_PASTE_SAVED: it is in the keyring now
 * @SIGNET_SECRET_PASTE_NOTHING: there is no text to paste
 * @SIGNET_SECRET_PASTE_BROKEN: it was a Client Secret until something of it was lost or changed
 * @SIGNET_SECRET_PASTE_WRONG: it is no secret of the credential
 * @SIGNET_SECRET_PASTE_ENDED: it was one, and is of no use any more
 * @SIGNET_SECRET_PASTE_GONE: the credential is not there any more
 *
 * What became of what was pasted.
 */
typedef enum
{
  SIGNET_SECRET_PASTE_SAVED,
  SIGNET_SECRET_PASTE_NOTHING,
  SIGNET_SECRET_PASTE_BROKEN,
  SIGNET_SECRET_PASTE_WRONG,
  SIGNET_SECRET_PASTE_ENDED,
  SIGNET_SECRET_PASTE_GONE,
} SignetSecretPaste;

void     signet_secret_paste_async  (SignetConnection     *connection,
                                     SignetCredential     *credential,
                                     GdkClipboard         *clipboard,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
gboolean signet_secret_paste_finish (SignetConnection     *connection,
                                     GAsyncResult         *result,
                                     SignetSecretPaste    *outcome,
                                     GError              **error);

G_END_DECLS

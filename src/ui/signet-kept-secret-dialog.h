/* signet-kept-secret-dialog.h: what the keyring has of one credential
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "signet-connection.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_KEPT_SECRET_DIALOG (signet_kept_secret_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SignetKeptSecretDialog, signet_kept_secret_dialog,
                      SIGNET, KEPT_SECRET_DIALOG, AdwWindow)

void signet_kept_secret_dialog_present (GtkWindow        *parent,
                                        SignetConnection *connection,
                                        GListModel       *connections,
                                        SignetCredential *credential,
                                        const char       *secret_id);

G_END_DECLS

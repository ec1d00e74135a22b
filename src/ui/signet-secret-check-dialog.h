/* signet-secret-check-dialog.h: what all secrets in the keyring are worth
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "signet-connection.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_SECRET_CHECK_DIALOG (signet_secret_check_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SignetSecretCheckDialog, signet_secret_check_dialog,
                      SIGNET, SECRET_CHECK_DIALOG, AdwWindow)

void signet_secret_check_dialog_present (GtkWindow        *parent,
                                         SignetConnection *connection);

G_END_DECLS

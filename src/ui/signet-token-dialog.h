/* signet-token-dialog.h: gets an access token and shows what is in it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "signet-connection.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_TOKEN_DIALOG (signet_token_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SignetTokenDialog, signet_token_dialog, SIGNET, TOKEN_DIALOG, AdwWindow)

void signet_token_dialog_present (GtkWindow        *parent,
                                  SignetConnection *connection,
                                  SignetCredential *credential,
                                  const char       *secret_id);

G_END_DECLS

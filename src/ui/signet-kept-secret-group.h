/* signet-kept-secret-group.h: one secret in the keyring, with what is known of it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "signet-connection.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_KEPT_SECRET_GROUP (signet_kept_secret_group_get_type ())

G_DECLARE_FINAL_TYPE (SignetKeptSecretGroup, signet_kept_secret_group,
                      SIGNET, KEPT_SECRET_GROUP, AdwPreferencesGroup)

GtkWidget        *signet_kept_secret_group_new      (SignetConnection      *connection,
                                                     SignetCredential      *credential,
                                                     SignetKeptSecret      *kept);
void              signet_kept_secret_group_offer_move
                                                    (SignetKeptSecretGroup *self,
                                                     GListModel            *connections);
SignetKeptSecret *signet_kept_secret_group_get_kept (SignetKeptSecretGroup *self);

G_END_DECLS

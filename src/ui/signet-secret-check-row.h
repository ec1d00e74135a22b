/* signet-secret-check-row.h: what one secret in the keyring is worth
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-secret-check-item.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_SECRET_CHECK_ROW (signet_secret_check_row_get_type ())

G_DECLARE_FINAL_TYPE (SignetSecretCheckRow, signet_secret_check_row,
                      SIGNET, SECRET_CHECK_ROW, GtkBox)

GtkWidget             *signet_secret_check_row_new      (void);
SignetSecretCheckItem *signet_secret_check_row_get_item (SignetSecretCheckRow  *self);
void                   signet_secret_check_row_set_item (SignetSecretCheckRow  *self,
                                                         SignetSecretCheckItem *item);

G_END_DECLS

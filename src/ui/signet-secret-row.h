/* signet-secret-row.h: what is known about one secret
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "signet-secret-info.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_SECRET_ROW (signet_secret_row_get_type ())

G_DECLARE_FINAL_TYPE (SignetSecretRow, signet_secret_row, SIGNET, SECRET_ROW, AdwActionRow)

GtkWidget *signet_secret_row_new (SignetSecretInfo *secret,
                                  gint64            now);

G_END_DECLS

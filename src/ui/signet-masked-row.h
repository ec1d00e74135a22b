/* signet-masked-row.h: a secret that is shown on demand and for a short time
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>
#include <libsecret/secret.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_MASKED_ROW (signet_masked_row_get_type ())

G_DECLARE_FINAL_TYPE (SignetMaskedRow, signet_masked_row, SIGNET, MASKED_ROW, AdwActionRow)

void     signet_masked_row_set_secret (SignetMaskedRow *self,
                                       SecretValue     *secret);
gboolean signet_masked_row_get_shown  (SignetMaskedRow *self);

G_END_DECLS

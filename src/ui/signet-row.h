/* signet-row.h: a place in the list, and the credential that stands there
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-credential.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_ROW (signet_row_get_type ())

G_DECLARE_FINAL_TYPE (SignetRow, signet_row, SIGNET, ROW, GObject)

SignetRow        *signet_row_new            (SignetCredential *credential);
SignetCredential *signet_row_get_credential (SignetRow        *self);
void              signet_row_set_credential (SignetRow        *self,
                                             SignetCredential *credential);

G_END_DECLS

/* signet-row-list.h: the rows of the list of credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-credential-index.h"
#include "signet-row.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_ROW_LIST (signet_row_list_get_type ())

G_DECLARE_FINAL_TYPE (SignetRowList, signet_row_list, SIGNET, ROW_LIST, GObject)

SignetRowList *signet_row_list_new       (SignetCredentialIndex *index,
                                          guint                  limit);
guint          signet_row_list_get_limit (SignetRowList         *self);
void           signet_row_list_set_limit (SignetRowList         *self,
                                          guint                  limit);

G_END_DECLS

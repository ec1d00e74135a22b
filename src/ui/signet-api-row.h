/* signet-api-row.h: grants one API
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "signet-account.h"
#include "signet-api.h"
#include "signet-grant.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_API_ROW (signet_api_row_get_type ())

G_DECLARE_FINAL_TYPE (SignetApiRow, signet_api_row, SIGNET, API_ROW, AdwExpanderRow)

GtkWidget   *signet_api_row_new         (SignetApi     *api);
SignetApi   *signet_api_row_get_api     (SignetApiRow  *self);
void         signet_api_row_set_account (SignetApiRow  *self,
                                         SignetAccount *account);
SignetGrant *signet_api_row_get_grant   (SignetApiRow  *self);
void         signet_api_row_set_grant   (SignetApiRow  *self,
                                         SignetGrant   *grant);
void         signet_api_row_set_problem (SignetApiRow  *self,
                                         const char    *problem,
                                         gboolean       severe);
void         signet_api_row_focus       (SignetApiRow  *self);

G_END_DECLS

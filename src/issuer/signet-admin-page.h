/* signet-admin-page.h: one page of a list, and where the next one is
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-form.h"
#include "signet-response.h"

G_BEGIN_DECLS

SignetResponse *signet_admin_page_new (GBytes     *json,
                                       const char *path,
                                       SignetForm *query,
                                       const char *next);

G_END_DECLS

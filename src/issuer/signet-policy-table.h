/* signet-policy-table.h: the policy of the organization in the database
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-policy.h"
#include "signet-store.h"

G_BEGIN_DECLS

SignetPolicy *signet_policy_table_read  (SignetStore   *store,
                                         GError       **error);
gboolean      signet_policy_table_write (SignetStore   *store,
                                         SignetPolicy  *policy,
                                         GError       **error);

G_END_DECLS

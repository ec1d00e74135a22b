/* signet-usage-group.h: how often a credential is used
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "signet-connection.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_USAGE_GROUP (signet_usage_group_get_type ())

G_DECLARE_FINAL_TYPE (SignetUsageGroup, signet_usage_group,
                      SIGNET, USAGE_GROUP, AdwPreferencesGroup)

void       signet_usage_group_show (SignetUsageGroup *self,
                                    SignetConnection *connection,
                                    SignetCredential *credential);

G_END_DECLS

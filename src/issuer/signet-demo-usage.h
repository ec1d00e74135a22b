/* signet-demo-usage.h: tokens that were never given, to look at
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-credential.h"
#include "signet-store.h"

G_BEGIN_DECLS

gboolean signet_demo_usage_begin (SignetStore       *store,
                                  GError           **error);
gboolean signet_demo_usage_add   (SignetStore       *store,
                                  SignetCredential  *credential,
                                  gint64             now,
                                  GError           **error);

G_END_DECLS

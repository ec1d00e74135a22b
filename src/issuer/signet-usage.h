/* signet-usage.h: when secrets were last used, collected in memory
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "signet-store.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_USAGE (signet_usage_get_type ())

G_DECLARE_FINAL_TYPE (SignetUsage, signet_usage, SIGNET, USAGE, GObject)

SignetUsage *signet_usage_new   (void);
gboolean     signet_usage_start (SignetUsage  *self,
                                 const char   *database,
                                 GError      **error);
void         signet_usage_stop  (SignetUsage  *self);
void         signet_usage_note  (SignetUsage  *self,
                                 const char   *client_id,
                                 const char   *secret_id,
                                 gint64        now);
gboolean     signet_usage_flush (SignetUsage  *self,
                                 SignetStore  *store,
                                 GError      **error);

G_END_DECLS

/* signet-change-rows.h: what was changed since a client looked
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-store.h"

G_BEGIN_DECLS

gboolean  signet_change_rows_get_counter (SignetStore  *store,
                                          gint64       *counter,
                                          GError      **error);
gboolean  signet_change_rows_get_version (SignetStore  *store,
                                          gint64       *version,
                                          GError      **error);
GBytes   *signet_change_rows_read        (SignetStore  *store,
                                          gint64        after,
                                          gint64        counter,
                                          GError      **error);

G_END_DECLS

/* signet-usage-rows.h: the uses of secrets in the database
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-store.h"
#include "signet-usage-history.h"

G_BEGIN_DECLS

/**
 * SIGNET_USAGE_DAYS_MAX:
 *
 * How many days are kept.
 */
#define SIGNET_USAGE_DAYS_MAX 90

gboolean            signet_usage_rows_set_last (SignetStore  *store,
                                                const char   *secret_id,
                                                const char   *client_id,
                                                gint64        when,
                                                GError      **error);
gboolean            signet_usage_rows_add      (SignetStore  *store,
                                                const char   *secret_id,
                                                gint64        day,
                                                gint64        n_tokens,
                                                GError      **error);
gboolean            signet_usage_rows_prune    (SignetStore  *store,
                                                gint64        today,
                                                GError      **error);
SignetUsageHistory *signet_usage_rows_read     (SignetStore  *store,
                                                const char   *client_id,
                                                gint64        today,
                                                guint         n_days,
                                                GError      **error);

G_END_DECLS

/* signet-usage-history.h: how many tokens a credential was given, day by day
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_USAGE_HISTORY (signet_usage_history_get_type ())

G_DECLARE_FINAL_TYPE (SignetUsageHistory, signet_usage_history,
                      SIGNET, USAGE_HISTORY, GObject)

/**
 * SIGNET_USAGE_HISTORY_DAY:
 *
 * The seconds of a day.
 */
#define SIGNET_USAGE_HISTORY_DAY (24 * 60 * 60)

SignetUsageHistory *signet_usage_history_new               (gint64               last_day,
                                                            guint                n_days,
                                                            gint64               counted_since);
SignetUsageHistory *signet_usage_history_new_from_json     (JsonNode            *node,
                                                            GError             **error);
JsonNode           *signet_usage_history_to_json           (SignetUsageHistory  *self);
void                signet_usage_history_add               (SignetUsageHistory  *self,
                                                            gint64               day,
                                                            const char          *secret_id,
                                                            guint64              n_tokens);
guint               signet_usage_history_get_n_days        (SignetUsageHistory  *self);
gint64              signet_usage_history_get_day           (SignetUsageHistory  *self,
                                                            guint                index);
gint64              signet_usage_history_get_counted_since (SignetUsageHistory  *self);
guint64             signet_usage_history_get_tokens        (SignetUsageHistory  *self,
                                                            guint                index);
guint64             signet_usage_history_get_secret_tokens (SignetUsageHistory  *self,
                                                            guint                index,
                                                            const char          *secret_id);
guint64             signet_usage_history_get_total         (SignetUsageHistory  *self);
guint               signet_usage_history_get_busiest       (SignetUsageHistory  *self);

G_END_DECLS

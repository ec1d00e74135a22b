/* signet-usage-chart.h: tokens by day as bars
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-usage-history.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_USAGE_CHART (signet_usage_chart_get_type ())

G_DECLARE_FINAL_TYPE (SignetUsageChart, signet_usage_chart, SIGNET, USAGE_CHART, GtkWidget)

void       signet_usage_chart_set_history (SignetUsageChart   *self,
                                           SignetUsageHistory *history);
int        signet_usage_chart_get_day     (SignetUsageChart   *self,
                                           double              x);

G_END_DECLS

/* signet-registry-usage.c: how often credentials are used
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-registry.h"

#include "signet-registry-private.h"
#include "signet-time.h"
#include "signet-usage-rows.h"

/*
 * Public
 */

/**
 * signet_registry_get_usage_history:
 * @self: a registry
 * @client_id: a Client ID
 * @n_days: how many days up to today, at most %SIGNET_USAGE_DAYS_MAX
 * @error: return location for %SIGNET_ERROR_NOT_FOUND or a storage error
 *
 * Returns: (transfer full) (nullable): how many tokens were given on each day, right to the
 *   second, or %NULL with @error set
 */
SignetUsageHistory *
signet_registry_get_usage_history (SignetRegistry  *self,
                                   const char      *client_id,
                                   guint            n_days,
                                   GError         **error)
{
  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), NULL);
  g_return_val_if_fail (client_id != NULL, NULL);
  g_return_val_if_fail (n_days > 0 && n_days <= SIGNET_USAGE_DAYS_MAX, NULL);

  signet_registry_flush_usage (self);

  return signet_usage_rows_read (signet_registry_get_store (self), client_id,
                                 signet_time_now () / SIGNET_USAGE_HISTORY_DAY, n_days, error);
}

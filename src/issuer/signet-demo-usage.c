/* signet-demo-usage.c: tokens that were never given, to look at
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-demo-usage.h"

#include "signet-statement.h"
#include "signet-usage-rows.h"

#define DAY (24 * 60 * 60)

/* The days since 1970 began on a Thursday. */
#define FIRST_WEEKDAY 3

/*
 * Helpers
 */

/* Programs have weekends, too, and no two days are quite the same. */
static gint64
make_tokens (GRand  *rand,
             double  often,
             gint64  day)
{
  gboolean weekend = (day + FIRST_WEEKDAY) % 7 >= 5;
  double number = often * (weekend ? .35 : 1) * g_rand_double_range (rand, .7, 1.25);

  return (gint64) number;
}

static gboolean
add_secret (SignetStore       *store,
            SignetSecretInfo  *secret,
            GRand             *rand,
            double             often,
            gint64             now,
            GError           **error)
{
  gint64 last = signet_secret_info_get_last_used (secret) / DAY;
  gint64 first = MAX (signet_secret_info_get_created (secret) / DAY,
                      now / DAY - SIGNET_USAGE_DAYS_MAX + 1);

  if (signet_secret_info_get_last_used (secret) == 0)
    return TRUE;

  for (gint64 day = first; day <= last; day++)
    {
      gint64 n_tokens = make_tokens (rand, often, day);

      if (day == last)
        n_tokens = MAX (n_tokens, 1);
      if (n_tokens > 0 &&
          !signet_usage_rows_add (store, signet_secret_info_get_id (secret), day, n_tokens, error))
        return FALSE;
    }

  return TRUE;
}

/*
 * Public
 */

/**
 * signet_demo_usage_begin:
 * @store: a store with a transaction
 * @error: return location for a storage error
 *
 * Makes it look as if tokens had been counted for as long as days are kept.
 *
 * Returns: whether it was written
 */
gboolean
signet_demo_usage_begin (SignetStore  *store,
                         GError      **error)
{
  g_autoptr(SignetStatement) statement =
    signet_statement_new (store, "UPDATE usage_start SET day = day - ?1");

  signet_statement_add_int (statement, SIGNET_USAGE_DAYS_MAX);

  return signet_statement_run (statement, error);
}

/**
 * signet_demo_usage_add:
 * @store: a store with a transaction
 * @credential: a credential that is in it
 * @now: Unix seconds
 * @error: return location for a storage error
 *
 * Makes up how many tokens it was given, always the same for the same Client ID and day.
 *
 * Returns: whether it was written
 */
gboolean
signet_demo_usage_add (SignetStore       *store,
                       SignetCredential  *credential,
                       gint64             now,
                       GError           **error)
{
  guint seed = g_str_hash (signet_credential_get_client_id (credential));
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  double often = g_rand_double_range (rand, 2, 400);

  for (guint i = 0; i < signet_credential_get_n_secrets (credential); i++)
    {
      if (!add_secret (store, signet_credential_get_secret (credential, i), rand, often, now,
                       error))
        return FALSE;
    }

  return TRUE;
}

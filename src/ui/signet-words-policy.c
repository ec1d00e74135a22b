/* signet-words-policy.c: what the application says about the rules for secrets
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-words.h"

#include <glib/gi18n-lib.h>

/*
 * Helpers
 */

static char *
describe_default (guint       days,
                  const char *organization)
{
  /* Translators: the name of an organization, and a number of days */
  return g_strdup_printf (ngettext ("Default of %s: %u day.", "Default of %s: %u days.", days),
                          organization, days);
}

static char *
describe_limit (guint days)
{
  return g_strdup_printf (ngettext ("At most %u day is allowed, so nothing longer is offered.",
                                    "At most %u days are allowed, so nothing longer is offered.",
                                    days), days);
}

static char *
describe_maximum (guint       days,
                  const char *organization)
{
  /* Translators: the name of an organization, and a number of days */
  return g_strdup_printf (ngettext ("%s allows %u day at most, so nothing longer is offered.",
                                    "%s allows %u days at most, so nothing longer is offered.",
                                    days), organization, days);
}

/*
 * Public
 */

/**
 * signet_words_policy:
 * @policy: when secrets of an organization have to end
 * @organization: the name of the organization
 *
 * Returns: (transfer full) (nullable): what it means for who chooses an end, %NULL if there is
 *   no rule
 */
char *
signet_words_policy (SignetPolicy *policy,
                     const char   *organization)
{
  guint default_days;
  guint maximum_days;
  g_autofree char *by_default = NULL;
  g_autofree char *at_most = NULL;

  g_return_val_if_fail (SIGNET_IS_POLICY (policy), NULL);
  g_return_val_if_fail (organization != NULL, NULL);

  default_days = signet_policy_get_default_days (policy);
  maximum_days = signet_policy_get_maximum_days (policy);
  if (default_days > 0)
    by_default = describe_default (default_days, organization);
  if (maximum_days > 0)
    at_most = default_days > 0 ? describe_limit (maximum_days)
                               : describe_maximum (maximum_days, organization);

  if (by_default != NULL && at_most != NULL)
    /* Translators: two whole sentences */
    return g_strdup_printf (C_ ("sentences", "%s %s"), by_default, at_most);

  return by_default != NULL ? g_steal_pointer (&by_default) : g_steal_pointer (&at_most);
}

/**
 * signet_words_beyond:
 * @n_credentials: how many credentials have a secret that lasts longer than a new maximum
 *
 * Returns: (transfer full): what becomes of them
 */
char *
signet_words_beyond (guint n_credentials)
{
  if (n_credentials == 0)
    return g_strdup (_("Every secret there is ends within the maximum."));

  return g_strdup_printf (ngettext ("%u credential has a secret that lasts longer. It stays as it "
                                    "is until somebody changes its end.",
                                    "%u credentials have a secret that lasts longer. They stay as "
                                    "they are until somebody changes their end.",
                                    n_credentials), n_credentials);
}

/* naive.c: which credentials match, found out in the simplest way
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "world.h"

static gboolean
naive_has_word (SignetCredential *credential,
                const char       *word)
{
  static const struct
  {
    gint64 id;
    const char *name;
  } places[] = { { 40118, "us production" }, { 40119, "us staging" }, { 40231, "eu production" } };
  static const struct
  {
    const char *api;
    const char *permission;
    const char *text;
  } permissions[] = {
    { "platform", "admin", "platform\nadmin" }, { "platform", "user", "platform\nuser" },
    { "profile", "read-only", "profile\nread-only" }, { "reports", "read", "reports\nread" },
    { "custom-roles", "admin", "custom roles\nadmin" },
  };

  if (strstr (signet_credential_get_folded_text (credential), word) != NULL)
    return TRUE;

  for (guint i = 0; i < signet_credential_get_n_grants (credential); i++)
    {
      SignetGrant *grant = signet_credential_get_grant (credential, i);

      for (guint j = 0; j < G_N_ELEMENTS (permissions); j++)
        {
          if (g_str_equal (permissions[j].api, signet_grant_get_api (grant)) &&
              g_str_equal (permissions[j].permission, signet_grant_get_permission (grant)) &&
              strstr (permissions[j].text, word) != NULL)
            return TRUE;
        }
      for (guint j = 0; j < G_N_ELEMENTS (places); j++)
        {
          if (signet_grant_has_workspace (grant, places[j].id) &&
              strstr (places[j].name, word) != NULL)
            return TRUE;
        }
    }

  return FALSE;
}

static gboolean
naive_reaches (SignetCredential *credential,
               gint64            workspace)
{
  gint64 account = workspace == 40231 ? 3311 : 3310;

  for (guint i = 0; i < signet_credential_get_n_grants (credential); i++)
    {
      SignetGrant *grant = signet_credential_get_grant (credential, i);
      SignetLevel level = signet_grant_get_level (grant);

      if (level == SIGNET_LEVEL_ORGANIZATION ||
          (level == SIGNET_LEVEL_ACCOUNT &&
           signet_credential_get_account_id (credential) == account) ||
          signet_grant_has_workspace (grant, workspace))
        return TRUE;
    }

  return FALSE;
}

static gboolean
naive_expires (SignetCredential *credential,
               const char       *value)
{
  gint64 newest = signet_credential_get_expires (credential);
  gboolean all_expired = TRUE;

  if (!g_str_equal (value, "expired"))
    return newest > NOW && newest <= NOW + atoi (value) * DAY;

  for (guint i = 0; i < signet_credential_get_n_secrets (credential); i++)
    {
      gint64 expires =
        signet_secret_info_get_expires (signet_credential_get_secret (credential, i));

      all_expired = all_expired && expires != 0 && expires <= NOW;
    }

  return all_expired;
}

gboolean
naive_has (SignetCredential *credential,
           SignetFacet       facet,
           const char       *value)
{
  gint64 used = signet_credential_get_last_used (credential);
  g_auto(GStrv) parts = NULL;
  SignetGrant *grant;

  switch (facet)
    {
    case SIGNET_FACET_STATUS:
      return signet_credential_get_active (credential) == g_str_equal (value, "active");
    case SIGNET_FACET_EXPIRES:
      return naive_expires (credential, value);
    case SIGNET_FACET_USED:
      if (g_str_equal (value, "never"))
        return used == 0;
      return MAX (used, signet_credential_get_created (credential)) <= NOW - atoi (value) * DAY;
    case SIGNET_FACET_KEYRING:
      return signet_credential_get_in_keyring (credential);
    case SIGNET_FACET_SECRETS:
      return signet_credential_get_n_secrets (credential) == 2;
    case SIGNET_FACET_API:
      return signet_credential_find_grant (credential, value) != NULL;
    case SIGNET_FACET_PERMISSION:
      parts = g_strsplit (value, ":", 2);
      grant = signet_credential_find_grant (credential, parts[0]);
      return grant != NULL && g_str_equal (signet_grant_get_permission (grant), parts[1]);
    case SIGNET_FACET_ACCOUNT:
      return signet_credential_get_account_id (credential) == atoi (value);
    case SIGNET_FACET_WORKSPACE:
      return naive_reaches (credential, atoi (value));
    case SIGNET_FACET_CREATED_BY:
      return g_str_equal (signet_credential_get_created_by (credential), value);
    default:
      g_assert_not_reached ();
    }
}

gboolean
naive_matches (World            *world,
               SignetCredential *credential,
               guint             except)
{
  g_autofree char *folded = g_utf8_strdown (signet_filter_get_search (world->filter), -1);
  g_auto(GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; i < SIGNET_N_FACETS; i++)
    {
      const char *value = signet_filter_get_value (world->filter, i);

      if (i != except && value != NULL && !naive_has (credential, i, value))
        return FALSE;
    }
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (!naive_has_word (credential, words[i]))
        return FALSE;
    }

  return TRUE;
}

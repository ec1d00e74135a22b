/* signet-matcher.c: whether a credential is what a filter wants
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-matcher.h"

#include "signet-reach.h"
#include "signet-search.h"

#define DAY (24 * 60 * 60)

/* A number of days that nobody means any more. */
#define DAYS_MAX 36500

/* A value that the facet cannot have. */
#define IMPOSSIBLE -1

/* The values of a filter as what they mean, so that a credential is asked about without reading
 * a text again.
 */
struct _SignetMatcher
{
  SignetSearch *search;        /* (owned) */
  gboolean set[SIGNET_N_FACETS]; /* which facets have a value */
  gint64 numbers[SIGNET_N_FACETS]; /* the value as a number: days, an id, a flag */
  char *api;                   /* (owned) (nullable) */
  char *permission_api;        /* (owned) (nullable) */
  char *permission;            /* (owned) (nullable) */
  char *created_by;            /* (owned) (nullable) */
  gint64 workspace_account;    /* the account of the workspace */
  gint64 now;
};

/*
 * Helpers
 */

static gint64
read_number (const char *text,
             gint64      max)
{
  guint64 number;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 1, (guint64) max, &number, NULL))
    return IMPOSSIBLE;

  return (gint64) number;
}

/* A word is 0, the rest is a number. */
static gint64
read_word_or_number (const char *text,
                     const char *word)
{
  return g_strcmp0 (text, word) == 0 ? 0 : read_number (text, DAYS_MAX);
}

static gint64
read_status (const char *text)
{
  if (g_strcmp0 (text, "active") == 0)
    return TRUE;

  return g_strcmp0 (text, "inactive") == 0 ? FALSE : IMPOSSIBLE;
}

static gint64
find_account_of (SignetOrganization *organization,
                 gint64              workspace)
{
  SignetAccount *account = organization != NULL ?
    signet_organization_find_account_of (organization, workspace) : NULL;

  return account != NULL ? signet_account_get_id (account) : IMPOSSIBLE;
}

static void
read_permission (SignetMatcher *self,
                 const char    *text)
{
  const char *colon = text != NULL ? strrchr (text, ':') : NULL;

  if (colon == NULL)
    return;

  self->permission_api = g_strndup (text, (gsize) (colon - text));
  self->permission = g_strdup (colon + 1);
}

static gboolean
has_api (SignetCredential *credential,
         const char       *api)
{
  return signet_credential_find_grant (credential, api) != NULL;
}

static gboolean
has_permission (const SignetMatcher *self,
                SignetCredential    *credential)
{
  SignetGrant *grant = self->permission_api == NULL ? NULL :
    signet_credential_find_grant (credential, self->permission_api);

  return grant != NULL &&
         g_strcmp0 (signet_grant_get_permission (grant), self->permission) == 0;
}

static gboolean
matches_facet (const SignetMatcher *self,
               SignetFacet          facet,
               SignetCredential    *credential)
{
  gint64 number = self->numbers[facet];

  switch (facet)
    {
    case SIGNET_FACET_STATUS:
      return signet_credential_get_active (credential) == number;
    case SIGNET_FACET_EXPIRES:
      return number == 0 ? signet_matcher_is_expired (credential, self->now)
                         : signet_matcher_is_expiring (credential, (guint) number, self->now);
    case SIGNET_FACET_USED:
      return number == 0 ? signet_credential_get_last_used (credential) == 0
                         : signet_matcher_is_unused (credential, (guint) number, self->now);
    case SIGNET_FACET_KEYRING:
      return signet_credential_get_in_keyring (credential);
    case SIGNET_FACET_SECRETS:
      return signet_credential_get_n_secrets (credential) > 1;
    case SIGNET_FACET_API:
      return has_api (credential, self->api);
    case SIGNET_FACET_PERMISSION:
      return has_permission (self, credential);
    case SIGNET_FACET_ACCOUNT:
      return signet_credential_get_account_id (credential) == number;
    case SIGNET_FACET_WORKSPACE:
      return signet_reach_find (credential, number, self->workspace_account) != SIGNET_REACH_NONE;
    case SIGNET_FACET_CREATED_BY:
      return g_str_equal (signet_credential_get_created_by (credential), self->created_by);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
passes_facet (const SignetMatcher *self,
              SignetFacet          facet,
              SignetCredential    *credential)
{
  if (!self->set[facet])
    return TRUE;

  return self->numbers[facet] != IMPOSSIBLE && matches_facet (self, facet, credential);
}

/*
 * Public
 */

/**
 * signet_matcher_new:
 * @filter: what is wanted
 * @catalogue: (nullable): where the names of APIs and permissions come from
 * @organization: (nullable): where the names of workspaces and their accounts come from
 * @now: Unix seconds
 *
 * Returns: (transfer full): what @filter means at this moment; later changes of it do not matter
 */
SignetMatcher *
signet_matcher_new (SignetFilter       *filter,
                    SignetCatalogue    *catalogue,
                    SignetOrganization *organization,
                    gint64              now)
{
  SignetMatcher *self;
  const char *values[SIGNET_N_FACETS];

  g_return_val_if_fail (SIGNET_IS_FILTER (filter), NULL);

  self = g_new0 (SignetMatcher, 1);
  self->now = now;
  self->search = signet_search_new (signet_filter_get_search (filter), catalogue, organization);
  for (guint i = 0; i < SIGNET_N_FACETS; i++)
    {
      values[i] = signet_filter_get_value (filter, i);
      self->set[i] = values[i] != NULL;
    }

  self->numbers[SIGNET_FACET_STATUS] = read_status (values[SIGNET_FACET_STATUS]);
  self->numbers[SIGNET_FACET_EXPIRES] =
    read_word_or_number (values[SIGNET_FACET_EXPIRES], "expired");
  self->numbers[SIGNET_FACET_USED] = read_word_or_number (values[SIGNET_FACET_USED], "never");
  self->numbers[SIGNET_FACET_ACCOUNT] = read_number (values[SIGNET_FACET_ACCOUNT], G_MAXINT64);
  self->numbers[SIGNET_FACET_WORKSPACE] =
    read_number (values[SIGNET_FACET_WORKSPACE], G_MAXINT64);
  self->workspace_account =
    find_account_of (organization, self->numbers[SIGNET_FACET_WORKSPACE]);
  read_permission (self, values[SIGNET_FACET_PERMISSION]);
  self->api = g_strdup (values[SIGNET_FACET_API]);
  self->created_by = g_strdup (values[SIGNET_FACET_CREATED_BY]);

  return self;
}

/**
 * signet_matcher_free:
 * @self: (transfer full): a matcher
 *
 * Frees it.
 */
void
signet_matcher_free (SignetMatcher *self)
{
  signet_search_free (self->search);
  g_free (self->api);
  g_free (self->permission_api);
  g_free (self->permission);
  g_free (self->created_by);
  g_free (self);
}

/**
 * signet_matcher_matches:
 * @self: a matcher
 * @credential: a credential
 *
 * Returns: whether @credential is what the filter wants
 */
gboolean
signet_matcher_matches (const SignetMatcher *self,
                        SignetCredential    *credential)
{
  for (guint i = 0; i < SIGNET_N_FACETS; i++)
    {
      if (!passes_facet (self, i, credential))
        return FALSE;
    }

  return signet_search_matches (self->search, credential);
}

/**
 * signet_matcher_misses_one:
 * @self: a matcher
 * @credential: a credential
 * @facet: (out): the facet whose value it has not, %SIGNET_N_FACETS if it has all
 *
 * This is what counts are made of: how many there would be, if only this facet had another
 * value.
 *
 * Returns: whether @credential misses no more than one facet, and the search finds it
 */
gboolean
signet_matcher_misses_one (const SignetMatcher *self,
                           SignetCredential    *credential,
                           guint               *facet)
{
  guint missed = SIGNET_N_FACETS;

  for (guint i = 0; i < SIGNET_N_FACETS; i++)
    {
      if (passes_facet (self, i, credential))
        continue;
      if (missed != SIGNET_N_FACETS)
        return FALSE;
      missed = i;
    }

  *facet = missed;

  return signet_search_matches (self->search, credential);
}

/**
 * signet_matcher_depends_on:
 * @self: a matcher
 * @facet: a facet
 *
 * Returns: whether the filter has a value for @facet
 */
gboolean
signet_matcher_depends_on (const SignetMatcher *self,
                           SignetFacet          facet)
{
  g_return_val_if_fail (facet < SIGNET_N_FACETS, FALSE);

  return self->set[facet];
}

/**
 * signet_matcher_get_now:
 * @self: a matcher
 *
 * Returns: the moment that it judges by, in Unix seconds
 */
gint64
signet_matcher_get_now (const SignetMatcher *self)
{
  return self->now;
}

/**
 * signet_matcher_get_days:
 * @self: a matcher
 * @facet: %SIGNET_FACET_EXPIRES or %SIGNET_FACET_USED
 *
 * Returns: the days that the filter names for @facet, or those that are meant without one
 */
guint
signet_matcher_get_days (const SignetMatcher *self,
                         SignetFacet          facet)
{
  g_return_val_if_fail (facet == SIGNET_FACET_EXPIRES || facet == SIGNET_FACET_USED, 0);

  if (self->set[facet] && self->numbers[facet] > 0)
    return (guint) self->numbers[facet];

  return facet == SIGNET_FACET_EXPIRES ? SIGNET_DAYS_EXPIRING : SIGNET_DAYS_UNUSED;
}

/**
 * signet_matcher_get_workspace:
 * @self: a matcher
 * @account: (out) (optional): the account that the workspace belongs to
 *
 * Returns: the workspace that must be reached, 0 for any
 */
gint64
signet_matcher_get_workspace (const SignetMatcher *self,
                              gint64              *account)
{
  if (account != NULL)
    *account = self->workspace_account;

  return self->set[SIGNET_FACET_WORKSPACE] ? self->numbers[SIGNET_FACET_WORKSPACE] : 0;
}

/**
 * signet_matcher_is_unused:
 * @credential: a credential
 * @days: a number of days
 * @now: Unix seconds
 *
 * One that was never used counts from the day it was issued: a new one is not idle yet.
 *
 * Returns: whether no token was given for it in the last @days days
 */
gboolean
signet_matcher_is_unused (SignetCredential *credential,
                          guint             days,
                          gint64            now)
{
  gint64 since = MAX (signet_credential_get_last_used (credential),
                      signet_credential_get_created (credential));

  return since <= now - (gint64) days * DAY;
}

/**
 * signet_matcher_is_expiring:
 * @credential: a credential
 * @days: a number of days
 * @now: Unix seconds
 *
 * Returns: whether its newest secret works and ends within @days days
 */
gboolean
signet_matcher_is_expiring (SignetCredential *credential,
                            guint             days,
                            gint64            now)
{
  gint64 expires = signet_credential_get_expires (credential);

  return expires > now && expires <= now + (gint64) days * DAY;
}

/**
 * signet_matcher_is_expired:
 * @credential: a credential
 * @now: Unix seconds
 *
 * Returns: whether no secret of it works any more because all have expired
 */
gboolean
signet_matcher_is_expired (SignetCredential *credential,
                           gint64            now)
{
  guint n_secrets = signet_credential_get_n_secrets (credential);

  for (guint i = 0; i < n_secrets; i++)
    {
      if (!signet_secret_info_is_expired (signet_credential_get_secret (credential, i), now))
        return FALSE;
    }

  return n_secrets > 0;
}

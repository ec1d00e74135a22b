/* signet-facets.c: how many credentials there are behind each value of a filter
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-facets.h"

/* The numbers of days that are always counted, because people are offered them. */
static const guint expiring_days[] = { 7, 30, 60, 90 };
static const guint unused_days[] = { 30, 60, 90, 180, 365 };

#define MAX_DAYS 5

/* Each number says how many credentials would be found if the facet had that value and all
 * others stayed as they are.
 *
 * A workspace is mostly reached through its account or the organization, so those are counted
 * where they are granted, and added up when somebody asks.
 */
struct _SignetFacets
{
  GHashTable *counts[SIGNET_N_FACETS]; /* (owned) value (owned) → guint (owned) */
  GHashTable *accounts;                /* (owned) workspace → its account, as gint64 (owned) */
  GHashTable *by_account;              /* (owned) account as gint64 (owned) → guint (owned) */
  guint by_organization;
  guint expiring[MAX_DAYS];            /* beside expiring_days */
  guint unused[MAX_DAYS];              /* beside unused_days */
};

G_DEFINE_BOXED_TYPE (SignetFacets, signet_facets, signet_facets_ref, signet_facets_unref)

/*
 * Helpers
 */

static void
free_facets (gpointer data)
{
  SignetFacets *self = data;

  for (guint i = 0; i < SIGNET_N_FACETS; i++)
    g_hash_table_unref (self->counts[i]);
  g_hash_table_unref (self->accounts);
  g_hash_table_unref (self->by_account);
}

static void
count (GHashTable *table,
       const char *value)
{
  guint *number = g_hash_table_lookup (table, value);

  if (number == NULL)
    {
      number = g_new0 (guint, 1);
      g_hash_table_insert (table, g_strdup (value), number);
    }
  (*number)++;
}

static guint
get_number (GHashTable    *table,
            gconstpointer  key)
{
  const guint *number = g_hash_table_lookup (table, key);

  return number != NULL ? *number : 0;
}

static void
count_id (GHashTable *table,
          gint64      id)
{
  char text[32];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, id);
  count (table, text);
}

static gboolean
find_days (SignetFacet  facet,
           guint64      days,
           guint       *index)
{
  guint n_days;
  const guint *offered = signet_facets_get_days (facet, &n_days);

  for (*index = 0; *index < n_days; (*index)++)
    {
      if (offered[*index] == days)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_within (SignetFacet       facet,
           SignetCredential *credential,
           guint             days,
           gint64            now)
{
  return facet == SIGNET_FACET_EXPIRES ? signet_matcher_is_expiring (credential, days, now)
                                       : signet_matcher_is_unused (credential, days, now);
}

/* A filter that was made elsewhere may have a number of days that nobody is offered here. */
static void
count_days (SignetFacets        *self,
            const SignetMatcher *matcher,
            SignetFacet          facet,
            SignetCredential    *credential)
{
  gint64 now = signet_matcher_get_now (matcher);
  guint asked = signet_matcher_get_days (matcher, facet);
  guint *counts = facet == SIGNET_FACET_EXPIRES ? self->expiring : self->unused;
  guint n_days;
  const guint *days = signet_facets_get_days (facet, &n_days);
  guint index;

  for (guint i = 0; i < n_days; i++)
    counts[i] += is_within (facet, credential, days[i], now);

  if (!find_days (facet, asked, &index) && is_within (facet, credential, asked, now))
    count_id (self->counts[facet], asked);
}

static void
count_permission (GHashTable  *table,
                  SignetGrant *grant)
{
  const char *permission = signet_grant_get_permission (grant);
  g_autofree char *value = NULL;

  if (permission == NULL)
    return;

  value = g_strconcat (signet_grant_get_api (grant), ":", permission, NULL);
  count (table, value);
}

static void
count_account_reach (SignetFacets *self,
                     gint64        account)
{
  guint *number = g_hash_table_lookup (self->by_account, &account);

  if (number == NULL)
    {
      number = g_new0 (guint, 1);
      g_hash_table_insert (self->by_account, g_memdup2 (&account, sizeof account), number);
    }
  (*number)++;
}

static SignetLevel
find_widest (SignetCredential *credential)
{
  SignetLevel widest = SIGNET_LEVEL_WORKSPACE;

  for (guint i = 0; i < signet_credential_get_n_grants (credential); i++)
    widest = MIN (widest, signet_grant_get_level (signet_credential_get_grant (credential, i)));

  return widest;
}

/* A workspace counts once, however many grants name it, and not when the account of the
 * credential, which is granted as a whole, has it anyway.
 */
static void
count_named (SignetFacets     *self,
             SignetCredential *credential,
             gboolean          with_account)
{
  gint64 account = signet_credential_get_account_id (credential);

  for (guint i = 0; i < signet_credential_get_n_grants (credential); i++)
    {
      SignetGrant *grant = signet_credential_get_grant (credential, i);

      for (guint j = 0; j < signet_grant_get_n_workspaces (grant); j++)
        {
          gint64 workspace = signet_grant_get_workspaces (grant)[j];
          gint64 *its_account = g_hash_table_lookup (self->accounts, &workspace);
          gboolean counted = with_account && its_account != NULL && *its_account == account;

          for (guint k = 0; k < i && !counted; k++)
            counted = signet_grant_has_workspace (signet_credential_get_grant (credential, k),
                                                  workspace);
          if (!counted)
            count_id (self->counts[SIGNET_FACET_WORKSPACE], workspace);
        }
    }
}

static void
count_workspaces (SignetFacets     *self,
                  SignetCredential *credential)
{
  SignetLevel widest = find_widest (credential);

  if (widest == SIGNET_LEVEL_ORGANIZATION)
    {
      self->by_organization++;
      return;
    }

  if (widest == SIGNET_LEVEL_ACCOUNT)
    count_account_reach (self, signet_credential_get_account_id (credential));
  count_named (self, credential, widest == SIGNET_LEVEL_ACCOUNT);
}

static void
count_grants (SignetFacets     *self,
              SignetFacet       facet,
              SignetCredential *credential)
{
  for (guint i = 0; i < signet_credential_get_n_grants (credential); i++)
    {
      SignetGrant *grant = signet_credential_get_grant (credential, i);

      if (facet == SIGNET_FACET_API)
        count (self->counts[facet], signet_grant_get_api (grant));
      else
        count_permission (self->counts[facet], grant);
    }
}

static void
count_facet (SignetFacets        *self,
             const SignetMatcher *matcher,
             SignetFacet          facet,
             SignetCredential    *credential)
{
  GHashTable *table = self->counts[facet];
  gint64 now = signet_matcher_get_now (matcher);

  switch (facet)
    {
    case SIGNET_FACET_STATUS:
      count (table, signet_credential_get_active (credential) ? "active" : "inactive");
      break;
    case SIGNET_FACET_EXPIRES:
      if (signet_matcher_is_expired (credential, now))
        count (table, "expired");
      count_days (self, matcher, facet, credential);
      break;
    case SIGNET_FACET_USED:
      if (signet_credential_get_last_used (credential) == 0)
        count (table, "never");
      count_days (self, matcher, facet, credential);
      break;
    case SIGNET_FACET_KEYRING:
      if (signet_credential_get_in_keyring (credential))
        count (table, "yes");
      break;
    case SIGNET_FACET_SECRETS:
      if (signet_credential_get_n_secrets (credential) > 1)
        count (table, "several");
      break;
    case SIGNET_FACET_API:
    case SIGNET_FACET_PERMISSION:
      count_grants (self, facet, credential);
      break;
    case SIGNET_FACET_ACCOUNT:
      count_id (table, signet_credential_get_account_id (credential));
      break;
    case SIGNET_FACET_WORKSPACE:
      count_workspaces (self, credential);
      break;
    case SIGNET_FACET_CREATED_BY:
      count (table, signet_credential_get_created_by (credential));
      break;
    default:
      g_return_if_reached ();
    }
}

static void
note_accounts (SignetFacets       *self,
               SignetOrganization *organization)
{
  for (guint i = 0; i < signet_organization_get_n_accounts (organization); i++)
    {
      SignetAccount *account = signet_organization_get_account (organization, i);
      gint64 account_id = signet_account_get_id (account);

      for (guint j = 0; j < signet_account_get_n_workspaces (account); j++)
        {
          gint64 id = signet_workspace_get_id (signet_account_get_workspace (account, j));

          g_hash_table_insert (self->accounts, g_memdup2 (&id, sizeof id),
                               g_memdup2 (&account_id, sizeof account_id));
        }
    }
}

/* A workspace that the organization has no more is still named by grants. */
static guint
get_reach (SignetFacets *self,
           const char   *value)
{
  gint64 workspace = g_ascii_strtoll (value, NULL, 10);
  gint64 *account = g_hash_table_lookup (self->accounts, &workspace);
  guint number = get_number (self->counts[SIGNET_FACET_WORKSPACE], value);

  if (account != NULL)
    number += get_number (self->by_account, account);

  return number + self->by_organization;
}

static guint
get_days (SignetFacets *self,
          SignetFacet   facet,
          const char   *value)
{
  const guint *counts = facet == SIGNET_FACET_EXPIRES ? self->expiring : self->unused;
  guint64 days;
  guint index;

  if (g_ascii_string_to_unsigned (value, 10, 1, G_MAXUINT, &days, NULL) &&
      find_days (facet, days, &index))
    return counts[index];

  return get_number (self->counts[facet], value);
}

/*
 * Public
 */

/**
 * signet_facets_new:
 * @organization: (nullable): which account a workspace belongs to
 *
 * Returns: (transfer full): counts that are all 0
 */
SignetFacets *
signet_facets_new (SignetOrganization *organization)
{
  SignetFacets *self = g_rc_box_new0 (SignetFacets);

  for (guint i = 0; i < SIGNET_N_FACETS; i++)
    self->counts[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->accounts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->by_account = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  if (organization != NULL)
    note_accounts (self, organization);

  return self;
}

/**
 * signet_facets_ref:
 * @self: counts
 *
 * Returns: (transfer full): @self
 */
SignetFacets *
signet_facets_ref (SignetFacets *self)
{
  return g_rc_box_acquire (self);
}

/**
 * signet_facets_unref:
 * @self: (transfer full): counts
 *
 * Gives up a reference.
 */
void
signet_facets_unref (SignetFacets *self)
{
  g_rc_box_release_full (self, free_facets);
}

/**
 * signet_facets_add:
 * @self: counts
 * @matcher: the filter that is set
 * @credential: a credential, which was not added before
 *
 * Counts one credential wherever it would be found.
 */
void
signet_facets_add (SignetFacets        *self,
                   const SignetMatcher *matcher,
                   SignetCredential    *credential)
{
  guint missed;

  g_return_if_fail (self != NULL);
  g_return_if_fail (matcher != NULL);

  if (!signet_matcher_misses_one (matcher, credential, &missed))
    return;

  if (missed < SIGNET_N_FACETS)
    {
      count_facet (self, matcher, missed, credential);
      return;
    }

  for (guint i = 0; i < SIGNET_N_FACETS; i++)
    count_facet (self, matcher, i, credential);
}

/**
 * signet_facets_get_count:
 * @self: counts
 * @facet: a facet
 * @value: a value of it
 *
 * Returns: how many credentials would be found with that value
 */
guint
signet_facets_get_count (SignetFacets *self,
                         SignetFacet   facet,
                         const char   *value)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (facet < SIGNET_N_FACETS, 0);
  g_return_val_if_fail (value != NULL, 0);

  switch (facet)
    {
    case SIGNET_FACET_WORKSPACE:
      return get_reach (self, value);
    case SIGNET_FACET_EXPIRES:
    case SIGNET_FACET_USED:
      return get_days (self, facet, value);
    case SIGNET_FACET_STATUS:
    case SIGNET_FACET_KEYRING:
    case SIGNET_FACET_SECRETS:
    case SIGNET_FACET_API:
    case SIGNET_FACET_PERMISSION:
    case SIGNET_FACET_ACCOUNT:
    case SIGNET_FACET_CREATED_BY:
    default:
      return get_number (self->counts[facet], value);
    }
}

/**
 * signet_facets_get_days:
 * @facet: a facet
 * @n_days: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_days) (nullable): the numbers of days that are always
 *   counted for @facet, from the least to the greatest, or %NULL if it has nothing to do with days
 */
const guint *
signet_facets_get_days (SignetFacet  facet,
                        guint       *n_days)
{
  g_return_val_if_fail (n_days != NULL, NULL);

  switch (facet)
    {
    case SIGNET_FACET_EXPIRES:
      *n_days = G_N_ELEMENTS (expiring_days);
      return expiring_days;
    case SIGNET_FACET_USED:
      *n_days = G_N_ELEMENTS (unused_days);
      return unused_days;
    case SIGNET_FACET_STATUS:
    case SIGNET_FACET_KEYRING:
    case SIGNET_FACET_SECRETS:
    case SIGNET_FACET_API:
    case SIGNET_FACET_PERMISSION:
    case SIGNET_FACET_ACCOUNT:
    case SIGNET_FACET_WORKSPACE:
    case SIGNET_FACET_CREATED_BY:
    default:
      *n_days = 0;
      return NULL;
    }
}

/**
 * signet_facets_dup_values:
 * @self: counts
 * @facet: a facet, but not %SIGNET_FACET_WORKSPACE
 *
 * Returns: (transfer full): the values that some credential has, in no order
 */
GStrv
signet_facets_dup_values (SignetFacets *self,
                          SignetFacet   facet)
{
  g_autoptr(GStrvBuilder) values = g_strv_builder_new ();
  GHashTableIter iter;
  const char *value;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (facet < SIGNET_N_FACETS && facet != SIGNET_FACET_WORKSPACE, NULL);

  g_hash_table_iter_init (&iter, self->counts[facet]);
  while (g_hash_table_iter_next (&iter, (gpointer *) &value, NULL))
    g_strv_builder_add (values, value);

  return g_strv_builder_end (values);
}

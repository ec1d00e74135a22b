/* signet-order.c: in which order credentials stand
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-order.h"

#include "signet-collation.h"

/* A hundred thousand credentials have to be put in another order between two frames. So each
 * gets one number to be compared by, once, and the array that is sorted stands by name already:
 * as the sort is stable, what is equal needs no comparing of names at all.
 */
struct _SignetOrder
{
  SignetSort sort;
  gboolean descending;
  SignetCatalogue *catalogue; /* (owned) (nullable) */
  gint64 now;
};

typedef struct
{
  guint64 key;
  SignetCredential *credential; /* (borrowed) */
} Entry;

/*
 * Helpers
 */

/* Numbers with a sign in the order of numbers without one. */
static guint64
to_key (gint64 number)
{
  return (guint64) number ^ (G_GUINT64_CONSTANT (1) << 63);
}

/* A workspace that two grants reach counts once; as the ids are kept ascending, one walk
 * through all grants side by side is enough.
 */
static guint
count_workspaces (SignetCredential *credential,
                  guint             n_grants)
{
  guint *next = g_newa0 (guint, n_grants);
  guint count = 0;

  while (TRUE)
    {
      gint64 least = G_MAXINT64;

      for (guint i = 0; i < n_grants; i++)
        {
          SignetGrant *grant = signet_credential_get_grant (credential, i);

          if (next[i] < signet_grant_get_n_workspaces (grant))
            least = MIN (least, signet_grant_get_workspaces (grant)[next[i]]);
        }
      if (least == G_MAXINT64)
        return count;

      for (guint i = 0; i < n_grants; i++)
        {
          SignetGrant *grant = signet_credential_get_grant (credential, i);

          if (next[i] < signet_grant_get_n_workspaces (grant) &&
              signet_grant_get_workspaces (grant)[next[i]] == least)
            next[i]++;
        }
      count++;
    }
}

/* How far a credential reaches, as one number: how many workspaces, or more than any number
 * of them.
 */
static gint64
measure_scope (SignetCredential *credential)
{
  guint n_grants = signet_credential_get_n_grants (credential);
  SignetLevel widest = SIGNET_LEVEL_WORKSPACE;

  for (guint i = 0; i < n_grants; i++)
    widest = MIN (widest, signet_grant_get_level (signet_credential_get_grant (credential, i)));

  if (widest != SIGNET_LEVEL_WORKSPACE)
    return G_MAXINT64 - widest;
  if (n_grants == 1)
    return signet_grant_get_n_workspaces (signet_credential_get_grant (credential, 0));

  return count_workspaces (credential, n_grants);
}

static gint64
get_expires (SignetCredential *credential)
{
  gint64 expires = signet_credential_get_expires (credential);

  return expires != 0 ? expires : G_MAXINT64;
}

/* The beginning of a text as a number: two that differ are in the order of their texts. */
static guint64
get_prefix (const char *text)
{
  guint64 prefix = 0;

  for (guint i = 0; i < sizeof prefix; i++)
    {
      prefix = prefix << 8 | (guchar) *text;
      if (*text != '\0')
        text++;
    }

  return prefix;
}

static gint64
get_number (const SignetOrder *self,
            SignetCredential            *credential)
{
  switch (self->sort)
    {
    case SIGNET_SORT_SCOPE:
      return measure_scope (credential);
    case SIGNET_SORT_STATUS:
      return signet_credential_get_status (credential, self->now);
    case SIGNET_SORT_CREATED:
      return signet_credential_get_created (credential);
    case SIGNET_SORT_LAST_USED:
      return signet_credential_get_last_used (credential);
    case SIGNET_SORT_EXPIRES:
      return get_expires (credential);
    case SIGNET_SORT_NAME:
    case SIGNET_SORT_CLIENT_ID:
    case SIGNET_SORT_APIS:
    case SIGNET_SORT_OWNER:
    case SIGNET_SORT_CREATED_BY:
    default:
      return 0;
    }
}

static void
add_collation (GString    *text,
               const char *name)
{
  g_autofree char *key = signet_collation_make_key (name);

  g_string_append (text, key);
  g_string_append_c (text, '\x01');
}

static void
add_grant_collation (const SignetOrder *self,
                     GString                     *text,
                     SignetGrant                 *grant)
{
  const char *api_id = signet_grant_get_api (grant);
  const char *permission_id = signet_grant_get_permission (grant);
  SignetApi *api = NULL;
  SignetPermission *permission = NULL;

  if (self->catalogue != NULL)
    api = signet_catalogue_find_api (self->catalogue, api_id);
  if (api != NULL && permission_id != NULL)
    permission = signet_api_find_permission (api, permission_id);

  add_collation (text, api != NULL ? signet_api_get_name (api) : api_id);
  if (permission != NULL)
    add_collation (text, signet_permission_get_name (permission));
  else
    add_collation (text, permission_id != NULL ? permission_id : "");
}

/* What an order by texts compares. APIs go tag by tag, as they are read in the row. */
static char *
make_text (const SignetOrder *self,
           SignetCredential  *credential)
{
  GString *text = g_string_new (NULL);
  const char *owner = signet_credential_get_owner (credential);

  if (self->sort == SIGNET_SORT_OWNER)
    {
      /* Nobody comes after everybody. */
      g_string_append_c (text, *owner != '\0' ? '\x01' : '\x02');
      add_collation (text, owner);
    }
  else if (self->sort == SIGNET_SORT_CREATED_BY)
    add_collation (text, signet_credential_get_created_by (credential));
  else
    for (guint i = 0; i < signet_credential_get_n_grants (credential); i++)
      add_grant_collation (self, text, signet_credential_get_grant (credential, i));

  return g_string_free (text, FALSE);
}

static int
compare_texts_of (const SignetOrder *self,
                  SignetCredential  *left,
                  SignetCredential  *right)
{
  g_autofree char *left_text = make_text (self, left);
  g_autofree char *right_text = make_text (self, right);

  return strcmp (left_text, right_text);
}

static int
compare_sort (const SignetOrder *self,
              SignetCredential            *left,
              SignetCredential            *right)
{
  gint64 left_number;
  gint64 right_number;

  switch (self->sort)
    {
    case SIGNET_SORT_NAME:
      return strcmp (signet_credential_get_sort_key (left),
                     signet_credential_get_sort_key (right));
    case SIGNET_SORT_CLIENT_ID:
      return strcmp (signet_credential_get_client_id (left),
                     signet_credential_get_client_id (right));
    case SIGNET_SORT_APIS:
    case SIGNET_SORT_OWNER:
    case SIGNET_SORT_CREATED_BY:
      return compare_texts_of (self, left, right);
    case SIGNET_SORT_SCOPE:
    case SIGNET_SORT_STATUS:
    case SIGNET_SORT_CREATED:
    case SIGNET_SORT_LAST_USED:
    case SIGNET_SORT_EXPIRES:
    default:
      left_number = get_number (self, left);
      right_number = get_number (self, right);
      return (left_number > right_number) - (left_number < right_number);
    }
}

static int
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const Entry *left = a;
  const Entry *right = b;

  return (left->key > right->key) - (left->key < right->key);
}

static int
compare_client_ids (gconstpointer a,
                    gconstpointer b,
                    gpointer      user_data)
{
  const Entry *left = a;
  const Entry *right = b;

  if (left->key != right->key)
    return left->key < right->key ? -1 : 1;

  return strcmp (signet_credential_get_client_id (left->credential),
                 signet_credential_get_client_id (right->credential));
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What has the same signature has the same text. */
static void
write_signature (const SignetOrder *self,
                 GString           *signature,
                 SignetCredential  *credential)
{
  g_string_truncate (signature, 0);
  if (self->sort == SIGNET_SORT_OWNER)
    g_string_append (signature, signet_credential_get_owner (credential));
  else if (self->sort == SIGNET_SORT_CREATED_BY)
    g_string_append (signature, signet_credential_get_created_by (credential));
  else
    for (guint i = 0; i < signet_credential_get_n_grants (credential); i++)
      {
        SignetGrant *grant = signet_credential_get_grant (credential, i);
        const char *permission = signet_grant_get_permission (grant);

        g_string_append (signature, signet_grant_get_api (grant));
        g_string_append_c (signature, '\n');
        g_string_append (signature, permission != NULL ? permission : "");
        g_string_append_c (signature, '\n');
      }
}

/* Many credentials have the same APIs and the same people, so the texts that there are, are few:
 * they are made once each and sorted among themselves.
 */
static void
rank_texts (const SignetOrder *self,
            Entry             *entries,
            guint              n_entries)
{
  g_autoptr(GHashTable) texts =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GHashTable) ranks = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr(GString) signature = g_string_new (NULL);
  g_autofree const char **text_of = g_new (const char *, n_entries);

  for (guint i = 0; i < n_entries; i++)
    {
      write_signature (self, signature, entries[i].credential);
      text_of[i] = g_hash_table_lookup (texts, signature->str);
      if (text_of[i] == NULL)
        {
          char *text = make_text (self, entries[i].credential);

          g_hash_table_insert (texts, g_strdup (signature->str), text);
          if (g_hash_table_add (ranks, text))
            g_ptr_array_add (sorted, text);
          text_of[i] = text;
        }
    }

  g_ptr_array_sort (sorted, compare_texts);
  for (guint i = 0; i < sorted->len; i++)
    g_hash_table_replace (ranks, g_ptr_array_index (sorted, i), GUINT_TO_POINTER (i));
  for (guint i = 0; i < n_entries; i++)
    entries[i].key = GPOINTER_TO_UINT (g_hash_table_lookup (ranks, text_of[i]));
}

/* Equal names get the same number. */
static void
rank_names (Entry *entries,
            guint  n_entries)
{
  guint64 rank = 0;

  for (guint i = 0; i < n_entries; i++)
    {
      if (i > 0 && strcmp (signet_credential_get_sort_key (entries[i - 1].credential),
                           signet_credential_get_sort_key (entries[i].credential)) != 0)
        rank++;
      entries[i].key = rank;
    }
}

static void
make_keys (const SignetOrder *self,
           Entry                       *entries,
           guint                        n_entries)
{
  switch (self->sort)
    {
    case SIGNET_SORT_NAME:
      rank_names (entries, n_entries);
      break;
    case SIGNET_SORT_APIS:
    case SIGNET_SORT_OWNER:
    case SIGNET_SORT_CREATED_BY:
      rank_texts (self, entries, n_entries);
      break;
    case SIGNET_SORT_CLIENT_ID:
      for (guint i = 0; i < n_entries; i++)
        entries[i].key = get_prefix (signet_credential_get_client_id (entries[i].credential));
      break;
    case SIGNET_SORT_SCOPE:
    case SIGNET_SORT_STATUS:
    case SIGNET_SORT_CREATED:
    case SIGNET_SORT_LAST_USED:
    case SIGNET_SORT_EXPIRES:
    default:
      for (guint i = 0; i < n_entries; i++)
        entries[i].key = to_key (get_number (self, entries[i].credential));
      break;
    }

  /* Client IDs that begin alike are compared to their ends, so those are turned round later. */
  for (guint i = 0; self->descending && self->sort != SIGNET_SORT_CLIENT_ID && i < n_entries; i++)
    entries[i].key = ~entries[i].key;
}

/*
 * Public
 */

/**
 * signet_order_new:
 * @sort: by what
 * @descending: whether from the greatest to the least; what is equal stays by name
 * @catalogue: (nullable): where the names of APIs come from
 * @now: Unix seconds, by which statuses are told
 *
 * Returns: (transfer full): an order, which does not change with time
 */
SignetOrder *
signet_order_new (SignetSort       sort,
                  gboolean         descending,
                  SignetCatalogue *catalogue,
                  gint64           now)
{
  SignetOrder *self = g_new0 (SignetOrder, 1);

  self->sort = sort;
  self->descending = descending;
  self->now = now;
  g_set_object (&self->catalogue, catalogue);

  return self;
}

/**
 * signet_order_free:
 * @self: (transfer full): an order
 *
 * Frees it.
 */
void
signet_order_free (SignetOrder *self)
{
  g_clear_object (&self->catalogue);
  g_free (self);
}

/**
 * signet_order_compare:
 * @self: an order
 * @left: a credential
 * @right: another one
 *
 * Returns: less than 0 if @left comes first, greater than 0 if @right does, 0 if they have the
 *   same Client ID
 */
int
signet_order_compare (const SignetOrder *self,
                      SignetCredential  *left,
                      SignetCredential  *right)
{
  int order = compare_sort (self, left, right);

  if (order != 0)
    return self->descending ? -order : order;

  return signet_order_compare_names (left, right);
}

/**
 * signet_order_compare_names:
 * @left: a credential
 * @right: another one
 *
 * Returns: how they compare by name, then by Client ID
 */
int
signet_order_compare_names (SignetCredential *left,
                            SignetCredential *right)
{
  int order = strcmp (signet_credential_get_sort_key (left),
                      signet_credential_get_sort_key (right));

  return order != 0 ? order : strcmp (signet_credential_get_client_id (left),
                                      signet_credential_get_client_id (right));
}

/**
 * signet_order_sort:
 * @self: an order
 * @by_name: (element-type SignetCredential): credentials in the order of
 *   [func@Signet.credential_order_compare_names]
 *
 * Returns: (transfer container) (element-type SignetCredential): the same credentials in this
 *   order; the array borrows them
 */
GPtrArray *
signet_order_sort (const SignetOrder *self,
                   GPtrArray         *by_name)
{
  GPtrArray *sorted = g_ptr_array_sized_new (by_name->len);
  g_autofree Entry *entries = g_new (Entry, MAX (by_name->len, 1));
  gboolean by_client_id = self->sort == SIGNET_SORT_CLIENT_ID;

  for (guint i = 0; i < by_name->len; i++)
    entries[i].credential = g_ptr_array_index (by_name, i);
  make_keys (self, entries, by_name->len);

  /* An order by name is there already. g_qsort_with_data() is stable. */
  if (self->sort != SIGNET_SORT_NAME || self->descending)
    g_qsort_with_data (entries, (int) by_name->len, sizeof (Entry),
                       by_client_id ? compare_client_ids : compare_keys, NULL);

  for (guint i = 0; i < by_name->len; i++)
    {
      guint place = by_client_id && self->descending ? by_name->len - 1 - i : i;

      g_ptr_array_add (sorted, entries[place].credential);
    }

  return sorted;
}

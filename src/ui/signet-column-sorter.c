/* signet-column-sorter.c: the order of credentials by one column
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-column-sorter.h"

#include "signet-collation.h"

/* It compares what the credentials keep, and makes nothing while it does: a
 * GtkStringSorter behind a column view makes its keys anew for each comparison, and is ten
 * times slower.
 */
struct _SignetColumnSorter
{
  GtkSorter parent_instance;

  SignetRowContext *context; /* (owned) */
  SignetColumn column;
};

G_DEFINE_FINAL_TYPE (SignetColumnSorter, signet_column_sorter, GTK_TYPE_SORTER)

/* The first sorter that was asked during a probe, see signet_column_sorter_probe(). */
static SignetColumnSorter *probed;
static gboolean probing;

/*
 * Helpers
 */

static int
compare_numbers (gint64 left,
                 gint64 right)
{
  return (left > right) - (left < right);
}

/* What never ends comes after everything that does. */
static int
compare_expiries (SignetCredential *left,
                  SignetCredential *right)
{
  gint64 left_expires = signet_credential_get_expires (left);
  gint64 right_expires = signet_credential_get_expires (right);

  return compare_numbers (left_expires != 0 ? left_expires : G_MAXINT64,
                          right_expires != 0 ? right_expires : G_MAXINT64);
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

/* Most of what is compared is equal, and equal keys are the same pointer. */
static int
compare_keys (const char *left,
              const char *right)
{
  return left != right ? strcmp (left, right) : 0;
}

/* What nobody answers for comes last. */
static int
compare_owners (SignetCredential *left,
                SignetCredential *right)
{
  gboolean left_has_none = *signet_credential_get_owner (left) == '\0';
  gboolean right_has_none = *signet_credential_get_owner (right) == '\0';

  if (left_has_none || right_has_none)
    return left_has_none - right_has_none;

  return compare_keys (signet_credential_get_owner_key (left),
                       signet_credential_get_owner_key (right));
}

/* Without its API a permission has no name either, only an id. */
static const char *
get_permission_key (SignetGrant *grant,
                    SignetApi   *api)
{
  const char *id = signet_grant_get_permission (grant);
  SignetPermission *permission = NULL;

  if (api != NULL && id != NULL)
    permission = signet_api_find_permission (api, id);
  if (permission != NULL)
    return signet_permission_get_sort_key (permission);

  return signet_collation_get_key (id != NULL ? id : "");
}

static int
compare_grants (SignetGrant     *left,
                SignetGrant     *right,
                SignetCatalogue *catalogue)
{
  const char *left_id = signet_grant_get_api (left);
  const char *right_id = signet_grant_get_api (right);
  SignetApi *left_api = NULL;
  SignetApi *right_api = NULL;
  int order;

  /* Most are like others, and then there is nothing to look up. */
  if (g_str_equal (left_id, right_id) && g_strcmp0 (signet_grant_get_permission (left),
                                                    signet_grant_get_permission (right)) == 0)
    return 0;

  if (catalogue != NULL)
    {
      left_api = signet_catalogue_find_api (catalogue, left_id);
      right_api = signet_catalogue_find_api (catalogue, right_id);
    }

  order = compare_keys (left_api != NULL ? signet_api_get_sort_key (left_api)
                                         : signet_collation_get_key (left_id),
                        right_api != NULL ? signet_api_get_sort_key (right_api)
                                          : signet_collation_get_key (right_id));
  if (order != 0)
    return order;

  return compare_keys (get_permission_key (left, left_api),
                       get_permission_key (right, right_api));
}

/* Tag by tag, as they are read in the cell. */
static int
compare_apis (SignetCredential *left,
              SignetCredential *right,
              SignetCatalogue  *catalogue)
{
  guint n_left = signet_credential_get_n_grants (left);
  guint n_right = signet_credential_get_n_grants (right);

  for (guint i = 0; i < MIN (n_left, n_right); i++)
    {
      int order = compare_grants (signet_credential_get_grant (left, i),
                                  signet_credential_get_grant (right, i), catalogue);

      if (order != 0)
        return order;
    }

  return compare_numbers (n_left, n_right);
}

static int
compare_column (SignetColumnSorter *self,
                SignetCredential   *left,
                SignetCredential   *right)
{
  gint64 now = signet_row_context_get_now (self->context);

  switch (self->column)
    {
    case SIGNET_COLUMN_APIS:
      return compare_apis (left, right, signet_row_context_get_catalogue (self->context));
    case SIGNET_COLUMN_SCOPE:
      return compare_numbers (measure_scope (left), measure_scope (right));
    case SIGNET_COLUMN_STATUS:
      return compare_numbers (signet_credential_get_status (left, now),
                              signet_credential_get_status (right, now));
    case SIGNET_COLUMN_CREATED:
      return compare_numbers (signet_credential_get_created (left),
                              signet_credential_get_created (right));
    case SIGNET_COLUMN_LAST_USED:
      return compare_numbers (signet_credential_get_last_used (left),
                              signet_credential_get_last_used (right));
    case SIGNET_COLUMN_EXPIRES:
      return compare_expiries (left, right);
    case SIGNET_COLUMN_OWNER:
      return compare_owners (left, right);
    case SIGNET_COLUMN_CREATED_BY:
      return compare_keys (signet_credential_get_created_by_key (left),
                           signet_credential_get_created_by_key (right));
    case SIGNET_COLUMN_NAME:
      return strcmp (signet_credential_get_sort_key (left),
                     signet_credential_get_sort_key (right));
    case SIGNET_COLUMN_CLIENT_ID:
    case SIGNET_COLUMN_KEYRING:
    case SIGNET_COLUMN_ACTION:
    default:
      return strcmp (signet_credential_get_client_id (left),
                     signet_credential_get_client_id (right));
    }
}

/*
 * Virtual methods
 */

static GtkOrdering
signet_column_sorter_compare (GtkSorter *sorter,
                              gpointer   item1,
                              gpointer   item2)
{
  SignetColumnSorter *self = SIGNET_COLUMN_SORTER (sorter);

  if (probing)
    {
      if (probed == NULL)
        probed = self;
      return GTK_ORDERING_SMALLER;
    }

  return gtk_ordering_from_cmpfunc (compare_column (self, item1, item2));
}

static GtkSorterOrder
signet_column_sorter_get_order (GtkSorter *sorter)
{
  return GTK_SORTER_ORDER_PARTIAL;
}

/*
 * GObject
 */

static void
signet_column_sorter_dispose (GObject *object)
{
  SignetColumnSorter *self = SIGNET_COLUMN_SORTER (object);

  g_clear_object (&self->context);

  G_OBJECT_CLASS (signet_column_sorter_parent_class)->dispose (object);
}

static void
signet_column_sorter_class_init (SignetColumnSorterClass *klass)
{
  GtkSorterClass *sorter_class = GTK_SORTER_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_column_sorter_dispose;
  sorter_class->compare = signet_column_sorter_compare;
  sorter_class->get_order = signet_column_sorter_get_order;
}

static void
signet_column_sorter_init (SignetColumnSorter *self)
{
}

/*
 * Public
 */

/**
 * signet_column_sorter_new:
 * @column: a column
 * @context: what all rows have in common
 *
 * Returns: (transfer full): a sorter by @column
 */
GtkSorter *
signet_column_sorter_new (SignetColumn      column,
                          SignetRowContext *context)
{
  SignetColumnSorter *self;

  g_return_val_if_fail (column < SIGNET_N_COLUMNS, NULL);
  g_return_val_if_fail (SIGNET_IS_ROW_CONTEXT (context), NULL);

  self = g_object_new (SIGNET_TYPE_COLUMN_SORTER, NULL);
  self->column = column;
  self->context = g_object_ref (context);

  return GTK_SORTER (self);
}

/**
 * signet_column_sorter_probe:
 * @sorter: the sorter of a column view
 * @column: (out): the column that the view is sorted by
 * @descending: (out): whether from the greatest to the least
 *
 * GTK 4.8 does not tell which header was clicked. So the sorter of the view is asked to
 * compare two things, and the first sorter of a column that it asks in turn says the
 * column; whether its answer comes out turned round says the direction.
 *
 * Returns: whether the view is sorted by any column
 */
gboolean
signet_column_sorter_probe (GtkSorter    *sorter,
                            SignetColumn *column,
                            gboolean     *descending)
{
  g_autoptr(GObject) left = NULL;
  g_autoptr(GObject) right = NULL;
  GtkOrdering order;

  g_return_val_if_fail (GTK_IS_SORTER (sorter), FALSE);
  g_return_val_if_fail (column != NULL && descending != NULL, FALSE);

  left = g_object_new (G_TYPE_OBJECT, NULL);
  right = g_object_new (G_TYPE_OBJECT, NULL);
  probed = NULL;
  probing = TRUE;
  order = gtk_sorter_compare (sorter, left, right);
  probing = FALSE;
  if (probed == NULL)
    return FALSE;

  *column = probed->column;
  *descending = order == GTK_ORDERING_LARGER;

  return TRUE;
}

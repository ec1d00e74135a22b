/* signet-filter-choices.c: all values that a filter can have
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-filter-choices.h"

#include "signet-filter-choice.h"
#include "signet-text.h"
#include "signet-words.h"

/* What is being collected. */
typedef struct
{
  SignetFacet facet;
  SignetCatalogue *catalogue;       /* (borrowed) (nullable) */
  SignetOrganization *organization; /* (borrowed) (nullable) */
  GPtrArray *choices;               /* (element-type SignetFilterChoice) (owned) */
  GHashTable *values;               /* (element-type utf8) (owned) those in @choices */
} Collection;

/*
 * Helpers
 */

static void
add (Collection *collection,
     const char *value,
     const char *group)
{
  g_autofree char *name = NULL;

  if (!g_hash_table_add (collection->values, g_strdup (value)))
    return;

  name = signet_words_facet_value (collection->facet, value, collection->catalogue,
                                   collection->organization);
  g_ptr_array_add (collection->choices, signet_filter_choice_new (value, name, group));
}

static void
add_days (Collection *collection)
{
  guint n_days;
  const guint *days = signet_facets_get_days (collection->facet, &n_days);

  for (guint i = 0; i < n_days; i++)
    {
      g_autofree char *value = g_strdup_printf ("%u", days[i]);

      add (collection, value, NULL);
    }
  add (collection, collection->facet == SIGNET_FACET_EXPIRES ? "expired" : "never", NULL);
}

static void
add_apis (Collection *collection)
{
  guint n_apis = collection->catalogue != NULL ?
    signet_catalogue_get_n_apis (collection->catalogue) : 0;

  for (guint i = 0; i < n_apis; i++)
    {
      SignetApi *api = signet_catalogue_get_api (collection->catalogue, i);

      if (collection->facet == SIGNET_FACET_API)
        {
          add (collection, signet_api_get_id (api), NULL);
          continue;
        }

      for (guint j = 0; j < signet_api_get_n_permissions (api); j++)
        {
          SignetPermission *permission = signet_api_get_permission (api, j);
          g_autofree char *value = g_strconcat (signet_api_get_id (api), ":",
                                                signet_permission_get_id (permission), NULL);

          add (collection, value, NULL);
        }
    }
}

static void
add_id (Collection *collection,
        gint64      id,
        const char *group)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  add (collection, value, group);
}

static void
add_workspaces (Collection    *collection,
                SignetAccount *account)
{
  for (guint i = 0; i < signet_account_get_n_workspaces (account); i++)
    add_id (collection, signet_workspace_get_id (signet_account_get_workspace (account, i)),
            signet_account_get_name (account));
}

static void
add_accounts (Collection *collection)
{
  guint n_accounts = collection->organization != NULL ?
    signet_organization_get_n_accounts (collection->organization) : 0;

  for (guint i = 0; i < n_accounts; i++)
    {
      SignetAccount *account = signet_organization_get_account (collection->organization, i);

      if (collection->facet == SIGNET_FACET_WORKSPACE)
        add_workspaces (collection, account);
      else
        add_id (collection, signet_account_get_id (account), NULL);
    }
}

/* Nobody has a list of all who ever issued something, so all credentials are asked. */
static void
add_creators (Collection           *collection,
              SignetCredentialList *credentials)
{
  guint n_items = credentials != NULL ? g_list_model_get_n_items (G_LIST_MODEL (credentials)) : 0;
  const char *last = NULL;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(SignetCredential) credential = g_list_model_get_item (G_LIST_MODEL (credentials),
                                                                      i);
      const char *creator = signet_credential_get_created_by (credential);

      if (creator != last && !g_hash_table_contains (collection->values, creator))
        add (collection, creator, NULL);
      last = creator;
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  SignetFilterChoice *left = *(SignetFilterChoice **) a;
  SignetFilterChoice *right = *(SignetFilterChoice **) b;

  return g_utf8_collate (signet_filter_choice_get_name (left),
                         signet_filter_choice_get_name (right));
}

/* What is not known by name, because it is gone or hidden, can still be granted, and chosen. */
static void
add_unknown (Collection   *collection,
             SignetFacets *facets,
             const char   *chosen)
{
  if (collection->facet >= SIGNET_FACET_API && collection->facet < SIGNET_FACET_WORKSPACE)
    {
      g_auto(GStrv) values = signet_facets_dup_values (facets, collection->facet);

      for (guint i = 0; values[i] != NULL; i++)
        add (collection, values[i], NULL);
    }
  if (chosen != NULL)
    add (collection, chosen, NULL);
}

static void
collect (Collection           *collection,
         SignetCredentialView *view)
{
  switch (collection->facet)
    {
    case SIGNET_FACET_EXPIRES:
    case SIGNET_FACET_USED:
      add_days (collection);
      break;
    case SIGNET_FACET_API:
    case SIGNET_FACET_PERMISSION:
      add_apis (collection);
      break;
    case SIGNET_FACET_ACCOUNT:
    case SIGNET_FACET_WORKSPACE:
      add_accounts (collection);
      break;
    case SIGNET_FACET_CREATED_BY:
      add_creators (collection, signet_credential_view_get_credentials (view));
      g_ptr_array_sort (collection->choices, compare_names);
      break;
    case SIGNET_FACET_STATUS:
    case SIGNET_FACET_KEYRING:
    case SIGNET_FACET_SECRETS:
    default:
      g_return_if_reached ();
    }
}

/*
 * Public
 */

/**
 * signet_filter_choices_new:
 * @view: a list
 * @facet: a facet with more values than one or two
 *
 * Returns: (transfer full) (element-type SignetFilterChoice): each value that @facet can have
 */
GPtrArray *
signet_filter_choices_new (SignetCredentialView *view,
                           SignetFacet           facet)
{
  SignetRowContext *context;
  g_autoptr(GHashTable) values = NULL;
  Collection collection = { .facet = facet };

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_VIEW (view), NULL);

  values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  context = signet_credential_view_get_context (view);
  collection.catalogue = signet_row_context_get_catalogue (context);
  collection.organization = signet_row_context_get_organization (context);
  collection.choices = g_ptr_array_new_with_free_func (g_object_unref);
  collection.values = values;

  collect (&collection, view);
  add_unknown (&collection,
               signet_credential_index_get_facets (signet_credential_view_get_index (view)),
               signet_filter_get_value (signet_credential_view_get_filter (view), facet));

  return collection.choices;
}

/**
 * signet_filter_choices_find:
 * @choices: (element-type SignetFilterChoice): values
 * @search: what is searched for, as it was typed
 *
 * Returns: (transfer full) (element-type SignetFilterChoice): the values that have all words of
 *   @search in them, with a heading above each group if there is more than one group of @choices
 */
GPtrArray *
signet_filter_choices_find (GPtrArray  *choices,
                            const char *search)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto(GStrv) words = signet_text_fold_words (search);
  const char *group = NULL;
  gboolean is_grouped = FALSE;

  for (guint i = 1; i < choices->len && !is_grouped; i++)
    is_grouped = g_strcmp0 (signet_filter_choice_get_group (choices->pdata[i - 1]),
                            signet_filter_choice_get_group (choices->pdata[i])) != 0;

  for (guint i = 0; i < choices->len; i++)
    {
      SignetFilterChoice *choice = choices->pdata[i];
      const char *its_group = signet_filter_choice_get_group (choice);

      if (!signet_filter_choice_matches (choice, (const char * const *) words))
        continue;

      if (is_grouped && its_group != NULL && g_strcmp0 (its_group, group) != 0)
        g_ptr_array_add (found, signet_filter_choice_new_heading (its_group));
      group = its_group;
      g_ptr_array_add (found, g_object_ref (choice));
    }

  return found;
}

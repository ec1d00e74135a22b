/* world-changes.c: what can happen to a list, by chance
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "world.h"

SignetCredential *
world_pick (World *world)
{
  guint length = g_list_model_get_n_items (G_LIST_MODEL (world->list));

  return length == 0 ? NULL : g_list_model_get_item (G_LIST_MODEL (world->list),
                                                     world_chance (world, length));
}

void
world_change_list (World *world)
{
  g_autoptr(SignetCredential) picked = world_pick (world);
  g_autoptr(GPtrArray) page = NULL;
  g_autoptr(SignetCredential) edited = NULL;

  switch (world_chance (world, 8))
    {
    case 0:
      page = world_make_page (world, 100);
      signet_credential_list_append (world->list, page);
      break;
    case 1:
      page = world_make_page (world, 3);
      signet_credential_list_append (world->list, page);
      break;
    case 2:
      page = world_make_page (world, world_chance (world, 20));
      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (world->list)); i++)
        {
          if (world_chance (world, 4) != 0)
            g_ptr_array_add (page, g_list_model_get_item (G_LIST_MODEL (world->list), i));
        }
      signet_credential_list_replace (world->list, page);
      break;
    case 3:
    case 4:
      if (picked != NULL)
        signet_credential_list_remove (world->list, signet_credential_get_client_id (picked));
      break;
    default:
      if (picked == NULL)
        break;
      edited = world_make_credential (world, signet_credential_get_client_id (picked),
                            signet_credential_get_revision (picked) + 1);
      signet_credential_list_put (world->list, edited);
      break;
    }
}

void
world_change_filter (World *world)
{
  static const char *const searches[] = { "e", "ex", "export", "read prod", "us", "nightly", "",
                                          "", "admin", "zebra b", "celik", NULL };
  static const char *const values[SIGNET_N_FACETS][4] = {
    [SIGNET_FACET_STATUS] = { "active", "inactive", NULL },
    [SIGNET_FACET_EXPIRES] = { "expired", "30", NULL },
    [SIGNET_FACET_USED] = { "never", "90", NULL },
    [SIGNET_FACET_KEYRING] = { "yes", NULL },
    [SIGNET_FACET_SECRETS] = { "several", NULL },
    [SIGNET_FACET_API] = { "platform", "profile", "custom-roles", NULL },
    [SIGNET_FACET_PERMISSION] = { "platform:admin", "profile:read-only", NULL },
    [SIGNET_FACET_ACCOUNT] = { "3310", "3311", NULL },
    [SIGNET_FACET_WORKSPACE] = { "40118", "40119", "40231", NULL },
    [SIGNET_FACET_CREATED_BY] = { "ada", "Çelik", NULL },
  };
  SignetFacet facet = world_chance (world, SIGNET_N_FACETS);

  if (world_chance (world, 2) == 0)
    signet_filter_set_search (world->filter, world_choose (world, searches));
  else
    signet_filter_set_value (world->filter, facet,
                             world_chance (world, 3) != 0
                               ? NULL : world_choose (world, values[facet]));
}

void
world_change_anything (World *world)
{
  static const char *const all = "0123456789abcdef";
  g_autoptr(GHashTable) marked = NULL;

  switch (world_chance (world, 10))
    {
    case 0:
      world->sort = world_chance (world, SIGNET_SORT_CREATED_BY + 1);
      world->descending = world_chance (world, 2) == 0;
      signet_credential_index_set_sort (world->index, world->sort, world->descending);
      break;
    case 1:
      marked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (world->list)); i++)
        {
          g_autoptr(SignetCredential) credential =
            g_list_model_get_item (G_LIST_MODEL (world->list), i);
          const char *client_id = signet_credential_get_client_id (credential);

          if (*client_id == all[world_chance (world, 16)])
            g_hash_table_add (marked, g_strdup (client_id));
        }
      signet_credential_list_mark_keyring (world->list, marked);
      break;
    case 2:
    case 3:
    case 4:
      world_change_filter (world);
      break;
    default:
      world_change_list (world);
      break;
    }
}

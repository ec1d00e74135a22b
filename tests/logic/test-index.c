/* test-index.c: what is found, in which order, and how many there would be
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-reach.h"

#include "world.h"

static int
compare_for_sort (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  World *world = user_data;
  g_autoptr(SignetOrder) order =
    signet_order_new (world->sort, world->descending, world->catalogue, NOW);

  return signet_order_compare (order, *(SignetCredential *const *) a,
                                          *(SignetCredential *const *) b);
}

static void
assert_right (World *world)
{
  g_autoptr(GPtrArray) expected = g_ptr_array_new_with_free_func (g_object_unref);

  world_settle (world);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (world->list)); i++)
    {
      g_autoptr(SignetCredential) credential =
        g_list_model_get_item (G_LIST_MODEL (world->list), i);

      if (naive_matches (world, credential, SIGNET_N_FACETS))
        g_ptr_array_add (expected, g_steal_pointer (&credential));
    }
  g_ptr_array_sort_with_data (expected, compare_for_sort, world);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (world->index)), ==, expected->len);
  g_assert_cmpuint (world->shadow->len, ==, expected->len);
  for (guint i = 0; i < expected->len; i++)
    {
      g_autoptr(SignetCredential) found = g_list_model_get_item (G_LIST_MODEL (world->index), i);
      guint position;

      g_assert_true (found == expected->pdata[i]);
      g_assert_true (world->shadow->pdata[i] == expected->pdata[i]);
      g_assert_true (signet_credential_index_find (world->index,
                                                   signet_credential_get_client_id (found),
                                                   &position));
      g_assert_cmpuint (position, ==, i);
    }
}

static void
test_always_right (World         *world,
                   gconstpointer  data)
{
  for (guint i = 0; i < 600; i++)
    {
      world_change_anything (world);
      /* Also several things one after the other, before anything could settle. */
      if (world_chance (world, 3) != 0)
        assert_right (world);
    }
  assert_right (world);
}

/* So many that a search takes several turns, while other things happen. */
static void
test_changes_during_search (World         *world,
                            gconstpointer  data)
{
  g_autoptr(GPtrArray) page = world_make_page (world, 8000);
  guint n_pending = 0;

  signet_credential_index_set_turn (world->index, 0);
  signet_credential_list_append (world->list, page);
  for (guint i = 0; i < 40; i++)
    {
      signet_filter_set_search (world->filter, i % 2 == 0 ? "zebra us" : "e");
      n_pending += signet_credential_index_get_pending (world->index);
      for (guint j = 0; j < 3; j++)
        {
          world_change_list (world);
          g_main_context_iteration (NULL, FALSE);
        }
      if (i % 5 == 0)
        signet_credential_index_set_sort (world->index, world->sort = SIGNET_SORT_EXPIRES,
                                          world->descending = !world->descending);
    }
  g_test_message ("%u of 40 searches were not over at once", n_pending);
  assert_right (world);
}

/* What was passed already and goes must not let the search pass over what it did not see. */
static void
test_removals_during_search (World         *world,
                             gconstpointer  data)
{
  g_autoptr(GPtrArray) page = world_make_page (world, 8000);

  signet_credential_index_set_turn (world->index, 0);
  signet_credential_list_append (world->list, page);
  signet_filter_set_search (world->filter, "us");
  g_assert_true (signet_credential_index_get_pending (world->index));
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr(SignetCredential) picked = world_pick (world);

      signet_credential_list_remove (world->list, signet_credential_get_client_id (picked));
    }
  g_assert_true (signet_credential_index_get_pending (world->index));
  assert_right (world);
}

static guint
naive_count (World       *world,
             SignetFacet  facet,
             const char  *value)
{
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (world->list)); i++)
    {
      g_autoptr(SignetCredential) credential =
        g_list_model_get_item (G_LIST_MODEL (world->list), i);

      count += naive_matches (world, credential, facet) && naive_has (credential, facet, value);
    }

  return count;
}

static void
on_facets_cb (gboolean *told)
{
  *told = TRUE;
}

static void
test_facets (World         *world,
             gconstpointer  data)
{
  static const struct
  {
    SignetFacet facet;
    const char *value;
  } cases[] = {
    { SIGNET_FACET_STATUS, "active" }, { SIGNET_FACET_STATUS, "inactive" },
    { SIGNET_FACET_EXPIRES, "expired" }, { SIGNET_FACET_EXPIRES, "30" },
    { SIGNET_FACET_EXPIRES, "7" }, { SIGNET_FACET_EXPIRES, "90" },
    { SIGNET_FACET_USED, "never" }, { SIGNET_FACET_USED, "90" },
    { SIGNET_FACET_USED, "30" }, { SIGNET_FACET_USED, "365" },
    { SIGNET_FACET_SECRETS, "several" }, { SIGNET_FACET_API, "platform" },
    { SIGNET_FACET_API, "nothing" }, { SIGNET_FACET_PERMISSION, "platform:user" },
    { SIGNET_FACET_ACCOUNT, "3311" }, { SIGNET_FACET_WORKSPACE, "40118" },
    { SIGNET_FACET_WORKSPACE, "40119" }, { SIGNET_FACET_WORKSPACE, "40231" },
    { SIGNET_FACET_CREATED_BY, "ada" },
  };
  g_autoptr(GPtrArray) page = world_make_page (world, 700);
  gboolean told = FALSE;

  signet_credential_list_append (world->list, page);
  g_signal_connect_swapped (world->index, "notify::facets", G_CALLBACK (on_facets_cb), &told);
  for (guint i = 0; i < 20; i++)
    {
      SignetFacets *facets;

      while (!told)
        g_main_context_iteration (NULL, TRUE);
      facets = signet_credential_index_get_facets (world->index);
      for (guint j = 0; j < G_N_ELEMENTS (cases); j++)
        g_assert_cmpuint (signet_facets_get_count (facets, cases[j].facet, cases[j].value), ==,
                          naive_count (world, cases[j].facet, cases[j].value));

      world_change_filter (world);
      world_change_list (world);
      world_settle (world);
      told = FALSE;
    }
}

/* What changes one at a time keeps the rows of all others. */
static void
test_small_announcements (World         *world,
                          gconstpointer  data)
{
  g_autoptr(GPtrArray) page = world_make_page (world, 500);
  g_autoptr(SignetCredential) picked = NULL;
  g_autoptr(SignetCredential) edited = NULL;
  g_autofree char *client_id = NULL;

  signet_credential_list_append (world->list, page);
  picked = world_pick (world);
  client_id = g_strdup (signet_credential_get_client_id (picked));
  edited = world_make_credential (world, client_id, 2);
  for (guint i = 0; i < world->shadow->len; i++)
    {
      /* The object that goes is told apart from all that stay. */
      if (world->shadow->pdata[i] == picked)
        g_object_set_data (G_OBJECT (world->shadow->pdata[i]), "goes", world);
    }

  signet_credential_list_put (world->list, edited);
  assert_right (world);
  for (guint i = 0; i < world->shadow->len; i++)
    g_assert_null (g_object_get_data (G_OBJECT (world->shadow->pdata[i]), "goes"));
}

static void
test_filter_text (void)
{
  g_autoptr(SignetFilter) filter = signet_filter_new ();
  g_autoptr(SignetFilter) other = signet_filter_new ();
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  g_assert_true (signet_filter_is_empty (filter));
  signet_filter_set_search (filter, "50% & más=?");
  signet_filter_set_value (filter, SIGNET_FACET_PERMISSION, "platform:admin");
  signet_filter_set_value (filter, SIGNET_FACET_CREATED_BY, "Çelik & Söhne");
  signet_filter_set_value (filter, SIGNET_FACET_USED, "90");
  g_assert_cmpuint (signet_filter_count (filter), ==, 3);

  text = signet_filter_to_string (filter);
  signet_filter_set_string (other, text);
  again = signet_filter_to_string (other);
  g_assert_cmpstr (text, ==, again);
  g_assert_cmpstr (signet_filter_get_search (other), ==, "50% & más=?");
  g_assert_cmpstr (signet_filter_get_value (other, SIGNET_FACET_CREATED_BY), ==, "Çelik & Söhne");

  signet_filter_set_string (other, "status=active&from-the-future=yes");
  g_assert_cmpstr (signet_filter_get_value (other, SIGNET_FACET_STATUS), ==, "active");
  g_assert_cmpuint (signet_filter_count (other), ==, 1);

  signet_filter_set_string (other, "%%%&&==");
  g_assert_true (signet_filter_is_empty (other));
  signet_filter_set_string (filter, "q=sync&status=active&workspace=40118");
  signet_filter_clear_values (filter);
  g_assert_cmpuint (signet_filter_count (filter), ==, 0);
  g_assert_cmpstr (signet_filter_get_search (filter), ==, "sync");
  signet_filter_clear (filter);
  g_assert_true (signet_filter_is_empty (filter));
}

/* A value that makes no sense finds nothing, rather than everything. */
static void
test_nonsense (World         *world,
               gconstpointer  data)
{
  static const struct
  {
    SignetFacet facet;
    const char *value;
  } cases[] = {
    { SIGNET_FACET_STATUS, "asleep" }, { SIGNET_FACET_EXPIRES, "soon" },
    { SIGNET_FACET_EXPIRES, "-1" }, { SIGNET_FACET_USED, "99999999999" },
    { SIGNET_FACET_PERMISSION, "admin" }, { SIGNET_FACET_ACCOUNT, "x" },
    { SIGNET_FACET_API, "none" }, { SIGNET_FACET_CREATED_BY, "nobody" },
  };
  g_autoptr(GPtrArray) page = world_make_page (world, 50);

  signet_credential_list_append (world->list, page);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      signet_filter_clear (world->filter);
      signet_filter_set_value (world->filter, cases[i].facet, cases[i].value);
      world_settle (world);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (world->index)), ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) \
  g_test_add (path, World, NULL, world_set_up, test, world_tear_down)

  ADD ("/index/always-right", test_always_right);
  ADD ("/index/changes-during-search", test_changes_during_search);
  ADD ("/index/removals-during-search", test_removals_during_search);
  ADD ("/index/facets", test_facets);
  ADD ("/index/small-announcements", test_small_announcements);
  ADD ("/index/nonsense", test_nonsense);
  g_test_add_func ("/index/filter-text", test_filter_text);

  return g_test_run ();
}

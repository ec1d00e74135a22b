/* world.c: a list in which everything happens, by chance
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "world.h"

/* Chance is the same at every run, so that a failure can be seen again. */
#define SEED 20261124

static void
on_index_changed_cb (GListModel *model,
                     guint       position,
                     guint       n_removed,
                     guint       n_added,
                     World      *world)
{
  g_assert_cmpuint (position + n_removed, <=, world->shadow->len);
  if (n_removed > 0)
    g_ptr_array_remove_range (world->shadow, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (world->shadow, (int) (position + i),
                        g_list_model_get_item (model, position + i));
  g_assert_cmpuint (world->shadow->len, ==, g_list_model_get_n_items (model));
}

void
world_set_up (World         *world,
              gconstpointer  data)
{
  world->rand = g_rand_new_with_seed (SEED);
  world->catalogue = fixture_catalogue ();
  world->organization = fixture_organization ();
  world->filter = signet_filter_new ();
  world->list = signet_credential_list_new ();
  world->index = signet_credential_index_new (world->filter);
  world->shadow = g_ptr_array_new_with_free_func (g_object_unref);
  world->sort = SIGNET_SORT_NAME;
  g_signal_connect (world->index, "items-changed", G_CALLBACK (on_index_changed_cb), world);
  signet_credential_index_set_now (world->index, NOW);
  signet_credential_index_set_names (world->index, world->catalogue, world->organization);
  signet_credential_index_set_list (world->index, world->list);
}

void
world_tear_down (World         *world,
                 gconstpointer  data)
{
  g_clear_object (&world->index);
  g_clear_object (&world->list);
  g_clear_object (&world->filter);
  g_clear_object (&world->catalogue);
  g_clear_object (&world->organization);
  g_ptr_array_unref (world->shadow);
  g_rand_free (world->rand);
}

guint
world_chance (World *world,
              guint  n)
{
  return (guint) g_rand_int_range (world->rand, 0, (gint32) n);
}

const char *
world_choose (World             *world,
              const char *const *from)
{
  return from[world_chance (world, g_strv_length ((char **) from))];
}

static void
add_random_grants (World     *world,
                   GPtrArray *grants)
{
  static const gint64 places[] = { 40118, 40119, 40231 };
  const char *platform = world_chance (world, 2) == 0 ? "admin" : "user";
  gint64 picked[G_N_ELEMENTS (places)];
  guint n_picked = 0;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (world_chance (world, 2) == 0)
        picked[n_picked++] = places[i];
    }
  if (n_picked == 0)
    picked[n_picked++] = places[world_chance (world, G_N_ELEMENTS (places))];

  if (world_chance (world, 2) == 0)
    g_ptr_array_add (grants, signet_grant_new ("platform", platform, SIGNET_LEVEL_ACCOUNT,
                                               NULL, 0));
  if (world_chance (world, 2) == 0)
    g_ptr_array_add (grants, signet_grant_new ("profile", "read-only", SIGNET_LEVEL_WORKSPACE,
                                               picked, n_picked));
  if (world_chance (world, 5) == 0)
    g_ptr_array_add (grants, signet_grant_new ("custom-roles", "admin",
                                               SIGNET_LEVEL_ORGANIZATION, NULL, 0));
  if (grants->len == 0 || world_chance (world, 5) == 0)
    g_ptr_array_add (grants, signet_grant_new ("reports", "read", SIGNET_LEVEL_WORKSPACE,
                                               picked, 1));
}

static void
add_random_secrets (World     *world,
                    GPtrArray *secrets)
{
  guint n_secrets = world_chance (world, 4) == 0 ? 2 : 1;

  for (guint i = 0; i < n_secrets; i++)
    {
      static const int days[] = { 0, -3, 5, 30, 31, 400 };
      int day = days[world_chance (world, G_N_ELEMENTS (days))];

      g_ptr_array_add (secrets, signet_secret_info_new ("s", "x7Qk", NOW - 500 * DAY,
                                                        day == 0 ? 0 : NOW + day * DAY, 0));
    }
}

SignetCredential *
world_make_credential (World      *world,
                       const char *client_id,
                       gint64      revision)
{
  static const char *const names[] = { "Export", "export", "Émile", "Zebra", "billing", "Ad",
                                       "Production", NULL };
  static const char *const people[] = { "ada", "bob", "Çelik", NULL };
  static const int used[] = { 0, 1, 89, 90, 91, 300 };
  g_autoptr(GPtrArray) grants =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_grant_unref);
  g_autoptr(GPtrArray) secrets =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_secret_info_unref);
  int last_used = used[world_chance (world, G_N_ELEMENTS (used))];
  SignetCredentialFields fields = {
    .client_id = client_id,
    .display_name = world_choose (world, names),
    .note = world_chance (world, 3) == 0 ? "nightly" : "",
    .owner = world_choose (world, people),
    .active = world_chance (world, 3) != 0,
    .account_id = world_chance (world, 2) == 0 ? 3310 : 3311,
    .created = NOW - (gint64) world_chance (world, 200) * DAY,
    .created_by = world_choose (world, people),
    .updated_by = "ada",
    .last_used = last_used == 0 ? 0 : NOW - last_used * DAY,
    .revision = revision,
    .grants = grants,
    .secrets = secrets,
  };

  add_random_grants (world, grants);
  add_random_secrets (world, secrets);

  return signet_credential_new (&fields);
}

GPtrArray *
world_make_page (World *world,
                 guint  n_credentials)
{
  GPtrArray *page = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_credentials; i++)
    {
      g_autofree char *client_id = g_strdup_printf ("%08x-%u", g_rand_int (world->rand),
                                                    world->next_id++);

      g_ptr_array_add (page, world_make_credential (world, client_id, 1));
    }

  return page;
}

void
world_settle (World *world)
{
  while (signet_credential_index_get_pending (world->index))
    g_main_context_iteration (NULL, TRUE);
}

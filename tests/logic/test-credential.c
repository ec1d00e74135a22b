/* test-credential.c: credentials, grants and their list
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fixtures.h"
#include "signet-credential-list.h"
#include "signet-role.h"

typedef struct
{
  guint n_signals;
  guint position;
  guint removed;
  guint added;
} Changes;

static void
on_items_changed_cb (GListModel *model,
                     guint       position,
                     guint       removed,
                     guint       added,
                     Changes    *changes)
{
  changes->n_signals++;
  changes->position = position;
  changes->removed = removed;
  changes->added = added;
}

static GPtrArray *
make_page (guint first,
           guint last,
           gint64 revision)
{
  GPtrArray *page = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = first; i <= last; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);

      g_ptr_array_add (page, fixture_credential (id, id, revision));
    }

  return page;
}

static void
test_status (void)
{
  static const struct
  {
    gboolean active;
    gint64 expires[2];
    guint n_secrets;
    SignetStatus status;
  } cases[] = {
    { TRUE, { 0 }, 1, SIGNET_STATUS_ACTIVE },
    { TRUE, { 2000 }, 1, SIGNET_STATUS_ACTIVE },
    { TRUE, { 1000 }, 1, SIGNET_STATUS_EXPIRED },
    { TRUE, { 999 }, 1, SIGNET_STATUS_EXPIRED },
    { TRUE, { 0 }, 0, SIGNET_STATUS_EXPIRED },
    { TRUE, { 0, 0 }, 2, SIGNET_STATUS_ROTATING },
    { TRUE, { 999, 0 }, 2, SIGNET_STATUS_ACTIVE },
    { FALSE, { 0, 0 }, 2, SIGNET_STATUS_INACTIVE },
    { FALSE, { 999 }, 1, SIGNET_STATUS_INACTIVE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) grants = g_ptr_array_new ();
      g_autoptr(GPtrArray) secrets =
        g_ptr_array_new_with_free_func ((GDestroyNotify) signet_secret_info_unref);
      g_autoptr(SignetCredential) credential = NULL;
      SignetCredentialFields fields = {
        .client_id = "c", .active = cases[i].active, .grants = grants, .secrets = secrets
      };

      for (guint j = 0; j < cases[i].n_secrets; j++)
        g_ptr_array_add (secrets,
                         signet_secret_info_new ("s", "hint", 1, cases[i].expires[j], 0));
      credential = signet_credential_new (&fields);
      g_assert_cmpint (signet_credential_get_status (credential, 1000), ==, cases[i].status);
    }
}

static void
test_grant_covers (void)
{
  const gint64 both[] = { 40119, 40118 };
  g_autoptr(SignetGrant) organization =
    signet_grant_new ("a", "p", SIGNET_LEVEL_ORGANIZATION, NULL, 0);
  g_autoptr(SignetGrant) account = signet_grant_new ("a", "p", SIGNET_LEVEL_ACCOUNT, NULL, 0);
  g_autoptr(SignetGrant) two = signet_grant_new ("a", "p", SIGNET_LEVEL_WORKSPACE, both, 2);
  g_autoptr(SignetGrant) one = signet_grant_new ("a", "p", SIGNET_LEVEL_WORKSPACE, both, 1);
  g_autoptr(SignetGrant) other = signet_grant_new ("a", "q", SIGNET_LEVEL_ACCOUNT, NULL, 0);

  g_assert_true (signet_grant_covers (organization, account));
  g_assert_true (signet_grant_covers (account, two));
  g_assert_true (signet_grant_covers (two, one));
  g_assert_true (signet_grant_covers (two, two));
  g_assert_false (signet_grant_covers (one, two));
  g_assert_false (signet_grant_covers (two, account));
  g_assert_false (signet_grant_covers (account, organization));
  g_assert_false (signet_grant_covers (account, other));
  g_assert_true (signet_grant_has_workspace (two, 40118));
  g_assert_false (signet_grant_has_workspace (one, 40118));
}

static void
test_roles (void)
{
  SignetRole role;

  for (guint i = SIGNET_ROLE_NONE; i < SIGNET_N_ROLES; i++)
    {
      gboolean known = signet_role_from_string (signet_role_to_string ((SignetRole) i), &role);

      g_assert_cmpint (known, ==, i != SIGNET_ROLE_NONE);
      if (known)
        g_assert_cmpint (role, ==, i);
      g_assert_cmpint (signet_role_has_access ((SignetRole) i), ==,
                       i == SIGNET_ROLE_ADMIN || i == SIGNET_ROLE_COMPLIANCE_ADMIN ||
                       i == SIGNET_ROLE_SUPPORT_ACCESS);
    }
  g_assert_false (signet_role_from_string ("root", &role));
}

static void
test_list_append (void)
{
  g_autoptr(SignetCredentialList) list = signet_credential_list_new ();
  g_autoptr(GPtrArray) first = make_page (1, 3, 1);
  g_autoptr(GPtrArray) second = make_page (3, 5, 1);
  Changes changes = { 0 };

  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed_cb), &changes);
  signet_credential_list_append (list, first);
  signet_credential_list_append (list, second);

  g_assert_cmpuint (changes.n_signals, ==, 2);
  g_assert_cmpuint (changes.position, ==, 3);
  g_assert_cmpuint (changes.added, ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 5);
  g_assert_nonnull (signet_credential_list_find (list, "c5"));

  signet_credential_list_append (list, second);
  g_assert_cmpuint (changes.n_signals, ==, 2);
}

static void
test_list_replace (void)
{
  g_autoptr(SignetCredentialList) list = signet_credential_list_new ();
  g_autoptr(GPtrArray) before = make_page (1, 9, 1);
  g_autoptr(GPtrArray) same = make_page (1, 9, 1);
  g_autoptr(GPtrArray) after = make_page (1, 9, 1);
  g_autoptr(SignetCredential) changed = fixture_credential ("c5", "changed", 2);
  Changes changes = { 0 };

  signet_credential_list_append (list, before);
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed_cb), &changes);

  signet_credential_list_replace (list, same);
  g_assert_cmpuint (changes.n_signals, ==, 0);
  g_assert_true (signet_credential_list_find (list, "c1") == g_ptr_array_index (before, 0));

  g_object_unref (after->pdata[4]);
  after->pdata[4] = g_object_ref (changed);
  signet_credential_list_replace (list, after);
  g_assert_cmpuint (changes.n_signals, ==, 1);
  g_assert_cmpuint (changes.position, ==, 4);
  g_assert_cmpuint (changes.removed, ==, 1);
  g_assert_cmpuint (changes.added, ==, 1);
  g_assert_true (signet_credential_list_find (list, "c5") == changed);

  g_ptr_array_remove_index (after, 8);
  signet_credential_list_replace (list, after);
  g_assert_cmpuint (changes.position, ==, 8);
  g_assert_cmpuint (changes.removed, ==, 1);
  g_assert_cmpuint (changes.added, ==, 0);
  g_assert_null (signet_credential_list_find (list, "c9"));
}

/* The list as those who only listen know it. */
static void
on_items_changed_follow_cb (GListModel *model,
                            guint       position,
                            guint       removed,
                            guint       added,
                            GPtrArray  *mirror)
{
  if (removed > 0)
    g_ptr_array_remove_range (mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror, (int) (position + i), g_list_model_get_item (model, position + i));
}

/* Gives some of the credentials 1 to 400 at random, some of them changed, sometimes mixed. */
static GPtrArray *
make_random_page (void)
{
  GPtrArray *page = g_ptr_array_new_with_free_func (g_object_unref);
  guint percent = (guint) g_test_rand_int_range (0, 101);
  gboolean is_mixed = g_test_rand_bit ();

  for (guint i = 1; i <= 400; i++)
    {
      gboolean is_changed = g_test_rand_int_range (0, 100) < 5;
      g_autofree char *id = g_strdup_printf ("c%u", i);

      if ((guint) g_test_rand_int_range (0, 100) < percent)
        g_ptr_array_insert (page,
                            is_mixed ? g_test_rand_int_range (0, (int) page->len + 1) : -1,
                            fixture_credential (id, "Name", is_changed ? g_test_rand_int () : 1));
    }

  return page;
}

/* Whatever the next list is, those who listen know the same as those who look. */
static void
test_list_replace_random (void)
{
  g_autoptr(SignetCredentialList) list = signet_credential_list_new ();
  g_autoptr(GPtrArray) mirror = g_ptr_array_new_with_free_func (g_object_unref);

  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed_follow_cb), mirror);
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr(GPtrArray) page = make_random_page ();

      signet_credential_list_replace (list, page);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, page->len);
      g_assert_cmpuint (mirror->len, ==, page->len);
      for (guint i = 0; i < page->len; i++)
        {
          SignetCredential *wanted = g_ptr_array_index (page, i);
          SignetCredential *found =
            signet_credential_list_find (list, signet_credential_get_client_id (wanted));
          g_autoptr(SignetCredential) there = g_list_model_get_item (G_LIST_MODEL (list), i);

          g_assert_true (there == g_ptr_array_index (mirror, i));
          g_assert_true (signet_credential_list_recognise (list, wanted) == found);
          g_assert_cmpint (signet_credential_get_revision (found), ==,
                           signet_credential_get_revision (wanted));
        }
    }
}

/* More removals than the list lets its marks fall behind. */
static void
test_list_remove_many (void)
{
  g_autoptr(SignetCredentialList) list = signet_credential_list_new ();
  g_autoptr(GPtrArray) page = make_page (1, 6000, 1);

  signet_credential_list_append (list, page);
  for (guint i = 1; i <= 6000; i += 2)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);

      g_assert_true (signet_credential_list_remove (list, id));
    }

  for (guint i = 1; i <= 6000; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);
      SignetCredential *found = signet_credential_list_find (list, id);

      g_assert_true (i % 2 == 1 ? found == NULL : found == g_ptr_array_index (page, i - 1));
    }
}

static void
test_list_put_and_remove (void)
{
  g_autoptr(SignetCredentialList) list = signet_credential_list_new ();
  g_autoptr(GPtrArray) page = make_page (1, 3, 1);
  g_autoptr(SignetCredential) changed = fixture_credential ("c2", "changed", 2);
  g_autoptr(SignetCredential) fresh = fixture_credential ("c4", "C2", 1);
  Changes changes = { 0 };

  signet_credential_list_append (list, page);
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed_cb), &changes);

  signet_credential_list_put (list, changed);
  g_assert_cmpuint (changes.position, ==, 1);
  g_assert_cmpuint (changes.removed, ==, 1);

  signet_credential_list_put (list, fresh);
  g_assert_cmpuint (changes.position, ==, 3);
  g_assert_cmpuint (changes.removed, ==, 0);
  g_assert_cmpuint (signet_credential_list_count_name (list, " CHANGED ", NULL), ==, 1);
  g_assert_cmpuint (signet_credential_list_count_name (list, "changed", "c2"), ==, 0);

  g_assert_true (signet_credential_list_remove (list, "c1"));
  g_assert_false (signet_credential_list_remove (list, "c1"));
  g_assert_cmpuint (changes.position, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);
}

/* Puts credentials with these numbers anew, and removes the next. */
static void
change_many (SignetCredentialList *list,
             guint                 first,
             guint                 n_credentials)
{
  g_autofree char *gone = g_strdup_printf ("c%u", first + n_credentials);

  for (guint i = first; i < first + n_credentials; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);
      g_autoptr(SignetCredential) changed = fixture_credential (id, "changed", 2);

      signet_credential_list_put (list, changed);
      g_assert_true (signet_credential_list_find (list, id) == changed);
    }

  g_assert_true (signet_credential_list_remove (list, gone));
  g_assert_false (signet_credential_list_remove (list, gone));
  g_assert_null (signet_credential_list_find (list, gone));
}

static void
test_list_freeze (void)
{
  g_autoptr(SignetCredentialList) list = signet_credential_list_new ();
  g_autoptr(GPtrArray) page = make_page (1, 100, 1);
  g_autoptr(SignetCredential) fresh = fixture_credential ("c101", "fresh", 1);
  g_autoptr(GListModel) model = NULL;
  Changes changes = { 0 };

  signet_credential_list_append (list, page);
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed_cb), &changes);
  model = G_LIST_MODEL (g_object_ref (list));

  /* A few are announced one by one, and many in one step. */
  signet_credential_list_freeze (list);
  change_many (list, 1, 2);
  g_assert_cmpuint (changes.n_signals, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 100);
  signet_credential_list_thaw (list);
  g_assert_cmpuint (changes.n_signals, ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 99);

  signet_credential_list_freeze (list);
  signet_credential_list_freeze (list);
  change_many (list, 11, 40);
  signet_credential_list_put (list, fresh);
  signet_credential_list_thaw (list);
  g_assert_cmpuint (changes.n_signals, ==, 3);
  signet_credential_list_thaw (list);
  g_assert_cmpuint (changes.n_signals, ==, 4);
  g_assert_cmpuint (changes.position, ==, 9);
  g_assert_cmpuint (changes.removed, ==, 90);
  g_assert_cmpuint (changes.added, ==, 90);
  g_assert_true (signet_credential_list_find (list, "c101") == fresh);
}

/* What replaces the whole list is newer than what waits. */
static void
test_list_freeze_and_replace (void)
{
  g_autoptr(SignetCredentialList) list = signet_credential_list_new ();
  g_autoptr(GPtrArray) page = make_page (1, 3, 1);
  g_autoptr(GPtrArray) newer = make_page (1, 3, 3);

  signet_credential_list_append (list, page);
  signet_credential_list_freeze (list);
  change_many (list, 1, 2);
  signet_credential_list_replace (list, newer);
  signet_credential_list_thaw (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);
  g_assert_true (signet_credential_list_find (list, "c1") == g_ptr_array_index (newer, 0));

  signet_credential_list_freeze (list);
  change_many (list, 1, 2);
  signet_credential_list_clear (list);
  signet_credential_list_thaw (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
}

/* Puts or removes one of the credentials 1 to 400, in the list and in what it should hold. */
static void
change_one (SignetCredentialList *list,
            GHashTable           *wanted)
{
  g_autofree char *id = g_strdup_printf ("c%d", g_test_rand_int_range (1, 401));
  g_autoptr(SignetCredential) credential = fixture_credential (id, "Name", g_test_rand_int ());

  if (g_test_rand_bit ())
    {
      signet_credential_list_put (list, credential);
      g_hash_table_replace (wanted, g_strdup (id), g_object_ref (credential));
    }
  else
    {
      g_assert_true (signet_credential_list_remove (list, id) ==
                     g_hash_table_remove (wanted, id));
    }
}

/* Whatever waits, those who listen know the same afterwards as those who look. */
static void
test_list_freeze_random (void)
{
  g_autoptr(SignetCredentialList) list = signet_credential_list_new ();
  g_autoptr(GPtrArray) mirror = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal,
                                                        g_free, g_object_unref);

  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed_follow_cb), mirror);
  for (guint round = 0; round < 200; round++)
    {
      int n_changes = g_test_rand_int_range (0, 100);

      signet_credential_list_freeze (list);
      for (int i = 0; i < n_changes; i++)
        change_one (list, wanted);
      signet_credential_list_thaw (list);

      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==,
                        g_hash_table_size (wanted));
      g_assert_cmpuint (mirror->len, ==, g_hash_table_size (wanted));
      for (guint i = 0; i < mirror->len; i++)
        {
          g_autoptr(SignetCredential) there = g_list_model_get_item (G_LIST_MODEL (list), i);
          const char *client_id = signet_credential_get_client_id (there);

          g_assert_true (there == g_ptr_array_index (mirror, i));
          g_assert_true (there == g_hash_table_lookup (wanted, client_id));
          g_assert_true (there == signet_credential_list_find (list, client_id));
        }
    }
}

static void
test_list_keyring_marks (void)
{
  g_autoptr(SignetCredentialList) list = signet_credential_list_new ();
  g_autoptr(GPtrArray) first = make_page (1, 2, 1);
  g_autoptr(GPtrArray) second = make_page (3, 4, 1);
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_add (ids, (gpointer) "c2");
  g_hash_table_add (ids, (gpointer) "c3");
  signet_credential_list_append (list, first);
  signet_credential_list_mark_keyring (list, ids);
  signet_credential_list_append (list, second);

  for (guint i = 1; i <= 4; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);
      SignetCredential *credential = signet_credential_list_find (list, id);

      g_assert_cmpint (signet_credential_get_in_keyring (credential), ==, i == 2 || i == 3);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/credential/status", test_status);
  g_test_add_func ("/grant/covers", test_grant_covers);
  g_test_add_func ("/role/access", test_roles);
  g_test_add_func ("/credential-list/append", test_list_append);
  g_test_add_func ("/credential-list/replace", test_list_replace);
  g_test_add_func ("/credential-list/replace-random", test_list_replace_random);
  g_test_add_func ("/credential-list/remove-many", test_list_remove_many);
  g_test_add_func ("/credential-list/put-and-remove", test_list_put_and_remove);
  g_test_add_func ("/credential-list/freeze", test_list_freeze);
  g_test_add_func ("/credential-list/freeze-and-replace", test_list_freeze_and_replace);
  g_test_add_func ("/credential-list/freeze-random", test_list_freeze_random);
  g_test_add_func ("/credential-list/keyring-marks", test_list_keyring_marks);

  return g_test_run ();
}

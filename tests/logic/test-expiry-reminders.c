/* test-expiry-reminders.c: which secrets are told, when, and how often
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fixtures.h"
#include "signet-expiry.h"
#include "signet-words.h"

#define NOW G_GINT64_CONSTANT (1800000000)
#define DAY (24 * 60 * 60)

/* A list, and what was told about it. */
typedef struct
{
  GListStore *list;
  GVariant *told;
  gint64 next;
} Fixture;

/*
 * Helpers
 */

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->list = g_list_store_new (SIGNET_TYPE_CREDENTIAL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->list);
  g_clear_pointer (&fixture->told, g_variant_unref);
}

/* Its Client ID is its name, and the secret has the same id with an “s” before it. */
static void
put (Fixture    *fixture,
     const char *name,
     gint64      expires,
     gboolean    active)
{
  g_autofree char *id = g_strconcat ("s", name, NULL);
  g_autoptr(GPtrArray) secrets =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_secret_info_unref);
  g_autoptr(GPtrArray) grants = g_ptr_array_new ();
  SignetCredentialFields fields = {
    .client_id = name,
    .display_name = name,
    .note = "",
    .owner = "",
    .active = active,
    .account_id = 1,
    .created = NOW - 100 * DAY,
    .created_by = "ada",
    .updated = NOW,
    .updated_by = "ada",
    .revision = 1,
    .grants = grants,
    .secrets = secrets,
  };
  g_autoptr(SignetCredential) credential = NULL;

  g_ptr_array_add (secrets, signet_secret_info_new (id, "abcd", NOW - 100 * DAY, expires, 0));
  credential = signet_credential_new (&fields);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); i++)
    {
      g_autoptr(SignetCredential) other =
        g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

      if (g_str_equal (signet_credential_get_client_id (other), name))
        {
          g_list_store_splice (fixture->list, i, 1, (gpointer *) &credential, 1);
          return;
        }
    }
  g_list_store_append (fixture->list, credential);
}

/* Gives what is told at a time as “name threshold” pairs, and remembers it. */
static char *
tell (Fixture *fixture,
      gint64   now)
{
  g_autoptr(GVariant) then = NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GPtrArray) reminders =
    signet_expiry_find_reminders (G_LIST_MODEL (fixture->list), fixture->told, now, &then,
                                  &fixture->next);

  for (guint i = 0; i < reminders->len; i++)
    {
      SignetExpiryReminder *reminder = g_ptr_array_index (reminders, i);

      g_string_append_printf (text, "%s%s %u", i > 0 ? ", " : "",
                              signet_credential_get_display_name (
                                signet_expiry_reminder_get_credential (reminder)),
                              signet_expiry_reminder_get_threshold (reminder));
    }
  g_clear_pointer (&fixture->told, g_variant_unref);
  fixture->told = g_steal_pointer (&then);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_told (Fixture    *fixture,
             gint64      now,
             const char *expected)
{
  g_autofree char *told = tell (fixture, now);

  g_assert_cmpstr (told, ==, expected);
}

static gboolean
remembers (Fixture    *fixture,
           const char *secret_id)
{
  gint32 threshold;

  return g_variant_lookup (fixture->told, secret_id, "i", &threshold);
}

static void
test_thresholds (void)
{
  g_assert_cmpuint (signet_expiry_get_threshold (0, NOW), ==, SIGNET_EXPIRY_NOT_SOON);
  g_assert_cmpuint (signet_expiry_get_threshold (NOW + 30 * DAY + 1, NOW), ==,
                    SIGNET_EXPIRY_NOT_SOON);
  g_assert_cmpuint (signet_expiry_get_threshold (NOW + 30 * DAY, NOW), ==, 30);
  g_assert_cmpuint (signet_expiry_get_threshold (NOW + 14 * DAY + 1, NOW), ==, 30);
  g_assert_cmpuint (signet_expiry_get_threshold (NOW + 14 * DAY, NOW), ==, 14);
  g_assert_cmpuint (signet_expiry_get_threshold (NOW + 7 * DAY, NOW), ==, 7);
  g_assert_cmpuint (signet_expiry_get_threshold (NOW + DAY, NOW), ==, 1);
  g_assert_cmpuint (signet_expiry_get_threshold (NOW + 1, NOW), ==, 1);
  g_assert_cmpuint (signet_expiry_get_threshold (NOW, NOW), ==, 0);
}

/* A secret that lives its whole life under somebody's eyes. */
static void
test_each_once (Fixture       *fixture,
                gconstpointer  data)
{
  gint64 end = NOW + 40 * DAY;
  static const guint days[] = { 30, 14, 7, 1 };

  put (fixture, "a", end, TRUE);
  assert_told (fixture, NOW, "");
  g_assert_cmpint (fixture->next, ==, end - 30 * DAY);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *expected = g_strdup_printf ("a %u", days[i]);
      gint64 time = end - (gint64) days[i] * DAY;

      g_assert_cmpint (fixture->next, ==, time);
      assert_told (fixture, time - 1, "");
      assert_told (fixture, time, expected);
      assert_told (fixture, time, "");
      assert_told (fixture, time + 100, "");
    }
  g_assert_cmpint (fixture->next, ==, end);
  assert_told (fixture, end, "a 0");
  assert_told (fixture, end + DAY, "");
  g_assert_cmpint (fixture->next, ==, 0);
}

/* Who was away hears where it stands, and not each step on the way. */
static void
test_away (Fixture       *fixture,
           gconstpointer  data)
{
  put (fixture, "a", NOW + 29 * DAY, TRUE);
  assert_told (fixture, NOW, "a 30");
  assert_told (fixture, NOW + 26 * DAY, "a 7");
  assert_told (fixture, NOW + 29 * DAY, "a 0");
}

static void
test_what_ends_first_is_first (Fixture       *fixture,
                               gconstpointer  data)
{
  put (fixture, "a", NOW + 10 * DAY, TRUE);
  put (fixture, "b", NOW + 2 * DAY, TRUE);
  put (fixture, "c", 0, TRUE);
  put (fixture, "d", NOW - DAY, TRUE);
  assert_told (fixture, NOW, "d 0, b 7, a 14");
}

static void
test_more_time (Fixture       *fixture,
                gconstpointer  data)
{
  put (fixture, "a", NOW + DAY, TRUE);
  assert_told (fixture, NOW, "a 1");

  /* Somebody just gave it more: there is nothing to tell, until it is nearer again. */
  put (fixture, "a", NOW + 20 * DAY, TRUE);
  assert_told (fixture, NOW, "");
  assert_told (fixture, NOW + 6 * DAY, "a 14");

  put (fixture, "a", NOW + 400 * DAY, TRUE);
  assert_told (fixture, NOW + 6 * DAY, "");
  g_assert_false (remembers (fixture, "sa"));
}

static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  put (fixture, "a", NOW + DAY, TRUE);
  put (fixture, "b", NOW + DAY, TRUE);
  assert_told (fixture, NOW, "a 1, b 1");
  g_list_store_remove (fixture->list, 0);
  assert_told (fixture, NOW, "");
  g_assert_false (remembers (fixture, "sa"));
  g_assert_true (remembers (fixture, "sb"));
}

/* What is switched off concerns nobody, until it is switched on. */
static void
test_inactive (Fixture       *fixture,
               gconstpointer  data)
{
  put (fixture, "a", NOW + DAY, FALSE);
  assert_told (fixture, NOW, "");
  put (fixture, "a", NOW + DAY, TRUE);
  assert_told (fixture, NOW, "a 1");
  put (fixture, "a", NOW + DAY, FALSE);
  assert_told (fixture, NOW, "");
  put (fixture, "a", NOW + DAY, TRUE);
  assert_told (fixture, NOW, "");
}

static void
test_old (Fixture       *fixture,
          gconstpointer  data)
{
  put (fixture, "a", NOW - 31 * DAY, TRUE);
  assert_told (fixture, NOW, "");
  g_assert_true (remembers (fixture, "sa"));
}

/* Settings are what anybody may have written. */
static void
test_strange_memory (Fixture       *fixture,
                     gconstpointer  data)
{
  put (fixture, "a", NOW + DAY, TRUE);
  fixture->told = g_variant_ref_sink (g_variant_new_parsed ("{'sa': -5, 'x': 30, '': 7}"));
  assert_told (fixture, NOW, "a 1");
  g_assert_cmpuint (g_variant_n_children (fixture->told), ==, 1);
}

static void
test_count (Fixture       *fixture,
            gconstpointer  data)
{
  guint n_soon;
  guint n_expired;
  gint64 next;

  put (fixture, "a", NOW + 7 * DAY, TRUE);
  put (fixture, "b", NOW + 7 * DAY + 1, TRUE);
  put (fixture, "c", NOW, TRUE);
  put (fixture, "d", NOW - 300 * DAY, TRUE);
  put (fixture, "e", NOW - DAY, FALSE);
  put (fixture, "f", 0, TRUE);
  signet_expiry_count (G_LIST_MODEL (fixture->list), NOW, &n_soon, &n_expired, &next);
  g_assert_cmpuint (n_soon, ==, 1);
  g_assert_cmpuint (n_expired, ==, 2);
  g_assert_cmpint (next, ==, NOW + 1);
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) reminders = NULL;
  g_autoptr(GVariant) then = NULL;
  g_autofree char *title = NULL;
  g_autofree char *today = NULL;
  g_autofree char *over = NULL;
  g_autofree char *names = NULL;
  g_autofree char *body = NULL;

  for (char name = 'a'; name <= 'e'; name++)
    put (fixture, (char[]) { name, '\0' }, NOW + (name - 'a' + 3) * DAY, TRUE);
  reminders = signet_expiry_find_reminders (G_LIST_MODEL (fixture->list), NULL, NOW, &then,
                                            &fixture->next);
  title = signet_words_reminder_title (g_ptr_array_index (reminders, 0), NOW);
  g_assert_cmpstr (title, ==, "The Secret of “a” Expires in 3 Days");
  today = signet_words_reminder_title (g_ptr_array_index (reminders, 0), NOW + 2 * DAY);
  g_assert_cmpstr (today, ==, "The Secret of “a” Expires Tomorrow");
  over = signet_words_reminder_title (g_ptr_array_index (reminders, 0), NOW + 3 * DAY);
  g_assert_cmpstr (over, ==, "The Secret of “a” Has Expired");
  body = signet_words_reminder_body (g_ptr_array_index (reminders, 0), NOW);
  g_assert_true (g_str_has_prefix (body, "After 18 January 2027, 08:00 programs get no access"));
  names = signet_words_reminders_body (reminders);
  g_assert_cmpstr (names, ==, "a, b, c and 2 more");
}

/* Who put it off is told again when the time has come, and once. */
static void
test_later (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GVariant) none = g_variant_ref_sink (g_variant_new ("a{sx}", NULL));
  g_autoptr(GVariant) first = signet_expiry_put_off (none, "sa", NOW + DAY);
  g_autoptr(GVariant) other = signet_expiry_put_off (first, "sb", NOW + 3 * DAY);
  g_autoptr(GVariant) later = signet_expiry_put_off (other, "sa", NOW + 2 * DAY);
  g_autoptr(GVariant) told = g_variant_ref_sink (g_variant_new_parsed ("{'sa': 7, 'sb': 7}"));
  g_autoptr(GVariant) early = NULL;
  g_autoptr(GVariant) early_then = NULL;
  g_autoptr(GVariant) due = NULL;
  g_autoptr(GVariant) due_then = NULL;
  gint32 value_i;
  gint64 value_x;
  gint64 next;

  g_assert_cmpuint (g_variant_n_children (later), ==, 2);
  early = signet_expiry_forget_told (told, later, NOW + 2 * DAY - 1, &early_then, &next);
  g_assert_true (g_variant_equal (early, told));
  g_assert_cmpuint (g_variant_n_children (early_then), ==, 2);
  g_assert_cmpint (next, ==, NOW + 2 * DAY);

  due = signet_expiry_forget_told (told, later, NOW + 2 * DAY, &due_then, &next);
  g_assert_false (g_variant_lookup (due, "sa", "i", &value_i));
  g_assert_true (g_variant_lookup (due, "sb", "i", &value_i));
  g_assert_false (g_variant_lookup (due_then, "sa", "x", &value_x));
  g_assert_cmpint (next, ==, NOW + 3 * DAY);

  /* What was told is told again, though no day is less left than before. */
  put (fixture, "a", NOW + 7 * DAY, TRUE);
  fixture->told = g_steal_pointer (&due);
  assert_told (fixture, NOW + 2 * DAY, "a 7");
  assert_told (fixture, NOW + 2 * DAY, "");
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture       *fixture,
                  gconstpointer  data);
  } tests[] = {
    { "/expiry-reminders/each-once", test_each_once },
    { "/expiry-reminders/away", test_away },
    { "/expiry-reminders/order", test_what_ends_first_is_first },
    { "/expiry-reminders/more-time", test_more_time },
    { "/expiry-reminders/gone", test_gone },
    { "/expiry-reminders/inactive", test_inactive },
    { "/expiry-reminders/old", test_old },
    { "/expiry-reminders/strange-memory", test_strange_memory },
    { "/expiry-reminders/later", test_later },
    { "/expiry-reminders/count", test_count },
    { "/expiry-reminders/words", test_words },
  };

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/expiry-reminders/thresholds", test_thresholds);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}

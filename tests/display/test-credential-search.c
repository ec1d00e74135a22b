/* test-credential-search.c: looks for credentials in all connections
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"
#include "samples.h"
#include "signet-credential-search.h"
#include "signet-search-meta.h"

/* Time enough. */
#define LONG 60000

/* An issuer in memory, and what was found there. */
typedef struct
{
  FakeConnector *issuer;
  SignetKeyring *keyring;
  SignetSettings *settings;
  SignetConnection *connection;
  SignetConnectionList *connections;
  GPtrArray *hits;
  GError *error;
  gboolean done;
} Desk;

/*
 * Helpers
 */

static void
set_up (Desk          *desk,
        gconstpointer  data)
{
  desk->keyring = signet_keyring_new ();
  desk->settings = signet_settings_new ();
  desk->issuer = sample_issuer ();
  desk->connection = signet_connection_new ("this-computer", "This Computer",
                                            SIGNET_CONNECTOR (desk->issuer), desk->keyring);
  desk->connections = signet_connection_list_new (desk->connection, desk->keyring,
                                                  desk->settings);
}

static void
clear_answer (Desk *desk)
{
  g_clear_pointer (&desk->hits, g_ptr_array_unref);
  g_clear_error (&desk->error);
  desk->done = FALSE;
}

static void
tear_down (Desk          *desk,
           gconstpointer  data)
{
  clear_answer (desk);
  g_clear_object (&desk->connections);
  g_clear_object (&desk->connection);
  g_clear_object (&desk->issuer);
  g_clear_object (&desk->settings);
  g_clear_object (&desk->keyring);
}

static void
search_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Desk *desk = user_data;

  desk->hits = signet_credential_search_finish (SIGNET_CONNECTION_LIST (source), result,
                                                &desk->error);
  desk->done = TRUE;
}

static void
start (Desk         *desk,
       const char   *text,
       guint         limit,
       guint         milliseconds,
       GCancellable *cancellable)
{
  clear_answer (desk);
  signet_credential_search_async (desk->connections, text, limit, milliseconds, cancellable,
                                  search_cb, desk);
}

static void
assert_found (Desk       *desk,
              const char *text,
              guint       limit,
              const char *expected)
{
  g_autoptr(GString) names = g_string_new (NULL);

  start (desk, text, limit, LONG, NULL);
  DISPLAY_WAIT (desk->done);
  g_assert_no_error (desk->error);
  for (guint i = 0; i < desk->hits->len; i++)
    {
      SignetSearchHit *hit = g_ptr_array_index (desk->hits, i);

      g_assert_true (signet_search_hit_get_connection (hit) == desk->connection);
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                              signet_credential_get_display_name
                                (signet_search_hit_get_credential (hit)));
    }
  g_assert_cmpstr (names->str, ==, expected);
}

/*
 * Callbacks
 */

/* The issuer in memory cannot search, so its list is read, page by page, and not kept. */
static void
test_words (Desk          *desk,
            gconstpointer  data)
{
  fake_connector_set_page_size (desk->issuer, 1);
  assert_found (desk, "pos", 9, "POS Gateway");
  assert_found (desk, "way RETAIL", 9, "POS Gateway");
  assert_found (desk, SAMPLE_POS, 9, "POS Gateway");
  assert_found (desk, "pos backfill", 9, "");
  assert_found (desk, "", 9, "");
  assert_found (desk, " \t", 9, "");
  assert_found (desk, "0000-4000", 2, "Backfill, Café Loyalty");
  g_assert_cmpint (signet_connection_get_state (desk->connection), ==,
                   SIGNET_CONNECTION_STATE_CLOSED);
}

static void
test_choose (Desk          *desk,
             gconstpointer  data)
{
  SignetSearchHit *hit;
  g_autofree char *id = NULL;
  g_autofree char *connection_id = NULL;
  g_autofree char *client_id = NULL;
  g_autofree char *words = NULL;

  assert_found (desk, SAMPLE_POS, 9, "POS Gateway");
  hit = signet_credential_search_choose (desk->hits, NULL, SAMPLE_POS);
  g_assert_nonnull (hit);
  g_assert_true (hit == signet_credential_search_choose (desk->hits, "this-computer",
                                                         SAMPLE_POS));
  g_assert_null (signet_credential_search_choose (desk->hits, "other", SAMPLE_POS));
  g_assert_null (signet_credential_search_choose (desk->hits, NULL, "11111111"));

  id = signet_search_meta_make_id (desk->connection, signet_search_hit_get_credential (hit));
  g_assert_cmpstr (id, ==, "this-computer:" SAMPLE_POS);
  g_assert_true (signet_search_meta_read_id ("a:b:c", &connection_id, &client_id));
  g_assert_cmpstr (connection_id, ==, "a");
  g_assert_cmpstr (client_id, ==, "b:c");
  g_assert_false (signet_search_meta_read_id ("", &connection_id, &client_id));
  g_assert_false (signet_search_meta_read_id ("a", &connection_id, &client_id));
  g_assert_false (signet_search_meta_read_id (":a", &connection_id, &client_id));
  g_assert_false (signet_search_meta_read_id ("a:", &connection_id, &client_id));

  words = signet_search_meta_describe (hit, SAMPLE_NOW);
  g_assert_true (g_str_has_prefix (words, "Active · Platform User"));
  g_assert_true (g_str_has_suffix (words, " · " SAMPLE_POS));
}

/* Whoever waits is answered in time, and what comes later does no harm. */
static void
test_time_limit (Desk          *desk,
                 gconstpointer  data)
{
  fake_connector_hold (desk->issuer);
  start (desk, "pos", 9, 1, NULL);
  DISPLAY_WAIT (desk->done);
  g_assert_no_error (desk->error);
  g_assert_cmpuint (desk->hits->len, ==, 0);
  fake_connector_release (desk->issuer);
  assert_found (desk, "pos", 9, "POS Gateway");
}

static void
test_cancelled (Desk          *desk,
                gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  start (desk, "pos", 9, LONG, cancellable);
  g_cancellable_cancel (cancellable);
  DISPLAY_WAIT (desk->done);
  g_assert_error (desk->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (desk->hits);
}

static void
test_nothing_to_see (Desk          *desk,
                     gconstpointer  data)
{
  fake_connector_set_access (desk->issuer, SIGNET_ROLE_USER, FALSE);
  assert_found (desk, "pos", 9, "");
  fake_connector_set_access (desk->issuer, SIGNET_ROLE_ADMIN, FALSE);
  fake_connector_fail (desk->issuer, FAKE_CALL_OPEN, SIGNET_ERROR_UNREACHABLE);
  assert_found (desk, "pos", 9, "");
  fake_connector_fail (desk->issuer, FAKE_CALL_LIST, SIGNET_ERROR_SERVER);
  assert_found (desk, "pos", 9, "");

  /* Without their names it is told by their ids. */
  fake_connector_fail (desk->issuer, FAKE_CALL_CATALOGUE, SIGNET_ERROR_SERVER);
  assert_found (desk, "pos", 9, "POS Gateway");
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Desk          *desk,
                  gconstpointer  data);
  } tests[] = {
    { "/credential-search/words", test_words },
    { "/credential-search/choose", test_choose },
    { "/credential-search/time-limit", test_time_limit },
    { "/credential-search/cancelled", test_cancelled },
    { "/credential-search/nothing-to-see", test_nothing_to_see },
  };

  display_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Desk, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}

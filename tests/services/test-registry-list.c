/* test-registry-list.c: pages of a thousand credentials, against sorting them all
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-credential-table.h"
#include "signet-demo.h"
#include "signet-error.h"
#include "signet-json.h"
#include "signet-statement.h"
#include "signet-text.h"

#include "registry-fixture.h"

#define N_CREDENTIALS 1000
#define ACCOUNT       3310
#define WORKSPACE     40118

/* All credentials in the order in which they were inserted. */
static GPtrArray *everything;

static gint64
get_number (SignetCredential *credential,
            const char       *sort)
{
  if (g_str_equal (sort, "status"))
    return !signet_credential_get_active (credential);
  if (g_str_equal (sort, "created"))
    return signet_credential_get_created (credential);
  if (g_str_equal (sort, "updated"))
    return signet_credential_get_updated (credential);
  if (g_str_equal (sort, "last-used"))
    return signet_credential_get_last_used (credential);

  g_assert_cmpstr (sort, ==, "expires");

  return signet_credential_get_expires (credential) != 0
           ? signet_credential_get_expires (credential)
           : G_MAXINT64;
}

static int
compare_keys (SignetCredential *a,
              SignetCredential *b,
              const char       *sort)
{
  gint64 first;
  gint64 second;

  if (g_str_equal (sort, "client-id"))
    return strcmp (signet_credential_get_client_id (a), signet_credential_get_client_id (b));

  if (g_str_equal (sort, "name"))
    {
      g_autofree char *folded_a = signet_text_fold (signet_credential_get_display_name (a));
      g_autofree char *folded_b = signet_text_fold (signet_credential_get_display_name (b));

      return strcmp (folded_a, folded_b);
    }

  first = get_number (a, sort);
  second = get_number (b, sort);

  return (first > second) - (first < second);
}

/* Sorts by inserting, which leaves equal ones in the order in which they were. */
static GPtrArray *
sort_all (GPtrArray  *matching,
          const char *sort,
          gboolean    descending)
{
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; i < matching->len; i++)
    {
      SignetCredential *credential = g_ptr_array_index (matching, i);
      guint low = 0;
      guint high = sorted->len;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (compare_keys (g_ptr_array_index (sorted, middle), credential, sort) <= 0)
            low = middle + 1;
          else
            high = middle;
        }
      g_ptr_array_insert (sorted, (int) low, credential);
    }

  for (guint i = 0; descending && i < sorted->len / 2; i++)
    {
      gpointer first = sorted->pdata[i];

      sorted->pdata[i] = sorted->pdata[sorted->len - 1 - i];
      sorted->pdata[sorted->len - 1 - i] = first;
    }

  return sorted;
}

static gboolean
has_grant (SignetCredential *credential,
           const char       *api,
           const char       *permission)
{
  for (guint i = 0; i < signet_credential_get_n_grants (credential); i++)
    {
      SignetGrant *grant = signet_credential_get_grant (credential, i);

      if ((api == NULL || g_str_equal (signet_grant_get_api (grant), api)) &&
          (permission == NULL || g_str_equal (signet_grant_get_permission (grant), permission)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
reaches_workspace (SignetCredential *credential)
{
  for (guint i = 0; i < signet_credential_get_n_grants (credential); i++)
    {
      SignetGrant *grant = signet_credential_get_grant (credential, i);

      if (signet_grant_get_level (grant) == SIGNET_LEVEL_ORGANIZATION ||
          signet_grant_has_workspace (grant, WORKSPACE) ||
          (signet_grant_get_level (grant) == SIGNET_LEVEL_ACCOUNT &&
           signet_credential_get_account_id (credential) == ACCOUNT))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_text (SignetCredential *credential,
          const char       *word)
{
  return strstr (signet_credential_get_folded_text (credential), word) != NULL;
}

static gboolean
match_all (SignetCredential *credential)
{
  return TRUE;
}

static gboolean
match_inactive (SignetCredential *credential)
{
  return !signet_credential_get_active (credential);
}

static gboolean
match_api (SignetCredential *credential)
{
  return has_grant (credential, "data-plans", NULL);
}

static gboolean
match_grant (SignetCredential *credential)
{
  return has_grant (credential, "data-plans", "admin");
}

static gboolean
match_account (SignetCredential *credential)
{
  return signet_credential_get_account_id (credential) == ACCOUNT;
}

static gboolean
match_words (SignetCredential *credential)
{
  return has_text (credential, "checkout") && has_text (credential, "export");
}

static gboolean
match_several (SignetCredential *credential)
{
  return signet_credential_get_active (credential) && reaches_workspace (credential) &&
         has_grant (credential, "profile", NULL) && has_text (credential, "s");
}

static gboolean
match_none (SignetCredential *credential)
{
  return FALSE;
}

static const struct
{
  const char *parameters[9];
  gboolean (*match) (SignetCredential *credential);
} filters[] = {
  { { NULL }, match_all },
  { { "status", "inactive", NULL }, match_inactive },
  { { "api", "data-plans", NULL }, match_api },
  { { "api", "data-plans", "permission", "admin", NULL }, match_grant },
  { { "account", "3310", NULL }, match_account },
  { { "workspace", "40118", NULL }, reaches_workspace },
  { { "q", "ÉXPÖRT  Checkout", NULL }, match_words },
  { { "status", "active", "workspace", "40118", "api", "profile", "q", "S", NULL },
    match_several },
  { { "q", "no credential has this", NULL }, match_none },
  { { "api", "no such api", NULL }, match_none },
  { { "status", "", "q", " ", NULL }, match_all },
};

static SignetCredentialQuery *
make_query (const char *const *parameters,
            const char        *sort,
            gboolean           descending,
            const char        *limit,
            const char        *after)
{
  SignetCredentialQuery *query = signet_credential_query_new ();
  g_autoptr(GError) error = NULL;

  signet_credential_query_set (query, "sort", sort, &error);
  g_assert_no_error (error);
  signet_credential_query_set (query, "order", descending ? "desc" : "asc", &error);
  g_assert_no_error (error);
  signet_credential_query_set (query, "limit", limit, &error);
  g_assert_no_error (error);
  if (after != NULL)
    signet_credential_query_set (query, "after", after, &error);
  g_assert_no_error (error);
  for (guint i = 0; parameters[i] != NULL; i += 2)
    {
      signet_credential_query_set (query, parameters[i], parameters[i + 1], &error);
      g_assert_no_error (error);
    }

  return query;
}

/* Holds the rows of one page against what must come, and gives how many there were. */
static guint
check_page (SignetListPage *rows,
            GPtrArray            *expected,
            guint                 position)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = signet_json_parse (signet_list_page_get_json (rows), &error);
  JsonArray *page = signet_json_peek_array (node, "credentials");

  g_assert_no_error (error);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (node), "total"), ==,
                   expected->len);
  for (guint i = 0; i < json_array_get_length (page); i++)
    {
      g_autoptr(JsonNode) wanted = NULL;

      g_assert_cmpuint (position + i, <, expected->len);
      wanted = signet_credential_to_json (g_ptr_array_index (expected, position + i));
      g_assert_true (json_node_equal (json_array_get_element (page, i), wanted));
    }

  return json_array_get_length (page);
}

static void
check_walk (RegistryFixture   *fixture,
            const char *const *parameters,
            const char        *sort,
            gboolean           descending,
            const char        *limit,
            GPtrArray         *matching)
{
  g_autoptr(GPtrArray) expected = sort_all (matching, sort, descending);
  g_autofree char *after = NULL;
  guint position = 0;

  do
    {
      g_autoptr(SignetCredentialQuery) query =
        make_query (parameters, sort, descending, limit, after);
      g_autoptr(GError) error = NULL;
      g_autoptr(SignetListPage) rows =
        signet_registry_list (fixture->registry, query, &error);

      g_assert_no_error (error);
      position += check_page (rows, expected, position);
      g_free (after);
      after = g_strdup (signet_list_page_get_next (rows));
    }
  while (after != NULL);

  g_assert_cmpuint (position, ==, expected->len);
}

static void
read_everything (RegistryFixture *fixture)
{
  g_autoptr(SignetStatement) row =
    signet_statement_new (fixture->store, "SELECT client_id FROM credential ORDER BY id");

  everything = g_ptr_array_new_with_free_func (g_object_unref);
  while (signet_statement_step (row))
    {
      g_autoptr(GError) error = NULL;

      g_ptr_array_add (everything,
                       signet_credential_table_find (fixture->store,
                                                     signet_statement_get_text (row, 0), &error));
      g_assert_no_error (error);
    }
  g_assert_cmpuint (everything->len, ==, N_CREDENTIALS);
}

static void
test_every_order (gconstpointer data)
{
  static const char *const sorts[] = {
    "name", "client-id", "status", "created", "updated", "last-used", "expires"
  };
  RegistryFixture *fixture = (RegistryFixture *) data;

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      check_walk (fixture, filters[0].parameters, sorts[i], FALSE, "7", everything);
      check_walk (fixture, filters[0].parameters, sorts[i], FALSE, "1000", everything);
      check_walk (fixture, filters[0].parameters, sorts[i], TRUE, "100", everything);
    }
}

static void
test_every_filter (gconstpointer data)
{
  RegistryFixture *fixture = (RegistryFixture *) data;

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr(GPtrArray) matching = g_ptr_array_new ();

      for (guint j = 0; j < everything->len; j++)
        {
          if (filters[i].match (g_ptr_array_index (everything, j)))
            g_ptr_array_add (matching, g_ptr_array_index (everything, j));
        }
      g_test_message ("filter %u: %u match", i, matching->len);
      check_walk (fixture, filters[i].parameters, "name", FALSE, "40", matching);
      check_walk (fixture, filters[i].parameters, "expires", TRUE, "40", matching);
    }
}

/* Among more than a few rows the filters ask each row on its own; here all are in the same
 * file, so the number of matches decides.
 */
static void
test_many_matches (gconstpointer data)
{
  RegistryFixture *fixture = (RegistryFixture *) data;
  g_autoptr(GError) error = NULL;
  gint64 totals[2];

  registry_fixture_close (fixture);
  registry_fixture_tear_down (fixture, NULL);
  registry_fixture_set_up (fixture, NULL);
  signet_demo_fill (fixture->registry, fixture->caller, 4000, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < 2; i++)
    {
      const char *const parameters[] = { "account", "3310", "workspace", "40118",
                                         "status", "active", "q", "a", "api",
                                         i == 0 ? "platform" : "", NULL };
      g_autofree char *after = NULL;
      gint64 n_rows = 0;

      do
        {
          g_autoptr(SignetCredentialQuery) query =
            make_query (parameters, "last-used", TRUE, "100", after);
          g_autoptr(SignetListPage) rows =
            signet_registry_list (fixture->registry, query, &error);
          g_autoptr(JsonNode) node = NULL;

          g_assert_no_error (error);
          node = signet_json_parse (signet_list_page_get_json (rows), &error);
          n_rows += json_array_get_length (signet_json_peek_array (node, "credentials"));
          totals[i] = signet_list_page_get_total (rows);
          g_free (after);
          after = g_strdup (signet_list_page_get_next (rows));
        }
      while (after != NULL);
      g_assert_cmpint (n_rows, ==, totals[i]);
    }

  g_assert_cmpint (totals[0], <, totals[1]);
}

static void
test_cursors (gconstpointer data)
{
  static const char *const bad[] = { "x", "====", "bm9uc2Vuc2U", "\xff\xfe" };
  RegistryFixture *fixture = (RegistryFixture *) data;
  const char *const none[] = { NULL };
  g_autoptr(SignetCredentialQuery) query = make_query (none, "name", FALSE, "10", NULL);
  g_autoptr(SignetCredentialQuery) other = NULL;
  g_autoptr(SignetListPage) rows = NULL;
  g_autoptr(SignetListPage) next = NULL;
  g_autoptr(GError) error = NULL;

  rows = signet_registry_list (fixture->registry, query, &error);
  g_assert_no_error (error);
  other = make_query (none, "name", TRUE, "10", signet_list_page_get_next (rows));
  next = signet_registry_list (fixture->registry, other, &error);
  g_assert_null (next);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
  g_clear_error (&error);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      if (signet_credential_query_set (query, "after", bad[i], &error))
        next = signet_registry_list (fixture->registry, query, &error);
      g_assert_null (next);
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
      g_clear_error (&error);
    }
}

static void
test_bad_parameters (gconstpointer data)
{
  static const char *const bad[][2] = {
    { "limit", "0" }, { "limit", "1001" }, { "limit", "-1" }, { "limit", "" }, { "limit", "1x" },
    { "sort", "note" }, { "sort", "" }, { "order", "up" }, { "status", "expired" },
    { "account", "0" }, { "account", "x" }, { "workspace", "9007199254740992" },
    { "q", "\xff" }, { "offset", "7" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(SignetCredentialQuery) query = signet_credential_query_new ();
      g_autoptr(GError) error = NULL;

      g_assert_false (signet_credential_query_set (query, bad[i][0], bad[i][1], &error));
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
    }
}

int
main (int    argc,
      char **argv)
{
  RegistryFixture fixture = { NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);

  registry_fixture_set_up (&fixture, NULL);
  signet_demo_fill (fixture.registry, fixture.caller, N_CREDENTIALS, &error);
  g_assert_no_error (error);
  read_everything (&fixture);

  g_test_add_data_func ("/registry-list/every-order", &fixture, test_every_order);
  g_test_add_data_func ("/registry-list/every-filter", &fixture, test_every_filter);
  g_test_add_data_func ("/registry-list/cursors", &fixture, test_cursors);
  g_test_add_data_func ("/registry-list/bad-parameters", &fixture, test_bad_parameters);
  g_test_add_data_func ("/registry-list/many-matches", &fixture, test_many_matches);
  status = g_test_run ();

  g_ptr_array_unref (everything);
  registry_fixture_tear_down (&fixture, NULL);

  return status;
}

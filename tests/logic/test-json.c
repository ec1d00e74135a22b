/* test-json.c: JSON from outside, good and bad
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "fixtures.h"
#include "signet-error.h"
#include "signet-json.h"

static void
test_parse_refuses (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  const struct
  {
    const char *text;
    gssize length;
  } cases[] = {
    { "", 0 },
    { "   ", -1 },
    { "{", -1 },
    { "nonsense", -1 },
    { "{\"a\": \"\xff\"}", -1 },
    { "{\"a\": \"\0\"}", 10 },
    { deep, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length = cases[i].length < 0 ? strlen (cases[i].text) : (gsize) cases[i].length;
      g_autoptr(GBytes) bytes = g_bytes_new (cases[i].text, length);
      g_autoptr(GError) error = NULL;

      g_assert_null (signet_json_parse (bytes, &error));
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED);
    }
}

/* What json-glib would take. */
static void
test_parse_is_strict (void)
{
  static const char *const cases[] = {
    "{\"a\": 1}{\"b\": 2}", "{\"a\": 1} x", "{'a': 1}", "{a: 1}", "{\"a\": 1,}", "[1,]", "[,1]",
    "[1 2]", "{\"a\" 1}", "{\"a\": 1 // why\n}", "{\"a\": /* why */ 1}", "NaN", "[Infinity]",
    "True", "[01]", "[+1]", "[1.]", "[.5]", "[1e]", "[0x10]", "[-]", "\"a\nb\"", "\"\\x41\"",
    "\"\\u12\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"open",
    "\"open\\",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (cases[i], strlen (cases[i]));
      g_autoptr(GError) error = NULL;

      g_assert_null (signet_json_parse (bytes, &error));
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED);
    }
}

static void
test_parse_accepts (void)
{
  static const char *const cases[] = {
    "{}", "[]", " [ ] ", "{\"a\": {\"b\": [1, -2.5e+3, 0, -0, 1E9, 0.1e-7]}}",
    "true", "false", "null", "\"\"", "7", "\t\n\r [true , false , null ]\n",
    "\"\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u00e9 \\uD83D\\uDD11 é 🔑\"",
    "{\"\": 1, \"a b\": 2}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (cases[i], strlen (cases[i]));
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) node = signet_json_parse (bytes, &error);

      g_assert_no_error (error);
      g_assert_nonnull (node);
    }
}

static void
test_parse_depth (void)
{
  for (gsize depth = SIGNET_JSON_DEPTH_MAX; depth <= SIGNET_JSON_DEPTH_MAX + 1; depth++)
    {
      g_autofree char *open = g_strnfill (depth, '[');
      g_autofree char *close = g_strnfill (depth, ']');
      g_autofree char *text = g_strconcat (open, close, NULL);
      g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr(JsonNode) node = signet_json_parse (bytes, NULL);

      g_assert_cmpint (node != NULL, ==, depth == SIGNET_JSON_DEPTH_MAX);
    }
}

static void
test_parse_brackets_in_strings (void)
{
  g_autofree char *brackets = g_strnfill (200, '[');
  g_autofree char *text = g_strdup_printf ("{\"a\": \"\\\"%s\"}", brackets);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = signet_json_parse (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (signet_json_peek_string (node, "a")), ==, 201);
}

static void
test_ids (void)
{
  static const struct
  {
    const char *text;
    gint64 id;
  } cases[] = {
    { "{'id': 7}", 7 },
    { "{'id': '7'}", 7 },
    { "{'id': 9007199254740991}", SIGNET_JSON_ID_MAX },
    { "{'id': 9007199254740992}", 0 },
    { "{'id': 0}", 0 },
    { "{'id': -1}", 0 },
    { "{'id': '-1'}", 0 },
    { "{'id': '7 '}", 0 },
    { "{'id': ''}", 0 },
    { "{'id': 7.5}", 0 },
    { "{'id': true}", 0 },
    { "{'id': null}", 0 },
    { "{'id': [7]}", 0 },
    { "{}", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(JsonNode) node = fixture_json (cases[i].text);
      g_autoptr(GError) error = NULL;
      gint64 id = 0;

      g_assert_cmpint (signet_json_read_id (node, "id", &id, &error), ==, cases[i].id != 0);
      g_assert_cmpint (id, ==, cases[i].id);
      if (cases[i].id == 0)
        g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED);
    }
}

/* None of these may be taken for a credential, and none may end the program. */
static void
test_malformed_credentials (void)
{
  static const char *const cases[] = {
    "[]",
    "'text'",
    "{}",
    "{'client_id': 7}",
    "{'client_id': 'c', 'display_name': null}",
  };
  g_autoptr(SignetCredential) credential = fixture_credential ("c1", "Name", 3);
  g_autoptr(JsonNode) good = signet_credential_to_json (credential);
  g_autoptr(GList) members = json_object_get_members (json_node_get_object (good));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(JsonNode) node = fixture_json (cases[i]);
      g_autoptr(GError) error = NULL;

      g_assert_null (signet_credential_new_from_json (node, &error));
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED);
    }

  /* Each member in turn becomes an object, which none of them may be. */
  for (GList *l = members; l != NULL; l = l->next)
    {
      g_autofree char *text = signet_json_to_string (good);
      g_autoptr(JsonNode) node = json_from_string (text, NULL);
      g_autoptr(GError) error = NULL;

      json_object_set_object_member (json_node_get_object (node), l->data, json_object_new ());
      g_assert_null (signet_credential_new_from_json (node, &error));
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED);
    }
}

static void
test_credential_round_trip (void)
{
  g_autoptr(SignetCredential) credential = fixture_credential ("c1", "Name “quoted”", 3);
  g_autoptr(JsonNode) node = signet_credential_to_json (credential);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetCredential) again = signet_credential_new_from_json (node, &error);
  g_autoptr(JsonNode) node_again = NULL;

  g_assert_no_error (error);
  node_again = signet_credential_to_json (again);
  g_assert_true (json_node_equal (node, node_again));
}

static void
test_catalogue_round_trip (void)
{
  g_autoptr(SignetCatalogue) catalogue = fixture_catalogue ();
  g_autoptr(JsonNode) node = signet_catalogue_to_json (catalogue, TRUE);
  g_autoptr(JsonNode) without = signet_catalogue_to_json (catalogue, FALSE);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetCatalogue) again = signet_catalogue_new_from_json (node, &error);
  g_autoptr(SignetCatalogue) hidden = NULL;
  g_autoptr(JsonNode) node_again = NULL;

  g_assert_no_error (error);
  node_again = signet_catalogue_to_json (again, TRUE);
  g_assert_true (json_node_equal (node, node_again));

  hidden = signet_catalogue_new_from_json (without, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (signet_catalogue_get_n_apis (again), ==, 4);
  g_assert_cmpuint (signet_catalogue_get_n_apis (hidden), ==, 3);
  g_assert_null (signet_catalogue_find_api (hidden, "custom-roles"));
}

static void
test_malformed_catalogues (void)
{
  static const char *const cases[] = {
    "{}",
    "{'apis': [{}]}",
    "{'apis': [{'id': 'a', 'name': 'A', 'identifier': 'urn:a',"
    " 'levels': [], 'permissions': [{'id': 'p', 'name': 'P'}]}]}",
    "{'apis': [{'id': 'a', 'name': 'A', 'identifier': 'urn:a',"
    " 'levels': ['galaxy'], 'permissions': [{'id': 'p', 'name': 'P'}]}]}",
    "{'apis': [{'id': 'a', 'name': 'A', 'identifier': 'urn:a',"
    " 'levels': ['account', 'account', 'account', 'account'],"
    " 'permissions': [{'id': 'p', 'name': 'P'}]}]}",
    "{'apis': [{'id': 'a', 'name': 'A', 'identifier': 'urn:a',"
    " 'levels': ['account'], 'permissions': []}]}",
    "{'apis': [{'id': 'a', 'name': 'A', 'identifier': 'urn:a', 'levels': ['account'],"
    " 'permissions': [{'id': 'p', 'name': 'P'}, {'id': 'p', 'name': 'Q'}]}]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(JsonNode) node = fixture_json (cases[i]);
      g_autoptr(GError) error = NULL;

      g_assert_null (signet_catalogue_new_from_json (node, &error));
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED);
    }
}

static void
test_organization (void)
{
  g_autoptr(SignetOrganization) organization = fixture_organization ();
  g_autoptr(JsonNode) twice = fixture_json (
    "{'id': 1, 'name': 'O', 'accounts': ["
    " {'id': 1, 'name': 'A', 'workspaces': [{'id': 5, 'name': 'W'}]},"
    " {'id': 2, 'name': 'B', 'workspaces': [{'id': '5', 'name': 'W'}]}]}");
  g_autoptr(GError) error = NULL;
  SignetAccount *account = signet_organization_find_account (organization, 3310);

  g_assert_cmpuint (signet_organization_get_n_accounts (organization), ==, 2);
  g_assert_cmpstr (signet_workspace_get_name (signet_account_find_workspace (account, 40119)),
                   ==, "US Staging");
  g_assert_null (signet_account_find_workspace (account, 40231));

  g_assert_null (signet_organization_new_from_json (twice, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/parse-refuses", test_parse_refuses);
  g_test_add_func ("/json/parse-is-strict", test_parse_is_strict);
  g_test_add_func ("/json/parse-accepts", test_parse_accepts);
  g_test_add_func ("/json/parse-depth", test_parse_depth);
  g_test_add_func ("/json/brackets-in-strings", test_parse_brackets_in_strings);
  g_test_add_func ("/json/ids", test_ids);
  g_test_add_func ("/json/credential", test_credential_round_trip);
  g_test_add_func ("/json/malformed-credentials", test_malformed_credentials);
  g_test_add_func ("/json/catalogue", test_catalogue_round_trip);
  g_test_add_func ("/json/malformed-catalogues", test_malformed_catalogues);
  g_test_add_func ("/json/organization", test_organization);

  return g_test_run ();
}

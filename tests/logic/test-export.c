/* test-export.c: credentials for spreadsheets and for programs
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "fixtures.h"
#include "signet-export.h"

#define NOW G_GINT64_CONSTANT (1795442400)

static const char *const columns[] = {
  "client_id", "display_name", "status", "organization_id", "organization_name", "account_id",
  "account_name", "apis", "permissions", "scope", "owner", "note", "created", "created_by",
  "updated", "updated_by", "last_used", "expires", "live_secrets",
  NULL,
};

/*
 * Helpers
 */

static SignetCredential *
make_credential (const char *display_name,
                 const char *note)
{
  const gint64 workspaces[] = { 40118, 99999 };
  g_autoptr(GPtrArray) grants =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_grant_unref);
  g_autoptr(GPtrArray) secrets =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_secret_info_unref);
  SignetCredentialFields fields = {
    .client_id = "c1",
    .display_name = display_name,
    .note = note,
    .owner = "Profiles Team",
    .active = TRUE,
    .account_id = 3310,
    .created = 1700000000,
    .created_by = "ada",
    .updated = 1700000000,
    .updated_by = "grace",
    .revision = 1,
    .grants = grants,
    .secrets = secrets,
  };

  g_ptr_array_add (grants, signet_grant_new ("platform", "admin", SIGNET_LEVEL_ACCOUNT, NULL, 0));
  g_ptr_array_add (grants, signet_grant_new ("profile", "read-only", SIGNET_LEVEL_WORKSPACE,
                                             workspaces, 2));
  g_ptr_array_add (grants, signet_grant_new ("hidden", "x", SIGNET_LEVEL_ORGANIZATION, NULL, 0));
  g_ptr_array_add (secrets, signet_secret_info_new ("secret-id", "h1nt", 1700000000, 0, 0));
  g_ptr_array_add (secrets, signet_secret_info_new ("other-id", "w0rd", 1700000000,
                                                    1830297600, 0));

  return signet_credential_new (&fields);
}

static char *
export (SignetExportFormat  format,
        SignetCredential   *credential,
        gboolean            with_names)
{
  g_autoptr(SignetCatalogue) catalogue = fixture_catalogue ();
  g_autoptr(SignetOrganization) organization = fixture_organization ();
  g_autoptr(GPtrArray) credentials = g_ptr_array_new ();
  g_autoptr(GBytes) bytes = NULL;
  gsize size;
  const char *data;

  if (credential != NULL)
    g_ptr_array_add (credentials, credential);
  bytes = signet_export_to_bytes (format, credentials, with_names ? catalogue : NULL,
                                  with_names ? organization : NULL, NOW);
  data = g_bytes_get_data (bytes, &size);
  g_assert_true (g_utf8_validate_len (data, size, NULL));

  return g_strndup (data, size);
}

/* Reads a table by the rules of RFC 4180, and gives the cell in that column of its only row. */
static char *
read_cell (const char *table,
           const char *column)
{
  g_autoptr(GString) cell = g_string_new (NULL);
  const char *p = strstr (table, "\r\n");
  guint index = 0;

  while (!g_str_equal (columns[index], column))
    index++;

  g_assert_nonnull (p);
  for (p += 2; *p != '\0'; p++)
    {
      if (*p == '"')
        {
          for (p++; *p != '"' || p[1] == '"'; p++)
            {
              g_assert_cmpint (*p, !=, '\0');
              g_string_append_c (cell, *p);
              p += *p == '"' ? 1 : 0;
            }
        }
      else if (*p == ',' || (*p == '\r' && p[1] == '\n'))
        {
          if (index-- == 0)
            return g_strdup (cell->str);

          g_string_truncate (cell, 0);
        }
      else
        {
          g_assert_null (strchr ("\r\n", *p));
          g_string_append_c (cell, *p);
        }
    }

  g_error ("There is no column “%s”", column);
}

static void
assert_cell (const char *table,
             const char *column,
             const char *expected)
{
  g_autofree char *cell = read_cell (table, column);

  g_assert_cmpstr (cell, ==, expected);
}

static void
test_csv (void)
{
  g_autoptr(SignetCredential) credential = make_credential ("Loyalty, “App” \"one\"", "A\nB");
  g_autofree char *header = g_strjoinv (",", (char **) columns);
  g_autofree char *table = export (SIGNET_EXPORT_FORMAT_CSV, credential, TRUE);

  g_assert_true (g_str_has_prefix (table, header));
  g_assert_true (g_str_has_suffix (table, "\r\n"));
  assert_cell (table, "client_id", "c1");
  assert_cell (table, "display_name", "Loyalty, “App” \"one\"");
  assert_cell (table, "status", "rotating");
  assert_cell (table, "organization_id", "1204");
  assert_cell (table, "organization_name", "Acme Retail");
  assert_cell (table, "account_id", "3310");
  assert_cell (table, "account_name", "North America");
  assert_cell (table, "apis", "Platform; Profile; hidden");
  assert_cell (table, "permissions", "platform:admin profile:read-only hidden:x");
  assert_cell (table, "scope",
               "account; workspace US Production (40118), 99999; organization");
  assert_cell (table, "owner", "Profiles Team");
  assert_cell (table, "note", "A\nB");
  assert_cell (table, "created", "2023-11-14T22:13:20Z");
  assert_cell (table, "updated_by", "grace");
  assert_cell (table, "last_used", "");
  assert_cell (table, "expires", "2028-01-01T00:00:00Z");
  assert_cell (table, "live_secrets", "2");
}

static void
test_csv_without_names (void)
{
  g_autoptr(SignetCredential) credential = make_credential ("Plain", "");
  g_autofree char *table = export (SIGNET_EXPORT_FORMAT_CSV, credential, FALSE);
  g_autofree char *empty = export (SIGNET_EXPORT_FORMAT_CSV, NULL, FALSE);

  assert_cell (table, "organization_id", "");
  assert_cell (table, "account_name", "");
  assert_cell (table, "apis", "platform; profile; hidden");
  assert_cell (table, "scope", "account; workspace 40118, 99999; organization");
  /* Of nothing there is still a header. */
  g_assert_true (g_str_has_suffix (empty, "live_secrets\r\n"));
  g_assert_true (strstr (empty, "\r\n") == empty + strlen (empty) - 2);
}

/* A name must not become a program in somebody's spreadsheet. */
static void
test_csv_formulas (void)
{
  static const char *const dangerous[] = {
    "=HYPERLINK(\"http://example.org\")", "+1+1", "-2+3", "@SUM(A1)", "\tx", "=", "-",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (dangerous); i++)
    {
      g_autoptr(SignetCredential) credential = make_credential (dangerous[i], dangerous[i]);
      g_autofree char *table = export (SIGNET_EXPORT_FORMAT_CSV, credential, TRUE);
      g_autofree char *expected = g_strconcat ("'", dangerous[i], NULL);

      assert_cell (table, "display_name", expected);
      assert_cell (table, "note", expected);
      assert_cell (table, "owner", "Profiles Team");
    }
}

static JsonObject *
get_object (JsonObject *object,
            const char *list,
            guint       index)
{
  return json_array_get_object_element (json_object_get_array_member (object, list), index);
}

static void
test_json (void)
{
  g_autoptr(SignetCredential) credential = make_credential ("Loyalty “App”\t\"one\"", "A\nB\\");
  g_autofree char *text = export (SIGNET_EXPORT_FORMAT_JSON, credential, TRUE);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = json_from_string (text, &error);
  JsonObject *object;
  JsonObject *grant;

  g_assert_no_error (error);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 1);
  object = json_array_get_object_element (json_node_get_array (node), 0);
  g_assert_cmpstr (json_object_get_string_member (object, "client_id"), ==, "c1");
  g_assert_cmpstr (json_object_get_string_member (object, "display_name"), ==,
                   "Loyalty “App”\t\"one\"");
  g_assert_cmpstr (json_object_get_string_member (object, "note"), ==, "A\nB\\");
  g_assert_cmpstr (json_object_get_string_member (object, "status"), ==, "rotating");
  g_assert_cmpstr (json_object_get_string_member (object, "expires"), ==, "2028-01-01T00:00:00Z");
  g_assert_true (json_object_get_null_member (object, "last_used"));
  g_assert_cmpint (json_object_get_int_member (object, "live_secrets"), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (
    json_object_get_object_member (object, "account"), "name"), ==, "North America");

  grant = get_object (object, "grants", 1);
  g_assert_cmpstr (json_object_get_string_member (grant, "level"), ==, "workspace");
  g_assert_cmpstr (json_object_get_string_member (
    json_object_get_object_member (grant, "permission"), "name"), ==, "Read-Only");
  g_assert_cmpstr (json_object_get_string_member (get_object (grant, "workspaces", 0), "name"),
                   ==, "US Production");
  g_assert_true (json_object_get_null_member (get_object (grant, "workspaces", 1), "name"));
  g_assert_cmpint (json_object_get_int_member (get_object (grant, "workspaces", 1), "id"),
                   ==, 99999);
  g_assert_true (json_object_get_null_member (
    json_object_get_object_member (get_object (object, "grants", 2), "api"), "name"));
}

static void
test_json_empty (void)
{
  g_autofree char *text = export (SIGNET_EXPORT_FORMAT_JSON, NULL, FALSE);
  g_autoptr(JsonNode) node = json_from_string (text, NULL);

  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 0);
}

static void
test_no_secrets (void)
{
  g_autoptr(SignetCredential) credential = make_credential ("Plain", "");

  for (guint i = SIGNET_EXPORT_FORMAT_CSV; i <= SIGNET_EXPORT_FORMAT_JSON; i++)
    {
      g_autofree char *text = export ((SignetExportFormat) i, credential, TRUE);

      g_assert_null (strstr (text, "h1nt"));
      g_assert_null (strstr (text, "w0rd"));
      g_assert_null (strstr (text, "secret-id"));
      g_assert_null (strstr (text, "other-id"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/csv", test_csv);
  g_test_add_func ("/export/csv-without-names", test_csv_without_names);
  g_test_add_func ("/export/csv-formulas", test_csv_formulas);
  g_test_add_func ("/export/json", test_json);
  g_test_add_func ("/export/json-empty", test_json_empty);
  g_test_add_func ("/export/no-secrets", test_no_secrets);

  return g_test_run ();
}

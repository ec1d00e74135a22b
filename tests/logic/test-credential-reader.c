/* test-credential-reader.c: many credentials from JSON, the same as one by one
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "fixtures.h"
#include "signet-credential-reader.h"
#include "signet-error.h"
#include "signet-json.h"

static GPtrArray *
read_text (SignetCredentialReader  *reader,
           const char              *text,
           GError                 **error)
{
  g_autoptr(SignetJsonCursor) cursor =
    signet_json_cursor_new (g_bytes_new (text, strlen (text)), error);

  return cursor != NULL ? signet_credential_reader_read (reader, cursor, error) : NULL;
}

/* Both ways of reading must have the same opinion of every text. */
static void
assert_same (const char *text)
{
  g_autoptr(SignetCredentialReader) reader = signet_credential_reader_new ();
  g_autofree char *array = g_strdup_printf (" [ %s ] ", text);
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(JsonNode) node = signet_json_parse (bytes, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) error_alone = NULL;
  g_autoptr(GPtrArray) together = read_text (reader, array, &error);
  g_autoptr(SignetCredential) alone = signet_credential_new_from_json (node, &error_alone);

  g_test_message ("%s", text);
  if (alone == NULL)
    {
      g_assert_error (error_alone, SIGNET_ERROR, SIGNET_ERROR_MALFORMED);
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED);
      g_assert_null (together);
    }
  else
    {
      g_autoptr(JsonNode) json = signet_credential_to_json (alone);
      g_autoptr(JsonNode) other = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (together->len, ==, 1);
      other = signet_credential_to_json (g_ptr_array_index (together, 0));
      g_assert_true (json_node_equal (json, other));
    }
}

static void
test_texts (void)
{
  static const char *const names[] = {
    "Plain", "Name “quoted” \"twice\"", "back\\slash / \b\f\n\r\t", "🔑 Überweisung \\u0041",
    "", "\x7f", "ends with \\",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(SignetCredential) credential = fixture_credential ("c1", names[i], 3);
      g_autoptr(JsonNode) node = signet_credential_to_json (credential);
      g_autofree char *text = signet_json_to_string (node);

      assert_same (text);
    }
}

/* Each member in turn is left out, and becomes each kind of value. */
static void
test_every_member (void)
{
  static const char *const values[] = {
    "null", "true", "7", "\"7\"", "0", "-1", "1.5", "1e3", "\"\"", "{}", "[]", "[7]", "[{}]",
    "\"active\"", "\"2026-01-01T00:00:00Z\"", "\"2026-01-01\"", "9007199254740992",
    "99999999999999999999", "[{\"api\":\"a\",\"permission\":\"p\",\"level\":\"account\"}]",
    "[{\"api\":\"a\",\"permission\":\"p\",\"level\":\"workspace\"}]",
    "[{\"api\":\"a\",\"permission\":\"p\",\"level\":\"galaxy\"}]",
    "[{\"level\":\"workspace\",\"workspaces\":[\"9\",5,7],\"x\":[[1,{\"y\":\"]\"}]],"
    "\"permission\":\"p\",\"api\":\"a\"}]",
    "[{\"api\":\"a\",\"permission\":\"p\",\"level\":\"workspace\",\"workspaces\":[-5]}]",
    "[{\"id\":\"s\",\"hint\":\"h\",\"created\":\"2026-01-01T00:00:00+01:00\"}]",
  };
  g_autoptr(SignetCredential) credential = fixture_credential ("c1", "Name", 3);
  g_autoptr(JsonNode) good = signet_credential_to_json (credential);
  g_autoptr(GList) members = json_object_get_members (json_node_get_object (good));

  for (GList *l = members; l != NULL; l = l->next)
    {
      g_autofree char *whole = signet_json_to_string (good);
      g_autoptr(JsonNode) node = json_from_string (whole, NULL);
      g_autofree char *without = NULL;

      json_object_remove_member (json_node_get_object (node), l->data);
      without = signet_json_to_string (node);
      assert_same (without);
      for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
        {
          g_autofree char *text = g_strdup_printf ("{ \"%s\" : %s , %s", (char *) l->data,
                                                   values[i], without + 1);

          assert_same (text);
        }
    }
}

static void
test_shares (void)
{
  g_autoptr(SignetCredentialReader) reader = signet_credential_reader_new ();
  g_autoptr(SignetCredential) credential = fixture_credential ("c1", "Name", 3);
  g_autoptr(JsonNode) node = signet_credential_to_json (credential);
  g_autofree char *text = signet_json_to_string (node);
  g_autofree char *page = g_strdup_printf ("[%s,%s]", text, text);
  g_autoptr(GPtrArray) first = read_text (reader, page, NULL);
  g_autoptr(GPtrArray) second = read_text (reader, page, NULL);
  SignetCredential *one = g_ptr_array_index (first, 0);
  SignetCredential *other = g_ptr_array_index (second, 1);

  g_clear_pointer (&reader, signet_credential_reader_unref);
  g_assert_true (one != other);
  g_assert_cmpuint (signet_credential_get_n_grants (one), >, 0);
  for (guint i = 0; i < signet_credential_get_n_grants (one); i++)
    g_assert_true (signet_credential_get_grant (one, i) ==
                   signet_credential_get_grant (other, i));
  g_assert_true (signet_credential_get_created_by (one) ==
                 signet_credential_get_created_by (other));
  g_assert_cmpstr (signet_credential_get_sort_key (one), ==,
                   signet_credential_get_sort_key (credential));
  g_assert_cmpstr (signet_credential_get_folded_text (one), ==,
                   signet_credential_get_folded_text (credential));
}

static void
test_no_array (void)
{
  static const char *const cases[] = { "{}", "7", "[7]", "[[]]", "[null]", "[{}", "" };
  g_autoptr(SignetCredentialReader) reader = signet_credential_reader_new ();
  g_autoptr(GPtrArray) none = read_text (reader, "[]", NULL);

  g_assert_cmpuint (none->len, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (read_text (reader, cases[i], &error));
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED);
    }
}

/* A list of every kind of value, passed over and read. */
static void
test_cursor (void)
{
  static const char text[] =
    " [ 1 , \"\\u00e9\\uD83D\\uDD11\\/\" , { \"a\" : { } , \"b\" : [ [ ] ] } , -7, true,"
    "\"\\\"]\", null, 2.5, 12 ] ";
  g_autoptr(SignetJsonCursor) cursor =
    signet_json_cursor_new (g_bytes_new_static (text, strlen (text)), NULL);
  gint64 number = 0;

  g_assert_false (signet_json_cursor_enter_object (cursor));
  g_assert_true (signet_json_cursor_enter_array (cursor));
  g_assert_true (signet_json_cursor_next_element (cursor));
  signet_json_cursor_skip (cursor);
  g_assert_true (signet_json_cursor_next_element (cursor));
  g_assert_cmpstr (signet_json_cursor_read_string (cursor), ==, "é🔑/");
  g_assert_true (signet_json_cursor_next_element (cursor));
  signet_json_cursor_skip (cursor);
  g_assert_true (signet_json_cursor_next_element (cursor));
  g_assert_true (signet_json_cursor_read_int (cursor, &number));
  g_assert_cmpint (number, ==, -7);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (signet_json_cursor_next_element (cursor));
      g_assert_false (signet_json_cursor_read_null (cursor));
      signet_json_cursor_skip (cursor);
    }
  g_assert_true (signet_json_cursor_next_element (cursor));
  g_assert_true (signet_json_cursor_read_null (cursor));
  g_assert_true (signet_json_cursor_next_element (cursor));
  g_assert_false (signet_json_cursor_read_int (cursor, &number));
  signet_json_cursor_skip (cursor);
  g_assert_true (signet_json_cursor_next_element (cursor));
  g_assert_true (signet_json_cursor_read_int (cursor, &number));
  g_assert_cmpint (number, ==, 12);
  g_assert_false (signet_json_cursor_next_element (cursor));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/credential-reader/cursor", test_cursor);
  g_test_add_func ("/credential-reader/texts", test_texts);
  g_test_add_func ("/credential-reader/every-member", test_every_member);
  g_test_add_func ("/credential-reader/shares", test_shares);
  g_test_add_func ("/credential-reader/no-array", test_no_array);

  return g_test_run ();
}

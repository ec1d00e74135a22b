/* test-form.c: queries and bodies in the form of HTML forms, good and bad
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "signet-form.h"
#include "signet-json.h"

static SignetForm *
parse (const char *text)
{
  return signet_form_new_from_text (text, strlen (text));
}

static SignetForm *
parse_json (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(JsonNode) node = signet_json_parse (bytes, NULL);

  g_assert_nonnull (node);

  return signet_form_new_from_json (node);
}

static void
test_values (void)
{
  static const struct
  {
    const char *text;
    const char *value;
  } cases[] = {
    { "a=b", "b" },
    { "x=y&a=b", "b" },
    { "&&a=b&&", "b" },
    { "a=b=c", "b=c" },
    { "a=%41+%2b", "A +" },
    { "%61=b", "b" },
    { "a=%F0%9F%94%91", "🔑" },
    { "a=&a=b", "b" },
    { "a", NULL },
    { "a=", NULL },
    { "", NULL },
    { "aa=b", NULL },
    { "A=b", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SignetForm) form = parse (cases[i].text);

      g_assert_nonnull (form);
      g_assert_cmpstr (signet_form_get (form, "a"), ==, cases[i].value);
    }
}

static void
test_refuses (void)
{
  static const char *const cases[] = {
    "a=%", "a=%4", "a=%4g", "a=%g4", "%=b", "a=%00", "%00=b", "a=%ff", "a=%c0%80", "a=\xff",
    "a=%ed%a0%80",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SignetForm) form = parse (cases[i]);
      g_autofree char *escaped = g_strescape (cases[i], NULL);

      g_test_message ("%s", escaped);
      g_assert_null (form);
    }

  g_assert_null (signet_form_new_from_text ("a=\0b", 4));
}

static void
test_does_not_read_beyond (void)
{
  g_autoptr(SignetForm) form = signet_form_new_from_text ("a=bc", 3);
  g_autoptr(SignetForm) broken = signet_form_new_from_text ("a=%41", 4);

  g_assert_cmpstr (signet_form_get (form, "a"), ==, "b");
  g_assert_null (broken);
}

static void
test_repeated (void)
{
  g_autoptr(SignetForm) form = parse ("a=1&r=x&b=2&r=y&r=");
  g_autoptr(GPtrArray) all = signet_form_get_all (form, "r");

  g_assert_null (signet_form_find_repeated (form, "r"));
  g_assert_cmpstr (signet_form_find_repeated (form, NULL), ==, "r");
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (all, 0), ==, "x");
  g_assert_cmpstr (g_ptr_array_index (all, 1), ==, "y");
}

static void
test_json (void)
{
  g_autoptr(SignetForm) form = parse_json ("{\"a\": \"1\", \"n\": null, \"r\": [\"x\", \"y\"]}");
  g_autoptr(GPtrArray) all = signet_form_get_all (form, "r");

  g_assert_cmpstr (signet_form_get (form, "a"), ==, "1");
  g_assert_null (signet_form_get (form, "n"));
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (signet_form_get_length (form), ==, 3);
}

static void
test_json_refuses (void)
{
  static const char *const cases[] = {
    "[]", "\"a\"", "7", "{\"a\": 7}", "{\"a\": true}", "{\"a\": {}}", "{\"a\": [[\"x\"]]}",
    "{\"a\": [1]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SignetForm) form = parse_json (cases[i]);

      g_test_message ("%s", cases[i]);
      g_assert_null (form);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/form/values", test_values);
  g_test_add_func ("/form/refuses", test_refuses);
  g_test_add_func ("/form/does-not-read-beyond", test_does_not_read_beyond);
  g_test_add_func ("/form/repeated", test_repeated);
  g_test_add_func ("/form/json", test_json);
  g_test_add_func ("/form/json-refuses", test_json_refuses);

  return g_test_run ();
}

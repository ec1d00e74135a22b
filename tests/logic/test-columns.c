/* test-columns.c: which columns are shown, in which order and how wide
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "signet-column-fit.h"
#include "signet-column-layout.h"

#define DEFAULT_ORDER "name owner client-id apis scope status created created-by last-used " \
                      "expires keyring action"

typedef struct
{
  SignetColumnLayout *layout;
  GString *heard; /* the properties that changed */
} Fixture;

/*
 * Helpers
 */

static void
on_notify_cb (SignetColumnLayout *layout,
              GParamSpec         *pspec,
              GString            *heard)
{
  g_string_append_printf (heard, "%s ", pspec->name);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->layout = signet_column_layout_new ();
  fixture->heard = g_string_new (NULL);
  g_signal_connect (fixture->layout, "notify", G_CALLBACK (on_notify_cb), fixture->heard);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->layout);
  g_string_free (fixture->heard, TRUE);
}

static void
assert_heard (Fixture    *fixture,
              const char *expected)
{
  g_assert_cmpstr (fixture->heard->str, ==, expected);
  g_string_truncate (fixture->heard, 0);
}

static void
assert_order (SignetColumnLayout *layout,
              const char         *expected)
{
  g_autoptr(GString) order = g_string_new (NULL);

  for (guint i = 0; i < SIGNET_N_COLUMNS; i++)
    {
      SignetColumn column = signet_column_layout_get_column (layout, i);

      g_assert_cmpuint (signet_column_layout_get_position (layout, column), ==, i);
      g_string_append_printf (order, "%s%s", i > 0 ? " " : "", signet_column_get_id (column));
    }
  g_assert_cmpstr (order->str, ==, expected);
}

static char *
read_strv (SignetColumnLayout *layout,
           const char         *property)
{
  g_auto(GStrv) ids = NULL;

  g_object_get (layout, property, &ids, NULL);

  return g_strjoinv (" ", ids);
}

static char *
read_widths (SignetColumnLayout *layout)
{
  g_autoptr(GVariant) widths = NULL;

  g_object_get (layout, "column-widths", &widths, NULL);

  return g_variant_print (widths, FALSE);
}

static void
set_widths (SignetColumnLayout *layout,
            const char         *text)
{
  g_autoptr(GVariant) widths = g_variant_ref_sink (g_variant_new_parsed (text));

  g_object_set (layout, "column-widths", widths, NULL);
}

/* The columns that have room, with a mark for the narrow form. */
static char *
fit (SignetColumnLayout *layout,
     double              width)
{
  g_autoptr(GString) text = g_string_new (NULL);
  SignetColumnFit result;

  signet_column_fit (layout, width, &result);
  for (guint i = 0; i < SIGNET_N_COLUMNS; i++)
    {
      SignetColumn column = signet_column_layout_get_column (layout, i);

      if (result.shown[column])
        g_string_append_printf (text, "%s %.0f ", signet_column_get_id (column),
                                result.widths[column]);
    }
  g_string_append (text, result.narrow ? "narrow" : "wide");

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/*
 * Callbacks
 */

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct
  {
    const char *ids;
    const char *order;
  } cases[] = {
    { "", DEFAULT_ORDER },
    { "status name", "status created created-by last-used expires name owner client-id apis scope "
                     "keyring action" },
    /* What is fixed stays at the end; what is not known or named twice is passed over. */
    { "action keyring expires no-such-column expires name owner client-id apis scope status "
      "created created-by last-used",
      "expires name owner client-id apis scope status created created-by last-used "
      "keyring action" },
    /* A column of a later version stands after the one that is before it by default. */
    { "client-id apis scope status created last-used expires name",
      "client-id apis scope status created created-by last-used expires name owner "
      "keyring action" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(GStrv) ids = g_strsplit (cases[i].ids, " ", -1);

      g_object_set (fixture->layout, "column-order", ids, NULL);
      assert_order (fixture->layout, cases[i].order);
    }
}

static void
test_move (Fixture       *fixture,
           gconstpointer  data)
{
  SignetColumnLayout *layout = fixture->layout;
  g_autoptr(SignetColumnLayout) other = signet_column_layout_new ();
  g_auto(GStrv) ids = NULL;
  g_autofree char *none = NULL;

  signet_column_layout_move (layout, SIGNET_COLUMN_STATUS, 0);
  assert_order (layout, "status name owner client-id apis scope created created-by last-used "
                        "expires keyring action");
  assert_heard (fixture, "column-order ");
  signet_column_layout_move (layout, SIGNET_COLUMN_STATUS, 0);
  assert_heard (fixture, "");

  signet_column_layout_move (layout, SIGNET_COLUMN_NAME, 99);
  assert_order (layout, "status owner client-id apis scope created created-by last-used expires "
                        "name keyring action");
  g_object_get (layout, "column-order", &ids, NULL);
  g_object_set (other, "column-order", ids, NULL);
  assert_order (other, "status owner client-id apis scope created created-by last-used expires "
                       "name keyring action");

  signet_column_layout_move (layout, SIGNET_COLUMN_NAME, 0);
  signet_column_layout_move (layout, SIGNET_COLUMN_STATUS, 5);
  assert_order (layout, DEFAULT_ORDER);
  none = read_strv (layout, "column-order");
  g_assert_cmpstr (none, ==, "");
}

static void
test_widths (Fixture       *fixture,
             gconstpointer  data)
{
  SignetColumnLayout *layout = fixture->layout;
  g_autofree char *widths = NULL;
  g_autofree char *other_widths = NULL;

  set_widths (layout, "{'status': 200, 'apis': 1, 'keyring': 500, 'no-such-column': 7, "
                      "'scope': -3, 'name': 5000}");
  assert_heard (fixture, "column-widths ");
  g_assert_cmpfloat (signet_column_layout_get_width (layout, SIGNET_COLUMN_STATUS), ==, 200);
  g_assert_cmpfloat (signet_column_layout_get_width (layout, SIGNET_COLUMN_APIS), ==, 48);
  g_assert_cmpfloat (signet_column_layout_get_width (layout, SIGNET_COLUMN_KEYRING), ==, 36);
  g_assert_cmpfloat (signet_column_layout_get_width (layout, SIGNET_COLUMN_SCOPE), ==, 120);
  widths = read_widths (layout);
  g_assert_cmpstr (widths, ==, "{'name': 999, 'apis': 48, 'status': 200}");

  /* While a width is dragged, settings do not have to hear of each step. */
  signet_column_layout_set_width (layout, SIGNET_COLUMN_STATUS, 210.4);
  signet_column_layout_set_width (layout, SIGNET_COLUMN_STATUS, 220.4);
  assert_heard (fixture, "");
  while (fixture->heard->len == 0)
    g_main_context_iteration (NULL, TRUE);
  assert_heard (fixture, "column-widths ");
  other_widths = read_widths (layout);
  g_assert_cmpstr (other_widths, ==, "{'name': 999, 'apis': 48, 'status': 220}");
}

static void
test_fit (Fixture       *fixture,
          gconstpointer  data)
{
  static const struct
  {
    const char *widths;
    double width;
    const char *shown;
  } cases[] = {
    { "@a{si} {}", 1026, "name 192 apis 264 scope 120 status 108 last-used 120 expires 114 "
                         "keyring 36 action 48 wide" },
    { "@a{si} {}", 671, "name 192 keyring 36 action 48 narrow" },
    /* What is wider takes the room of others, what is narrower leaves it to them. */
    { "{'status': 180}", 1026, "name 192 apis 264 status 180 last-used 120 expires 114 "
                               "keyring 36 action 48 wide" },
    { "{'apis': 144}", 906, "name 192 apis 144 scope 120 status 108 last-used 120 expires 114 "
                            "keyring 36 action 48 wide" },
    { "{'name': 300}", 1026, "name 300 apis 264 status 108 last-used 120 expires 114 "
                             "keyring 36 action 48 wide" },
    /* Before the narrow form, what was made wider gives back some of that, in proportion. */
    { "{'apis': 464, 'status': 308}", 772, "name 192 apis 314 status 158 keyring 36 action 48 "
                                           "wide" },
    { "{'apis': 999}", 672, "name 192 apis 264 status 108 keyring 36 action 48 wide" },
    { "{'apis': 999}", 671, "name 192 keyring 36 action 48 narrow" },
    /* And what was made narrower lets the wide form last longer. */
    { "{'apis': 164, 'status': 58}", 522, "name 192 apis 164 status 58 keyring 36 action 48 "
                                          "wide" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autofree char *shown = NULL;

      set_widths (fixture->layout, cases[i].widths);
      before = read_widths (fixture->layout);
      shown = fit (fixture->layout, cases[i].width);
      after = read_widths (fixture->layout);
      g_assert_cmpstr (shown, ==, cases[i].shown);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_reset (Fixture       *fixture,
            gconstpointer  data)
{
  SignetColumnLayout *layout = fixture->layout;
  g_autofree char *columns = NULL;
  g_autofree char *widths = NULL;

  g_assert_true (signet_column_layout_is_default (layout));
  signet_column_layout_reset (layout);
  assert_heard (fixture, "");

  signet_column_layout_set_wanted (layout, SIGNET_COLUMN_OWNER, TRUE);
  signet_column_layout_set_wanted (layout, SIGNET_COLUMN_APIS, FALSE);
  columns = read_strv (layout, "columns");
  g_assert_cmpstr (columns, ==, "owner scope status last-used expires");
  signet_column_layout_set_width (layout, SIGNET_COLUMN_NAME, 250);
  signet_column_layout_move (layout, SIGNET_COLUMN_EXPIRES, 1);
  g_assert_false (signet_column_layout_is_default (layout));
  assert_heard (fixture, "columns columns column-order ");

  signet_column_layout_reset (layout);
  g_assert_true (signet_column_layout_is_default (layout));
  assert_heard (fixture, "columns column-order column-widths ");
  assert_order (layout, DEFAULT_ORDER);
  widths = read_widths (layout);
  g_assert_cmpstr (widths, ==, "{}");
}

int
main (int   argc,
      char *argv[])
{
#define ADD(path, function) \
  g_test_add ("/columns/" path, Fixture, NULL, set_up, function, tear_down)

  g_test_init (&argc, &argv, NULL);
  ADD ("order", test_order);
  ADD ("move", test_move);
  ADD ("widths", test_widths);
  ADD ("fit", test_fit);
  ADD ("reset", test_reset);

  return g_test_run ();
}

/* test-clipboard.c: what can be pasted, and what says that it is a secret
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "await.h"
#include "signet-clipboard.h"

#define HINT "x-kde-passwordManagerHint"

/*
 * Helpers
 */

static char *
read_text (GdkClipboard *clipboard)
{
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  gdk_clipboard_read_text_async (clipboard, NULL, await_cb, &pending);
  result = await_result (&pending);

  return gdk_clipboard_read_text_finish (clipboard, result, NULL);
}

static char *
read_hint (GdkClipboard *clipboard)
{
  const char *types[] = { HINT, NULL };
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GInputStream) stream = NULL;
  GAsyncResult *pending = NULL;
  char hint[16] = "";
  gsize length;

  gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, await_cb, &pending);
  result = await_result (&pending);
  stream = gdk_clipboard_read_finish (clipboard, result, NULL, NULL);
  if (stream == NULL)
    return NULL;

  pending = NULL;
  g_input_stream_read_all_async (stream, hint, sizeof (hint) - 1, G_PRIORITY_DEFAULT, NULL,
                                 await_cb, &pending);
  g_clear_object (&result);
  result = await_result (&pending);
  g_input_stream_read_all_finish (stream, result, &length, NULL);

  return g_strndup (hint, length);
}

static void
test_copy (gconstpointer data)
{
  GdkClipboard *clipboard = gdk_display_get_clipboard ((GdkDisplay *) data);
  g_autoptr(SecretValue) secret = secret_value_new ("sgn_ö", -1, "text/plain");
  g_autofree char *text = NULL;
  g_autofree char *hint = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *no_hint = NULL;

  signet_clipboard_copy_secret (clipboard, secret);
  text = read_text (clipboard);
  hint = read_hint (clipboard);
  g_assert_cmpstr (text, ==, "sgn_ö");
  g_assert_cmpstr (hint, ==, "secret");

  signet_clipboard_copy_text (clipboard, "no secret");
  plain = read_text (clipboard);
  no_hint = read_hint (clipboard);
  g_assert_cmpstr (plain, ==, "no secret");
  g_assert_null (no_hint);
}

/*
 * Public
 */

int
main (int   argc,
      char *argv[])
{
  GdkDisplay *display;

  g_test_init (&argc, &argv, NULL);

  display = gdk_display_open (NULL);
  g_assert_nonnull (display);
  g_test_add_data_func ("/clipboard/copy", display, test_copy);

  return g_test_run ();
}

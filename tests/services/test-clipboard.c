/* test-clipboard.c: what can be pasted, and what says that it is a secret
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "await.h"
#include "signet-clipboard.h"
#include "signet-secret-clip.h"
#include "signet-secret-content.h"

#include <gtk/gtk.h>

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
  const char *types[] = { SIGNET_SECRET_CONTENT_HINT_TYPE, NULL };
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

/* GDK takes a late event about what was cleared for one about what was copied after it. No
 * person is as fast as this test.
 */
static void
settle (GdkClipboard *clipboard)
{
  gdk_display_sync (gdk_clipboard_get_display (clipboard));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static SignetSecretClip *
copy_for (GdkClipboard *clipboard,
          const char   *text,
          guint         lifetime)
{
  g_autoptr(SecretValue) secret = secret_value_new (text, -1, "text/plain");
  SignetSecretClip *clip = signet_secret_clip_get (clipboard);

  settle (clipboard);
  signet_secret_clip_set_lifetime (clip, lifetime);
  signet_clipboard_copy_secret (clipboard, secret);
  g_assert_true (signet_secret_clip_get_active (clip));
  g_assert_cmpuint (signet_secret_clip_get_seconds_left (clip), ==, lifetime);

  return clip;
}

static void
await_over (SignetSecretClip *clip)
{
  while (signet_secret_clip_get_active (clip))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (signet_secret_clip_get_seconds_left (clip), ==, 0);
}

static void
on_clip_notify_cb (SignetSecretClip *clip,
                   GParamSpec       *pspec,
                   GString          *heard)
{
  g_string_append_printf (heard, "%u", signet_secret_clip_get_seconds_left (clip));
}

/* It counts down, and then nothing is left. */
static void
test_over (gconstpointer data)
{
  GdkClipboard *clipboard = gdk_display_get_clipboard ((GdkDisplay *) data);
  SignetSecretClip *clip = copy_for (clipboard, "over", 2);
  g_autoptr(GdkContentProvider) content = g_object_ref (gdk_clipboard_get_content (clipboard));
  g_autoptr(GString) heard = g_string_new (NULL);
  g_autofree char *text = NULL;
  gulong id;

  id = g_signal_connect (clip, "notify::seconds-left", G_CALLBACK (on_clip_notify_cb), heard);
  g_assert_false (signet_secret_content_is_over (SIGNET_SECRET_CONTENT (content)));
  await_over (clip);
  g_signal_handler_disconnect (clip, id);

  g_assert_cmpstr (heard->str, ==, "10");
  g_assert_null (gdk_clipboard_get_content (clipboard));
  text = read_text (clipboard);
  g_assert_null (text);
  g_assert_true (signet_secret_content_is_over (SIGNET_SECRET_CONTENT (content)));
}

static char *
write_text (GdkContentProvider  *content,
            const char          *mime_type,
            GError             **error)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  gdk_content_provider_write_mime_type_async (content, mime_type, stream, G_PRIORITY_DEFAULT,
                                              NULL, await_cb, &pending);
  result = await_result (&pending);
  if (!gdk_content_provider_write_mime_type_finish (content, result, error))
    return NULL;

  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
}

/* Where a compositor lets no window clear the clipboard, what is in it gives out nothing. */
static void
test_refused (gconstpointer data)
{
  g_autoptr(SecretValue) secret = secret_value_new ("refused", -1, "text/plain");
  g_autoptr(GdkContentProvider) content = signet_secret_content_new (secret, 1);
  g_autoptr(GError) error = NULL;
  g_autofree char *before = write_text (content, "text/plain", NULL);
  g_autofree char *after = NULL;
  g_autofree char *hint = NULL;

  g_assert_cmpstr (before, ==, "refused");
  while (!signet_secret_content_is_over (SIGNET_SECRET_CONTENT (content)))
    g_usleep (1000);
  after = write_text (content, "text/plain", &error);
  g_assert_null (after);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  hint = write_text (content, SIGNET_SECRET_CONTENT_HINT_TYPE, NULL);
  g_assert_cmpstr (hint, ==, "secret");
}

/* Who reads at once is no person, and gets nothing. */
static void
test_held_back (gconstpointer data)
{
  g_autoptr(SecretValue) secret = secret_value_new ("held back", -1, "text/plain");
  g_autoptr(GdkContentProvider) content = signet_secret_content_new (secret, 0);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  signet_secret_content_hold_back (SIGNET_SECRET_CONTENT (content), 200);
  before = write_text (content, "text/plain", NULL);
  g_assert_null (before);
  while (after == NULL)
    after = write_text (content, "text/plain", NULL);
  g_assert_cmpstr (after, ==, "held back");
}

static void
test_for_ever (gconstpointer data)
{
  GdkClipboard *clipboard = gdk_display_get_clipboard ((GdkDisplay *) data);
  SignetSecretClip *clip = copy_for (clipboard, "for ever", 0);
  GdkContentProvider *content = gdk_clipboard_get_content (clipboard);
  g_autofree char *text = read_text (clipboard);

  g_assert_cmpstr (text, ==, "for ever");
  g_assert_true (signet_secret_content_get_time_left (SIGNET_SECRET_CONTENT (content)) ==
                 G_MAXINT64);

  signet_secret_clip_clear (clip);
  g_assert_false (signet_secret_clip_get_active (clip));
  g_assert_null (gdk_clipboard_get_content (clipboard));
}

/* The next secret has its whole time. */
static void
test_another (gconstpointer data)
{
  GdkClipboard *clipboard = gdk_display_get_clipboard ((GdkDisplay *) data);
  SignetSecretClip *clip = copy_for (clipboard, "one", 1);
  g_autofree char *text = NULL;

  copy_for (clipboard, "another", 30);
  text = read_text (clipboard);
  g_assert_cmpstr (text, ==, "another");
  g_assert_cmpuint (signet_secret_clip_get_seconds_left (clip), ==, 30);
  signet_secret_clip_clear (clip);
}

/* What was copied since is not ours to take away. */
static void
test_not_ours (gconstpointer data)
{
  GdkClipboard *clipboard = gdk_display_get_clipboard ((GdkDisplay *) data);
  SignetSecretClip *clip = copy_for (clipboard, "ours", 30);
  g_autofree char *text = NULL;

  gdk_clipboard_set_text (clipboard, "theirs");
  g_assert_false (signet_secret_clip_get_active (clip));
  signet_secret_clip_clear (clip);
  text = read_text (clipboard);
  g_assert_cmpstr (text, ==, "theirs");
}

/* A clipboard manager that keeps what is there when the application ends gets nothing. */
static void
test_not_stored (gconstpointer data)
{
  GdkClipboard *clipboard = gdk_display_get_clipboard ((GdkDisplay *) data);
  SignetSecretClip *clip = copy_for (clipboard, "not stored", 30);
  g_autoptr(GdkContentFormats) formats =
    gdk_content_provider_ref_storable_formats (gdk_clipboard_get_content (clipboard));
  gsize n_types;

  gdk_content_formats_get_mime_types (formats, &n_types);
  g_assert_cmpuint (n_types, ==, 0);
  signet_secret_clip_clear (clip);
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

  gtk_init ();
  display = gdk_display_open (NULL);
  g_assert_nonnull (display);
  g_test_add_data_func ("/clipboard/copy", display, test_copy);
  g_test_add_data_func ("/clipboard/over", display, test_over);
  g_test_add_data_func ("/clipboard/refused", NULL, test_refused);
  g_test_add_data_func ("/clipboard/held-back", NULL, test_held_back);
  g_test_add_data_func ("/clipboard/for-ever", display, test_for_ever);
  g_test_add_data_func ("/clipboard/another", display, test_another);
  g_test_add_data_func ("/clipboard/not-ours", display, test_not_ours);
  g_test_add_data_func ("/clipboard/not-stored", display, test_not_stored);

  return g_test_run ();
}

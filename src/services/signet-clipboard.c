/* signet-clipboard.c: copying texts and secrets
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-clipboard.h"

/* Clipboard histories that know it keep no copy of what comes with this. KDE's Klipper asked
 * for it first, and others followed. GTK 4 names it among what it offers, but hands its content
 * out to nobody, because the name has no slash: those who only look for the name are told.
 */
#define HINT_TYPE "x-kde-passwordManagerHint"
#define HINT "secret"

/*
 * Helpers
 */

static GdkContentProvider *
provide_bytes (const char  *mime_type,
               const char  *data,
               gsize        length,
               SecretValue *owner)
{
  g_autoptr(GBytes) bytes = g_bytes_new_with_free_func (data, length, secret_value_unref,
                                                        secret_value_ref (owner));

  return gdk_content_provider_new_for_bytes (mime_type, bytes);
}

static GdkContentProvider *
provide_hint (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (HINT, strlen (HINT));

  return gdk_content_provider_new_for_bytes (HINT_TYPE, bytes);
}

/*
 * Public
 */

/**
 * signet_clipboard_copy_text:
 * @clipboard: a clipboard
 * @text: a text that is no secret
 *
 * Copies @text.
 */
void
signet_clipboard_copy_text (GdkClipboard *clipboard,
                            const char   *text)
{
  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));
  g_return_if_fail (text != NULL);

  gdk_clipboard_set_text (clipboard, text);
}

/**
 * signet_clipboard_copy_secret:
 * @clipboard: a clipboard
 * @secret: a secret
 *
 * Copies @secret, with a hint that clipboard histories should not keep it. The text stays in
 * the memory of @secret, which is not swapped, as long as the clipboard offers it. What whoever
 * pastes it does with their copy is beyond us.
 */
void
signet_clipboard_copy_secret (GdkClipboard *clipboard,
                              SecretValue  *secret)
{
  g_autoptr(GdkContentProvider) provider = NULL;
  GdkContentProvider *parts[3];
  const char *text;
  gsize length;

  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));
  g_return_if_fail (secret != NULL);

  text = secret_value_get (secret, &length);
  parts[0] = provide_bytes ("text/plain;charset=utf-8", text, length, secret);
  parts[1] = provide_bytes ("text/plain", text, length, secret);
  parts[2] = provide_hint ();
  provider = gdk_content_provider_new_union (parts, G_N_ELEMENTS (parts));

  gdk_clipboard_set_content (clipboard, provider);
}

/* signet-clipboard.c: copying texts and secrets
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-clipboard.h"

#include "signet-secret-clip.h"

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
 * @secret: a secret, or a longer text that has one in it
 *
 * Copies @secret for a while, as [method@Signet.SecretClip.copy] says. Every copy of a secret
 * goes this way, and every window that has a [class@Signet.ClipBar] shows the countdown.
 */
void
signet_clipboard_copy_secret (GdkClipboard *clipboard,
                              SecretValue  *secret)
{
  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));
  g_return_if_fail (secret != NULL);

  signet_secret_clip_copy (signet_secret_clip_get (clipboard), secret);
}

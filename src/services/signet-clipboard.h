/* signet-clipboard.h: copying texts and secrets
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdk/gdk.h>
#include <libsecret/secret.h>

G_BEGIN_DECLS

void signet_clipboard_copy_text   (GdkClipboard *clipboard,
                                   const char   *text);
void signet_clipboard_copy_secret (GdkClipboard *clipboard,
                                   SecretValue  *secret);

G_END_DECLS

/* signet-copy-button.h: copies a text, and shows that it did
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_COPY_BUTTON (signet_copy_button_get_type ())

G_DECLARE_FINAL_TYPE (SignetCopyButton, signet_copy_button, SIGNET, COPY_BUTTON, GtkButton)

void       signet_copy_button_set_text (SignetCopyButton *self,
                                        const char       *text);
void       signet_copy_button_confirm  (SignetCopyButton *self);

G_END_DECLS

/* signet-x11-selection.h: gives a secret out to other programs under X11
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-secret-content.h"

G_BEGIN_DECLS

typedef struct _SignetX11Selection SignetX11Selection;

SignetX11Selection *signet_x11_selection_new  (GdkClipboard        *clipboard,
                                               SignetSecretContent *content);
void                signet_x11_selection_free (SignetX11Selection  *self);

G_END_DECLS

/* signet-parent-watch.h: whether whoever started this program is still there
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SignetParentWatch SignetParentWatch;

SignetParentWatch *signet_parent_watch_new  (int                fd,
                                             GSourceFunc        gone,
                                             gpointer           user_data);
void               signet_parent_watch_free (SignetParentWatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetParentWatch, signet_parent_watch_free)

G_END_DECLS

/* signet-place.h: where an answer finds a window that may be gone by then
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

GWeakRef *signet_place_new  (gpointer  object);
gpointer  signet_place_take (GWeakRef *place);

G_END_DECLS

/* signet-json-cursor.h: reading JSON from front to back
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SignetJsonCursor SignetJsonCursor;

SignetJsonCursor *signet_json_cursor_new          (GBytes            *bytes,
                                                   GError           **error);
void              signet_json_cursor_free         (SignetJsonCursor  *self);
void              signet_json_cursor_wipe         (SignetJsonCursor  *self);
gboolean          signet_json_cursor_enter_object (SignetJsonCursor  *self);
const char       *signet_json_cursor_next_member  (SignetJsonCursor  *self);
gboolean          signet_json_cursor_enter_array  (SignetJsonCursor  *self);
gboolean          signet_json_cursor_next_element (SignetJsonCursor  *self);
const char       *signet_json_cursor_read_string  (SignetJsonCursor  *self);
gboolean          signet_json_cursor_read_int     (SignetJsonCursor  *self,
                                                   gint64            *value);
gboolean          signet_json_cursor_read_null    (SignetJsonCursor  *self);
void              signet_json_cursor_skip         (SignetJsonCursor  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetJsonCursor, signet_json_cursor_free)

G_END_DECLS

/* await.h: waiting for an asynchronous call
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

void          await_cb     (GObject       *source,
                            GAsyncResult  *result,
                            gpointer       user_data);
GAsyncResult *await_result (GAsyncResult **result);
void          await_idle   (void);

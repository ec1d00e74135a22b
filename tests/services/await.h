/* await.h: waiting for an asynchronous call
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* Makes an asynchronous call with all its arguments but the last two, waits until it is done,
 * and gives its result, which the caller owns.
 */
#define AWAIT(call, ...) (call (__VA_ARGS__, await_cb, await_begin ()), await_end ())

void           await_cb     (GObject       *source,
                             GAsyncResult  *result,
                             gpointer       user_data);
GAsyncResult **await_begin  (void);
GAsyncResult  *await_end    (void);
GAsyncResult  *await_result (GAsyncResult **result);
void           await_idle   (void);

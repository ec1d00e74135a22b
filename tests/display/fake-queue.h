/* fake-queue.h: questions that wait for their answers
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Adds a task to a queue that lives at least as long as what the task came from. */
void fake_queue_hold (GQueue *queue,
                      GTask  *task);

G_END_DECLS

/* signet-deadline.h: an end to waiting for somebody else
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SignetDeadline SignetDeadline;

SignetDeadline *signet_deadline_new             (GTask          *task,
                                                 guint           milliseconds);
void            signet_deadline_free            (SignetDeadline *self);
void            signet_deadline_set_error       (SignetDeadline *self,
                                                 GQuark          domain,
                                                 int             code,
                                                 const char     *message);
GCancellable   *signet_deadline_get_cancellable (SignetDeadline *self);
gboolean        signet_deadline_claim           (SignetDeadline *self);
gboolean        signet_deadline_has_passed      (SignetDeadline *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetDeadline, signet_deadline_free)

G_END_DECLS

/* signet-passed-sockets.h: sockets that a service manager opened for the issuer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SignetPassedSockets SignetPassedSockets;

SignetPassedSockets *signet_passed_sockets_take        (GError              **error);
void                 signet_passed_sockets_free        (SignetPassedSockets  *self);
const char          *signet_passed_sockets_get_path    (SignetPassedSockets  *self);
int                  signet_passed_sockets_steal_admin (SignetPassedSockets  *self);
int                  signet_passed_sockets_steal_oauth (SignetPassedSockets  *self,
                                                        guint16              *port);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetPassedSockets, signet_passed_sockets_free)

G_END_DECLS

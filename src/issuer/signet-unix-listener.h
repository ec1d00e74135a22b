/* signet-unix-listener.h: a UNIX socket for the owner of the issuer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SignetUnixListener SignetUnixListener;

SignetUnixListener *signet_unix_listener_open     (const char          *path,
                                                   GError             **error);
void                signet_unix_listener_free     (SignetUnixListener  *self);
int                 signet_unix_listener_steal_fd (SignetUnixListener  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetUnixListener, signet_unix_listener_free)

G_END_DECLS

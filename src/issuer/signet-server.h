/* signet-server.h: everything that runs in the issuer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "signet-passed-sockets.h"
#include "signet-serve-options.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_SERVER (signet_server_get_type ())

G_DECLARE_FINAL_TYPE (SignetServer, signet_server, SIGNET, SERVER, GObject)

SignetServer *signet_server_new              (void);
gboolean      signet_server_start            (SignetServer         *self,
                                              SignetServeOptions   *options,
                                              SignetPassedSockets  *sockets,
                                              const char          **reason,
                                              GError              **error);
void          signet_server_stop             (SignetServer         *self);
const char   *signet_server_get_issuer       (SignetServer         *self);
const char   *signet_server_get_admin_socket (SignetServer         *self);

G_END_DECLS

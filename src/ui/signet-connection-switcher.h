/* signet-connection-switcher.h: which issuer the window shows
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-connection-list.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_CONNECTION_SWITCHER (signet_connection_switcher_get_type ())

G_DECLARE_FINAL_TYPE (SignetConnectionSwitcher, signet_connection_switcher,
                      SIGNET, CONNECTION_SWITCHER, GtkWidget)

SignetConnection *signet_connection_switcher_get_connection (SignetConnectionSwitcher *self);
void              signet_connection_switcher_set_connection (SignetConnectionSwitcher *self,
                                                             SignetConnection         *connection);
void              signet_connection_switcher_set_connections
                                                            (SignetConnectionSwitcher *self,
                                                             SignetConnectionList     *connections);
void              signet_connection_switcher_popup          (SignetConnectionSwitcher *self);
void              signet_connection_switcher_set_compact    (SignetConnectionSwitcher *self,
                                                             gboolean                  compact);

G_END_DECLS

/* signet-window.h: the window of API credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "signet-connection-list.h"
#include "signet-settings.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_WINDOW (signet_window_get_type ())

G_DECLARE_FINAL_TYPE (SignetWindow, signet_window, SIGNET, WINDOW, AdwApplicationWindow)

GtkWidget        *signet_window_new             (GtkApplication       *application,
                                                 SignetConnection     *connection,
                                                 SignetSettings       *settings);
SignetConnection *signet_window_get_connection  (SignetWindow         *self);
void              signet_window_set_connection  (SignetWindow         *self,
                                                 SignetConnection     *connection);
void              signet_window_set_connections (SignetWindow         *self,
                                                 SignetConnectionList *connections);
SignetSettings   *signet_window_get_settings    (SignetWindow         *self);

/* signet-window-wanted.c */
void              signet_window_want            (SignetWindow         *self,
                                                 SignetConnection     *connection,
                                                 const char           *action,
                                                 GVariant             *parameter,
                                                 const char           *client_id);
void              signet_window_say             (SignetWindow         *self,
                                                 const char           *sentence);

G_END_DECLS

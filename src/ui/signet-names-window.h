/* signet-names-window.h: the names of accounts and workspaces at mParticle
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "signet-connection-list.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_NAMES_WINDOW (signet_names_window_get_type ())

G_DECLARE_FINAL_TYPE (SignetNamesWindow, signet_names_window, SIGNET, NAMES_WINDOW, AdwWindow)

void signet_names_window_present (GtkWindow              *parent,
                                  SignetConnection       *connection,
                                  SignetConnectionConfig *config,
                                  const char             *client_id);

G_END_DECLS

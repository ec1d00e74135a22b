/* signet-remove-connection-dialog.h: asks before a connection is removed, and removes it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-connection-list.h"

G_BEGIN_DECLS

void signet_remove_connection_dialog_present (GtkWindow            *parent,
                                              SignetConnectionList *connections,
                                              SignetConnection     *connection);

G_END_DECLS

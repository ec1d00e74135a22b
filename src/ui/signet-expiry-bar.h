/* signet-expiry-bar.h: a strip above the list, for secrets that end
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-connection.h"
#include "signet-settings.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_EXPIRY_BAR (signet_expiry_bar_get_type ())

G_DECLARE_FINAL_TYPE (SignetExpiryBar, signet_expiry_bar, SIGNET, EXPIRY_BAR, GtkWidget)

void signet_expiry_bar_follow (SignetExpiryBar  *self,
                               SignetConnection *connection,
                               SignetSettings   *settings);

G_END_DECLS

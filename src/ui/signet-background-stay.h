/* signet-background-stay.h: goes on without a window, where that takes leave
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-settings.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_BACKGROUND_STAY (signet_background_stay_get_type ())

G_DECLARE_FINAL_TYPE (SignetBackgroundStay, signet_background_stay, SIGNET, BACKGROUND_STAY,
                      GObject)

SignetBackgroundStay *signet_background_stay_new        (GtkApplication       *application,
                                                         SignetSettings       *settings,
                                                         gboolean              sandboxed);
gboolean              signet_background_stay_get_active (SignetBackgroundStay *self);
void                  signet_background_stay_set_active (SignetBackgroundStay *self,
                                                         gboolean              active);
const char           *signet_background_stay_get_words  (SignetBackgroundStay *self);
gboolean              signet_background_stay_is_allowed (SignetBackgroundStay *self);

G_END_DECLS

/* signet-connection-form.h: what is set up about a connection
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-connection-config.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_CONNECTION_FORM (signet_connection_form_get_type ())

G_DECLARE_FINAL_TYPE (SignetConnectionForm, signet_connection_form,
                      SIGNET, CONNECTION_FORM, GtkBox)

void                    signet_connection_form_begin        (SignetConnectionForm   *self,
                                                             SignetConnectionPreset  preset);
void                    signet_connection_form_edit         (SignetConnectionForm   *self,
                                                             SignetConnectionConfig *config);
gboolean                signet_connection_form_get_complete (SignetConnectionForm   *self);
SignetConnectionConfig *signet_connection_form_save         (SignetConnectionForm   *self);

G_END_DECLS

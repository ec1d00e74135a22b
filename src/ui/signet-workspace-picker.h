/* signet-workspace-picker.h: picks any number of workspaces of an account
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-account.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_WORKSPACE_PICKER (signet_workspace_picker_get_type ())

G_DECLARE_FINAL_TYPE (SignetWorkspacePicker, signet_workspace_picker,
                      SIGNET, WORKSPACE_PICKER, GtkBox)

GtkWidget *signet_workspace_picker_new         (void);
void       signet_workspace_picker_set_account (SignetWorkspacePicker *self,
                                                SignetAccount         *account);
GArray    *signet_workspace_picker_get_picked  (SignetWorkspacePicker *self);
void       signet_workspace_picker_set_picked  (SignetWorkspacePicker *self,
                                                const gint64          *ids,
                                                guint                  n_ids);
void       signet_workspace_picker_set_invalid (SignetWorkspacePicker *self,
                                                gboolean               invalid);

G_END_DECLS

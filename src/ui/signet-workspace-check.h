/* signet-workspace-check.h: a check button for a workspace
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-workspace-choice.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_WORKSPACE_CHECK (signet_workspace_check_get_type ())

G_DECLARE_FINAL_TYPE (SignetWorkspaceCheck, signet_workspace_check,
                      SIGNET, WORKSPACE_CHECK, GtkCheckButton)

GtkWidget *signet_workspace_check_new        (void);
void       signet_workspace_check_set_choice (SignetWorkspaceCheck  *self,
                                              SignetWorkspaceChoice *choice);

G_END_DECLS

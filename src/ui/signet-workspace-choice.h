/* signet-workspace-choice.h: a workspace that can be picked
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_WORKSPACE_CHOICE (signet_workspace_choice_get_type ())

G_DECLARE_FINAL_TYPE (SignetWorkspaceChoice, signet_workspace_choice,
                      SIGNET, WORKSPACE_CHOICE, GObject)

SignetWorkspaceChoice *signet_workspace_choice_new         (gint64                 id,
                                                            const char            *name,
                                                            gboolean               gone);
gint64                 signet_workspace_choice_get_id      (SignetWorkspaceChoice *self);
const char            *signet_workspace_choice_get_name    (SignetWorkspaceChoice *self);
gboolean               signet_workspace_choice_get_gone    (SignetWorkspaceChoice *self);
gboolean               signet_workspace_choice_get_picked  (SignetWorkspaceChoice *self);
void                   signet_workspace_choice_set_picked  (SignetWorkspaceChoice *self,
                                                            gboolean               picked);
gboolean               signet_workspace_choice_is_found_by (SignetWorkspaceChoice *self,
                                                            const char            *folded);

G_END_DECLS

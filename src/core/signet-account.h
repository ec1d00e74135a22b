/* signet-account.h: a part of an organization, with workspaces
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>
#include <json-glib/json-glib.h>

#include "signet-workspace.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_ACCOUNT (signet_account_get_type ())

G_DECLARE_FINAL_TYPE (SignetAccount, signet_account, SIGNET, ACCOUNT, GObject)

SignetAccount   *signet_account_new              (gint64            id,
                                                  const char       *name);
SignetAccount   *signet_account_new_from_json    (JsonNode         *node,
                                                  GError          **error);
gboolean         signet_account_add_workspace    (SignetAccount    *self,
                                                  SignetWorkspace  *workspace);
gint64           signet_account_get_id           (SignetAccount    *self);
const char      *signet_account_get_name         (SignetAccount    *self);
guint            signet_account_get_n_workspaces (SignetAccount    *self);
SignetWorkspace *signet_account_get_workspace    (SignetAccount    *self,
                                                  guint             index);
SignetWorkspace *signet_account_find_workspace   (SignetAccount    *self,
                                                  gint64            id);
void             signet_account_add_to_json      (SignetAccount    *self,
                                                  JsonBuilder      *builder);

G_END_DECLS

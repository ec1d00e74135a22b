/* signet-organization.h: accounts and their workspaces
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>
#include <json-glib/json-glib.h>

#include "signet-account.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_ORGANIZATION (signet_organization_get_type ())

G_DECLARE_FINAL_TYPE (SignetOrganization, signet_organization, SIGNET, ORGANIZATION, GObject)

SignetOrganization *signet_organization_new            (gint64               id,
                                                        const char          *name);
SignetOrganization *signet_organization_new_from_json  (JsonNode            *node,
                                                        GError             **error);
gboolean            signet_organization_add_account    (SignetOrganization  *self,
                                                        SignetAccount       *account);
gint64              signet_organization_get_id         (SignetOrganization  *self);
const char         *signet_organization_get_name       (SignetOrganization  *self);
guint               signet_organization_get_n_accounts (SignetOrganization  *self);
SignetAccount      *signet_organization_get_account    (SignetOrganization  *self,
                                                        guint                index);
SignetAccount      *signet_organization_find_account   (SignetOrganization  *self,
                                                        gint64               id);
SignetAccount      *signet_organization_find_account_of
                                                       (SignetOrganization  *self,
                                                        gint64               workspace);
JsonNode           *signet_organization_to_json        (SignetOrganization  *self);

G_END_DECLS

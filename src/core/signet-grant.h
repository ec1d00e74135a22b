/* signet-grant.h: one API, one permission, one scope selection
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>
#include <json-glib/json-glib.h>

#include "signet-level.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_GRANT (signet_grant_get_type ())

typedef struct _SignetGrant SignetGrant;

GType         signet_grant_get_type           (void);
SignetGrant  *signet_grant_new                (const char    *api,
                                               const char    *permission,
                                               SignetLevel    level,
                                               const gint64  *workspaces,
                                               guint          n_workspaces);
SignetGrant  *signet_grant_new_from_json      (JsonNode      *node,
                                               GError       **error);
SignetGrant  *signet_grant_ref                (SignetGrant   *self);
void          signet_grant_unref              (SignetGrant   *self);
const char   *signet_grant_get_api            (SignetGrant   *self);
const char   *signet_grant_get_permission     (SignetGrant   *self);
SignetLevel   signet_grant_get_level          (SignetGrant   *self);
guint         signet_grant_get_n_workspaces   (SignetGrant   *self);
const gint64 *signet_grant_get_workspaces     (SignetGrant   *self);
gboolean      signet_grant_has_workspace      (SignetGrant   *self,
                                               gint64         workspace);
gboolean      signet_grant_equal              (SignetGrant   *self,
                                               SignetGrant   *other);
guint         signet_grant_hash               (SignetGrant   *self);
gboolean      signet_grant_covers             (SignetGrant   *self,
                                               SignetGrant   *other);
void          signet_grant_add_to_json        (SignetGrant   *self,
                                               JsonBuilder   *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetGrant, signet_grant_unref)

G_END_DECLS

/* signet-member.h: somebody with a role
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>
#include <json-glib/json-glib.h>
#include <sys/types.h>

#include "signet-role.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_MEMBER (signet_member_get_type ())

typedef struct _SignetMember SignetMember;

GType         signet_member_get_type              (void);
SignetMember *signet_member_new                   (uid_t         uid,
                                                   const char   *user,
                                                   SignetRole    role,
                                                   gboolean      custom_role_admin,
                                                   gint64        revision,
                                                   gint64        updated,
                                                   const char   *updated_by);
SignetMember *signet_member_ref                   (SignetMember *self);
void          signet_member_unref                 (SignetMember *self);
uid_t         signet_member_get_uid               (SignetMember *self);
const char   *signet_member_get_user              (SignetMember *self);
SignetRole    signet_member_get_role              (SignetMember *self);
gboolean      signet_member_get_custom_role_admin (SignetMember *self);
gint64        signet_member_get_revision          (SignetMember *self);
gint64        signet_member_get_updated           (SignetMember *self);
const char   *signet_member_get_updated_by        (SignetMember *self);
JsonNode     *signet_member_to_json               (SignetMember *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetMember, signet_member_unref)

G_END_DECLS

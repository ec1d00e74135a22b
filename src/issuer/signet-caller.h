/* signet-caller.h: who asks
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>
#include <sys/types.h>

#include "signet-role.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_CALLER (signet_caller_get_type ())

typedef struct _SignetCaller SignetCaller;

GType         signet_caller_get_type              (void);
SignetCaller *signet_caller_new                   (uid_t         uid,
                                                   const char   *user,
                                                   SignetRole    role,
                                                   gboolean      custom_role_admin);
SignetCaller *signet_caller_new_operator          (void);
SignetCaller *signet_caller_ref                   (SignetCaller *self);
void          signet_caller_unref                 (SignetCaller *self);
uid_t         signet_caller_get_uid               (SignetCaller *self);
const char   *signet_caller_get_user              (SignetCaller *self);
SignetRole    signet_caller_get_role              (SignetCaller *self);
gboolean      signet_caller_get_custom_role_admin (SignetCaller *self);
gboolean      signet_caller_get_access            (SignetCaller *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetCaller, signet_caller_unref)

G_END_DECLS

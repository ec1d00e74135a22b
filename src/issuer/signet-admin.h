/* signet-admin.h: the API for people who manage credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "signet-registry.h"
#include "signet-request.h"
#include "signet-response.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_ADMIN (signet_admin_get_type ())

G_DECLARE_FINAL_TYPE (SignetAdmin, signet_admin, SIGNET, ADMIN, GObject)

SignetAdmin    *signet_admin_new          (SignetRegistry *registry,
                                           const char     *issuer);
SignetResponse *signet_admin_handle       (SignetRequest  *request,
                                           gpointer        self);
gboolean        signet_admin_pulse        (gpointer        self);
SignetRegistry *signet_admin_get_registry (SignetAdmin    *self);
SignetCaller   *signet_admin_get_caller   (SignetAdmin    *self);
const char     *signet_admin_get_issuer   (SignetAdmin    *self);

G_END_DECLS

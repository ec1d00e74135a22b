/* signet-client-auth.h: the Client ID and the Client Secret in a request
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-form.h"
#include "signet-request.h"

G_BEGIN_DECLS

typedef struct _SignetClientAuth SignetClientAuth;

SignetClientAuth *signet_client_auth_new           (SignetRequest     *request,
                                                    SignetForm        *form,
                                                    GError           **error);
void              signet_client_auth_free          (SignetClientAuth  *self);
const char       *signet_client_auth_get_client_id (SignetClientAuth  *self);
const char       *signet_client_auth_get_secret    (SignetClientAuth  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetClientAuth, signet_client_auth_free)

G_END_DECLS

/* signet-oauth.h: the endpoints for programs
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "signet-registry.h"
#include "signet-request.h"
#include "signet-response.h"
#include "signet-signing-key.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_OAUTH (signet_oauth_get_type ())

G_DECLARE_FINAL_TYPE (SignetOauth, signet_oauth, SIGNET, OAUTH, GObject)

SignetOauth      *signet_oauth_new          (SignetRegistry    *registry,
                                             SignetSigningKey  *key,
                                             const char        *issuer,
                                             gint64             lifetime);
SignetResponse   *signet_oauth_handle       (SignetRequest     *request,
                                             gpointer           self);
SignetRegistry   *signet_oauth_get_registry (SignetOauth       *self);
SignetSigningKey *signet_oauth_get_key      (SignetOauth       *self);
const char       *signet_oauth_get_issuer   (SignetOauth       *self);
gint64            signet_oauth_get_lifetime (SignetOauth       *self);
SignetForm       *signet_oauth_read_form    (SignetRequest     *request,
                                             GError           **error);
SignetCredential *signet_oauth_authenticate (SignetOauth       *self,
                                             SignetRequest     *request,
                                             SignetForm        *form,
                                             char             **secret_id,
                                             GError           **error);

G_END_DECLS

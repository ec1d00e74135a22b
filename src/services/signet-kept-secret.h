/* signet-kept-secret.h: a Client Secret in the keyring, with what it belongs to
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsecret/secret.h>

G_BEGIN_DECLS

/* The attributes of an item in the keyring. */
#define SIGNET_KEPT_SECRET_CONNECTION "connection"
#define SIGNET_KEPT_SECRET_CLIENT_ID  "client_id"
#define SIGNET_KEPT_SECRET_SECRET_ID  "secret_id"

#define SIGNET_TYPE_KEPT_SECRET (signet_kept_secret_get_type ())

typedef struct _SignetKeptSecret SignetKeptSecret;

GType             signet_kept_secret_get_type          (void);
gboolean          signet_kept_secret_can_read          (SecretRetrievable *item);
SignetKeptSecret *signet_kept_secret_new               (SecretRetrievable *item,
                                                        SecretValue       *secret);
SignetKeptSecret *signet_kept_secret_ref               (SignetKeptSecret  *self);
void              signet_kept_secret_unref             (SignetKeptSecret  *self);
gboolean          signet_kept_secret_take_in           (SignetKeptSecret  *self,
                                                        SignetKeptSecret  *other);
GPtrArray        *signet_kept_secret_get_items         (SignetKeptSecret  *self);
const char       *signet_kept_secret_get_connection_id (SignetKeptSecret  *self);
const char       *signet_kept_secret_get_client_id     (SignetKeptSecret  *self);
const char       *signet_kept_secret_get_secret_id     (SignetKeptSecret  *self);
const char       *signet_kept_secret_get_display_name  (SignetKeptSecret  *self);
gint64            signet_kept_secret_get_saved         (SignetKeptSecret  *self);
SecretValue      *signet_kept_secret_get_secret        (SignetKeptSecret  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetKeptSecret, signet_kept_secret_unref)

G_END_DECLS

/* signet-fresh-secret.h: a secret that nobody has seen yet
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-hash-key.h"
#include "signet-store.h"

G_BEGIN_DECLS

typedef struct _SignetFreshSecret SignetFreshSecret;

SignetFreshSecret *signet_fresh_secret_new      (SignetHashKey      *hash_key,
                                                 GError            **error);
void               signet_fresh_secret_free     (SignetFreshSecret  *self);
const char        *signet_fresh_secret_get_id   (SignetFreshSecret  *self);
const char        *signet_fresh_secret_get_text (SignetFreshSecret  *self);
gboolean           signet_fresh_secret_insert   (SignetFreshSecret  *self,
                                                 SignetStore        *store,
                                                 const char         *client_id,
                                                 gint64              now,
                                                 gint64              expires,
                                                 GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetFreshSecret, signet_fresh_secret_free)

G_END_DECLS

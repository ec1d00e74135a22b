/* signet-public-key.h: a public key that verifies signatures
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _SignetPublicKey SignetPublicKey;

SignetPublicKey *signet_public_key_new_from_json (JsonNode        *node);
void             signet_public_key_free          (SignetPublicKey *self);
const char      *signet_public_key_get_id        (SignetPublicKey *self);
gboolean         signet_public_key_fits          (SignetPublicKey *self,
                                                  const char      *algorithm);
gboolean         signet_public_key_verify        (SignetPublicKey *self,
                                                  const char      *algorithm,
                                                  const char      *data,
                                                  gsize            length,
                                                  const guint8    *signature,
                                                  gsize            signature_length);
gboolean         signet_public_key_is_algorithm  (const char      *algorithm);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetPublicKey, signet_public_key_free)

G_END_DECLS

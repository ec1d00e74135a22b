/* signet-key-set.h: the public keys of an issuer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "signet-public-key.h"

G_BEGIN_DECLS

typedef struct _SignetKeySet SignetKeySet;

SignetKeySet    *signet_key_set_new_from_json (JsonNode      *node,
                                               GError       **error);
void             signet_key_set_free          (SignetKeySet  *self);
SignetPublicKey *signet_key_set_find          (SignetKeySet  *self,
                                               const char    *key_id,
                                               const char    *algorithm);
SignetPublicKey *signet_key_set_find_signer   (SignetKeySet  *self,
                                               const char    *key_id,
                                               const char    *algorithm,
                                               const char    *token);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetKeySet, signet_key_set_free)

G_END_DECLS

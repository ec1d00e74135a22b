/* signet-hash-key.h: the key under which secrets are hashed
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "signet-store.h"

G_BEGIN_DECLS

/**
 * SIGNET_HASH_LENGTH:
 *
 * How many bytes the hash of a Client Secret has.
 */
#define SIGNET_HASH_LENGTH 32

#define SIGNET_TYPE_HASH_KEY (signet_hash_key_get_type ())

typedef struct _SignetHashKey SignetHashKey;

GType          signet_hash_key_get_type    (void);
SignetHashKey *signet_hash_key_load        (SignetStore    *store,
                                            GError        **error);
SignetHashKey *signet_hash_key_load_locked (SignetStore    *store,
                                            GError        **error);
SignetHashKey *signet_hash_key_read        (const char     *path,
                                            GError        **error);
char          *signet_hash_key_get_path    (const char     *database);
SignetHashKey *signet_hash_key_ref         (SignetHashKey  *self);
void           signet_hash_key_unref       (SignetHashKey  *self);
void           signet_hash_key_compute     (SignetHashKey  *self,
                                            const char     *secret,
                                            guint8          hash[SIGNET_HASH_LENGTH]);
void           signet_hash_key_derive      (SignetHashKey  *self,
                                            const char     *purpose,
                                            guint8          derived[SIGNET_HASH_LENGTH]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetHashKey, signet_hash_key_unref)

G_END_DECLS

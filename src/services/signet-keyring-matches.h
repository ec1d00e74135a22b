/* signet-keyring-matches.h: which credentials have a secret in the keyring
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_KEYRING_MATCHES (signet_keyring_matches_get_type ())

typedef struct _SignetKeyringMatches SignetKeyringMatches;

GType                 signet_keyring_matches_get_type       (void);
SignetKeyringMatches *signet_keyring_matches_new            (void);
SignetKeyringMatches *signet_keyring_matches_ref            (SignetKeyringMatches *self);
void                  signet_keyring_matches_unref          (SignetKeyringMatches *self);
void                  signet_keyring_matches_add            (SignetKeyringMatches *self,
                                                             GHashTable           *attributes);
gboolean              signet_keyring_matches_contains       (SignetKeyringMatches *self,
                                                             const char           *client_id);
gboolean              signet_keyring_matches_contains_secret (SignetKeyringMatches *self,
                                                              const char           *secret_id);
GHashTable           *signet_keyring_matches_dup_client_ids (SignetKeyringMatches *self);
gboolean              signet_keyring_matches_is_exact       (SignetKeyringMatches *self);
void                  signet_keyring_matches_recognise_async  (SignetKeyringMatches *self,
                                                               GPtrArray            *credentials,
                                                               GCancellable         *cancellable,
                                                               GAsyncReadyCallback   callback,
                                                               gpointer              user_data);
GHashTable           *signet_keyring_matches_recognise_finish (GAsyncResult         *result,
                                                               GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetKeyringMatches, signet_keyring_matches_unref)

G_END_DECLS

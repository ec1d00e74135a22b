/* signet-keyring-entry.h: one item of the keyring, before its secret is read
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <libsecret/secret.h>

G_BEGIN_DECLS

typedef struct _SignetKeyringEntry SignetKeyringEntry;

SignetKeyringEntry *signet_keyring_entry_ref              (SignetKeyringEntry   *self);
void                signet_keyring_entry_unref            (SignetKeyringEntry   *self);
const char         *signet_keyring_entry_get_client_id    (SignetKeyringEntry   *self);
const char         *signet_keyring_entry_get_secret_id    (SignetKeyringEntry   *self);
const char         *signet_keyring_entry_get_display_name (SignetKeyringEntry   *self);
gint64              signet_keyring_entry_get_saved        (SignetKeyringEntry   *self);
void                signet_keyring_entry_rename           (SignetKeyringEntry   *self,
                                                           const char           *display_name,
                                                           const char           *connection_name);
gboolean            signet_keyring_entry_is_locked        (SignetKeyringEntry   *self);
void                signet_keyring_entry_find_async       (const char           *connection_id,
                                                           const char           *client_id,
                                                           GCancellable         *cancellable,
                                                           GAsyncReadyCallback   callback,
                                                           gpointer              user_data);
GPtrArray          *signet_keyring_entry_find_finish      (GAsyncResult         *result,
                                                           GError              **error);
void                signet_keyring_entry_unlock_async     (GPtrArray            *entries,
                                                           GCancellable         *cancellable,
                                                           GAsyncReadyCallback   callback,
                                                           gpointer              user_data);
gboolean            signet_keyring_entry_unlock_finish    (GAsyncResult         *result,
                                                           GError              **error);
void                signet_keyring_entry_read_async       (SignetKeyringEntry   *self,
                                                           GCancellable         *cancellable,
                                                           GAsyncReadyCallback   callback,
                                                           gpointer              user_data);
SecretValue        *signet_keyring_entry_read_finish      (GAsyncResult         *result,
                                                           GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetKeyringEntry, signet_keyring_entry_unref)

G_END_DECLS

/* signet-keyring.h: Client Secrets in the keyring of the person
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <libsecret/secret.h>

#include "signet-kept-secret.h"
#include "signet-keyring-matches.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_KEYRING (signet_keyring_get_type ())

G_DECLARE_FINAL_TYPE (SignetKeyring, signet_keyring, SIGNET, KEYRING, GObject)

#define SIGNET_TYPE_KEYRING_STORE (signet_keyring_store_get_type ())

/**
 * SignetKeyringStore:
 * @SIGNET_KEYRING_STORE_UNKNOWN: nothing was kept or found yet
 * @SIGNET_KEYRING_STORE_SERVICE: the keyring of the desktop, which other programs can show too
 * @SIGNET_KEYRING_STORE_PORTAL: an encrypted file of this application alone, its key kept by the
 *   desktop
 *
 * Where secrets are kept.
 */
typedef enum
{
  SIGNET_KEYRING_STORE_UNKNOWN,
  SIGNET_KEYRING_STORE_SERVICE,
  SIGNET_KEYRING_STORE_PORTAL,
} SignetKeyringStore;

/**
 * SignetKeyringItem:
 * @connection_id: which connection
 * @connection_name: the name of the connection, as people see it
 * @client_id: which credential
 * @display_name: its name, as people see it
 * @secret_id: which of its secrets
 *
 * What a secret in the keyring belongs to, all of it borrowed.
 */
typedef struct
{
  const char *connection_id;
  const char *connection_name;
  const char *client_id;
  const char *display_name;
  const char *secret_id;
} SignetKeyringItem;

GType                 signet_keyring_store_get_type (void);
SignetKeyring        *signet_keyring_new            (void);
SignetKeyringStore    signet_keyring_get_store      (SignetKeyring            *self);
void                  signet_keyring_save_async     (SignetKeyring            *self,
                                                     const SignetKeyringItem  *item,
                                                     SecretValue              *secret,
                                                     GCancellable             *cancellable,
                                                     GAsyncReadyCallback       callback,
                                                     gpointer                  user_data);
gboolean              signet_keyring_save_finish    (SignetKeyring            *self,
                                                     GAsyncResult             *result,
                                                     GError                  **error);
void                  signet_keyring_search_async   (SignetKeyring            *self,
                                                     const char               *connection_id,
                                                     GCancellable             *cancellable,
                                                     GAsyncReadyCallback       callback,
                                                     gpointer                  user_data);
SignetKeyringMatches *signet_keyring_search_finish  (SignetKeyring            *self,
                                                     GAsyncResult             *result,
                                                     GError                  **error);
void                  signet_keyring_remove_async   (SignetKeyring            *self,
                                                     const char               *connection_id,
                                                     const char               *client_id,
                                                     GCancellable             *cancellable,
                                                     GAsyncReadyCallback       callback,
                                                     gpointer                  user_data);
gboolean              signet_keyring_remove_finish  (SignetKeyring            *self,
                                                     GAsyncResult             *result,
                                                     GError                  **error);
void                  signet_keyring_remove_secret_async
                                                    (SignetKeyring            *self,
                                                     const char               *connection_id,
                                                     const char               *client_id,
                                                     const char               *secret_id,
                                                     GCancellable             *cancellable,
                                                     GAsyncReadyCallback       callback,
                                                     gpointer                  user_data);
gboolean              signet_keyring_remove_secret_finish
                                                    (SignetKeyring            *self,
                                                     GAsyncResult             *result,
                                                     GError                  **error);

/* signet-keyring-kept.c */
void                  signet_keyring_load_async     (SignetKeyring            *self,
                                                     const char               *connection_id,
                                                     const char               *client_id,
                                                     GCancellable             *cancellable,
                                                     GAsyncReadyCallback       callback,
                                                     gpointer                  user_data);
GPtrArray            *signet_keyring_load_finish    (SignetKeyring            *self,
                                                     GAsyncResult             *result,
                                                     GError                  **error);
void                  signet_keyring_discard_async  (SignetKeyring            *self,
                                                     SignetKeptSecret         *kept,
                                                     GCancellable             *cancellable,
                                                     GAsyncReadyCallback       callback,
                                                     gpointer                  user_data);
gboolean              signet_keyring_discard_finish (SignetKeyring            *self,
                                                     GAsyncResult             *result,
                                                     GError                  **error);
void                  signet_keyring_move_async     (SignetKeyring            *self,
                                                     SignetKeptSecret         *kept,
                                                     const SignetKeyringItem  *item,
                                                     GCancellable             *cancellable,
                                                     GAsyncReadyCallback       callback,
                                                     gpointer                  user_data);
gboolean              signet_keyring_move_finish    (SignetKeyring            *self,
                                                     GAsyncResult             *result,
                                                     GError                  **error);

G_END_DECLS

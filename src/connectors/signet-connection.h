/* signet-connection.h: one issuer as configured in the application
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "signet-connector.h"
#include "signet-credential-list.h"
#include "signet-keyring.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_CONNECTION (signet_connection_get_type ())

G_DECLARE_FINAL_TYPE (SignetConnection, signet_connection, SIGNET, CONNECTION, GObject)

#define SIGNET_TYPE_CONNECTION_STATE (signet_connection_state_get_type ())

/**
 * SignetConnectionState:
 * @SIGNET_CONNECTION_STATE_CLOSED: nothing was asked yet
 * @SIGNET_CONNECTION_STATE_LOADING: it is being opened or its first page is on the way
 * @SIGNET_CONNECTION_STATE_READY: the list is there; further pages may still be on the way
 * @SIGNET_CONNECTION_STATE_NO_ACCESS: the person's role has no access
 * @SIGNET_CONNECTION_STATE_UNREACHABLE: it could not be opened; the error says why
 *
 * What the window shows of a connection.
 */
typedef enum
{
  SIGNET_CONNECTION_STATE_CLOSED,
  SIGNET_CONNECTION_STATE_LOADING,
  SIGNET_CONNECTION_STATE_READY,
  SIGNET_CONNECTION_STATE_NO_ACCESS,
  SIGNET_CONNECTION_STATE_UNREACHABLE,
} SignetConnectionState;

GType                  signet_connection_state_get_type    (void);
SignetConnection      *signet_connection_new               (const char           *id,
                                                            const char           *name,
                                                            SignetConnector      *connector,
                                                            SignetKeyring        *keyring);
const char            *signet_connection_get_id            (SignetConnection     *self);
const char            *signet_connection_get_name          (SignetConnection     *self);
SignetConnector       *signet_connection_get_connector     (SignetConnection     *self);
void                   signet_connection_set_name          (SignetConnection     *self,
                                                            const char           *name);
SignetConnectionState  signet_connection_get_state         (SignetConnection     *self);
const GError          *signet_connection_get_error         (SignetConnection     *self);
SignetAccess          *signet_connection_get_access        (SignetConnection     *self);
SignetOrganization    *signet_connection_get_organization  (SignetConnection     *self);
SignetCatalogue       *signet_connection_get_catalogue     (SignetConnection     *self);
SignetPolicy          *signet_connection_get_policy        (SignetConnection     *self);
SignetCredentialList  *signet_connection_get_credentials   (SignetConnection     *self);
guint                  signet_connection_get_total         (SignetConnection     *self);
gboolean               signet_connection_get_complete      (SignetConnection     *self);
SignetKeyring         *signet_connection_get_keyring       (SignetConnection     *self);
void                   signet_connection_set_order         (SignetConnection     *self,
                                                            const char           *column,
                                                            gboolean              descending);
void                   signet_connection_load              (SignetConnection     *self);
void                   signet_connection_freshen           (SignetConnection     *self);
void                   signet_connection_issue_async       (SignetConnection     *self,
                                                            SignetDraft          *draft,
                                                            GCancellable         *cancellable,
                                                            GAsyncReadyCallback   callback,
                                                            gpointer              user_data);
SignetIssued          *signet_connection_issue_finish      (SignetConnection     *self,
                                                            GAsyncResult         *result,
                                                            GPtrArray           **problems,
                                                            GError              **error);
void                   signet_connection_edit_async        (SignetConnection     *self,
                                                            SignetCredential     *original,
                                                            SignetDraft          *draft,
                                                            GCancellable         *cancellable,
                                                            GAsyncReadyCallback   callback,
                                                            gpointer              user_data);
SignetCredential      *signet_connection_edit_finish       (SignetConnection     *self,
                                                            GAsyncResult         *result,
                                                            GPtrArray           **problems,
                                                            GError              **error);
void                   signet_connection_set_expiry_async  (SignetConnection     *self,
                                                            SignetCredential     *credential,
                                                            gint64                expires,
                                                            GCancellable         *cancellable,
                                                            GAsyncReadyCallback   callback,
                                                            gpointer              user_data);
SignetCredential      *signet_connection_set_expiry_finish (SignetConnection     *self,
                                                            GAsyncResult         *result,
                                                            GError              **error);
void                   signet_connection_refresh_async     (SignetConnection     *self,
                                                            const char           *client_id,
                                                            GCancellable         *cancellable,
                                                            GAsyncReadyCallback   callback,
                                                            gpointer              user_data);
SignetCredential      *signet_connection_refresh_finish    (SignetConnection     *self,
                                                            GAsyncResult         *result,
                                                            GError              **error);
void                   signet_connection_delete_async      (SignetConnection     *self,
                                                            SignetCredential     *credential,
                                                            GCancellable         *cancellable,
                                                            GAsyncReadyCallback   callback,
                                                            gpointer              user_data);
gboolean               signet_connection_delete_finish     (SignetConnection     *self,
                                                            GAsyncResult         *result,
                                                            GError              **error);

/* signet-connection-secrets.c */
gboolean               signet_connection_can_rotate            (SignetConnection     *self);
void                   signet_connection_start_rotation_async  (SignetConnection     *self,
                                                                SignetCredential     *credential,
                                                                gint64                expires,
                                                                GCancellable         *cancellable,
                                                                GAsyncReadyCallback   callback,
                                                                gpointer              user_data);
SignetIssued          *signet_connection_start_rotation_finish (SignetConnection     *self,
                                                                GAsyncResult         *result,
                                                                GError              **error);
void                   signet_connection_end_secret_async      (SignetConnection     *self,
                                                                SignetCredential     *credential,
                                                                const char           *secret_id,
                                                                SignetSecretEnding    ending,
                                                                GCancellable         *cancellable,
                                                                GAsyncReadyCallback   callback,
                                                                gpointer              user_data);
SignetCredential      *signet_connection_end_secret_finish     (SignetConnection     *self,
                                                                GAsyncResult         *result,
                                                                GError              **error);
void                   signet_connection_save_secret_async     (SignetConnection     *self,
                                                                SignetIssued         *issued,
                                                                GCancellable         *cancellable,
                                                                GAsyncReadyCallback   callback,
                                                                gpointer              user_data);
gboolean               signet_connection_save_secret_finish    (SignetConnection     *self,
                                                                GAsyncResult         *result,
                                                                GError              **error);
void                   signet_connection_find_kept_async       (SignetConnection     *self,
                                                                GCancellable         *cancellable,
                                                                GAsyncReadyCallback   callback,
                                                                gpointer              user_data);
SignetKeyringMatches  *signet_connection_find_kept_finish      (SignetConnection     *self,
                                                                GAsyncResult         *result,
                                                                GError              **error);
void                   signet_connection_forget_secret_async   (SignetConnection     *self,
                                                                const char           *client_id,
                                                                const char           *secret_id,
                                                                GCancellable         *cancellable,
                                                                GAsyncReadyCallback   callback,
                                                                gpointer              user_data);
gboolean               signet_connection_forget_secret_finish  (SignetConnection     *self,
                                                                GAsyncResult         *result,
                                                                GError              **error);

/* signet-connection-kept.c */
gboolean               signet_connection_can_check_secrets    (SignetConnection    *self);
void                   signet_connection_load_kept_async      (SignetConnection    *self,
                                                               const char          *client_id,
                                                               GCancellable        *cancellable,
                                                               GAsyncReadyCallback  callback,
                                                               gpointer             user_data);
GPtrArray             *signet_connection_load_kept_finish     (SignetConnection    *self,
                                                               GAsyncResult        *result,
                                                               GError             **error);
void                   signet_connection_discard_async        (SignetConnection    *self,
                                                               GPtrArray           *kept,
                                                               GCancellable        *cancellable,
                                                               GAsyncReadyCallback  callback,
                                                               gpointer             user_data);
gboolean               signet_connection_discard_finish       (SignetConnection    *self,
                                                               GAsyncResult        *result,
                                                               guint               *n_discarded,
                                                               GError             **error);
void                   signet_connection_check_secret_async   (SignetConnection    *self,
                                                               const char          *client_id,
                                                               SecretValue         *secret,
                                                               GCancellable        *cancellable,
                                                               GAsyncReadyCallback  callback,
                                                               gpointer             user_data);
gboolean               signet_connection_check_secret_finish  (SignetConnection    *self,
                                                               GAsyncResult        *result,
                                                               SignetSecretState   *state,
                                                               char               **secret_id,
                                                               GError             **error);

/* signet-connection-move.c */
gboolean               signet_connection_can_move_to           (SignetConnection     *self,
                                                                SignetConnection     *target);
void                   signet_connection_move_kept_async       (SignetConnection     *self,
                                                                SignetCredential     *credential,
                                                                SecretValue          *secret,
                                                                SignetConnection     *target,
                                                                GCancellable         *cancellable,
                                                                GAsyncReadyCallback   callback,
                                                                gpointer              user_data);
gboolean               signet_connection_move_kept_finish      (SignetConnection     *self,
                                                                GAsyncResult         *result,
                                                                GError              **error);

/* signet-connection-rules.c */
gboolean               signet_connection_tells_policy       (SignetConnection    *self);
gboolean               signet_connection_may_set_policy     (SignetConnection    *self);
void                   signet_connection_set_policy_async   (SignetConnection    *self,
                                                             SignetPolicy        *policy,
                                                             guint                default_days,
                                                             guint                maximum_days,
                                                             GCancellable        *cancellable,
                                                             GAsyncReadyCallback  callback,
                                                             gpointer             user_data);
SignetPolicy          *signet_connection_set_policy_finish  (SignetConnection    *self,
                                                             GAsyncResult        *result,
                                                             GError             **error);
gboolean               signet_connection_tells_usage        (SignetConnection    *self);
void                   signet_connection_load_usage_async   (SignetConnection    *self,
                                                             const char          *client_id,
                                                             guint                n_days,
                                                             GCancellable        *cancellable,
                                                             GAsyncReadyCallback  callback,
                                                             gpointer             user_data);
SignetUsageHistory    *signet_connection_load_usage_finish  (SignetConnection    *self,
                                                             GAsyncResult        *result,
                                                             GError             **error);

/* signet-connection-abilities.c */
gboolean               signet_connection_tells_grants      (SignetConnection     *self);
gboolean               signet_connection_can_issue         (SignetConnection     *self);
gboolean               signet_connection_can_edit          (SignetConnection     *self);
gboolean               signet_connection_can_set_expiry    (SignetConnection     *self);
gboolean               signet_connection_can_keep          (SignetConnection     *self);
const char            *signet_connection_get_issuer        (SignetConnection     *self);
const char            *signet_connection_get_token_endpoint
                                                           (SignetConnection     *self);
const char            *signet_connection_get_audience      (SignetConnection     *self,
                                                            const char           *client_id);
const char            *signet_connection_get_scope         (SignetConnection     *self,
                                                            const char           *client_id);
SignetKeptDetails     *signet_connection_find_details      (SignetConnection     *self,
                                                            const char           *client_id);
void                   signet_connection_keep_async        (SignetConnection     *self,
                                                            const char           *client_id,
                                                            SignetKeptDetails    *details,
                                                            SecretValue          *secret,
                                                            GCancellable         *cancellable,
                                                            GAsyncReadyCallback   callback,
                                                            gpointer              user_data);
SignetCredential      *signet_connection_keep_finish       (SignetConnection     *self,
                                                            GAsyncResult         *result,
                                                            GError              **error);

G_END_DECLS

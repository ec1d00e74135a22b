/* signet-secret-check.h: asks what all secrets in the keyring are worth
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-connection.h"
#include "signet-secret-check-item.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_SECRET_CHECK (signet_secret_check_get_type ())

G_DECLARE_FINAL_TYPE (SignetSecretCheck, signet_secret_check, SIGNET, SECRET_CHECK, GObject)

SignetSecretCheck *signet_secret_check_new            (SignetConnection     *connection);
SignetConnection  *signet_secret_check_get_connection (SignetSecretCheck    *self);
GListModel        *signet_secret_check_get_items      (SignetSecretCheck    *self);
guint              signet_secret_check_get_n_done     (SignetSecretCheck    *self);
guint              signet_secret_check_get_n_problems (SignetSecretCheck    *self);
GPtrArray         *signet_secret_check_dup_useless    (SignetSecretCheck    *self);
gboolean           signet_secret_check_get_running    (SignetSecretCheck    *self);
void               signet_secret_check_run_async      (SignetSecretCheck    *self,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
gboolean           signet_secret_check_run_finish     (SignetSecretCheck    *self,
                                                       GAsyncResult         *result,
                                                       GError              **error);
void               signet_secret_check_remove_async   (SignetSecretCheck    *self,
                                                       GPtrArray            *items,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
gboolean           signet_secret_check_remove_finish  (SignetSecretCheck    *self,
                                                       GAsyncResult         *result,
                                                       guint                *n_removed,
                                                       GError              **error);

G_END_DECLS

/* signet-connection-list.h: which issuers are configured
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-connection-config.h"
#include "signet-connection.h"
#include "signet-settings.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_CONNECTION_LIST (signet_connection_list_get_type ())

G_DECLARE_FINAL_TYPE (SignetConnectionList, signet_connection_list,
                      SIGNET, CONNECTION_LIST, GObject)

SignetConnectionList   *signet_connection_list_new           (SignetConnection       *first,
                                                              SignetKeyring          *keyring,
                                                              SignetSettings         *settings);
SignetConnection       *signet_connection_list_get           (SignetConnectionList   *self,
                                                              guint                   position);
SignetConnection       *signet_connection_list_find          (SignetConnectionList   *self,
                                                              const char             *id);
SignetConnectionConfig *signet_connection_list_get_config    (SignetConnectionList   *self,
                                                              SignetConnection       *connection);
SignetConnection       *signet_connection_list_get_last      (SignetConnectionList   *self);
void                    signet_connection_list_set_last      (SignetConnectionList   *self,
                                                              SignetConnection       *connection);
SignetConnection       *signet_connection_list_add           (SignetConnectionList   *self,
                                                              SignetConnectionConfig *config);
void                    signet_connection_list_remove_async  (SignetConnectionList   *self,
                                                              SignetConnection       *connection,
                                                              gboolean                with_secrets,
                                                              GCancellable           *cancellable,
                                                              GAsyncReadyCallback     callback,
                                                              gpointer                user_data);
gboolean                signet_connection_list_remove_finish (SignetConnectionList   *self,
                                                              GAsyncResult           *result,
                                                              GError                **error);

G_END_DECLS

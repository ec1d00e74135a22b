/* signet-connection-call.h: one change through a connection, until it is answered
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-connection.h"

G_BEGIN_DECLS

GTask    *signet_connection_call_new               (SignetConnection     *connection,
                                                    gpointer              tag,
                                                    const char           *client_id,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
const char *signet_connection_call_get_client_id   (GTask                *call);
void      signet_connection_call_return_credential (GTask                *call,
                                                    SignetCredential     *credential,
                                                    GPtrArray            *problems,
                                                    GError               *error);
void      signet_connection_call_return_issued     (GTask                *call,
                                                    SignetIssued         *issued,
                                                    GPtrArray            *problems,
                                                    GError               *error);
void      signet_connection_call_return_error      (GTask                *call,
                                                    GError               *error);
gpointer  signet_connection_call_finish            (SignetConnection     *connection,
                                                    GAsyncResult         *result,
                                                    gpointer              tag,
                                                    GPtrArray           **problems,
                                                    GError              **error);

G_END_DECLS

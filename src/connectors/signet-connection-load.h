/* signet-connection-load.h: one loading of everything a connection shows
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-connection.h"

G_BEGIN_DECLS

typedef struct _SignetConnectionLoad SignetConnectionLoad;

SignetConnectionLoad *signet_connection_load_start        (SignetConnection     *connection,
                                                           gboolean              quiet);
void                  signet_connection_load_drop         (SignetConnectionLoad *self);
void                  signet_connection_load_note_put     (SignetConnectionLoad *self,
                                                           SignetCredential     *credential);
void                  signet_connection_load_note_removed (SignetConnectionLoad *self,
                                                           const char           *client_id);
void                  signet_connection_load_note_saved   (SignetConnectionLoad *self,
                                                           const char           *client_id);

G_END_DECLS

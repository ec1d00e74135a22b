/* signet-words-connection.h: connections in words
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-connection-list.h"

G_BEGIN_DECLS

const char *signet_words_connection_icon         (SignetConnectionConfig  *config);
char       *signet_words_connection_state        (SignetConnection        *connection,
                                                  SignetConnectionConfig  *config);
char       *signet_words_connection_host         (SignetConnection        *connection);
const char *signet_words_connection_limits       (SignetConnectionConfig  *config);
void        signet_words_token_failure           (const GError            *error,
                                                  const char             **title,
                                                  const char             **body);
char       *signet_words_secrets_in_keyring      (guint                    n_secrets);

G_END_DECLS

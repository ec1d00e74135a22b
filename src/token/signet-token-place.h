/* signet-token-place.h: where the issuer on this computer gives out tokens
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "signet-token-endpoint.h"

G_BEGIN_DECLS

void                 signet_token_place_find_async  (GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
SignetTokenEndpoint *signet_token_place_find_finish (GAsyncResult         *result,
                                                     GError              **error);

G_END_DECLS

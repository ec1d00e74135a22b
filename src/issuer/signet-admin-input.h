/* signet-admin-input.h: what requests to the admin API have in common
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-request.h"

G_BEGIN_DECLS

gboolean    signet_admin_input_has_revision  (SignetRequest      *request);
gboolean    signet_admin_input_read_revision (SignetRequest      *request,
                                              gint64             *revision,
                                              GError            **error);
const char *signet_admin_input_read_key      (SignetRequest      *request,
                                              GError            **error);
JsonNode   *signet_admin_input_read_body     (SignetRequest      *request,
                                              const char *const  *types,
                                              GError            **error);
SignetForm *signet_admin_input_read_query    (SignetRequest      *request,
                                              GError            **error);
gboolean    signet_admin_input_refuse_query  (SignetRequest      *request,
                                              GError            **error);

G_END_DECLS

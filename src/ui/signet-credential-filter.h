/* signet-credential-filter.h: which credentials a search finds
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-row-context.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_CREDENTIAL_FILTER (signet_credential_filter_get_type ())

G_DECLARE_FINAL_TYPE (SignetCredentialFilter, signet_credential_filter,
                      SIGNET, CREDENTIAL_FILTER, GtkFilter)

SignetCredentialFilter *signet_credential_filter_new        (SignetRowContext       *context);
const char             *signet_credential_filter_get_search (SignetCredentialFilter *self);
void                    signet_credential_filter_set_search (SignetCredentialFilter *self,
                                                             const char             *search);

G_END_DECLS

/* signet-demo.h: a realistic organization to look at
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-registry.h"

G_BEGIN_DECLS

/**
 * SIGNET_DEMO_MAX:
 *
 * The most credentials that a demo can have.
 */
#define SIGNET_DEMO_MAX 1000000

gboolean signet_demo_fill (SignetRegistry  *registry,
                           SignetCaller    *caller,
                           guint            n_credentials,
                           GError         **error);

G_END_DECLS

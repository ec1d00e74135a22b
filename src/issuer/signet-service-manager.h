/* signet-service-manager.h: what the issuer tells whoever manages it as a service
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void signet_service_manager_tell (const char *state);

G_END_DECLS

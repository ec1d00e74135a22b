/* signet-token-refusal.h: what it means that a token endpoint refuses
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsecret/secret.h>

G_BEGIN_DECLS

GError *signet_token_refusal_classify (guint        status,
                                       GBytes      *body,
                                       SecretValue *secret);

G_END_DECLS

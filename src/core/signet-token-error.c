/* signet-token-error.c: why there is no access token
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-token-error.h"

/*
 * Public
 */

/**
 * signet_token_error_quark:
 *
 * Returns: the domain of [error@Signet.TokenError]
 */
G_DEFINE_QUARK (signet-token-error-quark, signet_token_error)

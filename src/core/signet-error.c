/* signet-error.c: what went wrong, by meaning
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-error.h"

/*
 * Public
 */

/**
 * signet_error_quark:
 *
 * Returns: the domain of [error@Signet.Error]
 */
G_DEFINE_QUARK (signet-error-quark, signet_error)

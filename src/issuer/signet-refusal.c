/* signet-refusal.c: why a well-formed change was refused
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-refusal.h"

/*
 * Public
 */

/**
 * signet_refusal_quark:
 *
 * Returns: the domain of [error@Signet.Refusal]
 */
G_DEFINE_QUARK (signet-refusal-quark, signet_refusal)

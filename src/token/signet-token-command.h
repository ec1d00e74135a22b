/* signet-token-command.h: what signet-token does
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

int signet_token_command_run (int    argc,
                              char **argv);

G_END_DECLS

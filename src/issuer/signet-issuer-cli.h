/* signet-issuer-cli.h: the commands that work on the file itself
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean signet_issuer_cli_knows (const char *command);
int      signet_issuer_cli_run   (char      **arguments);

G_END_DECLS

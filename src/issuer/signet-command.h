/* signet-command.h: what the commands have in common
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-registry.h"

G_BEGIN_DECLS

/**
 * SIGNET_COMMAND_USAGE:
 *
 * The exit status of a command that was not understood.
 */
#define SIGNET_COMMAND_USAGE 2

int             signet_command_fail         (GError               *error);
int             signet_command_misuse       (const char           *command,
                                             const char           *format,
                                             ...) G_GNUC_PRINTF (2, 3);
gboolean        signet_command_parse        (const char           *usage,
                                             const char           *summary,
                                             const GOptionEntry   *entries,
                                             char               ***arguments,
                                             char                **database,
                                             GError              **error);
SignetRegistry *signet_command_open         (const char           *database,
                                             GError              **error);
int             signet_command_audit        (char                **arguments);
int             signet_command_member       (char                **arguments);
int             signet_command_organization (char                **arguments);
int             signet_command_policy       (char                **arguments);
int             signet_command_demo         (char                **arguments);

G_END_DECLS

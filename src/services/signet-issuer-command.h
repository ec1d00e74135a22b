/* signet-issuer-command.h: how the built-in issuer is called
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char     *signet_issuer_command_dup_socket_path (void);
gboolean  signet_issuer_command_was_used        (void);
char    **signet_issuer_command_build           (const char  *socket_path,
                                                 int          port,
                                                 GError     **error);
gboolean  signet_issuer_command_parse_line      (const char  *line,
                                                 const char  *sentence,
                                                 GError     **error);

G_END_DECLS

/* signet-token-files.h: files that nobody else can read, write or exchange
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

int      signet_token_files_open_folder (const char     *runtime_folder,
                                         GError        **error);
char    *signet_token_files_read        (int             folder,
                                         const char     *name,
                                         gsize          *length);
gboolean signet_token_files_write       (int             folder,
                                         const char     *name,
                                         const char     *data,
                                         gsize           length,
                                         gint64          until,
                                         GError        **error);
int      signet_token_files_open_lock   (int             folder,
                                         const char     *name);
void     signet_token_files_sweep       (int             folder,
                                         gint64          now);

G_END_DECLS

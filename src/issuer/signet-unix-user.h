/* signet-unix-user.h: names and numbers of the people of this machine
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sys/types.h>

G_BEGIN_DECLS

char    *signet_unix_user_get_name (uid_t        uid);
gboolean signet_unix_user_find     (const char  *user,
                                    uid_t       *uid,
                                    char       **name,
                                    GError     **error);

G_END_DECLS

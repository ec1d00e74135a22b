/* signet-store.h: the database file
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_STORE (signet_store_get_type ())

G_DECLARE_FINAL_TYPE (SignetStore, signet_store, SIGNET, STORE, GObject)

SignetStore *signet_store_open             (const char   *path,
                                            GError      **error);
SignetStore *signet_store_open_to_read     (const char   *path,
                                            GError      **error);
const char  *signet_store_get_path         (SignetStore  *self);
gboolean     signet_store_begin            (SignetStore  *self,
                                            GError      **error);
gboolean     signet_store_commit           (SignetStore  *self,
                                            GError      **error);
void         signet_store_rollback         (SignetStore  *self);
gboolean     signet_store_has_credentials  (SignetStore  *self,
                                            gboolean     *has_credentials,
                                            GError      **error);

G_END_DECLS

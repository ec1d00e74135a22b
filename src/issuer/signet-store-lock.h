/* signet-store-lock.h: one server for one database
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SignetStoreLock SignetStoreLock;

SignetStoreLock *signet_store_lock_acquire (const char       *database,
                                            GError          **error);
void             signet_store_lock_release (SignetStoreLock  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetStoreLock, signet_store_lock_release)

G_END_DECLS

/* signet-bulk-change.h: one change to many credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-bulk-item.h"
#include "signet-connection.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_BULK_CHANGE (signet_bulk_change_get_type ())

G_DECLARE_FINAL_TYPE (SignetBulkChange, signet_bulk_change, SIGNET, BULK_CHANGE, GObject)

#define SIGNET_TYPE_BULK_KIND (signet_bulk_kind_get_type ())

/**
 * SignetBulkKind:
 * @SIGNET_BULK_KIND_ACTIVATE: switch it on
 * @SIGNET_BULK_KIND_DEACTIVATE: switch it off
 * @SIGNET_BULK_KIND_DELETE: delete it, with its secret in the keyring
 * @SIGNET_BULK_KIND_SET_OWNER: say who answers for it
 * @SIGNET_BULK_KIND_SET_EXPIRY: say when its live secrets end
 *
 * What is done to each credential.
 */
typedef enum
{
  SIGNET_BULK_KIND_ACTIVATE,
  SIGNET_BULK_KIND_DEACTIVATE,
  SIGNET_BULK_KIND_DELETE,
  SIGNET_BULK_KIND_SET_OWNER,
  SIGNET_BULK_KIND_SET_EXPIRY,
} SignetBulkKind;

GType             signet_bulk_kind_get_type         (void);
SignetBulkChange *signet_bulk_change_new            (SignetConnection     *connection,
                                                     SignetBulkKind        kind,
                                                     GPtrArray            *credentials);
SignetConnection *signet_bulk_change_get_connection (SignetBulkChange     *self);
SignetBulkKind    signet_bulk_change_get_kind       (SignetBulkChange     *self);
const char       *signet_bulk_change_get_owner      (SignetBulkChange     *self);
void              signet_bulk_change_set_owner      (SignetBulkChange     *self,
                                                     const char           *owner);
gint64            signet_bulk_change_get_expires    (SignetBulkChange     *self);
void              signet_bulk_change_set_expires    (SignetBulkChange     *self,
                                                     gint64                expires);
guint             signet_bulk_change_get_n_total    (SignetBulkChange     *self);
guint             signet_bulk_change_get_n_done     (SignetBulkChange     *self);
guint             signet_bulk_change_get_n_failed   (SignetBulkChange     *self);
gboolean          signet_bulk_change_get_running    (SignetBulkChange     *self);
SignetBulkItem   *signet_bulk_change_get_item       (SignetBulkChange     *self,
                                                     guint                 index);
void              signet_bulk_change_run_async      (SignetBulkChange     *self,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
gboolean          signet_bulk_change_run_finish     (SignetBulkChange     *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
SignetBulkChange *signet_bulk_change_dup_undo       (SignetBulkChange     *self);

G_END_DECLS

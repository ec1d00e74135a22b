/* signet-bulk-change-private.h: what the parts of a bulk change share
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-bulk-change.h"

G_BEGIN_DECLS

struct _SignetBulkChange
{
  GObject parent_instance;

  SignetConnection *connection; /* (owned) */
  SignetBulkKind kind;
  char *owner;                  /* (owned) who shall answer for them */
  gint64 expires;               /* when their secrets shall end, 0 for never */
  GPtrArray *items;             /* (owned) (element-type SignetBulkItem) */
  guint n_done;
  guint n_failed;

  /* While it runs. */
  GTask *task;                  /* (owned) (nullable) */
  GError *halt;                 /* (owned) (nullable) why it makes no sense to go on */
  guint next;                   /* the first item that was not looked at in this run */
  guint n_sent;                 /* how many answers are still to come */
  gint64 published;             /* when the list was last told, in monotonic microseconds */
};

/* signet-bulk-change-run.c */
void signet_bulk_change_send_more  (SignetBulkChange *self);

/* signet-bulk-change.c */
void signet_bulk_change_count      (SignetBulkChange *self,
                                    SignetBulkItem   *item);
void signet_bulk_change_end        (SignetBulkChange *self);

G_END_DECLS

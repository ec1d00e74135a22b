/* signet-bulk-dialog-private.h: what the parts of the bulk dialog share
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "signet-bulk-dialog.h"
#include "signet-expiry-choice.h"
#include "signet-hint-row.h"

G_BEGIN_DECLS

struct _SignetBulkDialog
{
  GtkWindow parent_instance;

  SignetBulkChange *change; /* (owned) */
  GTask *task;              /* (owned) (nullable) until the window closes */
  GCancellable *running;    /* (owned) (nullable) of the run */
  gboolean has_failed;      /* whether the list says what is left, and why */
  guint patience_id;        /* shows the window if it takes long */

  GtkButton *action_button;          /* (template) */
  GtkLabel *body_label;              /* (template) */
  GtkButton *cancel_button;          /* (template) */
  SignetExpiryChoice *expiry_choice; /* (template) */
  GtkLabel *heading_label;           /* (template) */
  GtkScrolledWindow *list;           /* (template) */
  GtkListView *list_view;            /* (template) */
  GtkWidget *owner_group;            /* (template) */
  SignetHintRow *owner_hint;         /* (template) */
  AdwEntryRow *owner_row;            /* (template) */
  GtkProgressBar *progress_bar;      /* (template) */
  GtkWidget *progress_box;           /* (template) */
  GtkLabel *progress_label;          /* (template) */
  GtkWidget *separator;              /* (template) */
};

/* signet-bulk-dialog-phase.c */
void signet_bulk_dialog_show_question   (SignetBulkDialog *self);
void signet_bulk_dialog_show_progress   (SignetBulkDialog *self);
void signet_bulk_dialog_show_failures   (SignetBulkDialog *self);
void signet_bulk_dialog_update_progress (SignetBulkDialog *self);
void signet_bulk_dialog_update_buttons  (SignetBulkDialog *self);
void signet_bulk_dialog_offer_expiry    (SignetBulkDialog *self);
void signet_bulk_dialog_check           (SignetBulkDialog *self);

G_END_DECLS

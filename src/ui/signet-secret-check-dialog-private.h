/* signet-secret-check-dialog-private.h: what the files of the dialog share
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-secret-check-dialog.h"

#include "signet-secret-check.h"

G_BEGIN_DECLS

struct _SignetSecretCheckDialog
{
  AdwWindow parent_instance;

  SignetSecretCheck *check;     /* (owned) */
  GtkCustomFilter *filter;      /* (owned) of those that are shown */
  GtkFilterListModel *shown;    /* (owned) */
  GCancellable *cancellable;    /* (owned) (nullable) of what is under way */
  guint update_id;              /* shows how far it is */
  gboolean removing;            /* whether something is on its way out of the keyring */
  gboolean stopped;             /* whether not all were asked for */

  GtkWidget *again_button;      /* (template) */
  GtkWidget *bottom_bar;        /* (template) */
  AdwStatusPage *failed_page;   /* (template) */
  GtkListView *list_view;       /* (template) */
  GtkToggleButton *problems_button; /* (template) */
  GtkProgressBar *progress_bar; /* (template) */
  GtkButton *remove_button;     /* (template) */
  GtkStack *stack;              /* (template) */
  GtkWidget *stop_button;       /* (template) */
  GtkLabel *summary_label;      /* (template) */
  AdwWindowTitle *title;        /* (template) */
  GtkWidget *top_bar;           /* (template) */
};

/* signet-secret-check-dialog.c */
void signet_secret_check_dialog_update (SignetSecretCheckDialog *self);

/* signet-secret-check-dialog-remove.c */
void signet_secret_check_dialog_remove (SignetSecretCheckDialog *self,
                                        GPtrArray               *items);

G_END_DECLS

/* signet-audit-window-private.h: what the parts of the window share
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-audit-chain-bar.h"
#include "signet-audit-filter-bar.h"
#include "signet-audit-list.h"
#include "signet-audit-window.h"
#include "signet-no-access-page.h"
#include "signet-unreachable-page.h"

G_BEGIN_DECLS

struct _SignetAuditWindow
{
  AdwWindow parent_instance;

  SignetConnection *connection; /* (owned) */
  SignetAuditList *entries;     /* (owned) */
  GtkSingleSelection *selection; /* (owned) */
  GHashTable *expanded;         /* (owned) the numbers of the entries that are open */
  GHashTable *rows;             /* (owned) the rows on screen, borrowed, by their entry's number */
  GCancellable *cancellable;    /* (owned) of everything that is on the way */
  GCancellable *exporting;      /* (owned) (nullable) while a file is written */
  GtkFileChooserNative *chooser; /* (owned) (nullable) while it is open */
  guint tick_id;
  guint check_id;

  SignetAuditChainBar *chain_bar;   /* (template) */
  GtkWidget *export_bar;            /* (template) */
  GtkProgressBar *export_progress;  /* (template) */
  SignetAuditFilterBar *filter_bar; /* (template) */
  GtkListView *list;                /* (template) */
  GtkWidget *more_bar;              /* (template) */
  GtkWidget *more_button;           /* (template) */
  GtkLabel *more_label;             /* (template) */
  GtkSpinner *more_spinner;         /* (template) */
  SignetNoAccessPage *no_access_page; /* (template) */
  GtkScrolledWindow *scrolled;      /* (template) */
  GtkStack *stack;                  /* (template) */
  AdwWindowTitle *title;            /* (template) */
  AdwToastOverlay *toast_overlay;   /* (template) */
  SignetUnreachablePage *unreachable_page; /* (template) */
};

void signet_audit_window_install_actions (GtkWidgetClass    *widget_class);
void signet_audit_window_install_export  (GtkWidgetClass    *widget_class);
void signet_audit_window_reload          (SignetAuditWindow *self);
void signet_audit_window_stop_export     (SignetAuditWindow *self);
void signet_audit_window_show_toast      (SignetAuditWindow *self,
                                          const char        *title);

G_END_DECLS

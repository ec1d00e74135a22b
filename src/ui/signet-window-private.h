/* signet-window-private.h: what the files of the window share
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-window.h"

#include "signet-bulk-change.h"
#include "signet-condition-bar.h"
#include "signet-connection-list.h"
#include "signet-connection-switcher.h"
#include "signet-credential-view.h"
#include "signet-expiry-bar.h"
#include "signet-filter-bar.h"
#include "signet-no-access-page.h"
#include "signet-nothing-found-page.h"
#include "signet-result-bar.h"
#include "signet-search-field.h"
#include "signet-selection-bar.h"
#include "signet-selection-header.h"
#include "signet-short-label.h"
#include "signet-unreachable-page.h"

G_BEGIN_DECLS

typedef struct _SignetWindowWanted SignetWindowWanted;

struct _SignetWindow
{
  AdwApplicationWindow parent_instance;

  SignetConnection *connection;      /* (owned) */
  SignetConnectionList *connections; /* (owned) (nullable) what it can be switched to */
  GSignalGroup *signals;             /* (owned) of the connection */
  GSignalGroup *list_signals;        /* (owned) of its credentials */
  GPtrArray *toasts;                 /* (owned) (element-type AdwToast) those that are to be seen */
  SignetSettings *settings;          /* (owned) */
  GCancellable *cancellable;    /* (owned) of what is under way, until the window closes */
  gboolean has_list;            /* whether the page is one with a list */
  SignetWindowWanted *wanted;   /* (owned) (nullable) what to do once the list is there */
  AdwToast *undo_toast;         /* (owned) (nullable) offers to take back what was done last */

  /* Template children, borrowed. */
  GtkWidget *header_bar;
  SignetSelectionHeader *selection_header;
  SignetConnectionSwitcher *switcher;
  AdwWindowTitle *title;
  GtkWidget *add_button;
  SignetShortLabel *add_label;
  GtkWidget *select_button;
  GtkToggleButton *search_button;
  GtkSearchBar *search_bar;
  SignetSearchField *search_field;
  SignetConditionBar *condition_bar;
  SignetExpiryBar *expiry_bar;
  SignetFilterBar *filter_bar;
  SignetResultBar *result_bar;
  AdwToastOverlay *toast_overlay;
  GtkStack *stack;
  AdwStatusPage *first_run_page;
  GtkButton *first_run_button;
  GtkWidget *connect_button;
  SignetCredentialView *view;
  SignetNothingFoundPage *nothing_found_page;
  SignetSelectionBar *selection_bar;
  SignetNoAccessPage *no_access_page;
  SignetUnreachablePage *unreachable_page;
};

/* signet-window.c */
void signet_window_reveal          (SignetWindow   *self,
                                    const char     *client_id);
void signet_window_update          (SignetWindow   *self);

/* signet-window-secrets.c */
void signet_window_install_secret_actions (GtkWidgetClass *widget_class);

/* signet-window-actions.c */
void signet_window_install_actions (GtkWidgetClass *widget_class);
void signet_window_add_toast       (SignetWindow   *self,
                                    AdwToast       *toast);
void signet_window_show_toast      (SignetWindow   *self,
                                    const char     *title);
void signet_window_show_error      (SignetWindow   *self,
                                    const GError   *error);

/* signet-window-connection.c */
void     signet_window_install_connection (GtkWidgetClass *widget_class);
void     signet_window_attach_connection  (SignetWindow   *self);
gboolean signet_window_is_at              (SignetWindow   *self,
                                           gpointer        connection);

/* signet-window-keep.c */
void     signet_window_keep               (SignetWindow     *self,
                                           SignetCredential *credential);
void     signet_window_forget_many        (SignetWindow     *self,
                                           GPtrArray        *credentials);

/* signet-window-bulk.c */
void signet_window_change_many     (SignetWindow   *self,
                                    SignetBulkKind  kind,
                                    GPtrArray      *credentials);
void signet_window_export_many     (SignetWindow   *self,
                                    GPtrArray      *credentials);

/* signet-window-expiry.c */
void signet_window_install_expiry  (GtkWidgetClass *widget_class);
void signet_window_follow_expiry   (SignetWindow   *self);

/* signet-window-wanted.c */
void signet_window_install_wanted  (GtkWidgetClass *widget_class);
void signet_window_follow_wanted   (SignetWindow   *self);
void signet_window_forget_wanted   (SignetWindow   *self);

GtkWindow *signet_window_find_dialog (SignetWindow *self);

/* signet-window-undo.c */
void signet_window_install_undo      (GtkWidgetClass *widget_class);
void signet_window_offer_undo        (SignetWindow   *self,
                                      AdwToast       *toast);

/* signet-window-selection.c */
void signet_window_install_selection (GtkWidgetClass *widget_class);
void signet_window_follow_selection  (SignetWindow   *self);
void signet_window_update_selection  (SignetWindow   *self);

/* signet-window-settings.c */
void signet_window_follow_settings (SignetWindow   *self);
void signet_window_keep_size       (SignetWindow   *self);

/* signet-window-keyring.c */
void signet_window_install_keyring (GtkWidgetClass *widget_class);
void signet_window_follow_keyring  (SignetWindow   *self);

/* signet-window-audit.c */
void signet_window_install_audit_actions (GtkWidgetClass *widget_class);

G_END_DECLS

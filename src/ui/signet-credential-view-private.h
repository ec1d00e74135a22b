/* signet-credential-view-private.h: what the files of the list share
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-credential-view.h"

#include "signet-column-fit.h"
#include "signet-column-layout.h"
#include "signet-row-list.h"
#include "signet-row-selection.h"

G_BEGIN_DECLS

/* One column of the view: what its factory needs to know. */
typedef struct
{
  SignetCredentialView *self;  /* (borrowed) */
  GtkColumnViewColumn *column; /* (borrowed) of the view */
  SignetColumn id;
} SignetViewColumn;

struct _SignetCredentialView
{
  GtkWidget parent_instance;

  GtkWidget *scroller; /* (borrowed) a template child */
  GtkColumnView *view; /* (borrowed) a template child */
  GtkWidget *menu;     /* (owned) (nullable) the menu of a row, made when first opened */
  char *menu_id;       /* (owned) (nullable) the Client ID of that row */

  SignetRowContext *context;         /* (owned) */
  SignetFilter *filter;              /* (owned) */
  SignetCredentialIndex *index;      /* (owned) */
  SignetRowList *rows;               /* (owned) */
  SignetRowSelection *selection;     /* (owned) */
  GtkColumnViewColumn *check_column; /* (owned) in the view while rows are selected */
  guint band_id;                     /* waits until a rubber band is gone */
  GActionGroup *actions;             /* (owned) (nullable) made when first asked for */

  SignetViewColumn columns[SIGNET_N_COLUMNS];
  SignetColumnLayout *layout; /* (owned) what the person wants to see, if there is room */
  SignetColumnFit fit;        /* what has room */
  gboolean applying_layout;
  guint order_id;             /* reads what a header was dragged to */
  SignetColumn sort_column;
  gboolean sort_descending;
  gboolean applying_sort;
  gboolean empty;
  gboolean first_painted; /* whether there was a frame with rows */
  guint grow_id;          /* lets the rows become all of them */
  gboolean had_focus;     /* whether a row had the focus before the change under way */
  gboolean late_painted;  /* whether there was a frame without the rows that wait */
  guint late_id;          /* lets those show theirs */

  char *focus_id;       /* (owned) (nullable) whose row is to get the focus */
  guint focus_position; /* where it stood */
  guint focus_tick_id;  /* waits for the row to be there */
  guint focus_frames;   /* how many frames it still waits */
  guint settled_frames; /* for how many it has the focus */
  gboolean revealing;   /* whether the row also has to come into sight */
  guint tick_id;        /* tells times anew */
};

/* signet-credential-view-actions.c */
void     signet_credential_view_install_actions (GtkWidgetClass       *widget_class);
void     signet_credential_view_add_gestures    (SignetCredentialView *self);

/* signet-credential-view-columns.c */
void     signet_credential_view_add_columns     (SignetCredentialView *self);

/* signet-credential-view-focus.c */
void     signet_credential_view_install_focus   (GtkWidgetClass       *widget_class);
void     signet_credential_view_keep_focus      (SignetCredentialView *self);
void     signet_credential_view_return_focus    (SignetCredentialView *self,
                                                 const char           *client_id);
void     signet_credential_view_forget_focus    (SignetCredentialView *self);
gboolean signet_credential_view_has_focus       (SignetCredentialView *self);
void     signet_credential_view_show_top        (SignetCredentialView *self,
                                                 gboolean              focus);

/* signet-credential-view-layout.c */
void     signet_credential_view_follow_layout   (SignetCredentialView *self);
void     signet_credential_view_forget_layout   (SignetCredentialView *self);
void     signet_credential_view_fit_columns     (SignetCredentialView *self,
                                                 int                   width);

/* signet-credential-view-late.c */
void     signet_credential_view_begin_change (SignetCredentialView *self,
                                              guint                 n_changes);
void     signet_credential_view_end_change   (SignetCredentialView *self);

/* signet-credential-view-selection.c */
void     signet_credential_view_install_selection (GtkWidgetClass       *widget_class);
void     signet_credential_view_add_selection     (SignetCredentialView *self);

G_END_DECLS

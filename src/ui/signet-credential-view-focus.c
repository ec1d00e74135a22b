/* signet-credential-view-focus.c: which row has the focus, through all changes
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-credential-view-private.h"

#include "signet-row-finder.h"
#include "signet-tab.h"

/* A row that does not come is no reason to wait for ever. */
#define FRAMES 300
#define SETTLED_FRAMES 3

/*
 * Helpers
 */

static GtkWidget *
get_focus (SignetCredentialView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    return NULL;

  return focus;
}

static void
scroll_to (SignetCredentialView *self,
           guint                 position)
{
#if GTK_CHECK_VERSION (4, 12, 0)
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (self->view));

  /* The view may not show yet what the index has already. */
  if (model != NULL && position < g_list_model_get_n_items (model))
    gtk_column_view_scroll_to (self->view, position, NULL, GTK_LIST_SCROLL_NONE, NULL);
#else
  gtk_widget_activate_action (signet_row_finder_get_list (self->view),
                              "list.scroll-to-item", "u", position);
#endif
}

/* A credential that is gone hands the focus to the one that took its place. */
static void
take_successor (SignetCredentialView *self)
{
  GListModel *index = G_LIST_MODEL (self->index);
  guint n_items = g_list_model_get_n_items (index);
  g_autoptr(SignetCredential) credential = NULL;

  if (n_items == 0 || signet_credential_index_get_pending (self->index))
    return;

  credential = g_list_model_get_item (index, MIN (self->focus_position, n_items - 1));
  g_free (self->focus_id);
  self->focus_id = g_strdup (signet_credential_get_client_id (credential));
}

/* Whether the person has gone elsewhere meanwhile: out of the list, or to another row after
 * this one had the focus. A row that was taken away can still be called the focus, though it
 * is in no window any more.
 */
static gboolean
is_focus_elsewhere (SignetCredentialView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  SignetCredential *credential;

  if (focus == NULL || gtk_widget_get_root (focus) != root)
    return FALSE;

  if (!gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return !self->revealing;

  credential = signet_row_finder_get_credential (focus);

  return self->settled_frames > 0 && credential != NULL &&
         !g_str_equal (signet_credential_get_client_id (credential), self->focus_id);
}

/* Gives whether the row already had the focus. */
static gboolean
focus_row (SignetCredentialView *self)
{
  GtkWidget *focus = get_focus (self);
  GtkWidget *row;
  guint position;

  if (!signet_credential_index_find (self->index, self->focus_id, &position))
    {
      if (!self->revealing)
        take_successor (self);
      return FALSE;
    }

  row = signet_row_finder_get_row (self->view, self->focus_id);
  if (row == NULL || (self->revealing && self->settled_frames == 0))
    scroll_to (self, position);
  if (row == NULL || !gtk_widget_get_mapped (row))
    return FALSE;

  if (focus != NULL && (focus == row || gtk_widget_is_ancestor (focus, row)))
    return TRUE;

  gtk_widget_grab_focus (row);
  /* What was looked for has to be seen, also by who used the pointer until now. */
  if (self->revealing)
    gtk_window_set_focus_visible (GTK_WINDOW (gtk_widget_get_root (row)), TRUE);

  return FALSE;
}

/*
 * Callbacks
 */

/* The row is made by the next layout, so this waits for it, one frame at a time. And it waits
 * until the row still has the focus some frames later: GTK takes it away from a row that it
 * gives to another item.
 */
static gboolean
on_frame_cb (GtkWidget     *widget,
             GdkFrameClock *clock,
             gpointer       user_data)
{
  SignetCredentialView *self = SIGNET_CREDENTIAL_VIEW (widget);

  if (self->focus_frames-- > 0 && !is_focus_elsewhere (self))
    {
      self->settled_frames = focus_row (self) ? self->settled_frames + 1 : 0;
      if (self->settled_frames < SETTLED_FRAMES)
        return G_SOURCE_CONTINUE;
    }

  self->focus_tick_id = 0;
  signet_credential_view_forget_focus (self);

  return G_SOURCE_REMOVE;
}

static void
follow_row (SignetCredentialView *self,
            const char           *client_id,
            gboolean              revealing)
{
  signet_credential_view_forget_focus (self);
  self->focus_id = g_strdup (client_id);
  self->focus_frames = FRAMES;
  self->settled_frames = 0;
  self->revealing = revealing;
  self->focus_tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_frame_cb, NULL, NULL);
}

/*
 * Virtual methods
 */

static gboolean
signet_credential_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SIGNET_CREDENTIAL_VIEW (widget)->view));
}

/*
 * Public
 */

/**
 * signet_credential_view_keep_focus:
 * @self: a list whose models are about to change
 *
 * Notes which row has the focus, and gives it back when the change is done. A changed
 * credential is another object, so GTK takes its row away and the focus with it.
 */
void
signet_credential_view_keep_focus (SignetCredentialView *self)
{
  GtkWidget *focus = get_focus (self);
  SignetCredential *credential = signet_row_finder_get_credential (focus);

  if (credential == NULL || (self->focus_id != NULL && self->revealing))
    return;

  self->focus_position = signet_row_finder_get_position (focus);
  follow_row (self, signet_credential_get_client_id (credential), FALSE);
}

/**
 * signet_credential_view_return_focus:
 * @self: a list
 * @client_id: the Client ID of a credential
 *
 * Gives the focus to a row, if nothing else wants it, without scrolling.
 */
void
signet_credential_view_return_focus (SignetCredentialView *self,
                                     const char           *client_id)
{
  if (signet_credential_index_find (self->index, client_id, &self->focus_position))
    follow_row (self, client_id, FALSE);
}

/**
 * signet_credential_view_forget_focus:
 * @self: a list
 *
 * Gives the focus to no row any more.
 */
void
signet_credential_view_forget_focus (SignetCredentialView *self)
{
  if (self->focus_tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->focus_tick_id);
  self->focus_tick_id = 0;
  g_clear_pointer (&self->focus_id, g_free);
}

/**
 * signet_credential_view_has_focus:
 * @self: a list
 *
 * Returns: whether one of its rows has the focus
 */
gboolean
signet_credential_view_has_focus (SignetCredentialView *self)
{
  return signet_row_finder_get_credential (get_focus (self)) != NULL;
}

/**
 * signet_credential_view_show_top:
 * @self: a list that became another one
 * @focus: whether its first row gets the focus
 *
 * Shows the list from its top.
 */
void
signet_credential_view_show_top (SignetCredentialView *self,
                                 gboolean              focus)
{
  g_autoptr(SignetCredential) first = g_list_model_get_item (G_LIST_MODEL (self->index), 0);

  if (first == NULL)
    return;

  scroll_to (self, 0);
  if (focus)
    follow_row (self, signet_credential_get_client_id (first), FALSE);
}

/**
 * signet_credential_view_reveal:
 * @self: a list
 * @client_id: the Client ID of a credential
 *
 * Scrolls to a credential and gives its row the focus, as soon as there is one.
 *
 * Returns: whether the credential is there, and the filter does not hide it
 */
gboolean
signet_credential_view_reveal (SignetCredentialView *self,
                               const char           *client_id)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_VIEW (self), FALSE);
  g_return_val_if_fail (client_id != NULL, FALSE);

  if (!signet_credential_index_matches (self->index, client_id))
    return FALSE;

  follow_row (self, client_id, TRUE);

  return TRUE;
}

/**
 * signet_credential_view_install_focus:
 * @widget_class: the class of the list
 *
 * Installs where the focus goes when it comes to the list.
 */
void
signet_credential_view_install_focus (GtkWidgetClass *widget_class)
{
  widget_class->focus = signet_tab_focus;
  widget_class->grab_focus = signet_credential_view_grab_focus;
}

/* signet-credential-view-layout.c: which columns the list shows, where and how wide
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-credential-view-private.h"

#include "signet-column-menu.h"
#include "signet-ui.h"

#include <adwaita.h>

/* What the person wants is in the layout, and the view does as much of it as there is room for.
 * The other way round, GTK lets the person drag the headers and their edges, and tells it only
 * by what is different afterwards. What the view changes itself must not be taken for that.
 */

/*
 * Helpers
 */

/* What holds only an icon does not grow with the text. */
static double
get_scale (SignetCredentialView *self,
           SignetColumn          column)
{
  return signet_column_is_fixed (column) ? 1 : signet_ui_get_text_scale (GTK_WIDGET (self));
}

static void
put_column (SignetCredentialView *self,
            guint                 position,
            GtkColumnViewColumn  *column)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr(GtkColumnViewColumn) there = g_list_model_get_item (columns, position);

  if (there != column)
    gtk_column_view_insert_column (self->view, position, column);
}

static void
apply_order (SignetCredentialView *self)
{
  guint first = 0;

  self->applying_layout = TRUE;
  if (self->check_column != NULL &&
      gtk_column_view_column_get_column_view (self->check_column) != NULL)
    put_column (self, first++, self->check_column);
  for (guint i = 0; i < SIGNET_N_COLUMNS; i++)
    {
      SignetColumn id = signet_column_layout_get_column (self->layout, i);

      put_column (self, first + i, self->columns[id].column);
    }
  self->applying_layout = FALSE;
}

static gboolean
find_id (SignetCredentialView *self,
         GtkColumnViewColumn  *column,
         SignetColumn         *id)
{
  for (guint i = 0; i < SIGNET_N_COLUMNS; i++)
    {
      if (self->columns[i].column == column)
        {
          *id = (SignetColumn) i;
          return TRUE;
        }
    }

  return FALSE;
}

/* The first title has the distance from the edge that the first cell of a row has. A style
 * sheet cannot tell it, because hidden columns keep their titles.
 */
static void
mark_first_title (SignetCredentialView *self)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  gboolean is_first = TRUE;

  for (GtkWidget *title = gtk_widget_get_first_child (header); title != NULL;
       title = gtk_widget_get_next_sibling (title))
    {
      if (is_first && gtk_widget_get_visible (title))
        {
          gtk_widget_add_css_class (title, "first");
          is_first = FALSE;
        }
      else
        {
          gtk_widget_remove_css_class (title, "first");
        }
    }
}

static guint
get_shown (const SignetColumnFit *fit)
{
  guint shown = 0;

  for (guint i = 0; i < SIGNET_N_COLUMNS; i++)
    shown |= fit->shown[i] ? SIGNET_COLUMN_BIT (i) : 0;

  return shown;
}

static void
apply_width (SignetCredentialView *self,
             SignetColumn          column)
{
  /* GTK 4.8 counts the fixed width of a hidden column all the same. */
  int fixed_width = self->fit.shown[column] ?
                    (int) (self->fit.widths[column] * get_scale (self, column) + 0.5) : -1;

  self->applying_layout = TRUE;
  if (column != SIGNET_COLUMN_NAME)
    gtk_column_view_column_set_fixed_width (self->columns[column].column, fixed_width);
  self->applying_layout = FALSE;
}

/*
 * Callbacks
 */

static void
on_layout_changed_cb (SignetCredentialView *self)
{
  g_assert (SIGNET_IS_CREDENTIAL_VIEW (self));

  apply_order (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static gboolean
on_order_cb (gpointer user_data)
{
  SignetCredentialView *self = SIGNET_CREDENTIAL_VIEW (user_data);
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();
  g_auto(GStrv) order = NULL;

  self->order_id = 0;
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      SignetColumn id;

      if (find_id (self, column, &id))
        g_strv_builder_add (ids, signet_column_get_id (id));
    }
  order = g_strv_builder_end (ids);
  g_object_set (self->layout, "column-order", order, NULL);

  /* What was dragged behind the fixed columns has to come back, even if nothing else changed. */
  apply_order (self);
  mark_first_title (self);

  return G_SOURCE_REMOVE;
}

/* GTK takes a column out and puts it back elsewhere, so the order is read when that is done. At
 * the end of the view it takes them all out.
 */
static void
on_columns_changed_cb (SignetCredentialView *self)
{
  g_assert (SIGNET_IS_CREDENTIAL_VIEW (self));

  if (self->layout != NULL && !self->applying_layout && self->order_id == 0)
    self->order_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_order_cb, self, NULL);
}

/* A column that is dragged wider takes its room from the name, and stops where the name has no
 * more to give: no other column vanishes under the pointer.
 */
static void
on_column_notify_fixed_width_cb (GtkColumnViewColumn  *column,
                                 GParamSpec           *pspec,
                                 SignetCredentialView *self)
{
  int fixed_width = gtk_column_view_column_get_fixed_width (column);
  SignetColumn id;
  double width;

  g_assert (SIGNET_IS_CREDENTIAL_VIEW (self));

  if (self->applying_layout || fixed_width < 0 || !find_id (self, column, &id))
    return;

  width = MIN (fixed_width / get_scale (self, id), self->fit.widths[id] + self->fit.slack);
  width = CLAMP (width, SIGNET_COLUMN_WIDTH_MIN, SIGNET_COLUMN_WIDTH_MAX);
  self->fit.slack -= width - self->fit.widths[id];
  self->fit.widths[id] = width;
  apply_width (self, id);
  signet_column_layout_set_width (self->layout, id, width);
}

static void
on_style_notify_high_contrast_cb (SignetCredentialView *self,
                                  GParamSpec           *pspec,
                                  AdwStyleManager      *manager)
{
  g_assert (SIGNET_IS_CREDENTIAL_VIEW (self));

  signet_row_context_set_high_contrast (self->context,
                                        adw_style_manager_get_high_contrast (manager));
}

/*
 * Public
 */

/**
 * signet_credential_view_get_layout:
 * @self: a list
 *
 * Returns: (transfer none): which columns the person wants to see, in which order and how wide
 */
SignetColumnLayout *
signet_credential_view_get_layout (SignetCredentialView *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_VIEW (self), NULL);

  return self->layout;
}

/**
 * signet_credential_view_follow_layout:
 * @self: a list that is being made, with its columns
 *
 * Shows the columns as the layout says, and lets the layout know what is done to them.
 */
void
signet_credential_view_follow_layout (SignetCredentialView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr(GMenuModel) menu = signet_column_menu_new ();

  for (guint i = 0; i < SIGNET_N_COLUMNS; i++)
    {
      GtkColumnViewColumn *column = self->columns[i].column;

      self->fit.shown[i] = signet_column_layout_get_wanted (self->layout, i);
      gtk_column_view_column_set_header_menu (column, menu);
      gtk_column_view_column_set_resizable (column, i != SIGNET_COLUMN_NAME &&
                                                    !signet_column_is_fixed (i));
      g_signal_connect_object (column, "notify::fixed-width",
                               G_CALLBACK (on_column_notify_fixed_width_cb), self, 0);
    }
  signet_row_context_set_form (self->context, FALSE, get_shown (&self->fit));

  g_signal_connect_object (self->layout, "changed", G_CALLBACK (on_layout_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_columns (self->view), "items-changed",
                           G_CALLBACK (on_columns_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast",
                           G_CALLBACK (on_style_notify_high_contrast_cb), self,
                           G_CONNECT_SWAPPED);
  on_style_notify_high_contrast_cb (self, NULL, manager);
}

/**
 * signet_credential_view_forget_layout:
 * @self: a list that goes away
 *
 * Undoes what [method@Signet.CredentialView.follow_layout] does.
 */
void
signet_credential_view_forget_layout (SignetCredentialView *self)
{
  g_clear_handle_id (&self->order_id, g_source_remove);
  if (self->layout != NULL)
    g_signal_handlers_disconnect_by_data (self->layout, self);
  g_clear_object (&self->layout);
}

/**
 * signet_credential_view_fit_columns:
 * @self: a list
 * @width: how wide it is going to be, in pixels
 *
 * Shows the columns that are wanted as far as there is room. The larger the text, the less
 * room there is in so many pixels.
 */
void
signet_credential_view_fit_columns (SignetCredentialView *self,
                                    int                   width)
{
  double scale = signet_ui_get_text_scale (GTK_WIDGET (self));
  gboolean selecting = signet_row_selection_get_selecting (self->selection);

  /* The bins make room for the check boxes: nobody who picks rows should hit one. */
  signet_column_fit (self->layout, width / scale, &self->fit);
  self->fit.shown[SIGNET_COLUMN_ACTION] &= !selecting;
  for (guint i = 0; i < SIGNET_N_COLUMNS; i++)
    {
      apply_width (self, i);
      gtk_column_view_column_set_visible (self->columns[i].column, self->fit.shown[i]);
    }

  mark_first_title (self);
  signet_row_context_set_form (self->context, self->fit.narrow, get_shown (&self->fit));
}

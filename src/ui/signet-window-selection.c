/* signet-window-selection.c: what is done to the rows that are selected
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-window-private.h"

#include "signet-shortcuts.h"

/* What is done to the selection, and to which of its credentials. */
static const struct
{
  const char *action;
  SignetBulkKind kind;
} changes[] = {
  { "selection.activate", SIGNET_BULK_KIND_ACTIVATE },
  { "selection.deactivate", SIGNET_BULK_KIND_DEACTIVATE },
  { "selection.delete", SIGNET_BULK_KIND_DELETE },
  { "selection.set-owner", SIGNET_BULK_KIND_SET_OWNER },
  { "selection.set-expiry", SIGNET_BULK_KIND_SET_EXPIRY },
};

/*
 * Helpers
 */

static SignetRowSelection *
get_selection (SignetWindow *self)
{
  return signet_credential_view_get_selection (self->view);
}

static gboolean
can_change (SignetWindow   *self,
            SignetBulkKind  kind)
{
  switch (kind)
    {
    case SIGNET_BULK_KIND_ACTIVATE:
    case SIGNET_BULK_KIND_DEACTIVATE:
    case SIGNET_BULK_KIND_SET_OWNER:
      return signet_connection_can_edit (self->connection);
    case SIGNET_BULK_KIND_SET_EXPIRY:
      return signet_connection_can_set_expiry (self->connection);
    case SIGNET_BULK_KIND_DELETE:
    default:
      return TRUE;
    }
}

static void
update_actions (SignetWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  SignetRowSelection *selection = get_selection (self);
  gboolean selecting = signet_row_selection_get_selecting (selection);
  gboolean has_any = signet_row_selection_get_n_selected (selection) > 0;

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    gtk_widget_action_set_enabled (widget, changes[i].action,
                                   has_any && can_change (self, changes[i].kind));
  gtk_widget_action_set_enabled (widget, "selection.export",
                                 has_any && !signet_connection_can_keep (self->connection));
  gtk_widget_action_set_enabled (widget, "selection.end", selecting);
  gtk_widget_action_set_enabled (widget, "selection.begin", self->has_list && !selecting);
  gtk_widget_action_set_enabled (widget, "selection.all", self->has_list);
}

/*
 * Callbacks
 */

static void
on_selection_notify_selecting_cb (SignetWindow *self)
{
  gboolean selecting = signet_row_selection_get_selecting (get_selection (self));

  g_assert (SIGNET_IS_WINDOW (self));

  gtk_widget_set_visible (self->header_bar, !selecting);
  gtk_widget_set_visible (GTK_WIDGET (self->selection_header), selecting);
  update_actions (self);
}

static void
on_change_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);
  g_autoptr(GPtrArray) credentials = signet_row_selection_dup_selected (get_selection (self));

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      if (g_str_equal (changes[i].action, action_name))
        signet_window_change_many (self, changes[i].kind, credentials);
    }
}

static void
on_export_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);
  g_autoptr(GPtrArray) credentials = signet_row_selection_dup_selected (get_selection (self));

  signet_window_export_many (self, credentials);
}

static void
on_begin_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  signet_row_selection_set_selecting (get_selection (SIGNET_WINDOW (widget)), TRUE);
}

static void
on_end_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);

  signet_row_selection_set_selecting (get_selection (self), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
on_all_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);

  /* All that the filter wants, also what is still being looked for. */
  signet_credential_index_settle (signet_credential_view_get_index (self->view));
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (get_selection (self)));
}

/*
 * Public
 */

/**
 * signet_window_install_selection:
 * @widget_class: the class of the window
 *
 * Installs what can be done to several credentials.
 */
void
signet_window_install_selection (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    gtk_widget_class_install_action (widget_class, changes[i].action, NULL, on_change_cb);
  gtk_widget_class_install_action (widget_class, "selection.export", NULL, on_export_cb);
  gtk_widget_class_install_action (widget_class, "selection.begin", NULL, on_begin_cb);
  gtk_widget_class_install_action (widget_class, "selection.end", NULL, on_end_cb);
  gtk_widget_class_install_action (widget_class, "selection.all", NULL, on_all_cb);
  signet_shortcuts_bind_action (widget_class, "selection.end", "selection.end");
}

/**
 * signet_window_follow_selection:
 * @self: a window
 *
 * Lets the header bar and the bar at the bottom be those of the selection while there is one.
 */
void
signet_window_follow_selection (SignetWindow *self)
{
  SignetRowSelection *selection = get_selection (self);

  signet_selection_header_set_selection (self->selection_header, selection);
  signet_selection_bar_set_selection (self->selection_bar, selection);
  g_signal_connect_object (selection, "notify::selecting",
                           G_CALLBACK (on_selection_notify_selecting_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::n-selected", G_CALLBACK (update_actions),
                           self, G_CONNECT_SWAPPED);
  on_selection_notify_selecting_cb (self);
}

/**
 * signet_window_update_selection:
 * @self: a window
 *
 * Ends the selection where there is no list any more to select in.
 */
void
signet_window_update_selection (SignetWindow *self)
{
  if (!self->has_list)
    signet_row_selection_set_selecting (get_selection (self), FALSE);
  update_actions (self);
}

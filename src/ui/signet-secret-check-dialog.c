/* signet-secret-check-dialog.c: what all secrets in the keyring are worth
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-secret-check-dialog-private.h"

#include "signet-editor-dialog.h"
#include "signet-place.h"
#include "signet-secret-check-row.h"
#include "signet-tab.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (SignetSecretCheckDialog, signet_secret_check_dialog, ADW_TYPE_WINDOW)

/*
 * Helpers
 */

static guint
count_all (SignetSecretCheckDialog *self)
{
  return g_list_model_get_n_items (signet_secret_check_get_items (self->check));
}

static const char *
choose_page (SignetSecretCheckDialog *self)
{
  gboolean running = signet_secret_check_get_running (self->check);

  if (count_all (self) == 0)
    return running ? "waiting" : "empty";
  if (g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0)
    return "list";

  return running || self->stopped ? "list" : "fine";
}

static void
show_summary (SignetSecretCheckDialog *self)
{
  gboolean running = signet_secret_check_get_running (self->check);
  guint n_done = signet_secret_check_get_n_done (self->check);
  guint n_total = count_all (self);
  g_autofree char *text = NULL;

  if (running || n_done < n_total)
    text = signet_words_check_progress (n_done, n_total);
  else
    text = signet_words_check_summary (n_total,
                                       signet_secret_check_get_n_problems (self->check));

  gtk_label_set_label (self->summary_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), running);
  gtk_progress_bar_set_fraction (self->progress_bar,
                                 n_total > 0 ? (double) n_done / n_total : 0);
}

static void
show_buttons (SignetSecretCheckDialog *self)
{
  gboolean running = signet_secret_check_get_running (self->check);
  g_autoptr(GPtrArray) useless = signet_secret_check_dup_useless (self->check);
  g_autofree char *label = signet_words_remove_useless (useless->len);

  gtk_widget_set_visible (self->stop_button, running);
  gtk_widget_set_sensitive (self->again_button, !self->removing);
  gtk_button_set_label (self->remove_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->remove_button), useless->len > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->remove_button), !self->removing);
  gtk_widget_set_visible (self->bottom_bar, !running);
}

static void run (SignetSecretCheckDialog *self);

/*
 * Callbacks
 */

static gboolean
is_shown (gpointer item,
          gpointer user_data)
{
  SignetSecretCheckDialog *self = user_data;

  return !gtk_toggle_button_get_active (self->problems_button) ||
         signet_secret_check_item_is_problem (item);
}

/* Answers come faster than a person can look. */
static gboolean
on_update_cb (gpointer user_data)
{
  SignetSecretCheckDialog *self = user_data;

  self->update_id = 0;
  signet_secret_check_dialog_update (self);

  return G_SOURCE_REMOVE;
}

static void
queue_update (SignetSecretCheckDialog *self)
{
  g_assert (SIGNET_IS_SECRET_CHECK_DIALOG (self));

  if (self->update_id == 0)
    self->update_id = g_timeout_add (50, on_update_cb, self);
}

static void
run_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(SignetSecretCheckDialog) self = signet_place_take (user_data);
  g_autoptr(GError) error = NULL;

  signet_secret_check_run_finish (SIGNET_SECRET_CHECK (source), result, &error);
  if (self == NULL || self->shown == NULL)
    return;

  self->stopped = error != NULL;
  g_clear_handle_id (&self->update_id, g_source_remove);
  signet_secret_check_dialog_update (self);
  if (error == NULL)
    return;

  /* Stopped before the keyring was read, there is nothing to look at. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && count_all (self) > 0)
    return;

  adw_status_page_set_title (self->failed_page, signet_words_get_error_title (error));
  adw_status_page_set_description (self->failed_page, signet_words_get_keyring_body (error));
  gtk_widget_hide (self->top_bar);
  gtk_widget_hide (self->bottom_bar);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  gtk_widget_child_focus (GTK_WIDGET (self->failed_page), GTK_DIR_TAB_FORWARD);
}

static void
run (SignetSecretCheckDialog *self)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->stopped = FALSE;
  signet_secret_check_run_async (self->check, self->cancellable, run_cb, signet_place_new (self));
  signet_secret_check_dialog_update (self);
}

static void
on_again_button_clicked_cb (SignetSecretCheckDialog *self)
{
  g_assert (SIGNET_IS_SECRET_CHECK_DIALOG (self));

  if (!signet_secret_check_get_running (self->check))
    run (self);
}

static void
on_stop_button_clicked_cb (SignetSecretCheckDialog *self)
{
  g_assert (SIGNET_IS_SECRET_CHECK_DIALOG (self));

  g_cancellable_cancel (self->cancellable);
}

static void
on_problems_button_toggled_cb (SignetSecretCheckDialog *self)
{
  g_assert (SIGNET_IS_SECRET_CHECK_DIALOG (self));

  signet_secret_check_dialog_update (self);
}

static void
on_remove_button_clicked_cb (SignetSecretCheckDialog *self)
{
  g_autoptr(GPtrArray) useless = signet_secret_check_dup_useless (self->check);

  g_assert (SIGNET_IS_SECRET_CHECK_DIALOG (self));

  if (useless->len > 0)
    signet_secret_check_dialog_remove (self, useless);
}

/* The editor stands before the window, which asks it before all is closed. */
static void
edit (SignetSecretCheckDialog *self,
      SignetSecretCheckItem   *item)
{
  SignetConnection *connection = signet_secret_check_get_connection (self->check);
  SignetCredential *credential =
    signet_credential_list_find (signet_connection_get_credentials (connection),
                                 signet_secret_check_item_get_client_id (item));

  if (credential != NULL)
    signet_editor_dialog_run_async (gtk_window_get_transient_for (GTK_WINDOW (self)), connection,
                                    credential, NULL, NULL, NULL);
}

static void
on_row_edit_cb (SignetSecretCheckDialog *self,
                SignetSecretCheckRow    *row)
{
  g_assert (SIGNET_IS_SECRET_CHECK_DIALOG (self));

  edit (self, signet_secret_check_row_get_item (row));
}

static void
on_row_remove_cb (SignetSecretCheckDialog *self,
                  SignetSecretCheckRow    *row)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert (SIGNET_IS_SECRET_CHECK_DIALOG (self));

  g_ptr_array_add (items, g_object_ref (signet_secret_check_row_get_item (row)));
  signet_secret_check_dialog_remove (self, items);
}

static void
on_list_view_activate_cb (GtkListView             *list_view,
                          guint                    position,
                          SignetSecretCheckDialog *self)
{
  g_autoptr(SignetSecretCheckItem) item =
    g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  edit (self, item);
}

static void
on_factory_setup_cb (GtkListItemFactory      *factory,
                     GtkListItem             *list_item,
                     SignetSecretCheckDialog *self)
{
  GtkWidget *row = signet_secret_check_row_new ();

  g_signal_connect_object (row, "edit", G_CALLBACK (on_row_edit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (on_row_remove_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_item_set_child (list_item, row);
}

static void
on_factory_bind_cb (GtkListItemFactory      *factory,
                    GtkListItem             *list_item,
                    SignetSecretCheckDialog *self)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);
  SignetSecretCheckItem *item = gtk_list_item_get_item (list_item);

  signet_secret_check_row_set_item (SIGNET_SECRET_CHECK_ROW (row), item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  signet_secret_check_item_get_display_name (item), -1);
}

static void
on_factory_unbind_cb (GtkListItemFactory      *factory,
                      GtkListItem             *list_item,
                      SignetSecretCheckDialog *self)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);

  signet_secret_check_row_set_item (SIGNET_SECRET_CHECK_ROW (row), NULL);
}

/*
 * GObject
 */

static void
signet_secret_check_dialog_dispose (GObject *object)
{
  SignetSecretCheckDialog *self = SIGNET_SECRET_CHECK_DIALOG (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (signet_secret_check_dialog_parent_class)->dispose (object);
}

static void
signet_secret_check_dialog_finalize (GObject *object)
{
  SignetSecretCheckDialog *self = SIGNET_SECRET_CHECK_DIALOG (object);

  g_clear_object (&self->check);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (signet_secret_check_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH
                                               "/ui/signet-secret-check-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetSecretCheckDialog, again_button);
  gtk_widget_class_bind_template_child (widget_class, SignetSecretCheckDialog, bottom_bar);
  gtk_widget_class_bind_template_child (widget_class, SignetSecretCheckDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, SignetSecretCheckDialog, list_view);
  gtk_widget_class_bind_template_child (widget_class, SignetSecretCheckDialog, problems_button);
  gtk_widget_class_bind_template_child (widget_class, SignetSecretCheckDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, SignetSecretCheckDialog, remove_button);
  gtk_widget_class_bind_template_child (widget_class, SignetSecretCheckDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SignetSecretCheckDialog, stop_button);
  gtk_widget_class_bind_template_child (widget_class, SignetSecretCheckDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, SignetSecretCheckDialog, title);
  gtk_widget_class_bind_template_child (widget_class, SignetSecretCheckDialog, top_bar);
  gtk_widget_class_bind_template_callback (widget_class, on_again_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_factory_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_factory_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_factory_unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_view_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_problems_button_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_button_clicked_cb);
}

static void
signet_secret_check_dialog_class_init (SignetSecretCheckDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_secret_check_dialog_dispose;
  object_class->finalize = signet_secret_check_dialog_finalize;

  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
signet_secret_check_dialog_init (SignetSecretCheckDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_tab_install_list (GTK_WIDGET (self->list_view));
}

/*
 * Public
 */

/**
 * signet_secret_check_dialog_present:
 * @parent: the window that asks
 * @connection: a connection that can check secrets
 *
 * Checks all secrets that the keyring has for a connection, and shows what came out.
 */
void
signet_secret_check_dialog_present (GtkWindow        *parent,
                                    SignetConnection *connection)
{
  SignetSecretCheckDialog *self;
  g_autoptr(GtkSelectionModel) selection = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (SIGNET_IS_CONNECTION (connection));

  self = g_object_new (SIGNET_TYPE_SECRET_CHECK_DIALOG, "transient-for", parent, NULL);
  self->check = signet_secret_check_new (connection);
  self->filter = gtk_custom_filter_new (is_shown, self, NULL);
  self->shown =
    gtk_filter_list_model_new (g_object_ref (signet_secret_check_get_items (self->check)),
                               g_object_ref (GTK_FILTER (self->filter)));
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref
                                                         (G_LIST_MODEL (self->shown))));
  gtk_list_view_set_model (self->list_view, selection);
  adw_window_title_set_subtitle (self->title, signet_connection_get_name (connection));
  g_signal_connect_object (self->check, "notify::n-done",
                           G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (signet_secret_check_get_items (self->check), "items-changed",
                           G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  run (self);
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * signet_secret_check_dialog_update:
 * @self: a dialog
 *
 * Shows how far it is, and what can be done now.
 */
void
signet_secret_check_dialog_update (SignetSecretCheckDialog *self)
{
  g_return_if_fail (SIGNET_IS_SECRET_CHECK_DIALOG (self));

  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_widget_set_visible (self->top_bar,
                          signet_secret_check_get_running (self->check) || count_all (self) > 0);
  show_summary (self);
  show_buttons (self);
  gtk_stack_set_visible_child_name (self->stack, choose_page (self));
}

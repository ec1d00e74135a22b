/* signet-audit-window.c: who did what when
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-audit-window-private.h"

#include "signet-audit-row.h"
#include "signet-error.h"
#include "signet-loading-page.h"
#include "signet-shortcuts.h"
#include "signet-tab.h"
#include "signet-words-audit.h"

#include <glib/gi18n-lib.h>

/* How long after a change the chain is checked again, in milliseconds, so that a program that
 * changes one credential after the other does not let it be checked for each.
 */
#define CHECK_DELAY 1500

/* How often it is said anew how long ago things were, in seconds. */
#define TICK 60

G_DEFINE_FINAL_TYPE (SignetAuditWindow, signet_audit_window, ADW_TYPE_WINDOW)

/*
 * Helpers
 */

static const char *
choose_page (SignetAuditWindow *self)
{
  const GError *error = signet_audit_list_get_error (self->entries);

  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_FORBIDDEN))
    return "no-access";
  if (error != NULL && !signet_audit_list_get_begun (self->entries))
    return "unreachable";
  if (g_list_model_get_n_items (G_LIST_MODEL (self->entries)) > 0)
    return "list";
  if (!signet_audit_list_get_complete (self->entries))
    return "loading";

  return signet_audit_filter_is_empty (signet_audit_list_get_filter (self->entries))
           ? "empty" : "nothing-found";
}

/* With words nobody has counted how many there are. */
static void
show_count (SignetAuditWindow *self)
{
  const SignetAuditFilter *filter = signet_audit_list_get_filter (self->entries);
  guint n_loaded = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  g_autofree char *count = NULL;

  if (filter->text == NULL)
    count = signet_words_audit_count (signet_audit_list_get_total (self->entries));
  else if (signet_audit_list_get_complete (self->entries))
    count = signet_words_audit_count (n_loaded);

  adw_window_title_set_subtitle (self->title, count != NULL && n_loaded > 0 ? count : "");
}

static void
show_more (SignetAuditWindow *self)
{
  gboolean failed = signet_audit_list_get_error (self->entries) != NULL;
  gboolean loading = signet_audit_list_get_loading (self->entries);

  gtk_widget_set_visible (self->more_bar, failed || loading);
  gtk_widget_set_visible (self->more_button, failed);
  gtk_widget_set_visible (GTK_WIDGET (self->more_spinner), loading);
  gtk_spinner_set_spinning (self->more_spinner, loading);
  gtk_label_set_text (self->more_label, failed ? _("Older entries did not come")
                                               : _("Loading older entries"));
}

static void
load_if_near_end (SignetAuditWindow *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  double page = gtk_adjustment_get_page_size (adjustment);

  if (page > 0 && signet_audit_list_get_error (self->entries) == NULL &&
      gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_value (adjustment) < 3 * page)
    signet_audit_list_load_more (self->entries);
}

static gpointer
to_key (SignetAuditEntry *entry)
{
  return GSIZE_TO_POINTER ((gsize) signet_audit_entry_get_id (entry));
}

/*
 * Callbacks
 */

static void
filters_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(SignetAuditWindow) self = SIGNET_AUDIT_WINDOW (user_data);
  g_autoptr(GPtrArray) choices =
    signet_connector_list_audit_filters_finish (SIGNET_CONNECTOR (source), result, NULL);

  if (choices != NULL && self->connection != NULL)
    signet_audit_filter_bar_set_choices (self->filter_bar, g_ptr_array_index (choices, 0),
                                         g_ptr_array_index (choices, 1));
}

static void
ask_filters (SignetAuditWindow *self)
{
  signet_connector_list_audit_filters_async (signet_connection_get_connector (self->connection),
                                             self->cancellable, filters_cb, g_object_ref (self));
}

static gboolean
on_check_cb (gpointer user_data)
{
  SignetAuditWindow *self = SIGNET_AUDIT_WINDOW (user_data);

  self->check_id = 0;
  signet_audit_chain_bar_check (self->chain_bar,
                                signet_connection_get_connector (self->connection));

  return G_SOURCE_REMOVE;
}

static void
on_changed_there_cb (SignetAuditWindow *self)
{
  signet_audit_list_refresh (self->entries);
  ask_filters (self);
  if (self->check_id == 0)
    self->check_id = g_timeout_add (CHECK_DELAY, on_check_cb, self);
}

/* A role that was taken away is not announced, but the connection hears of it. */
static void
on_state_cb (SignetAuditWindow *self)
{
  signet_audit_list_refresh (self->entries);
}

/* What was denied is no change, so it is not announced. */
static void
on_active_cb (SignetAuditWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    signet_audit_list_refresh (self->entries);
}

static gboolean
on_tick_cb (gpointer user_data)
{
  SignetAuditWindow *self = SIGNET_AUDIT_WINDOW (user_data);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    signet_audit_row_tell_time (row);

  return G_SOURCE_CONTINUE;
}

static void
on_entries_changed_cb (SignetAuditWindow *self)
{
  const GError *error = signet_audit_list_get_error (self->entries);
  const char *page = choose_page (self);

  if (g_str_equal (page, "unreachable"))
    signet_unreachable_page_set_error (self->unreachable_page, error);
  if (g_str_equal (page, "no-access"))
    signet_no_access_page_set_access (self->no_access_page,
                                      signet_connection_get_access (self->connection));
  gtk_stack_set_visible_child_name (self->stack, page);
  show_count (self);
  show_more (self);
}

/* New entries come before the first. Whoever looks at the first wants to see them; whoever looks
 * at others does not want them to move.
 */
static void
on_items_changed_cb (SignetAuditWindow *self,
                     guint              position,
                     guint              n_removed,
                     guint              n_added)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);

  if (position == 0 && n_added > 0 &&
      (n_removed > 0 || gtk_adjustment_get_value (adjustment) < 1))
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
}

static void
on_filter_changed_cb (SignetAuditWindow *self)
{
  signet_audit_list_set_filter (self->entries,
                                signet_audit_filter_bar_get_filter (self->filter_bar));
}

static void
on_scrolled_cb (SignetAuditWindow *self)
{
  load_if_near_end (self);
}

static void
on_row_setup_cb (SignetAuditWindow *self,
                 GtkListItem       *item)
{
  gtk_list_item_set_child (item, signet_audit_row_new (self->connection));
}

static void
on_row_bind_cb (SignetAuditWindow *self,
                GtkListItem       *item)
{
  SignetAuditRow *row = SIGNET_AUDIT_ROW (gtk_list_item_get_child (item));
  SignetAuditEntry *entry = gtk_list_item_get_item (item);

  signet_audit_row_set_entry (row, entry);
  signet_audit_row_set_expanded (row, g_hash_table_contains (self->expanded, to_key (entry)));
  g_hash_table_insert (self->rows, to_key (entry), row);
}

static void
on_row_unbind_cb (SignetAuditWindow *self,
                  GtkListItem       *item)
{
  SignetAuditEntry *entry = gtk_list_item_get_item (item);

  if (g_hash_table_lookup (self->rows, to_key (entry)) == gtk_list_item_get_child (item))
    g_hash_table_remove (self->rows, to_key (entry));
  signet_audit_row_set_entry (SIGNET_AUDIT_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
on_row_activated_cb (SignetAuditWindow *self,
                     guint              position)
{
  g_autoptr(SignetAuditEntry) entry =
    g_list_model_get_item (G_LIST_MODEL (self->entries), position);
  SignetAuditRow *row = entry != NULL ? g_hash_table_lookup (self->rows, to_key (entry)) : NULL;
  gboolean expanded;

  if (entry == NULL)
    return;

  expanded = g_hash_table_add (self->expanded, to_key (entry));
  if (!expanded)
    g_hash_table_remove (self->expanded, to_key (entry));
  if (row != NULL)
    signet_audit_row_set_expanded (row, expanded);
}

/*
 * GObject
 */

static void
signet_audit_window_dispose (GObject *object)
{
  SignetAuditWindow *self = SIGNET_AUDIT_WINDOW (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_handle_id (&self->check_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  signet_audit_window_stop_export (self);
  /* What is on the way holds the list, which may outlive the window. */
  if (self->entries != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->entries, self);
      g_signal_handlers_disconnect_by_data (self->connection, self);
    }
  g_clear_object (&self->selection);
  g_clear_object (&self->entries);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (signet_audit_window_parent_class)->dispose (object);
}

static void
signet_audit_window_finalize (GObject *object)
{
  SignetAuditWindow *self = SIGNET_AUDIT_WINDOW (object);

  g_object_unref (self->cancellable);
  g_hash_table_unref (self->expanded);
  g_hash_table_unref (self->rows);

  G_OBJECT_CLASS (signet_audit_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-audit-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetAuditWindow, chain_bar);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditWindow, export_bar);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditWindow, export_progress);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditWindow, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditWindow, list);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditWindow, more_bar);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditWindow, more_button);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditWindow, more_label);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditWindow, more_spinner);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditWindow, no_access_page);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditWindow, scrolled);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditWindow, unreachable_page);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_unbind_cb);
}

static void
signet_audit_window_class_init (SignetAuditWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_audit_window_dispose;
  object_class->finalize = signet_audit_window_finalize;

  g_type_ensure (SIGNET_TYPE_AUDIT_CHAIN_BAR);
  g_type_ensure (SIGNET_TYPE_AUDIT_FILTER_BAR);
  g_type_ensure (SIGNET_TYPE_LOADING_PAGE);
  g_type_ensure (SIGNET_TYPE_NO_ACCESS_PAGE);
  g_type_ensure (SIGNET_TYPE_UNREACHABLE_PAGE);
  bind_template (widget_class);

  signet_audit_window_install_actions (widget_class);
  signet_audit_window_install_export (widget_class);

  signet_shortcuts_bind_action (widget_class, "audit.copy-selected", "audit.copy-selected");
  signet_shortcuts_bind_action (widget_class, "win.export-all", "audit.export");
  signet_shortcuts_bind_action (widget_class, "win.search", "audit.search");
  signet_shortcuts_bind_action (widget_class, "win.reload", "win.reload");
  signet_shortcuts_bind_action (widget_class, "window.close", "window.close");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
signet_audit_window_init (SignetAuditWindow *self)
{
  GtkAdjustment *adjustment;

  self->cancellable = g_cancellable_new ();
  self->expanded = g_hash_table_new (NULL, NULL);
  self->rows = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_tab_install_list (GTK_WIDGET (self->list));
  signet_audit_filter_bar_capture_keys (self->filter_bar, GTK_WIDGET (self));

  adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_scrolled_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (on_scrolled_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_active_cb), NULL);
  self->tick_id = g_timeout_add_seconds (TICK, on_tick_cb, self);
}

/*
 * Public
 */

/**
 * signet_audit_window_new:
 * @connection: a connection whose issuer keeps an audit log
 *
 * Returns: (transfer floating): a window with the audit log, the newest entries first
 */
GtkWidget *
signet_audit_window_new (SignetConnection *connection)
{
  SignetConnector *connector;
  SignetAuditWindow *self;

  g_return_val_if_fail (SIGNET_IS_CONNECTION (connection), NULL);

  connector = signet_connection_get_connector (connection);
  self = g_object_new (SIGNET_TYPE_AUDIT_WINDOW, NULL);
  self->connection = g_object_ref (connection);
  self->entries = signet_audit_list_new (connector);
  g_signal_connect_object (self->entries, "changed", G_CALLBACK (on_entries_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entries, "items-changed", G_CALLBACK (on_items_changed_cb),
                           self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (connection, "changed-there", G_CALLBACK (on_changed_there_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (connection, "notify::state", G_CALLBACK (on_state_cb),
                           self, G_CONNECT_SWAPPED);

  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->entries)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));

  ask_filters (self);
  signet_audit_chain_bar_check (self->chain_bar, connector);

  return GTK_WIDGET (self);
}

/**
 * signet_audit_window_set_filter:
 * @self: the window
 * @filter: which entries
 *
 * Shows only some entries, or all of them.
 */
void
signet_audit_window_set_filter (SignetAuditWindow       *self,
                                const SignetAuditFilter *filter)
{
  g_return_if_fail (SIGNET_IS_AUDIT_WINDOW (self));
  g_return_if_fail (filter != NULL);

  signet_audit_filter_bar_set_filter (self->filter_bar, filter);
  on_filter_changed_cb (self);
}

/**
 * signet_audit_window_reload:
 * @self: the window
 *
 * Asks for everything anew.
 */
void
signet_audit_window_reload (SignetAuditWindow *self)
{
  g_return_if_fail (SIGNET_IS_AUDIT_WINDOW (self));

  on_filter_changed_cb (self);
  ask_filters (self);
  signet_audit_chain_bar_check (self->chain_bar,
                                signet_connection_get_connector (self->connection));
}

/**
 * signet_audit_window_show:
 * @parent: the window that asks
 * @connection: a connection
 * @client_id: (nullable): only about this credential
 * @display_name: (nullable): how people call that credential
 *
 * Opens a window with the audit log, or lets the one that is open show that.
 */
void
signet_audit_window_show (GtkWindow        *parent,
                          SignetConnection *connection,
                          const char       *client_id,
                          const char       *display_name)
{
  g_autoptr(SignetAuditFilter) filter = signet_audit_filter_new ();
  g_autoptr(GList) windows = NULL;
  GtkWidget *window = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (SIGNET_IS_CONNECTION (connection));

  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (SIGNET_IS_AUDIT_WINDOW (l->data) &&
          gtk_window_get_transient_for (GTK_WINDOW (l->data)) == parent)
        window = GTK_WIDGET (l->data);
    }

  if (window == NULL)
    {
      window = signet_audit_window_new (connection);
      gtk_window_set_transient_for (GTK_WINDOW (window), parent);
      gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
      gtk_window_set_modal (GTK_WINDOW (window), gtk_window_get_modal (parent));
    }

  filter->client_id = g_strdup (client_id);
  filter->display_name = g_strdup (display_name);
  signet_audit_window_set_filter (SIGNET_AUDIT_WINDOW (window), filter);
  gtk_window_present (GTK_WINDOW (window));
}

/**
 * signet_audit_window_show_toast:
 * @self: the window
 * @title: a few words about something that happened, as plain text
 *
 * Says them for a few seconds.
 */
void
signet_audit_window_show_toast (SignetAuditWindow *self,
                                const char        *title)
{
  g_autofree char *markup = NULL;

  g_return_if_fail (SIGNET_IS_AUDIT_WINDOW (self));
  g_return_if_fail (title != NULL);

  markup = g_markup_escape_text (title, -1);
  adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (markup));
}

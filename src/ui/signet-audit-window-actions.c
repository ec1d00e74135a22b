/* signet-audit-window-actions.c: what can be done with the audit log
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-audit-window-private.h"

#include "signet-audit-row.h"
#include "signet-clipboard.h"
#include "signet-words-audit.h"

#include <glib/gi18n-lib.h>

/*
 * Helpers
 */

static SignetAuditEntry *
find_entry (SignetAuditWindow *self,
            gint64             id)
{
  SignetAuditRow *row = g_hash_table_lookup (self->rows, GSIZE_TO_POINTER ((gsize) id));

  return row != NULL ? signet_audit_row_get_entry (row) : NULL;
}

static void
copy_entry (SignetAuditWindow *self,
            SignetAuditEntry  *entry)
{
  g_autofree char *text =
    signet_words_audit_text (entry, signet_connection_get_catalogue (self->connection),
                             signet_connection_get_organization (self->connection));

  signet_clipboard_copy_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  signet_audit_window_show_toast (self, _("Copied Entry"));
}

/*
 * Callbacks
 */

static void
on_copy_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  SignetAuditWindow *self = SIGNET_AUDIT_WINDOW (widget);
  SignetAuditEntry *entry = find_entry (self, g_variant_get_int64 (parameter));

  if (entry != NULL)
    copy_entry (self, entry);
}

static void
on_copy_selected_cb (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  SignetAuditWindow *self = SIGNET_AUDIT_WINDOW (widget);
  SignetAuditEntry *entry = gtk_single_selection_get_selected_item (self->selection);

  if (entry != NULL)
    copy_entry (self, entry);
}

static void
on_only_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  SignetAuditWindow *self = SIGNET_AUDIT_WINDOW (widget);
  g_autoptr(SignetAuditFilter) filter =
    signet_audit_filter_copy (signet_audit_list_get_filter (self->entries));

  g_clear_pointer (&filter->client_id, g_free);
  g_clear_pointer (&filter->display_name, g_free);
  g_variant_get (parameter, "(ss)", &filter->client_id, &filter->display_name);
  signet_audit_window_set_filter (self, filter);
}

static void
on_clear_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  g_autoptr(SignetAuditFilter) filter = signet_audit_filter_new ();

  signet_audit_window_set_filter (SIGNET_AUDIT_WINDOW (widget), filter);
  signet_audit_filter_bar_focus_search (SIGNET_AUDIT_WINDOW (widget)->filter_bar);
}

static void
on_more_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  signet_audit_list_load_more (SIGNET_AUDIT_WINDOW (widget)->entries);
}

static void
on_search_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  signet_audit_filter_bar_focus_search (SIGNET_AUDIT_WINDOW (widget)->filter_bar);
}

static void
on_reload_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  signet_audit_window_reload (SIGNET_AUDIT_WINDOW (widget));
}

/*
 * Public
 */

/**
 * signet_audit_window_install_actions:
 * @widget_class: the class of the window
 *
 * Installs what the rows, the pages and the keys ask for.
 */
void
signet_audit_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "audit.clear", NULL, on_clear_cb);
  gtk_widget_class_install_action (widget_class, "audit.copy", "x", on_copy_cb);
  gtk_widget_class_install_action (widget_class, "audit.copy-selected", NULL,
                                   on_copy_selected_cb);
  gtk_widget_class_install_action (widget_class, "audit.more", NULL, on_more_cb);
  gtk_widget_class_install_action (widget_class, "audit.only", "(ss)", on_only_cb);
  gtk_widget_class_install_action (widget_class, "audit.search", NULL, on_search_cb);
  gtk_widget_class_install_action (widget_class, "win.reload", NULL, on_reload_cb);
}

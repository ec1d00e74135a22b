/* signet-audit-window-export.c: the audit log in a file
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-audit-window-private.h"

#include "signet-audit-export-run.h"
#include "signet-export-choice.h"
#include "signet-question.h"
#include "signet-words-audit.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

/*
 * Helpers
 */

static void
end_export (SignetAuditWindow *self)
{
  g_clear_object (&self->exporting);
  gtk_widget_set_visible (self->export_bar, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.export", TRUE);
}

/*
 * Callbacks
 */

static void
on_again_cb (SignetAuditWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "audit.export", NULL);
}

static void
show_failure (SignetAuditWindow *self,
              const GError      *error)
{
  gboolean of_file = error->domain == G_IO_ERROR;
  GtkWidget *dialog =
    adw_message_dialog_new (GTK_WINDOW (self), _("The Audit Log Was Not Exported"),
                            of_file ? signet_words_get_export_body (error)
                                    : signet_words_get_error_body (error));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _("Close"),
                                    "again", _("Choose Again…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "again",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "again");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  g_signal_connect_object (dialog, "response::again", G_CALLBACK (on_again_cb),
                           self, G_CONNECT_SWAPPED);
  signet_question_present (ADW_MESSAGE_DIALOG (dialog));
}

static void
on_progress_cb (gint64   n_written,
                gint64   total,
                gpointer user_data)
{
  SignetAuditWindow *self = SIGNET_AUDIT_WINDOW (user_data);
  g_autofree char *count = signet_words_audit_count (n_written);

  gtk_progress_bar_set_text (self->export_progress, count);
  gtk_progress_bar_set_fraction (self->export_progress,
                                 total > 0 ? MIN (1.0, (double) n_written / (double) total) : 1);
}

static void
run_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(SignetAuditWindow) self = SIGNET_AUDIT_WINDOW (user_data);
  g_autoptr(GError) error = NULL;
  g_autofree char *count = NULL;
  g_autofree char *toast = NULL;
  gint64 n_written;
  gboolean written = signet_audit_export_run_finish (SIGNET_CONNECTOR (source), result,
                                                     &n_written, &error);

  /* The window was closed meanwhile. */
  if (self->connection == NULL)
    return;

  end_export (self);
  if (written)
    {
      count = signet_words_audit_count (n_written);
      /* Translators: %s is a number of entries: “Exported 1,204 entries” */
      toast = g_strdup_printf (_("Exported %s"), count);
      signet_audit_window_show_toast (self, toast);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      signet_audit_window_show_toast (self, _("Export Cancelled"));
    }
  else
    {
      show_failure (self, error);
    }
}

static void
on_chooser_response_cb (SignetAuditWindow *self,
                        int                response)
{
  g_autoptr(GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr(GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file == NULL)
    return;

  self->exporting = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->export_progress, 0);
  gtk_progress_bar_set_text (self->export_progress, "");
  gtk_widget_set_visible (self->export_bar, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.export", FALSE);
  signet_audit_export_run_async (signet_connection_get_connector (self->connection),
                                 signet_audit_list_get_filter (self->entries), file,
                                 signet_export_choice_get_format (GTK_FILE_CHOOSER (chooser),
                                                                  file),
                                 on_progress_cb, self, self->exporting, run_cb,
                                 g_object_ref (self));
}

static void
on_export_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  SignetAuditWindow *self = SIGNET_AUDIT_WINDOW (widget);
  g_autofree char *name = g_strconcat (_("Audit Log"), ".csv", NULL);

  if (self->chooser != NULL)
    return;

  self->chooser = gtk_file_chooser_native_new (_("Export Audit Log"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _("_Export"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  signet_export_choice_offer (GTK_FILE_CHOOSER (self->chooser));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chooser_response_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_cancel_export_cb (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  g_cancellable_cancel (SIGNET_AUDIT_WINDOW (widget)->exporting);
}

/*
 * Public
 */

/**
 * signet_audit_window_install_export:
 * @widget_class: the class of the window
 *
 * Installs what writes the entries that are shown to a file.
 */
void
signet_audit_window_install_export (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "audit.export", NULL, on_export_cb);
  gtk_widget_class_install_action (widget_class, "audit.cancel-export", NULL,
                                   on_cancel_export_cb);
}

/**
 * signet_audit_window_stop_export:
 * @self: the window
 *
 * Closes the question for a file and stops what is being written.
 */
void
signet_audit_window_stop_export (SignetAuditWindow *self)
{
  g_return_if_fail (SIGNET_IS_AUDIT_WINDOW (self));

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_cancellable_cancel (self->exporting);
  g_clear_object (&self->exporting);
}

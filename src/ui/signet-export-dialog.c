/* signet-export-dialog.c: asks where to export credentials, and writes them there
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-export-dialog.h"

#include "signet-export-choice.h"
#include "signet-export-file.h"
#include "signet-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Asks for a file, writes it, and where that fails says why and asks again, until it is written
 * or the person has enough.
 */

/* What has to live as long as that takes. */
typedef struct
{
  GPtrArray *credentials;        /* (owned) (element-type SignetCredential) */
  SignetConnection *connection;  /* (owned) */
  GtkWindow *parent;             /* (weak): a reference would keep a closed window alive */
  GtkFileChooserNative *chooser; /* (owned) (nullable) while it is open */
} Export;

/* One question on screen. It can be answered, and it can vanish with the window. */
typedef struct
{
  GTask *task; /* (owned) (nullable) until it is answered */
} Asking;

static void ask (GTask *task);

/*
 * Helpers
 */

static void
free_export (gpointer data)
{
  Export *export = data;

  g_ptr_array_unref (export->credentials);
  g_object_unref (export->connection);
  g_clear_weak_pointer (&export->parent);
  g_clear_object (&export->chooser);
  g_free (export);
}

/* Takes the task over. */
static Asking *
new_asking (GTask *task)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->task = task;

  return asking;
}

/*
 * Callbacks
 */

static void
on_question_gone_cb (gpointer  user_data,
                     GClosure *closure)
{
  Asking *asking = user_data;

  if (asking->task != NULL)
    g_task_return_new_error (asking->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Not answered");
  g_clear_object (&asking->task);
  g_free (asking);
}

static void
on_failure_response_cb (AdwMessageDialog *dialog,
                        const char       *response,
                        Asking           *asking)
{
  g_autoptr(GTask) task = g_steal_pointer (&asking->task);

  if (g_str_equal (response, "again"))
    ask (g_steal_pointer (&task));
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Not written");
}

/* Takes the task over. */
static void
show_failure (GTask        *task,
              GFile        *file,
              const GError *error)
{
  g_autoptr(GTask) owned = task;
  Export *export = g_task_get_task_data (task);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  GtkWidget *dialog;

  if (export->parent == NULL)
    {
      g_task_return_error (task, g_error_copy (error));
      return;
    }

  dialog = adw_message_dialog_new (export->parent, NULL, signet_words_get_export_body (error));
  /* Translators: %s is the name of a file */
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _("“%s” Was Not Written"),
                                     shown);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _("Close"),
                                    "again", _("Choose Again…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "again",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "again");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_failure_response_cb),
                         new_asking (g_steal_pointer (&owned)), on_question_gone_cb, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
write_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GFile *file = G_FILE (source);
  g_autoptr(GError) error = NULL;

  if (signet_export_file_write_finish (file, result, &error))
    g_task_return_pointer (task, g_object_ref (file), g_object_unref);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    show_failure (g_steal_pointer (&task), file, error);
}

static void
on_chooser_response_cb (GtkNativeDialog *dialog,
                        int              response,
                        Asking          *asking)
{
  g_autoptr(GTask) task = g_steal_pointer (&asking->task);
  Export *export = g_task_get_task_data (task);
  g_autoptr(GtkFileChooserNative) chooser = g_steal_pointer (&export->chooser);
  g_autoptr(GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Not exported");
      return;
    }

  signet_export_file_write_async (file,
                                  signet_export_choice_get_format (GTK_FILE_CHOOSER (chooser),
                                                                   file),
                                  export->credentials,
                                  signet_connection_get_catalogue (export->connection),
                                  signet_connection_get_organization (export->connection),
                                  g_task_get_cancellable (task), write_cb, g_object_ref (task));
}

/* The task ends with the question. */
static void
close_question (GTask *task)
{
  Export *export = g_task_get_task_data (task);
  g_autoptr(GtkFileChooserNative) chooser = g_steal_pointer (&export->chooser);

  if (chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
}

/* Before the window closes all that stands before it: GTK believes that nobody but itself does
 * that to the dialog inside.
 */
static gboolean
on_parent_close_request_cb (GtkWindow *parent,
                            GTask     *task)
{
  close_question (task);

  return GDK_EVENT_PROPAGATE;
}

static void
on_cancellable_cancelled_cb (GCancellable *cancellable,
                             GTask        *task)
{
  close_question (task);
}

/* Takes the task over. */
static void
ask (GTask *task)
{
  g_autoptr(GTask) owned = task;
  Export *export = g_task_get_task_data (task);
  g_autofree char *name = NULL;
  GtkFileChooser *chooser;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (export->parent == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The window is closed");
      return;
    }

  export->chooser = gtk_file_chooser_native_new (_("Export Credentials"), export->parent,
                                                 GTK_FILE_CHOOSER_ACTION_SAVE,
                                                 _("_Export"), _("_Cancel"));
  chooser = GTK_FILE_CHOOSER (export->chooser);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (export->chooser), TRUE);
  signet_export_choice_offer (chooser);
  name = g_strconcat (_("API Credentials"), ".csv", NULL);
  gtk_file_chooser_set_current_name (chooser, name);
  g_signal_connect_data (chooser, "response", G_CALLBACK (on_chooser_response_cb),
                         new_asking (g_steal_pointer (&owned)), on_question_gone_cb, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (export->chooser));
}

/*
 * Public
 */

/**
 * signet_export_dialog_run_async:
 * @parent: the window that asks
 * @connection: where the credentials are
 * @credentials: (element-type SignetCredential): the credentials
 * @cancellable: (nullable): a cancellable, which closes the question
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Lets the person choose a file and its form, CSV or JSON, and writes the credentials there. An
 * error on the way is shown here, and lets the person choose again.
 */
void
signet_export_dialog_run_async (GtkWindow           *parent,
                                SignetConnection    *connection,
                                GPtrArray           *credentials,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Export *export;
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (SIGNET_IS_CONNECTION (connection));
  g_return_if_fail (credentials != NULL);

  export = g_new0 (Export, 1);
  export->credentials = g_ptr_array_ref (credentials);
  export->connection = g_object_ref (connection);
  g_set_weak_pointer (&export->parent, parent);

  task = g_task_new (connection, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_export_dialog_run_async);
  g_task_set_task_data (task, export, free_export);
  g_signal_connect_object (parent, "close-request", G_CALLBACK (on_parent_close_request_cb),
                           task, 0);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (on_cancellable_cancelled_cb),
                             task, 0);
  ask (task);
}

/**
 * signet_export_dialog_run_finish:
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Ends [func@Signet.export_dialog_run_async].
 *
 * Returns: (transfer full) (nullable): the file, if it is written
 */
GFile *
signet_export_dialog_run_finish (GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, signet_export_dialog_run_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* signet-export-dialog.c: asks where to export credentials, and writes them there
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-export-dialog.h"

#include "signet-export-choice.h"
#include "signet-export-file.h"
#include "signet-save-dialog.h"

#include <glib/gi18n-lib.h>

/* What has to live until it is written. */
typedef struct
{
  GPtrArray *credentials;       /* (owned) (element-type SignetCredential) */
  SignetConnection *connection; /* (owned) */
} Export;

/*
 * Helpers
 */

static void
free_export (gpointer data)
{
  Export *export = data;

  g_ptr_array_unref (export->credentials);
  g_object_unref (export->connection);
  g_free (export);
}

static void
write_export (GFile               *file,
              guint                chosen,
              gpointer             data,
              GCancellable        *cancellable,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  Export *export = data;

  signet_export_file_write_async (file, signet_export_choice_tell_format (file, chosen),
                                  export->credentials,
                                  signet_connection_get_catalogue (export->connection),
                                  signet_connection_get_organization (export->connection),
                                  cancellable, callback, user_data);
}

/*
 * Callbacks
 */

static void
run_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = signet_save_dialog_run_finish (SIGNET_SAVE_DIALOG (source), result,
                                                         &error);

  if (file != NULL)
    g_task_return_pointer (task, g_steal_pointer (&file), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
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
  g_autoptr(SignetSaveDialog) dialog = NULL;
  g_autofree char *name = NULL;
  Export *export;
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (SIGNET_IS_CONNECTION (connection));
  g_return_if_fail (credentials != NULL);

  export = g_new0 (Export, 1);
  export->credentials = g_ptr_array_ref (credentials);
  export->connection = g_object_ref (connection);

  name = g_strconcat (_("API Credentials"), ".csv", NULL);
  dialog = signet_save_dialog_new (parent, _("Export Credentials"), _("_Export"), name);
  signet_save_dialog_add_kind (dialog, _("Table (CSV)"), "text/csv", "csv");
  signet_save_dialog_add_kind (dialog, _("For Programs (JSON)"), "application/json", "json");
  signet_save_dialog_set_writer (dialog, write_export, signet_export_file_write_finish, export,
                                 free_export);

  task = g_task_new (connection, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_export_dialog_run_async);
  signet_save_dialog_run_async (dialog, cancellable, run_cb, task);
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

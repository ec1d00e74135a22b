/* signet-audit-export-run.c: writes the audit log to a file
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-audit-export-run.h"

/* Page by page from the issuer into the file, so that a long log needs no more memory than a
 * short one. Until the last page is written, what stood in the file before is still there.
 *
 *     is there a file? ── open it ── ask for a page ── write it ──┬── the last: close
 *                                         ▲                       │
 *                                         └───────────────────────┘
 */
typedef struct
{
  SignetAuditFilter *filter; /* (owned) */
  GFile *file;               /* (owned) */
  SignetExportFormat format;
  SignetAuditExportProgress progress; /* (nullable) */
  gpointer progress_data;

  GOutputStream *stream; /* (owned) (nullable) until it is open */
  GString *text;         /* (owned) what is being written */
  char *next;            /* (owned) (nullable) what asks for the next page */
  GError *error;         /* (owned) (nullable) why it was given up */
  gint64 n_written;
  gint64 total;
  gboolean replaces;     /* whether something stood there before */
} Run;

static void ask (GTask *task);

/*
 * Helpers
 */

static void
free_run (gpointer data)
{
  Run *run = data;

  signet_audit_filter_free (run->filter);
  g_object_unref (run->file);
  g_clear_object (&run->stream);
  g_string_free (run->text, TRUE);
  g_free (run->next);
  g_clear_error (&run->error);
  g_free (run);
}

/* Fills the text with a page. */
static void
fill (Run             *run,
      SignetAuditPage *page)
{
  GPtrArray *entries = signet_audit_page_get_entries (page);

  for (guint i = 0; i < entries->len; i++)
    signet_audit_export_add (run->format, g_ptr_array_index (entries, i),
                             run->n_written + i == 0, run->text);
  run->n_written += entries->len;
  run->total = signet_audit_page_get_total (page);

  g_free (run->next);
  run->next = g_strdup (signet_audit_page_get_next (page));
  if (run->next == NULL)
    signet_audit_export_end (run->format, run->text);
}

/*
 * Callbacks
 */

static void
delete_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Run *run = g_task_get_task_data (task);

  g_file_delete_finish (G_FILE (source), result, NULL);
  g_task_return_error (task, g_steal_pointer (&run->error));
}

static void
drop_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Run *run = g_task_get_task_data (task);

  g_output_stream_close_finish (G_OUTPUT_STREAM (source), result, NULL);
  if (run->replaces)
    g_task_return_error (task, g_steal_pointer (&run->error));
  else
    g_file_delete_async (run->file, G_PRIORITY_DEFAULT, NULL, delete_cb, g_object_ref (task));
}

/* Takes @error over. A stream that is closed after it was cancelled leaves a file that stood
 * there as it was.
 */
static void
give_up (GTask  *task,
         GError *error)
{
  Run *run = g_task_get_task_data (task);
  g_autoptr(GCancellable) cancelled = g_cancellable_new ();

  run->error = error;
  g_cancellable_cancel (cancelled);
  g_output_stream_close_async (run->stream, G_PRIORITY_DEFAULT, cancelled, drop_cb,
                               g_object_ref (task));
}

static void
close_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (g_output_stream_close_finish (G_OUTPUT_STREAM (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
write_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    {
      give_up (task, error);
      return;
    }

  g_string_truncate (run->text, 0);
  if (run->progress != NULL)
    run->progress (run->n_written, run->total, run->progress_data);

  if (run->next != NULL)
    ask (task);
  else
    g_output_stream_close_async (run->stream, G_PRIORITY_DEFAULT,
                                 g_task_get_cancellable (task), close_cb, g_object_ref (task));
}

static void
list_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(SignetAuditPage) page =
    signet_connector_list_audit_finish (SIGNET_CONNECTOR (source), result, &error);

  if (page == NULL)
    {
      give_up (task, error);
      return;
    }

  fill (run, page);
  g_output_stream_write_all_async (run->stream, run->text->str, run->text->len,
                                   G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                                   write_cb, g_object_ref (task));
}

static void
ask (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  signet_connector_list_audit_async (g_task_get_source_object (task), run->next, run->filter,
                                     g_task_get_cancellable (task), list_cb,
                                     g_object_ref (task));
}

static void
replace_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  GFileOutputStream *stream = g_file_replace_finish (G_FILE (source), result, &error);

  if (stream == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  run->stream = G_OUTPUT_STREAM (stream);
  signet_audit_export_begin (run->format, run->text);
  ask (task);
}

/* Who did what is nobody else's business, so the file is private, even where one stood that
 * was not.
 */
static void
query_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  g_autoptr(GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, NULL);

  run->replaces = info != NULL;
  g_file_replace_async (run->file, NULL, FALSE,
                        G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                        G_PRIORITY_DEFAULT, g_task_get_cancellable (task), replace_cb,
                        g_object_ref (task));
}

/*
 * Public
 */

/**
 * signet_audit_export_run_async:
 * @connector: a connector whose issuer keeps an audit log
 * @filter: which entries
 * @file: where to write
 * @format: what the file looks like
 * @progress: (nullable) (scope notified): what is told how far it is
 * @progress_data: what to give to @progress
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Writes entries to a file that only its owner can read. If it fails or is cancelled, what
 * stood there before is still there.
 */
void
signet_audit_export_run_async (SignetConnector           *connector,
                               const SignetAuditFilter   *filter,
                               GFile                     *file,
                               SignetExportFormat         format,
                               SignetAuditExportProgress  progress,
                               gpointer                   progress_data,
                               GCancellable              *cancellable,
                               GAsyncReadyCallback        callback,
                               gpointer                   user_data)
{
  g_autoptr(GTask) task = NULL;
  Run *run;

  g_return_if_fail (signet_connector_keeps_audit (connector));
  g_return_if_fail (filter != NULL);
  g_return_if_fail (G_IS_FILE (file));

  run = g_new0 (Run, 1);
  run->filter = signet_audit_filter_copy (filter);
  run->file = g_object_ref (file);
  run->format = format;
  run->progress = progress;
  run->progress_data = progress_data;
  run->text = g_string_new (NULL);

  task = g_task_new (connector, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_audit_export_run_async);
  g_task_set_task_data (task, run, free_run);
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT, cancellable, query_cb, g_object_ref (task));
}

/**
 * signet_audit_export_run_finish:
 * @connector: a connector
 * @result: what the callback was given
 * @n_written: (out) (optional): how many entries were written
 * @error: return location for a [error@Signet.Error] or a %G_IO_ERROR
 *
 * Ends [func@Signet.audit_export_run_async].
 *
 * Returns: whether all of it is written
 */
gboolean
signet_audit_export_run_finish (SignetConnector  *connector,
                                GAsyncResult     *result,
                                gint64           *n_written,
                                GError          **error)
{
  Run *run;

  g_return_val_if_fail (g_task_is_valid (result, connector), FALSE);

  run = g_task_get_task_data (G_TASK (result));
  if (n_written != NULL)
    *n_written = run->n_written;

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* signet-export-file.c: writes credentials to a file
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-export-file.h"

#include "signet-private-file.h"
#include "signet-time.h"

/* What the thread reads. Nobody changes any of it. */
typedef struct
{
  SignetExportFormat format;
  GPtrArray *credentials;           /* (owned) (element-type SignetCredential) */
  SignetCatalogue *catalogue;       /* (owned) (nullable) */
  SignetOrganization *organization; /* (owned) (nullable) */
} Content;

/*
 * Helpers
 */

static void
free_content (gpointer data)
{
  Content *content = data;

  g_ptr_array_unref (content->credentials);
  g_clear_object (&content->catalogue);
  g_clear_object (&content->organization);
  g_free (content);
}

/* The array itself belongs to the caller, who may go on with it. */
static GPtrArray *
copy_credentials (GPtrArray *credentials)
{
  GPtrArray *copy = g_ptr_array_new_full (credentials->len, g_object_unref);

  for (guint i = 0; i < credentials->len; i++)
    g_ptr_array_add (copy, g_object_ref (g_ptr_array_index (credentials, i)));

  return copy;
}

/*
 * Callbacks
 */

static void
make_bytes (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Content *content = task_data;

  g_task_return_pointer (task,
                         signet_export_to_bytes (content->format, content->credentials,
                                                 content->catalogue, content->organization,
                                                 signet_time_now ()),
                         (GDestroyNotify) g_bytes_unref);
}

static void
write_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (signet_private_file_write_finish (G_FILE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Who can use which API where is nobody else's business. */
static void
make_bytes_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_task_propagate_pointer (G_TASK (result), &error);

  if (bytes == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  signet_private_file_write_async (G_FILE (source), bytes, g_task_get_cancellable (task),
                                   write_cb, g_object_ref (task));
}

/*
 * Public
 */

/**
 * signet_export_file_write_async:
 * @file: where to write, which replaces what is there
 * @format: what the file shall look like
 * @credentials: (element-type SignetCredential): what to write
 * @catalogue: (nullable): the APIs, for their names
 * @organization: (nullable): the accounts and workspaces, for their names
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Writes credentials to a file that only this user can read. The content is made in a thread of
 * its own, so that it can be long.
 */
void
signet_export_file_write_async (GFile               *file,
                                SignetExportFormat   format,
                                GPtrArray           *credentials,
                                SignetCatalogue     *catalogue,
                                SignetOrganization  *organization,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GTask) maker = NULL;
  Content *content;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (credentials != NULL);

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_export_file_write_async);

  content = g_new0 (Content, 1);
  content->format = format;
  content->credentials = copy_credentials (credentials);
  g_set_object (&content->catalogue, catalogue);
  g_set_object (&content->organization, organization);

  maker = g_task_new (file, cancellable, make_bytes_cb, g_object_ref (task));
  g_task_set_source_tag (maker, make_bytes);
  g_task_set_task_data (maker, content, free_content);
  g_task_run_in_thread (maker, make_bytes);
}

/**
 * signet_export_file_write_finish:
 * @file: where it was written
 * @result: what the callback was given
 * @error: return location for a %G_IO_ERROR
 *
 * Ends [func@Signet.export_file_write_async].
 *
 * Returns: whether all of it is written; if not, what stood there before is still there
 */
gboolean
signet_export_file_write_finish (GFile         *file,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* signet-private-file.c: writes a file that only this user can read
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-private-file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* The bytes go to a new file beside the one that is meant, which has its mode from the first
 * byte on, and takes the place and the name of the other only when everything is on the disk.
 * So nobody else can read any of it at any time, a link in its place is replaced and never
 * followed, and when something goes wrong the file that stood there is still there.
 *
 * g_file_replace() would do, but for that it writes into a file that is reached by a link, or
 * that has other names, and that it does not say whether anything is on the disk.
 */

/* How many names are tried for the new file. */
#define ATTEMPTS 16

/*
 * Helpers
 */

static gboolean
fail (GError     **error,
      int          number,
      const char  *what)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), "%s: %s", what,
               g_strerror (number));

  return FALSE;
}

/* Gives -1 with @error set, or a file of the mode 0600 that nobody had before. */
static int
open_new (int      folder,
          char   **name,
          GError **error)
{
  for (guint i = 0; i < ATTEMPTS; i++)
    {
      g_autofree char *tried = g_strdup_printf (".signet-%08x.tmp", g_random_int ());
      int descriptor = openat (folder, tried, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                               S_IRUSR | S_IWUSR);

      if (descriptor >= 0)
        {
          *name = g_steal_pointer (&tried);
          return descriptor;
        }
      if (errno != EEXIST)
        break;
    }

  fail (error, errno, "A new file cannot be made");

  return -1;
}

/* Until it is on the disk it is not safe there. */
static gboolean
fill (int       descriptor,
      GBytes   *bytes,
      GError  **error)
{
  gsize left;
  const char *data = g_bytes_get_data (bytes, &left);

  while (left > 0)
    {
      gssize written = write (descriptor, data, left);

      if (written < 0 && errno != EINTR)
        return fail (error, errno, "The file cannot be written");
      if (written > 0)
        {
          data += written;
          left -= (gsize) written;
        }
    }

  if (fchmod (descriptor, S_IRUSR | S_IWUSR) != 0)
    return fail (error, errno, "The mode of the file cannot be set");
  if (fsync (descriptor) != 0)
    return fail (error, errno, "The file cannot be brought to the disk");

  return TRUE;
}

/* Some file systems take note of a new name by themselves and cannot be asked to. */
static gboolean
sync_folder (int      folder,
             GError **error)
{
  if (fsync (folder) == 0 || errno == EINVAL || errno == ENOTSUP)
    return TRUE;

  return fail (error, errno, "The name of the file cannot be brought to the disk");
}

static gboolean
write_beside (int           folder,
              const char   *name,
              GBytes       *bytes,
              GCancellable *cancellable,
              GError      **error)
{
  g_autofree char *temporary = NULL;
  int descriptor = open_new (folder, &temporary, error);
  gboolean done;

  if (descriptor < 0)
    return FALSE;

  done = fill (descriptor, bytes, error);
  if (close (descriptor) != 0 && done)
    done = fail (error, errno, "The file cannot be closed");
  if (done)
    done = !g_cancellable_set_error_if_cancelled (cancellable, error);
  if (done && renameat (folder, temporary, folder, name) != 0)
    done = fail (error, errno, "The file cannot take its name");
  if (!done)
    {
      unlinkat (folder, temporary, 0);
      return FALSE;
    }

  return sync_folder (folder, error);
}

/*
 * Callbacks
 */

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  g_autofree char *path = g_file_get_path (source);
  g_autofree char *folder_path = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr(GError) error = NULL;
  int folder = open (folder_path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (folder < 0)
    fail (&error, errno, "The folder cannot be opened");
  else
    write_beside (folder, name, task_data, cancellable, &error);

  if (folder >= 0)
    close (folder);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

/*
 * Public
 */

/**
 * signet_private_file_write_async:
 * @file: where to write
 * @bytes: what to write
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Writes a file with the mode 0600, which replaces what is there. It is written from the memory
 * of @bytes, without copies. Where a file has no path on this computer there is no such mode,
 * and it is not written: %G_IO_ERROR_NOT_SUPPORTED.
 */
void
signet_private_file_write_async (GFile               *file,
                                 GBytes              *bytes,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (bytes != NULL);

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_private_file_write_async);
  /* What is on the disk is there, whoever cancelled meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  if (g_task_return_error_if_cancelled (task))
    return;

  if (g_file_peek_path (file) == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                               "The file is not on this computer");
      return;
    }

  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * signet_private_file_write_finish:
 * @file: where it was written
 * @result: what the callback was given
 * @error: return location for a %G_IO_ERROR
 *
 * Ends [func@Signet.private_file_write_async].
 *
 * Returns: whether all of it is on the disk; if not, what stood there before is still there,
 *   unless the disk failed at the very last step
 */
gboolean
signet_private_file_write_finish (GFile         *file,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

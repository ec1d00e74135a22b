/* signet-token-files.c: files that nobody else can read, write or exchange
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-token-files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Longer than any token with what stands beside it. */
#define LENGTH_MAX (300 * 1024)

#define NEW_SUFFIX ".new"
#define LOCK_SUFFIX ".lock"

/* The runtime folder should be this person's alone, but who knows. So every step goes from one
 * descriptor to the next, follows no link, and looks at what it got: whose it is, and who may do
 * what with it.
 */

/*
 * Helpers
 */

static gboolean
set_unsafe (GError     **error,
            const char  *name)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
               _("Tokens are not kept: “%s” in the runtime folder is not a folder that only this "
                 "user can change."),
               name);

  return FALSE;
}

static gboolean
check_folder (int          folder,
              mode_t       forbidden,
              const char  *name,
              GError     **error)
{
  struct stat info;

  if (folder < 0 || fstat (folder, &info) != 0 || !S_ISDIR (info.st_mode) ||
      info.st_uid != geteuid () || (info.st_mode & forbidden) != 0)
    return set_unsafe (error, name);

  return TRUE;
}

static int
enter (int          parent,
       const char  *name,
       mode_t       forbidden,
       GError     **error)
{
  int folder;

  if (mkdirat (parent, name, 0700) != 0 && errno != EEXIST)
    {
      set_unsafe (error, name);
      return -1;
    }

  folder = openat (parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (!check_folder (folder, forbidden, name, error))
    {
      if (folder >= 0)
        close (folder);
      return -1;
    }

  return folder;
}

static gboolean
is_ours (int          file,
         struct stat *info)
{
  return fstat (file, info) == 0 && S_ISREG (info->st_mode) && info->st_uid == geteuid () &&
         (info->st_mode & 077) == 0 && info->st_nlink == 1;
}

static gboolean
write_all (int         file,
           const char *data,
           gsize       length)
{
  while (length > 0)
    {
      gssize n = write (file, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      data += n;
      length -= (gsize) n;
    }

  return TRUE;
}

/* What is read is a file of ours, so a shorter one than was said is one that was never whole. */
static gboolean
read_all (int    file,
          char  *data,
          gsize  length)
{
  while (length > 0)
    {
      gssize n = read (file, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      data += n;
      length -= (gsize) n;
    }

  return TRUE;
}

/*
 * Public
 */

/**
 * signet_token_files_open_folder:
 * @runtime_folder: (nullable): the runtime folder of this person
 * @error: return location for a [error@Gio.IOErrorEnum] with a sentence for people
 *
 * Makes the folder if it is not there.
 *
 * Returns: a descriptor of the folder for tokens, or -1 with @error set
 */
int
signet_token_files_open_folder (const char  *runtime_folder,
                                GError     **error)
{
  int runtime = -1;
  int ours = -1;
  int tokens = -1;

  if (runtime_folder == NULL || !g_path_is_absolute (runtime_folder))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _("Tokens are not kept: there is no runtime folder."));
      return -1;
    }

  runtime = open (runtime_folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (check_folder (runtime, 022, runtime_folder, error))
    ours = enter (runtime, "signet", 022, error);
  if (ours >= 0)
    tokens = enter (ours, "tokens", 077, error);

  if (runtime >= 0)
    close (runtime);
  if (ours >= 0)
    close (ours);

  return tokens;
}

/**
 * signet_token_files_read:
 * @folder: the folder for tokens
 * @name: the name of a file in it
 * @length: (out): how many bytes it has
 *
 * Returns: (transfer full) (nullable): what is in it, with a zero byte behind, if it is a file of
 *   this person that nobody else can read
 */
char *
signet_token_files_read (int         folder,
                         const char *name,
                         gsize      *length)
{
  int file = openat (folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  struct stat info;
  char *data = NULL;

  g_return_val_if_fail (length != NULL, NULL);

  if (file < 0)
    return NULL;

  if (is_ours (file, &info) && info.st_size > 0 && info.st_size <= LENGTH_MAX)
    {
      *length = (gsize) info.st_size;
      data = g_malloc0 (*length + 1);
      if (!read_all (file, data, *length))
        {
          explicit_bzero (data, *length);
          g_clear_pointer (&data, g_free);
        }
    }
  close (file);

  return data;
}

/**
 * signet_token_files_write:
 * @folder: the folder for tokens
 * @name: the name of a file in it
 * @data: what to write
 * @length: how many bytes
 * @until: how long it is of use, in Unix seconds
 * @error: return location for a [error@Gio.IOErrorEnum]
 *
 * Writes a file as a whole or not at all, whatever ends this program. Whoever writes the same
 * file must hold its lock.
 *
 * Returns: whether it was written
 */
gboolean
signet_token_files_write (int          folder,
                          const char  *name,
                          const char  *data,
                          gsize        length,
                          gint64       until,
                          GError     **error)
{
  g_autofree char *new_name = g_strconcat (name, NEW_SUFFIX, NULL);
  /* The time of the file says when it can be swept away. */
  const struct timespec times[] = { { .tv_sec = until }, { .tv_sec = until } };
  gboolean written;
  int saved_errno;
  int file;

  /* What somebody left who was killed. */
  unlinkat (folder, new_name, 0);
  file = openat (folder, new_name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  written = file >= 0 && write_all (file, data, length) && futimens (file, times) == 0;
  saved_errno = errno;
  if (file >= 0)
    close (file);

  if (!written || renameat (folder, new_name, folder, name) != 0)
    {
      saved_errno = written ? errno : saved_errno;
      unlinkat (folder, new_name, 0);
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno),
                   _("The token is not kept: %s"), g_strerror (saved_errno));
      return FALSE;
    }

  return TRUE;
}

/**
 * signet_token_files_open_lock:
 * @folder: the folder for tokens
 * @name: the name of a file in it
 *
 * Returns: a descriptor of the lock of that file, not locked yet, or -1
 */
int
signet_token_files_open_lock (int         folder,
                              const char *name)
{
  g_autofree char *lock_name = g_strconcat (name, LOCK_SUFFIX, NULL);
  int file = openat (folder, lock_name,
                     O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
  struct stat info;

  if (file >= 0 && !is_ours (file, &info))
    {
      close (file);
      return -1;
    }

  return file;
}

/**
 * signet_token_files_sweep:
 * @folder: the folder for tokens
 * @now: Unix seconds
 *
 * Removes what is of no use any more. Locks stay: somebody may be about to take one.
 */
void
signet_token_files_sweep (int    folder,
                          gint64 now)
{
  int copy = openat (folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *entries = copy >= 0 ? fdopendir (copy) : NULL;
  struct dirent *entry;

  if (entries == NULL)
    {
      if (copy >= 0)
        close (copy);
      return;
    }

  while ((entry = readdir (entries)) != NULL)
    {
      struct stat info;

      if (fstatat (folder, entry->d_name, &info, AT_SYMLINK_NOFOLLOW) == 0 &&
          S_ISREG (info.st_mode) && info.st_mtim.tv_sec < now &&
          !g_str_has_suffix (entry->d_name, LOCK_SUFFIX) &&
          !g_str_has_suffix (entry->d_name, NEW_SUFFIX))
        unlinkat (folder, entry->d_name, 0);
    }
  closedir (entries);
}

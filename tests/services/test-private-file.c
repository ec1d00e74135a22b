/* test-private-file.c: what becomes of a file that nobody else may read
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "await.h"
#include "signet-private-file.h"

typedef struct
{
  char *folder;
  char *path;
  char *other;
  GFile *file;
} Fixture;

/*
 * Helpers
 */

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("signet-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "secret.env", NULL);
  fixture->other = g_build_filename (fixture->folder, "other", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_remove (fixture->path);
  g_remove (fixture->other);
  /* Nothing else is left behind. */
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_clear_object (&fixture->file);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->other);
}

static gboolean
write_text (GFile        *file,
            const char   *text,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  signet_private_file_write_async (file, bytes, cancellable, await_cb, &pending);
  result = await_result (&pending);

  return signet_private_file_write_finish (file, result, error);
}

static void
assert_file (const char *path,
             const char *text,
             guint       mode)
{
  g_autofree char *content = NULL;
  GStatBuf info;

  g_assert_cmpint (g_lstat (path, &info), ==, 0);
  g_assert_true (S_ISREG (info.st_mode));
  g_assert_cmpint (info.st_mode & 07777, ==, mode);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, text);
}

static void
test_write (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  mode_t mask = umask (0);

  g_assert_true (write_text (fixture->file, "new", NULL, &error));
  umask (mask);
  g_assert_no_error (error);
  assert_file (fixture->path, "new", 0600);
}

/* A file that others could read does not make them readers of the new one. */
static void
test_replace (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  g_assert_cmpint (g_chmod (fixture->path, 0666), ==, 0);
  g_assert_true (write_text (fixture->file, "new", NULL, NULL));
  assert_file (fixture->path, "new", 0600);
}

static void
test_link (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_true (g_file_set_contents (fixture->other, "theirs", -1, NULL));
  g_assert_cmpint (g_chmod (fixture->other, 0644), ==, 0);
  g_assert_cmpint (symlink (fixture->other, fixture->path), ==, 0);
  g_assert_true (write_text (fixture->file, "new", NULL, NULL));
  assert_file (fixture->path, "new", 0600);
  assert_file (fixture->other, "theirs", 0644);
}

/* The same file under another name is not written either. */
static void
test_second_name (Fixture       *fixture,
                  gconstpointer  data)
{
  g_assert_true (g_file_set_contents (fixture->other, "theirs", -1, NULL));
  g_assert_cmpint (g_chmod (fixture->other, 0644), ==, 0);
  g_assert_cmpint (link (fixture->other, fixture->path), ==, 0);
  g_assert_true (write_text (fixture->file, "new", NULL, NULL));
  assert_file (fixture->path, "new", 0600);
  assert_file (fixture->other, "theirs", 0644);
}

static void
test_folder (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) lost_error = NULL;
  g_autoptr(GFile) folder = g_file_new_for_path (fixture->other);
  g_autoptr(GFile) lost = g_file_get_child (fixture->file, "lost.env");

  g_assert_cmpint (g_mkdir (fixture->other, 0700), ==, 0);
  g_assert_false (write_text (folder, "new", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_assert_false (write_text (lost, "new", NULL, &lost_error));
  g_assert_error (lost_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* Where not all of it finds room, nothing is left and nothing is lost. */
static void
test_no_room (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  struct rlimit before;
  struct rlimit limit;

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  g_assert_cmpint (g_chmod (fixture->path, 0644), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 4;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (write_text (fixture->file, "longer than that", NULL, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_nonnull (error);
  assert_file (fixture->path, "old", 0644);
}

static void
test_denied (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = NULL;
  g_autofree char *path = g_build_filename (fixture->other, "secret.env", NULL);

  if (geteuid () == 0)
    {
      g_test_skip ("root may write everywhere");
      return;
    }

  file = g_file_new_for_path (path);
  g_assert_cmpint (g_mkdir (fixture->other, 0500), ==, 0);
  g_assert_false (write_text (file, "new", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
}

static void
test_elsewhere (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GFile) file = g_file_new_for_uri ("sftp://example.org/secret.env");
  g_autoptr(GError) error = NULL;

  g_assert_false (write_text (file, "new", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (write_text (fixture->file, "new", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
#define ADD(path, function) \
  g_test_add ("/private-file/" path, Fixture, NULL, set_up, function, tear_down)

  g_test_init (&argc, &argv, NULL);
  ADD ("write", test_write);
  ADD ("replace", test_replace);
  ADD ("link", test_link);
  ADD ("second-name", test_second_name);
  ADD ("folder", test_folder);
  ADD ("no-room", test_no_room);
  ADD ("denied", test_denied);
  ADD ("elsewhere", test_elsewhere);
  ADD ("cancel", test_cancel);

  return g_test_run ();
}

/* test-export-file.c: what becomes of a file with credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "await.h"
#include "fixtures.h"
#include "signet-export-file.h"

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
  GCancellable *cancellable;
} Fixture;

/*
 * Helpers
 */

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("signet-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "export.csv", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  fixture->cancellable = g_cancellable_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_remove (fixture->path);
  /* Nothing else is left behind. */
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_clear_object (&fixture->file);
  g_clear_object (&fixture->cancellable);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gboolean
write_file (Fixture  *fixture,
            guint     n_credentials,
            GError  **error)
{
  g_autoptr(SignetCatalogue) catalogue = fixture_catalogue ();
  g_autoptr(SignetOrganization) organization = fixture_organization ();
  g_autoptr(GPtrArray) credentials = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  for (guint i = 0; i < n_credentials; i++)
    {
      g_autofree char *client_id = g_strdup_printf ("c%06u", i);

      g_ptr_array_add (credentials, fixture_credential (client_id, client_id, 1));
    }

  signet_export_file_write_async (fixture->file, SIGNET_EXPORT_FORMAT_CSV, credentials, catalogue,
                                  organization, fixture->cancellable, await_cb, &pending);
  /* The caller does with its own what it wants. */
  g_ptr_array_set_size (credentials, 0);
  result = await_result (&pending);

  return signet_export_file_write_finish (fixture->file, result, error);
}

static guint
count_lines (Fixture *fixture)
{
  g_autofree char *text = NULL;
  guint n_lines = 0;

  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  for (const char *p = text; *p != '\0'; p++)
    n_lines += *p == '\n' ? 1 : 0;

  return n_lines;
}

static void
assert_private (Fixture *fixture)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

static void
test_write (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (write_file (fixture, 2, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_lines (fixture), ==, 3);
  assert_private (fixture);
}

static void
test_replace (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_true (g_file_set_contents (fixture->path, "old\n", -1, NULL));
  g_assert_cmpint (g_chmod (fixture->path, 0644), ==, 0);
  g_assert_true (write_file (fixture, 0, NULL));
  g_assert_cmpuint (count_lines (fixture), ==, 1);
  assert_private (fixture);
}

static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_true (write_file (fixture, 20000, NULL));
  g_assert_cmpuint (count_lines (fixture), ==, 20001);
}

static void
test_failure (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) lost = g_file_get_child (fixture->file, "lost.csv");

  g_set_object (&fixture->file, lost);
  g_assert_false (write_file (fixture, 1, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "old\n", -1, NULL));
  g_cancellable_cancel (fixture->cancellable);
  g_assert_false (write_file (fixture, 3, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_lines (fixture), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
#define ADD(path, function) \
  g_test_add ("/export-file/" path, Fixture, NULL, set_up, function, tear_down)

  g_test_init (&argc, &argv, NULL);
  ADD ("write", test_write);
  ADD ("replace", test_replace);
  ADD ("many", test_many);
  ADD ("failure", test_failure);
  ADD ("cancel", test_cancel);

  return g_test_run ();
}

/* test-audit-list.c: the audit log of the real issuer, as a list and as a file
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "await.h"
#include "connector-calls.h"
#include "signet-audit-export-run.h"
#include "signet-audit-list.h"
#include "signet-builtin-connector.h"

#include <ftw.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define N_ISSUED 250

typedef struct
{
  char *folder;
  char *socket_path;
  SignetIssuerProcess *process;
  SignetConnector *connector;
  GFile *file;
} Fixture;

/*
 * Helpers
 */

static void
issue (Fixture    *fixture,
       const char *name)
{
  g_autoptr(SignetDraft) draft = signet_draft_new ();
  g_autoptr(SignetGrant) grant = signet_grant_new ("platform", "user", SIGNET_LEVEL_ACCOUNT,
                                                   NULL, 0);
  g_autoptr(SignetIssued) issued = NULL;
  g_autoptr(GError) error = NULL;

  signet_draft_set_display_name (draft, name);
  signet_draft_set_account_id (draft, 1);
  signet_draft_put_grant (draft, grant);
  issued = connector_issue (fixture->connector, draft, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *database = NULL;
  g_autofree char *path = NULL;
  g_autoptr(SignetHttpClient) client = NULL;
  g_autoptr(SignetAccess) access = NULL;
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("signet-XXXXXX", NULL);
  fixture->socket_path = g_build_filename (fixture->folder, "socket", NULL);
  database = g_build_filename (fixture->folder, "issuer.db", NULL);
  path = g_build_filename (fixture->folder, "log.csv", NULL);
  fixture->file = g_file_new_for_path (path);
  g_setenv ("SIGNET_DATABASE", database, TRUE);
  g_setenv ("SIGNET_ADMIN_SOCKET", fixture->socket_path, TRUE);
  g_setenv ("SIGNET_LISTEN", "127.0.0.1:0", TRUE);
  fixture->process = signet_issuer_process_new (NULL);
  client = signet_http_client_new_local (fixture->socket_path);
  fixture->connector = signet_builtin_connector_new (fixture->process, client);
  access = connector_open (fixture->connector, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_ISSUED; i++)
    issue (fixture, i % 2 == 0 ? "Even" : "Odd");
}

static int
remove_entry (const char        *path,
              const struct stat *info,
              int                kind,
              struct FTW        *place)
{
  return g_remove (path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->connector);
  g_clear_object (&fixture->process);
  await_idle ();
  while (g_file_test (fixture->socket_path, G_FILE_TEST_EXISTS))
    {
      g_usleep (1000);
      await_idle ();
    }
  g_clear_object (&fixture->file);
  nftw (fixture->folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
  g_free (fixture->folder);
  g_free (fixture->socket_path);
}

static void
wait_loaded (SignetAuditList *list)
{
  while (signet_audit_list_get_loading (list))
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (signet_audit_list_get_error (list));
}

static void
load_all (SignetAuditList *list)
{
  wait_loaded (list);
  while (!signet_audit_list_get_complete (list))
    {
      signet_audit_list_load_more (list);
      wait_loaded (list);
    }
}

static guint
count (SignetAuditList *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static gint64
get_id (SignetAuditList *list,
        guint            position)
{
  g_autoptr(SignetAuditEntry) entry = g_list_model_get_item (G_LIST_MODEL (list), position);

  return signet_audit_entry_get_id (entry);
}

static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(SignetAuditList) list = signet_audit_list_new (fixture->connector);
  g_autoptr(SignetAuditFilter) filter = signet_audit_filter_new ();

  signet_audit_list_set_filter (list, filter);
  wait_loaded (list);
  g_assert_cmpuint (count (list), ==, 100);
  g_assert_cmpint (signet_audit_list_get_total (list), ==, N_ISSUED);
  load_all (list);
  g_assert_cmpuint (count (list), ==, N_ISSUED);
  for (guint i = 0; i < N_ISSUED; i++)
    g_assert_cmpint (get_id (list, i), ==, N_ISSUED - i);

  /* What is new comes before the rest, once. */
  issue (fixture, "New");
  issue (fixture, "Newer");
  signet_audit_list_refresh (list);
  signet_audit_list_refresh (list);
  while (count (list) < N_ISSUED + 2)
    g_main_context_iteration (NULL, TRUE);
  await_idle ();
  g_assert_cmpuint (count (list), ==, N_ISSUED + 2);
  g_assert_cmpint (get_id (list, 0), ==, N_ISSUED + 2);

  filter->text = g_strdup ("even");
  signet_audit_list_set_filter (list, filter);
  load_all (list);
  g_assert_cmpuint (count (list), ==, N_ISSUED / 2);
}

static void
test_verify (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GAsyncResult) result = AWAIT (signet_connector_verify_audit_async,
                                          fixture->connector, NULL, NULL);
  g_autoptr(SignetAuditVerdict) verdict =
    signet_connector_verify_audit_finish (fixture->connector, result, &error);
  g_autoptr(GAsyncResult) choices_result =
    AWAIT (signet_connector_list_audit_filters_async, fixture->connector, NULL);
  g_autoptr(GPtrArray) choices = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (verdict->n_checked, ==, N_ISSUED);
  g_assert_cmpint (verdict->fault, ==, SIGNET_AUDIT_FAULT_NONE);
  g_assert_null (verdict->position);

  choices = signet_connector_list_audit_filters_finish (fixture->connector, choices_result,
                                                        &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (g_ptr_array_index (choices, 0)), ==, 1);
  g_assert_cmpstr (((char **) g_ptr_array_index (choices, 1))[0], ==, "issue");
}

static void
cancel_cb (gint64   n_written,
           gint64   total,
           gpointer user_data)
{
  g_assert_cmpint (total, ==, N_ISSUED);
  g_cancellable_cancel (user_data);
}

static gboolean
export (Fixture       *fixture,
        GCancellable  *cancellable,
        gint64        *n_written,
        GError       **error)
{
  g_autoptr(SignetAuditFilter) filter = signet_audit_filter_new ();
  g_autoptr(GAsyncResult) result =
    AWAIT (signet_audit_export_run_async, fixture->connector, filter, fixture->file,
           SIGNET_EXPORT_FORMAT_CSV, cancellable != NULL ? cancel_cb : NULL, cancellable,
           cancellable);

  return signet_audit_export_run_finish (fixture->connector, result, n_written, error);
}

static void
test_export (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_file_get_path (fixture->file);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GCancellable) again = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  struct stat info;
  gint64 n_written;

  /* What is given up leaves nothing where nothing was. */
  g_assert_false (export (fixture, cancellable, &n_written, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  g_assert_true (export (fixture, NULL, &n_written, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_written, ==, N_ISSUED);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, N_ISSUED + 2);

  /* And what was there where something was. */
  g_assert_false (export (fixture, again, &n_written, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_clear_pointer (&text, g_free);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "\r\n1,"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/audit-list/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/audit-list/verify", Fixture, NULL, set_up, test_verify, tear_down);
  g_test_add ("/audit-list/export", Fixture, NULL, set_up, test_export, tear_down);

  return g_test_run ();
}

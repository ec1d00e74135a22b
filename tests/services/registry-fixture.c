/* registry-fixture.c: a registry on a real file
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "registry-fixture.h"

#include "signet-catalogue-file.h"
#include "signet-json.h"
#include "signet-statement.h"

#include <glib/gstdio.h>

#define ORGANIZATION \
  "{\"id\": 1204, \"name\": \"Acme\", \"accounts\": [" \
  "{\"id\": 10, \"name\": \"North\", \"workspaces\": [" \
  "{\"id\": 101, \"name\": \"Production\"}, {\"id\": 102, \"name\": \"Staging\"}]}," \
  "{\"id\": 20, \"name\": \"South\", \"workspaces\": [{\"id\": 201, \"name\": \"All\"}]}]}"

void
registry_fixture_import (RegistryFixture *fixture)
{
  g_autoptr(JsonNode) node = registry_fixture_json (ORGANIZATION);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetOrganization) organization =
    signet_organization_new_from_json (node, &error);

  g_assert_no_error (error);
  signet_registry_put_organization (fixture->registry, fixture->caller, organization, &error);
  g_assert_no_error (error);
}

void
registry_fixture_make_folder (RegistryFixture *fixture)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("signet-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "issuer.db", NULL);
}

void
registry_fixture_open (RegistryFixture *fixture)
{
  g_autoptr(GError) error = NULL;

  fixture->store = signet_store_open (fixture->path, &error);
  g_assert_no_error (error);
  fixture->catalogue = signet_catalogue_file_load (NULL, &error);
  g_assert_no_error (error);
  fixture->hash_key = signet_hash_key_load (fixture->store, &error);
  g_assert_no_error (error);
  fixture->usage = signet_usage_new ();
  fixture->registry = signet_registry_new (fixture->store, fixture->catalogue,
                                           fixture->hash_key, fixture->usage);
  fixture->caller = signet_caller_new_operator ();
}

void
registry_fixture_close (RegistryFixture *fixture)
{
  g_clear_object (&fixture->registry);
  g_clear_object (&fixture->usage);
  g_clear_pointer (&fixture->hash_key, signet_hash_key_unref);
  g_clear_object (&fixture->catalogue);
  g_clear_pointer (&fixture->caller, signet_caller_unref);
  g_clear_object (&fixture->store);
}

void
registry_fixture_set_up (RegistryFixture *fixture,
                         gconstpointer    user_data)
{
  registry_fixture_make_folder (fixture);
  registry_fixture_open (fixture);
  registry_fixture_import (fixture);
}

void
registry_fixture_tear_down (RegistryFixture *fixture,
                            gconstpointer    user_data)
{
  g_autoptr(GDir) folder = NULL;
  const char *name;

  registry_fixture_close (fixture);
  folder = g_dir_open (fixture->folder, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

JsonNode *
registry_fixture_json (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(GError) error = NULL;
  JsonNode *node = signet_json_parse (bytes, &error);

  g_assert_no_error (error);

  return node;
}

/* Issues a credential for both workspaces of one account. */
SignetIssuance *
registry_fixture_issue (RegistryFixture *fixture,
                        const char      *display_name,
                        const char      *key)
{
  g_autofree char *text =
    g_strdup_printf ("{\"display_name\": \"%s\", \"account_id\": 10, \"grants\": ["
                     "{\"api\": \"profile\", \"permission\": \"read-only\","
                     " \"level\": \"workspace\", \"workspaces\": [101, \"102\"]}]}",
                     display_name);
  g_autoptr(JsonNode) body = registry_fixture_json (text);
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;
  SignetIssuance *issuance = signet_registry_issue (fixture->registry, fixture->caller, body,
                                                    key, &problems, &error);

  g_assert_no_error (error);
  g_assert_null (problems);

  return issuance;
}

/* Checks the chain of the audit log, @most entries at a time, each time with a new check. */
SignetAuditFault
registry_fixture_verify (RegistryFixture *fixture,
                         guint            most,
                         gint64          *first,
                         gint64          *last)
{
  g_autoptr(SignetAuditMac) mac = signet_audit_mac_new (fixture->hash_key);
  g_autoptr(SignetAuditCheck) check = signet_audit_check_new (fixture->store, mac);
  g_autoptr(GError) error = NULL;

  signet_audit_check_run (check, most, &error);
  g_assert_no_error (error);
  while (!signet_audit_check_get_done (check))
    {
      g_autofree char *position = signet_audit_check_to_position (check);

      g_object_unref (check);
      check = signet_audit_check_new (fixture->store, mac);
      g_assert_true (signet_audit_check_resume (check, position));
      signet_audit_check_run (check, most, &error);
      g_assert_no_error (error);
    }

  return signet_audit_check_get_fault (check, first, last);
}

/* Gives the number that a statement selects. */
gint64
registry_fixture_count (RegistryFixture *fixture,
                        const char      *sql)
{
  g_autoptr(SignetStatement) row = signet_statement_new (fixture->store, sql);
  g_autoptr(GError) error = NULL;
  gint64 number = -1;

  if (signet_statement_step (row))
    number = signet_statement_get_int (row, 0);
  signet_statement_check (row, &error);
  g_assert_no_error (error);

  return number;
}

/* Gives the texts that a statement selects, with blanks between them. */
char *
registry_fixture_select (RegistryFixture *fixture,
                         const char      *sql)
{
  g_autoptr(SignetStatement) row = signet_statement_new (fixture->store, sql);
  g_autoptr(GString) texts = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  while (signet_statement_step (row))
    g_string_append_printf (texts, "%s%s", texts->len > 0 ? " " : "",
                            signet_statement_get_text (row, 0));
  signet_statement_check (row, &error);
  g_assert_no_error (error);

  return g_string_free (g_steal_pointer (&texts), FALSE);
}

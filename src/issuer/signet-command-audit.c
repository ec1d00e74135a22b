/* signet-command-audit.c: signet-issuer audit
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-command.h"

#include "signet-audit-check.h"
#include "signet-error.h"
#include "signet-statement.h"
#include "signet-time.h"

#include <stdio.h>

#define NAME "audit"

/*
 * Helpers
 */

static void
print_fault (SignetAuditCheck *check)
{
  gint64 first;
  gint64 last;
  SignetAuditFault fault = signet_audit_check_get_fault (check, &first, &last);

  if (fault == SIGNET_AUDIT_FAULT_CHANGED)
    printf ("Entry %" G_GINT64_FORMAT " was changed.", first);
  else if (fault == SIGNET_AUDIT_FAULT_ADDED)
    printf ("Entry %" G_GINT64_FORMAT " was added by somebody else than the issuer.", first);
  else if (fault == SIGNET_AUDIT_FAULT_MOVED)
    printf ("Entry %" G_GINT64_FORMAT " was moved: it was written as entry %" G_GINT64_FORMAT ".",
            first, last);
  else if (fault == SIGNET_AUDIT_FAULT_REMOVED && first == last)
    printf ("Entry %" G_GINT64_FORMAT " was removed.", first);
  else if (fault == SIGNET_AUDIT_FAULT_REMOVED)
    printf ("Entries %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT " were removed.", first, last);
  else if (first != 0)
    printf ("Before entry %" G_GINT64_FORMAT " the record of the newest entry was changed or"
            " removed, and perhaps entries with it.", first);
  else
    printf ("The record of the newest entry was changed or removed.");

  printf (" The %" G_GINT64_FORMAT " entries before are unbroken.\n",
          signet_audit_check_get_n_checked (check));
}

static void
print_unbroken (SignetAuditCheck *check)
{
  g_autofree char *head = signet_audit_check_get_head (check);
  g_autofree char *begun = signet_time_to_string (signet_audit_check_get_begun (check));
  gint64 n_adopted = signet_audit_check_get_n_adopted (check);

  printf ("%" G_GINT64_FORMAT " entries, chain unbroken, head %s\n",
          signet_audit_check_get_n_checked (check), head);
  if (n_adopted > 0)
    printf ("The chain was begun at %s, with %" G_GINT64_FORMAT " entries that were there"
            " before.\n", begun, n_adopted);
  else
    printf ("The chain was begun at %s.\n", begun);
}

static int
print_result (SignetAuditCheck *check,
              const char       *noted)
{
  if (signet_audit_check_get_fault (check, NULL, NULL) != SIGNET_AUDIT_FAULT_NONE)
    {
      print_fault (check);
      return 1;
    }

  print_unbroken (check);
  if (noted == NULL || signet_audit_check_get_noted (check))
    return 0;

  printf ("The head that was noted is not in it: entries that were written until then are"
          " gone, or it is of another log.\n");

  return 1;
}

static gboolean
has_chain (SignetStore  *store,
           GError      **error)
{
  g_autoptr(SignetStatement) row =
    signet_statement_new (store, "SELECT 1 FROM sqlite_schema WHERE name = 'audit_head'");

  if (signet_statement_step (row))
    return TRUE;

  if (signet_statement_check (row, error))
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_FAILED,
                 "The audit log in “%s” has no chain yet. It is begun when this version of"
                 " signet-issuer serves the database.", signet_store_get_path (store));

  return FALSE;
}

static SignetHashKey *
read_key (SignetStore  *store,
          const char   *path,
          GError      **error)
{
  g_autofree char *usual = signet_hash_key_get_path (signet_store_get_path (store));

  return signet_hash_key_read (path != NULL ? path : usual, error);
}

static int
verify (const char *database,
        const char *key_path,
        const char *noted)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetStore) store = signet_store_open_to_read (database, &error);
  g_autoptr(SignetHashKey) key = NULL;
  g_autoptr(SignetAuditMac) mac = NULL;
  g_autoptr(SignetAuditCheck) check = NULL;

  if (store != NULL && has_chain (store, &error))
    key = read_key (store, key_path, &error);
  if (key == NULL)
    return signet_command_fail (error);

  mac = signet_audit_mac_new (key);
  check = signet_audit_check_new (store, mac);
  if (noted != NULL)
    signet_audit_check_set_noted (check, noted);
  if (!signet_audit_check_run (check, 0, &error))
    return signet_command_fail (error);

  return print_result (check, noted);
}

/*
 * Public
 */

/**
 * signet_command_audit:
 * @arguments: the arguments, the name of the command first
 *
 * Verifies the audit log: whether every entry is as the issuer wrote it, and none is missing.
 *
 * Returns: the exit status: 0 if it is unbroken, 1 if not or if that could not be found out
 */
int
signet_command_audit (char **arguments)
{
  g_auto(GStrv) words = g_strdupv (arguments);
  g_autofree char *database = NULL;
  g_autofree char *key = NULL;
  g_autofree char *noted = NULL;
  g_autoptr(GError) error = NULL;
  const GOptionEntry entries[] = {
    { "key", 0, 0, G_OPTION_ARG_FILENAME, &key,
      "The key file (default: the name of the database and .hmac-key)", "FILE" },
    { "noted", 0, 0, G_OPTION_ARG_STRING, &noted,
      "A head that an earlier “verify” printed, which has to be in the log still", "HEAD" },
    { NULL }
  };

  if (!signet_command_parse ("verify",
                             "Says whether the audit log is as it was written. Only reads, also"
                             " while the issuer is running, and also a copy.",
                             entries, &words, &database, &error))
    return signet_command_misuse (NAME, "%s", error->message);

  if (g_strv_length (words) != 2 || !g_str_equal (words[1], "verify"))
    return signet_command_misuse (NAME, "“audit” needs one of: verify");

  return verify (database, key, noted);
}

/* signet-change-rows.c: what was changed since a client looked
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-change-rows.h"

#include "signet-credential-rows.h"
#include "signet-json-text.h"
#include "signet-statement.h"

/* As many as a client can put into its list between two frames. */
#define LENGTH_MAX 500

/* What is found on the way through the log. */
typedef struct
{
  GString *credentials; /* (owned) */
  GString *deleted;     /* (owned) */
  gint64 last;          /* the event up to which everything is told */
  gboolean more;
} Changes;

/*
 * Helpers
 */

static gboolean
read_number (SignetStatement  *row,
             gint64           *number,
             GError          **error)
{
  *number = signet_statement_step (row) ? signet_statement_get_int (row, 0) : 0;

  return signet_statement_check (row, error);
}

/* The log names a credential; whether it is still there is looked up. So one that is deleted a
 * moment later is told as deleted already, and that is told once more the next time.
 */
static gboolean
add_change (SignetStore  *store,
            const char   *client_id,
            Changes      *changes,
            GError      **error)
{
  gsize length = changes->credentials->len;
  gboolean found;

  if (length > 0)
    g_string_append_c (changes->credentials, ',');
  if (!signet_credential_rows_add (store, client_id, changes->credentials, &found, error))
    return FALSE;

  if (found)
    return TRUE;

  g_string_truncate (changes->credentials, length);
  if (changes->deleted->len > 0)
    g_string_append_c (changes->deleted, ',');
  signet_json_text_add_string (changes->deleted, client_id);

  return TRUE;
}

/* Each credential comes at its newest event, so a client that goes on from any of them misses
 * nothing and hears of nothing twice.
 */
static gboolean
collect (SignetStore  *store,
         gint64        after,
         Changes      *changes,
         GError      **error)
{
  g_autoptr(SignetStatement) row =
    signet_statement_new (store,
                          "SELECT id, client_id FROM audit WHERE id > ?1 AND id <= ?2"
                          " AND denied = 0 AND client_id IS NOT NULL"
                          " AND NOT EXISTS (SELECT 1 FROM audit AS newer"
                          "  WHERE newer.client_id = audit.client_id AND newer.id > audit.id"
                          "  AND newer.id <= ?2 AND newer.denied = 0)"
                          " ORDER BY id LIMIT ?3");
  gint64 last = after;
  guint length = 0;

  signet_statement_add_int (row, after);
  signet_statement_add_int (row, changes->last);
  signet_statement_add_int (row, LENGTH_MAX + 1);
  while (signet_statement_step (row))
    {
      if (length == LENGTH_MAX)
        {
          changes->more = TRUE;
          changes->last = last;
          break;
        }

      if (!add_change (store, signet_statement_get_text (row, 1), changes, error))
        return FALSE;
      last = signet_statement_get_int (row, 0);
      length++;
    }

  return signet_statement_check (row, error);
}

/* Whatever is not about a credential is about members or the organization. */
static gboolean
find_surroundings (SignetStore  *store,
                   gint64        after,
                   gint64        last,
                   gboolean     *found,
                   GError      **error)
{
  g_autoptr(SignetStatement) row =
    signet_statement_new (store,
                          "SELECT EXISTS (SELECT 1 FROM audit WHERE id > ?1 AND id <= ?2"
                          " AND denied = 0 AND client_id IS NULL)");
  gint64 number;

  signet_statement_add_int (row, after);
  signet_statement_add_int (row, last);
  if (!read_number (row, &number, error))
    return FALSE;

  *found = number != 0;

  return TRUE;
}

static void
add_flag (GString    *json,
          const char *name,
          gboolean    value)
{
  g_string_append_printf (json, ",\"%s\":%s", name, value ? "true" : "false");
}

/*
 * Public
 */

/**
 * signet_change_rows_get_counter:
 * @store: a store
 * @counter: (out): the number of the newest change, 0 if nothing was ever changed
 * @error: return location for a storage error
 *
 * The audit log is the record of all changes, so its numbers count them. An attempt that was
 * denied changed nothing.
 *
 * Returns: whether the number is known
 */
gboolean
signet_change_rows_get_counter (SignetStore  *store,
                                gint64       *counter,
                                GError      **error)
{
  g_autoptr(SignetStatement) row = NULL;

  g_return_val_if_fail (SIGNET_IS_STORE (store), FALSE);
  g_return_val_if_fail (counter != NULL, FALSE);

  row = signet_statement_new (store,
                              "SELECT id FROM audit WHERE denied = 0 ORDER BY id DESC LIMIT 1");

  return read_number (row, counter, error);
}

/**
 * signet_change_rows_get_version:
 * @store: a store
 * @version: (out): a number that is another one after somebody else changed the database
 * @error: return location for a storage error
 *
 * Costs next to nothing. Other stores and other processes are somebody else; @store is not.
 *
 * Returns: whether the number is known
 */
gboolean
signet_change_rows_get_version (SignetStore  *store,
                                gint64       *version,
                                GError      **error)
{
  g_autoptr(SignetStatement) row = NULL;

  g_return_val_if_fail (SIGNET_IS_STORE (store), FALSE);
  g_return_val_if_fail (version != NULL, FALSE);

  row = signet_statement_new (store, "PRAGMA data_version");

  return read_number (row, version, error);
}

/**
 * signet_change_rows_read:
 * @store: a store
 * @after: the number of the last change that the client knows
 * @counter: the number of the newest change
 * @error: return location for a storage error
 *
 * Gives what was changed after @after, every credential once and as it is now. An @after that
 * was never reached is of another database, and then nothing that the client knows is worth
 * anything.
 *
 * Returns: (transfer full) (nullable): the changes as JSON, or %NULL with @error set
 */
GBytes *
signet_change_rows_read (SignetStore  *store,
                         gint64        after,
                         gint64        counter,
                         GError      **error)
{
  g_autoptr(GString) credentials = g_string_new (NULL);
  g_autoptr(GString) deleted = g_string_new (NULL);
  Changes changes = { credentials, deleted, counter, FALSE };
  gboolean surroundings = FALSE;
  GString *json;

  g_return_val_if_fail (SIGNET_IS_STORE (store), NULL);

  if (after < counter &&
      (!collect (store, after, &changes, error) ||
       !find_surroundings (store, after, changes.last, &surroundings, error)))
    return NULL;

  json = g_string_new ("{\"counter\":");
  signet_json_text_add_int (json, changes.last);
  g_string_append_printf (json, ",\"credentials\":[%s],\"deleted\":[%s]",
                          credentials->str, deleted->str);
  add_flag (json, "surroundings", surroundings);
  add_flag (json, "more", changes.more);
  add_flag (json, "reset", after > counter);
  g_string_append_c (json, '}');

  return g_string_free_to_bytes (json);
}

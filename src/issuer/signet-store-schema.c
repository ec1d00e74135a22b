/* signet-store-schema.c: the tables and how they grew
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-store-schema.h"

#include "signet-audit-chain.h"
#include "signet-store-private.h"

/* Step 1: everything there was at first.
 *
 * A credential keeps its grants as the JSON text that goes over the wire, so that a page of a
 * list needs no other table. `credential_grant` and `credential_workspace` say the same once
 * more for filters and for the question who uses a place; both are written together with it.
 * `name_key` and `expires` likewise follow from other columns, because a page can only be read
 * by an index over something that is stored. `number` is `id` once more: SQLite has the id in
 * every index anyway, but it does not search for “this key and a higher id” with it.
 *
 * Times are Unix seconds. 0 stands for never, except in `expires`, where never has to come
 * after every time there is.
 */
static const char first_step[] =
  "CREATE TABLE organization ("
  "  id INTEGER NOT NULL,"
  "  name TEXT NOT NULL,"
  "  revision INTEGER NOT NULL"
  ") STRICT;"

  "CREATE TABLE account ("
  "  id INTEGER PRIMARY KEY,"
  "  place INTEGER NOT NULL,"
  "  name TEXT NOT NULL"
  ") STRICT;"

  "CREATE TABLE workspace ("
  "  id INTEGER PRIMARY KEY,"
  "  account INTEGER NOT NULL REFERENCES account (id),"
  "  place INTEGER NOT NULL,"
  "  name TEXT NOT NULL"
  ") STRICT;"
  "CREATE INDEX workspace_by_account ON workspace (account, place);"

  "CREATE TABLE member ("
  "  uid INTEGER PRIMARY KEY,"
  "  user TEXT NOT NULL,"
  "  role TEXT NOT NULL,"
  "  custom_role_admin INTEGER NOT NULL CHECK (custom_role_admin IN (0, 1)),"
  "  revision INTEGER NOT NULL,"
  "  updated INTEGER NOT NULL,"
  "  updated_by TEXT NOT NULL"
  ") STRICT;"

  "CREATE TABLE credential ("
  "  id INTEGER PRIMARY KEY,"
  "  number INTEGER AS (id) VIRTUAL,"
  "  client_id TEXT NOT NULL UNIQUE,"
  "  display_name TEXT NOT NULL,"
  "  name_key TEXT NOT NULL,"
  "  inactive INTEGER NOT NULL CHECK (inactive IN (0, 1)),"
  "  account INTEGER NOT NULL REFERENCES account (id),"
  "  created INTEGER NOT NULL,"
  "  created_by TEXT NOT NULL,"
  "  updated INTEGER NOT NULL,"
  "  updated_by TEXT NOT NULL,"
  "  last_used INTEGER NOT NULL,"
  "  expires INTEGER NOT NULL,"
  "  revision INTEGER NOT NULL,"
  "  owner TEXT NOT NULL,"
  "  note TEXT NOT NULL,"
  "  grants TEXT NOT NULL"
  ") STRICT;"
  "CREATE INDEX credential_by_name ON credential (name_key, number);"
  "CREATE INDEX credential_by_status ON credential (inactive, number);"
  "CREATE INDEX credential_by_created ON credential (created, number);"
  "CREATE INDEX credential_by_updated ON credential (updated, number);"
  "CREATE INDEX credential_by_last_used ON credential (last_used, number);"
  "CREATE INDEX credential_by_expires ON credential (expires, number);"
  "CREATE INDEX credential_by_account ON credential (account);"

  /* Searching reads all texts, so they stand close together. */
  "CREATE TABLE credential_text ("
  "  credential INTEGER PRIMARY KEY REFERENCES credential (id) ON DELETE CASCADE,"
  "  text TEXT NOT NULL"
  ") STRICT;"

  /* Counting a hundred thousand rows takes longer than reading a page of them. */
  "CREATE TABLE tally (n_credentials INTEGER NOT NULL) STRICT;"
  "INSERT INTO tally (n_credentials) VALUES (0);"
  "CREATE TRIGGER credential_comes AFTER INSERT ON credential"
  "  BEGIN UPDATE tally SET n_credentials = n_credentials + 1; END;"
  "CREATE TRIGGER credential_goes AFTER DELETE ON credential"
  "  BEGIN UPDATE tally SET n_credentials = n_credentials - 1; END;"

  "CREATE TABLE credential_grant ("
  "  credential INTEGER NOT NULL REFERENCES credential (id) ON DELETE CASCADE,"
  "  api TEXT NOT NULL,"
  "  permission TEXT NOT NULL,"
  "  level TEXT NOT NULL,"
  "  PRIMARY KEY (credential, api)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX credential_grant_by_api ON credential_grant (api, permission);"
  "CREATE INDEX credential_grant_by_level ON credential_grant (level);"

  "CREATE TABLE credential_workspace ("
  "  credential INTEGER NOT NULL REFERENCES credential (id) ON DELETE CASCADE,"
  "  workspace INTEGER NOT NULL REFERENCES workspace (id),"
  "  PRIMARY KEY (credential, workspace)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX credential_workspace_by_workspace ON credential_workspace (workspace);"

  /* A secret that was ended stays, without its hash, because tokens that were given for it
   * may still be around, and whether they are good depends on how it ended.
   */
  "CREATE TABLE secret ("
  "  credential INTEGER NOT NULL REFERENCES credential (id) ON DELETE CASCADE,"
  "  number INTEGER NOT NULL,"
  "  id TEXT NOT NULL UNIQUE,"
  "  hash BLOB,"
  "  hint TEXT NOT NULL,"
  "  created INTEGER NOT NULL,"
  "  expires INTEGER NOT NULL,"
  "  last_used INTEGER NOT NULL,"
  "  ended INTEGER NOT NULL DEFAULT 0,"
  "  revoked INTEGER NOT NULL DEFAULT 0 CHECK (revoked IN (0, 1)),"
  "  PRIMARY KEY (credential, number),"
  "  CHECK ((hash IS NULL) = (ended <> 0))"
  ") STRICT, WITHOUT ROWID;"

  "CREATE TABLE revoked_token ("
  "  jti TEXT PRIMARY KEY,"
  "  expires INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX revoked_token_by_expires ON revoked_token (expires);"

  "CREATE TABLE idempotency ("
  "  uid INTEGER NOT NULL,"
  "  key TEXT NOT NULL,"
  "  request BLOB NOT NULL,"
  "  client_id TEXT NOT NULL,"
  "  secret_id TEXT NOT NULL,"
  "  created INTEGER NOT NULL,"
  "  PRIMARY KEY (uid, key)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX idempotency_by_created ON idempotency (created);"

  "CREATE TABLE audit ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  time INTEGER NOT NULL,"
  "  actor TEXT NOT NULL,"
  "  actor_uid INTEGER NOT NULL,"
  "  action TEXT NOT NULL,"
  "  client_id TEXT,"
  "  display_name TEXT,"
  "  old TEXT,"
  "  new TEXT,"
  "  denied INTEGER NOT NULL CHECK (denied IN (0, 1))"
  ") STRICT;"
  "CREATE INDEX audit_by_credential ON audit (client_id);"
  "CREATE INDEX audit_by_actor ON audit (actor);"
  "CREATE INDEX audit_by_action ON audit (action);"
  "CREATE TRIGGER audit_stays BEFORE UPDATE ON audit"
  "  BEGIN SELECT raise (ABORT, 'the audit log is append-only'); END;"
  "CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit"
  "  BEGIN SELECT raise (ABORT, 'the audit log is append-only'); END;"

  "CREATE TABLE key_file ("
  "  suffix TEXT PRIMARY KEY,"
  "  fingerprint BLOB NOT NULL"
  ") STRICT, WITHOUT ROWID;"

  "INSERT INTO organization (id, name, revision) VALUES (1, 'My Organization', 1);"
  "INSERT INTO account (id, place, name) VALUES (1, 0, 'Default Account');"
  "INSERT INTO workspace (id, account, place, name) VALUES (1, 1, 0, 'Default Workspace');";

/* What the organization asks of its secrets; one row. 0 days stand for no such rule. */
static const char policy_step[] =
  "CREATE TABLE policy ("
  "  default_days INTEGER NOT NULL CHECK (default_days >= 0),"
  "  maximum_days INTEGER NOT NULL CHECK (maximum_days >= 0),"
  "  revision INTEGER NOT NULL,"
  "  updated INTEGER NOT NULL,"
  "  updated_by TEXT"
  ") STRICT;"
  "INSERT INTO policy (default_days, maximum_days, revision, updated) VALUES (0, 0, 1, 0);";

/* How many tokens were given, for each secret and each day in UTC, counted in days since 1970.
 * What was given before there was this table nobody counted, so it says since when there is
 * something to count.
 */
static const char usage_by_day_step[] =
  "CREATE TABLE usage_by_day ("
  "  credential INTEGER NOT NULL REFERENCES credential (id) ON DELETE CASCADE,"
  "  day INTEGER NOT NULL,"
  "  secret INTEGER NOT NULL,"
  "  n_tokens INTEGER NOT NULL,"
  "  PRIMARY KEY (credential, day, secret)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX usage_by_day_by_day ON usage_by_day (day);"
  "CREATE TABLE usage_start (day INTEGER NOT NULL) STRICT;"
  "INSERT INTO usage_start (day) VALUES (unixepoch () / 86400);";

/* The chain of the audit log; see [func@Signet.audit_chain_append]. Entries that are there
 * already get their seals before they can no longer be changed.
 */
static const char audit_chain_step[] =
  "DROP TRIGGER audit_stays;"
  "ALTER TABLE audit ADD COLUMN seal BLOB;"
  "CREATE INDEX audit_by_time ON audit (time);"
  "CREATE INDEX audit_denied ON audit (id) WHERE denied = 1;"
  "CREATE TABLE audit_head ("
  "  id INTEGER PRIMARY KEY CHECK (id = 1),"
  "  n_entries INTEGER NOT NULL,"
  "  last INTEGER NOT NULL,"
  "  seal BLOB NOT NULL,"
  "  begun INTEGER NOT NULL,"
  "  n_adopted INTEGER NOT NULL,"
  "  own_seal BLOB NOT NULL"
  ") STRICT;";

static const char audit_chain_end[] =
  "CREATE TRIGGER audit_stays BEFORE UPDATE ON audit"
  "  BEGIN SELECT raise (ABORT, 'the audit log is append-only'); END;"
  "CREATE TRIGGER audit_is_sealed BEFORE INSERT ON audit WHEN NEW.seal IS NULL"
  "  BEGIN SELECT raise (ABORT, 'an entry of the audit log needs a seal'); END;";

/* A database of version N has seen the first N steps. Steps are never edited; a change of
 * the tables is a new one.
 */
static const char *const steps[] = {
  first_step,
  policy_step,
  usage_by_day_step,
  audit_chain_step,
};

/*
 * Helpers
 */

static gboolean
chain_audit (SignetStore  *store,
             GError      **error)
{
  return signet_audit_chain_adopt (store, error) &&
         signet_store_execute (store, audit_chain_end, error);
}

/*
 * Public
 */

/**
 * signet_store_schema_get_version:
 *
 * Returns: the `user_version` of a database that has everything this program knows
 */
int
signet_store_schema_get_version (void)
{
  return G_N_ELEMENTS (steps);
}

/**
 * signet_store_schema_take_step:
 * @store: a store with a transaction
 * @version: from 0 to one less than [func@Signet.store_schema_get_version]
 * @error: return location for %SIGNET_ERROR_KEY_MISSING or a storage error
 *
 * Takes the tables from @version to the next.
 *
 * Returns: whether the step was taken
 */
gboolean
signet_store_schema_take_step (SignetStore  *store,
                               int           version,
                               GError      **error)
{
  g_return_val_if_fail (SIGNET_IS_STORE (store), FALSE);
  g_return_val_if_fail (version >= 0 && version < (int) G_N_ELEMENTS (steps), FALSE);

  return signet_store_execute (store, steps[version], error) &&
         (steps[version] != audit_chain_step || chain_audit (store, error));
}

/* signet-store.c: the database file
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-store.h"

#include "signet-statement.h"
#include "signet-store-error.h"
#include "signet-store-path.h"
#include "signet-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

/* How long to wait for a program that writes at the moment, in milliseconds. */
#define BUSY_TIMEOUT 5000

/* More statements than this are not kept ready: filters and orders make many. */
#define MAX_KEPT 96

/* One connection to the database file. A store belongs to one thread; every thread that needs
 * the database opens its own.
 */
struct _SignetStore
{
  GObject parent_instance;

  char *path;             /* (owned) */
  sqlite3 *handle;        /* (owned) (nullable) */
  GHashTable *statements; /* (owned) (element-type utf8 sqlite3_stmt) those that wait for use */
  SignetAuditMac *audit_mac; /* (owned) (nullable) until something is written to the log */
  uid_t owner;
  gboolean writing;
};

G_DEFINE_FINAL_TYPE (SignetStore, signet_store, G_TYPE_OBJECT)

/* The threads of one process queue here instead of at the file, where waiting means sleeping
 * and trying again, and where the unlucky would wait for ever.
 */
static GMutex writer_lock;

/*
 * Helpers
 */

static gboolean
fail (SignetStore  *self,
      SignetError   code,
      GError      **error)
{
  signet_store_error_set (error, code, self->path);

  return FALSE;
}

static gboolean
fail_by_errno (SignetStore  *self,
               int           system_error,
               GError      **error)
{
  signet_store_error_set_errno (error, system_error, self->path);

  return FALSE;
}

/* SQLite would make the file with the permissions of the umask, so an empty one is made
 * first. A file that is there is never opened except by SQLite: closing it would take away
 * the locks that other connections of this process hold.
 */
static gboolean
make_file (SignetStore  *self,
           GError      **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  struct stat info;
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail_by_errno (self, errno, error);

  fd = open (self->path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (fd >= 0)
    close (fd);
  else if (errno != EEXIST)
    return fail_by_errno (self, errno, error);

  if (stat (self->path, &info) != 0)
    return fail_by_errno (self, errno, error);
  if (!S_ISREG (info.st_mode))
    return fail (self, SIGNET_ERROR_FAILED, error);

  /* Somebody may have copied the file about. Whoever may not change its mode is not its
   * owner, and that is no reason not to work.
   */
  if ((info.st_mode & 0077) != 0)
    g_chmod (self->path, 0600);
  self->owner = info.st_uid;

  return TRUE;
}

static gboolean
prepare_connection (SignetStore  *self,
                    GError      **error)
{
  gint64 version;

  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);

  if (!signet_store_check_kind (self, &version, error))
    return FALSE;

  /* SQLite opens a file that it may not write for reading only and does not say so. */
  if (sqlite3_db_readonly (self->handle, "main") == 1)
    return fail (self, SIGNET_ERROR_STORAGE_READ_ONLY, error);

  /* Full, because a change that was acknowledged must be there after a power cut too. */
  return signet_store_execute (self,
                               "PRAGMA journal_mode = WAL;"
                               "PRAGMA synchronous = FULL;"
                               "PRAGMA foreign_keys = ON;"
                               "PRAGMA temp_store = MEMORY;"
                               "PRAGMA cache_size = -1024;",
                               error) &&
         signet_store_migrate (self, version, error);
}

/* A copy that lies where nothing can be written has no place for the files that SQLite keeps
 * beside a database while it reads. Without changes that wait to be moved into it, it can be
 * read without them.
 */
static int
open_alone (SignetStore *self)
{
  g_autofree char *waiting = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *uri = g_filename_to_uri (self->path, NULL, NULL);
  g_autofree char *immutable = g_strconcat (uri, "?immutable=1", NULL);
  struct stat info;

  if (uri == NULL || (stat (waiting, &info) == 0 && info.st_size > 0))
    return SQLITE_CANTOPEN;

  sqlite3_close_v2 (g_steal_pointer (&self->handle));

  return sqlite3_open_v2 (immutable, &self->handle,
                          SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                          SQLITE_OPEN_URI, NULL);
}

static void
free_statement (gpointer data)
{
  sqlite3_finalize (data);
}

/*
 * GObject
 */

static void
signet_store_finalize (GObject *object)
{
  SignetStore *self = SIGNET_STORE (object);

  if (self->writing)
    signet_store_rollback (self);
  g_hash_table_unref (self->statements);
  sqlite3_close_v2 (self->handle);
  g_clear_pointer (&self->audit_mac, signet_audit_mac_free);
  g_free (self->path);

  G_OBJECT_CLASS (signet_store_parent_class)->finalize (object);
}

static void
signet_store_class_init (SignetStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_store_finalize;
}

static void
signet_store_init (SignetStore *self)
{
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_statement);
}

/*
 * Public
 */

/**
 * signet_store_open:
 * @path: a file, which is made if it is not there
 * @error: return location for one of the storage errors of [error@Signet.Error]
 *
 * Opens the database and brings its tables up to what this program knows. A new file gets
 * mode 0600 and a usable organization with one account and one workspace.
 *
 * Returns: (transfer full) (nullable): a store for this thread, or %NULL with @error set
 */
SignetStore *
signet_store_open (const char  *path,
                   GError     **error)
{
  g_autoptr(SignetStore) self = NULL;
  int result;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (SIGNET_TYPE_STORE, NULL);
  self->path = signet_store_path_resolve (path);
  if (!make_file (self, error))
    return NULL;

  result = sqlite3_open_v2 (self->path, &self->handle,
                            SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
                            SQLITE_OPEN_EXRESCODE,
                            NULL);
  if (result != SQLITE_OK)
    {
      signet_store_set_error (self, result, error);
      return NULL;
    }

  if (!prepare_connection (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * signet_store_open_to_read:
 * @path: a database file, also one that a running issuer uses, or a copy
 * @error: return location for one of the storage errors of [error@Signet.Error]
 *
 * Opens the database as it is. Nothing can be written.
 *
 * Returns: (transfer full) (nullable): a store for this thread, or %NULL with @error set
 */
SignetStore *
signet_store_open_to_read (const char  *path,
                           GError     **error)
{
  g_autoptr(SignetStore) self = NULL;
  gint64 version;
  int result;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (SIGNET_TYPE_STORE, NULL);
  self->path = signet_store_path_resolve (path);
  if (access (self->path, R_OK) != 0)
    {
      fail_by_errno (self, errno, error);
      return NULL;
    }

  result = sqlite3_open_v2 (self->path, &self->handle,
                            SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                            NULL);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT);
  if (result == SQLITE_OK)
    result = sqlite3_exec (self->handle, "PRAGMA user_version", NULL, NULL, NULL);
  if ((result & 0xff) == SQLITE_CANTOPEN || (result & 0xff) == SQLITE_READONLY)
    result = open_alone (self);
  if (result != SQLITE_OK)
    {
      signet_store_set_error (self, result, error);
      return NULL;
    }

  return signet_store_check_kind (self, &version, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * signet_store_get_path:
 * @self: a store
 *
 * Returns: the absolute path of the file, without symbolic links
 */
const char *
signet_store_get_path (SignetStore *self)
{
  g_return_val_if_fail (SIGNET_IS_STORE (self), NULL);

  return self->path;
}

/**
 * signet_store_get_owner:
 * @self: a store
 *
 * Returns: who owned the file when it was opened
 */
uid_t
signet_store_get_owner (SignetStore *self)
{
  g_return_val_if_fail (SIGNET_IS_STORE (self), (uid_t) -1);

  return self->owner;
}

/**
 * signet_store_begin:
 * @self: a store
 * @error: return location for a storage error
 *
 * Begins a transaction that writes. It is the only one until it is committed or rolled back,
 * so whatever is read in it is still true when it ends.
 *
 * Returns: whether it began
 */
gboolean
signet_store_begin (SignetStore  *self,
                    GError      **error)
{
  g_return_val_if_fail (SIGNET_IS_STORE (self), FALSE);
  g_return_val_if_fail (!self->writing, FALSE);

  g_mutex_lock (&writer_lock);
  self->writing = TRUE;
  if (signet_store_execute (self, "BEGIN IMMEDIATE", error))
    return TRUE;

  signet_store_rollback (self);

  return FALSE;
}

/**
 * signet_store_commit:
 * @self: a store with a transaction
 * @error: return location for a storage error
 *
 * Makes everything since [method@Signet.Store.begin] last, or nothing of it.
 *
 * Returns: whether it is on the disk
 */
gboolean
signet_store_commit (SignetStore  *self,
                     GError      **error)
{
  g_return_val_if_fail (SIGNET_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->writing, FALSE);

  if (!signet_store_execute (self, "COMMIT", error))
    {
      signet_store_rollback (self);
      return FALSE;
    }

  self->writing = FALSE;
  g_mutex_unlock (&writer_lock);

  return TRUE;
}

/**
 * signet_store_rollback:
 * @self: a store with a transaction
 *
 * Undoes everything since [method@Signet.Store.begin].
 */
void
signet_store_rollback (SignetStore *self)
{
  g_return_if_fail (SIGNET_IS_STORE (self));
  g_return_if_fail (self->writing);

  /* After some failures SQLite has rolled back on its own. */
  if (sqlite3_get_autocommit (self->handle) == 0)
    signet_store_execute (self, "ROLLBACK", NULL);

  self->writing = FALSE;
  g_mutex_unlock (&writer_lock);
}

/**
 * signet_store_execute:
 * @self: a store
 * @sql: statements without values
 * @error: return location for a storage error
 *
 * Carries out statements whose rows do not matter.
 *
 * Returns: whether all of them went well
 */
gboolean
signet_store_execute (SignetStore  *self,
                      const char   *sql,
                      GError      **error)
{
  int result;

  g_return_val_if_fail (SIGNET_IS_STORE (self), FALSE);

  result = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  return result == SQLITE_OK || signet_store_set_error (self, result, error);
}

/**
 * signet_store_take_statement:
 * @self: a store
 * @sql: one statement
 * @statement: (out) (transfer full) (nullable): the statement, ready for its values
 *
 * Gives a statement that was used before and is free, or prepares one.
 *
 * Returns: the result code of SQLite
 */
int
signet_store_take_statement (SignetStore   *self,
                             const char    *sql,
                             sqlite3_stmt **statement)
{
  gpointer kept;

  g_return_val_if_fail (SIGNET_IS_STORE (self), SQLITE_MISUSE);
  g_return_val_if_fail (statement != NULL, SQLITE_MISUSE);

  if (g_hash_table_steal_extended (self->statements, sql, NULL, &kept))
    {
      *statement = kept;
      return SQLITE_OK;
    }

  return sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL);
}

/**
 * signet_store_give_statement:
 * @self: a store
 * @statement: (transfer full): a statement from [method@Signet.Store.take_statement]
 *
 * Gives a statement back. What it was given is forgotten.
 */
void
signet_store_give_statement (SignetStore  *self,
                             sqlite3_stmt *statement)
{
  const char *sql = sqlite3_sql (statement);

  g_return_if_fail (SIGNET_IS_STORE (self));

  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);

  if (g_hash_table_size (self->statements) >= MAX_KEPT ||
      g_hash_table_contains (self->statements, sql))
    sqlite3_finalize (statement);
  else
    g_hash_table_insert (self->statements, (gpointer) sql, statement);
}

/**
 * signet_store_set_error:
 * @self: a store
 * @result: the result code that SQLite gave just now
 * @error: return location for the error
 *
 * Says what a failure means.
 *
 * Returns: always %FALSE
 */
gboolean
signet_store_set_error (SignetStore  *self,
                        int           result,
                        GError      **error)
{
  SignetError code;

  g_return_val_if_fail (SIGNET_IS_STORE (self), FALSE);

  code = signet_store_error_classify (result, sqlite3_system_errno (self->handle));
  if (code != SIGNET_ERROR_FAILED)
    return fail (self, code, error);

  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_FAILED, "“%s” cannot be used: %s.",
               self->path, sqlite3_errmsg (self->handle));

  return FALSE;
}

/**
 * signet_store_limit_pages:
 * @self: a store
 * @n_pages: the most pages that the file may have
 *
 * Makes the disk full for this store once the file has so many pages, to see that nothing is
 * half done then.
 */
void
signet_store_limit_pages (SignetStore *self,
                          gint64       n_pages)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT, n_pages);

  g_return_if_fail (SIGNET_IS_STORE (self));

  signet_store_execute (self, sql, NULL);
}

/**
 * signet_store_get_audit_mac:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): what seals the entries of its audit log, %NULL until
 *   [method@Signet.Store.take_audit_mac]
 */
SignetAuditMac *
signet_store_get_audit_mac (SignetStore *self)
{
  g_return_val_if_fail (SIGNET_IS_STORE (self), NULL);

  return self->audit_mac;
}

/**
 * signet_store_take_audit_mac:
 * @self: a store
 * @mac: (transfer full): what seals the entries of its audit log
 *
 * Keeps it, so that the key is read once.
 */
void
signet_store_take_audit_mac (SignetStore    *self,
                             SignetAuditMac *mac)
{
  g_return_if_fail (SIGNET_IS_STORE (self));
  g_return_if_fail (mac != NULL);

  g_clear_pointer (&self->audit_mac, signet_audit_mac_free);
  self->audit_mac = mac;
}

/**
 * signet_store_has_credentials:
 * @self: a store
 * @has_credentials: (out): whether there is at least one
 * @error: return location for a storage error
 *
 * Returns: whether the question could be answered
 */
gboolean
signet_store_has_credentials (SignetStore  *self,
                              gboolean     *has_credentials,
                              GError      **error)
{
  g_autoptr(SignetStatement) row = NULL;

  g_return_val_if_fail (SIGNET_IS_STORE (self), FALSE);
  g_return_val_if_fail (has_credentials != NULL, FALSE);

  row = signet_statement_new (self, "SELECT EXISTS (SELECT 1 FROM credential)");
  *has_credentials = signet_statement_step (row) && signet_statement_get_int (row, 0) != 0;

  return signet_statement_check (row, error);
}

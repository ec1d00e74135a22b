/* signet-usage.c: when secrets were last used, collected in memory
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-usage.h"

#include "signet-statement.h"

/* How long a use may stay in memory, in microseconds. */
#define DELAY G_USEC_PER_SEC

/* Writing down every use would cost a token more than everything else about it. So uses are
 * collected here by all threads, and a thread with a store of its own writes them in one
 * transaction a second. A crash loses at most that second of “last used”, and nothing else.
 */
struct _SignetUsage
{
  GObject parent_instance;

  GMutex lock;         /* guards pending and stopping, held for moments only */
  GCond wake;
  GHashTable *pending; /* (owned) (element-type utf8 Use) by id of the secret */
  gboolean stopping;

  GMutex flush_lock;   /* held while uses are on their way to the disk */
  GThread *thread;     /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SignetUsage, signet_usage, G_TYPE_OBJECT)

typedef struct
{
  char *client_id; /* (owned) */
  gint64 when;
} Use;

/* What the writing thread is given. */
typedef struct
{
  SignetUsage *usage; /* (unowned) joins the thread before it goes */
  SignetStore *store; /* (owned) */
} Writer;

/*
 * Helpers
 */

static void
free_use (gpointer data)
{
  Use *use = data;

  g_free (use->client_id);
  g_free (use);
}

static GHashTable *
make_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_use);
}

static gboolean
run_update (SignetStore  *store,
            const char   *sql,
            const char   *id,
            gint64        when,
            GError      **error)
{
  g_autoptr(SignetStatement) statement = signet_statement_new (store, sql);

  signet_statement_add_text (statement, id);
  signet_statement_add_int (statement, when);

  return signet_statement_run (statement, error);
}

static gboolean
write_uses (SignetStore  *store,
            GHashTable   *uses,
            GError      **error)
{
  GHashTableIter iter;
  gpointer secret_id;
  gpointer value;

  if (!signet_store_begin (store, error))
    return FALSE;

  g_hash_table_iter_init (&iter, uses);
  while (g_hash_table_iter_next (&iter, &secret_id, &value))
    {
      Use *use = value;

      if (!run_update (store,
                       "UPDATE secret SET last_used = ?2 WHERE id = ?1 AND last_used < ?2",
                       secret_id, use->when, error) ||
          !run_update (store,
                       "UPDATE credential SET last_used = ?2"
                       " WHERE client_id = ?1 AND last_used < ?2",
                       use->client_id, use->when, error))
        {
          signet_store_rollback (store);
          return FALSE;
        }
    }

  return signet_store_commit (store, error);
}

/* Uses that could not be written wait for the next time, unless there are newer ones. */
static void
put_back (SignetUsage *self,
          GHashTable  *uses)
{
  GHashTableIter iter;
  gpointer secret_id;
  gpointer use;

  g_mutex_lock (&self->lock);
  g_hash_table_iter_init (&iter, uses);
  while (g_hash_table_iter_next (&iter, &secret_id, &use))
    {
      if (g_hash_table_contains (self->pending, secret_id))
        continue;
      g_hash_table_iter_steal (&iter);
      g_hash_table_insert (self->pending, secret_id, use);
    }
  g_mutex_unlock (&self->lock);
}

/* Waits until there is something to write and it has been collected for long enough. */
static gboolean
wait_for_uses (SignetUsage *self)
{
  gint64 until;
  gboolean stopping;

  g_mutex_lock (&self->lock);
  while (!self->stopping && g_hash_table_size (self->pending) == 0)
    g_cond_wait (&self->wake, &self->lock);

  until = g_get_monotonic_time () + DELAY;
  while (!self->stopping && g_cond_wait_until (&self->wake, &self->lock, until))
    continue;
  stopping = self->stopping;
  g_mutex_unlock (&self->lock);

  return !stopping;
}

/*
 * Callbacks
 */

static gpointer
write_thread (gpointer data)
{
  Writer *writer = data;
  gboolean going_on;

  do
    {
      g_autoptr(GError) error = NULL;

      going_on = wait_for_uses (writer->usage);
      if (!signet_usage_flush (writer->usage, writer->store, &error))
        g_warning ("When credentials were last used cannot be written: %s", error->message);
    }
  while (going_on);

  g_object_unref (writer->store);
  g_free (writer);

  return NULL;
}

/*
 * GObject
 */

static void
signet_usage_finalize (GObject *object)
{
  SignetUsage *self = SIGNET_USAGE (object);

  signet_usage_stop (self);
  g_hash_table_unref (self->pending);
  g_mutex_clear (&self->lock);
  g_mutex_clear (&self->flush_lock);
  g_cond_clear (&self->wake);

  G_OBJECT_CLASS (signet_usage_parent_class)->finalize (object);
}

static void
signet_usage_class_init (SignetUsageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_usage_finalize;
}

static void
signet_usage_init (SignetUsage *self)
{
  g_mutex_init (&self->lock);
  g_mutex_init (&self->flush_lock);
  g_cond_init (&self->wake);
  self->pending = make_table ();
}

/*
 * Public
 */

/**
 * signet_usage_new:
 *
 * Returns: (transfer full): an empty collection, for all threads
 */
SignetUsage *
signet_usage_new (void)
{
  return g_object_new (SIGNET_TYPE_USAGE, NULL);
}

/**
 * signet_usage_start:
 * @self: a collection
 * @database: the database file
 * @error: return location for a storage error
 *
 * Starts the thread that writes once a second, if there is anything to write.
 *
 * Returns: whether it runs
 */
gboolean
signet_usage_start (SignetUsage  *self,
                    const char   *database,
                    GError      **error)
{
  g_autoptr(SignetStore) store = NULL;
  Writer *writer;

  g_return_val_if_fail (SIGNET_IS_USAGE (self), FALSE);
  g_return_val_if_fail (self->thread == NULL, FALSE);

  store = signet_store_open (database, error);
  if (store == NULL)
    return FALSE;

  writer = g_new0 (Writer, 1);
  writer->usage = self;
  writer->store = g_steal_pointer (&store);
  self->stopping = FALSE;
  self->thread = g_thread_new ("usage", write_thread, writer);

  return TRUE;
}

/**
 * signet_usage_stop:
 * @self: a collection
 *
 * Writes what is left and ends the thread.
 */
void
signet_usage_stop (SignetUsage *self)
{
  g_return_if_fail (SIGNET_IS_USAGE (self));

  if (self->thread == NULL)
    return;

  g_mutex_lock (&self->lock);
  self->stopping = TRUE;
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->lock);

  g_thread_join (g_steal_pointer (&self->thread));
}

/**
 * signet_usage_note:
 * @self: a collection
 * @client_id: a Client ID
 * @secret_id: the id of the secret that was used
 * @now: Unix seconds
 *
 * Remembers that a secret was used. Never waits for the disk.
 */
void
signet_usage_note (SignetUsage *self,
                   const char  *client_id,
                   const char  *secret_id,
                   gint64       now)
{
  Use *use;

  g_return_if_fail (SIGNET_IS_USAGE (self));
  g_return_if_fail (client_id != NULL);
  g_return_if_fail (secret_id != NULL);

  g_mutex_lock (&self->lock);
  use = g_hash_table_lookup (self->pending, secret_id);
  if (use == NULL)
    {
      use = g_new0 (Use, 1);
      use->client_id = g_strdup (client_id);
      g_hash_table_insert (self->pending, g_strdup (secret_id), use);
      if (g_hash_table_size (self->pending) == 1)
        g_cond_signal (&self->wake);
    }
  use->when = MAX (use->when, now);
  g_mutex_unlock (&self->lock);
}

/**
 * signet_usage_flush:
 * @self: a collection
 * @store: a store of this thread, without a transaction
 * @error: return location for a storage error
 *
 * Writes all uses now. When it returns, everything noted before it was called is in the
 * database; if that failed it stays here for the next time.
 *
 * Returns: whether everything is written
 */
gboolean
signet_usage_flush (SignetUsage  *self,
                    SignetStore  *store,
                    GError      **error)
{
  g_autoptr(GHashTable) uses = NULL;
  gboolean written;

  g_return_val_if_fail (SIGNET_IS_USAGE (self), FALSE);
  g_return_val_if_fail (SIGNET_IS_STORE (store), FALSE);

  g_mutex_lock (&self->flush_lock);

  g_mutex_lock (&self->lock);
  uses = g_steal_pointer (&self->pending);
  self->pending = make_table ();
  g_mutex_unlock (&self->lock);

  written = g_hash_table_size (uses) == 0 || write_uses (store, uses, error);
  if (!written)
    put_back (self, uses);

  g_mutex_unlock (&self->flush_lock);

  return written;
}

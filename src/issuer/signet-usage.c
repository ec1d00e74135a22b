/* signet-usage.c: when and how often secrets were used, collected in memory
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-usage.h"

#include "signet-time.h"
#include "signet-usage-rows.h"

/* How long a use may stay in memory, in microseconds. */
#define DELAY G_USEC_PER_SEC

#define DAY (24 * 60 * 60)

/* Writing down every use would cost a token more than everything else about it. So uses are
 * collected here by all threads, and a thread with a store of its own writes them in one
 * transaction a second. A crash loses at most that second of “last used” and of the tokens
 * that are counted, and nothing else.
 */
struct _SignetUsage
{
  GObject parent_instance;

  GMutex lock;         /* guards pending and stopping, held for moments only */
  GCond wake;
  GHashTable *pending; /* (owned) (element-type utf8 Use) by id of the secret */
  gboolean stopping;

  GMutex flush_lock;   /* held while uses are on their way to the disk */
  gint64 pruned;       /* guarded by it: the day on which old days were taken away */
  GThread *thread;     /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SignetUsage, signet_usage, G_TYPE_OBJECT)

/* What was given for one secret on one day. An older day stays behind it until it is written. */
typedef struct _Use Use;

struct _Use
{
  char *client_id; /* (owned) */
  gint64 when;     /* the last time */
  gint64 day;      /* in UTC, since 1970 */
  gint64 n_tokens;
  Use *earlier;    /* (owned) (nullable) */
};

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

  while (use != NULL)
    {
      Use *earlier = use->earlier;

      g_free (use->client_id);
      g_free (use);
      use = earlier;
    }
}

static Use *
make_use (const char *client_id,
          gint64      day)
{
  Use *use = g_new0 (Use, 1);

  use->client_id = g_strdup (client_id);
  use->day = day;

  return use;
}

static GHashTable *
make_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_use);
}

static gboolean
write_use (SignetStore  *store,
           const char   *secret_id,
           const Use    *use,
           GError      **error)
{
  gboolean written = signet_usage_rows_set_last (store, secret_id, use->client_id, use->when,
                                                 error);

  for (; written && use != NULL; use = use->earlier)
    written = signet_usage_rows_add (store, secret_id, use->day, use->n_tokens, error);

  return written;
}

/* The old days go once a day, with the first uses of it. */
static gboolean
write_uses (SignetUsage  *self,
            SignetStore  *store,
            GHashTable   *uses,
            GError      **error)
{
  gint64 today = signet_time_now () / DAY;
  GHashTableIter iter;
  gpointer secret_id;
  gpointer use;
  gboolean written;

  if (!signet_store_begin (store, error))
    return FALSE;

  written = self->pruned == today || signet_usage_rows_prune (store, today, error);
  g_hash_table_iter_init (&iter, uses);
  while (written && g_hash_table_iter_next (&iter, &secret_id, &use))
    written = write_use (store, secret_id, use, error);

  if (!written)
    {
      signet_store_rollback (store);
      return FALSE;
    }
  if (!signet_store_commit (store, error))
    return FALSE;

  self->pruned = today;

  return TRUE;
}

/* Gives what was counted for a day, which may be none. */
static Use *
find_day (Use        *newest,
          const char *client_id,
          gint64      day)
{
  Use *use = newest;

  while (use->day != day && use->earlier != NULL)
    use = use->earlier;
  if (use->day == day)
    return use;

  use->earlier = make_use (client_id, day);

  return use->earlier;
}

static void
note (SignetUsage *self,
      const char  *client_id,
      const char  *secret_id,
      gint64       when,
      gint64       day,
      gint64       n_tokens)
{
  Use *use = g_hash_table_lookup (self->pending, secret_id);

  if (use == NULL)
    {
      use = make_use (client_id, day);
      g_hash_table_insert (self->pending, g_strdup (secret_id), use);
      if (g_hash_table_size (self->pending) == 1)
        g_cond_signal (&self->wake);
    }
  use->when = MAX (use->when, when);
  find_day (use, client_id, day)->n_tokens += n_tokens;
}

/* What could not be written waits for the next time, together with what came since. */
static void
put_back (SignetUsage *self,
          GHashTable  *uses)
{
  GHashTableIter iter;
  gpointer secret_id;
  gpointer value;

  g_mutex_lock (&self->lock);
  g_hash_table_iter_init (&iter, uses);
  while (g_hash_table_iter_next (&iter, &secret_id, &value))
    {
      Use *newest = value;

      for (Use *use = newest; use != NULL; use = use->earlier)
        note (self, use->client_id, secret_id, newest->when, use->day, use->n_tokens);
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
        g_warning ("The uses of credentials cannot be written: %s", error->message);
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
 * Remembers that a token was given for a secret. Never waits for the disk.
 */
void
signet_usage_note (SignetUsage *self,
                   const char  *client_id,
                   const char  *secret_id,
                   gint64       now)
{
  g_return_if_fail (SIGNET_IS_USAGE (self));
  g_return_if_fail (client_id != NULL);
  g_return_if_fail (secret_id != NULL);

  g_mutex_lock (&self->lock);
  note (self, client_id, secret_id, now, now / DAY, 1);
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

  written = g_hash_table_size (uses) == 0 || write_uses (self, store, uses, error);
  if (!written)
    put_back (self, uses);

  g_mutex_unlock (&self->flush_lock);

  return written;
}

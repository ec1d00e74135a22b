/* signet-credential-index-scan.c: looking through all credentials, a little at a time
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-credential-index-private.h"

/* How long one turn of counting may take, in microseconds. */
#define COUNT_TURN 4000

/* How many are looked at between two looks at the clock. */
#define STRIDE 256

/* How many credentials ahead memory is asked for what a search will read of them. */
#define AHEAD 8

/* What comes in bulk is looked through and counted together, after so many milliseconds. */
#define SOON 200

/* Whoever types does not wait for numbers. */
#define COUNT_PRIORITY G_PRIORITY_LOW

/* Ahead of painting, because a frame with the old rows helps nobody; but behind what people do. */
#define SCAN_PRIORITY (G_PRIORITY_HIGH_IDLE + 10)

/*
 * Helpers
 */

static void
end_scan (SignetCredentialIndex *self)
{
  g_clear_handle_id (&self->scan_id, g_source_remove);
  g_clear_pointer (&self->scanned, g_ptr_array_unref);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
}

/* What came while it was looked for is looked for later still. */
static void
finish_scan (SignetCredentialIndex *self)
{
  g_autoptr(GPtrArray) hits = g_steal_pointer (&self->hits);

  end_scan (self);
  self->resetting = self->scan_resets;
  self->scan_resets = FALSE;
  signet_credential_index_set_found (self, hits);
  self->resetting = FALSE;
  signet_credential_index_notify_scan (self);
  signet_credential_index_count (self);
}

/* First for the credentials, and a little later for what they point to. */
static void
prefetch (SignetCredentialIndex *self)
{
  guint next = self->scan_position + AHEAD;

  if (next + AHEAD >= self->scanned->len)
    return;

  __builtin_prefetch (g_ptr_array_index (self->scanned, next + AHEAD));
  signet_credential_prefetch (g_ptr_array_index (self->scanned, next));
}

/* Gives whether there is more to look through. */
static gboolean
scan_turn (SignetCredentialIndex *self)
{
  gint64 end = g_get_monotonic_time () + self->turn;

  while (self->scan_position < self->scanned->len)
    {
      guint stop = MIN (self->scan_position + STRIDE, self->scanned->len);

      for (; self->scan_position < stop; self->scan_position++)
        {
          SignetCredential *credential = g_ptr_array_index (self->scanned, self->scan_position);

          prefetch (self);
          if (signet_matcher_matches (self->matcher, credential))
            g_ptr_array_add (self->hits, credential);
        }
      if (self->scan_position < self->scanned->len && g_get_monotonic_time () >= end)
        return TRUE;
    }

  return FALSE;
}

/* Gives whether there is more to count. */
static gboolean
count_turn (SignetCredentialIndex *self)
{
  gint64 end = g_get_monotonic_time () + COUNT_TURN;

  while (self->count_position < self->all->len)
    {
      guint stop = MIN (self->count_position + STRIDE, self->all->len);

      for (; self->count_position < stop; self->count_position++)
        signet_facets_add (self->counting, self->matcher,
                           g_ptr_array_index (self->all, self->count_position));
      if (self->count_position < self->all->len && g_get_monotonic_time () >= end)
        return TRUE;
    }

  return FALSE;
}

/*
 * Callbacks
 */

static gboolean
on_scan_cb (gpointer user_data)
{
  SignetCredentialIndex *self = user_data;

  if (scan_turn (self))
    return G_SOURCE_CONTINUE;

  self->scan_id = 0;
  finish_scan (self);

  return G_SOURCE_REMOVE;
}

static gboolean
on_rescan_cb (gpointer user_data)
{
  SignetCredentialIndex *self = user_data;

  self->rescan_id = 0;
  signet_credential_index_scan (self, FALSE);

  return G_SOURCE_REMOVE;
}

static gboolean
on_count_cb (gpointer user_data)
{
  SignetCredentialIndex *self = user_data;

  if (count_turn (self))
    return G_SOURCE_CONTINUE;

  g_clear_pointer (&self->facets, signet_facets_unref);
  self->facets = g_steal_pointer (&self->counting);
  self->count_id = 0;
  if (self->count_again)
    signet_credential_index_count (self);
  signet_credential_index_notify_facets (self);

  return G_SOURCE_REMOVE;
}

static gboolean
on_count_start_cb (gpointer user_data)
{
  SignetCredentialIndex *self = user_data;

  self->counting = signet_facets_new (self->organization);
  self->count_position = 0;
  self->count_again = FALSE;
  self->count_id = g_idle_add_full (COUNT_PRIORITY, on_count_cb, self, NULL);

  return G_SOURCE_REMOVE;
}

/*
 * Public
 */

/**
 * signet_credential_index_scan:
 * @self: an index
 * @narrower: whether only what is found now can be found
 *
 * Looks for all credentials that the filter wants. A few thousand are looked through at once;
 * the rest follows in turns, and what was found before stays until the last.
 */
void
signet_credential_index_scan (SignetCredentialIndex *self,
                              gboolean               narrower)
{
  /* What was found before is only known when it was looked for to the end. */
  gboolean is_whole = self->scanned == NULL && self->rescan_id == 0;

  end_scan (self);
  g_clear_handle_id (&self->rescan_id, g_source_remove);
  if (signet_filter_is_empty (self->filter))
    {
      self->hits = g_ptr_array_copy (self->sorted, NULL, NULL);
      finish_scan (self);
      return;
    }

  self->scanned = g_ptr_array_copy (narrower && is_whole ? self->found : self->sorted,
                                    NULL, NULL);
  self->hits = g_ptr_array_new ();
  self->scan_position = 0;
  if (!scan_turn (self))
    {
      finish_scan (self);
      return;
    }

  self->scan_id = g_idle_add_full (SCAN_PRIORITY, on_scan_cb, self, NULL);
  signet_credential_index_notify_scan (self);
}

/**
 * signet_credential_index_scan_soon:
 * @self: an index
 *
 * Looks through all credentials a little later, once for all who ask for it until then.
 */
void
signet_credential_index_scan_soon (SignetCredentialIndex *self)
{
  if (self->rescan_id == 0)
    self->rescan_id = g_timeout_add (SOON, on_rescan_cb, self);
}

/**
 * signet_credential_index_scan_without:
 * @self: an index
 * @gone: (element-type SignetCredential): credentials that are about to go
 *
 * Takes credentials out of a search under way.
 */
void
signet_credential_index_scan_without (SignetCredentialIndex *self,
                                      GPtrArray             *gone)
{
  guint n_passed = 0;

  if (self->scanned == NULL)
    return;

  for (guint i = 0; i < gone->len; i++)
    {
      guint position;

      if (signet_order_find (self->order, self->scanned,
                                        g_ptr_array_index (gone, i), &position))
        n_passed += position < self->scan_position;
    }

  self->scan_position -= n_passed;
  signet_order_remove (self->order, self->scanned, gone);
  signet_order_remove (self->order, self->hits, gone);
}

/**
 * signet_credential_index_count:
 * @self: an index
 *
 * Counts anew what is behind each value of the filter, when there is time.
 */
void
signet_credential_index_count (SignetCredentialIndex *self)
{
  self->count_again = TRUE;
  if (self->count_id == 0)
    self->count_id = g_timeout_add_full (COUNT_PRIORITY, SOON, on_count_start_cb, self, NULL);
}

/**
 * signet_credential_index_forget_count:
 * @self: an index
 *
 * Gives up a count under way, because it counts by a filter that is no more.
 */
void
signet_credential_index_forget_count (SignetCredentialIndex *self)
{
  g_clear_handle_id (&self->count_id, g_source_remove);
  g_clear_pointer (&self->counting, signet_facets_unref);
}

/**
 * signet_credential_index_settle:
 * @self: an index
 *
 * Brings a search under way to its end, at once.
 */
void
signet_credential_index_settle (SignetCredentialIndex *self)
{
  g_return_if_fail (SIGNET_IS_CREDENTIAL_INDEX (self));

  /* What waits to be looked through later is not in the search that is under way. */
  if (self->rescan_id != 0)
    signet_credential_index_scan (self, FALSE);
  if (self->scanned == NULL)
    return;

  while (scan_turn (self))
    ;
  finish_scan (self);
}

/**
 * signet_credential_index_stop:
 * @self: an index
 *
 * Looks for nothing and counts nothing any more.
 */
void
signet_credential_index_stop (SignetCredentialIndex *self)
{
  end_scan (self);
  g_clear_handle_id (&self->rescan_id, g_source_remove);
  signet_credential_index_forget_count (self);
}

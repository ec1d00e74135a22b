/* signet-audit-check.c: whether the chain of the audit log is unbroken
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-audit-check.h"

#include "signet-audit-chain.h"
#include "signet-audit-head.h"
#include "signet-store-private.h"

#include <openssl/crypto.h>
#include <stdio.h>
#include <string.h>

/* Goes through the log from the oldest entry on, in as many runs as one likes, and stops at the
 * first thing that is wrong. Between two runs all it knows is its position, which goes over the
 * wire, so that a long log does not keep anybody else waiting.
 */
struct _SignetAuditCheck
{
  GObject parent_instance;

  SignetStore *store;  /* (owned) */
  SignetAuditMac *mac; /* (unowned) */
  char *noted;         /* (owned) (nullable) a seal that has to be found */
  SignetAuditHead head;

  gint64 n_checked;
  gint64 last;                     /* the number of the last entry that is right */
  guint8 seal[SIGNET_HASH_LENGTH]; /* its seal */

  SignetAuditFault fault;
  gint64 fault_first;
  gint64 fault_last;
  gboolean noted_found;
  gboolean done;
};

G_DEFINE_FINAL_TYPE (SignetAuditCheck, signet_audit_check, G_TYPE_OBJECT)

/*
 * Helpers
 */

static void
set_fault (SignetAuditCheck *self,
           SignetAuditFault  fault,
           gint64            first,
           gint64            last)
{
  self->fault = fault;
  self->fault_first = first;
  self->fault_last = last;
  self->done = TRUE;
}

static char *
to_text (const guint8 seal[SIGNET_HASH_LENGTH])
{
  GString *text = g_string_sized_new (2 * SIGNET_HASH_LENGTH);

  for (guint i = 0; i < SIGNET_HASH_LENGTH; i++)
    g_string_append_printf (text, "%02x", seal[i]);

  return g_string_free (text, FALSE);
}

static gboolean
from_text (const char *text,
           guint8      seal[SIGNET_HASH_LENGTH])
{
  if (strlen (text) != 2 * SIGNET_HASH_LENGTH)
    return FALSE;

  for (guint i = 0; i < SIGNET_HASH_LENGTH; i++)
    {
      if (!g_ascii_isxdigit (text[2 * i]) || !g_ascii_isxdigit (text[2 * i + 1]))
        return FALSE;
      seal[i] = (guint8) (g_ascii_xdigit_value (text[2 * i]) * 16 +
                          g_ascii_xdigit_value (text[2 * i + 1]));
    }

  return TRUE;
}

/* Tells whether an entry, if it had another number, would hold on to @previous. */
static gboolean
fits (SignetAuditCheck     *self,
      const guint8          previous[SIGNET_HASH_LENGTH],
      const SignetAuditRow *row,
      gint64                id,
      const guint8          seal[SIGNET_HASH_LENGTH])
{
  SignetAuditRow other = *row;
  guint8 expected[SIGNET_HASH_LENGTH];

  other.id = id;
  signet_audit_chain_seal (self->mac, previous, &other, expected);

  return CRYPTO_memcmp (expected, seal, SIGNET_HASH_LENGTH) == 0;
}

/* Tells whether the chain goes on after an entry as if that one were not there. Two neighbors
 * that were swapped look like it, but then the entry goes on after the next one.
 */
static gboolean
is_added (SignetAuditCheck     *self,
          const SignetAuditRow *row,
          const guint8          row_seal[SIGNET_HASH_LENGTH])
{
  g_autoptr(SignetStatement) statement =
    signet_statement_new (self->store,
                          "SELECT " SIGNET_AUDIT_CHAIN_COLUMNS " FROM audit WHERE id > ?1"
                          " ORDER BY id LIMIT 1");
  SignetAuditRow next;
  guint8 seal[SIGNET_HASH_LENGTH];

  signet_statement_add_int (statement, row->id);
  if (!signet_statement_step (statement))
    return self->head.sound && row->id > self->head.last;

  signet_audit_chain_read_row (statement, &next, seal);

  return fits (self, self->seal, &next, next.id, seal) ||
         (fits (self, self->seal, &next, row->id, seal) &&
          !fits (self, seal, row, next.id, row_seal));
}

/* Looks for the place where an entry belongs. Every seal that an entry was made with is still
 * in the log somewhere, unless more was done than moving. This goes through all of it, but only
 * for the first fault.
 */
static gboolean
is_moved (SignetAuditCheck     *self,
          const SignetAuditRow *row,
          const guint8          seal[SIGNET_HASH_LENGTH],
          gint64               *from)
{
  g_autoptr(SignetStatement) statement =
    signet_statement_new (self->store, "SELECT id, seal FROM audit");

  while (signet_statement_step (statement))
    {
      gint64 id = signet_statement_get_int (statement, 0);
      gsize length;
      const guint8 *previous = signet_statement_get_blob (statement, 1, &length);

      if (length != SIGNET_HASH_LENGTH)
        continue;

      /* Where two neighbors were swapped, the seal before stands at the entry's own place. */
      for (gint64 place = id; place <= id + 1; place++)
        {
          if (place != row->id && fits (self, previous, row, place, seal))
            {
              *from = place;
              return TRUE;
            }
        }
    }

  return FALSE;
}

/* Says what is wrong with the first entry that does not hold on to the one before. */
static void
find_fault (SignetAuditCheck     *self,
            const SignetAuditRow *row,
            const guint8          seal[SIGNET_HASH_LENGTH])
{
  guint8 mended[SIGNET_HASH_LENGTH];
  gint64 from;

  signet_audit_chain_mend (self->mac, row->id, mended);
  if (fits (self, mended, row, row->id, seal))
    set_fault (self, SIGNET_AUDIT_FAULT_HEAD, row->id, row->id);
  else if (is_added (self, row, seal))
    set_fault (self, SIGNET_AUDIT_FAULT_ADDED, row->id, row->id);
  else if (row->id > self->last + 1)
    set_fault (self, SIGNET_AUDIT_FAULT_REMOVED, self->last + 1, row->id - 1);
  else if (is_moved (self, row, seal, &from))
    set_fault (self, SIGNET_AUDIT_FAULT_MOVED, row->id, from);
  else
    set_fault (self, SIGNET_AUDIT_FAULT_CHANGED, row->id, row->id);
}

static void
pass (SignetAuditCheck     *self,
      const SignetAuditRow *row,
      const guint8          seal[SIGNET_HASH_LENGTH])
{
  self->n_checked++;
  self->last = row->id;
  memcpy (self->seal, seal, SIGNET_HASH_LENGTH);

  if (self->noted != NULL && !self->noted_found)
    {
      g_autofree char *text = to_text (seal);

      self->noted_found = g_str_equal (text, self->noted);
    }
}

/* Compares the end of the log with what the head says. */
static void
check_head (SignetAuditCheck *self)
{
  self->done = TRUE;

  if (!self->head.sound)
    set_fault (self, SIGNET_AUDIT_FAULT_HEAD, 0, 0);
  else if (self->head.last > self->last)
    set_fault (self, SIGNET_AUDIT_FAULT_REMOVED, self->last + 1, self->head.last);
  else if (self->head.last != self->last || self->head.n_entries != self->n_checked ||
           CRYPTO_memcmp (self->head.seal, self->seal, SIGNET_HASH_LENGTH) != 0)
    set_fault (self, SIGNET_AUDIT_FAULT_HEAD, 0, 0);
}

static gboolean
run_locked (SignetAuditCheck  *self,
            guint              most,
            GError           **error)
{
  g_autoptr(SignetStatement) statement = NULL;
  guint n_rows = 0;

  if (!signet_audit_head_read (self->store, self->mac, &self->head, error))
    return FALSE;

  statement = signet_statement_new (self->store,
                                    "SELECT " SIGNET_AUDIT_CHAIN_COLUMNS " FROM audit"
                                    " WHERE id > ?1 ORDER BY id");
  signet_statement_add_int (statement, self->n_checked > 0 ? self->last : G_MININT64);
  while (!self->done && (most == 0 || n_rows < most))
    {
      SignetAuditRow row;
      guint8 seal[SIGNET_HASH_LENGTH];

      if (!signet_statement_step (statement))
        {
          if (!signet_statement_check (statement, error))
            return FALSE;
          check_head (self);
          break;
        }

      signet_audit_chain_read_row (statement, &row, seal);
      if (fits (self, self->seal, &row, row.id, seal))
        pass (self, &row, seal);
      else
        find_fault (self, &row, seal);
      n_rows++;
    }

  return TRUE;
}

/*
 * GObject
 */

static void
signet_audit_check_finalize (GObject *object)
{
  SignetAuditCheck *self = SIGNET_AUDIT_CHECK (object);

  g_clear_object (&self->store);
  g_free (self->noted);

  G_OBJECT_CLASS (signet_audit_check_parent_class)->finalize (object);
}

static void
signet_audit_check_class_init (SignetAuditCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_audit_check_finalize;
}

static void
signet_audit_check_init (SignetAuditCheck *self)
{
}

/*
 * Public
 */

/**
 * signet_audit_check_new:
 * @store: a store without a transaction
 * @mac: what seals entries, which has to outlive the check
 *
 * Returns: (transfer full): a check that begins with the oldest entry
 */
SignetAuditCheck *
signet_audit_check_new (SignetStore    *store,
                        SignetAuditMac *mac)
{
  SignetAuditCheck *self;

  g_return_val_if_fail (SIGNET_IS_STORE (store), NULL);
  g_return_val_if_fail (mac != NULL, NULL);

  self = g_object_new (SIGNET_TYPE_AUDIT_CHECK, NULL);
  self->store = g_object_ref (store);
  self->mac = mac;

  return self;
}

/**
 * signet_audit_check_resume:
 * @self: a check that was not run yet
 * @position: what [method@Signet.AuditCheck.to_position] gave, or something else
 *
 * Goes on where another check stopped.
 *
 * Returns: whether @position is one
 */
gboolean
signet_audit_check_resume (SignetAuditCheck *self,
                           const char       *position)
{
  g_auto(GStrv) parts = NULL;
  guint64 last;
  guint64 n_checked;

  g_return_val_if_fail (SIGNET_IS_AUDIT_CHECK (self), FALSE);
  g_return_val_if_fail (position != NULL, FALSE);

  parts = g_strsplit (position, ".", 4);
  if (g_strv_length (parts) != 3 ||
      !g_ascii_string_to_unsigned (parts[0], 10, 1, G_MAXINT64, &last, NULL) ||
      !g_ascii_string_to_unsigned (parts[1], 10, 1, G_MAXINT64, &n_checked, NULL) ||
      !from_text (parts[2], self->seal))
    return FALSE;

  self->last = (gint64) last;
  self->n_checked = (gint64) n_checked;

  return TRUE;
}

/**
 * signet_audit_check_to_position:
 * @self: a check
 *
 * Returns: (transfer full): where it stopped
 */
char *
signet_audit_check_to_position (SignetAuditCheck *self)
{
  g_autofree char *seal = NULL;

  g_return_val_if_fail (SIGNET_IS_AUDIT_CHECK (self), NULL);

  seal = to_text (self->seal);

  return g_strdup_printf ("%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT ".%s",
                          self->last, self->n_checked, seal);
}

/**
 * signet_audit_check_set_noted:
 * @self: a check that was not run yet
 * @seal: what [method@Signet.AuditCheck.get_head] gave some time ago
 *
 * Looks for a head that was noted outside of the database. If it is not in the log any more,
 * the database was put back to what it was before.
 */
void
signet_audit_check_set_noted (SignetAuditCheck *self,
                              const char       *seal)
{
  g_autofree char *start = NULL;

  g_return_if_fail (SIGNET_IS_AUDIT_CHECK (self));
  g_return_if_fail (seal != NULL);

  g_free (self->noted);
  self->noted = g_ascii_strdown (seal, -1);
  /* The head of a log that was still empty is before all entries. */
  start = to_text (self->seal);
  self->noted_found = g_str_equal (start, self->noted);
}

/**
 * signet_audit_check_run:
 * @self: a check that is not done
 * @most: how many entries to look at, 0 for all
 * @error: return location for a storage error
 *
 * Checks the next entries, all of them as they are at one moment.
 *
 * Returns: whether they could be read
 */
gboolean
signet_audit_check_run (SignetAuditCheck  *self,
                        guint              most,
                        GError           **error)
{
  gboolean read;

  g_return_val_if_fail (SIGNET_IS_AUDIT_CHECK (self), FALSE);
  g_return_val_if_fail (!self->done, FALSE);

  if (!signet_store_execute (self->store, "BEGIN", error))
    return FALSE;

  read = run_locked (self, most, error);
  signet_store_execute (self->store, "COMMIT", NULL);

  return read;
}

/**
 * signet_audit_check_get_done:
 * @self: a check
 *
 * Returns: whether it came to the end of the log or to a fault
 */
gboolean
signet_audit_check_get_done (SignetAuditCheck *self)
{
  g_return_val_if_fail (SIGNET_IS_AUDIT_CHECK (self), FALSE);

  return self->done;
}

/**
 * signet_audit_check_get_noted:
 * @self: a check
 *
 * Returns: whether the head that was noted was found
 */
gboolean
signet_audit_check_get_noted (SignetAuditCheck *self)
{
  g_return_val_if_fail (SIGNET_IS_AUDIT_CHECK (self), FALSE);

  return self->noted_found;
}

/**
 * signet_audit_check_get_n_checked:
 * @self: a check
 *
 * Returns: how many entries were found right, also in the runs before
 */
gint64
signet_audit_check_get_n_checked (SignetAuditCheck *self)
{
  g_return_val_if_fail (SIGNET_IS_AUDIT_CHECK (self), 0);

  return self->n_checked;
}

/**
 * signet_audit_check_get_n_entries:
 * @self: a check that was run
 *
 * Returns: how many entries there have to be; only as true as the head is sound
 */
gint64
signet_audit_check_get_n_entries (SignetAuditCheck *self)
{
  g_return_val_if_fail (SIGNET_IS_AUDIT_CHECK (self), 0);

  return self->head.n_entries;
}

/**
 * signet_audit_check_get_begun:
 * @self: a check that was run
 *
 * Returns: when the chain was begun, in Unix seconds, 0 if the head is not sound
 */
gint64
signet_audit_check_get_begun (SignetAuditCheck *self)
{
  g_return_val_if_fail (SIGNET_IS_AUDIT_CHECK (self), 0);

  return self->head.sound ? self->head.begun : 0;
}

/**
 * signet_audit_check_get_n_adopted:
 * @self: a check that was run
 *
 * Returns: how many entries were there before the chain was begun
 */
gint64
signet_audit_check_get_n_adopted (SignetAuditCheck *self)
{
  g_return_val_if_fail (SIGNET_IS_AUDIT_CHECK (self), 0);

  return self->head.sound ? self->head.n_adopted : 0;
}

/**
 * signet_audit_check_get_head:
 * @self: a check
 *
 * Returns: (transfer full): the seal of the last entry that is right, in hexadecimal digits
 */
char *
signet_audit_check_get_head (SignetAuditCheck *self)
{
  g_return_val_if_fail (SIGNET_IS_AUDIT_CHECK (self), NULL);

  return to_text (self->seal);
}

/**
 * signet_audit_check_get_fault:
 * @self: a check
 * @first: (out) (optional): the number of the first entry that is concerned, 0 for none
 * @last: (out) (optional): the number of the last one; of one that was moved, where it was
 *
 * Returns: what is wrong
 */
SignetAuditFault
signet_audit_check_get_fault (SignetAuditCheck *self,
                              gint64           *first,
                              gint64           *last)
{
  g_return_val_if_fail (SIGNET_IS_AUDIT_CHECK (self), SIGNET_AUDIT_FAULT_NONE);

  if (first != NULL)
    *first = self->fault_first;
  if (last != NULL)
    *last = self->fault_last;

  return self->fault;
}

/* signet-bulk-change-run.c: carries out one change to many credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-bulk-change-private.h"

#include "signet-error.h"
#include "signet-text.h"

/* How many changes are on their way at the same time. The built-in issuer writes one after the
 * other, and from 1 to 8 at a time each took the same (2 ms at best, measured with 10,000
 * credentials). Two hide the way there and back to an issuer elsewhere, leave connections for
 * what else is asked, and are soon through when the rest is cancelled.
 */
#define AT_ONCE 2

/* How long changes wait before the list tells all of them in one step, in microseconds. */
#define PUBLISH_INTERVAL G_USEC_PER_SEC

/* One credential on its way. */
typedef struct
{
  SignetBulkChange *change; /* (owned) */
  SignetBulkItem *item;     /* (owned) */
  gboolean again;           /* whether it was fetched fresh and sent a second time */
} Step;

static void send_step (Step *step);

/*
 * Helpers
 */

static void
free_step (Step *step)
{
  g_object_unref (step->change);
  g_object_unref (step->item);
  g_free (step);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Step, free_step)

/* Whether every other credential would meet with the same. */
static gboolean
concerns_all (const GError *error)
{
  if (error->domain != SIGNET_ERROR)
    return FALSE;

  switch ((SignetError) error->code)
    {
    case SIGNET_ERROR_OFFLINE:
    case SIGNET_ERROR_UNREACHABLE:
    case SIGNET_ERROR_TIMED_OUT:
    case SIGNET_ERROR_INTERRUPTED:
    case SIGNET_ERROR_TLS:
    case SIGNET_ERROR_UNAUTHORIZED:
    case SIGNET_ERROR_RATE_LIMITED:
    case SIGNET_ERROR_STORAGE_FULL:
    case SIGNET_ERROR_STORAGE_READ_ONLY:
    case SIGNET_ERROR_STORAGE_CORRUPT:
    case SIGNET_ERROR_STORAGE_TOO_NEW:
    case SIGNET_ERROR_STORAGE_LOCKED:
    case SIGNET_ERROR_KEY_MISSING:
    case SIGNET_ERROR_PORT_TAKEN:
    case SIGNET_ERROR_SOCKET:
    case SIGNET_ERROR_NOT_INSTALLED:
      return TRUE;
    case SIGNET_ERROR_FAILED:
    case SIGNET_ERROR_INVALID:
    case SIGNET_ERROR_MALFORMED:
    case SIGNET_ERROR_FORBIDDEN:
    case SIGNET_ERROR_NOT_FOUND:
    case SIGNET_ERROR_CONFLICT:
    case SIGNET_ERROR_CHANGED:
    case SIGNET_ERROR_SERVER:
    case SIGNET_ERROR_KEYRING_ABSENT:
    case SIGNET_ERROR_KEYRING_LOCKED:
    case SIGNET_ERROR_KEYRING_REFUSED:
    default:
      return FALSE;
    }
}

static gboolean
all_secrets_end_at (SignetCredential *credential,
                    gint64            expires)
{
  for (guint i = 0; i < signet_credential_get_n_secrets (credential); i++)
    {
      SignetSecretInfo *secret = signet_credential_get_secret (credential, i);

      if (signet_secret_info_get_expires (secret) != expires)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_as_wished (SignetBulkChange *self,
              SignetCredential *credential)
{
  switch (self->kind)
    {
    case SIGNET_BULK_KIND_ACTIVATE:
      return signet_credential_get_active (credential);
    case SIGNET_BULK_KIND_DEACTIVATE:
      return !signet_credential_get_active (credential);
    case SIGNET_BULK_KIND_SET_OWNER:
      return g_str_equal (signet_credential_get_owner (credential), self->owner);
    case SIGNET_BULK_KIND_SET_EXPIRY:
      return all_secrets_end_at (credential, self->expires);
    case SIGNET_BULK_KIND_DELETE:
    default:
      return FALSE;
    }
}

static SignetDraft *
make_draft (SignetBulkChange *self,
            SignetCredential *credential)
{
  SignetDraft *draft = signet_draft_new_from_credential (credential);

  if (self->kind == SIGNET_BULK_KIND_SET_OWNER)
    signet_draft_set_owner (draft, self->owner);
  else
    signet_draft_set_active (draft, self->kind == SIGNET_BULK_KIND_ACTIVATE);

  return draft;
}

/* The person sees the list behind and shall see that something happens, but the list has a lot
 * to do each time that it changes.
 */
static void
publish_in_time (SignetBulkChange *self)
{
  SignetCredentialList *credentials = signet_connection_get_credentials (self->connection);
  gint64 now = g_get_monotonic_time ();

  if (now - self->published < PUBLISH_INTERVAL)
    return;

  self->published = now;
  signet_credential_list_thaw (credentials);
  signet_credential_list_freeze (credentials);
}

static void
finish_step (Step *step)
{
  SignetBulkChange *self = step->change;

  self->n_sent--;
  signet_bulk_change_count (self, step->item);
  publish_in_time (self);
  signet_bulk_change_send_more (self);
}

static void
succeed (Step *step)
{
  signet_bulk_item_set_done (step->item, TRUE);
  finish_step (step);
}

/* Takes the error over. */
static void
fail (Step   *step,
      GError *error)
{
  SignetBulkChange *self = step->change;

  if (self->halt == NULL && concerns_all (error))
    self->halt = g_error_copy (error);

  signet_bulk_item_take_error (step->item, error);
  finish_step (step);
}

/*
 * Callbacks
 */

/* Deleted by somebody else is deleted, too. What somebody else changed may have a reason to
 * stay, so that has to be looked at first; whoever tries again has seen how it is now.
 */
static void
look_after_deletion_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr(Step) step = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetCredential) fresh =
    signet_connection_refresh_finish (SIGNET_CONNECTION (source), result, &error);

  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND))
    {
      succeed (step);
      return;
    }

  if (fresh != NULL)
    {
      signet_bulk_item_set_credential (step->item, fresh);
      error = g_error_new_literal (SIGNET_ERROR, SIGNET_ERROR_CHANGED, "Changed meanwhile");
    }
  fail (step, g_steal_pointer (&error));
}

static void
delete_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Step) step = user_data;
  SignetConnection *connection = SIGNET_CONNECTION (source);
  SignetCredential *credential = signet_bulk_item_get_credential (step->item);
  g_autoptr(GError) error = NULL;

  if (signet_connection_delete_finish (connection, result, &error))
    succeed (step);
  else if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED) ||
           g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND))
    signet_connection_refresh_async (connection, signet_credential_get_client_id (credential),
                                     NULL, look_after_deletion_cb, g_steal_pointer (&step));
  else
    fail (step, g_steal_pointer (&error));
}

/* What is wished does not depend on what the credential was, so it is wished again. */
static void
look_after_edit_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr(Step) step = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetCredential) fresh =
    signet_connection_refresh_finish (SIGNET_CONNECTION (source), result, &error);

  if (fresh == NULL)
    {
      fail (step, g_steal_pointer (&error));
      return;
    }

  signet_bulk_item_set_credential (step->item, fresh);
  if (is_as_wished (step->change, fresh))
    {
      signet_bulk_item_set_done (step->item, FALSE);
      finish_step (step);
      return;
    }

  step->again = TRUE;
  send_step (g_steal_pointer (&step));
}

/* Takes the step over, and the two that a change ended with: one of them is %NULL. */
static void
take_answer (Step             *owned,
             SignetCredential *credential,
             GError           *error)
{
  g_autoptr(Step) step = owned;
  SignetConnection *connection = step->change->connection;
  SignetCredential *old = signet_bulk_item_get_credential (step->item);

  if (credential != NULL)
    {
      signet_bulk_item_set_credential (step->item, credential);
      g_object_unref (credential);
      succeed (step);
    }
  else if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED) && !step->again)
    {
      g_error_free (error);
      signet_connection_refresh_async (connection, signet_credential_get_client_id (old), NULL,
                                       look_after_edit_cb, g_steal_pointer (&step));
    }
  else
    fail (step, error);
}

static void
edit_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GError *error = NULL;
  SignetCredential *credential =
    signet_connection_edit_finish (SIGNET_CONNECTION (source), result, NULL, &error);

  take_answer (user_data, credential, error);
}

static void
set_expiry_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  GError *error = NULL;
  SignetCredential *credential =
    signet_connection_set_expiry_finish (SIGNET_CONNECTION (source), result, &error);

  take_answer (user_data, credential, error);
}

/* Takes the step over. The cancellable is not given on: what is on its way would be of unknown
 * fate.
 */
static void
send_step (Step *step)
{
  SignetBulkChange *self = step->change;
  SignetCredential *credential = signet_bulk_item_get_credential (step->item);
  g_autoptr(SignetDraft) draft = NULL;

  if (self->kind == SIGNET_BULK_KIND_DELETE)
    {
      signet_connection_delete_async (self->connection, credential, NULL, delete_cb, step);
      return;
    }

  if (self->kind == SIGNET_BULK_KIND_SET_EXPIRY)
    {
      signet_connection_set_expiry_async (self->connection, credential, self->expires, NULL,
                                          set_expiry_cb, step);
      return;
    }

  draft = make_draft (self, credential);
  signet_connection_edit_async (self->connection, credential, draft, NULL, edit_cb, step);
}

static void
send (SignetBulkChange *self,
      SignetBulkItem   *item)
{
  Step *step = g_new0 (Step, 1);

  step->change = g_object_ref (self);
  step->item = g_object_ref (item);
  self->n_sent++;
  send_step (step);
}

/* Gives the next item that a request is needed for. */
static SignetBulkItem *
take_next (SignetBulkChange *self)
{
  GCancellable *cancellable = g_task_get_cancellable (self->task);

  while (self->next < self->items->len && self->halt == NULL &&
         !g_cancellable_is_cancelled (cancellable))
    {
      SignetBulkItem *item = g_ptr_array_index (self->items, self->next++);

      if (signet_bulk_item_get_outcome (item) == SIGNET_BULK_OUTCOME_DONE)
        continue;
      if (!is_as_wished (self, signet_bulk_item_get_credential (item)))
        return item;

      signet_bulk_item_set_done (item, FALSE);
      signet_bulk_change_count (self, item);
    }

  return NULL;
}

/*
 * Public
 */

/**
 * signet_bulk_change_send_more:
 * @self: a bulk change that runs
 *
 * Sends as much as may be on its way at the same time, and ends when nothing is left to be sent
 * or answered.
 */
void
signet_bulk_change_send_more (SignetBulkChange *self)
{
  g_return_if_fail (SIGNET_IS_BULK_CHANGE (self));

  g_object_freeze_notify (G_OBJECT (self));
  while (self->n_sent < AT_ONCE)
    {
      SignetBulkItem *item = take_next (self);

      if (item == NULL)
        break;

      send (self, item);
    }
  g_object_thaw_notify (G_OBJECT (self));

  if (self->n_sent == 0)
    signet_bulk_change_end (self);
}

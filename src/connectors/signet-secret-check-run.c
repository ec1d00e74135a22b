/* signet-secret-check-run.c: asks for one secret after the other
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-secret-check-private.h"

#include "signet-error.h"

/* How many questions are on their way at the same time. It hides the way there and back to the
 * issuer, leaves connections for what else is asked, and is soon through when the rest is
 * cancelled.
 */
#define AT_ONCE 4

/* One secret on its way. */
typedef struct
{
  SignetSecretCheck *check;    /* (owned) */
  SignetSecretCheckItem *item; /* (owned) */
} Step;

static void send_more (SignetSecretCheck *self);

/*
 * Helpers
 */

static void
free_step (Step *step)
{
  g_object_unref (step->check);
  g_object_unref (step->item);
  g_free (step);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Step, free_step)

/* Whether the issuer could say something about the others. */
static gboolean
concerns_one (const GError *error)
{
  return g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_INVALID) ||
         g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED) ||
         g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_SERVER);
}

static void
note_done (SignetSecretCheck *self)
{
  signet_secret_check_set_done (self, self->n_done + 1);
}

/* The issuer cannot be asked about the rest, which nobody knows anything of then. */
static void
fail_rest (SignetSecretCheck *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (; self->next < n_items; self->next++)
    {
      g_autoptr(SignetSecretCheckItem) item =
        g_list_model_get_item (G_LIST_MODEL (self->items), self->next);

      signet_secret_check_item_take_error (item, self->halt);
      note_done (self);
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  return g_utf8_collate (signet_secret_check_item_get_display_name ((gpointer) a),
                         signet_secret_check_item_get_display_name ((gpointer) b));
}

static void
fill (SignetSecretCheck *self,
      GPtrArray         *kept)
{
  SignetCredentialList *credentials = signet_connection_get_credentials (self->connection);
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < kept->len; i++)
    {
      SignetKeptSecret *one = g_ptr_array_index (kept, i);
      SignetCredential *credential =
        signet_credential_list_find (credentials, signet_kept_secret_get_client_id (one));

      g_ptr_array_add (items, signet_secret_check_item_new
                                (one, credential != NULL
                                        ? signet_credential_get_display_name (credential)
                                        : signet_kept_secret_get_display_name (one)));
    }

  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  g_list_store_sort (self->items, compare_names, NULL);
}

/*
 * Callbacks
 */

static void
check_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(Step) step = user_data;
  SignetSecretCheck *self = step->check;
  g_autofree char *secret_id = NULL;
  g_autoptr(GError) error = NULL;
  SignetSecretState state;

  self->n_sent--;
  if (signet_connection_check_secret_finish (SIGNET_CONNECTION (source), result, &state,
                                             &secret_id, &error))
    {
      signet_secret_check_item_take_state (step->item, state);
      note_done (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      signet_secret_check_item_take_error (step->item, error);
      note_done (self);
      if (self->halt == NULL && !concerns_one (error))
        self->halt = g_steal_pointer (&error);
    }

  send_more (self);
}

static void
send (SignetSecretCheck     *self,
      SignetSecretCheckItem *item)
{
  SecretValue *secret =
    signet_kept_secret_get_secret (signet_secret_check_item_get_kept (item));
  g_autoptr(GError) error = NULL;
  Step *step;

  if (secret == NULL)
    {
      error = g_error_new_literal (SIGNET_ERROR, SIGNET_ERROR_KEYRING_LOCKED,
                                   "The secret could not be read");
      signet_secret_check_item_take_error (item, error);
      note_done (self);
      return;
    }

  step = g_new0 (Step, 1);
  step->check = g_object_ref (self);
  step->item = g_object_ref (item);
  self->n_sent++;
  signet_connection_check_secret_async (self->connection,
                                        signet_secret_check_item_get_client_id (item), secret,
                                        g_task_get_cancellable (self->task), check_cb, step);
}

static void
send_more (SignetSecretCheck *self)
{
  GListModel *items = G_LIST_MODEL (self->items);
  GCancellable *cancellable = g_task_get_cancellable (self->task);
  GError *error = NULL;

  while (self->halt == NULL && self->n_sent < AT_ONCE &&
         !g_cancellable_is_cancelled (cancellable) &&
         self->next < g_list_model_get_n_items (items))
    {
      g_autoptr(SignetSecretCheckItem) item = g_list_model_get_item (items, self->next++);

      send (self, item);
    }

  if (self->n_sent > 0)
    return;

  if (self->halt != NULL)
    fail_rest (self);
  g_cancellable_set_error_if_cancelled (cancellable, &error);
  signet_secret_check_end (self, error);
}

static void
load_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(SignetSecretCheck) self = user_data;
  GError *error = NULL;
  g_autoptr(GPtrArray) kept =
    signet_connection_load_kept_finish (SIGNET_CONNECTION (source), result, &error);

  if (kept == NULL)
    {
      signet_secret_check_end (self, error);
      return;
    }

  fill (self, kept);
  send_more (self);
}

/*
 * Public
 */

/**
 * signet_secret_check_begin:
 * @self: a check that has its task
 *
 * Reads the keyring and asks for what is in it, then ends the check.
 */
void
signet_secret_check_begin (SignetSecretCheck *self)
{
  g_return_if_fail (SIGNET_IS_SECRET_CHECK (self));

  signet_connection_load_kept_async (self->connection, NULL,
                                     g_task_get_cancellable (self->task),
                                     load_cb, g_object_ref (self));
}

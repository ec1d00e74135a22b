/* signet-secret-check.c: asks what all secrets in the keyring are worth
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-secret-check-private.h"

G_DEFINE_FINAL_TYPE (SignetSecretCheck, signet_secret_check, G_TYPE_OBJECT)

typedef enum
{
  PROP_N_DONE = 1,
  PROP_RUNNING,
  N_PROPS
} SignetSecretCheckProperty;

static GParamSpec *properties[N_PROPS];

/*
 * Helpers
 */

static void
free_array (gpointer data)
{
  g_ptr_array_unref (data);
}

/*
 * Callbacks
 */

static void
discard_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetSecretCheck *self = g_task_get_source_object (task);
  GPtrArray *items = g_task_get_task_data (task);
  GError *error = NULL;
  guint n_discarded;

  signet_connection_discard_finish (SIGNET_CONNECTION (source), result, &n_discarded, &error);
  g_ptr_array_set_size (items, (int) n_discarded);
  for (guint i = 0; i < n_discarded; i++)
    {
      guint position;

      if (g_list_store_find (self->items, g_ptr_array_index (items, i), &position))
        g_list_store_remove (self->items, position);
    }
  signet_secret_check_set_done (self, MIN (self->n_done,
                                           g_list_model_get_n_items (G_LIST_MODEL (self->items))));

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/*
 * GObject
 */

static void
signet_secret_check_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  SignetSecretCheck *self = SIGNET_SECRET_CHECK (object);

  switch ((SignetSecretCheckProperty) prop_id)
    {
    case PROP_N_DONE:
      g_value_set_uint (value, self->n_done);
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, self->task != NULL);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
signet_secret_check_finalize (GObject *object)
{
  SignetSecretCheck *self = SIGNET_SECRET_CHECK (object);

  g_clear_object (&self->connection);
  g_clear_object (&self->items);
  g_clear_error (&self->halt);

  G_OBJECT_CLASS (signet_secret_check_parent_class)->finalize (object);
}

static void
signet_secret_check_class_init (SignetSecretCheckClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = signet_secret_check_get_property;
  object_class->finalize = signet_secret_check_finalize;

  /**
   * SignetSecretCheck:n-done:
   *
   * How many were checked, or could not be.
   */
  properties[PROP_N_DONE] =
    g_param_spec_uint ("n-done", NULL, NULL, 0, G_MAXUINT, 0, read);

  /**
   * SignetSecretCheck:running:
   *
   * Whether it is under way.
   */
  properties[PROP_RUNNING] =
    g_param_spec_boolean ("running", NULL, NULL, FALSE, read);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_secret_check_init (SignetSecretCheck *self)
{
  self->items = g_list_store_new (SIGNET_TYPE_SECRET_CHECK_ITEM);
}

/*
 * Public
 */

/**
 * signet_secret_check_new:
 * @connection: a connection that can check secrets
 *
 * Returns: (transfer full): a check that has not begun
 */
SignetSecretCheck *
signet_secret_check_new (SignetConnection *connection)
{
  SignetSecretCheck *self;

  g_return_val_if_fail (SIGNET_IS_CONNECTION (connection), NULL);

  self = g_object_new (SIGNET_TYPE_SECRET_CHECK, NULL);
  self->connection = g_object_ref (connection);

  return self;
}

/**
 * signet_secret_check_get_connection:
 * @self: a check
 *
 * Returns: (transfer none): whose secrets are checked
 */
SignetConnection *
signet_secret_check_get_connection (SignetSecretCheck *self)
{
  g_return_val_if_fail (SIGNET_IS_SECRET_CHECK (self), NULL);

  return self->connection;
}

/**
 * signet_secret_check_get_items:
 * @self: a check
 *
 * Returns: (transfer none): a list of [class@Signet.SecretCheckItem], by name, which is empty until
 *   the keyring was read
 */
GListModel *
signet_secret_check_get_items (SignetSecretCheck *self)
{
  g_return_val_if_fail (SIGNET_IS_SECRET_CHECK (self), NULL);

  return G_LIST_MODEL (self->items);
}

/**
 * signet_secret_check_get_n_done:
 * @self: a check
 *
 * Returns: how many were checked, or could not be
 */
guint
signet_secret_check_get_n_done (SignetSecretCheck *self)
{
  g_return_val_if_fail (SIGNET_IS_SECRET_CHECK (self), 0);

  return self->n_done;
}

/**
 * signet_secret_check_get_n_problems:
 * @self: a check
 *
 * Returns: how many a person should look at
 */
guint
signet_secret_check_get_n_problems (SignetSecretCheck *self)
{
  guint n_problems = 0;

  g_return_val_if_fail (SIGNET_IS_SECRET_CHECK (self), 0);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr(SignetSecretCheckItem) item =
        g_list_model_get_item (G_LIST_MODEL (self->items), i);

      n_problems += signet_secret_check_item_is_problem (item) ? 1 : 0;
    }

  return n_problems;
}

/**
 * signet_secret_check_dup_useless:
 * @self: a check
 *
 * Returns: (transfer full) (element-type SignetSecretCheckItem): those that nothing can make work
 *   again
 */
GPtrArray *
signet_secret_check_dup_useless (SignetSecretCheck *self)
{
  g_autoptr(GPtrArray) useless = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (SIGNET_IS_SECRET_CHECK (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr(SignetSecretCheckItem) item =
        g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (signet_secret_check_item_is_useless (item))
        g_ptr_array_add (useless, g_steal_pointer (&item));
    }

  return g_steal_pointer (&useless);
}

/**
 * signet_secret_check_get_running:
 * @self: a check
 *
 * Returns: whether it is under way
 */
gboolean
signet_secret_check_get_running (SignetSecretCheck *self)
{
  g_return_val_if_fail (SIGNET_IS_SECRET_CHECK (self), FALSE);

  return self->task != NULL;
}

/**
 * signet_secret_check_run_async:
 * @self: a check that is not under way
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Reads what the keyring has for the connection, which may have the person unlock it, once, and
 * asks the issuer about each. It can be run again.
 */
void
signet_secret_check_run_async (SignetSecretCheck   *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (SIGNET_IS_SECRET_CHECK (self));
  g_return_if_fail (self->task == NULL);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, signet_secret_check_run_async);
  g_list_store_remove_all (self->items);
  self->next = 0;
  signet_secret_check_set_done (self, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);

  signet_secret_check_begin (self);
}

/**
 * signet_secret_check_run_finish:
 * @self: a check
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] of the keyring or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.SecretCheck.run_async]. That an issuer cannot be asked stands with each
 * item.
 *
 * Returns: whether all were asked for
 */
gboolean
signet_secret_check_run_finish (SignetSecretCheck  *self,
                                GAsyncResult       *result,
                                GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * signet_secret_check_remove_async:
 * @self: a check that is not under way
 * @items: (element-type SignetSecretCheckItem): some of its items
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Removes secrets from the keyring, and from the list what is gone.
 */
void
signet_secret_check_remove_async (SignetSecretCheck   *self,
                                  GPtrArray           *items,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GPtrArray) kept = NULL;
  GPtrArray *removed;

  g_return_if_fail (SIGNET_IS_SECRET_CHECK (self));
  g_return_if_fail (items != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_secret_check_remove_async);
  g_task_set_check_cancellable (task, FALSE);
  kept = g_ptr_array_new_with_free_func ((GDestroyNotify) signet_kept_secret_unref);
  removed = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < items->len; i++)
    {
      SignetSecretCheckItem *item = g_ptr_array_index (items, i);

      g_ptr_array_add (removed, g_object_ref (item));
      g_ptr_array_add (kept,
                       signet_kept_secret_ref (signet_secret_check_item_get_kept (item)));
    }
  g_task_set_task_data (task, removed, free_array);

  signet_connection_discard_async (self->connection, kept, cancellable,
                                   discard_cb, g_object_ref (task));
}

/**
 * signet_secret_check_remove_finish:
 * @self: a check
 * @result: what the callback was given
 * @n_removed: (out) (optional): how many are gone
 * @error: return location for a [error@Signet.Error] of the keyring or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.SecretCheck.remove_async].
 *
 * Returns: whether all of them are gone
 */
gboolean
signet_secret_check_remove_finish (SignetSecretCheck  *self,
                                   GAsyncResult       *result,
                                   guint              *n_removed,
                                   GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (n_removed != NULL)
    *n_removed = ((GPtrArray *) g_task_get_task_data (G_TASK (result)))->len;

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * signet_secret_check_set_done:
 * @self: a check
 * @n_done: how many were checked, or could not be
 *
 * Tells how far it is.
 */
void
signet_secret_check_set_done (SignetSecretCheck *self,
                              guint              n_done)
{
  g_return_if_fail (SIGNET_IS_SECRET_CHECK (self));

  if (self->n_done == n_done)
    return;

  self->n_done = n_done;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_DONE]);
}

/**
 * signet_secret_check_end:
 * @self: a check that is under way
 * @error: (nullable) (transfer full): why not all were asked for
 *
 * Ends it.
 */
void
signet_secret_check_end (SignetSecretCheck *self,
                         GError            *error)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (SIGNET_IS_SECRET_CHECK (self));

  task = g_steal_pointer (&self->task);
  g_clear_error (&self->halt);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

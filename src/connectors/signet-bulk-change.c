/* signet-bulk-change.c: one change to many credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-bulk-change.h"

#include "signet-bulk-change-private.h"
#include "signet-text.h"

/* Knows for each credential what became of it. A run sends what is not done yet, a few at a
 * time (signet-bulk-change-run.c); the next one sends what the first left over.
 */
G_DEFINE_FINAL_TYPE (SignetBulkChange, signet_bulk_change, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (SignetBulkKind, signet_bulk_kind,
                    G_DEFINE_ENUM_VALUE (SIGNET_BULK_KIND_ACTIVATE, "activate"),
                    G_DEFINE_ENUM_VALUE (SIGNET_BULK_KIND_DEACTIVATE, "deactivate"),
                    G_DEFINE_ENUM_VALUE (SIGNET_BULK_KIND_DELETE, "delete"),
                    G_DEFINE_ENUM_VALUE (SIGNET_BULK_KIND_SET_OWNER, "set-owner"),
                    G_DEFINE_ENUM_VALUE (SIGNET_BULK_KIND_SET_EXPIRY, "set-expiry"))

typedef enum
{
  PROP_KIND = 1,
  PROP_N_TOTAL,
  PROP_N_DONE,
  PROP_N_FAILED,
  PROP_RUNNING,
  N_PROPS
} SignetBulkChangeProperty;

static GParamSpec *properties[N_PROPS];

/*
 * Helpers
 */

/* Gives a fresh start to what is not done. */
static void
reset_rest (SignetBulkChange *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      SignetBulkItem *item = g_ptr_array_index (self->items, i);

      if (signet_bulk_item_get_outcome (item) != SIGNET_BULK_OUTCOME_DONE)
        signet_bulk_item_reset (item);
    }

  g_clear_error (&self->halt);
  self->next = 0;
  if (self->n_failed != 0)
    {
      self->n_failed = 0;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FAILED]);
    }
}

static const GError *
find_first_error (SignetBulkChange *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const GError *error = signet_bulk_item_get_error (g_ptr_array_index (self->items, i));

      if (error != NULL)
        return error;
    }

  return NULL;
}

/*
 * GObject
 */

static void
signet_bulk_change_finalize (GObject *object)
{
  SignetBulkChange *self = SIGNET_BULK_CHANGE (object);

  g_clear_object (&self->connection);
  g_clear_pointer (&self->owner, g_free);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_error (&self->halt);

  G_OBJECT_CLASS (signet_bulk_change_parent_class)->finalize (object);
}

static void
signet_bulk_change_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  SignetBulkChange *self = SIGNET_BULK_CHANGE (object);

  switch ((SignetBulkChangeProperty) property_id)
    {
    case PROP_KIND:
      g_value_set_enum (value, (int) signet_bulk_change_get_kind (self));
      break;

    case PROP_N_TOTAL:
      g_value_set_uint (value, signet_bulk_change_get_n_total (self));
      break;

    case PROP_N_DONE:
      g_value_set_uint (value, signet_bulk_change_get_n_done (self));
      break;

    case PROP_N_FAILED:
      g_value_set_uint (value, signet_bulk_change_get_n_failed (self));
      break;

    case PROP_RUNNING:
      g_value_set_boolean (value, signet_bulk_change_get_running (self));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_bulk_change_class_init (SignetBulkChangeClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = signet_bulk_change_finalize;
  object_class->get_property = signet_bulk_change_get_property;

  /**
   * SignetBulkChange:kind:
   *
   * What is done to each credential.
   */
  properties[PROP_KIND] =
    g_param_spec_enum ("kind", NULL, NULL, SIGNET_TYPE_BULK_KIND, SIGNET_BULK_KIND_ACTIVATE,
                       flags);

  /**
   * SignetBulkChange:n-total:
   *
   * How many credentials it is about.
   */
  properties[PROP_N_TOTAL] =
    g_param_spec_uint ("n-total", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * SignetBulkChange:n-done:
   *
   * How many of them are as it was wished.
   */
  properties[PROP_N_DONE] =
    g_param_spec_uint ("n-done", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * SignetBulkChange:n-failed:
   *
   * How many of them were tried in vain.
   */
  properties[PROP_N_FAILED] =
    g_param_spec_uint ("n-failed", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * SignetBulkChange:running:
   *
   * Whether it is being carried out.
   */
  properties[PROP_RUNNING] =
    g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_bulk_change_init (SignetBulkChange *self)
{
  self->owner = g_strdup ("");
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/*
 * Public
 */

/**
 * signet_bulk_change_new:
 * @connection: where the credentials are
 * @kind: what to do to each
 * @credentials: (element-type SignetCredential): the credentials as they were seen
 *
 * Returns: (transfer full): a change that does nothing before it is run
 */
SignetBulkChange *
signet_bulk_change_new (SignetConnection *connection,
                        SignetBulkKind    kind,
                        GPtrArray        *credentials)
{
  SignetBulkChange *self;

  g_return_val_if_fail (SIGNET_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (credentials != NULL, NULL);

  self = g_object_new (SIGNET_TYPE_BULK_CHANGE, NULL);
  self->connection = g_object_ref (connection);
  self->kind = kind;
  for (guint i = 0; i < credentials->len; i++)
    g_ptr_array_add (self->items, signet_bulk_item_new (g_ptr_array_index (credentials, i)));

  return self;
}

/**
 * signet_bulk_change_get_connection:
 * @self: a bulk change
 *
 * Returns: (transfer none): where the credentials are
 */
SignetConnection *
signet_bulk_change_get_connection (SignetBulkChange *self)
{
  g_return_val_if_fail (SIGNET_IS_BULK_CHANGE (self), NULL);

  return self->connection;
}

/**
 * signet_bulk_change_get_kind:
 * @self: a bulk change
 *
 * Returns: what is done to each credential
 */
SignetBulkKind
signet_bulk_change_get_kind (SignetBulkChange *self)
{
  g_return_val_if_fail (SIGNET_IS_BULK_CHANGE (self), SIGNET_BULK_KIND_ACTIVATE);

  return self->kind;
}

/**
 * signet_bulk_change_get_owner:
 * @self: a bulk change
 *
 * Returns: who shall answer for the credentials, empty for nobody
 */
const char *
signet_bulk_change_get_owner (SignetBulkChange *self)
{
  g_return_val_if_fail (SIGNET_IS_BULK_CHANGE (self), NULL);

  return self->owner;
}

/**
 * signet_bulk_change_set_owner:
 * @self: a bulk change of the kind %SIGNET_BULK_KIND_SET_OWNER that does not run
 * @owner: (nullable): who shall answer for the credentials, empty or %NULL for nobody
 *
 * Says what to set. White space at either end does not count.
 */
void
signet_bulk_change_set_owner (SignetBulkChange *self,
                              const char       *owner)
{
  g_return_if_fail (SIGNET_IS_BULK_CHANGE (self));
  g_return_if_fail (self->kind == SIGNET_BULK_KIND_SET_OWNER);
  g_return_if_fail (self->task == NULL);

  g_free (self->owner);
  self->owner = signet_text_strip (owner);
}

/**
 * signet_bulk_change_get_expires:
 * @self: a bulk change
 *
 * Returns: when the live secrets of the credentials shall end, in Unix seconds, 0 for never
 */
gint64
signet_bulk_change_get_expires (SignetBulkChange *self)
{
  g_return_val_if_fail (SIGNET_IS_BULK_CHANGE (self), 0);

  return self->expires;
}

/**
 * signet_bulk_change_set_expires:
 * @self: a bulk change of the kind %SIGNET_BULK_KIND_SET_EXPIRY that does not run
 * @expires: when the live secrets of the credentials shall end, in Unix seconds, 0 for never
 *
 * Says what to set.
 */
void
signet_bulk_change_set_expires (SignetBulkChange *self,
                                gint64            expires)
{
  g_return_if_fail (SIGNET_IS_BULK_CHANGE (self));
  g_return_if_fail (self->kind == SIGNET_BULK_KIND_SET_EXPIRY);
  g_return_if_fail (self->task == NULL);

  self->expires = expires;
}

/**
 * signet_bulk_change_get_n_total:
 * @self: a bulk change
 *
 * Returns: how many credentials it is about
 */
guint
signet_bulk_change_get_n_total (SignetBulkChange *self)
{
  g_return_val_if_fail (SIGNET_IS_BULK_CHANGE (self), 0);

  return self->items->len;
}

/**
 * signet_bulk_change_get_n_done:
 * @self: a bulk change
 *
 * Returns: how many credentials are as it was wished
 */
guint
signet_bulk_change_get_n_done (SignetBulkChange *self)
{
  g_return_val_if_fail (SIGNET_IS_BULK_CHANGE (self), 0);

  return self->n_done;
}

/**
 * signet_bulk_change_get_n_failed:
 * @self: a bulk change
 *
 * Returns: how many credentials were tried in vain. All that are neither done nor failed were
 *   not tried.
 */
guint
signet_bulk_change_get_n_failed (SignetBulkChange *self)
{
  g_return_val_if_fail (SIGNET_IS_BULK_CHANGE (self), 0);

  return self->n_failed;
}

/**
 * signet_bulk_change_get_running:
 * @self: a bulk change
 *
 * Returns: whether it is being carried out
 */
gboolean
signet_bulk_change_get_running (SignetBulkChange *self)
{
  g_return_val_if_fail (SIGNET_IS_BULK_CHANGE (self), FALSE);

  return self->task != NULL;
}

/**
 * signet_bulk_change_get_item:
 * @self: a bulk change
 * @index: the place of a credential among those that were given
 *
 * Returns: (transfer none): that credential, and what became of it
 */
SignetBulkItem *
signet_bulk_change_get_item (SignetBulkChange *self,
                             guint             index)
{
  g_return_val_if_fail (SIGNET_IS_BULK_CHANGE (self), NULL);
  g_return_val_if_fail (index < self->items->len, NULL);

  return g_ptr_array_index (self->items, index);
}

/**
 * signet_bulk_change_run_async:
 * @self: a bulk change that does not run
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Carries it out for every credential that is not done: at first for all, and when it is run
 * again for those that failed or were not tried.
 *
 * A credential that is as it was wished counts as done without being sent. What somebody else
 * changed meanwhile is fetched and sent once more, but not deleted: that fails with
 * %SIGNET_ERROR_CHANGED. An error that every other credential would meet with ends the run.
 *
 * @cancellable lets nothing more be sent. What was sent is waited for, so that afterwards it is
 * known of each credential what became of it.
 */
void
signet_bulk_change_run_async (SignetBulkChange    *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (SIGNET_IS_BULK_CHANGE (self));
  g_return_if_fail (self->task == NULL);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, signet_bulk_change_run_async);
  /* What became of the whole is decided at the end, not by a late cancellation. */
  g_task_set_check_cancellable (self->task, FALSE);

  reset_rest (self);
  self->published = g_get_monotonic_time ();
  signet_credential_list_freeze (signet_connection_get_credentials (self->connection));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  signet_bulk_change_send_more (self);
}

/**
 * signet_bulk_change_run_finish:
 * @self: a bulk change
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED, or the [error@Signet.Error] that ended the
 *   run, or the first one that a credential failed with
 *
 * Ends [method@Signet.BulkChange.run_async].
 *
 * Returns: whether all credentials are as it was wished; if not, the items tell more than @error
 */
gboolean
signet_bulk_change_run_finish (SignetBulkChange  *self,
                               GAsyncResult      *result,
                               GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * signet_bulk_change_dup_undo:
 * @self: a bulk change that does not run
 *
 * Only what it really changed is taken back: what was inactive before it was deactivated stays
 * inactive.
 *
 * Returns: (transfer full) (nullable): the change that takes this one back, %NULL if there is
 *   nothing to take back or no way to do it
 */
SignetBulkChange *
signet_bulk_change_dup_undo (SignetBulkChange *self)
{
  g_autoptr(GPtrArray) credentials = g_ptr_array_new ();
  SignetBulkKind kind;

  g_return_val_if_fail (SIGNET_IS_BULK_CHANGE (self), NULL);

  if (self->kind == SIGNET_BULK_KIND_ACTIVATE)
    kind = SIGNET_BULK_KIND_DEACTIVATE;
  else if (self->kind == SIGNET_BULK_KIND_DEACTIVATE)
    kind = SIGNET_BULK_KIND_ACTIVATE;
  else
    return NULL;

  for (guint i = 0; i < self->items->len; i++)
    {
      SignetBulkItem *item = g_ptr_array_index (self->items, i);

      if (signet_bulk_item_get_changed (item))
        g_ptr_array_add (credentials, signet_bulk_item_get_credential (item));
    }

  if (credentials->len == 0)
    return NULL;

  return signet_bulk_change_new (self->connection, kind, credentials);
}

/**
 * signet_bulk_change_count:
 * @self: a bulk change
 * @item: a credential that is done or failed now
 *
 * Counts it.
 */
void
signet_bulk_change_count (SignetBulkChange *self,
                          SignetBulkItem   *item)
{
  g_return_if_fail (SIGNET_IS_BULK_CHANGE (self));
  g_return_if_fail (SIGNET_IS_BULK_ITEM (item));

  if (signet_bulk_item_get_outcome (item) == SIGNET_BULK_OUTCOME_DONE)
    {
      self->n_done++;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_DONE]);
    }
  else
    {
      self->n_failed++;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FAILED]);
    }
}

/**
 * signet_bulk_change_end:
 * @self: a bulk change that runs
 *
 * Ends the run, and tells the list what waited.
 */
void
signet_bulk_change_end (SignetBulkChange *self)
{
  g_autoptr(GTask) task = NULL;
  const GError *error;

  g_return_if_fail (SIGNET_IS_BULK_CHANGE (self));
  g_return_if_fail (self->task != NULL);

  task = g_steal_pointer (&self->task);
  signet_credential_list_thaw (signet_connection_get_credentials (self->connection));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);

  error = self->halt != NULL ? self->halt : find_first_error (self);
  if (self->n_done == self->items->len)
    g_task_return_boolean (task, TRUE);
  else if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Not all were tried");
  else
    g_task_return_error (task, g_error_copy (error));
}

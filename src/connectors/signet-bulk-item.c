/* signet-bulk-item.c: one credential among many that are changed together
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-bulk-item.h"

struct _SignetBulkItem
{
  GObject parent_instance;

  SignetCredential *credential; /* (owned) */
  GError *error;                /* (owned) (nullable) */
  SignetBulkOutcome outcome;
  gboolean changed;
};

G_DEFINE_FINAL_TYPE (SignetBulkItem, signet_bulk_item, G_TYPE_OBJECT)

/*
 * GObject
 */

static void
signet_bulk_item_finalize (GObject *object)
{
  SignetBulkItem *self = SIGNET_BULK_ITEM (object);

  g_clear_object (&self->credential);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (signet_bulk_item_parent_class)->finalize (object);
}

static void
signet_bulk_item_class_init (SignetBulkItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_bulk_item_finalize;
}

static void
signet_bulk_item_init (SignetBulkItem *self)
{
}

/*
 * Public
 */

/**
 * signet_bulk_item_new:
 * @credential: a credential as it was seen
 *
 * Returns: (transfer full): an item for it that was not tried
 */
SignetBulkItem *
signet_bulk_item_new (SignetCredential *credential)
{
  SignetBulkItem *self;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);

  self = g_object_new (SIGNET_TYPE_BULK_ITEM, NULL);
  self->credential = g_object_ref (credential);

  return self;
}

/**
 * signet_bulk_item_get_credential:
 * @self: an item
 *
 * Returns: (transfer none): the credential as it was last seen
 */
SignetCredential *
signet_bulk_item_get_credential (SignetBulkItem *self)
{
  g_return_val_if_fail (SIGNET_IS_BULK_ITEM (self), NULL);

  return self->credential;
}

/**
 * signet_bulk_item_set_credential:
 * @self: an item
 * @credential: the same credential, as it is now
 *
 * Remembers what it became.
 */
void
signet_bulk_item_set_credential (SignetBulkItem   *self,
                                 SignetCredential *credential)
{
  g_return_if_fail (SIGNET_IS_BULK_ITEM (self));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (credential));

  g_set_object (&self->credential, credential);
}

/**
 * signet_bulk_item_get_outcome:
 * @self: an item
 *
 * Returns: what became of it
 */
SignetBulkOutcome
signet_bulk_item_get_outcome (SignetBulkItem *self)
{
  g_return_val_if_fail (SIGNET_IS_BULK_ITEM (self), SIGNET_BULK_OUTCOME_UNTRIED);

  return self->outcome;
}

/**
 * signet_bulk_item_get_error:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): why it failed, %NULL if it did not
 */
const GError *
signet_bulk_item_get_error (SignetBulkItem *self)
{
  g_return_val_if_fail (SIGNET_IS_BULK_ITEM (self), NULL);

  return self->error;
}

/**
 * signet_bulk_item_get_changed:
 * @self: an item
 *
 * Returns: whether it is done and was something else before
 */
gboolean
signet_bulk_item_get_changed (SignetBulkItem *self)
{
  g_return_val_if_fail (SIGNET_IS_BULK_ITEM (self), FALSE);

  return self->changed;
}

/**
 * signet_bulk_item_reset:
 * @self: an item
 *
 * Forgets what became of it, so that it is tried again.
 */
void
signet_bulk_item_reset (SignetBulkItem *self)
{
  g_return_if_fail (SIGNET_IS_BULK_ITEM (self));

  g_clear_error (&self->error);
  self->outcome = SIGNET_BULK_OUTCOME_UNTRIED;
  self->changed = FALSE;
}

/**
 * signet_bulk_item_set_done:
 * @self: an item
 * @changed: whether it was something else before
 *
 * Notes that it is as it was wished.
 */
void
signet_bulk_item_set_done (SignetBulkItem *self,
                           gboolean        changed)
{
  g_return_if_fail (SIGNET_IS_BULK_ITEM (self));

  g_clear_error (&self->error);
  self->outcome = SIGNET_BULK_OUTCOME_DONE;
  self->changed = changed;
}

/**
 * signet_bulk_item_take_error:
 * @self: an item
 * @error: (transfer full): why it failed
 *
 * Notes that it failed.
 */
void
signet_bulk_item_take_error (SignetBulkItem *self,
                             GError         *error)
{
  g_return_if_fail (SIGNET_IS_BULK_ITEM (self));
  g_return_if_fail (error != NULL);

  g_clear_error (&self->error);
  self->error = error;
  self->outcome = SIGNET_BULK_OUTCOME_FAILED;
  self->changed = FALSE;
}

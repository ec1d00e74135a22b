/* signet-secret-check-item.c: one secret among those that are checked
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-secret-check-item.h"

struct _SignetSecretCheckItem
{
  GObject parent_instance;

  SignetKeptSecret *kept; /* (owned) */
  char *display_name;     /* (owned) of its credential */
  gboolean checked;
  SignetSecretState state; /* if it is checked */
  GError *error;           /* (owned) (nullable) why it could not be checked */
};

G_DEFINE_FINAL_TYPE (SignetSecretCheckItem, signet_secret_check_item, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/*
 * Helpers
 */

static void
change (SignetSecretCheckItem *self,
        gboolean               checked,
        const GError          *error)
{
  g_clear_error (&self->error);
  self->checked = checked;
  self->error = error != NULL ? g_error_copy (error) : NULL;
  g_signal_emit (self, signals[CHANGED], 0);
}

/*
 * GObject
 */

static void
signet_secret_check_item_finalize (GObject *object)
{
  SignetSecretCheckItem *self = SIGNET_SECRET_CHECK_ITEM (object);

  g_clear_pointer (&self->kept, signet_kept_secret_unref);
  g_free (self->display_name);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (signet_secret_check_item_parent_class)->finalize (object);
}

static void
signet_secret_check_item_class_init (SignetSecretCheckItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_secret_check_item_finalize;

  /**
   * SignetSecretCheckItem::changed:
   *
   * Something else is known of it now.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
signet_secret_check_item_init (SignetSecretCheckItem *self)
{
}

/*
 * Public
 */

/**
 * signet_secret_check_item_new:
 * @kept: what was read from the keyring
 * @name: the name of its credential
 *
 * Returns: (transfer full): an item for it that was not checked
 */
SignetSecretCheckItem *
signet_secret_check_item_new (SignetKeptSecret *kept,
                              const char       *name)
{
  SignetSecretCheckItem *self;

  g_return_val_if_fail (kept != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (SIGNET_TYPE_SECRET_CHECK_ITEM, NULL);
  self->kept = signet_kept_secret_ref (kept);
  self->display_name = g_strdup (name);

  return self;
}

/**
 * signet_secret_check_item_get_kept:
 * @self: an item
 *
 * Returns: (transfer none): what was read from the keyring
 */
SignetKeptSecret *
signet_secret_check_item_get_kept (SignetSecretCheckItem *self)
{
  g_return_val_if_fail (SIGNET_IS_SECRET_CHECK_ITEM (self), NULL);

  return self->kept;
}

/**
 * signet_secret_check_item_get_client_id:
 * @self: an item
 *
 * Returns: which credential it belongs to
 */
const char *
signet_secret_check_item_get_client_id (SignetSecretCheckItem *self)
{
  g_return_val_if_fail (SIGNET_IS_SECRET_CHECK_ITEM (self), NULL);

  return signet_kept_secret_get_client_id (self->kept);
}

/**
 * signet_secret_check_item_get_display_name:
 * @self: an item
 *
 * Returns: the name of its credential, or the one that it had
 */
const char *
signet_secret_check_item_get_display_name (SignetSecretCheckItem *self)
{
  g_return_val_if_fail (SIGNET_IS_SECRET_CHECK_ITEM (self), NULL);

  return self->display_name;
}

/**
 * signet_secret_check_item_get_checked:
 * @self: an item
 *
 * Returns: whether the issuer said what it is worth
 */
gboolean
signet_secret_check_item_get_checked (SignetSecretCheckItem *self)
{
  g_return_val_if_fail (SIGNET_IS_SECRET_CHECK_ITEM (self), FALSE);

  return self->checked;
}

/**
 * signet_secret_check_item_get_state:
 * @self: an item that was checked
 *
 * Returns: what it is worth
 */
SignetSecretState
signet_secret_check_item_get_state (SignetSecretCheckItem *self)
{
  g_return_val_if_fail (SIGNET_IS_SECRET_CHECK_ITEM (self), SIGNET_SECRET_STATE_UNKNOWN);

  return self->state;
}

/**
 * signet_secret_check_item_get_error:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): why it could not be checked; %NULL too while nobody tried
 */
const GError *
signet_secret_check_item_get_error (SignetSecretCheckItem *self)
{
  g_return_val_if_fail (SIGNET_IS_SECRET_CHECK_ITEM (self), NULL);

  return self->error;
}

/**
 * signet_secret_check_item_take_state:
 * @self: an item
 * @state: what it is worth
 *
 * Remembers what the issuer said.
 */
void
signet_secret_check_item_take_state (SignetSecretCheckItem *self,
                                     SignetSecretState      state)
{
  g_return_if_fail (SIGNET_IS_SECRET_CHECK_ITEM (self));

  self->state = state;
  change (self, TRUE, NULL);
}

/**
 * signet_secret_check_item_take_error:
 * @self: an item
 * @error: why it could not be checked
 *
 * Remembers that nothing is known of it.
 */
void
signet_secret_check_item_take_error (SignetSecretCheckItem *self,
                                     const GError          *error)
{
  g_return_if_fail (SIGNET_IS_SECRET_CHECK_ITEM (self));
  g_return_if_fail (error != NULL);

  change (self, FALSE, error);
}

/**
 * signet_secret_check_item_is_problem:
 * @self: an item
 *
 * Returns: whether a person should look at it: it does not work, or could not be checked
 */
gboolean
signet_secret_check_item_is_problem (SignetSecretCheckItem *self)
{
  g_return_val_if_fail (SIGNET_IS_SECRET_CHECK_ITEM (self), FALSE);

  return self->error != NULL || (self->checked && self->state != SIGNET_SECRET_STATE_VALID);
}

/**
 * signet_secret_check_item_is_useless:
 * @self: an item
 *
 * Those that are inactive or expired can be made to work again. A wrong one may be the right one of
 * something else.
 *
 * Returns: whether nothing can make it work again
 */
gboolean
signet_secret_check_item_is_useless (SignetSecretCheckItem *self)
{
  g_return_val_if_fail (SIGNET_IS_SECRET_CHECK_ITEM (self), FALSE);

  return self->checked && (self->state == SIGNET_SECRET_STATE_ENDED ||
                           self->state == SIGNET_SECRET_STATE_UNKNOWN);
}

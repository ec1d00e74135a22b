/* signet-changes.c: what was changed at an issuer since it was asked
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-changes.h"

struct _SignetChanges
{
  gint64 counter;
  GPtrArray *credentials; /* (owned) (element-type SignetCredential) */
  GPtrArray *deleted;     /* (owned) (element-type utf8) */
  SignetChangesFlags flags;
};

G_DEFINE_BOXED_TYPE (SignetChanges, signet_changes, signet_changes_ref, signet_changes_unref)

/*
 * Helpers
 */

static void
clear_changes (gpointer data)
{
  SignetChanges *self = data;

  g_ptr_array_unref (self->credentials);
  g_ptr_array_unref (self->deleted);
}

/*
 * Public
 */

/**
 * signet_changes_new:
 * @counter: up to where this tells
 * @credentials: (element-type SignetCredential): what was issued or changed, as it is now
 * @deleted: (element-type utf8): the Client IDs of what was deleted
 * @flags: what was changed besides
 *
 * Returns: (transfer full): changes
 */
SignetChanges *
signet_changes_new (gint64              counter,
                    GPtrArray          *credentials,
                    GPtrArray          *deleted,
                    SignetChangesFlags  flags)
{
  SignetChanges *self;

  g_return_val_if_fail (credentials != NULL, NULL);
  g_return_val_if_fail (deleted != NULL, NULL);

  self = g_atomic_rc_box_new0 (SignetChanges);
  self->counter = counter;
  self->credentials = g_ptr_array_ref (credentials);
  self->deleted = g_ptr_array_ref (deleted);
  self->flags = flags;

  return self;
}

/**
 * signet_changes_ref:
 * @self: changes
 *
 * Returns: (transfer full): the same changes
 */
SignetChanges *
signet_changes_ref (SignetChanges *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * signet_changes_unref:
 * @self: (transfer full): changes
 *
 * Lets go of the changes.
 */
void
signet_changes_unref (SignetChanges *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_changes);
}

/**
 * signet_changes_get_counter:
 * @self: changes
 *
 * Returns: up to where they tell, from where the next question goes on
 */
gint64
signet_changes_get_counter (SignetChanges *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->counter;
}

/**
 * signet_changes_get_credentials:
 * @self: changes
 *
 * Returns: (transfer none) (element-type SignetCredential): what was issued or changed, as it
 *   was when they were asked for
 */
GPtrArray *
signet_changes_get_credentials (SignetChanges *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->credentials;
}

/**
 * signet_changes_get_deleted:
 * @self: changes
 *
 * Returns: (transfer none) (element-type utf8): the Client IDs of what was deleted
 */
GPtrArray *
signet_changes_get_deleted (SignetChanges *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->deleted;
}

/**
 * signet_changes_get_flags:
 * @self: changes
 *
 * Returns: what was changed besides
 */
SignetChangesFlags
signet_changes_get_flags (SignetChanges *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->flags;
}

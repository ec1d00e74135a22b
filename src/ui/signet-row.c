/* signet-row.c: a place in the list, and the credential that stands there
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-row.h"

/* GtkColumnView knows its rows by their objects: another object in the same place costs it a
 * row that is taken apart and put together again. Here the object is the place itself, which
 * stays when another credential comes to stand there.
 */
struct _SignetRow
{
  GObject parent_instance;

  SignetCredential *credential; /* (owned) */
};

G_DEFINE_FINAL_TYPE (SignetRow, signet_row, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/*
 * GObject
 */

static void
signet_row_finalize (GObject *object)
{
  g_clear_object (&SIGNET_ROW (object)->credential);

  G_OBJECT_CLASS (signet_row_parent_class)->finalize (object);
}

static void
signet_row_class_init (SignetRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_row_finalize;

  /**
   * SignetRow::changed:
   * @self: a row
   *
   * Another credential stands there.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
signet_row_init (SignetRow *self)
{
}

/*
 * Public
 */

/**
 * signet_row_new:
 * @credential: what stands there
 *
 * Returns: (transfer full): a place in the list
 */
SignetRow *
signet_row_new (SignetCredential *credential)
{
  SignetRow *self;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);

  self = g_object_new (SIGNET_TYPE_ROW, NULL);
  self->credential = g_object_ref (credential);

  return self;
}

/**
 * signet_row_get_credential:
 * @self: a row
 *
 * Returns: (transfer none): what stands there
 */
SignetCredential *
signet_row_get_credential (SignetRow *self)
{
  g_return_val_if_fail (SIGNET_IS_ROW (self), NULL);

  return self->credential;
}

/**
 * signet_row_set_credential:
 * @self: a row
 * @credential: what stands there now
 *
 * Lets whoever shows the row show @credential.
 */
void
signet_row_set_credential (SignetRow        *self,
                           SignetCredential *credential)
{
  g_return_if_fail (SIGNET_IS_ROW (self));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (credential));

  if (g_set_object (&self->credential, credential))
    g_signal_emit (self, signals[CHANGED], 0);
}

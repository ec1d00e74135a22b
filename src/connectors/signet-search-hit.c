/* signet-search-hit.c: a credential that was found, and where
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-search-hit.h"

struct _SignetSearchHit
{
  SignetConnection *connection; /* (owned) */
  SignetCredential *credential; /* (owned) */
  SignetCatalogue *catalogue;   /* (owned) (nullable) */
};

G_DEFINE_BOXED_TYPE (SignetSearchHit, signet_search_hit,
                     signet_search_hit_ref, signet_search_hit_unref)

/*
 * Helpers
 */

static void
clear_hit (gpointer data)
{
  SignetSearchHit *self = data;

  g_object_unref (self->connection);
  g_object_unref (self->credential);
  g_clear_object (&self->catalogue);
}

/*
 * Public
 */

/**
 * signet_search_hit_new:
 * @connection: where it was found
 * @credential: what was found
 * @catalogue: (nullable): how its APIs and permissions are called
 *
 * Returns: (transfer full): a hit
 */
SignetSearchHit *
signet_search_hit_new (SignetConnection *connection,
                       SignetCredential *credential,
                       SignetCatalogue  *catalogue)
{
  SignetSearchHit *self;

  g_return_val_if_fail (SIGNET_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);
  g_return_val_if_fail (catalogue == NULL || SIGNET_IS_CATALOGUE (catalogue), NULL);

  self = g_rc_box_new0 (SignetSearchHit);
  self->connection = g_object_ref (connection);
  self->credential = g_object_ref (credential);
  g_set_object (&self->catalogue, catalogue);

  return self;
}

/**
 * signet_search_hit_ref:
 * @self: a hit
 *
 * Returns: (transfer full): @self
 */
SignetSearchHit *
signet_search_hit_ref (SignetSearchHit *self)
{
  return g_rc_box_acquire (self);
}

/**
 * signet_search_hit_unref:
 * @self: (transfer full): a hit
 *
 * Lets go of it.
 */
void
signet_search_hit_unref (SignetSearchHit *self)
{
  g_rc_box_release_full (self, clear_hit);
}

/**
 * signet_search_hit_get_connection:
 * @self: a hit
 *
 * Returns: (transfer none): where it was found
 */
SignetConnection *
signet_search_hit_get_connection (SignetSearchHit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->connection;
}

/**
 * signet_search_hit_get_credential:
 * @self: a hit
 *
 * Returns: (transfer none): what was found
 */
SignetCredential *
signet_search_hit_get_credential (SignetSearchHit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->credential;
}

/**
 * signet_search_hit_get_catalogue:
 * @self: a hit
 *
 * Returns: (transfer none) (nullable): how its APIs and permissions are called, if that is known
 */
SignetCatalogue *
signet_search_hit_get_catalogue (SignetSearchHit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->catalogue;
}

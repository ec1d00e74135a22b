/* signet-issuance.c: a secret that was issued just now
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-issuance.h"

#include <openssl/crypto.h>
#include <string.h>

struct _SignetIssuance
{
  SignetCredential *credential; /* (owned) */
  char *secret_id;              /* (owned) */
  char *secret;                 /* (owned) (nullable) */
};

G_DEFINE_BOXED_TYPE (SignetIssuance, signet_issuance, signet_issuance_ref, signet_issuance_unref)

/*
 * Helpers
 */

static void
clear_issuance (gpointer data)
{
  SignetIssuance *self = data;

  if (self->secret != NULL)
    OPENSSL_cleanse (self->secret, strlen (self->secret));
  g_free (self->secret);
  g_free (self->secret_id);
  g_object_unref (self->credential);
}

/*
 * Public
 */

/**
 * signet_issuance_new:
 * @credential: (transfer none): the credential with its new secret
 * @secret_id: the id of that secret
 * @secret: (nullable): the secret itself, %NULL if this only repeats an earlier answer
 *
 * Returns: (transfer full): what came of issuing
 */
SignetIssuance *
signet_issuance_new (SignetCredential *credential,
                     const char       *secret_id,
                     const char       *secret)
{
  SignetIssuance *self;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);
  g_return_val_if_fail (secret_id != NULL, NULL);

  self = g_atomic_rc_box_new0 (SignetIssuance);
  self->credential = g_object_ref (credential);
  self->secret_id = g_strdup (secret_id);
  self->secret = g_strdup (secret);

  return self;
}

/**
 * signet_issuance_ref:
 * @self: an issuance
 *
 * Returns: (transfer full): @self
 */
SignetIssuance *
signet_issuance_ref (SignetIssuance *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * signet_issuance_unref:
 * @self: (transfer full): an issuance
 *
 * Gives up one reference. The last one wipes the secret.
 */
void
signet_issuance_unref (SignetIssuance *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_issuance);
}

/**
 * signet_issuance_get_credential:
 * @self: an issuance
 *
 * Returns: (transfer none): the credential as it is now
 */
SignetCredential *
signet_issuance_get_credential (SignetIssuance *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->credential;
}

/**
 * signet_issuance_get_secret_id:
 * @self: an issuance
 *
 * Returns: the id of the secret that was issued
 */
const char *
signet_issuance_get_secret_id (SignetIssuance *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->secret_id;
}

/**
 * signet_issuance_get_secret:
 * @self: an issuance
 *
 * Returns: (nullable): the secret, which is nowhere else; %NULL if the same request was
 *   answered before
 */
const char *
signet_issuance_get_secret (SignetIssuance *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->secret;
}

/**
 * signet_issuance_is_replayed:
 * @self: an issuance
 *
 * Returns: whether the same request was answered before, so that there is no secret to give
 */
gboolean
signet_issuance_is_replayed (SignetIssuance *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->secret == NULL;
}

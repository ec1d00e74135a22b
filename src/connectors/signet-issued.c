/* signet-issued.c: a credential with its secret, right after issuing
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-issued.h"

struct _SignetIssued
{
  SignetCredential *credential; /* (owned) */
  char *secret_id;              /* (owned) */
  SecretValue *secret;          /* (owned) in memory that is not swapped, wiped when freed */
  gboolean recovered;
};

G_DEFINE_BOXED_TYPE (SignetIssued, signet_issued, signet_issued_ref, signet_issued_unref)

/*
 * Helpers
 */

static void
clear_issued (gpointer data)
{
  SignetIssued *self = data;

  g_object_unref (self->credential);
  g_free (self->secret_id);
  secret_value_unref (self->secret);
}

/*
 * Public
 */

/**
 * signet_issued_new:
 * @credential: the credential
 * @secret_id: the id of its secret
 * @secret: the secret
 * @recovered: whether it takes the place of one whose answer was lost on the way
 *
 * Returns: (transfer full): the credential with the only copy of its secret
 */
SignetIssued *
signet_issued_new (SignetCredential *credential,
                   const char       *secret_id,
                   SecretValue      *secret,
                   gboolean          recovered)
{
  SignetIssued *self;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);
  g_return_val_if_fail (secret_id != NULL, NULL);
  g_return_val_if_fail (secret != NULL, NULL);

  self = g_atomic_rc_box_new0 (SignetIssued);
  self->credential = g_object_ref (credential);
  self->secret_id = g_strdup (secret_id);
  self->secret = secret_value_ref (secret);
  self->recovered = recovered;

  return self;
}

/**
 * signet_issued_ref:
 * @self: what was issued
 *
 * Returns: (transfer full): @self
 */
SignetIssued *
signet_issued_ref (SignetIssued *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * signet_issued_unref:
 * @self: (transfer full): what was issued
 *
 * Gives up one reference. With the last one the secret is wiped from memory.
 */
void
signet_issued_unref (SignetIssued *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_issued);
}

/**
 * signet_issued_get_credential:
 * @self: what was issued
 *
 * Returns: (transfer none): the credential
 */
SignetCredential *
signet_issued_get_credential (SignetIssued *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->credential;
}

/**
 * signet_issued_get_secret_id:
 * @self: what was issued
 *
 * Returns: the id of the secret, which is no secret itself
 */
const char *
signet_issued_get_secret_id (SignetIssued *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->secret_id;
}

/**
 * signet_issued_get_secret:
 * @self: what was issued
 *
 * Returns: (transfer none): the secret; every copy of its text should live as short as possible
 */
SecretValue *
signet_issued_get_secret (SignetIssued *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->secret;
}

/**
 * signet_issued_get_recovered:
 * @self: what was issued
 *
 * Returns: whether the secret takes the place of one whose answer was lost on the way, and which
 *   was ended because nobody has seen it
 */
gboolean
signet_issued_get_recovered (SignetIssued *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->recovered;
}

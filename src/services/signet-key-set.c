/* signet-key-set.c: the public keys of an issuer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-key-set.h"

#include "signet-base64url.h"
#include "signet-error.h"
#include "signet-json.h"

#include <string.h>

/* More keys than any issuer has. */
#define KEYS_MAX 100

struct _SignetKeySet
{
  GPtrArray *keys; /* (owned) (element-type SignetPublicKey) */
};

/*
 * Helpers
 */

/* A token without a key id may be of any key, a key without an id is for all tokens. */
static gboolean
may_be_it (SignetPublicKey *key,
           const char      *key_id,
           const char      *algorithm)
{
  const char *id = signet_public_key_get_id (key);

  return (key_id == NULL || id == NULL || g_str_equal (id, key_id)) &&
         signet_public_key_fits (key, algorithm);
}

/*
 * Public
 */

/**
 * signet_key_set_new_from_json:
 * @node: (nullable): a set of JSON Web Keys (RFC 7517 §5)
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Keys of which this version knows nothing are passed over.
 *
 * Returns: (transfer full) (nullable): the keys, perhaps none, or %NULL with @error set
 */
SignetKeySet *
signet_key_set_new_from_json (JsonNode  *node,
                              GError   **error)
{
  JsonArray *array;
  SignetKeySet *self;

  if (signet_json_peek_object (node) == NULL ||
      !signet_json_read_array (node, "keys", &array, error))
    {
      if (error == NULL || *error == NULL)
        g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                             "The keys of the issuer cannot be understood");
      return NULL;
    }

  self = g_new0 (SignetKeySet, 1);
  self->keys = g_ptr_array_new_with_free_func ((GDestroyNotify) signet_public_key_free);
  for (guint i = 0; i < json_array_get_length (array) && self->keys->len < KEYS_MAX; i++)
    {
      SignetPublicKey *key = signet_public_key_new_from_json (json_array_get_element (array, i));

      if (key != NULL)
        g_ptr_array_add (self->keys, key);
    }

  return self;
}

/**
 * signet_key_set_free:
 * @self: (transfer full): keys
 *
 * Frees the keys.
 */
void
signet_key_set_free (SignetKeySet *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->keys);
  g_free (self);
}

/**
 * signet_key_set_find:
 * @self: keys
 * @key_id: (nullable): what a token says of its key
 * @algorithm: how it says that it is signed
 *
 * Returns: (transfer none) (nullable): the first key that can have signed it
 */
SignetPublicKey *
signet_key_set_find (SignetKeySet *self,
                     const char   *key_id,
                     const char   *algorithm)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (algorithm != NULL, NULL);

  for (guint i = 0; i < self->keys->len; i++)
    {
      SignetPublicKey *key = g_ptr_array_index (self->keys, i);

      if (may_be_it (key, key_id, algorithm))
        return key;
    }

  return NULL;
}

/**
 * signet_key_set_find_signer:
 * @self: keys
 * @key_id: (nullable): what the token says of its key
 * @algorithm: how it says that it is signed
 * @token: a JSON Web Token in compact form (RFC 7515 §3.1)
 *
 * Returns: (transfer none) (nullable): the key that did sign it
 */
SignetPublicKey *
signet_key_set_find_signer (SignetKeySet *self,
                            const char   *key_id,
                            const char   *algorithm,
                            const char   *token)
{
  g_autofree guint8 *signature = NULL;
  const char *dot;
  gsize length = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (algorithm != NULL, NULL);
  g_return_val_if_fail (token != NULL, NULL);

  dot = strrchr (token, '.');
  signature = dot != NULL ? signet_base64url_decode (dot + 1, strlen (dot + 1), &length) : NULL;
  for (guint i = 0; signature != NULL && i < self->keys->len; i++)
    {
      SignetPublicKey *key = g_ptr_array_index (self->keys, i);

      if (may_be_it (key, key_id, algorithm) &&
          signet_public_key_verify (key, algorithm, token, (gsize) (dot - token),
                                    signature, length))
        return key;
    }

  return NULL;
}

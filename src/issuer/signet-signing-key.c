/* signet-signing-key.c: the key that tokens are signed with
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-signing-key.h"

#include "signet-base64url.h"
#include "signet-error.h"
#include "signet-json.h"

#include <glib/gi18n-lib.h>
#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

/* P-256 (RFC 7518 §6.2.1). */
#define COORDINATE_LENGTH 32
#define DIGEST_LENGTH 32

struct _SignetSigningKey
{
  GObject parent_instance;

  EVP_PKEY *key;           /* (owned) */
  EVP_MD *sha256;          /* (owned) fetched once, for the same reason as below */
  EVP_PKEY_CTX *signing;   /* (owned) ready, because making it ready costs more than signing */
  EVP_PKEY_CTX *verifying; /* (owned) ready */
  char *x;                 /* (owned) in base64url */
  char *y;                 /* (owned) in base64url */
  char *id;                /* (owned) */
};

G_DEFINE_FINAL_TYPE (SignetSigningKey, signet_signing_key, G_TYPE_OBJECT)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BIO, BIO_free_all)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BIGNUM, BN_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ECDSA_SIG, ECDSA_SIG_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_PKEY, EVP_PKEY_free)

/*
 * Helpers
 */

static void
set_crypto_error (GError     **error,
                  const char  *what)
{
  g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_FAILED, what);
}

/* Without a callback, an encrypted file would make OpenSSL ask on the terminal. */
static int
on_pem_password_cb (char *buffer,
                    int   size,
                    int   for_writing,
                    void *user_data)
{
  return -1;
}

static EVP_PKEY *
read_pem (GBytes *pem)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (pem, &length);
  g_autoptr(BIO) bio = BIO_new_mem_buf (data, (int) length);
  g_autoptr(EVP_PKEY) key = NULL;
  char group[32];

  if (bio == NULL)
    return NULL;

  key = PEM_read_bio_PrivateKey (bio, NULL, on_pem_password_cb, NULL);
  if (key == NULL ||
      EVP_PKEY_get_utf8_string_param (key, OSSL_PKEY_PARAM_GROUP_NAME,
                                      group, sizeof group, NULL) != 1 ||
      !g_str_equal (group, "prime256v1"))
    return NULL;

  return g_steal_pointer (&key);
}

static char *
read_coordinate (EVP_PKEY   *key,
                 const char *name)
{
  g_autoptr(BIGNUM) number = NULL;
  guint8 bytes[COORDINATE_LENGTH];

  if (EVP_PKEY_get_bn_param (key, name, &number) != 1 ||
      BN_bn2binpad (number, bytes, sizeof bytes) != sizeof bytes)
    return NULL;

  return signet_base64url_encode (bytes, sizeof bytes);
}

/* The thumbprint of RFC 7638: these members, in this order, without white space. */
static char *
compute_id (SignetSigningKey *self)
{
  g_autofree char *text = NULL;
  guint8 digest[DIGEST_LENGTH];

  text = g_strdup_printf ("{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}",
                          self->x, self->y);
  if (EVP_Digest (text, strlen (text), digest, NULL, EVP_sha256 (), NULL) != 1)
    return NULL;

  return signet_base64url_encode (digest, sizeof digest);
}

static gboolean
prepare (SignetSigningKey *self)
{
  self->x = read_coordinate (self->key, OSSL_PKEY_PARAM_EC_PUB_X);
  self->y = read_coordinate (self->key, OSSL_PKEY_PARAM_EC_PUB_Y);
  if (self->x == NULL || self->y == NULL)
    return FALSE;

  self->id = compute_id (self);
  self->sha256 = EVP_MD_fetch (NULL, "SHA256", NULL);
  self->signing = EVP_PKEY_CTX_new (self->key, NULL);
  self->verifying = EVP_PKEY_CTX_new (self->key, NULL);

  return self->id != NULL &&
         self->sha256 != NULL &&
         self->signing != NULL &&
         self->verifying != NULL &&
         EVP_PKEY_sign_init (self->signing) == 1 &&
         EVP_PKEY_verify_init (self->verifying) == 1;
}

/* OpenSSL speaks ASN.1, JOSE two plain numbers. */
static gboolean
der_to_plain (const guint8 *der,
              gsize         length,
              guint8        plain[SIGNET_SIGNATURE_LENGTH])
{
  g_autoptr(ECDSA_SIG) signature = d2i_ECDSA_SIG (NULL, &der, (long) length);

  return signature != NULL &&
         BN_bn2binpad (ECDSA_SIG_get0_r (signature), plain,
                       COORDINATE_LENGTH) == COORDINATE_LENGTH &&
         BN_bn2binpad (ECDSA_SIG_get0_s (signature), plain + COORDINATE_LENGTH,
                       COORDINATE_LENGTH) == COORDINATE_LENGTH;
}

static int
plain_to_der (const guint8   plain[SIGNET_SIGNATURE_LENGTH],
              guint8       **der)
{
  g_autoptr(ECDSA_SIG) signature = ECDSA_SIG_new ();
  g_autoptr(BIGNUM) r = BN_bin2bn (plain, COORDINATE_LENGTH, NULL);
  g_autoptr(BIGNUM) s = BN_bin2bn (plain + COORDINATE_LENGTH, COORDINATE_LENGTH, NULL);

  if (signature == NULL || r == NULL || s == NULL || ECDSA_SIG_set0 (signature, r, s) != 1)
    return -1;

  /* They belong to the signature now. */
  r = NULL;
  s = NULL;

  return i2d_ECDSA_SIG (signature, der);
}

/*
 * GObject
 */

static void
signet_signing_key_finalize (GObject *object)
{
  SignetSigningKey *self = SIGNET_SIGNING_KEY (object);

  g_clear_pointer (&self->signing, EVP_PKEY_CTX_free);
  g_clear_pointer (&self->verifying, EVP_PKEY_CTX_free);
  g_clear_pointer (&self->sha256, EVP_MD_free);
  g_clear_pointer (&self->key, EVP_PKEY_free);
  g_clear_pointer (&self->x, g_free);
  g_clear_pointer (&self->y, g_free);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (signet_signing_key_parent_class)->finalize (object);
}

static void
signet_signing_key_class_init (SignetSigningKeyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = signet_signing_key_finalize;
}

static void
signet_signing_key_init (SignetSigningKey *self)
{
}

/*
 * Public
 */

/**
 * signet_signing_key_make:
 * @error: return location for a [error@Signet.Error]
 *
 * Makes a new key on the curve P-256.
 *
 * Returns: (transfer full) (nullable): the private key as PEM, or %NULL with @error set
 */
GBytes *
signet_signing_key_make (GError **error)
{
  g_autoptr(EVP_PKEY) key = EVP_EC_gen ("P-256");
  g_autoptr(BIO) bio = BIO_new (BIO_s_secmem ());
  char *data = NULL;
  long length;

  if (key == NULL || bio == NULL ||
      PEM_write_bio_PrivateKey (bio, key, NULL, NULL, 0, NULL, NULL) != 1)
    {
      set_crypto_error (error, _("A signing key cannot be made"));
      return NULL;
    }

  length = BIO_get_mem_data (bio, &data);

  return g_bytes_new (data, (gsize) length);
}

/**
 * signet_signing_key_new:
 * @pem: what [func@Signet.SigningKey.make] made
 * @error: return location for a [error@Signet.Error]
 *
 * A key object belongs to one thread: signing and verifying change it.
 *
 * Returns: (transfer full) (nullable): the key, or %NULL with @error set
 */
SignetSigningKey *
signet_signing_key_new (GBytes  *pem,
                        GError **error)
{
  g_autoptr(SignetSigningKey) self = NULL;

  g_return_val_if_fail (pem != NULL, NULL);

  self = g_object_new (SIGNET_TYPE_SIGNING_KEY, NULL);
  self->key = read_pem (pem);
  if (self->key == NULL || !prepare (self))
    {
      set_crypto_error (error, _("The file of the signing key has no private key of P-256"));
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * signet_signing_key_get_id:
 * @self: a key
 *
 * Returns: (transfer none): the `kid`: the thumbprint of the public key (RFC 7638)
 */
const char *
signet_signing_key_get_id (SignetSigningKey *self)
{
  g_return_val_if_fail (SIGNET_IS_SIGNING_KEY (self), NULL);

  return self->id;
}

/**
 * signet_signing_key_add_to_json:
 * @self: a key
 * @builder: where to add it as an object
 *
 * Writes the public key as a JSON Web Key (RFC 7517).
 */
void
signet_signing_key_add_to_json (SignetSigningKey *self,
                                JsonBuilder      *builder)
{
  g_return_if_fail (SIGNET_IS_SIGNING_KEY (self));

  json_builder_begin_object (builder);
  signet_json_add_string (builder, "kty", "EC");
  signet_json_add_string (builder, "crv", "P-256");
  signet_json_add_string (builder, "x", self->x);
  signet_json_add_string (builder, "y", self->y);
  signet_json_add_string (builder, "use", "sig");
  signet_json_add_string (builder, "alg", "ES256");
  signet_json_add_string (builder, "kid", self->id);
  json_builder_end_object (builder);
}

/**
 * signet_signing_key_sign:
 * @self: a key
 * @data: what to sign
 * @length: how many bytes
 * @signature: (out caller-allocates): the signature, %SIGNET_SIGNATURE_LENGTH bytes
 * @error: return location for a [error@Signet.Error]
 *
 * Signs with ES256 (RFC 7518 §3.4).
 *
 * Returns: whether it was signed
 */
gboolean
signet_signing_key_sign (SignetSigningKey  *self,
                         const char        *data,
                         gsize              length,
                         guint8            *signature,
                         GError           **error)
{
  guint8 digest[DIGEST_LENGTH];
  guint8 der[SIGNET_SIGNATURE_LENGTH + 16];
  gsize der_length = sizeof der;

  g_return_val_if_fail (SIGNET_IS_SIGNING_KEY (self), FALSE);

  if (EVP_Digest (data, length, digest, NULL, self->sha256, NULL) == 1 &&
      EVP_PKEY_sign (self->signing, der, &der_length, digest, sizeof digest) == 1 &&
      der_to_plain (der, der_length, signature))
    return TRUE;

  set_crypto_error (error, "Signing failed");

  return FALSE;
}

/**
 * signet_signing_key_verify:
 * @self: a key
 * @data: what was signed
 * @length: how many bytes
 * @signature: the signature, %SIGNET_SIGNATURE_LENGTH bytes
 *
 * Returns: whether @self made @signature for @data
 */
gboolean
signet_signing_key_verify (SignetSigningKey *self,
                           const char       *data,
                           gsize             length,
                           const guint8     *signature)
{
  guint8 digest[DIGEST_LENGTH];
  guint8 *der = NULL;
  int der_length;
  gboolean genuine;

  g_return_val_if_fail (SIGNET_IS_SIGNING_KEY (self), FALSE);

  der_length = plain_to_der (signature, &der);
  genuine = der_length > 0 &&
            EVP_Digest (data, length, digest, NULL, self->sha256, NULL) == 1 &&
            EVP_PKEY_verify (self->verifying, der, (size_t) der_length,
                             digest, sizeof digest) == 1;
  OPENSSL_free (der);

  return genuine;
}

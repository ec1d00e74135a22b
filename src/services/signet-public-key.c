/* signet-public-key.c: a public key that verifies signatures
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-public-key.h"

#include "signet-base64url.h"
#include "signet-json.h"

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>
#include <string.h>

/* RFC 7518 §3.3 and §3.5. The upper limit keeps a hostile key from taking minutes. */
#define RSA_BITS_MIN 2048
#define RSA_BITS_MAX 16384

/* What signs: asymmetric keys only. With `none` anybody could sign, and with HMAC everybody who
 * can verify: the public key of the issuer would be the secret (RFC 8725 §2.1).
 */
typedef struct
{
  const char *name;
  const char *type;   /* of the key, `kty` */
  const char *curve;  /* of the key, `crv` */
  const char *digest; /* NULL if the algorithm has its own */
  gsize half;         /* the length of r and of s, for ECDSA */
  gboolean pss;
} Algorithm;

static const Algorithm algorithms[] = {
  { "RS256", "RSA", NULL, "SHA256", 0, FALSE },
  { "RS384", "RSA", NULL, "SHA384", 0, FALSE },
  { "RS512", "RSA", NULL, "SHA512", 0, FALSE },
  { "PS256", "RSA", NULL, "SHA256", 0, TRUE },
  { "PS384", "RSA", NULL, "SHA384", 0, TRUE },
  { "PS512", "RSA", NULL, "SHA512", 0, TRUE },
  { "ES256", "EC", "P-256", "SHA256", 32, FALSE },
  { "ES384", "EC", "P-384", "SHA384", 48, FALSE },
  { "ES512", "EC", "P-521", "SHA512", 66, FALSE },
  { "EdDSA", "OKP", "Ed25519", NULL, 0, FALSE },
  { "EdDSA", "OKP", "Ed448", NULL, 0, FALSE },
  { "Ed25519", "OKP", "Ed25519", NULL, 0, FALSE },
  { "Ed448", "OKP", "Ed448", NULL, 0, FALSE },
};

struct _SignetPublicKey
{
  EVP_PKEY *key;   /* (owned) */
  char *id;        /* (owned) (nullable) */
  char *algorithm; /* (owned) (nullable) the only one it is for, if it says so */
  char *type;      /* (owned) */
  char *curve;     /* (owned) (nullable) */
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BIGNUM, BN_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ECDSA_SIG, ECDSA_SIG_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_MD_CTX, EVP_MD_CTX_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_PKEY, EVP_PKEY_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_PKEY_CTX, EVP_PKEY_CTX_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OSSL_PARAM_BLD, OSSL_PARAM_BLD_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OSSL_PARAM, OSSL_PARAM_free)

/*
 * Helpers
 */

static guint8 *
read_bytes (JsonNode   *node,
            const char *member,
            gsize      *length)
{
  const char *text = signet_json_peek_string (node, member);

  return text != NULL ? signet_base64url_decode (text, strlen (text), length) : NULL;
}

static BIGNUM *
read_number (JsonNode   *node,
             const char *member)
{
  gsize length = 0;
  g_autofree guint8 *bytes = read_bytes (node, member, &length);

  if (bytes == NULL || length == 0 || length > RSA_BITS_MAX / 8)
    return NULL;

  return BN_bin2bn (bytes, (int) length, NULL);
}

static EVP_PKEY *
build_key (const char     *type,
           OSSL_PARAM_BLD *builder)
{
  g_autoptr(OSSL_PARAM) params = OSSL_PARAM_BLD_to_param (builder);
  g_autoptr(EVP_PKEY_CTX) context = EVP_PKEY_CTX_new_from_name (NULL, type, NULL);
  EVP_PKEY *key = NULL;

  if (params == NULL || context == NULL || EVP_PKEY_fromdata_init (context) != 1 ||
      EVP_PKEY_fromdata (context, &key, EVP_PKEY_PUBLIC_KEY, params) != 1)
    return NULL;

  return key;
}

static EVP_PKEY *
read_rsa (JsonNode *node)
{
  g_autoptr(BIGNUM) modulus = read_number (node, "n");
  g_autoptr(BIGNUM) exponent = read_number (node, "e");
  g_autoptr(OSSL_PARAM_BLD) builder = OSSL_PARAM_BLD_new ();

  if (modulus == NULL || exponent == NULL || builder == NULL ||
      BN_num_bits (modulus) < RSA_BITS_MIN || BN_num_bits (exponent) > 64 ||
      !BN_is_odd (exponent) || BN_is_one (exponent))
    return NULL;

  if (OSSL_PARAM_BLD_push_BN (builder, OSSL_PKEY_PARAM_RSA_N, modulus) != 1 ||
      OSSL_PARAM_BLD_push_BN (builder, OSSL_PKEY_PARAM_RSA_E, exponent) != 1)
    return NULL;

  return build_key ("RSA", builder);
}

/* Both coordinates have their full length (RFC 7518 §6.2.1.2), and OpenSSL takes no point that
 * is not on the curve.
 */
static EVP_PKEY *
read_ec (JsonNode   *node,
         const char *curve)
{
  g_autoptr(OSSL_PARAM_BLD) builder = OSSL_PARAM_BLD_new ();
  g_autofree guint8 *x = NULL;
  g_autofree guint8 *y = NULL;
  g_autofree guint8 *point = NULL;
  gsize half = 0;
  gsize x_length = 0;
  gsize y_length = 0;

  for (guint i = 0; i < G_N_ELEMENTS (algorithms); i++)
    {
      if (g_strcmp0 (algorithms[i].curve, curve) == 0)
        half = algorithms[i].half;
    }

  x = read_bytes (node, "x", &x_length);
  y = read_bytes (node, "y", &y_length);
  if (builder == NULL || x == NULL || y == NULL || half == 0 || x_length != half ||
      y_length != half)
    return NULL;

  point = g_malloc (2 * half + 1);
  point[0] = POINT_CONVERSION_UNCOMPRESSED;
  memcpy (point + 1, x, half);
  memcpy (point + 1 + half, y, half);
  if (OSSL_PARAM_BLD_push_utf8_string (builder, OSSL_PKEY_PARAM_GROUP_NAME, curve, 0) != 1 ||
      OSSL_PARAM_BLD_push_octet_string (builder, OSSL_PKEY_PARAM_PUB_KEY, point,
                                        2 * half + 1) != 1)
    return NULL;

  return build_key ("EC", builder);
}

/* RFC 8037 §2. */
static EVP_PKEY *
read_okp (JsonNode   *node,
          const char *curve)
{
  gsize length = 0;
  g_autofree guint8 *x = read_bytes (node, "x", &length);

  if (x == NULL || (g_strcmp0 (curve, "Ed25519") != 0 && g_strcmp0 (curve, "Ed448") != 0))
    return NULL;

  return EVP_PKEY_new_raw_public_key_ex (NULL, curve, NULL, x, length);
}

/* A key for encryption does not sign (RFC 7517 §4.2 and §4.3). */
static gboolean
is_for_signatures (JsonNode *node)
{
  const char *use = signet_json_peek_string (node, "use");
  JsonArray *operations = signet_json_peek_array (node, "key_ops");

  if (use != NULL && !g_str_equal (use, "sig"))
    return FALSE;
  if (operations == NULL)
    return TRUE;

  for (guint i = 0; i < json_array_get_length (operations); i++)
    {
      JsonNode *operation = json_array_get_element (operations, i);

      if (json_node_get_value_type (operation) == G_TYPE_STRING &&
          g_str_equal (json_node_get_string (operation), "verify"))
        return TRUE;
    }

  return FALSE;
}

static const Algorithm *
find_algorithm (SignetPublicKey *self,
                const char      *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (algorithms); i++)
    {
      if (g_str_equal (algorithms[i].name, name) &&
          g_str_equal (algorithms[i].type, self->type) &&
          (algorithms[i].curve == NULL || g_strcmp0 (algorithms[i].curve, self->curve) == 0))
        return &algorithms[i];
    }

  return NULL;
}

/* From r and s, one after the other (RFC 7518 §3.4), to what OpenSSL reads. */
static guint8 *
to_der (const Algorithm *algorithm,
        const guint8    *signature,
        gsize            length,
        gsize           *der_length)
{
  g_autoptr(ECDSA_SIG) pair = ECDSA_SIG_new ();
  g_autoptr(BIGNUM) r = NULL;
  g_autoptr(BIGNUM) s = NULL;
  guint8 *der;
  guint8 *end;
  int size;

  if (length != 2 * algorithm->half)
    return NULL;

  r = BN_bin2bn (signature, (int) algorithm->half, NULL);
  s = BN_bin2bn (signature + algorithm->half, (int) algorithm->half, NULL);
  if (pair == NULL || r == NULL || s == NULL || ECDSA_SIG_set0 (pair, r, s) != 1)
    return NULL;
  g_steal_pointer (&r);
  g_steal_pointer (&s);

  size = i2d_ECDSA_SIG (pair, NULL);
  if (size <= 0)
    return NULL;

  der = g_malloc ((gsize) size);
  end = der;
  *der_length = (gsize) i2d_ECDSA_SIG (pair, &end);

  return der;
}

static gboolean
prepare_pss (EVP_PKEY_CTX *context)
{
  return EVP_PKEY_CTX_set_rsa_padding (context, RSA_PKCS1_PSS_PADDING) == 1 &&
         EVP_PKEY_CTX_set_rsa_pss_saltlen (context, RSA_PSS_SALTLEN_DIGEST) == 1;
}

/*
 * Public
 */

/**
 * signet_public_key_new_from_json:
 * @node: a JSON Web Key (RFC 7517)
 *
 * Returns: (transfer full) (nullable): the key, or %NULL if it is none that verifies signatures:
 *   of another kind, too short, broken, or for something else
 */
SignetPublicKey *
signet_public_key_new_from_json (JsonNode *node)
{
  const char *type = signet_json_peek_string (node, "kty");
  const char *curve = signet_json_peek_string (node, "crv");
  g_autoptr(EVP_PKEY) key = NULL;
  SignetPublicKey *self;

  if (type == NULL || !is_for_signatures (node))
    return NULL;

  if (g_str_equal (type, "RSA"))
    key = read_rsa (node);
  else if (g_str_equal (type, "EC"))
    key = read_ec (node, curve);
  else if (g_str_equal (type, "OKP"))
    key = read_okp (node, curve);
  if (key == NULL)
    return NULL;

  self = g_new0 (SignetPublicKey, 1);
  self->key = g_steal_pointer (&key);
  self->id = g_strdup (signet_json_peek_string (node, "kid"));
  self->algorithm = g_strdup (signet_json_peek_string (node, "alg"));
  self->type = g_strdup (type);
  self->curve = g_strdup (curve);

  return self;
}

/**
 * signet_public_key_free:
 * @self: (transfer full): a key
 *
 * Frees the key.
 */
void
signet_public_key_free (SignetPublicKey *self)
{
  g_return_if_fail (self != NULL);

  EVP_PKEY_free (self->key);
  g_free (self->id);
  g_free (self->algorithm);
  g_free (self->type);
  g_free (self->curve);
  g_free (self);
}

/**
 * signet_public_key_get_id:
 * @self: a key
 *
 * Returns: (transfer none) (nullable): its `kid`
 */
const char *
signet_public_key_get_id (SignetPublicKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

/**
 * signet_public_key_fits:
 * @self: a key
 * @algorithm: a name (RFC 7518 §3.1, RFC 8037, RFC 9864)
 *
 * Returns: whether the key is for that algorithm, so that a token cannot choose how its
 *   signature is looked at
 */
gboolean
signet_public_key_fits (SignetPublicKey *self,
                        const char      *algorithm)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (algorithm != NULL, FALSE);

  return (self->algorithm == NULL || g_str_equal (self->algorithm, algorithm)) &&
         find_algorithm (self, algorithm) != NULL;
}

/**
 * signet_public_key_verify:
 * @self: a key
 * @algorithm: how it was signed
 * @data: what was signed
 * @length: how many bytes of it
 * @signature: the signature, as JSON Web Signatures write it
 * @signature_length: how many bytes of it
 *
 * Returns: whether whoever has the private key signed @data
 */
gboolean
signet_public_key_verify (SignetPublicKey *self,
                          const char      *algorithm,
                          const char      *data,
                          gsize            length,
                          const guint8    *signature,
                          gsize            signature_length)
{
  g_autoptr(EVP_MD_CTX) context = EVP_MD_CTX_new ();
  g_autofree guint8 *der = NULL;
  const Algorithm *found;
  EVP_PKEY_CTX *key_context = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (signature != NULL, FALSE);

  if (context == NULL || !signet_public_key_fits (self, algorithm))
    return FALSE;

  found = find_algorithm (self, algorithm);
  if (found->half > 0)
    {
      der = to_der (found, signature, signature_length, &signature_length);
      if (der == NULL)
        return FALSE;
      signature = der;
    }

  if (EVP_DigestVerifyInit_ex (context, &key_context, found->digest, NULL, NULL, self->key,
                               NULL) != 1)
    return FALSE;
  if (found->pss && !prepare_pss (key_context))
    return FALSE;

  return EVP_DigestVerify (context, signature, signature_length,
                           (const guint8 *) data, length) == 1;
}

/**
 * signet_public_key_is_algorithm:
 * @algorithm: a name
 *
 * Returns: whether it is a way to sign that proves who signed
 */
gboolean
signet_public_key_is_algorithm (const char *algorithm)
{
  g_return_val_if_fail (algorithm != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (algorithms); i++)
    {
      if (g_str_equal (algorithms[i].name, algorithm))
        return TRUE;
    }

  return FALSE;
}

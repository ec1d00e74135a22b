/* signet-audit-mac.c: the seal of the entries of the audit log
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-audit-mac.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <string.h>

/* What the key of the log is derived for; see [method@Signet.HashKey.derive]. */
#define PURPOSE "signet audit log 1"

/* HMAC-SHA256 (RFC 2104) over values that are written one after the other. Each value begins
 * with its kind, and what may have any length with its length, so that no two sequences of
 * values are the same bytes. One belongs to one thread.
 */
struct _SignetAuditMac
{
  EVP_MAC_CTX *context; /* (owned) */
  GByteArray *values;   /* (owned) */
};

/*
 * Helpers
 */

static void
add_number (SignetAuditMac *self,
            char            kind,
            guint64         number)
{
  guint64 bytes = GUINT64_TO_BE (number);

  g_byte_array_append (self->values, (const guint8 *) &kind, 1);
  g_byte_array_append (self->values, (const guint8 *) &bytes, sizeof bytes);
}

/*
 * Public
 */

/**
 * signet_audit_mac_new:
 * @key: the key beside the database
 *
 * Returns: (transfer full): what seals entries with a key that is derived from @key
 */
SignetAuditMac *
signet_audit_mac_new (SignetHashKey *key)
{
  char digest[] = "SHA256";
  const OSSL_PARAM parameters[] = {
    OSSL_PARAM_construct_utf8_string (OSSL_MAC_PARAM_DIGEST, digest, 0),
    OSSL_PARAM_construct_end (),
  };
  guint8 derived[SIGNET_HASH_LENGTH];
  SignetAuditMac *self;
  EVP_MAC *mac;

  g_return_val_if_fail (key != NULL, NULL);

  self = g_new0 (SignetAuditMac, 1);
  self->values = g_byte_array_new ();
  mac = EVP_MAC_fetch (NULL, "HMAC", NULL);
  self->context = EVP_MAC_CTX_new (mac);
  EVP_MAC_free (mac);

  signet_hash_key_derive (key, PURPOSE, derived);
  if (self->context == NULL ||
      EVP_MAC_init (self->context, derived, sizeof derived, parameters) != 1)
    g_error ("libcrypto cannot compute HMAC-SHA256");
  OPENSSL_cleanse (derived, sizeof derived);

  return self;
}

/**
 * signet_audit_mac_free:
 * @self: (transfer full): what seals entries
 *
 * Wipes the key.
 */
void
signet_audit_mac_free (SignetAuditMac *self)
{
  g_return_if_fail (self != NULL);

  EVP_MAC_CTX_free (self->context);
  g_byte_array_unref (self->values);
  g_free (self);
}

/**
 * signet_audit_mac_begin:
 * @self: what seals entries
 * @kind: what is sealed; a seal of one kind is never one of another
 *
 * Begins with the values of a seal.
 */
void
signet_audit_mac_begin (SignetAuditMac *self,
                        const char     *kind)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (kind != NULL);

  g_byte_array_set_size (self->values, 0);
  signet_audit_mac_add_text (self, kind);
}

/**
 * signet_audit_mac_add_int:
 * @self: what seals entries
 * @value: the next value
 *
 * Adds a number.
 */
void
signet_audit_mac_add_int (SignetAuditMac *self,
                          gint64          value)
{
  g_return_if_fail (self != NULL);

  add_number (self, 'i', (guint64) value);
}

/**
 * signet_audit_mac_add_text:
 * @self: what seals entries
 * @value: (nullable): the next value
 *
 * Adds a text. None is another value than an empty one.
 */
void
signet_audit_mac_add_text (SignetAuditMac *self,
                           const char     *value)
{
  gsize length;

  g_return_if_fail (self != NULL);

  if (value == NULL)
    {
      add_number (self, 'n', 0);
      return;
    }

  length = strlen (value);
  add_number (self, 't', length);
  g_byte_array_append (self->values, (const guint8 *) value, (guint) length);
}

/**
 * signet_audit_mac_add_bytes:
 * @self: what seals entries
 * @value: (array length=length): the next value
 * @length: how many bytes it has
 *
 * Adds bytes.
 */
void
signet_audit_mac_add_bytes (SignetAuditMac *self,
                            const guint8   *value,
                            gsize           length)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (value != NULL);

  add_number (self, 'b', length);
  g_byte_array_append (self->values, value, (guint) length);
}

/**
 * signet_audit_mac_end:
 * @self: what seals entries
 * @seal: (out caller-allocates) (array fixed-size=32): the seal of all values
 *
 * Computes the seal.
 */
void
signet_audit_mac_end (SignetAuditMac *self,
                      guint8          seal[SIGNET_HASH_LENGTH])
{
  gsize length;

  g_return_if_fail (self != NULL);
  g_return_if_fail (seal != NULL);

  /* Without a key and parameters it begins again with those it has. */
  if (EVP_MAC_init (self->context, NULL, 0, NULL) != 1 ||
      EVP_MAC_update (self->context, self->values->data, self->values->len) != 1 ||
      EVP_MAC_final (self->context, seal, &length, SIGNET_HASH_LENGTH) != 1)
    g_error ("libcrypto cannot compute HMAC-SHA256");
}

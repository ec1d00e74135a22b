/* signet-signing-key.h: the key that tokens are signed with
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * SIGNET_SIGNATURE_LENGTH:
 *
 * How many bytes a signature has (RFC 7518 §3.4).
 */
#define SIGNET_SIGNATURE_LENGTH 64

#define SIGNET_TYPE_SIGNING_KEY (signet_signing_key_get_type ())

G_DECLARE_FINAL_TYPE (SignetSigningKey, signet_signing_key, SIGNET, SIGNING_KEY, GObject)

GBytes           *signet_signing_key_make        (GError           **error);
SignetSigningKey *signet_signing_key_new         (GBytes            *pem,
                                                  GError           **error);
const char       *signet_signing_key_get_id      (SignetSigningKey  *self);
void              signet_signing_key_add_to_json (SignetSigningKey  *self,
                                                  JsonBuilder       *builder);
gboolean          signet_signing_key_sign        (SignetSigningKey  *self,
                                                  const char        *data,
                                                  gsize              length,
                                                  guint8            *signature,
                                                  GError           **error);
gboolean          signet_signing_key_verify      (SignetSigningKey  *self,
                                                  const char        *data,
                                                  gsize              length,
                                                  const guint8      *signature);

G_END_DECLS

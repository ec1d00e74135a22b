/* signet-secret-info.c: what is known of a live Client Secret
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-secret-info.h"

#include "signet-json.h"

#include <string.h>

/* There is at least one for each credential, so it is one block of memory. */
struct _SignetSecretInfo
{
  gint64 created;
  gint64 expires;
  gint64 last_used;
  gsize hint_offset;
  char texts[]; /* the id, then the hint */
};

G_DEFINE_BOXED_TYPE (SignetSecretInfo, signet_secret_info,
                     signet_secret_info_ref, signet_secret_info_unref)

/*
 * Public
 */

/**
 * signet_secret_info_new:
 * @id: which secret of the issuer it is
 * @hint: its last four characters
 * @created: when it was issued, in Unix seconds
 * @expires: when it ends, in Unix seconds, 0 for never
 * @last_used: when it was last used, in Unix seconds, 0 for never
 *
 * What is known of a Client Secret that works. The secret itself is never part of it.
 *
 * Returns: (transfer full): what is known
 */
SignetSecretInfo *
signet_secret_info_new (const char *id,
                        const char *hint,
                        gint64      created,
                        gint64      expires,
                        gint64      last_used)
{
  gsize id_size;
  gsize hint_size;
  SignetSecretInfo *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (hint != NULL, NULL);

  id_size = strlen (id) + 1;
  hint_size = strlen (hint) + 1;
  self = g_atomic_rc_box_alloc (sizeof (SignetSecretInfo) + id_size + hint_size);
  memcpy (self->texts, id, id_size);
  memcpy (self->texts + id_size, hint, hint_size);
  self->hint_offset = id_size;
  self->created = created;
  self->expires = expires;
  self->last_used = last_used;

  return self;
}

/**
 * signet_secret_info_new_from_json:
 * @node: one of the `secrets` of a credential
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable): what is known, or %NULL with @error set
 */
SignetSecretInfo *
signet_secret_info_new_from_json (JsonNode  *node,
                                  GError   **error)
{
  const char *id;
  const char *hint;
  gint64 created;
  gint64 expires;
  gint64 last_used;

  if (!signet_json_read_string (node, "id", &id, error) ||
      !signet_json_read_string (node, "hint", &hint, error) ||
      !signet_json_read_time (node, "created", &created, error) ||
      !signet_json_read_time (node, "expires", &expires, error) ||
      !signet_json_read_time (node, "last_used", &last_used, error))
    return NULL;

  return signet_secret_info_new (id, hint, created, expires, last_used);
}

/**
 * signet_secret_info_ref:
 * @self: what is known of a secret
 *
 * Returns: (transfer full): @self
 */
SignetSecretInfo *
signet_secret_info_ref (SignetSecretInfo *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * signet_secret_info_unref:
 * @self: (transfer full): what is known of a secret
 *
 * Gives up one reference.
 */
void
signet_secret_info_unref (SignetSecretInfo *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release (self);
}

/**
 * signet_secret_info_get_id:
 * @self: what is known of a secret
 *
 * Returns: which secret of the issuer it is
 */
const char *
signet_secret_info_get_id (SignetSecretInfo *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->texts;
}

/**
 * signet_secret_info_get_hint:
 * @self: what is known of a secret
 *
 * Returns: its last four characters
 */
const char *
signet_secret_info_get_hint (SignetSecretInfo *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->texts + self->hint_offset;
}

/**
 * signet_secret_info_get_created:
 * @self: what is known of a secret
 *
 * Returns: when it was issued, in Unix seconds
 */
gint64
signet_secret_info_get_created (SignetSecretInfo *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->created;
}

/**
 * signet_secret_info_get_expires:
 * @self: what is known of a secret
 *
 * Returns: when it ends, in Unix seconds, 0 for never
 */
gint64
signet_secret_info_get_expires (SignetSecretInfo *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->expires;
}

/**
 * signet_secret_info_get_last_used:
 * @self: what is known of a secret
 *
 * Returns: when it was last used, in Unix seconds, 0 for never
 */
gint64
signet_secret_info_get_last_used (SignetSecretInfo *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->last_used;
}

/**
 * signet_secret_info_is_expired:
 * @self: what is known of a secret
 * @now: Unix seconds
 *
 * Returns: whether no token is given for it any more because of its age
 */
gboolean
signet_secret_info_is_expired (SignetSecretInfo *self,
                               gint64            now)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->expires != 0 && self->expires <= now;
}

/**
 * signet_secret_info_add_to_json:
 * @self: what is known of a secret
 * @builder: where to add it as an object
 *
 * Writes what [func@Signet.SecretInfo.new_from_json] reads.
 */
void
signet_secret_info_add_to_json (SignetSecretInfo *self,
                                JsonBuilder      *builder)
{
  g_return_if_fail (self != NULL);

  json_builder_begin_object (builder);
  signet_json_add_string (builder, "id", self->texts);
  signet_json_add_string (builder, "hint", self->texts + self->hint_offset);
  signet_json_add_time (builder, "created", self->created);
  signet_json_add_time (builder, "expires", self->expires);
  signet_json_add_time (builder, "last_used", self->last_used);
  json_builder_end_object (builder);
}

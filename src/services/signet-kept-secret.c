/* signet-kept-secret.c: a Client Secret in the keyring, with what it belongs to
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-kept-secret.h"

#include <string.h>

#define LABEL_START "Signet: "

/* The same secret may be in more than one item: in two keyrings, or saved once more by somebody
 * else. People have one secret, so it is one here.
 */
struct _SignetKeptSecret
{
  GPtrArray *items;       /* (owned) (element-type SecretRetrievable) at least one */
  char *connection_id;    /* (owned) */
  char *client_id;        /* (owned) */
  char *secret_id;        /* (owned) (nullable) */
  char *display_name;     /* (owned) */
  gint64 saved;           /* Unix seconds, 0 if it is not known */
  SecretValue *secret;    /* (owned) (nullable) while it stayed locked */
  SecretService *service; /* (owned) (nullable) without which the items cannot be removed */
};

G_DEFINE_BOXED_TYPE (SignetKeptSecret, signet_kept_secret,
                     signet_kept_secret_ref, signet_kept_secret_unref)

/*
 * Helpers
 */

static void
clear_kept_secret (gpointer data)
{
  SignetKeptSecret *self = data;

  g_ptr_array_unref (self->items);
  g_free (self->connection_id);
  g_free (self->client_id);
  g_free (self->secret_id);
  g_free (self->display_name);
  g_clear_pointer (&self->secret, secret_value_unref);
  g_clear_object (&self->service);
}

/* The label is “Signet: NAME (CLIENT_ID) at CONNECTION”. A person may have changed it. */
static char *
read_name (const char *label,
           const char *client_id)
{
  g_autofree char *middle = g_strconcat (" (", client_id, ")", NULL);
  const char *name = label;
  const char *end;

  if (g_str_has_prefix (name, LABEL_START))
    name += strlen (LABEL_START);
  end = strstr (name, middle);

  return end != NULL ? g_strndup (name, (gsize) (end - name)) : g_strdup (name);
}

static gboolean
is_same (SecretValue *one,
         SecretValue *other)
{
  gsize length;
  gsize other_length;
  const char *text = secret_value_get (one, &length);
  const char *other_text = secret_value_get (other, &other_length);

  return length == other_length && memcmp (text, other_text, length) == 0;
}

/*
 * Public
 */

/**
 * signet_kept_secret_can_read:
 * @item: an item of the keyring
 *
 * libsecret takes it for a mistake of ours to ask an item about itself whose keyring has just died.
 *
 * Returns: whether @item can be asked
 */
gboolean
signet_kept_secret_can_read (SecretRetrievable *item)
{
  g_autoptr(GVariant) attributes = NULL;

  g_return_val_if_fail (SECRET_IS_RETRIEVABLE (item), FALSE);

  if (!G_IS_DBUS_PROXY (item))
    return TRUE;

  attributes = g_dbus_proxy_get_cached_property (G_DBUS_PROXY (item), "Attributes");

  return attributes != NULL;
}

/**
 * signet_kept_secret_new:
 * @item: what keeps it
 * @secret: (nullable): the Client Secret, %NULL if it could not be unlocked
 *
 * Returns: (transfer full) (nullable): what @item keeps, %NULL if it does not say for what
 */
SignetKeptSecret *
signet_kept_secret_new (SecretRetrievable *item,
                        SecretValue       *secret)
{
  g_autoptr(GHashTable) attributes = NULL;
  g_autofree char *label = NULL;
  const char *connection_id;
  const char *client_id;
  SignetKeptSecret *self;

  g_return_val_if_fail (SECRET_IS_RETRIEVABLE (item), NULL);

  if (!signet_kept_secret_can_read (item))
    return NULL;

  attributes = secret_retrievable_get_attributes (item);
  connection_id = g_hash_table_lookup (attributes, SIGNET_KEPT_SECRET_CONNECTION);
  client_id = g_hash_table_lookup (attributes, SIGNET_KEPT_SECRET_CLIENT_ID);
  if (connection_id == NULL || client_id == NULL)
    return NULL;

  label = secret_retrievable_get_label (item);
  self = g_atomic_rc_box_new0 (SignetKeptSecret);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->items, g_object_ref (item));
  self->connection_id = g_strdup (connection_id);
  self->client_id = g_strdup (client_id);
  self->secret_id = g_strdup (g_hash_table_lookup (attributes, SIGNET_KEPT_SECRET_SECRET_ID));
  self->display_name = read_name (label != NULL ? label : "", client_id);
  self->saved = (gint64) secret_retrievable_get_created (item);
  self->secret = secret != NULL ? secret_value_ref (secret) : NULL;
  if (SECRET_IS_ITEM (item))
    g_set_object (&self->service, secret_item_get_service (SECRET_ITEM (item)));

  return self;
}

/**
 * signet_kept_secret_ref:
 * @self: a kept secret
 *
 * Returns: (transfer full): @self
 */
SignetKeptSecret *
signet_kept_secret_ref (SignetKeptSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * signet_kept_secret_unref:
 * @self: (transfer full): a kept secret
 *
 * Gives up one reference. With the last one the secret is wiped from the memory.
 */
void
signet_kept_secret_unref (SignetKeptSecret *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_kept_secret);
}

/**
 * signet_kept_secret_take_in:
 * @self: a kept secret that nobody else has yet
 * @other: another one
 *
 * Adds the items of @other, if it is the same secret of the same credential.
 *
 * Returns: whether it is
 */
gboolean
signet_kept_secret_take_in (SignetKeptSecret *self,
                            SignetKeptSecret *other)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  if (self->secret == NULL || other->secret == NULL ||
      !g_str_equal (self->client_id, other->client_id) ||
      !g_str_equal (self->connection_id, other->connection_id) ||
      !is_same (self->secret, other->secret))
    return FALSE;

  for (guint i = 0; i < other->items->len; i++)
    g_ptr_array_add (self->items, g_object_ref (g_ptr_array_index (other->items, i)));
  if (self->secret_id == NULL)
    self->secret_id = g_strdup (other->secret_id);
  if (self->saved == 0 || (other->saved != 0 && other->saved < self->saved))
    self->saved = other->saved;

  return TRUE;
}

/**
 * signet_kept_secret_get_items:
 * @self: a kept secret
 *
 * Returns: (transfer none) (element-type SecretRetrievable): what keeps it, at least one
 */
GPtrArray *
signet_kept_secret_get_items (SignetKeptSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->items;
}

/**
 * signet_kept_secret_get_connection_id:
 * @self: a kept secret
 *
 * Returns: which connection it belongs to
 */
const char *
signet_kept_secret_get_connection_id (SignetKeptSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->connection_id;
}

/**
 * signet_kept_secret_get_client_id:
 * @self: a kept secret
 *
 * Returns: which credential it belongs to
 */
const char *
signet_kept_secret_get_client_id (SignetKeptSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->client_id;
}

/**
 * signet_kept_secret_get_secret_id:
 * @self: a kept secret
 *
 * Returns: (nullable): which of the secrets of its credential it is, if that is known
 */
const char *
signet_kept_secret_get_secret_id (SignetKeptSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->secret_id;
}

/**
 * signet_kept_secret_get_display_name:
 * @self: a kept secret
 *
 * Returns: the name that its credential had when it was saved, or what else stands on it
 */
const char *
signet_kept_secret_get_display_name (SignetKeptSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->display_name;
}

/**
 * signet_kept_secret_get_saved:
 * @self: a kept secret
 *
 * Returns: when it was saved, in Unix seconds, 0 if that is not known
 */
gint64
signet_kept_secret_get_saved (SignetKeptSecret *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->saved;
}

/**
 * signet_kept_secret_get_secret:
 * @self: a kept secret
 *
 * Returns: (transfer none) (nullable): the Client Secret, %NULL if it stayed locked
 */
SecretValue *
signet_kept_secret_get_secret (SignetKeptSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->secret;
}

/* signet-credential.c: a Client ID with what it may do
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-credential.h"

#include "signet-collation.h"
#include "signet-credential-parts.h"
#include "signet-text.h"

#include <string.h>

/* What lists compare and search, made when somebody first asks: whoever needs one of the two
 * soon needs the other.
 */
typedef struct
{
  guint folded_offset; /* where the folded text begins */
  char texts[];        /* the sort key, then the folded text */
} Keys;

/* A credential is a picture of what the issuer said at one moment and is never changed; an
 * edit gives a new one. The mark of the keyring is the exception, because it is no part of
 * what the issuer knows.
 */
struct _SignetCredential
{
  GObject parent_instance;

  SignetCredentialParts *parts; /* (owned) */
  Keys *keys;                   /* (owned) (nullable) atomic */
  gint64 account_id;
  gint64 created;
  gint64 updated;
  gint64 last_used;
  gint64 revision;
  guint active : 1;
  guint in_keyring : 1;
};

G_DEFINE_FINAL_TYPE (SignetCredential, signet_credential, G_TYPE_OBJECT)

typedef enum
{
  PROP_IN_KEYRING = 1,
  N_PROPS
} SignetCredentialProperty;

static GParamSpec *properties[N_PROPS];

/*
 * Helpers
 */

static const char *
peek_text (SignetCredential     *self,
           SignetCredentialText  text)
{
  return signet_credential_parts_get_text (self->parts, text);
}

static Keys *
make_keys (SignetCredential *self)
{
  const char *display_name = peek_text (self, SIGNET_CREDENTIAL_TEXT_DISPLAY_NAME);
  g_autofree char *sort_key = signet_collation_make_key (display_name);
  g_autofree char *text = g_strjoin ("\n", display_name,
                                     peek_text (self, SIGNET_CREDENTIAL_TEXT_CLIENT_ID),
                                     peek_text (self, SIGNET_CREDENTIAL_TEXT_OWNER),
                                     peek_text (self, SIGNET_CREDENTIAL_TEXT_NOTE), NULL);
  g_autofree char *folded = signet_text_fold (text);
  gsize sort_key_size = strlen (sort_key) + 1;
  gsize folded_size = strlen (folded) + 1;
  Keys *keys = g_malloc (G_STRUCT_OFFSET (Keys, texts) + sort_key_size + folded_size);

  memcpy (keys->texts, sort_key, sort_key_size);
  memcpy (keys->texts + sort_key_size, folded, folded_size);
  keys->folded_offset = (guint) sort_key_size;

  return keys;
}

/* Two threads may ask at the same time: one of them has worked in vain. */
static Keys *
get_keys (SignetCredential *self)
{
  Keys *keys = g_atomic_pointer_get (&self->keys);

  if (keys != NULL)
    return keys;

  keys = make_keys (self);
  if (!g_atomic_pointer_compare_and_exchange (&self->keys, NULL, keys))
    g_free (keys);

  return g_atomic_pointer_get (&self->keys);
}

/*
 * GObject
 */

static void
signet_credential_finalize (GObject *object)
{
  SignetCredential *self = SIGNET_CREDENTIAL (object);

  g_clear_pointer (&self->parts, signet_credential_parts_free);
  g_free (self->keys);

  G_OBJECT_CLASS (signet_credential_parent_class)->finalize (object);
}

static void
signet_credential_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  SignetCredential *self = SIGNET_CREDENTIAL (object);

  switch ((SignetCredentialProperty) property_id)
    {
    case PROP_IN_KEYRING:
      g_value_set_boolean (value, self->in_keyring);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_credential_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  SignetCredential *self = SIGNET_CREDENTIAL (object);

  switch ((SignetCredentialProperty) property_id)
    {
    case PROP_IN_KEYRING:
      signet_credential_set_in_keyring (self, g_value_get_boolean (value));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_credential_class_init (SignetCredentialClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = signet_credential_finalize;
  object_class->get_property = signet_credential_get_property;
  object_class->set_property = signet_credential_set_property;

  /**
   * SignetCredential:in-keyring:
   *
   * Whether a secret of it is in the keyring of this desktop, as far as is known.
   */
  properties[PROP_IN_KEYRING] =
    g_param_spec_boolean ("in-keyring", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_credential_init (SignetCredential *self)
{
}

/*
 * Public
 */

/**
 * signet_credential_new:
 * @fields: what it is made of
 *
 * Returns: (transfer full): a credential with copies of @fields
 */
SignetCredential *
signet_credential_new (const SignetCredentialFields *fields)
{
  SignetCredential *self = g_object_new (SIGNET_TYPE_CREDENTIAL, NULL);

  self->parts = signet_credential_parts_new (fields);
  self->active = !!fields->active;
  self->account_id = fields->account_id;
  self->created = fields->created;
  self->updated = fields->updated;
  self->last_used = fields->last_used;
  self->revision = fields->revision;

  return self;
}

/**
 * signet_credential_get_client_id:
 * @self: a credential
 *
 * Returns: the Client ID
 */
const char *
signet_credential_get_client_id (SignetCredential *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (self), NULL);

  return peek_text (self, SIGNET_CREDENTIAL_TEXT_CLIENT_ID);
}

/**
 * signet_credential_get_display_name:
 * @self: a credential
 *
 * Returns: the name that people see
 */
const char *
signet_credential_get_display_name (SignetCredential *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (self), NULL);

  return peek_text (self, SIGNET_CREDENTIAL_TEXT_DISPLAY_NAME);
}

/**
 * signet_credential_get_note:
 * @self: a credential
 *
 * Returns: what it is for, perhaps empty
 */
const char *
signet_credential_get_note (SignetCredential *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (self), NULL);

  return peek_text (self, SIGNET_CREDENTIAL_TEXT_NOTE);
}

/**
 * signet_credential_get_owner:
 * @self: a credential
 *
 * Returns: who answers for it, perhaps empty
 */
const char *
signet_credential_get_owner (SignetCredential *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (self), NULL);

  return peek_text (self, SIGNET_CREDENTIAL_TEXT_OWNER);
}

/**
 * signet_credential_get_active:
 * @self: a credential
 *
 * Returns: whether it is switched on
 */
gboolean
signet_credential_get_active (SignetCredential *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (self), FALSE);

  return self->active;
}

/**
 * signet_credential_get_account_id:
 * @self: a credential
 *
 * Returns: the account it belongs to
 */
gint64
signet_credential_get_account_id (SignetCredential *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (self), 0);

  return self->account_id;
}

/**
 * signet_credential_get_created:
 * @self: a credential
 *
 * Returns: when it was issued, in Unix seconds
 */
gint64
signet_credential_get_created (SignetCredential *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (self), 0);

  return self->created;
}

/**
 * signet_credential_get_created_by:
 * @self: a credential
 *
 * Returns: who issued it
 */
const char *
signet_credential_get_created_by (SignetCredential *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (self), NULL);

  return peek_text (self, SIGNET_CREDENTIAL_TEXT_CREATED_BY);
}

/**
 * signet_credential_get_updated:
 * @self: a credential
 *
 * Returns: when it was last changed, in Unix seconds
 */
gint64
signet_credential_get_updated (SignetCredential *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (self), 0);

  return self->updated;
}

/**
 * signet_credential_get_updated_by:
 * @self: a credential
 *
 * Returns: who changed it last
 */
const char *
signet_credential_get_updated_by (SignetCredential *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (self), NULL);

  return peek_text (self, SIGNET_CREDENTIAL_TEXT_UPDATED_BY);
}

/**
 * signet_credential_get_last_used:
 * @self: a credential
 *
 * Returns: when a token was last given for it, in Unix seconds, 0 for never
 */
gint64
signet_credential_get_last_used (SignetCredential *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (self), 0);

  return self->last_used;
}

/**
 * signet_credential_get_revision:
 * @self: a credential
 *
 * Returns: the number that grows with each change; `ETag` and `If-Match` are made of it
 */
gint64
signet_credential_get_revision (SignetCredential *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (self), 0);

  return self->revision;
}

/**
 * signet_credential_get_n_grants:
 * @self: a credential
 *
 * Returns: how many APIs it covers
 */
guint
signet_credential_get_n_grants (SignetCredential *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (self), 0);

  return signet_credential_parts_get_n_grants (self->parts);
}

/**
 * signet_credential_get_grant:
 * @self: a credential
 * @index: less than the number of grants
 *
 * Returns: (transfer none): one of the grants
 */
SignetGrant *
signet_credential_get_grant (SignetCredential *self,
                             guint             index)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (self), NULL);
  g_return_val_if_fail (index < signet_credential_parts_get_n_grants (self->parts), NULL);

  return signet_credential_parts_get_grant (self->parts, index);
}

/**
 * signet_credential_find_grant:
 * @self: a credential
 * @api: the id of an API
 *
 * Returns: (transfer none) (nullable): the grant for @api, if there is one
 */
SignetGrant *
signet_credential_find_grant (SignetCredential *self,
                              const char       *api)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (self), NULL);
  g_return_val_if_fail (api != NULL, NULL);

  for (guint i = 0; i < signet_credential_parts_get_n_grants (self->parts); i++)
    {
      SignetGrant *grant = signet_credential_parts_get_grant (self->parts, i);

      if (g_str_equal (signet_grant_get_api (grant), api))
        return grant;
    }

  return NULL;
}

/**
 * signet_credential_get_n_secrets:
 * @self: a credential
 *
 * Returns: how many secrets were not ended, 0 to 2; an expired one counts
 */
guint
signet_credential_get_n_secrets (SignetCredential *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (self), 0);

  return signet_credential_parts_get_n_secrets (self->parts);
}

/**
 * signet_credential_get_secret:
 * @self: a credential
 * @index: less than the number of secrets
 *
 * Returns: (transfer none): what is known of one of the secrets, the oldest first
 */
SignetSecretInfo *
signet_credential_get_secret (SignetCredential *self,
                              guint             index)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (self), NULL);
  g_return_val_if_fail (index < signet_credential_parts_get_n_secrets (self->parts), NULL);

  return signet_credential_parts_get_secret (self->parts, index);
}

/**
 * signet_credential_get_expires:
 * @self: a credential
 *
 * During a rotation the newest secret counts: the older one is about to go anyway.
 *
 * Returns: when the newest secret ends, in Unix seconds, 0 for never
 */
gint64
signet_credential_get_expires (SignetCredential *self)
{
  guint n_secrets;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (self), 0);

  n_secrets = signet_credential_parts_get_n_secrets (self->parts);
  if (n_secrets == 0)
    return 0;

  return signet_secret_info_get_expires (signet_credential_parts_get_secret (self->parts,
                                                                             n_secrets - 1));
}

/**
 * signet_credential_get_status:
 * @self: a credential
 * @now: Unix seconds
 *
 * Returns: its most urgent condition
 */
SignetStatus
signet_credential_get_status (SignetCredential *self,
                              gint64            now)
{
  guint n_working = 0;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (self), SIGNET_STATUS_INACTIVE);

  if (!self->active)
    return SIGNET_STATUS_INACTIVE;

  for (guint i = 0; i < signet_credential_parts_get_n_secrets (self->parts); i++)
    {
      if (!signet_secret_info_is_expired (signet_credential_parts_get_secret (self->parts, i), now))
        n_working++;
    }

  if (n_working == 0)
    return SIGNET_STATUS_EXPIRED;

  return n_working > 1 ? SIGNET_STATUS_ROTATING : SIGNET_STATUS_ACTIVE;
}

/**
 * signet_credential_get_in_keyring:
 * @self: a credential
 *
 * Returns: whether a secret of it is in the keyring of this desktop, as far as is known
 */
gboolean
signet_credential_get_in_keyring (SignetCredential *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (self), FALSE);

  return self->in_keyring;
}

/**
 * signet_credential_set_in_keyring:
 * @self: a credential
 * @in_keyring: whether a secret of it is in the keyring of this desktop
 *
 * Sets [property@Signet.Credential:in-keyring].
 */
void
signet_credential_set_in_keyring (SignetCredential *self,
                                  gboolean          in_keyring)
{
  g_return_if_fail (SIGNET_IS_CREDENTIAL (self));

  in_keyring = !!in_keyring;
  if (self->in_keyring == in_keyring)
    return;

  self->in_keyring = in_keyring;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IN_KEYRING]);
}

/**
 * signet_credential_get_sort_key:
 * @self: a credential
 *
 * Returns: what to compare with strcmp() to order by name as the person's language does
 */
const char *
signet_credential_get_sort_key (SignetCredential *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (self), NULL);

  return get_keys (self)->texts;
}

/**
 * signet_credential_prefetch:
 * @self: a credential that is searched soon
 *
 * Asks memory for its texts. Whoever searches very many waits for little else.
 */
void
signet_credential_prefetch (SignetCredential *self)
{
  const char *keys = (const char *) g_atomic_pointer_get (&self->keys);

  for (guint offset = 0; keys != NULL && offset < 128; offset += 64)
    __builtin_prefetch (keys + offset);
}

/**
 * signet_credential_get_folded_text:
 * @self: a credential
 *
 * Returns: name, Client ID, owner and note, folded by [func@Signet.text_fold], to search in
 */
const char *
signet_credential_get_folded_text (SignetCredential *self)
{
  Keys *keys;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (self), NULL);

  keys = get_keys (self);

  return keys->texts + keys->folded_offset;
}

/* signet-credential.c: a Client ID with what it may do
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-credential-private.h"

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

static GPtrArray *
copy_grants (GPtrArray *grants)
{
  GPtrArray *copy =
    g_ptr_array_new_full (grants->len, (GDestroyNotify) signet_grant_unref);

  for (guint i = 0; i < grants->len; i++)
    g_ptr_array_add (copy, signet_grant_ref (g_ptr_array_index (grants, i)));

  return copy;
}

static GPtrArray *
copy_secrets (GPtrArray *secrets)
{
  GPtrArray *copy =
    g_ptr_array_new_full (secrets->len, (GDestroyNotify) signet_secret_info_unref);

  for (guint i = 0; i < secrets->len; i++)
    g_ptr_array_add (copy, signet_secret_info_ref (g_ptr_array_index (secrets, i)));

  return copy;
}

/*
 * GObject
 */

static void
signet_credential_finalize (GObject *object)
{
  SignetCredential *self = SIGNET_CREDENTIAL (object);

  g_free (self->client_id);
  g_free (self->display_name);
  g_free (self->note);
  g_free (self->owner);
  g_free (self->created_by);
  g_free (self->updated_by);
  g_free (self->sort_key);
  g_free (self->folded_text);
  g_clear_pointer (&self->grants, g_ptr_array_unref);
  g_clear_pointer (&self->secrets, g_ptr_array_unref);

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

  self->client_id = g_strdup (fields->client_id);
  self->display_name = g_strdup (fields->display_name);
  self->note = g_strdup (fields->note);
  self->owner = g_strdup (fields->owner);
  self->active = fields->active;
  self->account_id = fields->account_id;
  self->created = fields->created;
  self->created_by = g_strdup (fields->created_by);
  self->updated = fields->updated;
  self->updated_by = g_strdup (fields->updated_by);
  self->last_used = fields->last_used;
  self->revision = fields->revision;
  self->grants = copy_grants (fields->grants);
  self->secrets = copy_secrets (fields->secrets);

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

  return self->client_id;
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

  return self->display_name;
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

  return self->note;
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

  return self->owner;
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

  return self->created_by;
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

  return self->updated_by;
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

  return self->grants->len;
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
  g_return_val_if_fail (index < self->grants->len, NULL);

  return g_ptr_array_index (self->grants, index);
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

  for (guint i = 0; i < self->grants->len; i++)
    {
      SignetGrant *grant = g_ptr_array_index (self->grants, i);

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

  return self->secrets->len;
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
  g_return_val_if_fail (index < self->secrets->len, NULL);

  return g_ptr_array_index (self->secrets, index);
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
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (self), 0);

  if (self->secrets->len == 0)
    return 0;

  return signet_secret_info_get_expires (g_ptr_array_index (self->secrets,
                                                            self->secrets->len - 1));
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

  for (guint i = 0; i < self->secrets->len; i++)
    {
      if (!signet_secret_info_is_expired (g_ptr_array_index (self->secrets, i), now))
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

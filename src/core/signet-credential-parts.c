/* signet-credential-parts.c: what a credential is made of, in little memory
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-credential-parts.h"

#include <string.h>

/* There may be a hundred thousand credentials, so all that one has for itself is one block of
 * memory: behind the items come its texts, one after the other. Names that many have in common
 * are in a pool, if there is one.
 */
struct _SignetCredentialParts
{
  SignetTextPool *pool; /* (owned) (nullable) */
  const char *texts[SIGNET_N_CREDENTIAL_TEXTS];
  guint n_grants;
  guint n_secrets;
  gpointer items[]; /* (owned) the grants, then the secrets */
};

/*
 * Helpers
 */

static gboolean
is_shared (SignetTextPool       *pool,
           SignetCredentialText  text)
{
  return pool != NULL && text >= SIGNET_CREDENTIAL_TEXT_OWNER;
}

static void
pack_items (SignetCredentialParts *self,
            GPtrArray             *grants,
            GPtrArray             *secrets)
{
  self->n_grants = grants->len;
  self->n_secrets = secrets->len;
  for (guint i = 0; i < grants->len; i++)
    self->items[i] = signet_grant_ref (g_ptr_array_index (grants, i));
  for (guint i = 0; i < secrets->len; i++)
    self->items[grants->len + i] = signet_secret_info_ref (g_ptr_array_index (secrets, i));
}

static void
pack_texts (SignetCredentialParts *self,
            const char *const     *texts,
            const gsize           *sizes)
{
  char *place = (char *) &self->items[self->n_grants + self->n_secrets];

  for (guint i = 0; i < SIGNET_N_CREDENTIAL_TEXTS; i++)
    {
      if (texts[i] == NULL)
        self->texts[i] = NULL;
      else if (is_shared (self->pool, i))
        self->texts[i] = signet_text_pool_share (self->pool, texts[i]);
      else
        self->texts[i] = memcpy (place, texts[i], sizes[i]);
      place += sizes[i];
    }
}

/*
 * Public
 */

/**
 * signet_credential_parts_new:
 * @fields: what a credential is made of
 *
 * Returns: (transfer full): the texts, grants and secrets of @fields
 */
SignetCredentialParts *
signet_credential_parts_new (const SignetCredentialFields *fields)
{
  const char *const texts[SIGNET_N_CREDENTIAL_TEXTS] = {
    [SIGNET_CREDENTIAL_TEXT_CLIENT_ID] = fields->client_id,
    [SIGNET_CREDENTIAL_TEXT_DISPLAY_NAME] = fields->display_name,
    [SIGNET_CREDENTIAL_TEXT_NOTE] = fields->note,
    [SIGNET_CREDENTIAL_TEXT_OWNER] = fields->owner,
    [SIGNET_CREDENTIAL_TEXT_CREATED_BY] = fields->created_by,
    [SIGNET_CREDENTIAL_TEXT_UPDATED_BY] = fields->updated_by,
  };
  gsize sizes[SIGNET_N_CREDENTIAL_TEXTS];
  gsize size = sizeof (SignetCredentialParts) +
               (fields->grants->len + fields->secrets->len) * sizeof (gpointer);
  SignetCredentialParts *self;

  for (guint i = 0; i < SIGNET_N_CREDENTIAL_TEXTS; i++)
    {
      sizes[i] = texts[i] == NULL || is_shared (fields->pool, i) ? 0 : strlen (texts[i]) + 1;
      size += sizes[i];
    }

  self = g_malloc (size);
  self->pool = fields->pool != NULL ? signet_text_pool_ref (fields->pool) : NULL;
  pack_items (self, fields->grants, fields->secrets);
  pack_texts (self, texts, sizes);

  return self;
}

/**
 * signet_credential_parts_free:
 * @self: (transfer full): the parts of a credential
 *
 * Gives them up.
 */
void
signet_credential_parts_free (SignetCredentialParts *self)
{
  for (guint i = 0; i < self->n_grants; i++)
    signet_grant_unref (self->items[i]);
  for (guint i = 0; i < self->n_secrets; i++)
    signet_secret_info_unref (self->items[self->n_grants + i]);

  g_clear_pointer (&self->pool, signet_text_pool_unref);
  g_free (self);
}

/**
 * signet_credential_parts_get_text:
 * @self: the parts of a credential
 * @text: which
 *
 * Returns: (nullable): that text, %NULL if the credential was made without it
 */
const char *
signet_credential_parts_get_text (SignetCredentialParts *self,
                                  SignetCredentialText   text)
{
  return self->texts[text];
}

/**
 * signet_credential_parts_get_n_grants:
 * @self: the parts of a credential
 *
 * Returns: how many grants there are
 */
guint
signet_credential_parts_get_n_grants (SignetCredentialParts *self)
{
  return self->n_grants;
}

/**
 * signet_credential_parts_get_grant:
 * @self: the parts of a credential
 * @index: less than the number of grants
 *
 * Returns: (transfer none): one of the grants
 */
SignetGrant *
signet_credential_parts_get_grant (SignetCredentialParts *self,
                                   guint                  index)
{
  return self->items[index];
}

/**
 * signet_credential_parts_get_n_secrets:
 * @self: the parts of a credential
 *
 * Returns: how many secrets there are
 */
guint
signet_credential_parts_get_n_secrets (SignetCredentialParts *self)
{
  return self->n_secrets;
}

/**
 * signet_credential_parts_get_secret:
 * @self: the parts of a credential
 * @index: less than the number of secrets
 *
 * Returns: (transfer none): what is known of one of the secrets
 */
SignetSecretInfo *
signet_credential_parts_get_secret (SignetCredentialParts *self,
                                    guint                  index)
{
  return self->items[self->n_grants + index];
}

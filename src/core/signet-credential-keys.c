/* signet-credential-keys.c: what credentials are ordered and searched by
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-credential-private.h"

#include "signet-collation.h"
#include "signet-text.h"

/*
 * Public
 */

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

  if (self->sort_key == NULL)
    self->sort_key = signet_collation_make_key (self->display_name);

  return self->sort_key;
}

/**
 * signet_credential_get_owner_key:
 * @self: a credential
 *
 * Returns: what to compare with strcmp() to order by owner as the person's language does
 */
const char *
signet_credential_get_owner_key (SignetCredential *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (self), NULL);

  if (self->owner_key == NULL)
    self->owner_key = signet_collation_get_key (self->owner);

  return self->owner_key;
}

/**
 * signet_credential_get_created_by_key:
 * @self: a credential
 *
 * Returns: what to compare with strcmp() to order by who issued it as the person's language does
 */
const char *
signet_credential_get_created_by_key (SignetCredential *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (self), NULL);

  if (self->created_by_key == NULL)
    self->created_by_key = signet_collation_get_key (self->created_by);

  return self->created_by_key;
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
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (self), NULL);

  if (self->folded_text == NULL)
    {
      g_autofree char *text = g_strjoin ("\n", self->display_name, self->client_id,
                                         self->owner, self->note, NULL);

      self->folded_text = signet_text_fold (text);
    }

  return self->folded_text;
}

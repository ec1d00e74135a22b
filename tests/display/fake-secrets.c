/* fake-secrets.c: how secrets begin and end at an issuer in memory
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fake-secrets.h"

#include "signet-time.h"

#include <string.h>

/*
 * Helpers
 */

static GPtrArray *
copy_secrets (SignetCredential *credential)
{
  GPtrArray *secrets =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_secret_info_unref);

  for (guint i = 0; i < signet_credential_get_n_secrets (credential); i++)
    g_ptr_array_add (secrets,
                     signet_secret_info_ref (signet_credential_get_secret (credential, i)));

  return secrets;
}

/*
 * Public
 */

SignetCredential *
fake_with_secrets (SignetCredential *original,
                   GPtrArray        *secrets)
{
  g_autoptr(GPtrArray) grants =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_grant_unref);
  SignetCredentialFields fields = {
    .client_id = signet_credential_get_client_id (original),
    .display_name = signet_credential_get_display_name (original),
    .note = signet_credential_get_note (original),
    .owner = signet_credential_get_owner (original),
    .active = signet_credential_get_active (original),
    .account_id = signet_credential_get_account_id (original),
    .created = signet_credential_get_created (original),
    .created_by = signet_credential_get_created_by (original),
    .updated = signet_credential_get_updated (original),
    .updated_by = "ada",
    .revision = signet_credential_get_revision (original) + 1,
    .grants = grants,
    .secrets = secrets,
  };

  for (guint i = 0; i < signet_credential_get_n_grants (original); i++)
    g_ptr_array_add (grants, signet_grant_ref (signet_credential_get_grant (original, i)));

  return signet_credential_new (&fields);
}

SignetCredential *
fake_expiry (SignetCredential *original,
             gint64            expires)
{
  g_autoptr(GPtrArray) secrets =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_secret_info_unref);

  for (guint i = 0; i < signet_credential_get_n_secrets (original); i++)
    {
      SignetSecretInfo *secret = signet_credential_get_secret (original, i);

      g_ptr_array_add (secrets,
                       signet_secret_info_new (signet_secret_info_get_id (secret),
                                               signet_secret_info_get_hint (secret),
                                               signet_secret_info_get_created (secret),
                                               expires,
                                               signet_secret_info_get_last_used (secret)));
    }

  return fake_with_secrets (original, secrets);
}

SignetIssued *
fake_rotated (SignetCredential *original,
              guint             number,
              gint64            expires,
              const char       *text)
{
  g_autofree char *id = g_strdup_printf ("rotated-%u", number);
  g_autoptr(GPtrArray) secrets = copy_secrets (original);
  g_autoptr(SignetCredential) credential = NULL;
  SecretValue *secret = secret_value_new (text, -1, "text/plain");
  SignetIssued *issued;

  g_ptr_array_add (secrets, signet_secret_info_new (id, text + strlen (text) - 4,
                                                    signet_time_now (), expires, 0));
  credential = fake_with_secrets (original, secrets);
  issued = signet_issued_new (credential, id, secret, FALSE);
  secret_value_unref (secret);

  return issued;
}

SignetCredential *
fake_ended (SignetCredential *original,
            const char       *secret_id)
{
  g_autoptr(GPtrArray) secrets = copy_secrets (original);

  for (guint i = secrets->len; i > 0; i--)
    {
      if (g_str_equal (signet_secret_info_get_id (g_ptr_array_index (secrets, i - 1)), secret_id))
        g_ptr_array_remove_index (secrets, i - 1);
    }

  return fake_with_secrets (original, secrets);
}

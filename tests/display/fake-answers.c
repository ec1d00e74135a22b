/* fake-answers.c: what an issuer in memory says
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fake-answers.h"

#include "signet-text.h"

/*
 * Public
 */

/* Gives who the caller is: ada. */
SignetAccess *
fake_access (SignetOrganization *organization,
             SignetRole          role,
             gboolean            custom_role_admin,
             const char         *version)
{
  g_autofree char *text = g_strdup_printf (
    "{\"user\": \"ada\", \"uid\": 1000, \"role\": \"%s\", \"custom_role_admin\": %s,"
    " \"access\": %s, \"roles_with_access\":"
    " [\"admin\", \"compliance-admin\", \"support-access\"],"
    " \"organization\": {\"id\": 1204, \"name\": \"%s\"},"
    " \"issuer\": \"http://127.0.0.1:7878\","
    " \"token_endpoint\": \"http://127.0.0.1:7878/oauth/token\", \"version\": \"%s\"}",
    signet_role_to_string (role), custom_role_admin ? "true" : "false",
    signet_role_has_access (role) ? "true" : "false",
    signet_organization_get_name (organization), version);
  g_autoptr(JsonNode) node = json_from_string (text, NULL);
  g_autoptr(GError) error = NULL;
  SignetAccess *access = signet_access_new_from_json (node, &error);

  g_assert_no_error (error);

  return access;
}

/* Gives what @draft says as a credential; @original is %NULL for a new one, and then @number
 * is part of its Client ID.
 */
SignetCredential *
fake_credential (SignetDraft      *draft,
                 SignetCredential *original,
                 guint             number)
{
  g_autofree char *client_id = g_strdup_printf ("7f3c9a52-0b6e-4d1f-9c84-%012u", number);
  g_autofree char *name = signet_text_strip (signet_draft_get_display_name (draft));
  g_autoptr(GPtrArray) grants =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_grant_unref);
  g_autoptr(GPtrArray) secrets =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_secret_info_unref);
  SignetCredentialFields fields = {
    .client_id = original != NULL ? signet_credential_get_client_id (original) : client_id,
    .display_name = name,
    .note = signet_draft_get_note (draft),
    .owner = signet_draft_get_owner (draft),
    .active = signet_draft_get_active (draft),
    .account_id = signet_draft_get_account_id (draft),
    .created = 1764338400,
    .created_by = "ada",
    .updated = 1764338400,
    .updated_by = "ada",
    .revision = original != NULL ? signet_credential_get_revision (original) + 1 : 1,
    .grants = grants,
    .secrets = secrets,
  };

  for (guint i = 0; i < signet_draft_get_n_grants (draft); i++)
    g_ptr_array_add (grants, signet_grant_ref (signet_draft_get_grant (draft, i)));
  for (guint i = 0; original != NULL && i < signet_credential_get_n_secrets (original); i++)
    g_ptr_array_add (secrets, signet_secret_info_ref (signet_credential_get_secret (original, i)));
  if (original == NULL)
    g_ptr_array_add (secrets, signet_secret_info_new ("secret-1", "3HjV", 1764338400, 0, 0));

  return signet_credential_new (&fields);
}

/* Gives what @draft says as a new credential with the secret @text. */
SignetIssued *
fake_issued (SignetDraft *draft,
             guint        number,
             const char  *text)
{
  g_autoptr(SignetCredential) credential = fake_credential (draft, NULL, number);
  SecretValue *secret = secret_value_new (text, -1, "text/plain");
  SignetIssued *issued = signet_issued_new (credential, "secret-1", secret, FALSE);

  secret_value_unref (secret);

  return issued;
}

/* Gives a page of @all; the name of a page is the place of its first credential. */
SignetCredentialPage *
fake_page (GPtrArray  *all,
           const char *page,
           guint       page_size)
{
  g_autoptr(GPtrArray) credentials = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *next = NULL;
  guint start = page != NULL ? (guint) g_ascii_strtoull (page, NULL, 10) : 0;
  guint end = MIN (start + page_size, all->len);

  for (guint i = start; i < end; i++)
    g_ptr_array_add (credentials, g_object_ref (g_ptr_array_index (all, i)));
  if (end < all->len)
    next = g_strdup_printf ("%u", end);

  return signet_credential_page_new (credentials, next, all->len);
}

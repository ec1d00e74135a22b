/* fixtures.c: a catalogue and an organization to test against
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fixtures.h"

#include "signet-json.h"

/* Four APIs: one of account level with a choice, one of workspace level with a single
 * permission, one that can be granted at two levels, and one that needs an extra right.
 */
static const char catalogue_text[] =
  "{'apis': ["
  " {'id': 'platform', 'name': 'Platform', 'description': '', 'identifier': 'urn:p',"
  "  'levels': ['account'],"
  "  'permissions': [{'id': 'admin', 'name': 'Admin'}, {'id': 'user', 'name': 'User'}]},"
  " {'id': 'profile', 'name': 'Profile', 'description': '', 'identifier': 'urn:f',"
  "  'levels': ['workspace'],"
  "  'permissions': [{'id': 'read-only', 'name': 'Read-Only', 'summary': 'Read profiles'}]},"
  " {'id': 'reports', 'name': 'Reports', 'description': '', 'identifier': 'urn:r',"
  "  'levels': ['organization', 'workspace'],"
  "  'permissions': [{'id': 'read', 'name': 'Read'}]},"
  " {'id': 'custom-roles', 'name': 'Custom Roles', 'description': '', 'identifier': 'urn:c',"
  "  'levels': ['organization'], 'requires': 'custom-role-admin',"
  "  'permissions': [{'id': 'admin', 'name': 'Admin'}]}"
  "]}";

/* Ids come as integers and as strings of digits; both kinds are here. */
static const char organization_text[] =
  "{'id': 1204, 'name': 'Acme Retail', 'accounts': ["
  " {'id': 3310, 'name': 'North America', 'workspaces': ["
  "  {'id': 40118, 'name': 'US Production'}, {'id': '40119', 'name': 'US Staging'}]},"
  " {'id': '3311', 'name': 'Europe', 'workspaces': [{'id': 40231, 'name': 'EU Production'}]}"
  "]}";

/*
 * Public
 */

/**
 * fixture_json:
 * @text: JSON with single quotes in place of double ones
 *
 * Returns: (transfer full): the tree
 */
JsonNode *
fixture_json (const char *text)
{
  g_autofree char *quoted = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr(GBytes) bytes = g_bytes_new (quoted, strlen (quoted));
  g_autoptr(GError) error = NULL;
  JsonNode *node = signet_json_parse (bytes, &error);

  g_assert_no_error (error);

  return node;
}

/**
 * fixture_catalogue:
 *
 * Returns: (transfer full): a catalogue of four APIs
 */
SignetCatalogue *
fixture_catalogue (void)
{
  g_autoptr(JsonNode) node = fixture_json (catalogue_text);
  g_autoptr(GError) error = NULL;
  SignetCatalogue *catalogue = signet_catalogue_new_from_json (node, &error);

  g_assert_no_error (error);

  return catalogue;
}

/**
 * fixture_organization:
 *
 * Returns: (transfer full): an organization of two accounts
 */
SignetOrganization *
fixture_organization (void)
{
  g_autoptr(JsonNode) node = fixture_json (organization_text);
  g_autoptr(GError) error = NULL;
  SignetOrganization *organization = signet_organization_new_from_json (node, &error);

  g_assert_no_error (error);

  return organization;
}

/**
 * fixture_credential:
 * @client_id: a Client ID
 * @display_name: a name
 * @revision: a revision
 *
 * Returns: (transfer full): an active credential with Profile in one workspace and one secret
 */
SignetCredential *
fixture_credential (const char *client_id,
                    const char *display_name,
                    gint64      revision)
{
  const gint64 workspace = 40118;
  g_autoptr(GPtrArray) grants =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_grant_unref);
  g_autoptr(GPtrArray) secrets =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_secret_info_unref);
  SignetCredentialFields fields = {
    .client_id = client_id,
    .display_name = display_name,
    .note = "",
    .owner = "Profiles Team",
    .active = TRUE,
    .account_id = 3310,
    .created = 1700000000,
    .created_by = "ada",
    .updated = 1700000000,
    .updated_by = "ada",
    .revision = revision,
    .grants = grants,
    .secrets = secrets,
  };

  g_ptr_array_add (grants, signet_grant_new ("profile", "read-only", SIGNET_LEVEL_WORKSPACE,
                                             &workspace, 1));
  g_ptr_array_add (secrets, signet_secret_info_new ("s1", "x7Qk", 1700000000, 0, 0));

  return signet_credential_new (&fields);
}

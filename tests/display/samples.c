/* samples.c: an organization with some credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "samples.h"

#include "signet-json.h"

#include <string.h>

/*
 * Helpers
 */

static JsonNode *
parse (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr(GError) error = NULL;
  JsonNode *node = json_from_string (json, &error);

  g_assert_no_error (error);

  return node;
}

/*
 * Public
 */

SignetOrganization *
sample_organization (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = parse (
    "{'id': 1204, 'name': 'Acme Retail', 'accounts': [{'id': 3310, 'name': 'Stores',"
    " 'workspaces': [{'id': 1, 'name': 'US Production'}, {'id': 2, 'name': 'EU Production'},"
    " {'id': 3, 'name': 'Staging'}]}]}");
  SignetOrganization *organization = signet_organization_new_from_json (node, &error);

  g_assert_no_error (error);

  return organization;
}

SignetCatalogue *
sample_catalogue (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = parse (
    "{'apis': ["
    " {'id': 'platform', 'name': 'Platform', 'description': '', 'identifier': 'urn:p',"
    "  'levels': ['account'], 'permissions': [{'id': 'admin', 'name': 'Admin'},"
    "  {'id': 'user', 'name': 'User'}]},"
    " {'id': 'profile', 'name': 'Profile', 'description': '', 'identifier': 'urn:f',"
    "  'levels': ['workspace'], 'permissions': [{'id': 'read-only', 'name': 'Read-Only'}]},"
    " {'id': 'data-plans', 'name': 'Data Plans', 'description': '', 'identifier': 'urn:d',"
    "  'levels': ['workspace'], 'permissions': [{'id': 'read-only', 'name': 'Read-Only'},"
    "  {'id': 'admin', 'name': 'Admin'}]}]}");
  SignetCatalogue *catalogue = signet_catalogue_new_from_json (node, &error);

  g_assert_no_error (error);

  return catalogue;
}

SignetCredential *
sample_credential (const char *client_id,
                   const char *display_name,
                   const char *members)
{
  static const char plain[] =
    "{'status': 'active', 'account_id': 3310, 'note': '', 'owner': '',"
    " 'grants': [{'api': 'platform', 'permission': 'user', 'level': 'account'}],"
    " 'created': '2026-01-10T09:00:00Z', 'created_by': 'ada',"
    " 'updated': '2026-01-10T09:00:00Z', 'updated_by': 'ada', 'last_used': null, 'revision': 1,"
    " 'secrets': [{'id': 's1', 'hint': 'x7Qk', 'created': '2026-01-10T09:00:00Z',"
    " 'expires': null, 'last_used': null}]}";
  g_autoptr(JsonNode) node = parse (plain);
  g_autoptr(JsonNode) more = parse (members != NULL ? members : "{}");
  JsonObject *object = json_node_get_object (node);
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;
  SignetCredential *credential;
  g_autoptr(GError) error = NULL;

  json_object_set_string_member (object, "client_id", client_id);
  json_object_set_string_member (object, "display_name", display_name);
  json_object_iter_init (&iter, json_node_get_object (more));
  while (json_object_iter_next (&iter, &name, &member))
    json_object_set_member (object, name, json_node_copy (member));

  credential = signet_credential_new_from_json (node, &error);
  g_assert_no_error (error);

  return credential;
}

static void
put (FakeConnector *issuer,
     const char    *client_id,
     const char    *display_name,
     const char    *members)
{
  g_autoptr(SignetCredential) credential = sample_credential (client_id, display_name, members);

  fake_connector_put (issuer, credential);
}

FakeConnector *
sample_issuer (void)
{
  g_autoptr(SignetOrganization) organization = sample_organization ();
  g_autoptr(SignetCatalogue) catalogue = sample_catalogue ();
  FakeConnector *issuer = fake_connector_new (organization, catalogue);

  put (issuer, SAMPLE_POS, "POS Gateway",
       "{'owner': 'Retail Systems', 'last_used': '2026-11-23T13:55:00Z',"
       " 'created': '2026-03-01T00:00:00Z',"
       " 'grants': [{'api': 'platform', 'permission': 'user', 'level': 'account'},"
       " {'api': 'profile', 'permission': 'read-only', 'level': 'workspace',"
       "  'workspaces': [1, 2, 3]}],"
       " 'secrets': [{'id': 's1', 'hint': 'x7Qk', 'created': '2026-01-10T09:00:00Z',"
       " 'expires': '2027-06-30T12:00:00Z', 'last_used': null}]}");
  put (issuer, SAMPLE_BACKFILL, "Backfill",
       "{'status': 'inactive', 'note': 'One-off', 'last_used': '2026-09-03T08:00:00Z',"
       " 'created': '2026-02-01T00:00:00Z',"
       " 'grants': [{'api': 'platform', 'permission': 'admin', 'level': 'account'}]}");
  put (issuer, SAMPLE_CAFE, "Café Loyalty",
       "{'owner': 'Loyalty Squad', 'created': '2026-04-01T00:00:00Z',"
       " 'grants': [{'api': 'profile', 'permission': 'read-only', 'level': 'workspace',"
       "  'workspaces': [2]}],"
       " 'secrets': [{'id': 's1', 'hint': 'x7Qk', 'created': '2026-01-10T09:00:00Z',"
       " 'expires': '2026-11-29T15:00:00Z', 'last_used': null}]}");
  put (issuer, SAMPLE_PARTNER, "Partner Feed",
       "{'owner': 'Partners', 'last_used': '2026-10-31T10:00:00Z',"
       " 'grants': [{'api': 'data-plans', 'permission': 'read-only', 'level': 'workspace',"
       "  'workspaces': [1, 3]}],"
       " 'secrets': [{'id': 's1', 'hint': 'x7Qk', 'created': '2026-01-10T09:00:00Z',"
       " 'expires': '2026-10-31T12:00:00Z', 'last_used': null}]}");

  return issuer;
}

FakeConnector *
sample_large_issuer (guint n_credentials)
{
  g_autoptr(SignetOrganization) organization = sample_organization ();
  g_autoptr(SignetCatalogue) catalogue = sample_catalogue ();
  FakeConnector *issuer = fake_connector_new (organization, catalogue);

  for (guint i = 1; i <= n_credentials; i++)
    {
      g_autofree char *client_id = g_strdup_printf ("%08x-0000-4000-8000-000000000000", i);
      g_autofree char *name = g_strdup_printf ("Service %05u", i);

      put (issuer, client_id, name, NULL);
    }

  return issuer;
}

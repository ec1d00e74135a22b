/* reviewer.c: who reaches each workspace, as the filter of the list sees it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-facets.h"
#include "signet-json.h"
#include "signet-matcher.h"
#include "signet-reach.h"
#include "signet-time.h"

/* reviewer ORGANIZATION CREDENTIALS STATUS
 *
 * Reads what the issuer gave as /v1/organization and an array of what it gave as credentials.
 * STATUS is “active”, “inactive” or “any”. Writes a line for each workspace: its id, how many
 * credentials the counts promise, and for each that the filter lets through its Client ID and the
 * ways in which it reaches the workspace, as a number.
 */

/*
 * Helpers
 */

static JsonNode *
read_file (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  char *text;
  gsize length;
  JsonNode *node;

  if (!g_file_get_contents (path, &text, &length, &error))
    g_error ("%s", error->message);

  bytes = g_bytes_new_take (text, length);
  node = signet_json_parse (bytes, &error);
  g_assert_no_error (error);

  return node;
}

static SignetOrganization *
read_organization (const char *path)
{
  g_autoptr(JsonNode) node = read_file (path);
  g_autoptr(GError) error = NULL;
  SignetOrganization *organization = signet_organization_new_from_json (node, &error);

  g_assert_no_error (error);

  return organization;
}

static GPtrArray *
read_credentials (const char *path)
{
  g_autoptr(JsonNode) node = read_file (path);
  JsonArray *array = json_node_get_array (node);
  GPtrArray *credentials = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autoptr(GError) error = NULL;
      SignetCredential *credential =
        signet_credential_new_from_json (json_array_get_element (array, i), &error);

      g_assert_no_error (error);
      g_ptr_array_add (credentials, credential);
    }

  return credentials;
}

/* The counts are made without a filter for workspaces, which is when somebody reads them. */
static SignetFacets *
count (GPtrArray          *credentials,
       SignetOrganization *organization,
       const char         *status)
{
  g_autoptr(SignetFilter) filter = signet_filter_new ();
  g_autoptr(SignetMatcher) matcher = NULL;
  SignetFacets *facets = signet_facets_new (organization);

  signet_filter_set_value (filter, SIGNET_FACET_STATUS, status);
  matcher = signet_matcher_new (filter, NULL, organization, signet_time_now ());
  for (guint i = 0; i < credentials->len; i++)
    signet_facets_add (facets, matcher, credentials->pdata[i]);

  return facets;
}

static void
review (GPtrArray          *credentials,
        SignetOrganization *organization,
        const char         *workspace,
        const char         *status)
{
  g_autoptr(SignetFilter) filter = signet_filter_new ();
  g_autoptr(SignetMatcher) matcher = NULL;
  gint64 account;
  gint64 id;

  signet_filter_set_value (filter, SIGNET_FACET_STATUS, status);
  signet_filter_set_value (filter, SIGNET_FACET_WORKSPACE, workspace);
  matcher = signet_matcher_new (filter, NULL, organization, signet_time_now ());
  id = signet_matcher_get_workspace (matcher, &account);

  for (guint i = 0; i < credentials->len; i++)
    {
      SignetCredential *credential = credentials->pdata[i];

      if (signet_matcher_matches (matcher, credential))
        g_print (" %s:%u", signet_credential_get_client_id (credential),
                 (guint) signet_reach_find (credential, id, account));
    }
}

static void
review_account (GPtrArray          *credentials,
                SignetOrganization *organization,
                SignetAccount      *account,
                const char         *status)
{
  g_autoptr(SignetFacets) facets = count (credentials, organization, status);

  for (guint i = 0; i < signet_account_get_n_workspaces (account); i++)
    {
      SignetWorkspace *workspace = signet_account_get_workspace (account, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT,
                                             signet_workspace_get_id (workspace));

      g_print ("%s %u", id, signet_facets_get_count (facets, SIGNET_FACET_WORKSPACE, id));
      review (credentials, organization, id, status);
      g_print ("\n");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(SignetOrganization) organization = NULL;
  g_autoptr(GPtrArray) credentials = NULL;
  const char *status;

  g_assert_cmpint (argc, ==, 4);
  organization = read_organization (argv[1]);
  credentials = read_credentials (argv[2]);
  status = g_str_equal (argv[3], "any") ? NULL : argv[3];
  for (guint i = 0; i < signet_organization_get_n_accounts (organization); i++)
    review_account (credentials, organization,
                    signet_organization_get_account (organization, i), status);

  return 0;
}

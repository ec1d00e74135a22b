/* test-found.c: what a row says about why a search found it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fixtures.h"
#include "signet-text.h"
#include "signet-words.h"

#define CLIENT_ID "7f3b2c1d-0000-4000-8000-00000000000a"

#define NOTE "Written for the data team, who start the nightly export of all orders from here\n" \
             "and nobody else. Ask them before you change anything."

/*
 * Helpers
 */

/* Its grants are User at Platform, Read-Only at Profile in two workspaces, and an API that this
 * person does not know.
 */
static SignetCredential *
make_credential (void)
{
  g_autoptr(JsonNode) node = fixture_json (
    "{'client_id': '" CLIENT_ID "', 'display_name': 'POS Gateway', 'status': 'active',"
    " 'account_id': 3310, 'note': '', 'owner': 'Retail Systems', 'grants': ["
    " {'api': 'platform', 'permission': 'user', 'level': 'account'},"
    " {'api': 'profile', 'permission': 'read-only', 'level': 'workspace',"
    "  'workspaces': [40118, 40119]},"
    " {'api': 'hidden', 'permission': 'admin', 'level': 'organization'}],"
    " 'created': '2026-01-10T09:00:00Z', 'created_by': 'ada',"
    " 'updated': '2026-01-10T09:00:00Z', 'updated_by': 'ada', 'last_used': null, 'revision': 1,"
    " 'secrets': []}");
  g_autoptr(GError) error = NULL;
  SignetCredential *credential;

  json_object_set_string_member (json_node_get_object (node), "note", NOTE);
  credential = signet_credential_new_from_json (node, &error);
  g_assert_no_error (error);

  return credential;
}

/* What is marked stands between brackets. */
static char *
bracket (const char *text,
         GArray     *matches)
{
  g_autoptr(GString) marked = g_string_new (text);

  for (guint i = matches->len; i > 0; i--)
    {
      const SignetTextMatch *match = &g_array_index (matches, SignetTextMatch, i - 1);

      g_string_insert (marked, match->end, "]");
      g_string_insert (marked, match->start, "[");
    }

  return g_string_free (g_steal_pointer (&marked), FALSE);
}

static const struct
{
  const char *search;
  const char *visible; /* joined by "|" */
  const char *found;   /* NULL if the row shows everything */
} cases[] = {
  { "gateway", "POS Gateway", NULL },
  { "GATE pos", "POS Gateway", NULL },
  { "gateway platform", "POS Gateway|Platform User", NULL },
  /* Only the value is marked, not what it is called. */
  { "owner retail", "POS Gateway", "Owner: [Retail] Systems" },
  { "systems", "POS Gateway|Retail Systems", NULL },
  { "written", "POS Gateway", "Note: [Written] for the data team, who start the nightly export of "
                              "all orders from here and nobody else. Ask them before you change "
                              "any…" },
  { "nightly", "POS Gateway", "Note: … start the [nightly] export of all orders from here and "
                              "nobody else. Ask them before you change anything." },
  { "nobody", "POS Gateway", "Note: … here and [nobody] else. Ask them before you change "
                             "anything." },
  { "7f3b", "POS Gateway", "Client ID: [7f3b]2c1d-0000-4000-8000-00000000000a" },
  { "read-only", "POS Gateway|Platform User|Profile", "API: Profile [Read-Only]" },
  { "admin", "POS Gateway|Platform User|Profile", "API: hidden [admin]" },
  { "staging", "POS Gateway|2 workspaces", "Workspace: US [Staging]" },
  /* Several reasons, and each is told once. */
  { "retail staging", "POS Gateway", "Owner: [Retail] Systems · Workspace: US [Staging]" },
  { "production staging", "POS Gateway",
    "Workspace: US [Production] · Workspace: US [Staging]" },
  { "gateway staging", "POS Gateway", "Workspace: US [Staging]" },
  /* A name is told when the place for it is too short. */
  { "gateway", "POS Gat", "Name: POS [Gateway]" },
};

/*
 * Callbacks
 */

static void
test_found (void)
{
  g_autoptr(SignetCredential) credential = make_credential ();
  g_autoptr(SignetCatalogue) catalogue = fixture_catalogue ();
  g_autoptr(SignetOrganization) organization = fixture_organization ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(GStrv) words = signet_text_fold_words (cases[i].search);
      g_auto(GStrv) visible = g_strsplit (cases[i].visible, "|", -1);
      g_autoptr(GArray) matches = NULL;
      g_autofree char *found =
        signet_words_found (credential, (const char * const *) words,
                            (const char * const *) visible, catalogue, organization, &matches);
      g_autofree char *marked = found != NULL ? bracket (found, matches) : NULL;

      g_assert_cmpstr (marked, ==, cases[i].found);
    }
}

/* Before the names are known, nothing fails. */
static void
test_without_names (void)
{
  g_autoptr(SignetCredential) credential = make_credential ();
  g_auto(GStrv) words = signet_text_fold_words ("profile 40119 nowhere");
  const char *visible[] = { "POS Gateway", NULL };
  g_autoptr(GArray) matches = NULL;
  g_autofree char *found = signet_words_found (credential, (const char * const *) words, visible,
                                               NULL, NULL, &matches);

  g_assert_cmpstr (found, ==, "API: profile read-only · Workspace: workspace 40119");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/found/rows", test_found);
  g_test_add_func ("/found/without-names", test_without_names);

  return g_test_run ();
}

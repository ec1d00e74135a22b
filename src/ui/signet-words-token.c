/* signet-words-token.c: what the application says about access tokens
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-words-token.h"

#include "signet-json.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DETAIL_TYPE "signet_grant"

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/* How much of the id of a key is enough to tell it from others. */
#define KEY_ID_LENGTH 8

/*
 * Helpers
 */

static char *
describe_left (gint64 seconds)
{
  guint number;

  if (seconds < 2 * MINUTE)
    {
      number = (guint) seconds;
      return g_strdup_printf (ngettext ("Ends in %u second", "Ends in %u seconds", number), number);
    }
  if (seconds < 2 * HOUR)
    {
      number = (guint) (seconds / MINUTE);
      return g_strdup_printf (ngettext ("Ends in %u minute", "Ends in %u minutes", number), number);
    }
  if (seconds < 2 * DAY)
    {
      number = (guint) (seconds / HOUR);
      return g_strdup_printf (ngettext ("Ends in %u hour", "Ends in %u hours", number), number);
    }

  number = (guint) MIN (seconds / DAY, G_MAXINT);

  return g_strdup_printf (ngettext ("Ends in %u day", "Ends in %u days", number), number);
}

/* The grants that the built-in issuer writes into a token, and nothing else. */
static GPtrArray *
read_grants (SignetTokenClaims *claims,
             gint64            *account_id)
{
  GPtrArray *grants = g_ptr_array_new_with_free_func ((GDestroyNotify) signet_grant_unref);
  JsonArray *details = claims != NULL ? signet_token_claims_get_details (claims) : NULL;

  for (guint i = 0; details != NULL && i < json_array_get_length (details); i++)
    {
      JsonNode *detail = json_array_get_element (details, i);
      SignetGrant *grant = NULL;

      if (g_strcmp0 (signet_json_peek_string (detail, "type"), DETAIL_TYPE) == 0)
        grant = signet_grant_new_from_json (detail, NULL);
      if (grant == NULL)
        continue;

      g_ptr_array_add (grants, grant);
      if (account_id != NULL)
        signet_json_node_to_id (json_object_get_member (json_node_get_object (detail), "account"),
                                account_id);
    }

  return grants;
}

static gboolean
has_grant (GPtrArray  *grants,
           const char *scope)
{
  for (guint i = 0; i < grants->len; i++)
    {
      SignetGrant *grant = g_ptr_array_index (grants, i);
      g_autofree char *own = g_strconcat (signet_grant_get_api (grant), ":",
                                          signet_grant_get_permission (grant), NULL);

      if (g_str_equal (own, scope))
        return TRUE;
    }

  return FALSE;
}

static void
add_escaped (GStrvBuilder      *lines,
             GPtrArray         *grants,
             const char *const *values)
{
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *line = NULL;

      if (*values[i] == '\0' || has_grant (grants, values[i]))
        continue;

      line = g_markup_escape_text (values[i], -1);
      g_strv_builder_add (lines, line);
    }
}

static void
add_claimed (GStrvBuilder      *lines,
             GPtrArray         *grants,
             SignetTokenClaims *claims)
{
  g_auto(GStrv) scopes = signet_token_claims_dup_scopes (claims);
  g_auto(GStrv) permissions = signet_token_claims_dup_permissions (claims);
  g_auto(GStrv) roles = signet_token_claims_dup_roles (claims);

  add_escaped (lines, grants, (const char *const *) scopes);
  /* Auth0 writes the same values twice. */
  if (g_strv_length (scopes) == 0)
    add_escaped (lines, grants, (const char *const *) permissions);
  add_escaped (lines, grants, (const char *const *) roles);
}

static SignetGrant *
find_same (GPtrArray   *grants,
           SignetGrant *wanted)
{
  for (guint i = 0; i < grants->len; i++)
    {
      SignetGrant *grant = g_ptr_array_index (grants, i);

      if (signet_grant_equal (grant, wanted))
        return grant;
    }

  return NULL;
}

/* What of @wanted is not in @grants, by name. */
static char *
list_missing (GPtrArray       *wanted,
              GPtrArray       *grants,
              SignetCatalogue *catalogue)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < wanted->len; i++)
    {
      SignetGrant *grant = g_ptr_array_index (wanted, i);
      g_autofree char *name = NULL;

      if (find_same (grants, grant) != NULL)
        continue;

      name = signet_words_tag (grant, catalogue, NULL);
      if (names->len > 0)
        g_string_append (names, C_("list of APIs", ", "));
      g_string_append (names, name);
    }

  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

/*
 * Public
 */

/**
 * signet_words_token_end:
 * @expires: when a token ends, in Unix seconds, or %SIGNET_TOKEN_NO_TIME
 * @now: Unix seconds
 *
 * Returns: (transfer full): how long it is still good for
 */
char *
signet_words_token_end (gint64 expires,
                        gint64 now)
{
  if (expires == SIGNET_TOKEN_NO_TIME)
    return g_strdup (_("The issuer does not say when it ends"));
  if (expires <= now)
    return g_strdup (C_ ("token", "Ended"));

  return describe_left (expires - now);
}

/**
 * signet_words_token_signature:
 * @verdict: what a look at its signature brought
 * @claims: (nullable): what the token says
 *
 * Returns: (transfer full): that in a sentence
 */
char *
signet_words_token_signature (SignetTokenVerdict  verdict,
                              SignetTokenClaims  *claims)
{
  const char *algorithm = claims != NULL ? signet_token_claims_get_algorithm (claims) : NULL;
  const char *key_id = claims != NULL ? signet_token_claims_get_key_id (claims) : NULL;
  g_autofree char *short_id = NULL;

  switch (verdict)
    {
    case SIGNET_TOKEN_VERDICT_GOOD:
      if (key_id == NULL)
        /* Translators: %s is an algorithm, for example “ES256” */
        return g_strdup_printf (_("Signed by this issuer (%s)"), algorithm);

      short_id = g_utf8_strlen (key_id, -1) > KEY_ID_LENGTH + 2
                   ? g_utf8_substring (key_id, 0, KEY_ID_LENGTH) : g_strdup (key_id);
      /* Translators: an algorithm and the beginning of the id of a key */
      return g_strdup_printf (_("Signed by this issuer (%s, key %s)"), algorithm, short_id);

    case SIGNET_TOKEN_VERDICT_OPAQUE:
      return g_strdup (_("Not verifiable here: only the issuer can read this token"));
    case SIGNET_TOKEN_VERDICT_NO_KEYS:
      return g_strdup (_("Not verified: the keys of the issuer could not be loaded"));
    case SIGNET_TOKEN_VERDICT_UNSAFE:
      /* Translators: %s is an algorithm, for example “none” */
      return g_strdup_printf (_("Proves nothing: it is signed with “%s”, which anybody could do"),
                              algorithm);
    case SIGNET_TOKEN_VERDICT_UNKNOWN_KEY:
      return g_strdup (_("Not signed with any key of this issuer"));
    case SIGNET_TOKEN_VERDICT_MISMATCH:
      return g_strdup (_("The signature does not match: the token was changed or forged"));
    case SIGNET_TOKEN_VERDICT_OTHER_ISSUER:
      return g_strdup (_("The signature is right, but the token names another issuer"));
    case SIGNET_TOKEN_VERDICT_EXPIRED:
      return g_strdup (_("The signature is right, but the token has ended"));
    case SIGNET_TOKEN_VERDICT_NOT_YET:
    default:
      return g_strdup (_("The signature is right, but the token does not count yet"));
    }
}

/**
 * signet_words_token_is_alarming:
 * @verdict: what a look at its signature brought
 *
 * Returns: whether no API should accept such a token
 */
gboolean
signet_words_token_is_alarming (SignetTokenVerdict verdict)
{
  return verdict != SIGNET_TOKEN_VERDICT_GOOD && verdict != SIGNET_TOKEN_VERDICT_OPAQUE &&
         verdict != SIGNET_TOKEN_VERDICT_NO_KEYS;
}

/**
 * signet_words_token_abilities:
 * @token: a token
 * @catalogue: (nullable): the APIs that this person may grant
 * @organization: (nullable): the accounts and workspaces there are
 *
 * What it allows: sentences where the issuer writes grants, and the scopes and roles of others as
 * they are written.
 *
 * Returns: (transfer full): lines of Pango markup, perhaps none
 */
GStrv
signet_words_token_abilities (SignetAccessToken  *token,
                              SignetCatalogue    *catalogue,
                              SignetOrganization *organization)
{
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new ();
  g_autoptr(GPtrArray) grants = NULL;
  SignetTokenClaims *claims;
  const char *scope;
  gint64 account_id = 0;

  g_return_val_if_fail (token != NULL, NULL);

  claims = signet_access_token_get_claims (token);
  scope = signet_access_token_get_scope (token);
  grants = read_grants (claims, &account_id);
  for (guint i = 0; i < grants->len; i++)
    {
      g_autofree char *line = signet_words_ability (g_ptr_array_index (grants, i), catalogue,
                                                    organization, account_id);

      g_strv_builder_add (lines, line);
    }

  if (claims != NULL)
    add_claimed (lines, grants, claims);
  else if (scope != NULL)
    {
      g_auto(GStrv) scopes = g_strsplit (scope, " ", -1);

      add_escaped (lines, grants, (const char *const *) scopes);
    }

  return g_strv_builder_end (lines);
}

/**
 * signet_words_token_compared:
 * @claims: (nullable): what a token says
 * @credential: the credential that it was given to
 * @catalogue: (nullable): the APIs that this person may grant
 *
 * Returns: (transfer full) (nullable): how it differs from what the credential is granted, %NULL
 *   if the token does not say it in a way that can be compared
 */
char *
signet_words_token_compared (SignetTokenClaims *claims,
                             SignetCredential  *credential,
                             SignetCatalogue   *catalogue)
{
  g_autoptr(GPtrArray) said = NULL;
  g_autoptr(GPtrArray) granted = NULL;
  g_autofree char *less = NULL;
  g_autofree char *more = NULL;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);

  said = read_grants (claims, NULL);
  if (said->len == 0)
    return NULL;

  granted = g_ptr_array_new ();
  for (guint i = 0; i < signet_credential_get_n_grants (credential); i++)
    g_ptr_array_add (granted, signet_credential_get_grant (credential, i));

  less = list_missing (granted, said, catalogue);
  more = list_missing (said, granted, catalogue);
  if (less == NULL && more == NULL)
    return g_strdup (_("All that the credential is granted"));
  if (more == NULL)
    /* Translators: %s names permissions, like “Profile Read-Only, Platform Admin” */
    return g_strdup_printf (_("Less than the credential is granted: without %s"), less);

  /* Translators: %s names permissions, like “Profile Read-Only, Platform Admin” */
  return g_strdup_printf (_("More than the list shows: %s. The grants were changed meanwhile."),
                          more);
}

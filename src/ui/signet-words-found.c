/* signet-words-found.c: what the application says about why a search found something
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-words.h"

#include "signet-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many characters of a longer text are kept before a match and after it. */
#define BEFORE 12
#define AFTER  120

/* What a search looks in, in the order in which it is told. */
typedef enum
{
  FIELD_NAME,
  FIELD_OWNER,
  FIELD_NOTE,
  FIELD_CLIENT_ID,
  FIELD_API,
  FIELD_WORKSPACE,
} Field;

typedef struct
{
  const char * const *words; /* all that are searched for, to mark them */
  GPtrArray *missing;        /* (element-type utf8) (borrowed) those that are told nowhere yet */
  GString *text;             /* what is told so far */
  GArray *matches;           /* (element-type SignetTextMatch) in @text */
} Telling;

/*
 * Helpers
 */

/* Takes the words that @text has in it from those that are missing. */
static gboolean
take_words (GPtrArray  *missing,
            const char *text)
{
  g_autofree char *folded = NULL;
  gboolean taken = FALSE;

  if (missing->len == 0 || text == NULL || *text == '\0')
    return FALSE;

  folded = signet_text_fold (text);
  for (guint i = missing->len; i > 0; i--)
    {
      if (strstr (folded, g_ptr_array_index (missing, i - 1)) != NULL)
        {
          g_ptr_array_remove_index (missing, i - 1);
          taken = TRUE;
        }
    }

  return taken;
}

/* A part of a longer text that has the first match in it, on one line. It begins with a word. */
static char *
excerpt (const char         *text,
         const char * const *words)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\r\t", ' ');
  g_autoptr(GArray) matches = signet_text_find_matches (line, words);
  const char *start;
  const char *end;
  guint n_before = 0;

  if (matches == NULL)
    return g_steal_pointer (&line);

  end = line + g_array_index (matches, SignetTextMatch, 0).end;
  for (guint i = 0; i < AFTER && *end != '\0'; i++)
    end = g_utf8_next_char (end);

  start = line + g_array_index (matches, SignetTextMatch, 0).start;
  for (const char *p = start; p > line && n_before <= BEFORE; n_before++)
    {
      p = g_utf8_prev_char (p);
      if (p == line || *g_utf8_prev_char (p) == ' ')
        start = p;
    }

  return g_strdup_printf ("%s%.*s%s", start > line ? "… " : "", (int) (end - start), start,
                          *end != '\0' ? "…" : "");
}

static char *
name_field (Field       field,
            const char *value)
{
  switch (field)
    {
    case FIELD_NAME:
      /* Translators: %s is the part of a name that a search found */
      return g_strdup_printf (_("Name: %s"), value);
    case FIELD_OWNER:
      /* Translators: %s is who answers for a credential that a search found */
      return g_strdup_printf (_("Owner: %s"), value);
    case FIELD_NOTE:
      /* Translators: %s is the part of a note that a search found */
      return g_strdup_printf (_("Note: %s"), value);
    case FIELD_CLIENT_ID:
      /* Translators: %s is a Client ID that a search found */
      return g_strdup_printf (_("Client ID: %s"), value);
    case FIELD_API:
      /* Translators: %s is an API and a permission that a search found: “Profile Read-Only” */
      return g_strdup_printf (_("API: %s"), value);
    case FIELD_WORKSPACE:
      /* Translators: %s is the name of a workspace that a search found */
      return g_strdup_printf (_("Workspace: %s"), value);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Tells a field if it has words in it that are told nowhere yet. Only its value is marked, not
 * what it is called.
 */
static void
tell (Telling    *telling,
      Field       field,
      const char *value)
{
  g_autofree char *shown = NULL;
  g_autofree char *named = NULL;
  g_autoptr(GPtrArray) before = g_ptr_array_copy (telling->missing, NULL, NULL);
  g_autoptr(GArray) matches = NULL;
  gsize offset;

  if (!take_words (telling->missing, value))
    return;

  g_ptr_array_add (before, NULL);
  shown = excerpt (value, (const char * const *) before->pdata);
  named = name_field (field, shown);
  if (telling->text->len > 0)
    /* Translators: stands between two reasons why a search found something */
    g_string_append (telling->text, C_("list of reasons", " · "));
  offset = telling->text->len + (gsize) (g_strrstr (named, shown) - named);
  g_string_append (telling->text, named);

  matches = signet_text_find_matches (shown, telling->words);
  for (guint i = 0; matches != NULL && i < matches->len; i++)
    {
      SignetTextMatch match = g_array_index (matches, SignetTextMatch, i);

      match.start += (guint) offset;
      match.end += (guint) offset;
      g_array_append_val (telling->matches, match);
    }
}

static void
tell_grant (Telling          *telling,
            SignetGrant      *grant,
            SignetCatalogue  *catalogue,
            SignetAccount    *account)
{
  SignetApi *api =
    catalogue != NULL ? signet_catalogue_find_api (catalogue, signet_grant_get_api (grant)) : NULL;
  g_autofree char *name = signet_words_api (signet_grant_get_api (grant), catalogue);
  g_autofree char *permission = signet_words_permission (grant, api);
  g_autofree char *both = g_strconcat (name, " ", permission, NULL);

  tell (telling, FIELD_API, both);
  for (guint i = 0; i < signet_grant_get_n_workspaces (grant) && telling->missing->len > 0; i++)
    {
      g_autofree char *workspace =
        signet_words_workspace (signet_grant_get_workspaces (grant)[i], account);

      tell (telling, FIELD_WORKSPACE, workspace);
    }
}

/*
 * Public
 */

/**
 * signet_words_found:
 * @credential: what a search found
 * @words: (array zero-terminated=1): what was searched for, folded
 * @visible: (array zero-terminated=1): what the row of @credential shows anyway
 * @catalogue: (nullable): the APIs that this person may grant
 * @organization: (nullable): the accounts and workspaces there are, if they are known
 * @matches: (out) (element-type SignetTextMatch) (transfer full) (nullable): the parts of
 *   what is returned that were searched for
 *
 * Returns: (transfer full) (nullable): where the words are that the row does not show, or %NULL
 *   if it shows them all
 */
char *
signet_words_found (SignetCredential    *credential,
                    const char * const  *words,
                    const char * const  *visible,
                    SignetCatalogue     *catalogue,
                    SignetOrganization  *organization,
                    GArray             **matches)
{
  g_autoptr(GPtrArray) missing = g_ptr_array_new ();
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (SignetTextMatch));
  Telling telling = { words, missing, text, found };
  SignetAccount *account = NULL;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);
  g_return_val_if_fail (words != NULL && visible != NULL && matches != NULL, NULL);

  *matches = NULL;
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (missing, (gpointer) words[i]);
  for (guint i = 0; visible[i] != NULL && missing->len > 0; i++)
    take_words (missing, visible[i]);

  tell (&telling, FIELD_NAME, signet_credential_get_display_name (credential));
  tell (&telling, FIELD_OWNER, signet_credential_get_owner (credential));
  tell (&telling, FIELD_NOTE, signet_credential_get_note (credential));
  tell (&telling, FIELD_CLIENT_ID, signet_credential_get_client_id (credential));
  if (organization != NULL)
    account = signet_organization_find_account (organization,
                                                signet_credential_get_account_id (credential));
  for (guint i = 0; i < signet_credential_get_n_grants (credential) && missing->len > 0; i++)
    tell_grant (&telling, signet_credential_get_grant (credential, i), catalogue, account);

  if (text->len == 0)
    return NULL;

  *matches = g_steal_pointer (&found);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* signet-words-problem.c: what the application says about a field that is wrong
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-words.h"

#include "signet-text.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* Where the problem is. */
typedef struct
{
  SignetProblem *problem;
  SignetGrant *grant;     /* (nullable) */
  SignetAccount *account; /* (nullable) */
  char *api;              /* (owned) */
} Place;

/*
 * Helpers
 */

static gboolean
is_at (Place      *self,
       const char *pointer)
{
  return g_str_equal (signet_problem_get_pointer (self->problem), pointer);
}

static char *
describe_length (Place *self)
{
  if (is_at (self, "/note"))
    return g_strdup_printf (ngettext ("Shorten the note to %u character",
                                      "Shorten the note to %u characters", SIGNET_NOTE_MAX),
                            SIGNET_NOTE_MAX);
  if (is_at (self, "/owner"))
    return g_strdup_printf (ngettext ("Shorten the owner to %u character",
                                      "Shorten the owner to %u characters",
                                      SIGNET_DISPLAY_NAME_MAX), SIGNET_DISPLAY_NAME_MAX);
  if (is_at (self, "/display_name"))
    return g_strdup_printf (ngettext ("Shorten the display name to %u character",
                                      "Shorten the display name to %u characters",
                                      SIGNET_DISPLAY_NAME_MAX), SIGNET_DISPLAY_NAME_MAX);

  return g_strdup_printf (_("Pick fewer workspaces for %s"), self->api);
}

static char *
describe_characters (Place *self)
{
  if (is_at (self, "/note"))
    return g_strdup (_("Remove invisible control characters from the note"));
  if (is_at (self, "/owner"))
    return g_strdup (_("Remove line breaks and invisible control characters from the owner"));

  return g_strdup (_("Remove line breaks and invisible control characters from the "
                     "display name"));
}

static char *
describe_missing (Place *self)
{
  if (is_at (self, "/account_id"))
    return g_strdup (_("Choose an account"));
  if (is_at (self, "/display_name"))
    return g_strdup (_("Enter a display name"));
  if (is_at (self, "/grants"))
    return g_strdup (_("Choose at least one API"));

  return g_strdup (_("The issuer wants something that this version cannot give: update Signet"));
}

/* Which workspace it is can be told only if the list of workspaces here is as new as that
 * of the issuer.
 */
static char *
describe_workspace (Place *self)
{
  for (guint i = 0;
       self->grant != NULL && self->account != NULL &&
       i < signet_grant_get_n_workspaces (self->grant);
       i++)
    {
      gint64 id = signet_grant_get_workspaces (self->grant)[i];
      g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, id);

      if (signet_account_find_workspace (self->account, id) == NULL)
        /* Translators: the id of a workspace, and the name of an API */
        return g_strdup_printf (_("Workspace %s no longer exists: untick it under %s"),
                                digits, self->api);
    }

  /* Translators: %s is the name of an API */
  return g_strdup_printf (_("A workspace picked for %s no longer exists"), self->api);
}

static char *
describe_right (Place *self)
{
  if (self->grant == NULL)
    return g_strdup (_("Only a Custom Role Admin can remove an API that is hidden here"));

  /* Translators: %s is the name of an API */
  return g_strdup_printf (_("Only a Custom Role Admin can grant %s"), self->api);
}

static char *
describe_fixed (Place *self)
{
  if (is_at (self, "/account_id"))
    return g_strdup (_("The account cannot be changed after issuing"));

  return g_strdup (_("This cannot be changed after issuing"));
}

static char *
describe (Place *self)
{
  switch (signet_problem_get_code (self->problem))
    {
    case SIGNET_PROBLEM_EMPTY:
    case SIGNET_PROBLEM_MISSING:
      return describe_missing (self);
    case SIGNET_PROBLEM_TOO_LONG:
      return describe_length (self);
    case SIGNET_PROBLEM_FORBIDDEN_CHARACTERS:
      return describe_characters (self);
    case SIGNET_PROBLEM_UNKNOWN_ACCOUNT:
      return g_strdup (_("Choose another account: this one no longer exists"));
    case SIGNET_PROBLEM_UNKNOWN_API:
      return g_strdup_printf (_("Untick %s: the issuer no longer offers it"), self->api);
    case SIGNET_PROBLEM_UNKNOWN_PERMISSION:
      return g_strdup_printf (_("Choose another permission for %s: this one is no longer "
                                "offered"), self->api);
    case SIGNET_PROBLEM_PERMISSION_REQUIRED:
      return g_strdup_printf (_("Choose a permission for %s"), self->api);
    case SIGNET_PROBLEM_LEVEL_NOT_OFFERED:
      return g_strdup_printf (_("Choose another scope for %s: this one is no longer offered"),
                              self->api);
    case SIGNET_PROBLEM_API_REQUIRED:
      return g_strdup (_("Choose at least one API"));
    case SIGNET_PROBLEM_WORKSPACE_REQUIRED:
      return g_strdup_printf (_("Pick at least one workspace for %s"), self->api);
    case SIGNET_PROBLEM_UNKNOWN_WORKSPACE:
      return describe_workspace (self);
    case SIGNET_PROBLEM_RIGHT_MISSING:
      return describe_right (self);
    case SIGNET_PROBLEM_IMMUTABLE:
      return describe_fixed (self);
    case SIGNET_PROBLEM_NOT_IN_FUTURE:
      return g_strdup (_("Choose an end in the future"));
    case SIGNET_PROBLEM_BEYOND_MAXIMUM:
      return g_strdup (_("Choose an earlier end: the organization does not allow this one"));
    case SIGNET_PROBLEM_UNKNOWN_MEMBER:
    case SIGNET_PROBLEM_WRONG_TYPE:
    case SIGNET_PROBLEM_DUPLICATE_API:
    case SIGNET_PROBLEM_DUPLICATE_WORKSPACE:
    case SIGNET_PROBLEM_WORKSPACES_NOT_ALLOWED:
    default:
      /* The editor never writes such a request, so the two programs disagree. */
      return g_strdup (_("The issuer understands this in another way: update Signet"));
    }
}

/*
 * Public
 */

/**
 * signet_words_problem:
 * @problem: what is wrong
 * @draft: the draft it is about
 * @catalogue: the APIs that this person may grant
 * @organization: the accounts and workspaces there are
 *
 * Returns: (transfer full): what the person has to do about it, as plain text without a full stop
 */
char *
signet_words_problem (SignetProblem      *problem,
                      SignetDraft        *draft,
                      SignetCatalogue    *catalogue,
                      SignetOrganization *organization)
{
  g_autofree char *api = NULL;
  guint index;
  Place self = { .problem = problem };

  g_return_val_if_fail (problem != NULL, NULL);
  g_return_val_if_fail (SIGNET_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (SIGNET_IS_CATALOGUE (catalogue), NULL);
  g_return_val_if_fail (SIGNET_IS_ORGANIZATION (organization), NULL);

  if (sscanf (signet_problem_get_pointer (problem), "/grants/%u", &index) == 1 &&
      index < signet_draft_get_n_grants (draft))
    self.grant = signet_draft_get_grant (draft, index);

  self.api = api = self.grant != NULL
    ? signet_words_api (signet_grant_get_api (self.grant), catalogue)
    : g_strdup (_("this API"));
  self.account = signet_organization_find_account (organization,
                                                   signet_draft_get_account_id (draft));

  return describe (&self);
}

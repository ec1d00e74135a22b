/* signet-draft-validate.c: whether a draft may become a credential
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-draft.h"

#include "signet-policy.h"
#include "signet-text.h"
#include "signet-time.h"

/* What a draft is held against. */
typedef struct
{
  SignetDraft *draft;
  SignetCredential *original; /* (nullable) */
  SignetCatalogue *catalogue;
  SignetAccount *account;     /* (nullable) */
  gboolean custom_role_admin;
  GPtrArray *problems;
} Check;

/*
 * Helpers
 */

static void
add_problem (Check             *check,
             SignetProblemCode  code,
             const char        *pointer)
{
  g_ptr_array_add (check->problems, signet_problem_new (code, "%s", pointer));
}

static void
add_grant_problem (Check             *check,
                   SignetProblemCode  code,
                   guint              index,
                   const char        *member)
{
  g_ptr_array_add (check->problems,
                   signet_problem_new (code, "/grants/%u/%s", index, member));
}

static void
check_text (Check      *check,
            const char *text,
            const char *pointer,
            glong       most,
            gboolean    required,
            gboolean    single_line)
{
  g_autofree char *stripped = signet_text_strip (text);

  if (*stripped == '\0')
    {
      if (required)
        add_problem (check, SIGNET_PROBLEM_EMPTY, pointer);
    }
  else if (g_utf8_strlen (stripped, -1) > most)
    add_problem (check, SIGNET_PROBLEM_TOO_LONG, pointer);
  else if (signet_text_has_hidden_parts (stripped) ||
           (single_line && !signet_text_is_single_line (stripped)))
    add_problem (check, SIGNET_PROBLEM_FORBIDDEN_CHARACTERS, pointer);
}

static void
check_account (Check              *check,
               SignetOrganization *organization)
{
  gint64 account_id = signet_draft_get_account_id (check->draft);

  if (check->original != NULL &&
      signet_credential_get_account_id (check->original) != account_id)
    add_problem (check, SIGNET_PROBLEM_IMMUTABLE, "/account_id");
  else if (account_id != 0 && check->account == NULL)
    add_problem (check, SIGNET_PROBLEM_UNKNOWN_ACCOUNT, "/account_id");
  else if (account_id == 0)
    add_problem (check, SIGNET_PROBLEM_MISSING, "/account_id");
}

static void
check_workspaces (Check       *check,
                  SignetGrant *grant,
                  guint        index)
{
  const gint64 *ids = signet_grant_get_workspaces (grant);
  guint n_ids = signet_grant_get_n_workspaces (grant);

  if (signet_grant_get_level (grant) != SIGNET_LEVEL_WORKSPACE)
    {
      if (n_ids > 0)
        add_grant_problem (check, SIGNET_PROBLEM_WORKSPACES_NOT_ALLOWED, index, "workspaces");
      return;
    }

  if (n_ids == 0)
    add_grant_problem (check, SIGNET_PROBLEM_WORKSPACE_REQUIRED, index, "workspaces");

  for (guint i = 0; i < n_ids; i++)
    {
      if (i > 0 && ids[i] == ids[i - 1])
        add_grant_problem (check, SIGNET_PROBLEM_DUPLICATE_WORKSPACE, index, "workspaces");
      else if (check->account != NULL &&
               signet_account_find_workspace (check->account, ids[i]) == NULL)
        add_grant_problem (check, SIGNET_PROBLEM_UNKNOWN_WORKSPACE, index, "workspaces");
    }
}

static void
check_permission (Check       *check,
                  SignetApi   *api,
                  SignetGrant *grant,
                  guint        index)
{
  const char *permission = signet_grant_get_permission (grant);

  if (permission == NULL)
    add_grant_problem (check, SIGNET_PROBLEM_PERMISSION_REQUIRED, index, "permission");
  else if (signet_api_find_permission (api, permission) == NULL)
    add_grant_problem (check, SIGNET_PROBLEM_UNKNOWN_PERMISSION, index, "permission");

  if (!signet_api_offers_level (api, signet_grant_get_level (grant)))
    add_grant_problem (check, SIGNET_PROBLEM_LEVEL_NOT_OFFERED, index, "level");
}

/* A grant that stays as it is needs no permission to stay: the catalogue may have changed
 * since, or its API may be hidden from this person, and switching the credential off or
 * giving it a better name must not depend on that.
 */
static gboolean
is_unchanged (Check       *check,
              SignetGrant *grant)
{
  SignetGrant *old;

  if (check->original == NULL)
    return FALSE;

  old = signet_credential_find_grant (check->original, signet_grant_get_api (grant));

  return old != NULL && signet_grant_equal (old, grant);
}

static void
check_grant (Check *check,
             guint  index)
{
  SignetGrant *grant = signet_draft_get_grant (check->draft, index);
  const char *id = signet_grant_get_api (grant);
  SignetApi *api = signet_catalogue_find_api (check->catalogue, id);

  if (signet_draft_find_grant (check->draft, id) != grant)
    {
      add_grant_problem (check, SIGNET_PROBLEM_DUPLICATE_API, index, "api");
      return;
    }

  if (is_unchanged (check, grant))
    return;

  if (api == NULL)
    {
      add_grant_problem (check, SIGNET_PROBLEM_UNKNOWN_API, index, "api");
      return;
    }

  if (!signet_api_may_be_granted_by (api, check->custom_role_admin))
    add_grant_problem (check, SIGNET_PROBLEM_RIGHT_MISSING, index, "api");

  check_permission (check, api, grant, index);
  check_workspaces (check, grant, index);
}

/* Whoever may not grant an API may not take it away either: they do not see it, so it can
 * only be a mistake.
 */
static void
check_removed_grants (Check *check)
{
  if (check->original == NULL)
    return;

  for (guint i = 0; i < signet_credential_get_n_grants (check->original); i++)
    {
      const char *id = signet_grant_get_api (signet_credential_get_grant (check->original, i));
      SignetApi *api = signet_catalogue_find_api (check->catalogue, id);

      if (api != NULL &&
          !signet_api_may_be_granted_by (api, check->custom_role_admin) &&
          signet_draft_find_grant (check->draft, id) == NULL)
        add_problem (check, SIGNET_PROBLEM_RIGHT_MISSING, "/grants");
    }
}

/*
 * Public
 */

/**
 * signet_draft_validate:
 * @self: a draft
 * @original: (nullable): the credential it began as, %NULL if it is a new one
 * @catalogue: the APIs there are
 * @organization: the accounts and workspaces there are
 * @custom_role_admin: whether the person who wants it is a Custom Role Admin
 *
 * Holds a draft against all rules of the domain. The application asks before it sends, and
 * the issuer asks before it believes.
 *
 * Returns: (transfer full) (element-type SignetProblem): what is wrong, in the order of the
 *   fields; empty if nothing is
 */
GPtrArray *
signet_draft_validate (SignetDraft        *self,
                       SignetCredential   *original,
                       SignetCatalogue    *catalogue,
                       SignetOrganization *organization,
                       gboolean            custom_role_admin)
{
  g_autoptr(GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_problem_unref);
  gint64 expires;
  Check check = {
    .draft = self,
    .original = original,
    .catalogue = catalogue,
    .custom_role_admin = custom_role_admin,
    .problems = problems,
  };

  g_return_val_if_fail (SIGNET_IS_DRAFT (self), g_steal_pointer (&problems));
  g_return_val_if_fail (SIGNET_IS_CATALOGUE (catalogue), g_steal_pointer (&problems));
  g_return_val_if_fail (SIGNET_IS_ORGANIZATION (organization), g_steal_pointer (&problems));

  check.account = signet_organization_find_account (organization,
                                                    signet_draft_get_account_id (self));
  check_text (&check, signet_draft_get_display_name (self), "/display_name",
              SIGNET_DISPLAY_NAME_MAX, TRUE, TRUE);
  check_account (&check, organization);
  check_text (&check, signet_draft_get_note (self), "/note", SIGNET_NOTE_MAX, FALSE, FALSE);
  check_text (&check, signet_draft_get_owner (self), "/owner",
              SIGNET_DISPLAY_NAME_MAX, FALSE, TRUE);

  expires = signet_draft_get_secret_expires (self);
  if (expires != SIGNET_POLICY_EXPIRES && original != NULL)
    add_problem (&check, SIGNET_PROBLEM_IMMUTABLE, "/secret_expires");
  else if (expires > 0 && expires <= signet_time_now ())
    add_problem (&check, SIGNET_PROBLEM_NOT_IN_FUTURE, "/secret_expires");

  if (signet_draft_get_n_grants (self) == 0)
    add_problem (&check, SIGNET_PROBLEM_API_REQUIRED, "/grants");
  for (guint i = 0; i < signet_draft_get_n_grants (self); i++)
    check_grant (&check, i);
  check_removed_grants (&check);

  return g_steal_pointer (&problems);
}

/* signet-words-grant.c: what the application says about grants
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-words.h"

#include <glib/gi18n-lib.h>

/*
 * Helpers
 */

static char *
name_workspace (SignetGrant   *grant,
                guint          index,
                SignetAccount *account,
                gboolean       markup)
{
  g_autofree char *name =
    signet_words_workspace (signet_grant_get_workspaces (grant)[index], account);

  return markup ? g_markup_escape_text (name, -1) : g_steal_pointer (&name);
}

/* @what is what may be done, and may hold markup if @markup says so. */
static char *
describe_workspaces (const char    *what,
                     SignetGrant   *grant,
                     SignetAccount *account,
                     gboolean       markup)
{
  guint n_workspaces = signet_grant_get_n_workspaces (grant);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (n_workspaces == 0)
    /* Translators: %s is a permission, like “Read-Only” */
    return g_strdup_printf (_("%s, no workspace picked yet"), what);

  if (n_workspaces > 2)
    /* Translators: %s is a permission, like “Read-Only” */
    return g_strdup_printf (ngettext ("%s in %u workspace", "%s in %u workspaces", n_workspaces),
                            what, n_workspaces);

  first = name_workspace (grant, 0, account, markup);
  if (n_workspaces == 1)
    /* Translators: a permission and the name of a workspace: “Read-Only in US Production” */
    return g_strdup_printf (_("%s in %s"), what, first);

  second = name_workspace (grant, 1, account, markup);
  /* Translators: a permission and the names of two workspaces */
  return g_strdup_printf (_("%s in %s and %s"), what, first, second);
}

static SignetAccount *
find_account (SignetOrganization *organization,
              gint64              account_id)
{
  return organization != NULL ? signet_organization_find_account (organization, account_id)
                              : NULL;
}

/* The catalogue may have a phrase for the permission. Without it the API and the permission
 * speak for themselves.
 */
static char *
describe_deed (SignetGrant     *grant,
               SignetCatalogue *catalogue)
{
  const char *id = signet_grant_get_permission (grant);
  SignetApi *api = signet_catalogue_find_api (catalogue, signet_grant_get_api (grant));
  SignetPermission *permission = NULL;
  g_autofree char *api_name = signet_words_api (signet_grant_get_api (grant), catalogue);
  g_autofree char *permission_name = signet_words_permission (grant, api);
  const char *summary = NULL;

  if (api != NULL && id != NULL)
    permission = signet_api_find_permission (api, id);
  if (permission != NULL)
    summary = signet_permission_get_summary (permission);

  if (summary != NULL && *summary != '\0')
    return g_markup_printf_escaped ("<b>%s</b>", summary);
  if (*permission_name == '\0')
    return g_markup_printf_escaped ("<b>%s</b>", api_name);

  /* Translators: an API and a permission, with markup around the API: “Profile: Read-Only” */
  return g_markup_printf_escaped (_("<b>%s</b>: %s"), api_name, permission_name);
}

/*
 * Public
 */

/**
 * signet_words_grant:
 * @grant: a grant
 * @api: (nullable): its API, if it is known
 * @account: (nullable): the account of the credential, if it is known
 *
 * Returns: (transfer full): the permission and where it applies, as plain text
 */
char *
signet_words_grant (SignetGrant   *grant,
                    SignetApi     *api,
                    SignetAccount *account)
{
  g_autofree char *permission = NULL;

  g_return_val_if_fail (grant != NULL, NULL);

  permission = signet_words_permission (grant, api);
  switch (signet_grant_get_level (grant))
    {
    case SIGNET_LEVEL_ORGANIZATION:
      /* Translators: %s is a permission, like “Admin” */
      return g_strdup_printf (_("%s in the whole organization"), permission);
    case SIGNET_LEVEL_ACCOUNT:
      /* Translators: %s is a permission, like “Admin” */
      return g_strdup_printf (_("%s in the whole account"), permission);
    case SIGNET_LEVEL_WORKSPACE:
    default:
      return describe_workspaces (permission, grant, account, FALSE);
    }
}

/**
 * signet_words_ability:
 * @grant: a grant
 * @catalogue: the APIs that this person may grant
 * @organization: (nullable): the accounts and workspaces there are, if they are known
 * @account_id: the account of the credential
 *
 * Returns: (transfer full): what the grant allows and where, as Pango markup
 */
char *
signet_words_ability (SignetGrant        *grant,
                      SignetCatalogue    *catalogue,
                      SignetOrganization *organization,
                      gint64              account_id)
{
  SignetAccount *account = find_account (organization, account_id);
  g_autofree char *what = NULL;
  g_autofree char *where = NULL;

  g_return_val_if_fail (grant != NULL, NULL);
  g_return_val_if_fail (SIGNET_IS_CATALOGUE (catalogue), NULL);

  what = describe_deed (grant, catalogue);
  switch (signet_grant_get_level (grant))
    {
    case SIGNET_LEVEL_ORGANIZATION:
      where = g_markup_escape_text (organization != NULL
                                      ? signet_organization_get_name (organization) : "", -1);
      /* Translators: what a credential may do, and the name of the organization */
      return g_strdup_printf (_("%s in the whole organization %s"), what, where);
    case SIGNET_LEVEL_ACCOUNT:
      where = g_markup_escape_text (account != NULL ? signet_account_get_name (account) : "", -1);
      /* Translators: what a credential may do, and the name of the account */
      return g_strdup_printf (_("%s in the whole account %s"), what, where);
    case SIGNET_LEVEL_WORKSPACE:
    default:
      return describe_workspaces (what, grant, account, TRUE);
    }
}

/**
 * signet_words_abilities:
 * @draft: a draft
 * @catalogue: the APIs that this person may grant
 * @organization: the accounts and workspaces there are
 *
 * Returns: (transfer full): one line of Pango markup for each grant of @draft
 */
GStrv
signet_words_abilities (SignetDraft        *draft,
                        SignetCatalogue    *catalogue,
                        SignetOrganization *organization)
{
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new ();

  g_return_val_if_fail (SIGNET_IS_DRAFT (draft), NULL);

  for (guint i = 0; i < signet_draft_get_n_grants (draft); i++)
    {
      g_autofree char *line =
        signet_words_ability (signet_draft_get_grant (draft, i), catalogue, organization,
                              signet_draft_get_account_id (draft));

      g_strv_builder_add (lines, line);
    }

  return g_strv_builder_end (lines);
}

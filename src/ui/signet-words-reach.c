/* signet-words-reach.c: what the application says about who can reach a workspace
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

/* The APIs that reach the workspace in one way, in the order of their grants. */
static char *
list_apis (SignetCredential *credential,
           SignetReach       way,
           gint64            workspace,
           gint64            workspace_account,
           SignetCatalogue  *catalogue)
{
  gint64 account = signet_credential_get_account_id (credential);
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < signet_credential_get_n_grants (credential); i++)
    {
      SignetGrant *grant = signet_credential_get_grant (credential, i);
      g_autofree char *name = NULL;

      if (signet_reach_of_grant (grant, account, workspace, workspace_account) != way)
        continue;

      name = signet_words_tag (grant, catalogue, NULL);
      if (names->len > 0)
        g_string_append (names, C_("list of APIs", ", "));
      g_string_append (names, name);
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/*
 * Public
 */

/**
 * signet_words_get_reach:
 * @reach: the ways in which a workspace is reached
 *
 * Returns: all of them in a few words, empty if there is none
 */
const char *
signet_words_get_reach (SignetReach reach)
{
  switch ((guint) reach)
    {
    case SIGNET_REACH_WORKSPACE:
      return C_("reach", "This workspace");
    case SIGNET_REACH_ACCOUNT:
      return C_("reach", "Its account");
    case SIGNET_REACH_ORGANIZATION:
      return C_("reach", "The organization");
    case SIGNET_REACH_WORKSPACE | SIGNET_REACH_ACCOUNT:
      return C_("reach", "This workspace, its account");
    case SIGNET_REACH_WORKSPACE | SIGNET_REACH_ORGANIZATION:
      return C_("reach", "This workspace, the organization");
    case SIGNET_REACH_ACCOUNT | SIGNET_REACH_ORGANIZATION:
      return C_("reach", "Its account, the organization");
    case SIGNET_REACH_WORKSPACE | SIGNET_REACH_ACCOUNT | SIGNET_REACH_ORGANIZATION:
      return C_("reach", "This workspace, its account, the organization");
    default:
      return "";
    }
}

/**
 * signet_words_reach_details:
 * @credential: a credential
 * @workspace: the id of a workspace
 * @workspace_account: the account that the workspace belongs to
 * @catalogue: (nullable): the APIs that this person may grant
 *
 * Returns: (transfer full): a line for each way in which the workspace is reached, with the APIs
 *   that reach it so
 */
char *
signet_words_reach_details (SignetCredential *credential,
                            gint64            workspace,
                            gint64            workspace_account,
                            SignetCatalogue  *catalogue)
{
  const SignetReach ways[] = {
    SIGNET_REACH_WORKSPACE, SIGNET_REACH_ACCOUNT, SIGNET_REACH_ORGANIZATION,
  };
  g_autoptr(GString) lines = g_string_new (NULL);

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *apis = list_apis (credential, ways[i], workspace, workspace_account,
                                         catalogue);

      if (*apis == '\0')
        continue;

      if (lines->len > 0)
        g_string_append_c (lines, '\n');
      /* Translators: a way in which a workspace is reached and the APIs that reach it so, for
       * example “Its account: Platform Admin”
       */
      g_string_append_printf (lines, _("%s: %s"), signet_words_get_reach (ways[i]), apis);
    }

  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/**
 * signet_words_review:
 * @workspace: the name of a workspace
 * @status: (nullable): the value of the filter for the status
 *
 * Returns: (transfer full): what the credentials that are listed have to do with @workspace
 */
char *
signet_words_review (const char *workspace,
                     const char *status)
{
  g_return_val_if_fail (workspace != NULL, NULL);

  if (g_strcmp0 (status, "active") == 0)
    /* Translators: %s is the name of a workspace */
    return g_strdup_printf (_("These active credentials can reach %s."), workspace);
  if (g_strcmp0 (status, "inactive") == 0)
    /* Translators: %s is the name of a workspace */
    return g_strdup_printf (_("These credentials could reach %s if they were activated again."),
                            workspace);

  /* Translators: %s is the name of a workspace */
  return g_strdup_printf (_("These credentials can reach %s. Inactive ones could be activated "
                            "again."), workspace);
}

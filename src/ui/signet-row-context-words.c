/* signet-row-context-words.c: what a row says to those who do not see it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-row-context.h"

#include "signet-reach.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

/*
 * Public
 */

/**
 * signet_row_context_describe:
 * @self: a context
 * @credential: a credential
 *
 * Returns: (transfer full): what a screen reader says of its row: name, status and grants, or
 *   name and Client ID where nothing else is known
 */
char *
signet_row_context_describe (SignetRowContext *self,
                             SignetCredential *credential)
{
  g_autofree char *grants = NULL;
  const char *reach;
  const char *status;

  gint64 now;

  g_return_val_if_fail (SIGNET_IS_ROW_CONTEXT (self), NULL);
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);

  if (signet_row_context_get_keeping (self))
    /* Translators: what a screen reader says of a row of which nothing else is known: the name
     * and the Client ID
     */
    return g_strdup_printf (_("%s, %s"), signet_credential_get_display_name (credential),
                            signet_credential_get_client_id (credential));

  now = signet_row_context_get_now (self);
  grants = signet_row_context_describe_grants (self, credential, C_("list of grants", ", "));
  reach = signet_row_context_get_reach (self, credential);
  status = signet_words_get_status (signet_credential_get_status (credential, now));
  if (reach != NULL)
    /* Translators: what a screen reader says of a row while who can reach a workspace is
     * reviewed: the name, the status, the way in which it is reached and the grants
     */
    return g_strdup_printf (_("%s, %s, %s, %s"), signet_credential_get_display_name (credential),
                            status, reach, grants);

  /* Translators: what a screen reader says of a row: the name, the status and the grants of
   * a credential, for example “POS Gateway, Active, Profile Read-Only in 2 workspaces”
   */
  return g_strdup_printf (_("%s, %s, %s"), signet_credential_get_display_name (credential),
                          status, grants);
}

/**
 * signet_row_context_get_reach:
 * @self: a context
 * @credential: a credential
 *
 * Returns: (nullable): in which ways it reaches the workspace, in a few words, or %NULL if there
 *   is no workspace to tell about
 */
const char *
signet_row_context_get_reach (SignetRowContext *self,
                              SignetCredential *credential)
{
  gint64 workspace;
  gint64 account;

  g_return_val_if_fail (SIGNET_IS_ROW_CONTEXT (self), NULL);
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);

  workspace = signet_row_context_get_workspace (self, &account);
  if (workspace == 0)
    return NULL;

  return signet_words_get_reach (signet_reach_find (credential, workspace, account));
}

/**
 * signet_row_context_explain_reach:
 * @self: a context
 * @credential: a credential
 *
 * Returns: (transfer full) (nullable): the APIs with which it reaches the workspace, a line for
 *   each way, or %NULL if there is no workspace to tell about
 */
char *
signet_row_context_explain_reach (SignetRowContext *self,
                                  SignetCredential *credential)
{
  gint64 workspace;
  gint64 account;

  g_return_val_if_fail (SIGNET_IS_ROW_CONTEXT (self), NULL);
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);

  workspace = signet_row_context_get_workspace (self, &account);
  if (workspace == 0)
    return NULL;

  return signet_words_reach_details (credential, workspace, account,
                                     signet_row_context_get_catalogue (self));
}

/**
 * signet_row_context_describe_grants:
 * @self: a context
 * @credential: a credential
 * @separator: what stands between two grants
 *
 * Returns: (transfer full): each grant of it in words
 */
char *
signet_row_context_describe_grants (SignetRowContext *self,
                                    SignetCredential *credential,
                                    const char       *separator)
{
  g_autoptr(GString) text = g_string_new (NULL);
  SignetCatalogue *catalogue;
  SignetOrganization *organization;
  SignetAccount *account = NULL;

  g_return_val_if_fail (SIGNET_IS_ROW_CONTEXT (self), NULL);
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);

  catalogue = signet_row_context_get_catalogue (self);
  organization = signet_row_context_get_organization (self);
  if (organization != NULL)
    account = signet_organization_find_account (organization,
                                                signet_credential_get_account_id (credential));
  for (guint i = 0; i < signet_credential_get_n_grants (credential); i++)
    {
      SignetGrant *grant = signet_credential_get_grant (credential, i);
      g_autofree char *name = signet_words_api (signet_grant_get_api (grant), catalogue);
      SignetApi *api = catalogue == NULL ? NULL :
        signet_catalogue_find_api (catalogue, signet_grant_get_api (grant));
      g_autofree char *words = signet_words_grant (grant, api, account);

      g_string_append_printf (text, "%s%s %s", i > 0 ? separator : "", name, words);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* signet-words-duplicate.c: what the application says about copies of a credential
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-words.h"

#include "signet-text.h"

#include <glib/gi18n-lib.h>

/*
 * Public
 */

/**
 * signet_words_copy_name:
 * @credential: a credential
 *
 * Returns: (transfer full): a name for a copy of it, not longer than a name may be
 */
char *
signet_words_copy_name (SignetCredential *credential)
{
  g_autofree char *name = NULL;
  g_autofree char *start = NULL;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);

  /* Translators: %s is the name of a credential */
  name = g_strdup_printf (_("Copy of %s"), signet_credential_get_display_name (credential));
  if (g_utf8_strlen (name, -1) <= SIGNET_DISPLAY_NAME_MAX)
    return g_steal_pointer (&name);

  start = g_utf8_substring (name, 0, SIGNET_DISPLAY_NAME_MAX);

  return signet_text_strip (start);
}

/**
 * signet_words_left_out:
 * @grants: (element-type SignetGrant): grants that a copy does not get
 * @credential: the credential that has them
 * @catalogue: the APIs that this person may grant
 * @organization: the accounts and workspaces there are
 *
 * Returns: (transfer full): one line of Pango markup for each of @grants
 */
GStrv
signet_words_left_out (GPtrArray          *grants,
                       SignetCredential   *credential,
                       SignetCatalogue    *catalogue,
                       SignetOrganization *organization)
{
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new ();
  SignetAccount *account;

  g_return_val_if_fail (grants != NULL, NULL);
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);

  account = signet_organization_find_account (organization,
                                              signet_credential_get_account_id (credential));
  for (guint i = 0; i < grants->len; i++)
    {
      SignetGrant *grant = g_ptr_array_index (grants, i);
      const char *id = signet_grant_get_api (grant);
      g_autofree char *api = signet_words_api (id, catalogue);
      g_autofree char *what =
        signet_words_grant (grant, signet_catalogue_find_api (catalogue, id), account);
      /* Translators: an API, and what was granted there: “Profile: Read-Only in US Production” */
      g_autofree char *line = g_markup_printf_escaped (_("%s: %s"), api, what);

      g_strv_builder_add (lines, line);
    }

  return g_strv_builder_end (lines);
}

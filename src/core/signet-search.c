/* signet-search.c: words to look for in credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-search.h"

#include "signet-text.h"

/* One word of the search, and what it finds by name. The names of APIs, permissions and
 * workspaces are few beside the credentials, so they are searched once, when the word is
 * typed, and a credential is only asked whether it has one of those found.
 */
typedef struct
{
  char *text;             /* (owned) folded */
  GHashTable *apis;       /* (owned) (element-type utf8) ids (owned) */
  GHashTable *permissions; /* (owned) id of an API (owned) → set of ids (owned) */
  GHashTable *workspaces; /* (owned) (element-type gint64) ids (owned) */
  gboolean is_name;       /* whether any of these has any */
} Word;

struct _SignetSearch
{
  GPtrArray *words; /* (owned) (element-type Word) all of them have to be found */
};

/*
 * Helpers
 */

static void
free_word (gpointer data)
{
  Word *word = data;

  g_free (word->text);
  g_hash_table_unref (word->apis);
  g_hash_table_unref (word->permissions);
  g_hash_table_unref (word->workspaces);
  g_free (word);
}

static gboolean
has_word (const char *name,
          const Word *word)
{
  g_autofree char *folded = signet_text_fold (name);

  return strstr (folded, word->text) != NULL;
}

static void
add_permission (Word       *word,
                const char *api,
                const char *permission)
{
  GHashTable *permissions = g_hash_table_lookup (word->permissions, api);

  if (permissions == NULL)
    {
      permissions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (word->permissions, g_strdup (api), permissions);
    }
  g_hash_table_add (permissions, g_strdup (permission));
}

static void
search_catalogue (Word            *word,
                  SignetCatalogue *catalogue)
{
  for (guint i = 0; i < signet_catalogue_get_n_apis (catalogue); i++)
    {
      SignetApi *api = signet_catalogue_get_api (catalogue, i);
      const char *id = signet_api_get_id (api);

      if (has_word (signet_api_get_name (api), word))
        g_hash_table_add (word->apis, g_strdup (id));

      for (guint j = 0; j < signet_api_get_n_permissions (api); j++)
        {
          SignetPermission *permission = signet_api_get_permission (api, j);

          if (has_word (signet_permission_get_name (permission), word))
            add_permission (word, id, signet_permission_get_id (permission));
        }
    }
}

static void
search_organization (Word               *word,
                     SignetOrganization *organization)
{
  for (guint i = 0; i < signet_organization_get_n_accounts (organization); i++)
    {
      SignetAccount *account = signet_organization_get_account (organization, i);

      for (guint j = 0; j < signet_account_get_n_workspaces (account); j++)
        {
          SignetWorkspace *workspace = signet_account_get_workspace (account, j);
          gint64 id = signet_workspace_get_id (workspace);

          if (has_word (signet_workspace_get_name (workspace), word))
            g_hash_table_add (word->workspaces, g_memdup2 (&id, sizeof id));
        }
    }
}

static Word *
make_word (const char         *text,
           SignetCatalogue    *catalogue,
           SignetOrganization *organization)
{
  Word *word = g_new0 (Word, 1);

  word->text = g_strdup (text);
  word->apis = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  word->permissions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) g_hash_table_unref);
  word->workspaces = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (catalogue != NULL)
    search_catalogue (word, catalogue);
  if (organization != NULL)
    search_organization (word, organization);
  word->is_name = g_hash_table_size (word->apis) > 0 ||
                  g_hash_table_size (word->permissions) > 0 ||
                  g_hash_table_size (word->workspaces) > 0;

  return word;
}

static gboolean
has_workspace (SignetGrant *grant,
               const Word  *word)
{
  const gint64 *workspaces = signet_grant_get_workspaces (grant);

  if (g_hash_table_size (word->workspaces) == 0)
    return FALSE;

  for (guint i = 0; i < signet_grant_get_n_workspaces (grant); i++)
    {
      if (g_hash_table_contains (word->workspaces, &workspaces[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_permission (SignetGrant *grant,
                const Word  *word)
{
  const char *permission = signet_grant_get_permission (grant);
  GHashTable *permissions = NULL;

  if (permission != NULL && g_hash_table_size (word->permissions) > 0)
    permissions = g_hash_table_lookup (word->permissions, signet_grant_get_api (grant));

  return permissions != NULL && g_hash_table_contains (permissions, permission);
}

static gboolean
grant_has_word (SignetGrant *grant,
                const Word  *word)
{
  if (g_hash_table_size (word->apis) > 0 &&
      g_hash_table_contains (word->apis, signet_grant_get_api (grant)))
    return TRUE;

  return has_permission (grant, word) || has_workspace (grant, word);
}

static gboolean
credential_has_word (SignetCredential *credential,
                     const Word       *word)
{
  if (strstr (signet_credential_get_folded_text (credential), word->text) != NULL)
    return TRUE;

  /* Most words are in no name of an API or a workspace, and then no grant need be looked at. */
  if (!word->is_name)
    return FALSE;

  for (guint i = 0; i < signet_credential_get_n_grants (credential); i++)
    {
      if (grant_has_word (signet_credential_get_grant (credential, i), word))
        return TRUE;
    }

  return FALSE;
}

/*
 * Public
 */

/**
 * signet_search_new:
 * @text: what was typed
 * @catalogue: (nullable): where the names of APIs and permissions come from
 * @organization: (nullable): where the names of workspaces come from
 *
 * Returns: (transfer full): the words of @text, ready to be looked for
 */
SignetSearch *
signet_search_new (const char         *text,
                   SignetCatalogue    *catalogue,
                   SignetOrganization *organization)
{
  SignetSearch *self = g_new0 (SignetSearch, 1);
  g_auto(GStrv) parts = signet_text_fold_words (text);

  self->words = g_ptr_array_new_with_free_func (free_word);
  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (self->words, make_word (parts[i], catalogue, organization));

  return self;
}

/**
 * signet_search_free:
 * @self: (transfer full): words to look for
 *
 * Frees it.
 */
void
signet_search_free (SignetSearch *self)
{
  g_ptr_array_unref (self->words);
  g_free (self);
}

/**
 * signet_search_matches:
 * @self: words to look for
 * @credential: a credential
 *
 * Returns: whether @credential has all of them
 */
gboolean
signet_search_matches (const SignetSearch *self,
                       SignetCredential   *credential)
{
  for (guint i = 0; i < self->words->len; i++)
    {
      if (!credential_has_word (credential, g_ptr_array_index (self->words, i)))
        return FALSE;
    }

  return TRUE;
}

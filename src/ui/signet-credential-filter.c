/* signet-credential-filter.c: which credentials a search finds
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-credential-filter.h"

#include "signet-text.h"

/* One word of the search, and what it finds by name. The names of APIs, permissions and
 * workspaces are few beside the credentials, so they are searched once, when the word is
 * typed, and a credential is only asked whether it has one of those found.
 */
typedef struct
{
  char *text;             /* (owned) folded */
  GHashTable *apis;       /* (owned) (element-type utf8) ids (owned) */
  GHashTable *permissions; /* (owned) (element-type utf8) “API\nPERMISSION” (owned) */
  GHashTable *workspaces; /* (owned) (element-type gint64) ids (owned) */
} Word;

struct _SignetCredentialFilter
{
  GtkFilter parent_instance;

  SignetRowContext *context; /* (owned) */
  char *search;              /* (owned) as it was typed */
  char *folded;              /* (owned) the same, folded */
  GPtrArray *words;          /* (owned) (element-type Word) all of them have to be found */
};

G_DEFINE_FINAL_TYPE (SignetCredentialFilter, signet_credential_filter, GTK_TYPE_FILTER)

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
            g_hash_table_add (word->permissions,
                              g_strconcat (id, "\n", signet_permission_get_id (permission), NULL));
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
make_word (SignetCredentialFilter *self,
           const char             *text)
{
  SignetCatalogue *catalogue = signet_row_context_get_catalogue (self->context);
  SignetOrganization *organization = signet_row_context_get_organization (self->context);
  Word *word = g_new0 (Word, 1);

  word->text = g_strdup (text);
  word->apis = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  word->permissions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  word->workspaces = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (catalogue != NULL)
    search_catalogue (word, catalogue);
  if (organization != NULL)
    search_organization (word, organization);

  return word;
}

static void
make_words (SignetCredentialFilter *self)
{
  g_auto(GStrv) parts = g_strsplit_set (self->folded, " \t\n", -1);

  g_ptr_array_set_size (self->words, 0);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] != '\0')
        g_ptr_array_add (self->words, make_word (self, parts[i]));
    }
}

static gboolean
grant_has_word (SignetGrant *grant,
                const Word  *word)
{
  const char *api = signet_grant_get_api (grant);
  const char *permission = signet_grant_get_permission (grant);
  const gint64 *workspaces = signet_grant_get_workspaces (grant);

  if (g_hash_table_contains (word->apis, api))
    return TRUE;

  if (permission != NULL && g_hash_table_size (word->permissions) > 0)
    {
      g_autofree char *key = g_strconcat (api, "\n", permission, NULL);

      if (g_hash_table_contains (word->permissions, key))
        return TRUE;
    }

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
credential_has_word (SignetCredential *credential,
                     const Word       *word)
{
  if (strstr (signet_credential_get_folded_text (credential), word->text) != NULL)
    return TRUE;

  for (guint i = 0; i < signet_credential_get_n_grants (credential); i++)
    {
      if (grant_has_word (signet_credential_get_grant (credential, i), word))
        return TRUE;
    }

  return FALSE;
}

/* A search that only got longer finds only some of what it found before, and the other way
 * round; to know that saves asking the others again.
 */
static GtkFilterChange
compare_searches (const char *before,
                  const char *after)
{
  if (*after == '\0' || g_str_has_prefix (before, after))
    return GTK_FILTER_CHANGE_LESS_STRICT;
  if (*before == '\0' || g_str_has_prefix (after, before))
    return GTK_FILTER_CHANGE_MORE_STRICT;

  return GTK_FILTER_CHANGE_DIFFERENT;
}

/*
 * Callbacks
 */

static void
on_context_changed_cb (SignetCredentialFilter *self,
                       SignetRowContext       *context)
{
  g_assert (SIGNET_IS_CREDENTIAL_FILTER (self));

  if (self->words->len == 0)
    return;

  make_words (self);
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/*
 * Virtual methods
 */

static gboolean
signet_credential_filter_match (GtkFilter *filter,
                                gpointer   item)
{
  SignetCredentialFilter *self = SIGNET_CREDENTIAL_FILTER (filter);

  for (guint i = 0; i < self->words->len; i++)
    {
      if (!credential_has_word (item, g_ptr_array_index (self->words, i)))
        return FALSE;
    }

  return TRUE;
}

static GtkFilterMatch
signet_credential_filter_get_strictness (GtkFilter *filter)
{
  SignetCredentialFilter *self = SIGNET_CREDENTIAL_FILTER (filter);

  return self->words->len == 0 ? GTK_FILTER_MATCH_ALL : GTK_FILTER_MATCH_SOME;
}

/*
 * GObject
 */

static void
signet_credential_filter_dispose (GObject *object)
{
  SignetCredentialFilter *self = SIGNET_CREDENTIAL_FILTER (object);

  g_clear_object (&self->context);

  G_OBJECT_CLASS (signet_credential_filter_parent_class)->dispose (object);
}

static void
signet_credential_filter_finalize (GObject *object)
{
  SignetCredentialFilter *self = SIGNET_CREDENTIAL_FILTER (object);

  g_free (self->search);
  g_free (self->folded);
  g_ptr_array_unref (self->words);

  G_OBJECT_CLASS (signet_credential_filter_parent_class)->finalize (object);
}

static void
signet_credential_filter_class_init (SignetCredentialFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkFilterClass *filter_class = GTK_FILTER_CLASS (klass);

  object_class->dispose = signet_credential_filter_dispose;
  object_class->finalize = signet_credential_filter_finalize;
  filter_class->match = signet_credential_filter_match;
  filter_class->get_strictness = signet_credential_filter_get_strictness;
}

static void
signet_credential_filter_init (SignetCredentialFilter *self)
{
  self->search = g_strdup ("");
  self->folded = g_strdup ("");
  self->words = g_ptr_array_new_with_free_func (free_word);
}

/*
 * Public
 */

/**
 * signet_credential_filter_new:
 * @context: where the names of APIs and workspaces come from
 *
 * Returns: (transfer full): a filter that lets everything through
 */
SignetCredentialFilter *
signet_credential_filter_new (SignetRowContext *context)
{
  SignetCredentialFilter *self;

  g_return_val_if_fail (SIGNET_IS_ROW_CONTEXT (context), NULL);

  self = g_object_new (SIGNET_TYPE_CREDENTIAL_FILTER, NULL);
  self->context = g_object_ref (context);
  g_signal_connect_object (context, "changed", G_CALLBACK (on_context_changed_cb),
                           self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * signet_credential_filter_get_search:
 * @self: a filter
 *
 * Returns: what is searched for, as it was typed
 */
const char *
signet_credential_filter_get_search (SignetCredentialFilter *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_FILTER (self), NULL);

  return self->search;
}

/**
 * signet_credential_filter_set_search:
 * @self: a filter
 * @search: (nullable): what to search for
 *
 * Lets through what has all words of @search in its name, Client ID, owner or note, or in the
 * names of its APIs, permissions and workspaces, whatever the case and the accents.
 */
void
signet_credential_filter_set_search (SignetCredentialFilter *self,
                                     const char             *search)
{
  g_autofree char *before = NULL;

  g_return_if_fail (SIGNET_IS_CREDENTIAL_FILTER (self));

  if (g_strcmp0 (self->search, search != NULL ? search : "") == 0)
    return;

  g_free (self->search);
  self->search = g_strdup (search != NULL ? search : "");
  before = g_steal_pointer (&self->folded);
  self->folded = signet_text_fold (self->search);
  make_words (self);
  gtk_filter_changed (GTK_FILTER (self), compare_searches (before, self->folded));
}

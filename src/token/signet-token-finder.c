/* signet-token-finder.c: which credential in the keyring is meant
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-token-finder.h"

#include "signet-error.h"
#include "signet-keyring-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *connection_id; /* (owned) */
  char *name;          /* (owned) */
  SignetTokenFinderFunc func;
  gpointer func_data;
  gboolean may_prompt;
} Search;

static void find_by_id (GTask *task);
static void unlock (GTask     *task,
                    GPtrArray *entries);

/*
 * Helpers
 */

static void
free_search (gpointer data)
{
  Search *search = data;

  g_free (search->connection_id);
  g_free (search->name);
  g_free (search);
}

static gboolean
is_any_locked (GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      if (signet_keyring_entry_is_locked (g_ptr_array_index (entries, i)))
        return TRUE;
    }

  return FALSE;
}

/* The entries whose credential is called @name, as it is written. */
static GPtrArray *
filter (GPtrArray  *entries,
        const char *name)
{
  GPtrArray *named = g_ptr_array_new_with_free_func ((GDestroyNotify) signet_keyring_entry_unref);

  for (guint i = 0; i < entries->len; i++)
    {
      SignetKeyringEntry *entry = g_ptr_array_index (entries, i);

      if (g_strcmp0 (signet_keyring_entry_get_display_name (entry), name) == 0)
        g_ptr_array_add (named, signet_keyring_entry_ref (entry));
    }

  return named;
}

static gboolean
is_of_one (GPtrArray *entries)
{
  for (guint i = 1; i < entries->len; i++)
    {
      if (g_strcmp0 (signet_keyring_entry_get_client_id (g_ptr_array_index (entries, i)),
                     signet_keyring_entry_get_client_id (g_ptr_array_index (entries, 0))) != 0)
        return FALSE;
    }

  return TRUE;
}

static void
return_named (GTask     *task,
              GPtrArray *named)
{
  Search *search = g_task_get_task_data (task);
  g_autofree char *list = NULL;

  if (named->len == 0)
    g_task_return_new_error (task, SIGNET_TOKEN_FINDER_ERROR, SIGNET_TOKEN_FINDER_ERROR_UNKNOWN,
                             _("The keyring has no Client Secret for “%s”. See “signet-token "
                               "--list” for what it has."),
                             search->name);
  else if (!is_of_one (named))
    {
      list = signet_token_finder_list (named);
      g_task_return_new_error (task, SIGNET_TOKEN_FINDER_ERROR,
                               SIGNET_TOKEN_FINDER_ERROR_AMBIGUOUS,
                               /* Translators: a name, and lines with a name and a Client ID */
                               _("“%s” is the name of more than one credential. Use the Client "
                                 "ID:\n%s"),
                               search->name, list);
    }
  else
    g_task_return_pointer (task, g_ptr_array_ref (named), (GDestroyNotify) g_ptr_array_unref);
}

/*
 * Callbacks
 */

static void
unlocked_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (search->func != NULL)
    search->func (FALSE, search->func_data);

  if (signet_keyring_entry_unlock_finish (result, &error))
    find_by_id (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
unlock (GTask     *task,
        GPtrArray *entries)
{
  Search *search = g_task_get_task_data (task);

  if (!search->may_prompt)
    {
      g_task_return_new_error (task, SIGNET_ERROR, SIGNET_ERROR_KEYRING_LOCKED,
                               "The keyring is locked");
      return;
    }

  search->may_prompt = FALSE;
  if (search->func != NULL)
    search->func (TRUE, search->func_data);
  signet_keyring_entry_unlock_async (entries, NULL, unlocked_cb, g_object_ref (task));
}

/* A keyring that was not unlocked yet does not tell names. */
static void
found_all_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = signet_keyring_entry_find_finish (result, &error);
  g_autoptr(GPtrArray) named = NULL;

  if (entries == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  named = filter (entries, search->name);
  if (is_any_locked (named) || (named->len == 0 && is_any_locked (entries)))
    unlock (task, entries);
  else
    return_named (task, named);
}

static void
found_by_id_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = signet_keyring_entry_find_finish (result, &error);

  if (entries == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (entries->len == 0)
    signet_keyring_entry_find_async (search->connection_id, NULL, NULL, found_all_cb,
                                     g_object_ref (task));
  else if (is_any_locked (entries))
    unlock (task, entries);
  else
    g_task_return_pointer (task, g_ptr_array_ref (entries),
                           (GDestroyNotify) g_ptr_array_unref);
}

static void
find_by_id (GTask *task)
{
  Search *search = g_task_get_task_data (task);

  signet_keyring_entry_find_async (search->connection_id, search->name, NULL, found_by_id_cb,
                                   g_object_ref (task));
}

/*
 * Public
 */

/**
 * signet_token_finder_error_quark:
 *
 * Returns: the domain of [error@Signet.TokenFinderError]
 */
G_DEFINE_QUARK (signet-token-finder-error-quark, signet_token_finder_error)

/**
 * signet_token_finder_find_async:
 * @connection_id: a connection
 * @name: a Client ID, or the name of a credential
 * @may_prompt: whether the person may be asked to unlock the keyring
 * @func: (nullable): is told about prompts
 * @callback: what to call when it is done
 * @user_data: what to give to @func and @callback
 *
 * Looks which credential is meant. A Client ID comes before a name that looks like one.
 */
void
signet_token_finder_find_async (const char            *connection_id,
                                const char            *name,
                                gboolean               may_prompt,
                                SignetTokenFinderFunc  func,
                                GAsyncReadyCallback    callback,
                                gpointer               user_data)
{
  g_autoptr(GTask) task = NULL;
  Search *search;

  g_return_if_fail (connection_id != NULL);
  g_return_if_fail (name != NULL);

  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, signet_token_finder_find_async);
  search = g_new0 (Search, 1);
  search->connection_id = g_strdup (connection_id);
  search->name = g_strdup (name);
  search->may_prompt = may_prompt;
  search->func = func;
  search->func_data = user_data;
  g_task_set_task_data (task, search, free_search);

  find_by_id (task);
}

/**
 * signet_token_finder_find_finish:
 * @result: what the callback was given
 * @error: return location for a [error@Signet.TokenFinderError], or an error as for
 *   [func@Signet.KeyringEntry.find_finish] and [func@Signet.KeyringEntry.unlock_finish]
 *
 * Ends [func@Signet.token_finder_find_async].
 *
 * Returns: (transfer full) (nullable) (element-type SignetKeyringEntry): the secrets of one
 *   credential, which can be read, the newest first; or %NULL with @error set
 */
GPtrArray *
signet_token_finder_find_finish (GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * signet_token_finder_list:
 * @entries: (element-type SignetKeyringEntry): entries
 *
 * Entries that do not tell what they are, because the keyring is locked, are left out.
 *
 * Returns: (transfer full): a line for each credential, with its name, a tab and its Client ID
 */
char *
signet_token_finder_list (GPtrArray *entries)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GString) lines = g_string_new (NULL);

  g_return_val_if_fail (entries != NULL, NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      SignetKeyringEntry *entry = g_ptr_array_index (entries, i);
      const char *name = signet_keyring_entry_get_display_name (entry);
      const char *client_id = signet_keyring_entry_get_client_id (entry);

      if (name == NULL || client_id == NULL || strpbrk (name, "\t\n") != NULL ||
          !g_hash_table_add (seen, (gpointer) client_id))
        continue;

      g_string_append_printf (lines, "%s\t%s\n", name, client_id);
    }

  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/* signet-credential-search.c: looks for credentials in all connections
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-credential-search.h"

#include "signet-text.h"

/* All connections are asked at the same time, and none of them is opened for it: what the window
 * shows stays as it is, nothing is loaded beside what is found, and nothing is unlocked. What has
 * not answered when the time is over, or cannot answer, has found nothing.
 */
typedef struct
{
  GPtrArray *branches; /* (owned) (element-type Branch) in the order of the connections */
  GCancellable *inner; /* (owned) also cancelled when the time is over */
  GCancellable *outer; /* (owned) (nullable) */
  gulong outer_id;
  guint limit_id;
  guint n_pending;
  gboolean returned;
} Search;

/* The search in one connection. */
typedef struct
{
  GTask *task;                  /* (owned) (nullable) while it goes on */
  SignetConnection *connection; /* (owned) */
  GPtrArray *found;             /* (owned) (nullable) (element-type SignetCredential) */
  SignetCatalogue *catalogue;   /* (owned) (nullable) */
} Branch;

/*
 * Helpers
 */

static void
free_branch (gpointer data)
{
  Branch *branch = data;

  g_clear_object (&branch->task);
  g_object_unref (branch->connection);
  g_clear_pointer (&branch->found, g_ptr_array_unref);
  g_clear_object (&branch->catalogue);
  g_free (branch);
}

static void
free_search (gpointer data)
{
  Search *search = data;

  if (search->outer != NULL)
    g_cancellable_disconnect (search->outer, search->outer_id);
  g_clear_handle_id (&search->limit_id, g_source_remove);
  g_ptr_array_unref (search->branches);
  g_clear_object (&search->inner);
  g_clear_object (&search->outer);
  g_free (search);
}

static void
add_hits (GPtrArray *hits,
          Branch    *branch)
{
  for (guint i = 0; branch->found != NULL && i < branch->found->len; i++)
    g_ptr_array_add (hits, signet_search_hit_new (branch->connection,
                                                  g_ptr_array_index (branch->found, i),
                                                  branch->catalogue));
}

static void
return_hits (GTask *task)
{
  Search *search = g_task_get_task_data (task);
  g_autoptr(GPtrArray) hits = NULL;

  if (search->returned)
    return;

  search->returned = TRUE;
  if (g_task_return_error_if_cancelled (task))
    return;

  hits = g_ptr_array_new_with_free_func ((GDestroyNotify) signet_search_hit_unref);
  for (guint i = 0; i < search->branches->len; i++)
    add_hits (hits, g_ptr_array_index (search->branches, i));
  g_task_return_pointer (task, g_steal_pointer (&hits), (GDestroyNotify) g_ptr_array_unref);
}

static void
end_branch (Branch *branch)
{
  g_autoptr(GTask) task = g_steal_pointer (&branch->task);
  Search *search = g_task_get_task_data (task);

  search->n_pending--;
  if (search->n_pending == 0)
    return_hits (task);
}

/*
 * Callbacks
 */

/* Whoever does not even hear that is not waited for. */
static gboolean
on_limit_cb (gpointer user_data)
{
  g_autoptr(GTask) task = g_object_ref (user_data);
  Search *search = g_task_get_task_data (task);

  search->limit_id = 0;
  g_cancellable_cancel (search->inner);
  return_hits (task);

  return G_SOURCE_REMOVE;
}

static void
on_cancelled_cb (GCancellable *outer,
                 GCancellable *inner)
{
  g_cancellable_cancel (inner);
}

static void
load_catalogue_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  Branch *branch = user_data;

  branch->catalogue =
    signet_connector_load_catalogue_finish (SIGNET_CONNECTOR (source), result, NULL);
  end_branch (branch);
}

/* What was found is told by the names of its APIs, which a connection that is shown knows. */
static void
search_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Branch *branch = user_data;
  SignetConnector *connector = SIGNET_CONNECTOR (source);
  Search *search = g_task_get_task_data (branch->task);

  branch->found = signet_connector_search_finish (connector, result, NULL);
  g_set_object (&branch->catalogue, signet_connection_get_catalogue (branch->connection));
  if (branch->found != NULL && branch->found->len > 0 && branch->catalogue == NULL &&
      signet_connector_tells_grants (connector))
    signet_connector_load_catalogue_async (connector, search->inner, load_catalogue_cb, branch);
  else
    end_branch (branch);
}

static void
start_branch (GTask            *task,
              SignetConnection *connection,
              const char       *text,
              guint             n_each)
{
  Search *search = g_task_get_task_data (task);
  Branch *branch = g_new0 (Branch, 1);

  branch->task = g_object_ref (task);
  branch->connection = g_object_ref (connection);
  g_ptr_array_add (search->branches, branch);
  search->n_pending++;
  signet_connector_search_async (signet_connection_get_connector (connection), text, n_each,
                                 search->inner, search_cb, branch);
}

/*
 * Public
 */

/**
 * signet_credential_search_async:
 * @connections: where to look
 * @text: words, all of which have to be found; without any nothing is found
 * @n_each: how many are wanted at most from each connection
 * @milliseconds: how long to wait for issuers
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Looks for credentials by what is said of them. Secrets are never looked at.
 */
void
signet_credential_search_async (SignetConnectionList *connections,
                                const char           *text,
                                guint                 n_each,
                                guint                 milliseconds,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autofree char *stripped = NULL;
  SignetConnection *connection;
  Search *search;

  g_return_if_fail (SIGNET_IS_CONNECTION_LIST (connections));
  g_return_if_fail (text != NULL);

  task = g_task_new (connections, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_credential_search_async);
  search = g_new0 (Search, 1);
  search->branches = g_ptr_array_new_with_free_func (free_branch);
  search->inner = g_cancellable_new ();
  g_task_set_task_data (task, search, free_search);
  if (cancellable != NULL)
    {
      search->outer = g_object_ref (cancellable);
      search->outer_id = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled_cb),
                                                search->inner, NULL);
    }

  stripped = signet_text_strip (text);
  for (guint i = 0; *stripped != '\0' &&
                    (connection = signet_connection_list_get (connections, i)) != NULL; i++)
    start_branch (task, connection, stripped, n_each);
  search->limit_id = g_timeout_add (milliseconds, on_limit_cb, task);
  if (search->n_pending == 0)
    return_hits (task);
}

/**
 * signet_credential_search_finish:
 * @connections: where it was looked
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Ends [func@Signet.credential_search_async].
 *
 * Returns: (transfer full) (nullable) (element-type SignetSearchHit): what was found, those of one
 *   connection by name and behind those of the connections before, or %NULL with @error set
 */
GPtrArray *
signet_credential_search_finish (SignetConnectionList  *connections,
                                 GAsyncResult          *result,
                                 GError               **error)
{
  g_return_val_if_fail (g_task_is_valid (result, connections), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * signet_credential_search_choose:
 * @hits: (element-type SignetSearchHit): what was found
 * @connection_id: (nullable): the id of the connection, %NULL for any
 * @client_id: a Client ID
 *
 * Returns: (transfer none) (nullable): the first of @hits with exactly that Client ID
 */
SignetSearchHit *
signet_credential_search_choose (GPtrArray  *hits,
                                 const char *connection_id,
                                 const char *client_id)
{
  g_return_val_if_fail (hits != NULL, NULL);
  g_return_val_if_fail (client_id != NULL, NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      SignetSearchHit *hit = g_ptr_array_index (hits, i);
      SignetConnection *connection = signet_search_hit_get_connection (hit);
      SignetCredential *credential = signet_search_hit_get_credential (hit);

      if ((connection_id == NULL ||
           g_str_equal (signet_connection_get_id (connection), connection_id)) &&
          g_str_equal (signet_credential_get_client_id (credential), client_id))
        return hit;
    }

  return NULL;
}

/* signet-connector-search.c: looks for credentials without loading all of them
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-connector.h"

#include "signet-collation.h"
#include "signet-search.h"

#include <string.h>

/* A search through a list that is read page by page. */
typedef struct
{
  SignetSearch *search; /* (owned) */
  GPtrArray *found;     /* (owned) (element-type SignetCredential) */
  guint limit;
} Reading;

/*
 * Helpers
 */

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  signet_search_free (reading->search);
  g_ptr_array_unref (reading->found);
  g_free (reading);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  SignetCredential *first = *(SignetCredential *const *) a;
  SignetCredential *second = *(SignetCredential *const *) b;
  g_autofree char *first_key =
    signet_collation_make_key (signet_credential_get_display_name (first));
  g_autofree char *second_key =
    signet_collation_make_key (signet_credential_get_display_name (second));

  return strcmp (first_key, second_key);
}

static void
return_found (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  g_ptr_array_sort (reading->found, compare_names);
  if (reading->found->len > reading->limit)
    g_ptr_array_set_size (reading->found, (int) reading->limit);
  g_task_return_pointer (task, g_ptr_array_ref (reading->found),
                         (GDestroyNotify) g_ptr_array_unref);
}

/*
 * Callbacks
 */

static void
list_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetConnector *self = SIGNET_CONNECTOR (source);
  Reading *reading = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetCredentialPage) page = signet_connector_list_finish (self, result, &error);
  GPtrArray *credentials;

  if (page == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  credentials = signet_credential_page_get_credentials (page);
  for (guint i = 0; i < credentials->len; i++)
    {
      SignetCredential *credential = g_ptr_array_index (credentials, i);

      if (signet_search_matches (reading->search, credential))
        g_ptr_array_add (reading->found, g_object_ref (credential));
    }

  if (signet_credential_page_get_next (page) != NULL)
    signet_connector_list_async (self, signet_credential_page_get_next (page), "name", FALSE,
                                 g_task_get_cancellable (task), list_cb, g_object_ref (task));
  else
    return_found (task);
}

static void
open_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetConnector *self = SIGNET_CONNECTOR (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetAccess) access = signet_connector_open_finish (self, result, &error);

  if (access == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (!signet_access_get_allowed (access))
    return_found (task);
  else
    signet_connector_list_async (self, NULL, "name", FALSE, g_task_get_cancellable (task),
                                 list_cb, g_object_ref (task));
}

/*
 * Public
 */

/**
 * signet_connector_search_async:
 * @self: a connector, opened or not
 * @text: words
 * @limit: how many are wanted at most
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Looks for the credentials that have each word of @text somewhere in their display name, Client
 * ID, note or owner. An issuer that can search is asked; of another the list is read.
 */
void
signet_connector_search_async (SignetConnector     *self,
                               const char          *text,
                               guint                limit,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Reading *reading;

  g_return_if_fail (SIGNET_IS_CONNECTOR (self));
  g_return_if_fail (text != NULL);

  if (SIGNET_CONNECTOR_GET_IFACE (self)->search_async != NULL)
    {
      SIGNET_CONNECTOR_GET_IFACE (self)->search_async (self, text, limit, cancellable,
                                                       callback, user_data);
      return;
    }

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_connector_search_async);
  reading = g_new0 (Reading, 1);
  reading->search = signet_search_new (text, NULL, NULL);
  reading->found = g_ptr_array_new_with_free_func (g_object_unref);
  reading->limit = limit;
  g_task_set_task_data (task, reading, free_reading);
  signet_connector_open_async (self, cancellable, open_cb, g_object_ref (task));
}

/**
 * signet_connector_search_finish:
 * @self: a connector
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connector.search_async].
 *
 * Returns: (transfer full) (nullable) (element-type SignetCredential): what was found, by name,
 *   or %NULL with @error set
 */
GPtrArray *
signet_connector_search_finish (SignetConnector  *self,
                                GAsyncResult     *result,
                                GError          **error)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), NULL);

  if (SIGNET_CONNECTOR_GET_IFACE (self)->search_async != NULL)
    return SIGNET_CONNECTOR_GET_IFACE (self)->search_finish (self, result, error);

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

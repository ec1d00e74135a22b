/* signet-search-provider.c: finds credentials for the search of the desktop
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-search-provider.h"

#include "signet-application-private.h"
#include "signet-credential-search.h"
#include "signet-search-meta.h"
#include "signet-shell-search.h"
#include "signet-time.h"

#include <glib/gi18n-lib.h>

/* How many results of each connection are told. The desktop shows a handful, and whoever wants to
 * see all goes to the window.
 */
#define N_EACH 50

/* What was found is kept for the desktop to ask about; of more than this it will not. */
#define KNOWN_MAX 1000

/* How long Signet stays without a window for the next letter to be typed, in milliseconds. */
#define STAY 10000

/* Each letter that somebody types into the search of the desktop comes here. Nothing is loaded
 * for it but what is found, and Signet stays only a while for it. Secrets are never touched.
 */
struct _SignetSearchProvider
{
  GObject parent_instance;

  SignetApplication *application;       /* (borrowed) owns this */
  SignetShellSearchProvider2 *skeleton; /* (owned) */
  GHashTable *known;                    /* (owned) id of a result → SignetSearchHit */
};

G_DEFINE_FINAL_TYPE (SignetSearchProvider, signet_search_provider, G_TYPE_OBJECT)

typedef struct _Call Call;

/* One question of the desktop, while it is answered. */
struct _Call
{
  SignetSearchProvider *provider; /* (owned) */
  SignetApplication *application; /* (owned) and held */
  GDBusMethodInvocation *invocation; /* (transfer full) (nullable) until it is answered */
  void (*complete) (SignetShellSearchProvider2 *skeleton,
                    GDBusMethodInvocation      *invocation,
                    const char * const         *results);
  char **ids;      /* (owned) (nullable) what metas are wanted of */
  char *text;      /* (owned) (nullable) what the window is to search for */
  guint32 time;
  guint n_pending; /* searches */
};

/*
 * Helpers
 */

static Call *
begin_call (SignetSearchProvider  *self,
            GDBusMethodInvocation *invocation)
{
  Call *call = g_new0 (Call, 1);

  call->provider = g_object_ref (self);
  call->application = g_object_ref (self->application);
  call->invocation = invocation;
  g_application_hold (G_APPLICATION (self->application));

  return call;
}

/* With a window Signet ends when that is closed, and without one some time after the last
 * question.
 */
static void
end_call (Call *call)
{
  GApplication *application = G_APPLICATION (call->application);
  gboolean has_window =
    gtk_application_get_windows (GTK_APPLICATION (application)) != NULL;

  g_application_set_inactivity_timeout (application, has_window ? 0 : STAY);
  g_application_release (application);
  g_object_unref (call->application);
  g_object_unref (call->provider);
  g_strfreev (call->ids);
  g_free (call->text);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, end_call)

static void
search (Call                *call,
        const char          *text,
        guint                n_each,
        GAsyncReadyCallback  callback)
{
  signet_credential_search_async (signet_application_get_connections (call->application), text,
                                  n_each, SIGNET_CREDENTIAL_SEARCH_LIMIT, NULL, callback, call);
}

static char *
remember (SignetSearchProvider *self,
          SignetSearchHit      *hit)
{
  g_autofree char *id = signet_search_meta_make_id (signet_search_hit_get_connection (hit),
                                                    signet_search_hit_get_credential (hit));

  g_hash_table_replace (self->known, g_strdup (id), signet_search_hit_ref (hit));

  return g_steal_pointer (&id);
}

static char **
remember_all (SignetSearchProvider *self,
              GPtrArray            *hits)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  if (g_hash_table_size (self->known) > KNOWN_MAX)
    g_hash_table_remove_all (self->known);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      g_autofree char *id = remember (self, g_ptr_array_index (hits, i));

      g_strv_builder_add (builder, id);
    }

  return g_strv_builder_end (builder);
}

/* Only a list that is all there says that something is not there any more. An issuer that gave
 * no answer in time does not.
 */
static gboolean
is_gone (Call       *call,
         const char *connection_id,
         const char *client_id)
{
  SignetConnectionList *connections = signet_application_get_connections (call->application);
  SignetConnection *connection = signet_connection_list_find (connections, connection_id);

  if (connection == NULL)
    return TRUE;

  return signet_connection_get_state (connection) == SIGNET_CONNECTION_STATE_READY &&
         signet_connection_get_complete (connection) &&
         signet_credential_list_find (signet_connection_get_credentials (connection),
                                      client_id) == NULL;
}

static GVariant *
create_meta (Call       *call,
             const char *id,
             gint64      now)
{
  SignetSearchHit *hit = g_hash_table_lookup (call->provider->known, id);
  g_autofree char *connection_id = NULL;
  g_autofree char *client_id = NULL;

  if (hit == NULL && signet_search_meta_read_id (id, &connection_id, &client_id) &&
      !is_gone (call, connection_id, client_id))
    return signet_search_meta_new_unknown (id, client_id);

  return signet_search_meta_new (id, hit, now);
}

static void
answer_metas (Call *call)
{
  SignetSearchProvider *self = call->provider;
  gint64 now = signet_time_now ();
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; call->ids[i] != NULL; i++)
    g_variant_builder_add_value (&builder, create_meta (call, call->ids[i], now));
  signet_shell_search_provider2_complete_get_result_metas (self->skeleton, call->invocation,
                                                           g_variant_builder_end (&builder));
}

static void
show (Call             *call,
      SignetConnection *connection,
      const char       *action,
      const char       *parameter,
      const char       *client_id)
{
  SignetWindow *window = signet_application_show_window (call->application, connection);

  signet_window_want (window, connection, action, g_variant_new_string (parameter), client_id);
  gtk_window_present_with_time (GTK_WINDOW (window), call->time);
}

/*
 * Callbacks
 */

static void
search_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Call) call = user_data;
  g_autoptr(GPtrArray) hits =
    signet_credential_search_finish (SIGNET_CONNECTION_LIST (source), result, NULL);
  g_auto(GStrv) ids = remember_all (call->provider, hits);

  call->complete (call->provider->skeleton, call->invocation, (const char *const *) ids);
}

static gboolean
on_get_initial_cb (SignetShellSearchProvider2 *skeleton,
                   GDBusMethodInvocation      *invocation,
                   const char * const         *terms,
                   SignetSearchProvider       *self)
{
  g_autofree char *text = g_strjoinv (" ", (char **) terms);
  Call *call = begin_call (self, invocation);

  call->complete = signet_shell_search_provider2_complete_get_initial_result_set;
  search (call, text, N_EACH, search_cb);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* The results before were only the first of all, so they are no place to look in. */
static gboolean
on_get_subsearch_cb (SignetShellSearchProvider2 *skeleton,
                     GDBusMethodInvocation      *invocation,
                     const char * const         *previous,
                     const char * const         *terms,
                     SignetSearchProvider       *self)
{
  g_autofree char *text = g_strjoinv (" ", (char **) terms);
  Call *call = begin_call (self, invocation);

  call->complete = signet_shell_search_provider2_complete_get_subsearch_result_set;
  search (call, text, N_EACH, search_cb);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
find_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Call *call = user_data;
  g_autoptr(GPtrArray) hits =
    signet_credential_search_finish (SIGNET_CONNECTION_LIST (source), result, NULL);

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      g_autofree char *id = remember (call->provider, g_ptr_array_index (hits, i));
    }

  call->n_pending--;
  if (call->n_pending > 0)
    return;

  answer_metas (call);
  end_call (call);
}

/* Signet may have ended since it told the results, and is asked about them when it runs again. */
static gboolean
on_get_metas_cb (SignetShellSearchProvider2 *skeleton,
                 GDBusMethodInvocation      *invocation,
                 const char * const         *ids,
                 SignetSearchProvider       *self)
{
  Call *call = begin_call (self, invocation);
  guint n_searched = 0;

  call->ids = g_strdupv ((char **) ids);
  call->n_pending = 1;
  for (guint i = 0; ids[i] != NULL && n_searched < N_EACH; i++)
    {
      g_autofree char *connection_id = NULL;
      g_autofree char *client_id = NULL;

      if (g_hash_table_contains (self->known, ids[i]) ||
          !signet_search_meta_read_id (ids[i], &connection_id, &client_id))
        continue;

      call->n_pending++;
      n_searched++;
      search (call, client_id, N_EACH, find_cb);
    }

  call->n_pending--;
  if (call->n_pending == 0)
    {
      answer_metas (call);
      end_call (call);
    }

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_activate_cb (SignetShellSearchProvider2 *skeleton,
                GDBusMethodInvocation      *invocation,
                const char                 *id,
                const char * const         *terms,
                guint32                     time,
                SignetSearchProvider       *self)
{
  g_autoptr(Call) call = begin_call (self, NULL);
  SignetConnectionList *connections = signet_application_get_connections (self->application);
  g_autofree char *connection_id = NULL;
  g_autofree char *client_id = NULL;
  SignetConnection *connection = NULL;

  call->time = time;
  signet_shell_search_provider2_complete_activate_result (skeleton, invocation);
  if (signet_search_meta_read_id (id, &connection_id, &client_id))
    connection = signet_connection_list_find (connections, connection_id);
  if (connection != NULL)
    show (call, connection, "credential.edit", client_id, client_id);
  else
    signet_window_say (signet_application_show_window (self->application, NULL),
                       _("That credential no longer exists"));

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* The window shows one connection, and so the first one where something was found. */
static void
launch_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Call) call = user_data;
  g_autoptr(GPtrArray) hits =
    signet_credential_search_finish (SIGNET_CONNECTION_LIST (source), result, NULL);
  SignetConnection *connection = hits == NULL || hits->len == 0 ? NULL :
    signet_search_hit_get_connection (g_ptr_array_index (hits, 0));

  show (call, connection, "win.search-for", call->text, NULL);
}

static gboolean
on_launch_cb (SignetShellSearchProvider2 *skeleton,
              GDBusMethodInvocation      *invocation,
              const char * const         *terms,
              guint32                     time,
              SignetSearchProvider       *self)
{
  Call *call = begin_call (self, NULL);

  call->text = g_strjoinv (" ", (char **) terms);
  call->time = time;
  signet_shell_search_provider2_complete_launch_search (skeleton, invocation);
  search (call, call->text, 1, launch_cb);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
on_window_added_cb (GApplication *application)
{
  g_application_set_inactivity_timeout (application, 0);
}

/*
 * GObject
 */

static void
signet_search_provider_dispose (GObject *object)
{
  SignetSearchProvider *self = SIGNET_SEARCH_PROVIDER (object);

  if (g_dbus_interface_skeleton_get_connection (G_DBUS_INTERFACE_SKELETON (self->skeleton)) != NULL)
    g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->skeleton));
  g_hash_table_remove_all (self->known);

  G_OBJECT_CLASS (signet_search_provider_parent_class)->dispose (object);
}

static void
signet_search_provider_finalize (GObject *object)
{
  SignetSearchProvider *self = SIGNET_SEARCH_PROVIDER (object);

  g_object_unref (self->skeleton);
  g_hash_table_unref (self->known);

  G_OBJECT_CLASS (signet_search_provider_parent_class)->finalize (object);
}

static void
signet_search_provider_class_init (SignetSearchProviderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = signet_search_provider_dispose;
  object_class->finalize = signet_search_provider_finalize;
}

static void
signet_search_provider_init (SignetSearchProvider *self)
{
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) signet_search_hit_unref);
  self->skeleton = signet_shell_search_provider2_skeleton_new ();
  g_signal_connect_object (self->skeleton, "handle-get-initial-result-set",
                           G_CALLBACK (on_get_initial_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->skeleton, "handle-get-subsearch-result-set",
                           G_CALLBACK (on_get_subsearch_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->skeleton, "handle-get-result-metas",
                           G_CALLBACK (on_get_metas_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->skeleton, "handle-activate-result",
                           G_CALLBACK (on_activate_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->skeleton, "handle-launch-search",
                           G_CALLBACK (on_launch_cb), self, G_CONNECT_DEFAULT);
}

/*
 * Public
 */

/**
 * signet_search_provider_new:
 * @application: (type SignetApplication): the application, which has to hold it
 * @bus: the bus that the desktop is on
 * @object_path: the path of the application there
 * @error: return location for a %G_IO_ERROR
 *
 * Returns: (transfer full) (nullable): what answers the desktop from now on, or %NULL with @error
 *   set
 */
SignetSearchProvider *
signet_search_provider_new (gpointer          application,
                            GDBusConnection  *bus,
                            const char       *object_path,
                            GError          **error)
{
  g_autoptr(SignetSearchProvider) self = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (SIGNET_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (G_IS_DBUS_CONNECTION (bus), NULL);
  g_return_val_if_fail (object_path != NULL, NULL);

  self = g_object_new (SIGNET_TYPE_SEARCH_PROVIDER, NULL);
  self->application = application;
  path = g_strconcat (object_path, SIGNET_SEARCH_PROVIDER_PATH, NULL);
  if (!g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), bus, path,
                                         error))
    return NULL;

  g_signal_connect_object (application, "window-added", G_CALLBACK (on_window_added_cb), self,
                           G_CONNECT_DEFAULT);

  return g_steal_pointer (&self);
}

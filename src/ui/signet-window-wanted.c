/* signet-window-wanted.c: what somebody outside wants to see, once the list is there
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-window-private.h"

#include <glib/gi18n-lib.h>

/* Notifications, links, the search of the desktop and its menus ask for something when there may
 * be no list yet, and no window. One wish is kept, the newest, until the list is there. While
 * nobody answers it is kept too: the page says so, and the wish is granted after a retry.
 */
struct _SignetWindowWanted
{
  char *action;        /* (owned) of the window */
  GVariant *parameter; /* (owned) (nullable) */
  char *client_id;     /* (owned) (nullable) which credential has to be there for it */
};

/*
 * Helpers
 */

static void
free_wanted (SignetWindowWanted *wanted)
{
  g_free (wanted->action);
  g_clear_pointer (&wanted->parameter, g_variant_unref);
  g_free (wanted->client_id);
  g_free (wanted);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetWindowWanted, free_wanted)

static GtkWindow *
find_before (SignetWindow *self,
             gboolean      modal)
{
  g_autoptr(GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l != NULL; l = l->next)
    {
      if (gtk_widget_get_visible (l->data) && (!modal || gtk_window_get_modal (l->data)) &&
          gtk_window_get_transient_for (l->data) == GTK_WINDOW (self))
        return l->data;
    }

  return NULL;
}

/* What waits for an answer must not be covered by what was asked for. */
static gboolean
present_modal (SignetWindow *self)
{
  GtkWindow *modal = find_before (self, TRUE);

  if (modal != NULL)
    gtk_window_present (modal);

  return modal != NULL;
}

static gboolean
has_credential (SignetWindow *self,
                const char   *client_id)
{
  SignetCredentialList *credentials = signet_connection_get_credentials (self->connection);

  return signet_credential_list_find (credentials, client_id) != NULL;
}

static void
grant (SignetWindow       *self,
       SignetWindowWanted *wanted)
{
  if (present_modal (self))
    return;

  if (wanted->client_id != NULL)
    signet_window_reveal (self, wanted->client_id);
  gtk_widget_activate_action_variant (GTK_WIDGET (self), wanted->action, wanted->parameter);
}

/*
 * Callbacks
 */

/* A credential may be on a page that is still on the way. */
static void
look_at_wanted (SignetWindow *self)
{
  g_autoptr(SignetWindowWanted) wanted = NULL;
  SignetConnectionState state = signet_connection_get_state (self->connection);
  gboolean is_missing;

  g_assert (SIGNET_IS_WINDOW (self));

  if (self->wanted == NULL)
    return;

  if (state == SIGNET_CONNECTION_STATE_NO_ACCESS)
    signet_window_forget_wanted (self);
  if (state != SIGNET_CONNECTION_STATE_READY)
    return;

  is_missing = self->wanted->client_id != NULL && !has_credential (self, self->wanted->client_id);
  if (is_missing && !signet_connection_get_complete (self->connection))
    return;

  wanted = g_steal_pointer (&self->wanted);
  if (is_missing)
    signet_window_show_toast (self, _("That credential no longer exists"));
  else
    grant (self, wanted);
}

static void
on_search_for_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);
  GtkEditable *entry = GTK_EDITABLE (signet_search_field_get_entry (self->search_field));

  if (!self->has_list)
    return;

  signet_filter_clear (signet_credential_view_get_filter (self->view));
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_editable_set_text (entry, g_variant_get_string (parameter, NULL));
  gtk_editable_set_position (entry, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_field));
}

/*
 * Public
 */

/**
 * signet_window_install_wanted:
 * @widget_class: the class of the window
 *
 * Installs what only somebody outside of the window asks for.
 */
void
signet_window_install_wanted (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.search-for", "s", on_search_for_cb);
}

/**
 * signet_window_follow_wanted:
 * @self: a window that has no connection yet
 *
 * Lets wishes be granted when the list comes.
 */
void
signet_window_follow_wanted (SignetWindow *self)
{
  g_return_if_fail (SIGNET_IS_WINDOW (self));

  g_signal_group_connect_swapped (self->signals, "notify::state",
                                  G_CALLBACK (look_at_wanted), self);
  g_signal_group_connect_swapped (self->signals, "notify::complete",
                                  G_CALLBACK (look_at_wanted), self);
}

/**
 * signet_window_forget_wanted:
 * @self: a window
 *
 * Forgets a wish that was not granted.
 */
void
signet_window_forget_wanted (SignetWindow *self)
{
  g_return_if_fail (SIGNET_IS_WINDOW (self));

  g_clear_pointer (&self->wanted, free_wanted);
}

/**
 * signet_window_want:
 * @self: a window
 * @connection: (nullable): where, %NULL for what is shown
 * @action: the action of the window to activate once the list is there
 * @parameter: (nullable): its parameter, consumed if floating
 * @client_id: (nullable): the Client ID of the credential that it is about
 *
 * Does what somebody outside of the window asks for. If there is no such credential it says so. A
 * dialog that is open already stays what it is, and is only shown.
 */
void
signet_window_want (SignetWindow     *self,
                    SignetConnection *connection,
                    const char       *action,
                    GVariant         *parameter,
                    const char       *client_id)
{
  g_autoptr(GVariant) own = parameter != NULL ? g_variant_ref_sink (parameter) : NULL;

  g_return_if_fail (SIGNET_IS_WINDOW (self));
  g_return_if_fail (connection == NULL || SIGNET_IS_CONNECTION (connection));
  g_return_if_fail (action != NULL);

  if (present_modal (self))
    return;

  if (connection != NULL)
    signet_window_set_connection (self, connection);
  signet_window_forget_wanted (self);
  self->wanted = g_new0 (SignetWindowWanted, 1);
  self->wanted->action = g_strdup (action);
  self->wanted->parameter = g_steal_pointer (&own);
  self->wanted->client_id = g_strdup (client_id);
  look_at_wanted (self);
}

/**
 * signet_window_say:
 * @self: a window
 * @sentence: something about what was asked for, as plain text
 *
 * Says it for a few seconds.
 */
void
signet_window_say (SignetWindow *self,
                   const char   *sentence)
{
  g_return_if_fail (SIGNET_IS_WINDOW (self));
  g_return_if_fail (sentence != NULL);

  signet_window_show_toast (self, sentence);
}

/**
 * signet_window_find_dialog:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): a window that stands before this one on the screen
 */
GtkWindow *
signet_window_find_dialog (SignetWindow *self)
{
  g_return_val_if_fail (SIGNET_IS_WINDOW (self), NULL);

  return find_before (self, FALSE);
}

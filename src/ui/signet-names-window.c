/* signet-names-window.c: the names of accounts and workspaces at mParticle
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-names-window.h"

#include "signet-mparticle-names.h"
#include "signet-notice.h"
#include "signet-text.h"
#include "signet-words-connection.h"

#include <glib/gi18n-lib.h>

/* Nothing is asked before somebody asks. */
struct _SignetNamesWindow
{
  AdwWindow parent_instance;

  SignetConnectionConfig *config; /* (owned) */
  SignetMparticleNames *names;    /* (owned) */
  GCancellable *cancellable;      /* (owned) of what is under way */

  /* Template children, borrowed. */
  SignetNotice *notice;
  GtkEditable *account_row;
  GtkWidget *show_button;
  GtkWidget *busy_box;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (SignetNamesWindow, signet_names_window, ADW_TYPE_WINDOW)

/*
 * Helpers
 */

static gint64
read_account_id (SignetNamesWindow *self)
{
  g_autofree char *text = signet_text_strip (gtk_editable_get_text (self->account_row));
  guint64 id;

  return g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &id, NULL) ? (gint64) id : 0;
}

static void
add_row (SignetNamesWindow *self,
         const char        *name,
         const char        *kind,
         gint64             id,
         gboolean           inner)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = g_strdup_printf ("%s · %" G_GINT64_FORMAT, kind, id);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (inner)
    gtk_widget_set_margin_start (gtk_widget_get_first_child (row), 24);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->list, row);
}

static void
clear (SignetNamesWindow *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  signet_notice_clear (self->notice);
}

static void
show (SignetNamesWindow  *self,
      SignetOrganization *organization)
{
  for (guint i = 0; i < signet_organization_get_n_accounts (organization); i++)
    {
      SignetAccount *account = signet_organization_get_account (organization, i);

      add_row (self, signet_account_get_name (account), _("Account"),
               signet_account_get_id (account), FALSE);
      for (guint j = 0; j < signet_account_get_n_workspaces (account); j++)
        {
          SignetWorkspace *workspace = signet_account_get_workspace (account, j);

          add_row (self, signet_workspace_get_name (workspace), _("Workspace"),
                   signet_workspace_get_id (workspace), TRUE);
        }
    }

  gtk_widget_set_visible (GTK_WIDGET (self->list),
                          signet_organization_get_n_accounts (organization) > 0);
  if (signet_organization_get_n_accounts (organization) == 0)
    signet_notice_say (self->notice, _("No Accounts"),
                       _("The credential sees no account of this id."));
}

static void
set_busy (SignetNamesWindow *self,
          gboolean           busy)
{
  gtk_widget_set_visible (self->busy_box, busy);
  gtk_widget_set_sensitive (self->show_button, !busy && read_account_id (self) != 0);
}

/*
 * Callbacks
 */

static void
look_up_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(SignetNamesWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetOrganization) organization =
    signet_mparticle_names_look_up_finish (SIGNET_MPARTICLE_NAMES (source), result, &error);
  const char *title;
  const char *body;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  set_busy (self, FALSE);
  if (organization != NULL)
    {
      show (self, organization);
      return;
    }

  signet_words_token_failure (error, &title, &body);
  signet_notice_say (self->notice, title, body);
}

static void
on_account_row_changed_cb (SignetNamesWindow *self)
{
  g_assert (SIGNET_IS_NAMES_WINDOW (self));

  set_busy (self, gtk_widget_get_visible (self->busy_box));
}

static void
on_show_button_clicked_cb (SignetNamesWindow *self)
{
  gint64 account_id = read_account_id (self);

  g_assert (SIGNET_IS_NAMES_WINDOW (self));

  clear (self);
  set_busy (self, TRUE);
  signet_connection_config_set_account_id (self->config, account_id);
  signet_mparticle_names_look_up_async (self->names, account_id, self->cancellable,
                                        look_up_cb, g_object_ref (self));
}

/*
 * Virtual methods
 */

static gboolean
signet_names_window_close_request (GtkWindow *window)
{
  g_cancellable_cancel (SIGNET_NAMES_WINDOW (window)->cancellable);

  return GTK_WINDOW_CLASS (signet_names_window_parent_class)->close_request (window);
}

/*
 * GObject
 */

static void
signet_names_window_dispose (GObject *object)
{
  SignetNamesWindow *self = SIGNET_NAMES_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->names);
  g_clear_object (&self->config);

  G_OBJECT_CLASS (signet_names_window_parent_class)->dispose (object);
}

static void
signet_names_window_finalize (GObject *object)
{
  g_clear_object (&SIGNET_NAMES_WINDOW (object)->cancellable);

  G_OBJECT_CLASS (signet_names_window_parent_class)->finalize (object);
}

static void
signet_names_window_class_init (SignetNamesWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SIGNET_TYPE_NOTICE);
  object_class->dispose = signet_names_window_dispose;
  object_class->finalize = signet_names_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = signet_names_window_close_request;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-names-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetNamesWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, SignetNamesWindow, account_row);
  gtk_widget_class_bind_template_child (widget_class, SignetNamesWindow, show_button);
  gtk_widget_class_bind_template_child (widget_class, SignetNamesWindow, busy_box);
  gtk_widget_class_bind_template_child (widget_class, SignetNamesWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, on_account_row_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_show_button_clicked_cb);
}

static void
signet_names_window_init (SignetNamesWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->show_button);
}

/*
 * Public
 */

/**
 * signet_names_window_present:
 * @parent: the window that it stands before
 * @connection: a connection to mParticle
 * @config: what is set up about it
 * @client_id: the credential to ask with
 *
 * Lets the person look up the names of an account and its workspaces.
 */
void
signet_names_window_present (GtkWindow              *parent,
                             SignetConnection       *connection,
                             SignetConnectionConfig *config,
                             const char             *client_id)
{
  SignetNamesWindow *self;
  gint64 account_id;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (SIGNET_IS_CONNECTION (connection));
  g_return_if_fail (SIGNET_IS_CONNECTION_CONFIG (config));

  self = g_object_new (SIGNET_TYPE_NAMES_WINDOW, "transient-for", parent, NULL);
  self->config = g_object_ref (config);
  self->names = signet_mparticle_names_new (connection, client_id);
  account_id = signet_connection_config_get_account_id (config);
  if (account_id != 0)
    {
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, account_id);

      gtk_editable_set_text (self->account_row, text);
    }
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->account_row));
}

/* signet-remove-connection-dialog.c: asks before a connection is removed, and removes it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-remove-connection-dialog.h"

#include "signet-keyring-entry.h"
#include "signet-question.h"
#include "signet-words-connection.h"
#include "signet-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* What has to live as long as the question, and the removal. */
typedef struct
{
  GtkWindow *parent;                 /* (weak): a reference would keep a closed window alive */
  SignetConnectionList *connections; /* (owned) */
  SignetConnection *connection;      /* (owned) */
  GtkCheckButton *check;             /* (borrowed) (nullable) in the dialog */
} Removal;

/*
 * Helpers
 */

static Removal *
new_removal (GtkWindow            *parent,
             SignetConnectionList *connections,
             SignetConnection     *connection)
{
  Removal *removal = g_new0 (Removal, 1);

  g_set_weak_pointer (&removal->parent, parent);
  removal->connections = g_object_ref (connections);
  removal->connection = g_object_ref (connection);

  return removal;
}

static void
free_removal (Removal *removal)
{
  g_clear_weak_pointer (&removal->parent);
  g_object_unref (removal->connections);
  g_object_unref (removal->connection);
  g_free (removal);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Removal, free_removal)

static void
show_failure (Removal      *removal,
              const GError *error)
{
  GtkWidget *dialog;

  if (removal->parent == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  dialog = adw_message_dialog_new (removal->parent, _("The Connection Was Not Removed"), NULL);
  /* Translators: what happened, and what to do about it */
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), _("%s.\n%s"),
                                  signet_words_get_error_title (error),
                                  signet_words_get_error_body (error));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("Close"));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  signet_question_present (ADW_MESSAGE_DIALOG (dialog));
}

static GtkWidget *
add_check (Removal *removal)
{
  GtkWidget *check =
    gtk_check_button_new_with_label (_("Also remove the secrets from the keyring"));

  gtk_widget_set_halign (check, GTK_ALIGN_CENTER);
  removal->check = GTK_CHECK_BUTTON (check);

  return check;
}

/*
 * Callbacks
 */

static void
remove_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Removal) removal = user_data;
  g_autoptr(GError) error = NULL;

  if (!signet_connection_list_remove_finish (SIGNET_CONNECTION_LIST (source), result, &error))
    show_failure (removal, error);
}

static void
on_dialog_response_cb (AdwMessageDialog *dialog,
                       const char       *response,
                       Removal          *removal)
{
  gboolean with_secrets = removal->check != NULL && gtk_check_button_get_active (removal->check);

  if (g_str_equal (response, "remove"))
    signet_connection_list_remove_async (removal->connections, removal->connection, with_secrets,
                                         NULL, remove_cb,
                                         new_removal (removal->parent, removal->connections,
                                                      removal->connection));
}

static void
on_dialog_gone_cb (gpointer  user_data,
                   GClosure *closure)
{
  free_removal (user_data);
}

/* Without a keyring there is nothing in it to remove. */
static void
find_entries_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(Removal) removal = user_data;
  g_autoptr(GPtrArray) entries = signet_keyring_entry_find_finish (result, NULL);
  guint n_secrets = entries != NULL ? entries->len : 0;
  g_autofree char *kept = signet_words_secrets_in_keyring (n_secrets);
  AdwMessageDialog *dialog;

  if (removal->parent == NULL)
    return;

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (removal->parent, NULL, NULL));
  /* Translators: %s is the name of a connection */
  adw_message_dialog_format_heading (dialog, _("Remove “%s”?"),
                                     signet_connection_get_name (removal->connection));
  if (n_secrets > 0)
    /* Translators: how many secrets are in the keyring */
    adw_message_dialog_format_body (dialog, _("Nothing changes at the issuer.\n%s What stays "
                                              "there is not shown here any more, but Passwords "
                                              "and Keys shows it."), kept);
  else
    adw_message_dialog_set_body (dialog, _("Nothing changes at the issuer. No secret of this "
                                           "connection is in your keyring."));
  if (n_secrets > 0)
    adw_message_dialog_set_extra_child (dialog, add_check (removal));
  adw_message_dialog_add_response (dialog, "cancel", _("Cancel"));
  adw_message_dialog_add_response (dialog, "remove", _("Remove"));
  adw_message_dialog_set_response_appearance (dialog, "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_dialog_response_cb),
                         g_steal_pointer (&removal), on_dialog_gone_cb, 0);
  signet_question_present (ADW_MESSAGE_DIALOG (dialog));
}

/*
 * Public
 */

/**
 * signet_remove_connection_dialog_present:
 * @parent: the window that asks
 * @connections: the list of connections
 * @connection: one of them, but not the first
 *
 * Says what stays in the keyring, offers to remove that too, and removes the connection if that
 * is wanted.
 */
void
signet_remove_connection_dialog_present (GtkWindow            *parent,
                                         SignetConnectionList *connections,
                                         SignetConnection     *connection)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (signet_connection_list_get_config (connections, connection) != NULL);

  signet_keyring_entry_find_async (signet_connection_get_id (connection), NULL, NULL,
                                   find_entries_cb,
                                   new_removal (parent, connections, connection));
}

/* signet-window-keep.c: credentials that are only kept here
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-window-private.h"

#include "signet-forget-dialog.h"
#include "signet-keep-dialog.h"

#include <glib/gi18n-lib.h>

/* What keeping has to remember until it is done. */
typedef struct
{
  SignetWindow *window;         /* (owned) */
  SignetConnection *connection; /* (owned) */
  gboolean is_new;
} Keeping;

/*
 * Helpers
 */

static void
free_keeping (Keeping *keeping)
{
  g_object_unref (keeping->window);
  g_object_unref (keeping->connection);
  g_free (keeping);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Keeping, free_keeping)

/*
 * Callbacks
 */

static void
keep_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(Keeping) keeping = user_data;
  g_autoptr(SignetCredential) credential = signet_keep_dialog_run_finish (result, NULL);
  g_autofree char *toast = NULL;

  if (credential == NULL || !signet_window_is_at (keeping->window, keeping->connection))
    return;

  if (keeping->is_new)
    {
      signet_window_reveal (keeping->window, signet_credential_get_client_id (credential));
      signet_window_show_toast (keeping->window, _("Saved to the keyring"));
      return;
    }

  /* Translators: %s is the name of a credential */
  toast = g_strdup_printf (_("Saved “%s”"), signet_credential_get_display_name (credential));
  signet_window_show_toast (keeping->window, toast);
}

static void
forget_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SignetWindow) self = SIGNET_WINDOW (user_data);
  g_autoptr(GError) error = NULL;
  g_autofree char *toast = NULL;
  guint n_forgotten =
    signet_forget_dialog_run_finish (SIGNET_CONNECTION (source), result, &error);

  if (!signet_window_is_at (self, source))
    return;

  if (error != NULL)
    {
      signet_window_show_error (self, error);
      return;
    }

  toast = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u credential forgotten",
                                        "%u credentials forgotten", n_forgotten), n_forgotten);
  signet_row_selection_set_selecting (signet_credential_view_get_selection (self->view), FALSE);
  signet_window_show_toast (self, toast);
}

/*
 * Public
 */

/**
 * signet_window_keep:
 * @self: a window whose connection can keep
 * @credential: (nullable): what to change, %NULL to keep another one
 *
 * Lets the person keep a credential, or change what is known of one.
 */
void
signet_window_keep (SignetWindow     *self,
                    SignetCredential *credential)
{
  SignetConnectionConfig *config = self->connections == NULL ? NULL :
    signet_connection_list_get_config (self->connections, self->connection);
  Keeping *keeping = g_new0 (Keeping, 1);

  keeping->window = g_object_ref (self);
  keeping->connection = g_object_ref (self->connection);
  keeping->is_new = credential == NULL;
  signet_keep_dialog_run_async (GTK_WINDOW (self), self->connection, config, credential,
                                self->cancellable, keep_cb, keeping);
}

/**
 * signet_window_forget_many:
 * @self: a window whose connection can keep
 * @credentials: (element-type SignetCredential): one or more of its credentials
 *
 * Asks, and forgets them.
 */
void
signet_window_forget_many (SignetWindow *self,
                           GPtrArray    *credentials)
{
  signet_forget_dialog_run_async (GTK_WINDOW (self), self->connection, credentials,
                                  self->cancellable, forget_cb, g_object_ref (self));
}

/* signet-window-bulk.c: what is done to many credentials at once
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-window-private.h"

#include "signet-bulk-dialog.h"
#include "signet-export-dialog.h"
#include "signet-file-manager.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

/* What a change or an export has to remember until it is done. */
typedef struct
{
  SignetWindow *window;     /* (owned) */
  SignetBulkChange *change; /* (owned) (nullable) of a change */
  guint n_credentials;
} Errand;

static void do_change (SignetWindow     *self,
                       SignetBulkChange *change);

/*
 * Helpers
 */

static Errand *
new_errand (SignetWindow     *self,
            SignetBulkChange *change,
            guint             n_credentials)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->window = g_object_ref (self);
  g_set_object (&errand->change, change);
  errand->n_credentials = n_credentials;

  return errand;
}

static void
free_errand (Errand *errand)
{
  g_object_unref (errand->window);
  g_clear_object (&errand->change);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, free_errand)

/*
 * Callbacks
 */

static void
on_undo_clicked_cb (AdwToast *toast,
                    Errand   *errand)
{
  do_change (errand->window, errand->change);
}

static void
on_undo_gone_cb (gpointer  user_data,
                 GClosure *closure)
{
  free_errand (user_data);
}

static void
change_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Errand) errand = user_data;
  g_autoptr(SignetBulkChange) undo = NULL;
  g_autofree char *title = NULL;
  AdwToast *toast;

  if (!signet_bulk_dialog_run_finish (result, NULL) ||
      !signet_window_is_at (errand->window, signet_bulk_change_get_connection (errand->change)))
    return;

  title = signet_words_bulk_done (errand->change);
  toast = adw_toast_new (title);
  undo = signet_bulk_change_dup_undo (errand->change);
  if (undo != NULL)
    {
      adw_toast_set_button_label (toast, _("Undo"));
      g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_undo_clicked_cb),
                             new_errand (errand->window, undo, 0), on_undo_gone_cb, 0);
      signet_window_offer_undo (errand->window, toast);
    }
  else
    {
      signet_window_add_toast (errand->window, toast);
    }
  signet_row_selection_set_selecting (signet_credential_view_get_selection (errand->window->view),
                                      FALSE);
}

/* Whoever takes something back has been asked before. */
static void
do_change (SignetWindow     *self,
           SignetBulkChange *change)
{
  signet_bulk_dialog_do_async (GTK_WINDOW (self), change, self->cancellable, change_cb,
                               new_errand (self, change, 0));
}

static void
on_show_clicked_cb (AdwToast *toast,
                    GFile    *file)
{
  signet_file_manager_show (file);
}

static void
on_show_gone_cb (gpointer  user_data,
                 GClosure *closure)
{
  g_object_unref (user_data);
}

static void
export_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Errand) errand = user_data;
  g_autoptr(GFile) file = signet_export_dialog_run_finish (result, NULL);
  g_autofree char *title = NULL;
  AdwToast *toast;

  if (file == NULL)
    return;

  title = signet_words_exported (errand->n_credentials);
  toast = adw_toast_new (title);
  if (signet_file_manager_can_show (file))
    {
      adw_toast_set_button_label (toast, _("Show in Folder"));
      g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_show_clicked_cb),
                             g_object_ref (file), on_show_gone_cb, 0);
    }
  signet_window_add_toast (errand->window, toast);
}

/*
 * Public
 */

/**
 * signet_window_change_many:
 * @self: a window
 * @kind: what to do to each
 * @credentials: (element-type SignetCredential): some credentials, as the person sees them
 *
 * Asks where that is good, does it, and tells what became of it, with a way back where there is
 * one. A single credential is deleted by the dialog for one.
 */
void
signet_window_change_many (SignetWindow   *self,
                           SignetBulkKind  kind,
                           GPtrArray      *credentials)
{
  g_autoptr(SignetBulkChange) change = NULL;

  g_return_if_fail (SIGNET_IS_WINDOW (self));
  g_return_if_fail (credentials != NULL);

  if (credentials->len == 0)
    return;

  if (signet_connection_can_keep (self->connection))
    {
      if (kind == SIGNET_BULK_KIND_DELETE)
        signet_window_forget_many (self, credentials);
      return;
    }

  if (kind == SIGNET_BULK_KIND_DELETE && credentials->len == 1)
    {
      SignetCredential *credential = g_ptr_array_index (credentials, 0);

      gtk_widget_activate_action (GTK_WIDGET (self), "credential.delete", "s",
                                  signet_credential_get_client_id (credential));
      return;
    }

  change = signet_bulk_change_new (self->connection, kind, credentials);
  signet_bulk_dialog_run_async (GTK_WINDOW (self), change, self->cancellable, change_cb,
                                new_errand (self, change, credentials->len));
}

/**
 * signet_window_export_many:
 * @self: a window
 * @credentials: (element-type SignetCredential): some credentials
 *
 * Asks for a file, and writes them there.
 */
void
signet_window_export_many (SignetWindow *self,
                           GPtrArray    *credentials)
{
  g_return_if_fail (SIGNET_IS_WINDOW (self));
  g_return_if_fail (credentials != NULL);

  signet_export_dialog_run_async (GTK_WINDOW (self), self->connection, credentials,
                                  self->cancellable, export_cb,
                                  new_errand (self, NULL, credentials->len));
}

/* signet-editor-dialog-secrets.c: what can be done with the secrets of a credential in the editor
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-editor-dialog-private.h"

#include "signet-end-secret.h"
#include "signet-kept-secret-dialog.h"
#include "signet-rotate-dialog.h"
#include "signet-token-dialog.h"

#include <glib/gi18n-lib.h>

/*
 * Callbacks
 */

static void
rotate_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SignetEditorDialog) self = user_data;
  g_autoptr(SignetCredential) credential = signet_rotate_dialog_run_finish (result, NULL);

  self->busy_with_secret = FALSE;
  if (self->task == NULL || credential == NULL)
    return;

  signet_editor_page_say_secrets (self->page,
                                  signet_credential_get_n_secrets (credential) == 2
                                    ? _("Rotation started: both secrets work")
                                    : _("New secret issued"));
}

static void
end_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(SignetEditorDialog) self = user_data;
  const char *words = signet_end_secret_run_finish (result, NULL);

  self->busy_with_secret = FALSE;
  if (self->task != NULL && words != NULL)
    signet_editor_page_say_secrets (self->page, words);
}

static void
end_secret (SignetEditorDialog *self,
            const char         *secret_id,
            SignetSecretEnding  ending)
{
  if (secret_id == NULL || self->busy_with_secret)
    return;

  self->busy_with_secret = TRUE;
  signet_end_secret_run_async (GTK_WINDOW (self), self->connection,
                               signet_editor_page_get_credential (self->page), secret_id, ending,
                               g_task_get_cancellable (self->task), end_cb, g_object_ref (self));
}

static void
on_rotate_cb (GSimpleAction      *action,
              GVariant           *parameter,
              SignetEditorDialog *self)
{
  g_assert (SIGNET_IS_EDITOR_DIALOG (self));

  if (self->page == NULL || self->busy_with_secret)
    return;

  self->busy_with_secret = TRUE;
  signet_rotate_dialog_run_async (GTK_WINDOW (self), self->connection,
                                  signet_editor_page_get_credential (self->page),
                                  g_task_get_cancellable (self->task), rotate_cb,
                                  g_object_ref (self));
}

static void
on_get_token_cb (GSimpleAction      *action,
                 GVariant           *parameter,
                 SignetEditorDialog *self)
{
  g_assert (SIGNET_IS_EDITOR_DIALOG (self));

  if (self->page != NULL)
    signet_token_dialog_present (GTK_WINDOW (self), self->connection,
                                 signet_editor_page_get_credential (self->page),
                                 g_variant_get_string (parameter, NULL));
}

static void
on_keep_cb (GSimpleAction      *action,
            GVariant           *parameter,
            SignetEditorDialog *self)
{
  g_assert (SIGNET_IS_EDITOR_DIALOG (self));

  if (self->page != NULL)
    signet_kept_secret_dialog_present (GTK_WINDOW (self), self->connection, NULL,
                                       signet_editor_page_get_credential (self->page),
                                       g_variant_get_string (parameter, NULL));
}

static void
on_complete_cb (GSimpleAction      *action,
                GVariant           *parameter,
                SignetEditorDialog *self)
{
  g_assert (SIGNET_IS_EDITOR_DIALOG (self));

  if (self->page != NULL)
    end_secret (self, signet_end_secret_choose (signet_editor_page_get_credential (self->page),
                                                SIGNET_SECRET_ENDING_COMPLETE),
                SIGNET_SECRET_ENDING_COMPLETE);
}

static void
on_cancel_cb (GSimpleAction      *action,
              GVariant           *parameter,
              SignetEditorDialog *self)
{
  g_assert (SIGNET_IS_EDITOR_DIALOG (self));

  if (self->page != NULL)
    end_secret (self, signet_end_secret_choose (signet_editor_page_get_credential (self->page),
                                                SIGNET_SECRET_ENDING_CANCEL),
                SIGNET_SECRET_ENDING_CANCEL);
}

static void
on_revoke_cb (GSimpleAction      *action,
              GVariant           *parameter,
              SignetEditorDialog *self)
{
  g_assert (SIGNET_IS_EDITOR_DIALOG (self));

  if (self->page != NULL)
    end_secret (self, g_variant_get_string (parameter, NULL), SIGNET_SECRET_ENDING_REVOKE);
}

/*
 * Public
 */

/**
 * signet_editor_dialog_add_secret_actions:
 * @self: a dialog that is being made
 *
 * Adds the actions “secret.rotate”, “.complete” and “.cancel”, and “.get-token”, “.keep” and
 * “.revoke” with the id of a secret.
 */
void
signet_editor_dialog_add_secret_actions (SignetEditorDialog *self)
{
  const struct
  {
    const char *name;
    const char *type;
    void (*activate) (GSimpleAction      *action,
                      GVariant           *parameter,
                      SignetEditorDialog *self);
  } entries[] = {
    { "rotate", NULL, on_rotate_cb },
    { "complete", NULL, on_complete_cb },
    { "cancel", NULL, on_cancel_cb },
    { "get-token", "s", on_get_token_cb },
    { "keep", "s", on_keep_cb },
    { "revoke", "s", on_revoke_cb },
  };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();

  g_return_if_fail (SIGNET_IS_EDITOR_DIALOG (self));

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr(GSimpleAction) action =
        g_simple_action_new (entries[i].name, entries[i].type != NULL
                                                ? G_VARIANT_TYPE (entries[i].type) : NULL);

      g_signal_connect_object (action, "activate", G_CALLBACK (entries[i].activate), self, 0);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }

  gtk_widget_insert_action_group (GTK_WIDGET (self), "secret", G_ACTION_GROUP (group));
}

/**
 * signet_editor_dialog_close_above:
 * @self: a dialog that somebody wants to leave
 *
 * Asks the dialog about a secret that is above this one, if there is one, to close: it may have
 * to ask the person first.
 *
 * Returns: whether there is one
 */
gboolean
signet_editor_dialog_close_above (SignetEditorDialog *self)
{
  g_autoptr(GList) windows = NULL;

  g_return_val_if_fail (SIGNET_IS_EDITOR_DIALOG (self), FALSE);

  if (!self->busy_with_secret)
    return FALSE;

  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (self) &&
          gtk_widget_get_visible (l->data))
        {
          gtk_window_close (l->data);
          return TRUE;
        }
    }

  return FALSE;
}

/* signet-editor-dialog.c: issues and edits a credential
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-editor-dialog.h"

#include "signet-editor-dialog-private.h"
#include "signet-question.h"
#include "signet-settings.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* What is outside sees one asynchronous call. Inside, the form turns into the page that shows
 * the secret once the credential is issued; what happens in between is in
 * signet-editor-dialog-save.c.
 */
G_DEFINE_FINAL_TYPE (SignetEditorDialog, signet_editor_dialog, GTK_TYPE_DIALOG)

/*
 * Helpers
 */

static void
add_buttons (SignetEditorDialog *self)
{
  GtkDialog *dialog = GTK_DIALOG (self);

  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (gtk_dialog_get_header_bar (dialog)),
                                         FALSE);
  gtk_dialog_add_action_widget (dialog, self->cancel_button, GTK_RESPONSE_CANCEL);
  gtk_dialog_add_action_widget (dialog, self->save_button, GTK_RESPONSE_OK);
  gtk_dialog_add_action_widget (dialog, self->done_button, GTK_RESPONSE_CLOSE);
  gtk_dialog_set_default_response (dialog, GTK_RESPONSE_OK);
}

/* Once issued, a credential is there, whatever becomes of its secret. */
static void
end_as_is (SignetEditorDialog *self)
{
  signet_editor_dialog_end (self, self->issued != NULL
                                    ? signet_issued_get_credential (self->issued) : NULL);
}

static void
ask_to_leave (SignetEditorDialog *self,
              const char         *heading,
              const char         *body,
              const char         *stay,
              const char         *leave,
              GCallback           callback)
{
  GtkWidget *question;

  if (self->asking)
    return;

  self->asking = TRUE;
  question = adw_message_dialog_new (GTK_WINDOW (self), heading, body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question),
                                    "stay", stay, "leave", leave, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (question), "leave",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (question), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (question), "stay");
  g_signal_connect_object (question, "response", callback, self, G_CONNECT_SWAPPED);
  signet_question_present (ADW_MESSAGE_DIALOG (question));
}

/*
 * Callbacks
 */

/* Whoever wanted to close the window behind is not asked a second time. */
static gboolean
on_left_cb (gpointer user_data)
{
  SignetEditorDialog *self = user_data;
  GtkWindow *parent = self->parent_waits ? gtk_window_get_transient_for (GTK_WINDOW (self)) : NULL;

  end_as_is (self);
  if (parent != NULL)
    gtk_window_close (parent);

  return G_SOURCE_REMOVE;
}

/* The question belongs to this window and is still there while it tells its answer, so this
 * window must not go before it.
 */
static void
on_question_response_cb (SignetEditorDialog *self,
                         const char         *response)
{
  g_assert (SIGNET_IS_EDITOR_DIALOG (self));

  self->asking = FALSE;
  if (g_str_equal (response, "leave"))
    g_idle_add_full (G_PRIORITY_DEFAULT, on_left_cb, g_object_ref (self), g_object_unref);
  else
    self->parent_waits = FALSE;
}

static void
leave_form (SignetEditorDialog *self)
{
  if (self->saving != NULL)
    g_cancellable_cancel (self->saving);
  else if (signet_editor_page_get_modified (self->page) &&
           self->question != SIGNET_EDITOR_QUESTION_DELETED)
    ask_to_leave (self, _("Discard Changes?"),
                  _("What was entered here is not saved and will be lost."),
                  _("Keep Editing"), _("Discard"), G_CALLBACK (on_question_response_cb));
  else
    signet_editor_dialog_end (self, NULL);
}

static void
leave_issued (SignetEditorDialog *self)
{
  if (signet_issued_page_get_secured (self->issued_page))
    end_as_is (self);
  else if (self->rotated)
    ask_to_leave (self, _("Close Without the New Secret?"),
                  _("It was neither copied nor saved. Once this is closed nobody can read it "
                    "again. The old secret goes on working; cancel the rotation to end the new "
                    "one."),
                  _("Go Back"), _("Close Anyway"), G_CALLBACK (on_question_response_cb));
  else
    ask_to_leave (self, _("Close Without the Client Secret?"),
                  _("It was neither copied nor saved. Once this is closed nobody can read it "
                    "again, and the credential is of no use without a new one."),
                  _("Go Back"), _("Close Anyway"), G_CALLBACK (on_question_response_cb));
}

static void
leave (SignetEditorDialog *self)
{
  if (signet_editor_dialog_close_above (self))
    return;

  if (self->issued_page != NULL)
    leave_issued (self);
  else
    leave_form (self);
}

static void
on_page_notify_cb (SignetEditorDialog *self)
{
  g_assert (SIGNET_IS_EDITOR_DIALOG (self));

  signet_editor_dialog_update_save (self);
}

static void
on_notice_answered_cb (SignetEditorDialog *self,
                       int                 answer)
{
  g_assert (SIGNET_IS_EDITOR_DIALOG (self));

  signet_editor_dialog_answer (self, (SignetNoticeAnswer) answer);
}

static void
on_issued_page_notify_secured_cb (SignetEditorDialog *self)
{
  g_assert (SIGNET_IS_EDITOR_DIALOG (self));

  gtk_widget_add_css_class (self->done_button, "suggested-action");
  gtk_dialog_set_default_response (GTK_DIALOG (self), GTK_RESPONSE_CLOSE);
}

static void
on_cancellable_cancelled_cb (SignetEditorDialog *self)
{
  g_assert (SIGNET_IS_EDITOR_DIALOG (self));

  end_as_is (self);
}

/* The window behind must not take the dialog and what is in it away. */
static gboolean
on_parent_close_request_cb (SignetEditorDialog *self)
{
  g_assert (SIGNET_IS_EDITOR_DIALOG (self));

  if (self->task == NULL)
    return GDK_EVENT_PROPAGATE;

  gtk_window_present (GTK_WINDOW (self));
  leave (self);
  self->parent_waits = self->asking;

  return self->task != NULL ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

/* Made, without anything in it. */
static SignetEditorDialog *
make_dialog (GtkWindow        *parent,
             SignetConnection *connection,
             const char       *title,
             GCancellable     *cancellable)
{
  SignetEditorDialog *self;

  /* GtkDialog takes the last at construction only: in the template it would do nothing. As a
   * window of the application it knows the keys of the application, such as the one to quit.
   */
  self = g_object_new (SIGNET_TYPE_EDITOR_DIALOG,
                       "title", title,
                       "application", parent != NULL ? gtk_window_get_application (parent) : NULL,
                       "transient-for", parent,
                       "use-header-bar", 1,
                       NULL);
  add_buttons (self);

  self->connection = g_object_ref (connection);
  if (parent != NULL)
    g_signal_connect_object (parent, "close-request", G_CALLBACK (on_parent_close_request_cb),
                             self, G_CONNECT_SWAPPED);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (on_cancellable_cancelled_cb),
                             self, G_CONNECT_SWAPPED);

  return self;
}

/*
 * Virtual methods
 */

static gboolean
signet_editor_dialog_close_request (GtkWindow *window)
{
  leave (SIGNET_EDITOR_DIALOG (window));

  return GDK_EVENT_STOP;
}

static void
signet_editor_dialog_response (GtkDialog *dialog,
                               int        response)
{
  SignetEditorDialog *self = SIGNET_EDITOR_DIALOG (dialog);

  if (response == GTK_RESPONSE_OK)
    signet_editor_dialog_save (self);
  else
    leave (self);
}

/*
 * GObject
 */

static void
signet_editor_dialog_dispose (GObject *object)
{
  SignetEditorDialog *self = SIGNET_EDITOR_DIALOG (object);

  g_clear_handle_id (&self->spinner_id, g_source_remove);

  G_OBJECT_CLASS (signet_editor_dialog_parent_class)->dispose (object);
}

static void
signet_editor_dialog_finalize (GObject *object)
{
  SignetEditorDialog *self = SIGNET_EDITOR_DIALOG (object);

  g_clear_object (&self->connection);
  g_clear_object (&self->saving);
  g_clear_object (&self->fresh);
  g_clear_pointer (&self->issued, signet_issued_unref);

  G_OBJECT_CLASS (signet_editor_dialog_parent_class)->finalize (object);
}

static void
signet_editor_dialog_class_init (SignetEditorDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_editor_dialog_dispose;
  object_class->finalize = signet_editor_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = signet_editor_dialog_close_request;
  GTK_DIALOG_CLASS (klass)->response = signet_editor_dialog_response;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-editor-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetEditorDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorDialog, done_button);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorDialog, save_stack);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorDialog, stack);
}

static void
signet_editor_dialog_init (SignetEditorDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/*
 * Public
 */

/**
 * signet_editor_dialog_run_async:
 * @parent: (nullable): the window that it belongs to
 * @connection: the issuer, with its organization and catalogue loaded
 * @original: (nullable): the credential to edit, %NULL to issue a new one
 * @cancellable: (nullable): a cancellable, which closes the dialog without asking
 * @callback: what to call when the dialog is closed
 * @user_data: what to give to @callback
 *
 * Lets the person issue or edit a credential. A new secret is shown before the dialog closes.
 */
void
signet_editor_dialog_run_async (GtkWindow           *parent,
                                SignetConnection    *connection,
                                SignetCredential    *original,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  SignetEditorDialog *self;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (SIGNET_IS_CONNECTION (connection));
  g_return_if_fail (original == NULL || SIGNET_IS_CREDENTIAL (original));

  self = signet_editor_dialog_new_form (parent, connection, original, cancellable);
  self->task = g_task_new (parent, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, signet_editor_dialog_run_async);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->page));
}

/**
 * signet_editor_dialog_show_async:
 * @parent: (nullable): the window that it belongs to
 * @connection: the issuer
 * @issued: a credential that was there, with a new secret
 * @cancellable: (nullable): a cancellable, which closes the dialog without asking
 * @callback: what to call when the dialog is closed
 * @user_data: what to give to @callback
 *
 * Shows the new secret of a rotation, with everything that keeps a new secret from being lost.
 * End it with [func@Signet.EditorDialog.run_finish].
 */
void
signet_editor_dialog_show_async (GtkWindow           *parent,
                                 SignetConnection    *connection,
                                 SignetIssued        *issued,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  SignetEditorDialog *self;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (SIGNET_IS_CONNECTION (connection));
  g_return_if_fail (issued != NULL);

  self = make_dialog (parent, connection, NULL, cancellable);
  self->rotated = TRUE;
  self->task = g_task_new (parent, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, signet_editor_dialog_show_async);
  g_task_set_check_cancellable (self->task, FALSE);
  signet_editor_dialog_show_issued (self, issued);
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * signet_editor_dialog_run_finish:
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED, if nothing was issued or saved
 *
 * Ends [func@Signet.EditorDialog.run_async].
 *
 * Returns: (transfer full) (nullable): the credential as it is now, or %NULL with @error set
 */
SignetCredential *
signet_editor_dialog_run_finish (GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * signet_editor_dialog_new_form:
 * @parent: (nullable): the window that it belongs to
 * @connection: the issuer, with its organization and catalogue loaded
 * @original: (nullable): the credential to edit, %NULL to issue a new one
 * @cancellable: (nullable): a cancellable, which closes the dialog without asking
 *
 * Returns: (transfer none): a dialog with a form, which has no task and is not shown yet
 */
SignetEditorDialog *
signet_editor_dialog_new_form (GtkWindow        *parent,
                               SignetConnection *connection,
                               SignetCredential *original,
                               GCancellable     *cancellable)
{
  SignetEditorDialog *self;

  g_return_val_if_fail (SIGNET_IS_CONNECTION (connection), NULL);

  self = make_dialog (parent, connection,
                      original == NULL ? _("Add API Credential") : _("Edit API Credential"),
                      cancellable);
  self->page = SIGNET_EDITOR_PAGE (signet_editor_page_new (connection, original));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->page), "form");
  g_signal_connect_object (self->page, "notify::can-save", G_CALLBACK (on_page_notify_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (signet_editor_page_get_notice (self->page), "answered",
                           G_CALLBACK (on_notice_answered_cb), self, G_CONNECT_SWAPPED);
  signet_editor_dialog_add_secret_actions (self);
  signet_editor_dialog_update_save (self);

  return self;
}

/**
 * signet_editor_dialog_end:
 * @self: a dialog
 * @credential: (nullable): what was issued or saved, %NULL for nothing
 *
 * Closes the dialog and tells whoever opened it.
 */
void
signet_editor_dialog_end (SignetEditorDialog *self,
                          SignetCredential   *credential)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (SIGNET_IS_EDITOR_DIALOG (self));

  task = g_steal_pointer (&self->task);
  if (task == NULL)
    return;

  g_cancellable_cancel (self->saving);
  if (credential != NULL)
    g_task_return_pointer (task, g_object_ref (credential), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nothing was saved");

  /* Whoever brings an event here holds on to this window, and the parent may close meanwhile:
   * GTK 4.8 would reach for it when this window goes at last.
   */
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
  gtk_window_destroy (GTK_WINDOW (self));
}

/**
 * signet_editor_dialog_show_issued:
 * @self: a dialog
 * @issued: a credential with its secret
 *
 * Turns the dialog into the one place where the secret is shown.
 */
void
signet_editor_dialog_show_issued (SignetEditorDialog *self,
                                  SignetIssued       *issued)
{
  g_autoptr(SignetSettings) settings = signet_settings_new ();

  g_return_if_fail (SIGNET_IS_EDITOR_DIALOG (self));
  g_return_if_fail (issued != NULL);

  self->issued = signet_issued_ref (issued);
  self->issued_page = SIGNET_ISSUED_PAGE (signet_issued_page_new (self->connection, issued));
  g_signal_connect_object (self->issued_page, "notify::secured",
                           G_CALLBACK (on_issued_page_notify_secured_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->issued_page), "issued");
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->issued_page));
  if (self->page != NULL)
    gtk_stack_remove (self->stack, GTK_WIDGET (g_steal_pointer (&self->page)));
  if (signet_issued_get_recovered (issued))
    signet_issued_page_say (self->issued_page, _("The First Answer Was Lost on the Way"),
                            _("Nobody has seen the secret in it, so Signet ended that one and got "
                              "this one in its place. There is nothing else to do."));

  gtk_window_set_title (GTK_WINDOW (self), self->rotated ? _("New Secret")
                                                         : _("Credential Issued"));
  gtk_window_set_default_widget (GTK_WINDOW (self), NULL);
  gtk_widget_set_visible (self->cancel_button, FALSE);
  gtk_widget_set_visible (self->save_button, FALSE);
  gtk_widget_set_visible (self->done_button, TRUE);

  if (signet_settings_get_save_to_keyring (settings))
    signet_issued_page_save (self->issued_page);
}

/**
 * signet_editor_dialog_update_save:
 * @self: a dialog
 *
 * Lets Save be chosen when there is something to save, nothing wrong with it, and nothing to
 * be answered first.
 */
void
signet_editor_dialog_update_save (SignetEditorDialog *self)
{
  g_return_if_fail (SIGNET_IS_EDITOR_DIALOG (self));

  gtk_widget_set_sensitive (self->save_button,
                            signet_editor_page_get_can_save (self->page) &&
                            self->saving == NULL &&
                            self->question != SIGNET_EDITOR_QUESTION_CHANGED &&
                            self->question != SIGNET_EDITOR_QUESTION_DELETED);
}

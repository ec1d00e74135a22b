/* signet-rotate-dialog.c: starts the rotation of a secret
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-rotate-dialog.h"

#include "signet-editor-dialog.h"
#include "signet-error.h"
#include "signet-expiry-choice.h"
#include "signet-notice.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Nobody needs to see a spinner for what is done at once. */
#define SPINNER_MILLISECONDS 300

/* Asks when the new secret shall end, starts the rotation, and hands over to the dialog that
 * shows the secret. As long as the answer is on its way this dialog stays: whoever left it could
 * not see the secret that comes.
 */
struct _SignetRotateDialog
{
  GtkDialog parent_instance;

  GTask *task;                  /* (owned) (nullable) until the dialog ends */
  SignetConnection *connection; /* (owned) */
  SignetCredential *credential; /* (owned) as it was last seen */
  GCancellable *cancellable;    /* (owned) (nullable) of whoever opened it */
  guint spinner_id;
  gboolean rotating;            /* whether the answer is on its way */

  GtkWidget *cancel_button;          /* (template) */
  GtkLabel *effect_label;            /* (template) */
  SignetExpiryChoice *expiry_choice; /* (template) */
  GtkWidget *form;                   /* (template) */
  GtkLabel *name_label;              /* (template) */
  SignetNotice *notice;              /* (template) */
  GtkWidget *rotate_button;          /* (template) */
  GtkLabel *rotate_label;            /* (template) */
  GtkStack *rotate_stack;            /* (template) */
  GtkSpinner *spinner;               /* (template) */
};

G_DEFINE_FINAL_TYPE (SignetRotateDialog, signet_rotate_dialog, GTK_TYPE_DIALOG)

/*
 * Helpers
 */

static void
add_buttons (SignetRotateDialog *self)
{
  GtkDialog *dialog = GTK_DIALOG (self);

  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (gtk_dialog_get_header_bar (dialog)),
                                         FALSE);
  gtk_dialog_add_action_widget (dialog, self->cancel_button, GTK_RESPONSE_CANCEL);
  gtk_dialog_add_action_widget (dialog, self->rotate_button, GTK_RESPONSE_OK);
  gtk_dialog_set_default_response (dialog, GTK_RESPONSE_OK);
}

static void
update (SignetRotateDialog *self)
{
  gboolean possible = signet_credential_get_n_secrets (self->credential) < 2;

  gtk_widget_set_sensitive (self->form, !self->rotating);
  gtk_widget_set_sensitive (self->cancel_button, !self->rotating);
  gtk_widget_set_sensitive (self->rotate_button,
                            !self->rotating && possible &&
                            signet_expiry_choice_get_valid (self->expiry_choice));
}

static void
offer_expiry (SignetRotateDialog *self)
{
  SignetPolicy *policy = signet_connection_get_policy (self->connection);
  SignetOrganization *organization = signet_connection_get_organization (self->connection);

  if (policy != NULL && organization != NULL)
    signet_expiry_choice_set_policy (self->expiry_choice, policy,
                                     signet_organization_get_name (organization));
}

static void
show_credential (SignetRotateDialog *self)
{
  gboolean first = signet_credential_get_n_secrets (self->credential) == 0;
  const char *verb = first ? _("Issue") : _("Rotate");

  gtk_window_set_title (GTK_WINDOW (self), first ? _("Issue New Secret") : _("Rotate Secret"));
  gtk_label_set_label (self->name_label, signet_credential_get_display_name (self->credential));
  gtk_label_set_label (self->effect_label,
                       first
                         ? _("A new secret is issued. Programs get access tokens with it at once.")
                         : _("A new secret is issued, and the old one goes on working. Give the "
                             "new one to every program, then complete the rotation, which ends "
                             "the old one."));
  gtk_label_set_label (self->rotate_label, verb);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rotate_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, verb, -1);
  update (self);
}

static void
end_dialog (SignetRotateDialog *self,
            SignetCredential   *credential)
{
  g_autoptr(GTask) task = g_steal_pointer (&self->task);

  if (task == NULL)
    return;

  if (credential != NULL)
    g_task_return_pointer (task, g_object_ref (credential), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nothing was rotated");

  /* As with the editor, GTK 4.8 would reach for a parent that is gone. */
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
leave (SignetRotateDialog *self)
{
  if (!self->rotating)
    end_dialog (self, NULL);
}

static void
say_lost (SignetRotateDialog *self)
{
  signet_notice_say (self->notice, _("The Answer Was Lost"),
                     _("The new secret may have been issued. Rotating again gives it a fresh one "
                       "in its place; a secret that nobody has seen can also be ended by "
                       "cancelling the rotation."));
}

/*
 * Callbacks
 */

static gboolean
on_spinner_due_cb (gpointer user_data)
{
  SignetRotateDialog *self = user_data;

  self->spinner_id = 0;
  gtk_stack_set_visible_child_name (self->rotate_stack, "spinner");
  gtk_spinner_start (self->spinner);

  return G_SOURCE_REMOVE;
}

static void
stop_rotating (SignetRotateDialog *self)
{
  self->rotating = FALSE;
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_stack_set_visible_child_name (self->rotate_stack, "label");
  update (self);
}

static void
show_secret_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(SignetRotateDialog) self = user_data;
  g_autoptr(SignetCredential) credential = signet_editor_dialog_run_finish (result, NULL);

  end_dialog (self, credential);
}

/* Somebody else rotated it, or changed something else. */
static void
refresh_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(SignetRotateDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetCredential) credential =
    signet_connection_refresh_finish (SIGNET_CONNECTION (source), result, &error);

  if (self->task == NULL)
    return;

  stop_rotating (self);
  if (credential == NULL)
    {
      signet_notice_say_error (self->notice, error);
      return;
    }

  g_set_object (&self->credential, credential);
  show_credential (self);
  if (signet_credential_get_n_secrets (credential) == 2)
    signet_notice_say (self->notice, _("Somebody Else Rotates It Already"),
                       _("It has two secrets. Complete or cancel that rotation first."));
  else
    signet_notice_say (self->notice, _("Somebody Else Changed It"),
                       _("It is shown as it is now. Rotate it all the same?"));
}

static void
fail (SignetRotateDialog *self,
      const GError       *error)
{
  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED) ||
      g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_CONFLICT))
    {
      signet_connection_refresh_async (self->connection,
                                       signet_credential_get_client_id (self->credential),
                                       NULL, refresh_cb, g_object_ref (self));
      return;
    }

  stop_rotating (self);
  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_INTERRUPTED) ||
      g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_TIMED_OUT))
    say_lost (self);
  else
    signet_notice_say_error (self->notice, error);
}

static void
start_rotation_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(SignetRotateDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetIssued) issued =
    signet_connection_start_rotation_finish (SIGNET_CONNECTION (source), result, &error);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (issued == NULL)
    {
      if (self->task != NULL)
        fail (self, error);
      return;
    }

  stop_rotating (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  signet_editor_dialog_show_async (parent, self->connection, issued, self->cancellable,
                                   show_secret_cb, g_object_ref (self));
}

static void
on_expiry_choice_notify_valid_cb (SignetRotateDialog *self)
{
  g_assert (SIGNET_IS_ROTATE_DIALOG (self));

  if (self->credential != NULL)
    update (self);
}

static void
on_cancellable_cancelled_cb (SignetRotateDialog *self)
{
  g_assert (SIGNET_IS_ROTATE_DIALOG (self));

  leave (self);
}

/* The window behind must not take away what waits for a secret. */
static gboolean
on_parent_close_request_cb (SignetRotateDialog *self)
{
  g_assert (SIGNET_IS_ROTATE_DIALOG (self));

  return self->rotating ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

/*
 * Virtual methods
 */

static gboolean
signet_rotate_dialog_close_request (GtkWindow *window)
{
  leave (SIGNET_ROTATE_DIALOG (window));

  return GDK_EVENT_STOP;
}

static void
signet_rotate_dialog_response (GtkDialog *dialog,
                               int        response)
{
  SignetRotateDialog *self = SIGNET_ROTATE_DIALOG (dialog);

  if (response != GTK_RESPONSE_OK)
    {
      leave (self);
      return;
    }

  self->rotating = TRUE;
  self->spinner_id = g_timeout_add (SPINNER_MILLISECONDS, on_spinner_due_cb, self);
  signet_notice_clear (self->notice);
  update (self);
  signet_connection_start_rotation_async (self->connection, self->credential,
                                          signet_expiry_choice_get_expires (self->expiry_choice),
                                          NULL, start_rotation_cb, g_object_ref (self));
}

/*
 * GObject
 */

static void
signet_rotate_dialog_dispose (GObject *object)
{
  SignetRotateDialog *self = SIGNET_ROTATE_DIALOG (object);

  g_clear_handle_id (&self->spinner_id, g_source_remove);

  G_OBJECT_CLASS (signet_rotate_dialog_parent_class)->dispose (object);
}

static void
signet_rotate_dialog_finalize (GObject *object)
{
  SignetRotateDialog *self = SIGNET_ROTATE_DIALOG (object);

  g_clear_object (&self->connection);
  g_clear_object (&self->credential);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (signet_rotate_dialog_parent_class)->finalize (object);
}

static void
signet_rotate_dialog_class_init (SignetRotateDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_rotate_dialog_dispose;
  object_class->finalize = signet_rotate_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = signet_rotate_dialog_close_request;
  GTK_DIALOG_CLASS (klass)->response = signet_rotate_dialog_response;

  g_type_ensure (SIGNET_TYPE_EXPIRY_CHOICE);
  g_type_ensure (SIGNET_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-rotate-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetRotateDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, SignetRotateDialog, effect_label);
  gtk_widget_class_bind_template_child (widget_class, SignetRotateDialog, expiry_choice);
  gtk_widget_class_bind_template_child (widget_class, SignetRotateDialog, form);
  gtk_widget_class_bind_template_child (widget_class, SignetRotateDialog, name_label);
  gtk_widget_class_bind_template_child (widget_class, SignetRotateDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, SignetRotateDialog, rotate_button);
  gtk_widget_class_bind_template_child (widget_class, SignetRotateDialog, rotate_label);
  gtk_widget_class_bind_template_child (widget_class, SignetRotateDialog, rotate_stack);
  gtk_widget_class_bind_template_child (widget_class, SignetRotateDialog, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_expiry_choice_notify_valid_cb);
}

static void
signet_rotate_dialog_init (SignetRotateDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/*
 * Public
 */

/**
 * signet_rotate_dialog_run_async:
 * @parent: the window that it belongs to
 * @connection: where the credential is
 * @credential: the credential as it was seen, with fewer than two secrets
 * @cancellable: (nullable): a cancellable, which closes the dialog
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Lets the person start a rotation, and shows the new secret.
 */
void
signet_rotate_dialog_run_async (GtkWindow           *parent,
                                SignetConnection    *connection,
                                SignetCredential    *credential,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  SignetRotateDialog *self;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (SIGNET_IS_CONNECTION (connection));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (credential));

  self = g_object_new (SIGNET_TYPE_ROTATE_DIALOG,
                       "application", gtk_window_get_application (parent),
                       "transient-for", parent,
                       "use-header-bar", 1,
                       NULL);
  self->connection = g_object_ref (connection);
  self->credential = g_object_ref (credential);
  self->task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (self->task, signet_rotate_dialog_run_async);
  g_signal_connect_object (parent, "close-request", G_CALLBACK (on_parent_close_request_cb),
                           self, G_CONNECT_SWAPPED);
  if (cancellable != NULL)
    {
      self->cancellable = g_object_ref (cancellable);
      g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (on_cancellable_cancelled_cb),
                               self, G_CONNECT_SWAPPED);
    }

  add_buttons (self);
  offer_expiry (self);
  show_credential (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_child_focus (GTK_WIDGET (self->expiry_choice), GTK_DIR_TAB_FORWARD);
}

/**
 * signet_rotate_dialog_run_finish:
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED, if nothing was rotated
 *
 * Ends [func@Signet.RotateDialog.run_async].
 *
 * Returns: (transfer full) (nullable): the credential as it was once the new secret was issued,
 *   or %NULL with @error set
 */
SignetCredential *
signet_rotate_dialog_run_finish (GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* signet-policy-dialog.c: lets an Admin say when secrets have to end
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-policy-dialog.h"

#include "signet-accessible.h"
#include "signet-days-row.h"
#include "signet-error.h"
#include "signet-notice.h"
#include "signet-time.h"
#include "signet-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* What is outside sees one asynchronous call. */
struct _SignetPolicyDialog
{
  GtkDialog parent_instance;

  GTask *task;                  /* (owned) (nullable) until the dialog ends */
  SignetConnection *connection; /* (owned) */
  SignetPolicy *policy;         /* (owned) as it was seen */
  GCancellable *saving;         /* (owned) (nullable) while it is being saved */
  gboolean loading;

  GtkLabel *beyond_label;       /* (template) */
  GtkWidget *cancel_button;     /* (template) */
  SignetDaysRow *default_row;   /* (template) */
  GtkWidget *group;             /* (template) */
  SignetDaysRow *maximum_row;   /* (template) */
  SignetNotice *notice;         /* (template) */
  GtkWidget *save_button;       /* (template) */
};

G_DEFINE_FINAL_TYPE (SignetPolicyDialog, signet_policy_dialog, GTK_TYPE_DIALOG)

/*
 * Helpers
 */

static guint
get_own (guint days,
         guint maximum)
{
  return maximum == 0 || days <= maximum ? days : 0;
}

/* The default cannot be more than the maximum, so no such one is offered. */
static void
offer_default (SignetPolicyDialog *self)
{
  guint maximum = signet_days_row_get_days (self->maximum_row);
  guint own = get_own (signet_policy_get_default_days (self->policy), maximum);

  signet_days_row_offer (self->default_row, FALSE, maximum, own, NULL,
                         maximum > 0 ? _("As Long as Allowed") : C_ ("time", "Never"));
}

static void
update (SignetPolicyDialog *self)
{
  guint maximum = signet_days_row_get_days (self->maximum_row);
  GListModel *credentials =
    G_LIST_MODEL (signet_connection_get_credentials (self->connection));
  guint number = signet_policy_count_beyond (maximum, credentials, signet_time_now ());
  g_autofree char *words = maximum > 0 ? signet_words_beyond (number)
                                       : g_strdup (_("Without a maximum, secrets need not end."));

  offer_default (self);
  gtk_label_set_label (self->beyond_label, words);
}

static void
show_policy (SignetPolicyDialog *self,
             SignetPolicy       *policy)
{
  self->loading = TRUE;
  g_set_object (&self->policy, policy);
  signet_days_row_offer (self->maximum_row, FALSE, 0, signet_policy_get_maximum_days (policy),
                         NULL, _("No Maximum"));
  signet_days_row_set_days (self->maximum_row, signet_policy_get_maximum_days (policy));
  offer_default (self);
  signet_days_row_set_days (self->default_row, signet_policy_get_default_days (policy));
  self->loading = FALSE;
  update (self);
}

static void
set_busy (SignetPolicyDialog *self,
          gboolean            busy)
{
  gtk_widget_set_sensitive (self->group, !busy);
  gtk_widget_set_sensitive (self->save_button, !busy);
}

/* Closes the dialog and tells whoever opened it. */
static void
end (SignetPolicyDialog *self,
     SignetPolicy       *policy)
{
  g_autoptr(GTask) task = g_steal_pointer (&self->task);

  if (task == NULL)
    return;

  if (policy != NULL)
    g_task_return_pointer (task, g_object_ref (policy), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nothing was changed");
  g_cancellable_cancel (self->saving);
  gtk_window_destroy (GTK_WINDOW (self));
}

/*
 * Callbacks
 */

static void
set_policy_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(SignetPolicyDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetPolicy) policy =
    signet_connection_set_policy_finish (SIGNET_CONNECTION (source), result, &error);

  if (self->task == NULL)
    return;

  g_clear_object (&self->saving);
  set_busy (self, FALSE);
  if (policy != NULL)
    end (self, policy);
  else if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED))
    signet_notice_say (self->notice, _("Somebody Changed the Rules"),
                       _("What is shown here now is what they set. Nothing was saved."));
  else
    signet_notice_say_error (self->notice, error);
}

static void
save (SignetPolicyDialog *self)
{
  if (self->saving != NULL)
    return;

  signet_notice_clear (self->notice);
  set_busy (self, TRUE);
  self->saving = g_cancellable_new ();
  signet_connection_set_policy_async (self->connection, self->policy,
                                      signet_days_row_get_days (self->default_row),
                                      signet_days_row_get_days (self->maximum_row),
                                      self->saving, set_policy_cb, g_object_ref (self));
}

static void
on_maximum_row_selected_cb (SignetPolicyDialog *self)
{
  g_assert (SIGNET_IS_POLICY_DIALOG (self));

  if (!self->loading && self->policy != NULL)
    update (self);
}

/* Somebody else changed it, or it was saved from here. */
static void
on_connection_notify_policy_cb (SignetPolicyDialog *self)
{
  SignetPolicy *policy;

  g_assert (SIGNET_IS_POLICY_DIALOG (self));

  policy = signet_connection_get_policy (self->connection);
  if (self->task != NULL && policy != NULL &&
      signet_policy_get_revision (policy) != signet_policy_get_revision (self->policy))
    show_policy (self, policy);
}

static void
on_cancellable_cancelled_cb (SignetPolicyDialog *self)
{
  g_assert (SIGNET_IS_POLICY_DIALOG (self));

  end (self, NULL);
}

/*
 * Virtual methods
 */

static void
signet_policy_dialog_response (GtkDialog *dialog,
                               int        response)
{
  SignetPolicyDialog *self = SIGNET_POLICY_DIALOG (dialog);

  if (response == GTK_RESPONSE_OK)
    save (self);
  else
    end (self, NULL);
}

/*
 * GObject
 */

static void
signet_policy_dialog_dispose (GObject *object)
{
  SignetPolicyDialog *self = SIGNET_POLICY_DIALOG (object);
  g_autoptr(GTask) task = g_steal_pointer (&self->task);

  if (task != NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The dialog is closed");
  g_cancellable_cancel (self->saving);

  G_OBJECT_CLASS (signet_policy_dialog_parent_class)->dispose (object);
}

static void
signet_policy_dialog_finalize (GObject *object)
{
  SignetPolicyDialog *self = SIGNET_POLICY_DIALOG (object);

  g_clear_object (&self->connection);
  g_clear_object (&self->policy);
  g_clear_object (&self->saving);

  G_OBJECT_CLASS (signet_policy_dialog_parent_class)->finalize (object);
}

static void
signet_policy_dialog_class_init (SignetPolicyDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_policy_dialog_dispose;
  object_class->finalize = signet_policy_dialog_finalize;
  GTK_DIALOG_CLASS (klass)->response = signet_policy_dialog_response;

  g_type_ensure (SIGNET_TYPE_DAYS_ROW);
  g_type_ensure (SIGNET_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-policy-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetPolicyDialog, beyond_label);
  gtk_widget_class_bind_template_child (widget_class, SignetPolicyDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, SignetPolicyDialog, default_row);
  gtk_widget_class_bind_template_child (widget_class, SignetPolicyDialog, group);
  gtk_widget_class_bind_template_child (widget_class, SignetPolicyDialog, maximum_row);
  gtk_widget_class_bind_template_child (widget_class, SignetPolicyDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, SignetPolicyDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, on_maximum_row_selected_cb);
}

static void
signet_policy_dialog_init (SignetPolicyDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_accessible_name_lists (self->group, _("Expiry Rules"));
}

/*
 * Public
 */

/**
 * signet_policy_dialog_run_async:
 * @parent: the window that it belongs to
 * @connection: a connection whose policy is known
 * @cancellable: (nullable): a cancellable, which closes the dialog
 * @callback: what to call when the dialog is closed
 * @user_data: what to give to @callback
 *
 * Lets an Admin say when secrets end by default, and at the latest.
 */
void
signet_policy_dialog_run_async (GtkWindow           *parent,
                                SignetConnection    *connection,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  SignetPolicyDialog *self;
  GtkDialog *dialog;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (SIGNET_IS_CONNECTION (connection));
  g_return_if_fail (signet_connection_get_policy (connection) != NULL);

  self = g_object_new (SIGNET_TYPE_POLICY_DIALOG,
                       "title", _("Expiry Rules"),
                       "application", gtk_window_get_application (parent),
                       "transient-for", parent,
                       "use-header-bar", 1,
                       NULL);
  dialog = GTK_DIALOG (self);
  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (gtk_dialog_get_header_bar (dialog)),
                                         FALSE);
  gtk_dialog_add_action_widget (dialog, self->cancel_button, GTK_RESPONSE_CANCEL);
  gtk_dialog_add_action_widget (dialog, self->save_button, GTK_RESPONSE_OK);
  gtk_dialog_set_default_response (dialog, GTK_RESPONSE_OK);

  self->connection = g_object_ref (connection);
  self->task = g_task_new (parent, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, signet_policy_dialog_run_async);
  g_signal_connect_object (connection, "notify::policy",
                           G_CALLBACK (on_connection_notify_policy_cb), self, G_CONNECT_SWAPPED);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (on_cancellable_cancelled_cb),
                             self, G_CONNECT_SWAPPED);
  show_policy (self, signet_connection_get_policy (connection));
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * signet_policy_dialog_run_finish:
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED, if nothing was saved
 *
 * Ends [func@Signet.PolicyDialog.run_async].
 *
 * Returns: (transfer full) (nullable): the policy as it is now, or %NULL with @error set
 */
SignetPolicy *
signet_policy_dialog_run_finish (GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* signet-token-dialog.c: gets an access token and shows what is in it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-token-dialog.h"

#include "signet-notice.h"
#include "signet-time.h"
#include "signet-token-error.h"
#include "signet-token-form.h"
#include "signet-token-page.h"
#include "signet-token-test.h"
#include "signet-words-token.h"

struct _SignetTokenDialog
{
  AdwWindow parent_instance;

  SignetConnection *connection; /* (owned) */
  SignetCredential *credential; /* (owned) as it was listed last */
  SignetTokenTest *test;        /* (owned) (nullable) if the issuer says where to ask */
  GCancellable *cancellable;    /* (owned) of what is under way */
  GError *refusal;              /* (owned) (nullable) while the credential is looked up */
  char *secret_id;              /* (owned) (nullable) of the secret that was shown last */

  GtkWidget *back_button;      /* (template) */
  GtkWidget *cancel_button;    /* (template) */
  GtkLabel *details_label;     /* (template) */
  GtkWidget *done_button;      /* (template) */
  SignetTokenForm *form;       /* (template) */
  GtkWidget *get_button;       /* (template) */
  GtkStack *get_stack;         /* (template) */
  SignetNotice *notice;        /* (template) */
  SignetTokenPage *page;       /* (template) */
  GtkSpinner *spinner;         /* (template) */
  GtkStack *stack;             /* (template) */
  AdwWindowTitle *title;       /* (template) */
};

G_DEFINE_FINAL_TYPE (SignetTokenDialog, signet_token_dialog, ADW_TYPE_WINDOW)

/*
 * Helpers
 */

static void
update_button (SignetTokenDialog *self,
               gboolean           busy)
{
  gtk_widget_set_sensitive (self->get_button,
                            !busy && signet_token_form_get_ready (self->form));
  gtk_stack_set_visible_child_name (self->get_stack, busy ? "spinner" : "label");
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), !busy);
}

/* Whoever writes into the form, or looks through it, stays there. */
static gboolean
is_typing (SignetTokenDialog *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->form)) &&
         !signet_token_form_has_paste_focus (self->form);
}

static void
show_page (SignetTokenDialog *self,
           gboolean           token)
{
  gtk_stack_set_visible_child_name (self->stack, token ? "token" : "form");
  gtk_widget_set_visible (self->cancel_button, !token);
  gtk_widget_set_visible (self->back_button, token);
  gtk_widget_set_visible (self->get_button, !token);
  gtk_widget_set_visible (self->done_button, token);
  gtk_window_set_default_widget (GTK_WINDOW (self), token ? self->done_button : self->get_button);
  gtk_widget_grab_focus (token ? self->done_button : self->get_button);
}

static void
show_refusal (SignetTokenDialog *self,
              const GError      *error,
              SignetCredential  *credential)
{
  g_autofree char *body = signet_words_refusal_body (error, credential, self->secret_id,
                                                     signet_time_now ());
  g_autofree char *details = signet_words_refusal_details (error);

  signet_notice_say (self->notice, signet_words_get_refusal_title (error), body);
  gtk_label_set_label (self->details_label, details != NULL ? details : "");
  gtk_widget_set_visible (GTK_WIDGET (self->details_label), details != NULL);
  update_button (self, FALSE);
  gtk_widget_grab_focus (self->get_button);
}

/*
 * Callbacks
 */

/* Only the list of credentials knows what the token endpoint must not say. */
static void
refresh_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(SignetTokenDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetCredential) credential =
    signet_connection_refresh_finish (SIGNET_CONNECTION (source), result, &error);
  g_autoptr(GError) refusal = g_steal_pointer (&self->refusal);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (credential != NULL)
    g_set_object (&self->credential, credential);
  show_refusal (self, refusal, credential);
}

static void
refuse (SignetTokenDialog *self,
        GError            *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_error_free (error);
      return;
    }

  /* Of what was made elsewhere the list knows no more than the issuer says. */
  if (signet_connection_can_keep (self->connection))
    {
      show_refusal (self, error, NULL);
      g_error_free (error);
      return;
    }

  if (!g_error_matches (error, SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_CLIENT))
    {
      show_refusal (self, error, self->credential);
      g_error_free (error);
      return;
    }

  g_clear_error (&self->refusal);
  self->refusal = error;
  signet_connection_refresh_async (self->connection,
                                   signet_credential_get_client_id (self->credential),
                                   self->cancellable, refresh_cb, g_object_ref (self));
}

static void
run_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(SignetTokenDialog) self = user_data;
  GError *error = NULL;
  SignetTokenVerdict verdict;
  g_autoptr(SignetAccessToken) token =
    signet_token_test_run_finish (SIGNET_TOKEN_TEST (source), result, &verdict, &error);

  if (token == NULL)
    {
      refuse (self, error);
      return;
    }

  update_button (self, FALSE);
  signet_token_page_set_credential (self->page, self->credential,
                                    signet_connection_get_catalogue (self->connection),
                                    signet_connection_get_organization (self->connection));
  signet_token_page_show (self->page, token, verdict);
  show_page (self, TRUE);
}

static void
take_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(SignetTokenDialog) self = user_data;
  GError *error = NULL;
  char *secret_id = NULL;
  g_autoptr(SignetTokenRequest) request =
    signet_token_form_take_finish (SIGNET_TOKEN_FORM (source), result, &secret_id, &error);

  g_free (self->secret_id);
  self->secret_id = secret_id;
  if (request == NULL)
    refuse (self, error);
  else
    signet_token_test_run_async (self->test, request, self->cancellable, run_cb,
                                 g_object_ref (self));
}

static void
on_get_button_clicked_cb (SignetTokenDialog *self)
{
  g_assert (SIGNET_IS_TOKEN_DIALOG (self));

  signet_notice_clear (self->notice);
  gtk_widget_set_visible (GTK_WIDGET (self->details_label), FALSE);
  if (self->test == NULL)
    {
      g_autoptr(GError) error =
        g_error_new_literal (SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_NO_ENDPOINT, "");

      show_refusal (self, error, NULL);
      return;
    }

  update_button (self, TRUE);
  signet_token_form_take_async (self->form, self->cancellable, take_cb, g_object_ref (self));
}

static void
on_back_button_clicked_cb (SignetTokenDialog *self)
{
  g_assert (SIGNET_IS_TOKEN_DIALOG (self));

  show_page (self, FALSE);
  signet_token_page_clear (self->page);
}

static void
on_form_notify_ready_cb (SignetTokenDialog *self)
{
  g_assert (SIGNET_IS_TOKEN_DIALOG (self));

  update_button (self, FALSE);
  if (signet_token_form_get_ready (self->form) && !is_typing (self))
    gtk_widget_grab_focus (self->get_button);
}

/*
 * Virtual methods
 */

/* What is under way holds on to the window, so it has to end here. */
static gboolean
signet_token_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (SIGNET_TOKEN_DIALOG (window)->cancellable);

  return GTK_WINDOW_CLASS (signet_token_dialog_parent_class)->close_request (window);
}

/*
 * GObject
 */

static void
signet_token_dialog_dispose (GObject *object)
{
  g_cancellable_cancel (SIGNET_TOKEN_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (signet_token_dialog_parent_class)->dispose (object);
}

static void
signet_token_dialog_finalize (GObject *object)
{
  SignetTokenDialog *self = SIGNET_TOKEN_DIALOG (object);

  g_clear_object (&self->connection);
  g_clear_object (&self->credential);
  g_clear_object (&self->test);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->refusal);
  g_free (self->secret_id);

  G_OBJECT_CLASS (signet_token_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-token-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetTokenDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, SignetTokenDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, SignetTokenDialog, details_label);
  gtk_widget_class_bind_template_child (widget_class, SignetTokenDialog, done_button);
  gtk_widget_class_bind_template_child (widget_class, SignetTokenDialog, form);
  gtk_widget_class_bind_template_child (widget_class, SignetTokenDialog, get_button);
  gtk_widget_class_bind_template_child (widget_class, SignetTokenDialog, get_stack);
  gtk_widget_class_bind_template_child (widget_class, SignetTokenDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, SignetTokenDialog, page);
  gtk_widget_class_bind_template_child (widget_class, SignetTokenDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, SignetTokenDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SignetTokenDialog, title);
  gtk_widget_class_bind_template_callback (widget_class, on_back_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_form_notify_ready_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_get_button_clicked_cb);
}

static void
signet_token_dialog_class_init (SignetTokenDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = signet_token_dialog_dispose;
  object_class->finalize = signet_token_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = signet_token_dialog_close_request;

  g_type_ensure (SIGNET_TYPE_NOTICE);
  g_type_ensure (SIGNET_TYPE_TOKEN_FORM);
  g_type_ensure (SIGNET_TYPE_TOKEN_PAGE);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_DIALOG);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
signet_token_dialog_init (SignetTokenDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/*
 * Public
 */

/**
 * signet_token_dialog_present:
 * @parent: the window that it stands before
 * @connection: where the credential is
 * @credential: a credential
 * @secret_id: (nullable): one of its secrets, or nothing for any
 *
 * Lets the person get an access token, and shows in words what is in it or why there is none.
 */
void
signet_token_dialog_present (GtkWindow        *parent,
                             SignetConnection *connection,
                             SignetCredential *credential,
                             const char       *secret_id)
{
  SignetTokenDialog *self;
  SignetAccess *access;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (SIGNET_IS_CONNECTION (connection));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (credential));

  self = g_object_new (SIGNET_TYPE_TOKEN_DIALOG, "transient-for", parent, NULL);
  self->connection = g_object_ref (connection);
  self->credential = g_object_ref (credential);
  access = signet_connection_get_access (connection);
  if (access != NULL && (signet_access_get_issuer (access) != NULL ||
                         signet_access_get_token_endpoint (access) != NULL))
    self->test = signet_token_test_new (signet_access_get_issuer (access),
                                        signet_access_get_token_endpoint (access));

  adw_window_title_set_subtitle (self->title, signet_credential_get_display_name (credential));
  signet_token_form_set_credential (self->form, connection, credential, secret_id);
  /* Until it is known where the secret is, Return should do nothing, above all not cancel. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_window_present (GTK_WINDOW (self));
}

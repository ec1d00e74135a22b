/* signet-keep-dialog.c: keeps a credential that was made elsewhere
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-keep-dialog.h"

#include "signet-hint-row.h"
#include "signet-keyring-read.h"
#include "signet-names-window.h"
#include "signet-notice.h"
#include "signet-paste-row.h"
#include "signet-text.h"
#include "signet-token-test.h"
#include "signet-words-connection.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

/* Saving goes in up to three steps: read the kept secret if it is to be tested, test it, keep it.
 * Whatever fails says why, and everything that was entered stays.
 */
struct _SignetKeepDialog
{
  AdwWindow parent_instance;

  SignetConnection *connection;   /* (owned) */
  SignetConnectionConfig *config; /* (owned) (nullable) what is set up about it */
  SignetCredential *credential;   /* (owned) (nullable) the one that is changed */
  SignetTokenTest *test;          /* (owned) (nullable) the last one */
  GCancellable *cancellable;      /* (owned) of what is under way */
  GTask *task;                    /* (owned) (nullable) until it is answered */
  gboolean busy;

  /* Template children, borrowed. */
  AdwWindowTitle *title;
  GtkWidget *save_button;
  SignetNotice *notice;
  GtkLabel *intro_label;
  GtkEditable *name_row;
  GtkEditable *client_id_row;
  SignetHintRow *client_id_hint;
  AdwActionRow *fixed_client_id_row;
  SignetPasteRow *secret_row;
  GtkEditable *audience_row;
  GtkEditable *scope_row;
  GtkEditable *note_row;
  GtkLabel *default_label;
  GtkSwitch *test_switch;
  GtkWidget *names_button;
  GtkWidget *busy_box;
  GtkLabel *busy_label;
};

G_DEFINE_FINAL_TYPE (SignetKeepDialog, signet_keep_dialog, ADW_TYPE_WINDOW)

/*
 * Helpers
 */

static char *
dup_text (GtkEditable *row)
{
  return signet_text_strip (gtk_editable_get_text (row));
}

static char *
dup_client_id (SignetKeepDialog *self)
{
  return self->credential != NULL ?
         g_strdup (signet_credential_get_client_id (self->credential)) :
         dup_text (self->client_id_row);
}

/* To keep it a second time would be to replace its secret. That is done by editing it. */
static gboolean
check_client_id (SignetKeepDialog *self,
                 const char       *client_id)
{
  SignetCredentialList *list = signet_connection_get_credentials (self->connection);

  if (self->credential == NULL && signet_credential_list_find (list, client_id) != NULL)
    {
      signet_hint_row_blame (self->client_id_hint,
                             _("This one is kept already. Edit it to change its secret."));
      return FALSE;
    }

  signet_hint_row_clear (self->client_id_hint);

  return *client_id != '\0';
}

static void
update (SignetKeepDialog *self)
{
  g_autofree char *name = dup_text (self->name_row);
  g_autofree char *client_id = dup_client_id (self);
  gboolean good = check_client_id (self, client_id);
  gboolean has_secret = self->credential != NULL ||
                        signet_paste_row_get_secret (self->secret_row) != NULL;

  gtk_widget_set_sensitive (self->save_button,
                            good && *name != '\0' && has_secret && !self->busy);
}

static void
set_busy (SignetKeepDialog *self,
          const char       *text)
{
  GtkWidget *rows[] = {
    GTK_WIDGET (self->name_row), GTK_WIDGET (self->client_id_row), GTK_WIDGET (self->secret_row),
    GTK_WIDGET (self->audience_row), GTK_WIDGET (self->scope_row), GTK_WIDGET (self->note_row),
  };

  self->busy = text != NULL;
  /* What is kept has to be what was tested. */
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_widget_set_sensitive (rows[i], !self->busy);
  gtk_widget_set_visible (self->busy_box, self->busy);
  gtk_label_set_text (self->busy_label, text != NULL ? text : "");
  update (self);
}

static void
fail (SignetKeepDialog *self,
      const GError     *error)
{
  const char *title;
  const char *body;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  set_busy (self, NULL);
  signet_words_token_failure (error, &title, &body);
  signet_notice_say (self->notice, title, body);
}

/*
 * Callbacks
 */

static void
keep_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(SignetKeepDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  SignetCredential *credential =
    signet_connection_keep_finish (SIGNET_CONNECTION (source), result, &error);
  g_autoptr(GTask) task = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (credential == NULL)
    {
      set_busy (self, NULL);
      signet_notice_say_error (self->notice, error);
      return;
    }

  task = g_steal_pointer (&self->task);
  if (task != NULL)
    g_task_return_pointer (task, credential, g_object_unref);
  else
    g_object_unref (credential);
  gtk_window_close (GTK_WINDOW (self));
}

static void
keep (SignetKeepDialog *self)
{
  g_autofree char *name = dup_text (self->name_row);
  g_autofree char *client_id = dup_client_id (self);
  g_autofree char *audience = dup_text (self->audience_row);
  g_autofree char *scope = dup_text (self->scope_row);
  g_autofree char *note = dup_text (self->note_row);
  g_autoptr(SignetKeptDetails) details = signet_kept_details_new (name, note, audience, scope);

  set_busy (self, _("Saving to the keyring…"));
  signet_connection_keep_async (self->connection, client_id, details,
                                signet_paste_row_get_secret (self->secret_row),
                                self->cancellable, keep_cb, g_object_ref (self));
}

static void
test_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(SignetKeepDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  SignetTokenVerdict verdict;
  g_autoptr(SignetAccessToken) token =
    signet_token_test_run_finish (SIGNET_TOKEN_TEST (source), result, &verdict, &error);

  if (token != NULL)
    keep (self);
  else
    fail (self, error);
}

static void
test (SignetKeepDialog *self,
      SecretValue      *secret)
{
  g_autofree char *client_id = dup_client_id (self);
  g_autofree char *audience = dup_text (self->audience_row);
  g_autofree char *scope = dup_text (self->scope_row);
  const char *usual = signet_connection_get_audience (self->connection, "");
  g_autoptr(SignetTokenRequest) request = signet_token_request_new (client_id, secret);

  if (*audience != '\0' || usual != NULL)
    signet_token_request_set_audience (request, *audience != '\0' ? audience : usual);
  if (*scope != '\0')
    signet_token_request_set_scope (request, scope);

  g_clear_object (&self->test);
  self->test =
    signet_token_test_new (signet_connection_get_issuer (self->connection),
                           signet_connection_get_token_endpoint (self->connection));
  set_busy (self, _("Getting a token…"));
  signet_token_test_run_async (self->test, request, self->cancellable,
                               test_cb, g_object_ref (self));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(SignetKeepDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SecretValue) secret = signet_keyring_read_finish (result, NULL, &error);

  if (secret != NULL)
    test (self, secret);
  else
    fail (self, error);
}

static void
on_row_changed_cb (SignetKeepDialog *self)
{
  g_assert (SIGNET_IS_KEEP_DIALOG (self));

  update (self);
}

static void
on_save_button_clicked_cb (SignetKeepDialog *self)
{
  SecretValue *secret = signet_paste_row_get_secret (self->secret_row);

  g_assert (SIGNET_IS_KEEP_DIALOG (self));

  signet_notice_clear (self->notice);
  if (!gtk_switch_get_active (self->test_switch))
    keep (self);
  else if (secret != NULL)
    test (self, secret);
  else
    {
      set_busy (self, _("Reading the keyring…"));
      signet_keyring_read_async (signet_connection_get_id (self->connection),
                                 signet_credential_get_client_id (self->credential), NULL, TRUE,
                                 self->cancellable, read_cb, g_object_ref (self));
    }
}

static void
on_names_button_clicked_cb (SignetKeepDialog *self)
{
  g_assert (SIGNET_IS_KEEP_DIALOG (self));

  signet_names_window_present (GTK_WINDOW (self), self->connection, self->config,
                               signet_credential_get_client_id (self->credential));
}

/*
 * Virtual methods
 */

/* What is under way holds on to the dialog, so it has to end here. */
static gboolean
signet_keep_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (SIGNET_KEEP_DIALOG (window)->cancellable);

  return GTK_WINDOW_CLASS (signet_keep_dialog_parent_class)->close_request (window);
}

/*
 * GObject
 */

static void
signet_keep_dialog_dispose (GObject *object)
{
  SignetKeepDialog *self = SIGNET_KEEP_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  if (self->task != NULL)
    g_task_return_new_error (self->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Not kept");
  g_clear_object (&self->task);
  g_clear_object (&self->test);
  g_clear_object (&self->connection);
  g_clear_object (&self->config);
  g_clear_object (&self->credential);

  G_OBJECT_CLASS (signet_keep_dialog_parent_class)->dispose (object);
}

static void
signet_keep_dialog_finalize (GObject *object)
{
  g_clear_object (&SIGNET_KEEP_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (signet_keep_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-keep-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetKeepDialog, title);
  gtk_widget_class_bind_template_child (widget_class, SignetKeepDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, SignetKeepDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, SignetKeepDialog, intro_label);
  gtk_widget_class_bind_template_child (widget_class, SignetKeepDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, SignetKeepDialog, client_id_row);
  gtk_widget_class_bind_template_child (widget_class, SignetKeepDialog, client_id_hint);
  gtk_widget_class_bind_template_child (widget_class, SignetKeepDialog, fixed_client_id_row);
  gtk_widget_class_bind_template_child (widget_class, SignetKeepDialog, secret_row);
  gtk_widget_class_bind_template_child (widget_class, SignetKeepDialog, audience_row);
  gtk_widget_class_bind_template_child (widget_class, SignetKeepDialog, scope_row);
  gtk_widget_class_bind_template_child (widget_class, SignetKeepDialog, note_row);
  gtk_widget_class_bind_template_child (widget_class, SignetKeepDialog, default_label);
  gtk_widget_class_bind_template_child (widget_class, SignetKeepDialog, test_switch);
  gtk_widget_class_bind_template_child (widget_class, SignetKeepDialog, names_button);
  gtk_widget_class_bind_template_child (widget_class, SignetKeepDialog, busy_box);
  gtk_widget_class_bind_template_child (widget_class, SignetKeepDialog, busy_label);
  gtk_widget_class_bind_template_callback (widget_class, on_names_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_button_clicked_cb);
}

static void
signet_keep_dialog_class_init (SignetKeepDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  g_type_ensure (SIGNET_TYPE_HINT_ROW);
  g_type_ensure (SIGNET_TYPE_NOTICE);
  g_type_ensure (SIGNET_TYPE_PASTE_ROW);
  object_class->dispose = signet_keep_dialog_dispose;
  object_class->finalize = signet_keep_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = signet_keep_dialog_close_request;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_DIALOG);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
signet_keep_dialog_init (SignetKeepDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save_button);
}

/* What is entered nowhere comes from the connection. */
static void
show_defaults (SignetKeepDialog *self)
{
  const char *audience = signet_connection_get_audience (self->connection, "");
  g_autofree char *text = NULL;

  if (audience != NULL)
    /* Translators: %s is an address */
    text = g_strdup_printf (_("Without an audience, tokens are asked for %s. Without a scope, "
                              "they have all that was granted."), audience);
  else
    text = g_strdup (_("Only some issuers want an audience. Without a scope, tokens have all that "
                       "was granted."));
  gtk_label_set_text (self->default_label, text);
}

static void
show_credential (SignetKeepDialog *self)
{
  const char *client_id = signet_credential_get_client_id (self->credential);
  SignetKeptDetails *details = signet_connection_find_details (self->connection, client_id);

  gtk_window_set_title (GTK_WINDOW (self), _("Edit Kept Credential"));
  adw_window_title_set_title (self->title, _("Edit Kept Credential"));
  gtk_button_set_label (GTK_BUTTON (self->save_button), _("Save"));
  gtk_label_set_text (self->intro_label, _("What is changed here is changed on this computer "
                                           "only, not at the issuer."));
  gtk_editable_set_text (self->name_row, signet_credential_get_display_name (self->credential));
  gtk_editable_set_text (self->note_row, signet_credential_get_note (self->credential));
  gtk_widget_set_visible (GTK_WIDGET (self->client_id_row), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->fixed_client_id_row), TRUE);
  adw_action_row_set_subtitle (self->fixed_client_id_row, client_id);
  signet_paste_row_set_optional (self->secret_row, TRUE);
  gtk_widget_set_visible (self->names_button,
                          self->config != NULL &&
                          signet_connection_config_get_preset (self->config) ==
                          SIGNET_CONNECTION_PRESET_MPARTICLE);
  if (details != NULL)
    {
      gtk_editable_set_text (self->audience_row, signet_kept_details_get_audience (details));
      gtk_editable_set_text (self->scope_row, signet_kept_details_get_scope (details));
    }
}

/*
 * Public
 */

/**
 * signet_keep_dialog_run_async:
 * @parent: the window that it stands before
 * @connection: a connection that can keep, and is open
 * @config: (nullable): what is set up about it
 * @credential: (nullable): what to change, %NULL to keep another one
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Lets the person keep a credential that was made elsewhere, after a test if that is wanted.
 */
void
signet_keep_dialog_run_async (GtkWindow              *parent,
                              SignetConnection       *connection,
                              SignetConnectionConfig *config,
                              SignetCredential       *credential,
                              GCancellable           *cancellable,
                              GAsyncReadyCallback     callback,
                              gpointer                user_data)
{
  SignetKeepDialog *self;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (signet_connection_can_keep (connection));
  g_return_if_fail (credential == NULL || SIGNET_IS_CREDENTIAL (credential));

  self = g_object_new (SIGNET_TYPE_KEEP_DIALOG, "transient-for", parent, NULL);
  self->connection = g_object_ref (connection);
  g_set_object (&self->config, config);
  g_set_object (&self->credential, credential);
  self->task = g_task_new (parent, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, signet_keep_dialog_run_async);
  adw_window_title_set_subtitle (self->title, signet_connection_get_name (connection));
  gtk_label_set_text (self->intro_label, _("Its Client ID and Client Secret were made elsewhere. "
                                           "The secret goes to your keyring and stays there."));
  show_defaults (self);
  if (credential != NULL)
    show_credential (self);
  update (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}

/**
 * signet_keep_dialog_run_finish:
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Ends [func@Signet.keep_dialog_run_async].
 *
 * Returns: (transfer full) (nullable): the credential as it is kept, or %NULL with @error set
 */
SignetCredential *
signet_keep_dialog_run_finish (GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, signet_keep_dialog_run_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

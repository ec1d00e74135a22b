/* signet-kept-secret-dialog.c: what the keyring has of one credential
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-kept-secret-dialog.h"

#include "signet-error.h"
#include "signet-kept-secret-group.h"
#include "signet-notice.h"
#include "signet-place.h"
#include "signet-question.h"
#include "signet-secret-paste.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

/* Everything here is read anew from the keyring after each change, because others change it
 * too.
 */
struct _SignetKeptSecretDialog
{
  AdwWindow parent_instance;

  SignetConnection *connection; /* (owned) */
  GListModel *connections;      /* (owned) (nullable) where a secret can be moved to */
  SignetCredential *credential; /* (owned) */
  char *secret_id;              /* (owned) (nullable) the one secret that is of interest */
  GCancellable *cancellable;    /* (owned) (nullable) of what is under way */

  AdwStatusPage *failed_page;   /* (template) */
  GtkBox *groups;               /* (template) */
  GtkWidget *more_button;       /* (template) */
  SignetNotice *none_notice;    /* (template) */
  SignetNotice *notice;         /* (template) */
  GtkWidget *paste_button;      /* (template) */
  GtkStack *stack;              /* (template) */
  AdwWindowTitle *title;        /* (template) */
};

G_DEFINE_FINAL_TYPE (SignetKeptSecretDialog, signet_kept_secret_dialog, ADW_TYPE_WINDOW)

static void load          (SignetKeptSecretDialog *self);
static void ask_to_remove (SignetKeptSecretDialog *self,
                           SignetKeptSecretGroup  *group);
static void move          (SignetKeptSecretDialog *self,
                           const char             *id,
                           SignetKeptSecretGroup  *group);

/* What was pasted, and could not be saved. */
static const struct
{
  const char *title;
  const char *body;
} paste_words[] = {
  [SIGNET_SECRET_PASTE_NOTHING] = {
    N_("Nothing to Paste"),
    N_("Copy the Client Secret where it is kept now, then paste it here."),
  },
  [SIGNET_SECRET_PASTE_BROKEN] = {
    N_("Not a Whole Client Secret"),
    N_("Something of it was lost or changed on its way here. Copy it again, from the first "
       "character to the last."),
  },
  [SIGNET_SECRET_PASTE_WRONG] = {
    N_("Not a Secret of This Credential"),
    N_("What was copied is something else, or a secret of another credential. It was not saved."),
  },
  [SIGNET_SECRET_PASTE_ENDED] = {
    N_("This Secret Has Ended"),
    N_("It was a secret of this credential until it was revoked, or a rotation ended it. It was "
       "not saved."),
  },
  [SIGNET_SECRET_PASTE_GONE] = {
    N_("No Longer There"),
    N_("Somebody deleted the credential meanwhile."),
  },
};

/*
 * Helpers
 */

/* Both pages that can be pasted on have one. */
static SignetNotice *
get_notice (SignetKeptSecretDialog *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "none") == 0
           ? self->none_notice : self->notice;
}

static void
begin (SignetKeptSecretDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  signet_notice_clear (self->notice);
  signet_notice_clear (self->none_notice);
}

/* The page before the last one goes, and the focus with it, so the new one is given it. */
static void
show_page (SignetKeptSecretDialog *self,
           const char             *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
show_failure (SignetKeptSecretDialog *self,
              const GError           *error)
{
  adw_status_page_set_title (self->failed_page, signet_words_get_error_title (error));
  adw_status_page_set_description (self->failed_page, signet_words_get_keyring_body (error));
  show_page (self, "failed");
}

static void
add_group (SignetKeptSecretDialog *self,
           SignetKeptSecret       *kept)
{
  GtkWidget *group = signet_kept_secret_group_new (self->connection, self->credential, kept);

  g_signal_connect_object (group, "remove", G_CALLBACK (ask_to_remove), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (group, "move", G_CALLBACK (move), self, G_CONNECT_SWAPPED);
  if (self->connections != NULL)
    signet_kept_secret_group_offer_move (SIGNET_KEPT_SECRET_GROUP (group), self->connections);
  gtk_box_append (self->groups, group);
}

/* Whether the credential has a secret that is not kept here. */
static gboolean
lacks_some (SignetKeptSecretDialog *self,
            GPtrArray              *kept)
{
  for (guint i = 0; i < signet_credential_get_n_secrets (self->credential); i++)
    {
      SignetSecretInfo *secret = signet_credential_get_secret (self->credential, i);
      gboolean found = FALSE;

      for (guint j = 0; j < kept->len && !found; j++)
        found = g_strcmp0 (signet_kept_secret_get_secret_id (g_ptr_array_index (kept, j)),
                           signet_secret_info_get_id (secret)) == 0;
      if (!found)
        return TRUE;
    }

  return FALSE;
}

static void
show_kept (SignetKeptSecretDialog *self,
           GPtrArray              *kept)
{
  GtkWidget *child;
  guint n_shown = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);

  for (guint i = 0; i < kept->len; i++)
    {
      SignetKeptSecret *one = g_ptr_array_index (kept, i);

      if (self->secret_id != NULL &&
          g_strcmp0 (signet_kept_secret_get_secret_id (one), self->secret_id) != 0)
        continue;
      add_group (self, one);
      n_shown++;
    }

  gtk_widget_set_visible (self->more_button,
                          self->secret_id == NULL && lacks_some (self, kept) &&
                          !signet_connection_can_keep (self->connection));
  show_page (self, n_shown > 0 ? "kept" : "none");
}

/*
 * Callbacks
 */

static void
load_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(SignetKeptSecretDialog) self = signet_place_take (user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) kept =
    signet_connection_load_kept_finish (SIGNET_CONNECTION (source), result, &error);

  if (self == NULL)
    return;

  if (kept != NULL)
    show_kept (self, kept);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_failure (self, error);
}

static void
load (SignetKeptSecretDialog *self)
{
  begin (self);
  show_page (self, "waiting");
  signet_connection_load_kept_async (self->connection,
                                     signet_credential_get_client_id (self->credential),
                                     self->cancellable, load_cb, signet_place_new (self));
}

static void
paste_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(SignetKeptSecretDialog) self = signet_place_take (user_data);
  g_autoptr(GError) error = NULL;
  SignetSecretPaste outcome;
  gboolean known =
    signet_secret_paste_finish (SIGNET_CONNECTION (source), result, &outcome, &error);

  if (self == NULL)
    return;

  gtk_widget_set_sensitive (self->paste_button, TRUE);
  gtk_widget_set_sensitive (self->more_button, TRUE);
  if (!known)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        signet_notice_say (get_notice (self), signet_words_get_error_title (error),
                           signet_words_get_keyring_body (error));
      return;
    }

  if (outcome != SIGNET_SECRET_PASTE_SAVED)
    {
      signet_notice_say (get_notice (self), _(paste_words[outcome].title),
                         _(paste_words[outcome].body));
      return;
    }

  /* It may be another secret than the one that was looked for. */
  g_clear_pointer (&self->secret_id, g_free);
  load (self);
}

static void
on_paste_button_clicked_cb (SignetKeptSecretDialog *self)
{
  g_assert (SIGNET_IS_KEPT_SECRET_DIALOG (self));

  begin (self);
  gtk_widget_set_sensitive (self->paste_button, FALSE);
  gtk_widget_set_sensitive (self->more_button, FALSE);
  signet_secret_paste_async (self->connection, self->credential,
                             gtk_widget_get_clipboard (GTK_WIDGET (self)), self->cancellable,
                             paste_cb, signet_place_new (self));
}

static void
discard_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(SignetKeptSecretDialog) self = signet_place_take (user_data);
  g_autoptr(GError) error = NULL;

  signet_connection_discard_finish (SIGNET_CONNECTION (source), result, NULL, &error);
  if (self == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  if (error != NULL)
    {
      signet_notice_say (self->notice, signet_words_get_error_title (error),
                         signet_words_get_keyring_body (error));
      return;
    }

  load (self);
}

static void
on_question_response_cb (SignetKeptSecretGroup *group,
                         const char            *response)
{
  GtkWidget *self = gtk_widget_get_ancestor (GTK_WIDGET (group),
                                             SIGNET_TYPE_KEPT_SECRET_DIALOG);
  g_autoptr(GPtrArray) kept =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_kept_secret_unref);

  if (self == NULL || !g_str_equal (response, "remove"))
    return;

  begin (SIGNET_KEPT_SECRET_DIALOG (self));
  g_ptr_array_add (kept, signet_kept_secret_ref (signet_kept_secret_group_get_kept (group)));
  signet_connection_discard_async (SIGNET_KEPT_SECRET_DIALOG (self)->connection, kept,
                                   SIGNET_KEPT_SECRET_DIALOG (self)->cancellable,
                                   discard_cb, signet_place_new (self));
}

static void
ask_to_remove (SignetKeptSecretDialog *self,
               SignetKeptSecretGroup  *group)
{
  const char *name = signet_credential_get_display_name (self->credential);
  GtkWidget *question =
    adw_message_dialog_new (GTK_WINDOW (self), _("Remove From the Keyring?"), NULL);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (question);

  /* Translators: %s is the name of a credential */
  adw_message_dialog_format_body (dialog,
                                  _("Nobody can read the Client Secret of “%s” again, unless it "
                                    "is kept elsewhere too. Programs that have it go on using "
                                    "it."), name);
  adw_message_dialog_add_response (dialog, "cancel", _("Cancel"));
  adw_message_dialog_add_response (dialog, "remove", _("Remove"));
  adw_message_dialog_set_response_appearance (dialog, "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_question_response_cb),
                           group, G_CONNECT_SWAPPED);
  signet_question_present (ADW_MESSAGE_DIALOG (dialog));
}

static SignetConnection *
find_connection (SignetKeptSecretDialog *self,
                 const char             *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->connections); i++)
    {
      g_autoptr(SignetConnection) connection = g_list_model_get_item (self->connections, i);

      /* The list holds it. */
      if (g_str_equal (signet_connection_get_id (connection), id))
        return connection;
    }

  return NULL;
}

static void
move_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(SignetKeptSecretDialog) self = signet_place_take (user_data);
  g_autoptr(GError) error = NULL;
  gboolean moved =
    signet_connection_move_kept_finish (SIGNET_CONNECTION (source), result, &error);

  if (self == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  /* The credential is no longer one of this connection. */
  if (moved)
    gtk_window_close (GTK_WINDOW (self));
  else if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED))
    signet_notice_say (self->notice, _("Kept There Already"),
                       _("The other connection keeps a secret of this Client ID. Forget one of "
                         "the two first."));
  else
    signet_notice_say (self->notice, signet_words_get_error_title (error),
                       signet_words_get_keyring_body (error));
}

static void
move (SignetKeptSecretDialog *self,
      const char             *id,
      SignetKeptSecretGroup  *group)
{
  SignetConnection *target = find_connection (self, id);
  SecretValue *secret =
    signet_kept_secret_get_secret (signet_kept_secret_group_get_kept (group));

  if (target == NULL || secret == NULL)
    return;

  begin (self);
  signet_connection_move_kept_async (self->connection, self->credential, secret, target,
                                     self->cancellable, move_cb, signet_place_new (self));
}

static void
on_retry_button_clicked_cb (SignetKeptSecretDialog *self)
{
  g_assert (SIGNET_IS_KEPT_SECRET_DIALOG (self));

  load (self);
}

/* A keyring that asks for its password may wait for ever. */
static void
on_stop_button_clicked_cb (SignetKeptSecretDialog *self)
{
  g_assert (SIGNET_IS_KEPT_SECRET_DIALOG (self));

  gtk_window_close (GTK_WINDOW (self));
}

/*
 * GObject
 */

static void
signet_kept_secret_dialog_dispose (GObject *object)
{
  SignetKeptSecretDialog *self = SIGNET_KEPT_SECRET_DIALOG (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (signet_kept_secret_dialog_parent_class)->dispose (object);
}

static void
signet_kept_secret_dialog_finalize (GObject *object)
{
  SignetKeptSecretDialog *self = SIGNET_KEPT_SECRET_DIALOG (object);

  g_clear_object (&self->connection);
  g_clear_object (&self->connections);
  g_clear_object (&self->credential);
  g_clear_object (&self->cancellable);
  g_free (self->secret_id);

  G_OBJECT_CLASS (signet_kept_secret_dialog_parent_class)->finalize (object);
}

static void
signet_kept_secret_dialog_class_init (SignetKeptSecretDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_kept_secret_dialog_dispose;
  object_class->finalize = signet_kept_secret_dialog_finalize;

  g_type_ensure (SIGNET_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH
                                               "/ui/signet-kept-secret-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetKeptSecretDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, SignetKeptSecretDialog, groups);
  gtk_widget_class_bind_template_child (widget_class, SignetKeptSecretDialog, more_button);
  gtk_widget_class_bind_template_child (widget_class, SignetKeptSecretDialog, none_notice);
  gtk_widget_class_bind_template_child (widget_class, SignetKeptSecretDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, SignetKeptSecretDialog, paste_button);
  gtk_widget_class_bind_template_child (widget_class, SignetKeptSecretDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SignetKeptSecretDialog, title);
  gtk_widget_class_bind_template_callback (widget_class, on_paste_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_retry_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_button_clicked_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
signet_kept_secret_dialog_init (SignetKeptSecretDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/*
 * Public
 */

/**
 * signet_kept_secret_dialog_present:
 * @parent: the window that asks
 * @connection: where the credential is
 * @connections: (nullable) (element-type SignetConnection): all connections, if a secret may be
 *   moved to another one
 * @credential: the credential
 * @secret_id: (nullable): one of its secrets, %NULL for all that are kept
 *
 * Shows what the keyring has of a credential: to reveal, copy or remove it, or to save what is kept
 * elsewhere.
 */
void
signet_kept_secret_dialog_present (GtkWindow        *parent,
                                   SignetConnection *connection,
                                   GListModel       *connections,
                                   SignetCredential *credential,
                                   const char       *secret_id)
{
  SignetKeptSecretDialog *self;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (SIGNET_IS_CONNECTION (connection));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (credential));

  self = g_object_new (SIGNET_TYPE_KEPT_SECRET_DIALOG, "transient-for", parent, NULL);
  self->connection = g_object_ref (connection);
  g_set_object (&self->connections, connections);
  self->credential = g_object_ref (credential);
  self->secret_id = g_strdup (secret_id);
  adw_window_title_set_subtitle (self->title, signet_credential_get_display_name (credential));
  gtk_widget_set_visible (self->paste_button, !signet_connection_can_keep (connection));
  load (self);
  gtk_window_present (GTK_WINDOW (self));
}

/* signet-token-form.c: with which secret to ask for a token, and for how much
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-token-form.h"

#include "signet-accessible.h"
#include "signet-keyring-entry.h"
#include "signet-keyring-read.h"
#include "signet-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* How much of a pasted secret is shown, so that one can see which it is. */
#define HINT_LENGTH 4

/* The longest secret that is taken from the clipboard, in bytes. */
#define SECRET_LENGTH_MAX 4096

/* There is no entry for the secret: GTK's password entries hand their text to any program on the
 * accessibility bus. A pasted secret goes from the clipboard into memory that is not swapped, and
 * only its last characters are shown. GDK's copy of the clipboard is in ordinary memory and is
 * wiped here as far as it is ours.
 */
struct _SignetTokenForm
{
  GtkBox parent_instance;

  SignetConnection *connection; /* (owned) (nullable) */
  SignetCredential *credential; /* (owned) (nullable) */
  char *secret_id;              /* (owned) (nullable) the one that is wanted */
  SecretValue *pasted;          /* (owned) (nullable) */
  GCancellable *cancellable;    /* (owned) of what is under way */
  GPtrArray *scope_checks;      /* (owned) (element-type GtkCheckButton) in the order of grants */
  GtkEditable *audience_row;    /* (borrowed) (nullable) */
  GtkEditable *scope_row;       /* (borrowed) (nullable) */
  gboolean ready;

  GtkWidget *extent_group;       /* (template) */
  AdwExpanderRow *extent_row;    /* (template) */
  GtkCheckButton *keyring_check; /* (template) */
  AdwActionRow *keyring_row;     /* (template) */
  GtkWidget *paste_button;       /* (template) */
  GtkCheckButton *paste_check;   /* (template) */
  AdwActionRow *paste_row;       /* (template) */
};

G_DEFINE_FINAL_TYPE (SignetTokenForm, signet_token_form, GTK_TYPE_BOX)

typedef enum
{
  PROP_READY = 1,
  N_PROPS
} SignetTokenFormProperty;

static GParamSpec *properties[N_PROPS];

/*
 * Helpers
 */

static gboolean
uses_keyring (SignetTokenForm *self)
{
  return gtk_check_button_get_active (self->keyring_check);
}

static guint
count_chosen (SignetTokenForm *self)
{
  guint n_chosen = 0;

  for (guint i = 0; i < self->scope_checks->len; i++)
    n_chosen += gtk_check_button_get_active (g_ptr_array_index (self->scope_checks, i)) ? 1 : 0;

  return n_chosen;
}

static gboolean
has_extent (SignetTokenForm *self)
{
  return self->scope_checks->len == 0 || count_chosen (self) > 0 ||
         *gtk_editable_get_text (self->scope_row) != '\0';
}

static void
update_ready (SignetTokenForm *self)
{
  gboolean ready = (uses_keyring (self) || self->pasted != NULL) && has_extent (self);

  if (ready == self->ready)
    return;

  self->ready = ready;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

static void
show_pasted (SignetTokenForm *self)
{
  g_autofree char *subtitle = NULL;
  const char *text;

  if (self->pasted == NULL)
    {
      adw_action_row_set_subtitle (self->paste_row,
                                   _("Copy the secret where it is kept, then paste it here"));
      return;
    }

  text = secret_value_get_text (self->pasted);
  /* Translators: the last characters of a secret */
  subtitle = g_strdup_printf (_("Pasted: ••••%s. It is forgotten when this closes."),
                              strlen (text) > 4 * HINT_LENGTH
                                ? text + strlen (text) - HINT_LENGTH : "");
  adw_action_row_set_subtitle (self->paste_row, subtitle);
}

static SignetSecretInfo *
find_secret (SignetTokenForm *self,
             const char      *secret_id)
{
  for (guint i = 0; i < signet_credential_get_n_secrets (self->credential); i++)
    {
      SignetSecretInfo *secret = signet_credential_get_secret (self->credential, i);

      if (g_strcmp0 (signet_secret_info_get_id (secret), secret_id) == 0)
        return secret;
    }

  return NULL;
}

static void
show_kept (SignetTokenForm    *self,
           SignetKeyringEntry *entry)
{
  SignetSecretInfo *secret;
  g_autofree char *hint = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->keyring_row), entry != NULL);
  if (entry == NULL)
    {
      adw_action_row_set_subtitle (self->keyring_row,
                                   self->secret_id != NULL
                                     ? _("This secret is not in the keyring")
                                     : _("No secret of this credential is in the keyring"));
      gtk_check_button_set_active (self->paste_check, TRUE);
      gtk_widget_grab_focus (self->paste_button);
      return;
    }

  gtk_check_button_set_active (self->keyring_check, TRUE);
  if (signet_keyring_entry_is_locked (entry))
    {
      adw_action_row_set_subtitle (self->keyring_row,
                                   _("The keyring is locked and will ask to be unlocked"));
      return;
    }

  if (signet_connection_can_keep (self->connection))
    {
      adw_action_row_set_subtitle (self->keyring_row, _("In your keyring"));
      return;
    }

  secret = find_secret (self, signet_keyring_entry_get_secret_id (entry));
  hint = secret != NULL ? signet_words_secret_hint (secret)
                        : g_strdup (_("A secret that was replaced or ended"));
  adw_action_row_set_subtitle (self->keyring_row, hint);
}

static char *
join_scopes (SignetTokenForm *self)
{
  g_autoptr(GString) scopes = g_string_new (NULL);
  const char *more = self->scope_row != NULL ? gtk_editable_get_text (self->scope_row) : "";
  gboolean all = count_chosen (self) == self->scope_checks->len && *more == '\0';

  for (guint i = 0; !all && i < self->scope_checks->len; i++)
    {
      SignetGrant *grant = signet_credential_get_grant (self->credential, i);

      if (gtk_check_button_get_active (g_ptr_array_index (self->scope_checks, i)))
        g_string_append_printf (scopes, "%s%s:%s", scopes->len > 0 ? " " : "",
                                signet_grant_get_api (grant), signet_grant_get_permission (grant));
    }
  if (*more != '\0')
    g_string_append_printf (scopes, "%s%s", scopes->len > 0 ? " " : "", more);

  return g_string_free (g_steal_pointer (&scopes), FALSE);
}

static SignetTokenRequest *
make_request (SignetTokenForm *self,
              SecretValue     *secret)
{
  SignetTokenRequest *request =
    signet_token_request_new (signet_credential_get_client_id (self->credential), secret);
  g_autofree char *scope = join_scopes (self);

  signet_token_request_set_scope (request, scope);
  signet_token_request_set_audience (request, gtk_editable_get_text (self->audience_row));

  return request;
}

/*
 * Callbacks
 */

static void
on_source_toggled_cb (SignetTokenForm *self)
{
  g_assert (SIGNET_IS_TOKEN_FORM (self));

  update_ready (self);
}

static void
paste_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(SignetTokenForm) self = user_data;
  g_autoptr(GError) error = NULL;
  char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  gsize length = text != NULL ? strnlen (text, SECRET_LENGTH_MAX + 1) : 0;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (text != NULL)
    g_strstrip (text);
  if (text == NULL || *text == '\0' || length > SECRET_LENGTH_MAX)
    {
      adw_action_row_set_subtitle (self->paste_row, _("There is no secret in the clipboard"));
    }
  else
    {
      g_clear_pointer (&self->pasted, secret_value_unref);
      self->pasted = secret_value_new (text, -1, "text/plain");
      gtk_check_button_set_active (self->paste_check, TRUE);
      show_pasted (self);
    }

  if (text != NULL)
    explicit_bzero (text, length);
  g_free (text);
  update_ready (self);
}

static void
on_paste_button_clicked_cb (SignetTokenForm *self)
{
  g_assert (SIGNET_IS_TOKEN_FORM (self));

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                                 self->cancellable, paste_cb, g_object_ref (self));
}

/* Without a keyring there is nothing in it. */
static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(SignetTokenForm) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = signet_keyring_entry_find_finish (result, &error);
  SignetKeyringEntry *found = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  for (guint i = 0; found == NULL && entries != NULL && i < entries->len; i++)
    {
      SignetKeyringEntry *entry = g_ptr_array_index (entries, i);
      const char *secret_id = signet_keyring_entry_get_secret_id (entry);

      if (self->secret_id == NULL || secret_id == NULL ||
          g_str_equal (secret_id, self->secret_id))
        found = entry;
    }

  show_kept (self, found);
  update_ready (self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetTokenForm *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;
  char *secret_id = NULL;
  g_autoptr(SecretValue) secret = signet_keyring_read_finish (result, &secret_id, &error);

  g_task_set_task_data (task, secret_id, g_free);
  if (secret != NULL)
    g_task_return_pointer (task, make_request (self, secret),
                           (GDestroyNotify) signet_token_request_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
add_scope_row (SignetTokenForm *self,
               SignetGrant     *grant)
{
  g_autofree char *name =
    signet_words_tag (grant, signet_connection_get_catalogue (self->connection), NULL);
  g_autofree char *scope = g_strconcat (signet_grant_get_api (grant), ":",
                                        signet_grant_get_permission (grant), NULL);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), scope);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_source_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_expander_row_add_row (self->extent_row, row);
  g_ptr_array_add (self->scope_checks, check);
}

static GtkEditable *
add_entry_row (SignetTokenForm *self,
               const char      *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_source_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  adw_expander_row_add_row (self->extent_row, row);

  return GTK_EDITABLE (row);
}

/*
 * GObject
 */

static void
signet_token_form_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch ((SignetTokenFormProperty) prop_id)
    {
    case PROP_READY:
      g_value_set_boolean (value, signet_token_form_get_ready (SIGNET_TOKEN_FORM (object)));
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
signet_token_form_dispose (GObject *object)
{
  SignetTokenForm *self = SIGNET_TOKEN_FORM (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->pasted, secret_value_unref);

  G_OBJECT_CLASS (signet_token_form_parent_class)->dispose (object);
}

static void
signet_token_form_finalize (GObject *object)
{
  SignetTokenForm *self = SIGNET_TOKEN_FORM (object);

  g_clear_object (&self->connection);
  g_clear_object (&self->credential);
  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->scope_checks);
  g_free (self->secret_id);

  G_OBJECT_CLASS (signet_token_form_parent_class)->finalize (object);
}

static void
signet_token_form_class_init (SignetTokenFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = signet_token_form_get_property;
  object_class->dispose = signet_token_form_dispose;
  object_class->finalize = signet_token_form_finalize;

  /**
   * SignetTokenForm:ready:
   *
   * Whether a token can be asked for.
   */
  properties[PROP_READY] =
    g_param_spec_boolean ("ready", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-token-form.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetTokenForm, extent_group);
  gtk_widget_class_bind_template_child (widget_class, SignetTokenForm, extent_row);
  gtk_widget_class_bind_template_child (widget_class, SignetTokenForm, keyring_check);
  gtk_widget_class_bind_template_child (widget_class, SignetTokenForm, keyring_row);
  gtk_widget_class_bind_template_child (widget_class, SignetTokenForm, paste_button);
  gtk_widget_class_bind_template_child (widget_class, SignetTokenForm, paste_check);
  gtk_widget_class_bind_template_child (widget_class, SignetTokenForm, paste_row);
  gtk_widget_class_bind_template_callback (widget_class, on_paste_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_source_toggled_cb);
}

static void
signet_token_form_init (SignetTokenForm *self)
{
  self->cancellable = g_cancellable_new ();
  self->scope_checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_accessible_name_lists (self->extent_group, _("Ask for Less"));
}

/* What is asked for unless the person wants something else. */
static void
show_defaults (SignetTokenForm *self)
{
  const char *client_id = signet_credential_get_client_id (self->credential);
  const char *audience = signet_connection_get_audience (self->connection, client_id);
  const char *scope = signet_connection_get_scope (self->connection, client_id);

  gtk_editable_set_text (self->audience_row, audience != NULL ? audience : "");
  gtk_editable_set_text (self->scope_row, scope != NULL ? scope : "");
}

/*
 * Public
 */

/**
 * signet_token_form_set_credential:
 * @self: a form that was not told yet
 * @connection: where the credential is
 * @credential: a credential
 * @secret_id: (nullable): one of its secrets, or nothing for any
 *
 * Says what to ask a token for, and looks whether its secret is in the keyring.
 */
void
signet_token_form_set_credential (SignetTokenForm  *self,
                                  SignetConnection *connection,
                                  SignetCredential *credential,
                                  const char       *secret_id)
{
  g_return_if_fail (SIGNET_IS_TOKEN_FORM (self));
  g_return_if_fail (self->credential == NULL);

  self->connection = g_object_ref (connection);
  self->credential = g_object_ref (credential);
  self->secret_id = g_strdup (secret_id);
  for (guint i = 0; i < signet_credential_get_n_grants (credential); i++)
    add_scope_row (self, signet_credential_get_grant (credential, i));
  self->scope_row = add_entry_row (self, _("Other Scopes"));
  self->audience_row = add_entry_row (self, _("Audience"));
  show_defaults (self);

  adw_action_row_set_subtitle (self->keyring_row, _("Looking…"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->keyring_row), FALSE);
  show_pasted (self);
  signet_keyring_entry_find_async (signet_connection_get_id (connection),
                                   signet_credential_get_client_id (credential),
                                   self->cancellable, found_cb, g_object_ref (self));
}

/**
 * signet_token_form_get_ready:
 * @self: a form
 *
 * Returns: whether a token can be asked for
 */
gboolean
signet_token_form_get_ready (SignetTokenForm *self)
{
  g_return_val_if_fail (SIGNET_IS_TOKEN_FORM (self), FALSE);

  return self->ready;
}

/**
 * signet_token_form_has_paste_focus:
 * @self: a form
 *
 * Returns: whether the next key would paste
 */
gboolean
signet_token_form_has_paste_focus (SignetTokenForm *self)
{
  g_return_val_if_fail (SIGNET_IS_TOKEN_FORM (self), FALSE);

  return gtk_widget_is_focus (self->paste_button);
}

/**
 * signet_token_form_take_async:
 * @self: a form that is ready
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Makes a request out of what was chosen. The keyring may ask to be unlocked first.
 */
void
signet_token_form_take_async (SignetTokenForm     *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (SIGNET_IS_TOKEN_FORM (self));
  g_return_if_fail (self->ready);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_token_form_take_async);
  if (uses_keyring (self))
    signet_keyring_read_async (signet_connection_get_id (self->connection),
                               signet_credential_get_client_id (self->credential),
                               self->secret_id, TRUE, cancellable, read_cb,
                               g_object_ref (task));
  else
    g_task_return_pointer (task, make_request (self, self->pasted),
                           (GDestroyNotify) signet_token_request_unref);
}

/**
 * signet_token_form_take_finish:
 * @self: a form
 * @result: what the callback was given
 * @secret_id: (out) (nullable) (transfer full): which secret it is, if that is known
 * @error: return location for an error, as for [func@Signet.keyring_read_finish]
 *
 * Ends [method@Signet.TokenForm.take_async].
 *
 * Returns: (transfer full) (nullable): a request, or %NULL with @error set
 */
SignetTokenRequest *
signet_token_form_take_finish (SignetTokenForm  *self,
                               GAsyncResult     *result,
                               char            **secret_id,
                               GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (secret_id != NULL, NULL);

  *secret_id = g_strdup (g_task_get_task_data (G_TASK (result)));

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* signet-issued-page.c: shows a new secret, once
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-issued-page-private.h"

#include "signet-accessible.h"
#include "signet-clip-bar.h"
#include "signet-flow-layout.h"
#include "signet-secret-form.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (SignetIssuedPage, signet_issued_page, GTK_TYPE_BOX)

typedef enum
{
  PROP_SECURED = 1,
  N_PROPS
} SignetIssuedPageProperty;

static GParamSpec *properties[N_PROPS];

/*
 * Helpers
 */

static void
show_request (SignetIssuedPage *self,
              const char       *client_id)
{
  const char *url = signet_issued_page_get_token_url (self);
  g_autofree char *request = NULL;

  gtk_widget_set_visible (self->request_group, url != NULL);
  if (url == NULL)
    return;

  request = signet_secret_form_write_request (client_id, url);
  g_strchomp (request);
  adw_action_row_set_subtitle (self->url_row, url);
  signet_copy_button_set_text (self->url_button, url);
  gtk_label_set_label (self->request_label, request);
  signet_copy_button_set_text (self->request_button, request);
}

static void
show_saved (SignetIssuedPage *self)
{
  SignetKeyring *keyring = signet_connection_get_keyring (self->connection);

  if (signet_keyring_get_store (keyring) == SIGNET_KEYRING_STORE_PORTAL)
    gtk_label_set_label (self->saved_label,
                         _("Saved in an encrypted file that only Signet can open"));
  else
    gtk_label_set_label (self->saved_label, _("Saved to the keyring"));
  gtk_stack_set_visible_child_name (self->save_stack, "saved");
}

/*
 * Callbacks
 */

static void
save_secret_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(SignetIssuedPage) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean saved = signet_connection_save_secret_finish (SIGNET_CONNECTION (source), result,
                                                         &error);

  g_clear_object (&self->saving);
  if (saved)
    {
      signet_issued_page_secure (self);
      show_saved (self);
      return;
    }

  gtk_stack_set_visible_child_name (self->save_stack, "offer");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    signet_notice_say (self->notice, _("Not Saved"),
                       _("Saving was cancelled. Try again, or copy the secret and keep it "
                         "elsewhere."));
  else
    signet_notice_say_error (self->notice, error);
}

static void
on_save_button_clicked_cb (SignetIssuedPage *self)
{
  g_assert (SIGNET_IS_ISSUED_PAGE (self));

  signet_issued_page_save (self);
}

/* A keyring that asks for its password may wait for ever. */
static void
on_stop_button_clicked_cb (SignetIssuedPage *self)
{
  g_assert (SIGNET_IS_ISSUED_PAGE (self));

  g_cancellable_cancel (self->saving);
}

/*
 * Virtual methods
 */

static void
signet_issued_page_root (GtkWidget *widget)
{
  SignetIssuedPage *self = SIGNET_ISSUED_PAGE (widget);
  GtkRoot *root;

  GTK_WIDGET_CLASS (signet_issued_page_parent_class)->root (widget);

  root = gtk_widget_get_root (widget);
  if (!GTK_IS_WINDOW (root))
    return;

  self->window = GTK_WINDOW (root);
  signet_issued_page_guard_session (self);
}

static void
signet_issued_page_unroot (GtkWidget *widget)
{
  SignetIssuedPage *self = SIGNET_ISSUED_PAGE (widget);

  signet_issued_page_release_session (self);
  self->window = NULL;

  GTK_WIDGET_CLASS (signet_issued_page_parent_class)->unroot (widget);
}

/*
 * GObject
 */

static void
signet_issued_page_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  SignetIssuedPage *self = SIGNET_ISSUED_PAGE (object);

  switch ((SignetIssuedPageProperty) prop_id)
    {
    case PROP_SECURED:
      g_value_set_boolean (value, signet_issued_page_get_secured (self));
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
signet_issued_page_dispose (GObject *object)
{
  SignetIssuedPage *self = SIGNET_ISSUED_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->saving);

  G_OBJECT_CLASS (signet_issued_page_parent_class)->dispose (object);
}

static void
signet_issued_page_finalize (GObject *object)
{
  SignetIssuedPage *self = SIGNET_ISSUED_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->connection);
  g_clear_object (&self->saving);
  g_clear_pointer (&self->issued, signet_issued_unref);

  G_OBJECT_CLASS (signet_issued_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-issued-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetIssuedPage, client_id_button);
  gtk_widget_class_bind_template_child (widget_class, SignetIssuedPage, client_id_row);
  gtk_widget_class_bind_template_child (widget_class, SignetIssuedPage, copy_as_button);
  gtk_widget_class_bind_template_child (widget_class, SignetIssuedPage, file_label);
  gtk_widget_class_bind_template_child (widget_class, SignetIssuedPage, file_status);
  gtk_widget_class_bind_template_child (widget_class, SignetIssuedPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, SignetIssuedPage, notice);
  gtk_widget_class_bind_template_child (widget_class, SignetIssuedPage, request_button);
  gtk_widget_class_bind_template_child (widget_class, SignetIssuedPage, request_group);
  gtk_widget_class_bind_template_child (widget_class, SignetIssuedPage, request_label);
  gtk_widget_class_bind_template_child (widget_class, SignetIssuedPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, SignetIssuedPage, save_file_button);
  gtk_widget_class_bind_template_child (widget_class, SignetIssuedPage, save_stack);
  gtk_widget_class_bind_template_child (widget_class, SignetIssuedPage, saved_label);
  gtk_widget_class_bind_template_child (widget_class, SignetIssuedPage, secret_row);
  gtk_widget_class_bind_template_child (widget_class, SignetIssuedPage, url_button);
  gtk_widget_class_bind_template_child (widget_class, SignetIssuedPage, url_row);
  gtk_widget_class_bind_template_child (widget_class, SignetIssuedPage, values_group);
  gtk_widget_class_bind_template_callback (widget_class, on_save_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, signet_issued_page_secure);
}

static void
signet_issued_page_class_init (SignetIssuedPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = signet_issued_page_get_property;
  object_class->dispose = signet_issued_page_dispose;
  object_class->finalize = signet_issued_page_finalize;
  widget_class->root = signet_issued_page_root;
  widget_class->unroot = signet_issued_page_unroot;

  /**
   * SignetIssuedPage:secured:
   *
   * Whether the secret was copied or saved, so that the page may go.
   */
  properties[PROP_SECURED] =
    g_param_spec_boolean ("secured", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SIGNET_TYPE_CLIP_BAR);
  g_type_ensure (SIGNET_TYPE_COPY_BUTTON);
  g_type_ensure (SIGNET_TYPE_FLOW_LAYOUT);
  g_type_ensure (SIGNET_TYPE_MASKED_ROW);
  g_type_ensure (SIGNET_TYPE_NOTICE);
  signet_issued_page_install_forms (widget_class);
  bind_template (widget_class);
}

static void
signet_issued_page_init (SignetIssuedPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_accessible_name_lists (self->values_group, _("Credential"));
}

/*
 * Public
 */

/**
 * signet_issued_page_new:
 * @connection: the issuer
 * @issued: a credential with its secret
 *
 * Returns: (transfer full): a page that shows it, the secret masked
 */
GtkWidget *
signet_issued_page_new (SignetConnection *connection,
                        SignetIssued     *issued)
{
  SignetIssuedPage *self;
  SignetCredential *credential;
  const char *client_id;

  g_return_val_if_fail (SIGNET_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (issued != NULL, NULL);

  self = g_object_new (SIGNET_TYPE_ISSUED_PAGE, NULL);
  self->connection = g_object_ref (connection);
  self->issued = signet_issued_ref (issued);
  credential = signet_issued_get_credential (issued);
  client_id = signet_credential_get_client_id (credential);
  gtk_label_set_label (self->name_label, signet_credential_get_display_name (credential));
  adw_action_row_set_subtitle (self->client_id_row, client_id);
  signet_copy_button_set_text (self->client_id_button, client_id);
  signet_masked_row_set_secret (self->secret_row, signet_issued_get_secret (issued));
  show_request (self, client_id);
  signet_issued_page_offer_forms (self);

  return GTK_WIDGET (self);
}

/**
 * signet_issued_page_get_secured:
 * @self: a page
 *
 * Returns: whether the secret was copied or saved, so that the page may go
 */
gboolean
signet_issued_page_get_secured (SignetIssuedPage *self)
{
  g_return_val_if_fail (SIGNET_IS_ISSUED_PAGE (self), FALSE);

  return self->secured;
}

/**
 * signet_issued_page_say:
 * @self: a page
 * @title: what happened, in header capitals
 * @body: (nullable): more about it
 *
 * Says it above the ways to keep the secret.
 */
void
signet_issued_page_say (SignetIssuedPage *self,
                        const char       *title,
                        const char       *body)
{
  g_return_if_fail (SIGNET_IS_ISSUED_PAGE (self));
  g_return_if_fail (title != NULL);

  signet_notice_say (self->notice, title, body);
}

/**
 * signet_issued_page_save:
 * @self: a page
 *
 * Saves the secret to the keyring, unless that is under way, and shows how it went.
 */
void
signet_issued_page_save (SignetIssuedPage *self)
{
  g_return_if_fail (SIGNET_IS_ISSUED_PAGE (self));

  if (self->saving != NULL)
    return;

  self->saving = g_cancellable_new ();
  signet_notice_clear (self->notice);
  gtk_stack_set_visible_child_name (self->save_stack, "saving");
  signet_connection_save_secret_async (self->connection, self->issued, self->saving,
                                       save_secret_cb, g_object_ref (self));
}

/**
 * signet_issued_page_secure:
 * @self: a page
 *
 * Takes note that the secret was copied or saved, and lets everything end that waited for it.
 */
void
signet_issued_page_secure (SignetIssuedPage *self)
{
  g_return_if_fail (SIGNET_IS_ISSUED_PAGE (self));

  if (self->secured)
    return;

  self->secured = TRUE;
  signet_issued_page_release_session (self);
  gtk_widget_remove_css_class (GTK_WIDGET (self->save_button), "suggested-action");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECURED]);
}

/**
 * signet_issued_page_get_token_url:
 * @self: a page
 *
 * Returns: (nullable): where programs get tokens, if that is known
 */
const char *
signet_issued_page_get_token_url (SignetIssuedPage *self)
{
  SignetAccess *access;

  g_return_val_if_fail (SIGNET_IS_ISSUED_PAGE (self), NULL);

  access = signet_connection_get_access (self->connection);

  return access != NULL ? signet_access_get_token_endpoint (access) : NULL;
}

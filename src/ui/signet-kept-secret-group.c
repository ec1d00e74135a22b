/* signet-kept-secret-group.c: one secret in the keyring, with what is known of it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-kept-secret-group.h"

#include "signet-accessible.h"
#include "signet-masked-row.h"
#include "signet-place.h"
#include "signet-time.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

struct _SignetKeptSecretGroup
{
  AdwPreferencesGroup parent_instance;

  SignetConnection *connection; /* (owned) */
  SignetKeptSecret *kept;      /* (owned) */
  GCancellable *cancellable;   /* (owned) of the question to the issuer */

  SignetMaskedRow *masked_row; /* (template) */
  GtkMenuButton *move_button;  /* (template) */
  AdwActionRow *place_row;     /* (template) */
  GtkWidget *remove_button;    /* (template) */
  AdwActionRow *secret_row;    /* (template) */
  GtkWidget *status_box;       /* (template) */
  GtkImage *status_image;      /* (template) */
  AdwActionRow *status_row;    /* (template) */
};

G_DEFINE_FINAL_TYPE (SignetKeptSecretGroup, signet_kept_secret_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  SIGNAL_REMOVE,
  SIGNAL_MOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/*
 * Helpers
 */

static SignetSecretInfo *
find_info (SignetCredential *credential,
           const char       *secret_id)
{
  for (guint i = 0; i < signet_credential_get_n_secrets (credential); i++)
    {
      SignetSecretInfo *secret = signet_credential_get_secret (credential, i);

      if (g_strcmp0 (signet_secret_info_get_id (secret), secret_id) == 0)
        return secret;
    }

  return NULL;
}

static void
show_info (SignetKeptSecretGroup *self,
           SignetCredential      *credential)
{
  SignetSecretInfo *info =
    find_info (credential, signet_kept_secret_get_secret_id (self->kept));
  g_autofree char *hint = NULL;
  g_autofree char *facts = NULL;
  g_autofree char *subtitle = NULL;

  if (info == NULL)
    {
      adw_action_row_set_subtitle (self->secret_row,
                                   _("Not one that the credential has now"));
      return;
    }

  hint = signet_words_secret_hint (info);
  facts = signet_words_secret_facts (info, signet_time_now ());
  subtitle = g_strdup_printf ("%s\n%s", hint, facts);
  adw_action_row_set_subtitle (self->secret_row, subtitle);
}

static void
show_place (SignetKeptSecretGroup *self,
            SignetKeyring         *keyring)
{
  gboolean in_file = signet_keyring_get_store (keyring) == SIGNET_KEYRING_STORE_PORTAL;
  const char *place = in_file ? _("An encrypted file that only Signet can open")
                              : _("The keyring of this computer");
  gint64 saved = signet_kept_secret_get_saved (self->kept);
  g_autofree char *when = saved != 0 ? signet_words_date_time (saved) : NULL;
  g_autofree char *subtitle = NULL;

  /* Translators: where a secret is kept, and since when */
  subtitle = when != NULL ? g_strdup_printf (_("%s, since %s"), place, when) : g_strdup (place);
  adw_action_row_set_subtitle (self->place_row, subtitle);
}

static void
show_state (SignetKeptSecretGroup *self,
            SignetSecretState      state)
{
  const char *classes[] = { NULL, NULL };
  const char *icon_name = signet_words_get_secret_state_icon (state, &classes[0]);
  g_autofree char *subtitle = NULL;

  /* Translators: what a secret is worth, like “Valid”, and a sentence about that */
  subtitle = g_strdup_printf (_("%s. %s"), signet_words_get_secret_state (state),
                              signet_words_get_secret_state_body (state));
  gtk_image_set_from_icon_name (self->status_image, icon_name);
  gtk_widget_set_css_classes (self->status_box, classes);
  adw_action_row_set_subtitle (self->status_row, subtitle);
  gtk_widget_show (GTK_WIDGET (self->status_row));
}

/*
 * Callbacks
 */

static void
check_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(SignetKeptSecretGroup) self = signet_place_take (user_data);
  g_autofree char *secret_id = NULL;
  SignetSecretState state;

  /* What could not be asked is not said. The secret is here all the same. */
  if (signet_connection_check_secret_finish (SIGNET_CONNECTION (source), result, &state,
                                             &secret_id, NULL) && self != NULL)
    show_state (self, state);
}

static void
on_remove_button_clicked_cb (SignetKeptSecretGroup *self)
{
  g_assert (SIGNET_IS_KEPT_SECRET_GROUP (self));

  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

static void
on_move_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_MOVE], 0, g_variant_get_string (parameter, NULL));
}

/*
 * GObject
 */

static void
signet_kept_secret_group_dispose (GObject *object)
{
  SignetKeptSecretGroup *self = SIGNET_KEPT_SECRET_GROUP (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (signet_kept_secret_group_parent_class)->dispose (object);
}

static void
signet_kept_secret_group_finalize (GObject *object)
{
  SignetKeptSecretGroup *self = SIGNET_KEPT_SECRET_GROUP (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->connection);
  g_clear_pointer (&self->kept, signet_kept_secret_unref);

  G_OBJECT_CLASS (signet_kept_secret_group_parent_class)->finalize (object);
}

static void
signet_kept_secret_group_class_init (SignetKeptSecretGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_kept_secret_group_dispose;
  object_class->finalize = signet_kept_secret_group_finalize;

  /**
   * SignetKeptSecretGroup::remove:
   *
   * The person wants the secret removed.
   */
  signals[SIGNAL_REMOVE] =
    g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SignetKeptSecretGroup::move:
   * @self: a group
   * @id: the id of a connection
   *
   * The person wants the secret to belong to another connection.
   */
  signals[SIGNAL_MOVE] =
    g_signal_new ("move", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "kept.move", "s", on_move_cb);
  g_type_ensure (SIGNET_TYPE_MASKED_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH
                                               "/ui/signet-kept-secret-group.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetKeptSecretGroup, masked_row);
  gtk_widget_class_bind_template_child (widget_class, SignetKeptSecretGroup, move_button);
  gtk_widget_class_bind_template_child (widget_class, SignetKeptSecretGroup, place_row);
  gtk_widget_class_bind_template_child (widget_class, SignetKeptSecretGroup, remove_button);
  gtk_widget_class_bind_template_child (widget_class, SignetKeptSecretGroup, secret_row);
  gtk_widget_class_bind_template_child (widget_class, SignetKeptSecretGroup, status_box);
  gtk_widget_class_bind_template_child (widget_class, SignetKeptSecretGroup, status_image);
  gtk_widget_class_bind_template_child (widget_class, SignetKeptSecretGroup, status_row);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_button_clicked_cb);
}

static void
signet_kept_secret_group_init (SignetKeptSecretGroup *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_accessible_name_lists (GTK_WIDGET (self), _("Client Secret"));
}

/*
 * Public
 */

/**
 * signet_kept_secret_group_new:
 * @connection: the issuer
 * @credential: a credential
 * @kept: a secret of it in the keyring
 *
 * Returns: (transfer floating): what shows the secret, masked, and asks what it is worth
 */
GtkWidget *
signet_kept_secret_group_new (SignetConnection *connection,
                              SignetCredential *credential,
                              SignetKeptSecret *kept)
{
  SignetKeptSecretGroup *self;
  SecretValue *secret;

  g_return_val_if_fail (SIGNET_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);
  g_return_val_if_fail (kept != NULL, NULL);

  self = g_object_new (SIGNET_TYPE_KEPT_SECRET_GROUP, NULL);
  self->connection = g_object_ref (connection);
  self->kept = signet_kept_secret_ref (kept);
  /* Of what was made elsewhere nothing more is known, and it is forgotten as a whole. */
  gtk_widget_set_visible (GTK_WIDGET (self->secret_row), !signet_connection_can_keep (connection));
  gtk_widget_set_visible (self->remove_button, !signet_connection_can_keep (connection));
  secret = signet_kept_secret_get_secret (kept);
  signet_masked_row_set_secret (self->masked_row, secret);
  show_info (self, credential);
  show_place (self, signet_connection_get_keyring (connection));
  if (secret != NULL && signet_connection_can_check_secrets (connection))
    signet_connection_check_secret_async (connection,
                                          signet_kept_secret_get_client_id (kept), secret,
                                          self->cancellable, check_cb, signet_place_new (self));

  return GTK_WIDGET (self);
}

/**
 * signet_kept_secret_group_offer_move:
 * @self: a group
 * @connections: (element-type SignetConnection): all connections
 *
 * Lets the person move the secret to another connection, if there is one.
 */
void
signet_kept_secret_group_offer_move (SignetKeptSecretGroup *self,
                                     GListModel            *connections)
{
  g_autoptr(GMenu) menu = g_menu_new ();

  g_return_if_fail (SIGNET_IS_KEPT_SECRET_GROUP (self));
  g_return_if_fail (G_IS_LIST_MODEL (connections));

  for (guint i = 0; i < g_list_model_get_n_items (connections); i++)
    {
      g_autoptr(SignetConnection) connection = g_list_model_get_item (connections, i);
      g_autoptr(GString) label = g_string_new (signet_connection_get_name (connection));
      g_autoptr(GMenuItem) item = NULL;

      if (!signet_connection_can_move_to (self->connection, connection))
        continue;

      /* No character of a name is a mnemonic. */
      g_string_replace (label, "_", "__", 0);
      item = g_menu_item_new (label->str, NULL);
      g_menu_item_set_action_and_target (item, "kept.move", "s",
                                         signet_connection_get_id (connection));
      g_menu_append_item (menu, item);
    }

  gtk_menu_button_set_menu_model (self->move_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->move_button),
                          g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
}

/**
 * signet_kept_secret_group_get_kept:
 * @self: a group
 *
 * Returns: (transfer none): the secret that it shows
 */
SignetKeptSecret *
signet_kept_secret_group_get_kept (SignetKeptSecretGroup *self)
{
  g_return_val_if_fail (SIGNET_IS_KEPT_SECRET_GROUP (self), NULL);

  return self->kept;
}

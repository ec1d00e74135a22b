/* signet-secrets-group.c: the secrets of a credential, and whether everything has moved over
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-secrets-group.h"

#include "signet-accessible.h"
#include "signet-secret-row.h"
#include "signet-time.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

/* How often the words are made anew. The issuer does not announce that a secret was used, so a
 * rotation is asked for then, too, as long as somebody looks at it.
 */
#define LOOK_SECONDS 5

/* The buttons and menus ask for the actions “secret.rotate”, “.complete”, “.cancel” and, with
 * the id of a secret, “.get-token”, “.keep” and “.revoke”, which something above it provides.
 */
struct _SignetSecretsGroup
{
  AdwPreferencesGroup parent_instance;

  SignetConnection *connection;  /* (owned) (nullable) until it follows one */
  SignetCredential *credential;  /* (owned) (nullable) as it is known to be now */
  SignetKeyringMatches *matches; /* (owned) (nullable) what is in the keyring */
  GPtrArray *rows;               /* (owned) (element-type SignetSecretRow) of the group */
  GCancellable *cancellable;     /* (owned) of what is asked */
  guint look_id;
  gboolean looking;

  GtkWidget *buttons_row;     /* (template) */
  GtkWidget *cancel_button;   /* (template) */
  GtkWidget *complete_button; /* (template) */
  GtkWidget *rotate_button;   /* (template) */
  GtkLabel *rotate_label;     /* (template) */
  GtkImage *verdict_image;    /* (template) */
  AdwActionRow *verdict_row;  /* (template) */
};

G_DEFINE_FINAL_TYPE (SignetSecretsGroup, signet_secrets_group, ADW_TYPE_PREFERENCES_GROUP)

typedef enum
{
  PROP_CREDENTIAL = 1,
  N_PROPS
} SignetSecretsGroupProperty;

static GParamSpec *properties[N_PROPS];

/*
 * Helpers
 */

static gboolean
is_rotating (SignetSecretsGroup *self)
{
  return signet_credential_get_n_secrets (self->credential) == 2;
}

static void
append (GMenu      *menu,
        const char *label,
        const char *action,
        const char *secret_id)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", secret_id);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (const char *secret_id,
           gboolean    can_rotate)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) use = g_menu_new ();
  g_autoptr(GMenu) end = g_menu_new ();

  append (use, _("_Get Token…"), "secret.get-token", secret_id);
  append (use, _("In the _Keyring…"), "secret.keep", secret_id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (use));
  if (can_rotate)
    append (end, _("_Revoke Now…"), "secret.revoke", secret_id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/* The newest first: it is the one that stays. */
static SignetSecretInfo *
peek_secret (SignetSecretsGroup *self,
             guint               row)
{
  guint n_secrets = signet_credential_get_n_secrets (self->credential);

  return signet_credential_get_secret (self->credential, n_secrets - 1 - row);
}

static SignetSecretPart
get_part (SignetSecretsGroup *self,
          guint               row)
{
  if (!is_rotating (self))
    return SIGNET_SECRET_PART_ONLY;
  if (row == 0)
    return SIGNET_SECRET_PART_NEW;
  if (signet_words_old_secret_in_use (self->credential))
    return SIGNET_SECRET_PART_OLD_IN_USE;

  return SIGNET_SECRET_PART_OLD;
}

/* A row that shows the same secret stays, for its menu may be open or have the focus. */
static gboolean
has_same_rows (SignetSecretsGroup *self)
{
  if (self->rows->len != signet_credential_get_n_secrets (self->credential))
    return FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *id = signet_secret_row_get_id (g_ptr_array_index (self->rows, i));

      if (g_strcmp0 (id, signet_secret_info_get_id (peek_secret (self, i))) != 0)
        return FALSE;
    }

  return TRUE;
}

/* Rows are added at the end, so those that are always there follow again. The template holds them
 * meanwhile.
 */
static void
make_rows (SignetSecretsGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);
  gboolean can_rotate = signet_connection_can_rotate (self->connection);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  adw_preferences_group_remove (group, GTK_WIDGET (self->verdict_row));
  adw_preferences_group_remove (group, self->buttons_row);

  for (guint i = 0; i < signet_credential_get_n_secrets (self->credential); i++)
    {
      GtkWidget *row = signet_secret_row_new ();
      const char *secret_id = signet_secret_info_get_id (peek_secret (self, i));
      g_autoptr(GMenuModel) menu = make_menu (secret_id, can_rotate);

      signet_secret_row_set_menu (SIGNET_SECRET_ROW (row), menu);
      adw_preferences_group_add (group, row);
      g_ptr_array_add (self->rows, row);
    }

  adw_preferences_group_add (group, GTK_WIDGET (self->verdict_row));
  adw_preferences_group_add (group, self->buttons_row);
}

static void
show_kept (SignetSecretsGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      SignetSecretRow *row = g_ptr_array_index (self->rows, i);

      signet_secret_row_set_kept (row, self->matches != NULL &&
                                  signet_keyring_matches_contains_secret (
                                    self->matches, signet_secret_row_get_id (row)));
    }
}

static void
show_verdict (SignetSecretsGroup *self,
              gint64              now)
{
  gboolean rotating = is_rotating (self);
  gboolean risky;
  g_autofree char *facts = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->verdict_row), rotating);
  if (!rotating)
    return;

  facts = signet_words_rotation_facts (self->credential, now);
  risky = signet_words_old_secret_in_use (self->credential) ||
          signet_words_completion_is_risky (self->credential, now);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->verdict_row),
                                 signet_words_get_rotation_verdict (self->credential, now));
  adw_action_row_set_subtitle (self->verdict_row, facts);
  gtk_image_set_from_icon_name (self->verdict_image, risky ? "dialog-warning-symbolic"
                                                           : "object-select-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->verdict_image), risky ? "good-text" : "warn-text");
  gtk_widget_add_css_class (GTK_WIDGET (self->verdict_image), risky ? "warn-text" : "good-text");
}

static void
show_buttons (SignetSecretsGroup *self)
{
  gboolean rotating = is_rotating (self);
  const char *label = signet_credential_get_n_secrets (self->credential) == 0
                        ? _("Issue New Secret…") : _("Rotate Secret…");

  gtk_widget_set_visible (self->buttons_row, signet_connection_can_rotate (self->connection));
  gtk_widget_set_visible (self->rotate_button, !rotating);
  gtk_widget_set_visible (self->cancel_button, rotating);
  gtk_widget_set_visible (self->complete_button, rotating);
  gtk_label_set_label (self->rotate_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rotate_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
show (SignetSecretsGroup *self)
{
  gint64 now = signet_time_now ();

  if (!has_same_rows (self))
    make_rows (self);
  for (guint i = 0; i < self->rows->len; i++)
    signet_secret_row_show (g_ptr_array_index (self->rows, i), peek_secret (self, i),
                            get_part (self, i), now);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         signet_words_get_secrets_state (self->credential, now));
  show_kept (self);
  show_verdict (self, now);
  show_buttons (self);
}

static gboolean
is_newer (SignetSecretsGroup *self,
          SignetCredential   *credential)
{
  gint64 revision = signet_credential_get_revision (credential);
  gint64 known = signet_credential_get_revision (self->credential);

  return revision > known || (revision == known && credential != self->credential);
}

static void
take (SignetSecretsGroup *self,
      SignetCredential   *credential)
{
  if (!is_newer (self, credential))
    return;

  g_set_object (&self->credential, credential);
  show (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CREDENTIAL]);
}

static gboolean
is_looked_at (SignetSecretsGroup *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) && gtk_window_is_active (GTK_WINDOW (root));
}

/*
 * Callbacks
 */

static void
refresh_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(SignetSecretsGroup) self = user_data;
  g_autoptr(SignetCredential) credential =
    signet_connection_refresh_finish (SIGNET_CONNECTION (source), result, NULL);

  self->looking = FALSE;
  if (credential != NULL)
    take (self, credential);
}

static gboolean
on_look_due_cb (gpointer user_data)
{
  SignetSecretsGroup *self = user_data;

  if (self->credential == NULL || !is_looked_at (self))
    return G_SOURCE_CONTINUE;

  show (self);
  if (is_rotating (self) && !self->looking)
    {
      self->looking = TRUE;
      signet_connection_refresh_async (self->connection,
                                       signet_credential_get_client_id (self->credential),
                                       self->cancellable, refresh_cb, g_object_ref (self));
    }

  return G_SOURCE_CONTINUE;
}

/* Somebody changed it, perhaps here. */
static void
on_credentials_items_changed_cb (SignetSecretsGroup *self)
{
  SignetCredentialList *credentials = signet_connection_get_credentials (self->connection);
  SignetCredential *credential;

  g_assert (SIGNET_IS_SECRETS_GROUP (self));

  credential = signet_credential_list_find (credentials,
                                            signet_credential_get_client_id (self->credential));
  if (credential != NULL)
    take (self, credential);
}

static void
find_kept_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(SignetSecretsGroup) self = user_data;
  SignetKeyringMatches *matches =
    signet_connection_find_kept_finish (SIGNET_CONNECTION (source), result, NULL);

  if (matches == NULL)
    return;

  g_clear_pointer (&self->matches, signet_keyring_matches_unref);
  self->matches = matches;
  show_kept (self);
}

/*
 * Virtual methods
 */

static void
signet_secrets_group_map (GtkWidget *widget)
{
  SignetSecretsGroup *self = SIGNET_SECRETS_GROUP (widget);

  GTK_WIDGET_CLASS (signet_secrets_group_parent_class)->map (widget);

  if (self->look_id == 0)
    self->look_id = g_timeout_add_seconds (LOOK_SECONDS, on_look_due_cb, self);
}

static void
signet_secrets_group_unmap (GtkWidget *widget)
{
  SignetSecretsGroup *self = SIGNET_SECRETS_GROUP (widget);

  g_clear_handle_id (&self->look_id, g_source_remove);

  GTK_WIDGET_CLASS (signet_secrets_group_parent_class)->unmap (widget);
}

/*
 * GObject
 */

static void
signet_secrets_group_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  SignetSecretsGroup *self = SIGNET_SECRETS_GROUP (object);

  switch ((SignetSecretsGroupProperty) prop_id)
    {
    case PROP_CREDENTIAL:
      g_value_set_object (value, self->credential);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
signet_secrets_group_dispose (GObject *object)
{
  SignetSecretsGroup *self = SIGNET_SECRETS_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->look_id, g_source_remove);

  G_OBJECT_CLASS (signet_secrets_group_parent_class)->dispose (object);
}

static void
signet_secrets_group_finalize (GObject *object)
{
  SignetSecretsGroup *self = SIGNET_SECRETS_GROUP (object);

  g_clear_object (&self->connection);
  g_clear_object (&self->credential);
  g_clear_pointer (&self->matches, signet_keyring_matches_unref);
  g_ptr_array_unref (self->rows);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (signet_secrets_group_parent_class)->finalize (object);
}

static void
signet_secrets_group_class_init (SignetSecretsGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = signet_secrets_group_get_property;
  object_class->dispose = signet_secrets_group_dispose;
  object_class->finalize = signet_secrets_group_finalize;
  widget_class->map = signet_secrets_group_map;
  widget_class->unmap = signet_secrets_group_unmap;

  /**
   * SignetSecretsGroup:credential:
   *
   * The credential as it is known to be now.
   */
  properties[PROP_CREDENTIAL] =
    g_param_spec_object ("credential", NULL, NULL, SIGNET_TYPE_CREDENTIAL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-secrets-group.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetSecretsGroup, buttons_row);
  gtk_widget_class_bind_template_child (widget_class, SignetSecretsGroup, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, SignetSecretsGroup, complete_button);
  gtk_widget_class_bind_template_child (widget_class, SignetSecretsGroup, rotate_button);
  gtk_widget_class_bind_template_child (widget_class, SignetSecretsGroup, rotate_label);
  gtk_widget_class_bind_template_child (widget_class, SignetSecretsGroup, verdict_image);
  gtk_widget_class_bind_template_child (widget_class, SignetSecretsGroup, verdict_row);
}

static void
signet_secrets_group_init (SignetSecretsGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_accessible_name_lists (GTK_WIDGET (self), _("Client Secrets"));
}

/*
 * Public
 */

/**
 * signet_secrets_group_get_credential:
 * @self: a group
 *
 * Returns: (transfer none) (nullable): the credential as it is known to be now, %NULL before it
 *   follows one
 */
SignetCredential *
signet_secrets_group_get_credential (SignetSecretsGroup *self)
{
  g_return_val_if_fail (SIGNET_IS_SECRETS_GROUP (self), NULL);

  return self->credential;
}

/**
 * signet_secrets_group_follow:
 * @self: a group
 * @connection: the issuer
 * @credential: a credential
 *
 * Shows the secrets of @credential, now and as they change.
 */
void
signet_secrets_group_follow (SignetSecretsGroup *self,
                             SignetConnection   *connection,
                             SignetCredential   *credential)
{
  g_return_if_fail (SIGNET_IS_SECRETS_GROUP (self));
  g_return_if_fail (SIGNET_IS_CONNECTION (connection));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (credential));

  if (self->credential != NULL)
    {
      take (self, credential);
      return;
    }

  self->connection = g_object_ref (connection);
  self->credential = g_object_ref (credential);
  g_signal_connect_object (signet_connection_get_credentials (connection), "items-changed",
                           G_CALLBACK (on_credentials_items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (signet_connection_get_credentials (connection), "keyring-marked",
                           G_CALLBACK (signet_secrets_group_look_for_kept), self,
                           G_CONNECT_SWAPPED);
  show (self);
  if (signet_credential_get_in_keyring (credential))
    signet_secrets_group_look_for_kept (self);
}

/**
 * signet_secrets_group_look_for_kept:
 * @self: a group
 *
 * Asks the keyring which of the secrets it has, and marks them.
 */
void
signet_secrets_group_look_for_kept (SignetSecretsGroup *self)
{
  g_return_if_fail (SIGNET_IS_SECRETS_GROUP (self));

  signet_connection_find_kept_async (self->connection, self->cancellable,
                                     find_kept_cb, g_object_ref (self));
}

/**
 * signet_secrets_group_focus_next:
 * @self: a group that follows a credential
 *
 * Moves the focus to the next step of a rotation. The button of the step before is gone.
 */
void
signet_secrets_group_focus_next (SignetSecretsGroup *self)
{
  g_return_if_fail (SIGNET_IS_SECRETS_GROUP (self));

  gtk_widget_grab_focus (is_rotating (self) ? self->complete_button : self->rotate_button);
}

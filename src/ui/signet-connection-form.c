/* signet-connection-form.c: what is set up about a connection
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-connection-form.h"

#include "signet-hint-row.h"
#include "signet-notice.h"
#include "signet-text.h"
#include "signet-token-endpoint.h"
#include "signet-token-probe.h"
#include "signet-words-connection.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _SignetConnectionForm
{
  GtkBox parent_instance;

  SignetConnectionConfig *config; /* (owned) (nullable) what is changed, %NULL for a new one */
  SignetConnectionPreset preset;
  GCancellable *cancellable;      /* (owned) of the test under way */
  gboolean complete;

  /* Template children, borrowed. */
  SignetNotice *notice;
  GtkLabel *limits_label;
  GtkEditable *name_row;
  GtkEditable *issuer_row;
  SignetHintRow *issuer_hint;
  GtkEditable *token_endpoint_row;
  SignetHintRow *token_endpoint_hint;
  GtkEditable *audience_row;
  GtkWidget *test_button;
  GtkStack *test_stack;
  GtkLabel *result_label;
};

G_DEFINE_FINAL_TYPE (SignetConnectionForm, signet_connection_form, GTK_TYPE_BOX)

typedef enum
{
  PROP_COMPLETE = 1,
  N_PROPS
} SignetConnectionFormProperty;

static GParamSpec *properties[N_PROPS];

/* What is known of mParticle. */
#define MPARTICLE_NAME "mParticle"
#define MPARTICLE_TOKEN_ENDPOINT "https://sso.auth.mparticle.com/oauth/token"
#define MPARTICLE_AUDIENCE "https://api.mparticle.com"

/*
 * Helpers
 */

static char *
dup_text (GtkEditable *row)
{
  return signet_text_strip (gtk_editable_get_text (row));
}

/* An address that is empty is no problem by itself. */
static gboolean
check_address (GtkEditable   *row,
               SignetHintRow *hint,
               gboolean      *is_empty)
{
  g_autofree char *url = dup_text (row);
  g_autoptr(SignetTokenEndpoint) endpoint = NULL;

  *is_empty = *url == '\0';
  endpoint = *is_empty ? NULL : signet_token_endpoint_new (url, NULL);
  if (*is_empty || endpoint != NULL)
    {
      signet_hint_row_clear (hint);
      return TRUE;
    }

  /* While somebody still types the beginning of it, there is nothing to say. */
  if (g_str_has_prefix ("https://", url) || g_str_has_prefix ("http://", url))
    signet_hint_row_clear (hint);
  else
    signet_hint_row_blame (hint, _("A complete address begins with https://"));

  return FALSE;
}

static void
update (SignetConnectionForm *self)
{
  g_autofree char *name = dup_text (self->name_row);
  gboolean no_issuer;
  gboolean no_token_endpoint;
  gboolean good = check_address (self->issuer_row, self->issuer_hint, &no_issuer);
  gboolean complete;

  good &= check_address (self->token_endpoint_row, self->token_endpoint_hint,
                         &no_token_endpoint);
  good &= !no_issuer || !no_token_endpoint;
  gtk_widget_set_sensitive (self->test_button, good);
  complete = good && *name != '\0';
  if (self->complete == complete)
    return;

  self->complete = complete;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}

static void
show_testing (SignetConnectionForm *self,
              gboolean              testing)
{
  gtk_stack_set_visible_child_name (self->test_stack, testing ? "testing" : "button");
}

static void
fill (SignetConnectionForm         *self,
      SignetConnectionPreset        preset,
      const SignetConnectionPlaces *places)
{
  gboolean is_known = preset == SIGNET_CONNECTION_PRESET_MPARTICLE;
  g_autoptr(SignetConnectionConfig) sample = signet_connection_config_new (preset, places);

  self->preset = preset;
  gtk_editable_set_text (self->name_row, places->name);
  gtk_editable_set_text (self->issuer_row, places->issuer != NULL ? places->issuer : "");
  gtk_editable_set_text (self->token_endpoint_row,
                         places->token_endpoint != NULL ? places->token_endpoint : "");
  gtk_editable_set_text (self->audience_row, places->audience != NULL ? places->audience : "");
  gtk_widget_set_visible (GTK_WIDGET (self->issuer_row), !is_known);
  gtk_label_set_text (self->limits_label, signet_words_connection_limits (sample));
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}

/* The button lost it when it gave its place to the words. */
static void
take_focus_back (SignetConnectionForm *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_grab_focus (self->test_button);
}

/*
 * Callbacks
 */

static void
probe_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(SignetConnectionForm) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetTokenEndpoint) endpoint = signet_token_probe_finish (result, &error);
  const char *title;
  const char *body;
  g_autofree char *found = NULL;
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  show_testing (self, FALSE);
  take_focus_back (self);
  if (endpoint == NULL)
    {
      signet_words_token_failure (error, &title, &body);
      signet_notice_say (self->notice, title, body);
      return;
    }

  found = g_uri_to_string (signet_token_endpoint_get_uri (endpoint));
  /* Translators: %s is the address of a token endpoint */
  text = g_strdup_printf (_("It answers: %s"), found);
  gtk_label_set_text (self->result_label, text);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->result_label)), TRUE);
}

/* What was found out about other addresses does not hold any more. */
static void
on_row_changed_cb (SignetConnectionForm *self)
{
  g_assert (SIGNET_IS_CONNECTION_FORM (self));

  g_cancellable_cancel (self->cancellable);
  show_testing (self, FALSE);
  signet_notice_clear (self->notice);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->result_label)), FALSE);
  update (self);
}

static void
on_test_button_clicked_cb (SignetConnectionForm *self)
{
  g_autofree char *issuer = dup_text (self->issuer_row);
  g_autofree char *token_endpoint = dup_text (self->token_endpoint_row);

  g_assert (SIGNET_IS_CONNECTION_FORM (self));

  on_row_changed_cb (self);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  show_testing (self, TRUE);
  signet_token_probe_async (*issuer != '\0' ? issuer : NULL, token_endpoint, NULL,
                            self->cancellable, probe_cb, g_object_ref (self));
}

/*
 * GObject
 */

static void
signet_connection_form_get_property (GObject    *object,
                                     guint       property_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  switch ((SignetConnectionFormProperty) property_id)
    {
    case PROP_COMPLETE:
      g_value_set_boolean (value, SIGNET_CONNECTION_FORM (object)->complete);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_connection_form_dispose (GObject *object)
{
  SignetConnectionForm *self = SIGNET_CONNECTION_FORM (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->config);

  G_OBJECT_CLASS (signet_connection_form_parent_class)->dispose (object);
}

static void
signet_connection_form_finalize (GObject *object)
{
  g_clear_object (&SIGNET_CONNECTION_FORM (object)->cancellable);

  G_OBJECT_CLASS (signet_connection_form_parent_class)->finalize (object);
}

static void
signet_connection_form_class_init (SignetConnectionFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SIGNET_TYPE_HINT_ROW);
  g_type_ensure (SIGNET_TYPE_NOTICE);
  object_class->get_property = signet_connection_form_get_property;
  object_class->dispose = signet_connection_form_dispose;
  object_class->finalize = signet_connection_form_finalize;

  /**
   * SignetConnectionForm:complete:
   *
   * Whether there is all that a connection needs.
   */
  properties[PROP_COMPLETE] =
    g_param_spec_boolean ("complete", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, SIGNET_APP_PATH
                                               "/ui/signet-connection-form.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionForm, notice);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionForm, limits_label);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionForm, name_row);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionForm, issuer_row);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionForm, issuer_hint);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionForm, token_endpoint_row);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionForm, token_endpoint_hint);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionForm, audience_row);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionForm, test_button);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionForm, test_stack);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionForm, result_label);
  gtk_widget_class_bind_template_callback (widget_class, on_row_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_test_button_clicked_cb);
}

static void
signet_connection_form_init (SignetConnectionForm *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/*
 * Public
 */

/**
 * signet_connection_form_begin:
 * @self: a form
 * @preset: what is known of the issuer
 *
 * Asks for a new connection, with everything filled in that is known.
 */
void
signet_connection_form_begin (SignetConnectionForm   *self,
                              SignetConnectionPreset  preset)
{
  const SignetConnectionPlaces none = { .name = "", .token_endpoint = "" };
  const SignetConnectionPlaces mparticle = {
    .name = MPARTICLE_NAME,
    .token_endpoint = MPARTICLE_TOKEN_ENDPOINT,
    .audience = MPARTICLE_AUDIENCE,
  };

  g_return_if_fail (SIGNET_IS_CONNECTION_FORM (self));

  g_clear_object (&self->config);
  fill (self, preset, preset == SIGNET_CONNECTION_PRESET_MPARTICLE ? &mparticle : &none);
}

/**
 * signet_connection_form_edit:
 * @self: a form
 * @config: what is set up about a connection
 *
 * Shows what is set up, to be changed.
 */
void
signet_connection_form_edit (SignetConnectionForm   *self,
                             SignetConnectionConfig *config)
{
  SignetConnectionPlaces places;

  g_return_if_fail (SIGNET_IS_CONNECTION_FORM (self));
  g_return_if_fail (SIGNET_IS_CONNECTION_CONFIG (config));

  g_set_object (&self->config, config);
  signet_connection_config_get_places (config, &places);
  fill (self, signet_connection_config_get_preset (config), &places);
}

/**
 * signet_connection_form_get_complete:
 * @self: a form
 *
 * Returns: whether there is all that a connection needs
 */
gboolean
signet_connection_form_get_complete (SignetConnectionForm *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION_FORM (self), FALSE);

  return self->complete;
}

/**
 * signet_connection_form_save:
 * @self: a form that is complete
 *
 * Changes the connection that is edited.
 *
 * Returns: (transfer full): that one, or a new one
 */
SignetConnectionConfig *
signet_connection_form_save (SignetConnectionForm *self)
{
  g_autofree char *name = dup_text (self->name_row);
  g_autofree char *issuer = dup_text (self->issuer_row);
  g_autofree char *token_endpoint = dup_text (self->token_endpoint_row);
  g_autofree char *audience = dup_text (self->audience_row);
  const SignetConnectionPlaces places = {
    .name = name,
    .issuer = issuer,
    .token_endpoint = token_endpoint,
    .audience = audience,
  };

  g_return_val_if_fail (SIGNET_IS_CONNECTION_FORM (self), NULL);
  g_return_val_if_fail (self->complete, NULL);

  if (self->config == NULL)
    return signet_connection_config_new (self->preset, &places);

  signet_connection_config_set_places (self->config, &places);

  return g_object_ref (self->config);
}

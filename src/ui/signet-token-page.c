/* signet-token-page.c: shows an access token in words
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-token-page.h"

#include "signet-accessible.h"
#include "signet-clipboard.h"
#include "signet-copy-button.h"
#include "signet-time.h"
#include "signet-words-token.h"
#include "signet-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* The token itself is never on the screen: what it says is, and that has no signature. */
struct _SignetTokenPage
{
  GtkBox parent_instance;

  SignetCredential *credential;     /* (owned) (nullable) */
  SignetCatalogue *catalogue;       /* (owned) (nullable) */
  SignetOrganization *organization; /* (owned) (nullable) */
  SignetAccessToken *token;         /* (owned) (nullable) until there is one */
  SignetTokenVerdict verdict;
  GPtrArray *rows;                  /* (owned) (element-type GtkWidget) that come with a token */
  guint tick_id;

  AdwPreferencesGroup *abilities_group; /* (template) */
  GtkLabel *end_label;                  /* (template) */
  GtkLabel *end_time_label;             /* (template) */
  SignetCopyButton *header_button;      /* (template) */
  GtkWidget *json_group;                /* (template) */
  GtkLabel *json_label;                 /* (template) */
  AdwExpanderRow *json_row;             /* (template) */
  GtkWidget *signature_box;             /* (template) */
  GtkImage *signature_image;            /* (template) */
  GtkLabel *signature_label;            /* (template) */
  GtkImage *state_image;                /* (template) */
  SignetCopyButton *token_button;       /* (template) */
  GtkWidget *use_group;                 /* (template) */
  AdwPreferencesGroup *who_group;       /* (template) */
};

G_DEFINE_FINAL_TYPE (SignetTokenPage, signet_token_page, GTK_TYPE_BOX)

/*
 * Helpers
 */

static void
remove_rows (SignetTokenPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }

  g_ptr_array_set_size (self->rows, 0);
}

static void
add_row (SignetTokenPage     *self,
         AdwPreferencesGroup *group,
         const char          *title,
         const char          *value,
         gboolean             mono)
{
  GtkWidget *row;

  if (value == NULL || *value == '\0')
    return;

  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (row, "value-row");
  if (mono)
    gtk_widget_add_css_class (row, "mono-row");
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static void
add_sentence (SignetTokenPage *self,
              const char      *markup)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (self->abilities_group, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_abilities (SignetTokenPage *self)
{
  SignetTokenClaims *claims = signet_access_token_get_claims (self->token);
  g_auto(GStrv) lines =
    signet_words_token_abilities (self->token, self->catalogue, self->organization);
  g_autofree char *compared = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    add_sentence (self, lines[i]);
  if (lines[0] == NULL)
    add_sentence (self, claims != NULL ? _("The token does not say")
                                       : _("Only the issuer can tell"));

  if (self->credential != NULL)
    compared = signet_words_token_compared (claims, self->credential, self->catalogue);
  adw_preferences_group_set_description (self->abilities_group, compared);
}

static const char *
name_client (SignetTokenPage *self,
             const char      *client_id)
{
  if (self->credential == NULL || client_id == NULL ||
      !g_str_equal (client_id, signet_credential_get_client_id (self->credential)))
    return NULL;

  return signet_credential_get_display_name (self->credential);
}

static void
show_who (SignetTokenPage *self)
{
  SignetTokenClaims *claims = signet_access_token_get_claims (self->token);
  g_auto(GStrv) audiences = NULL;
  g_autofree char *audience = NULL;
  const char *client_id;
  const char *subject;

  gtk_widget_set_visible (GTK_WIDGET (self->who_group), claims != NULL);
  if (claims == NULL)
    return;

  client_id = signet_token_claims_get_client_id (claims);
  subject = signet_token_claims_get_subject (claims);
  audiences = signet_token_claims_dup_audiences (claims);
  audience = g_strjoinv ("\n", audiences);
  add_row (self, self->who_group, _("Credential"), name_client (self, client_id), FALSE);
  add_row (self, self->who_group, _("Client ID"), client_id, TRUE);
  if (g_strcmp0 (subject, client_id) != 0)
    add_row (self, self->who_group, _("Subject"), subject, TRUE);
  add_row (self, self->who_group, _("Issuer"), signet_token_claims_get_issuer (claims), TRUE);
  add_row (self, self->who_group, _("Audience"), audience, TRUE);
}

static void
show_json (SignetTokenPage *self)
{
  SignetTokenClaims *claims = signet_access_token_get_claims (self->token);
  g_autofree char *header = NULL;
  g_autofree char *text = NULL;
  g_autofree char *both = NULL;

  gtk_widget_set_visible (self->json_group, claims != NULL);
  if (claims == NULL)
    return;

  header = signet_token_claims_dup_header_text (claims);
  text = signet_token_claims_dup_text (claims);
  both = g_strconcat (header, "\n\n", text, NULL);
  gtk_label_set_label (self->json_label, both);
}

static void
show_signature (SignetTokenPage *self)
{
  g_autofree char *sentence =
    signet_words_token_signature (self->verdict, signet_access_token_get_claims (self->token));
  gboolean alarming = signet_words_token_is_alarming (self->verdict);
  gboolean good = self->verdict == SIGNET_TOKEN_VERDICT_GOOD;

  gtk_label_set_label (self->signature_label, sentence);
  gtk_image_set_from_icon_name (self->signature_image,
                                good ? "security-high-symbolic"
                                     : alarming ? "dialog-warning-symbolic"
                                                : "dialog-information-symbolic");
  gtk_widget_remove_css_class (self->signature_box, "status-ok");
  gtk_widget_remove_css_class (self->signature_box, "status-bad");
  if (good)
    gtk_widget_add_css_class (self->signature_box, "status-ok");
  else if (alarming)
    gtk_widget_add_css_class (self->signature_box, "status-bad");
}

static gboolean
show_end (SignetTokenPage *self)
{
  gint64 expires = signet_access_token_get_expires (self->token);
  gint64 now = signet_time_now ();
  gboolean ended = expires != SIGNET_TOKEN_NO_TIME && expires <= now;
  g_autofree char *end = signet_words_token_end (expires, now);

  gtk_label_set_label (self->end_label, end);
  gtk_image_set_from_icon_name (self->state_image,
                                ended ? "appointment-missed-symbolic" : "object-select-symbolic");
  gtk_widget_set_sensitive (self->use_group, !ended);

  return expires != SIGNET_TOKEN_NO_TIME && !ended;
}

/*
 * Callbacks
 */

static gboolean
on_tick_cb (gpointer user_data)
{
  SignetTokenPage *self = user_data;

  if (show_end (self))
    return G_SOURCE_CONTINUE;

  self->tick_id = 0;

  return G_SOURCE_REMOVE;
}

static void
on_header_button_clicked_cb (SignetTokenPage *self)
{
  g_autoptr(SecretValue) header = NULL;

  g_assert (SIGNET_IS_TOKEN_PAGE (self));

  header = signet_access_token_dup_header (self->token);
  signet_clipboard_copy_secret (gtk_widget_get_clipboard (GTK_WIDGET (self)), header);
  signet_copy_button_confirm (self->header_button);
}

static void
on_token_button_clicked_cb (SignetTokenPage *self)
{
  g_assert (SIGNET_IS_TOKEN_PAGE (self));

  signet_clipboard_copy_secret (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                                signet_access_token_get_value (self->token));
  signet_copy_button_confirm (self->token_button);
}

/*
 * GObject
 */

static void
signet_token_page_dispose (GObject *object)
{
  SignetTokenPage *self = SIGNET_TOKEN_PAGE (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_pointer (&self->token, signet_access_token_unref);

  G_OBJECT_CLASS (signet_token_page_parent_class)->dispose (object);
}

static void
signet_token_page_finalize (GObject *object)
{
  SignetTokenPage *self = SIGNET_TOKEN_PAGE (object);

  g_clear_object (&self->credential);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->organization);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (signet_token_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-token-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetTokenPage, abilities_group);
  gtk_widget_class_bind_template_child (widget_class, SignetTokenPage, end_label);
  gtk_widget_class_bind_template_child (widget_class, SignetTokenPage, end_time_label);
  gtk_widget_class_bind_template_child (widget_class, SignetTokenPage, header_button);
  gtk_widget_class_bind_template_child (widget_class, SignetTokenPage, json_group);
  gtk_widget_class_bind_template_child (widget_class, SignetTokenPage, json_label);
  gtk_widget_class_bind_template_child (widget_class, SignetTokenPage, json_row);
  gtk_widget_class_bind_template_child (widget_class, SignetTokenPage, signature_box);
  gtk_widget_class_bind_template_child (widget_class, SignetTokenPage, signature_image);
  gtk_widget_class_bind_template_child (widget_class, SignetTokenPage, signature_label);
  gtk_widget_class_bind_template_child (widget_class, SignetTokenPage, state_image);
  gtk_widget_class_bind_template_child (widget_class, SignetTokenPage, token_button);
  gtk_widget_class_bind_template_child (widget_class, SignetTokenPage, use_group);
  gtk_widget_class_bind_template_child (widget_class, SignetTokenPage, who_group);
  gtk_widget_class_bind_template_callback (widget_class, on_header_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_token_button_clicked_cb);
}

static void
signet_token_page_class_init (SignetTokenPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = signet_token_page_dispose;
  object_class->finalize = signet_token_page_finalize;

  g_type_ensure (SIGNET_TYPE_COPY_BUTTON);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
signet_token_page_init (SignetTokenPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_accessible_name_lists (self->use_group, _("Access Token"));
  signet_accessible_name_lists (self->json_group, _("As the Issuer Wrote It"));
}

/*
 * Public
 */

/**
 * signet_token_page_new:
 *
 * Returns: (transfer full): a page without a token
 */
GtkWidget *
signet_token_page_new (void)
{
  return g_object_new (SIGNET_TYPE_TOKEN_PAGE, NULL);
}

/**
 * signet_token_page_set_credential:
 * @self: a page
 * @credential: (nullable): what the token is for, to be compared with
 * @catalogue: (nullable): the APIs, by name
 * @organization: (nullable): the accounts and workspaces, by name
 *
 * Says in the light of what a token is shown.
 */
void
signet_token_page_set_credential (SignetTokenPage    *self,
                                  SignetCredential   *credential,
                                  SignetCatalogue    *catalogue,
                                  SignetOrganization *organization)
{
  g_return_if_fail (SIGNET_IS_TOKEN_PAGE (self));

  g_set_object (&self->credential, credential);
  g_set_object (&self->catalogue, catalogue);
  g_set_object (&self->organization, organization);
}

/**
 * signet_token_page_show:
 * @self: a page
 * @token: a token
 * @verdict: what a look at its signature brought
 *
 * Shows what the token says, and counts down to its end.
 */
void
signet_token_page_show (SignetTokenPage    *self,
                        SignetAccessToken  *token,
                        SignetTokenVerdict  verdict)
{
  g_autofree char *time = NULL;
  gint64 expires;

  g_return_if_fail (SIGNET_IS_TOKEN_PAGE (self));
  g_return_if_fail (token != NULL);

  signet_token_page_clear (self);
  self->token = signet_access_token_ref (token);
  self->verdict = verdict;

  expires = signet_access_token_get_expires (token);
  time = expires != SIGNET_TOKEN_NO_TIME ? signet_words_date_time (expires) : NULL;
  gtk_label_set_label (self->end_time_label, time != NULL ? time : "");
  gtk_widget_set_visible (GTK_WIDGET (self->end_time_label), time != NULL);

  show_signature (self);
  show_abilities (self);
  show_who (self);
  show_json (self);
  if (show_end (self))
    self->tick_id = g_timeout_add_seconds (1, on_tick_cb, self);
}

/**
 * signet_token_page_clear:
 * @self: a page
 *
 * Forgets the token.
 */
void
signet_token_page_clear (SignetTokenPage *self)
{
  g_return_if_fail (SIGNET_IS_TOKEN_PAGE (self));

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_pointer (&self->token, signet_access_token_unref);
  gtk_label_set_label (self->json_label, "");
  remove_rows (self);
}

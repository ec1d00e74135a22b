/* signet-editor-page.c: the form for a credential
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-editor-page.h"

#include "signet-accessible.h"
#include "signet-api-row.h"
#include "signet-editor-page-private.h"
#include "signet-tab.h"

#include <glib/gi18n-lib.h>

#define HELP_URL "https://github.com/signet-app/signet#get-a-token"

/* The draft is what counts: every field writes into it, and each of its changes is checked
 * (signet-editor-page-check.c). The fields are filled in signet-editor-page-form.c
 * and hand over what is entered in signet-editor-page-fields.c.
 */
G_DEFINE_FINAL_TYPE (SignetEditorPage, signet_editor_page, GTK_TYPE_BOX)

typedef enum
{
  PROP_CAN_SAVE = 1,
  PROP_MODIFIED,
  N_PROPS
} SignetEditorPageProperty;

static GParamSpec *properties[N_PROPS];

/*
 * Helpers
 */

static void
forget_refusal (SignetEditorPage *self)
{
  g_clear_pointer (&self->refused, g_ptr_array_unref);
}

static void
choose_first_account (SignetEditorPage *self)
{
  SignetOrganization *organization = signet_connection_get_organization (self->connection);

  if (signet_organization_get_n_accounts (organization) > 0)
    signet_draft_set_account_id (self->draft, signet_account_get_id (
      signet_organization_get_account (organization, 0)));
}

/*
 * Callbacks
 */

static void
on_draft_changed_cb (SignetEditorPage *self)
{
  g_assert (SIGNET_IS_EDITOR_PAGE (self));

  forget_refusal (self);
  /* What is entered while it cannot be held against anything is not lost without a question. */
  if (signet_connection_get_catalogue (self->connection) == NULL)
    signet_editor_page_take_verdict (self, FALSE, TRUE);
  else
    signet_editor_page_check (self);
}

/* Loaded anew, for example because a workspace turned out to be gone. */
static void
on_connection_notify_cb (SignetEditorPage *self)
{
  g_assert (SIGNET_IS_EDITOR_PAGE (self));

  if (signet_connection_get_organization (self->connection) == NULL ||
      signet_connection_get_catalogue (self->connection) == NULL)
    return;

  forget_refusal (self);
  signet_editor_page_show_catalogue (self);
  signet_editor_page_show_organization (self);
  signet_editor_page_check (self);
}

static void
on_secrets_group_notify_cb (SignetEditorPage *self)
{
  g_assert (SIGNET_IS_EDITOR_PAGE (self));

  signet_editor_page_follow (self, signet_secrets_group_get_credential (self->secrets_group));
}

/*
 * Virtual methods
 */

static gboolean
signet_editor_page_grab_focus (GtkWidget *widget)
{
  SignetEditorPage *self = SIGNET_EDITOR_PAGE (widget);
  gboolean grabbed = gtk_widget_grab_focus (GTK_WIDGET (self->name_row));

  /* A name that is selected as a whole is lost with the first key. */
  gtk_editable_set_position (GTK_EDITABLE (self->name_row), -1);

  return grabbed;
}

/*
 * GObject
 */

static void
signet_editor_page_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  SignetEditorPage *self = SIGNET_EDITOR_PAGE (object);

  switch ((SignetEditorPageProperty) prop_id)
    {
    case PROP_CAN_SAVE:
      g_value_set_boolean (value, signet_editor_page_get_can_save (self));
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, signet_editor_page_get_modified (self));
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
signet_editor_page_dispose (GObject *object)
{
  SignetEditorPage *self = SIGNET_EDITOR_PAGE (object);

  self->loading = TRUE;
  g_clear_handle_id (&self->namesakes_id, g_source_remove);

  G_OBJECT_CLASS (signet_editor_page_parent_class)->dispose (object);
}

static void
signet_editor_page_finalize (GObject *object)
{
  SignetEditorPage *self = SIGNET_EDITOR_PAGE (object);

  g_clear_object (&self->connection);
  g_clear_object (&self->original);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->refused, g_ptr_array_unref);
  g_ptr_array_unref (self->api_rows);
  g_ptr_array_unref (self->hidden_rows);
  g_free (self->catalogue_text);
  g_free (self->pristine);

  G_OBJECT_CLASS (signet_editor_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-editor-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetEditorPage, account_combo);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorPage, account_hint);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorPage, account_row);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorPage, active_row);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorPage, active_switch);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorPage, apis_group);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorPage, changed_row);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorPage, client_id_button);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorPage, client_id_row);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorPage, expiry_choice);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorPage, form);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorPage, history_group);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorPage, history_row);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorPage, identity_group);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorPage, intro_label);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorPage, issued_row);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorPage, name_hint);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorPage, note_hint);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorPage, note_row);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorPage, notice);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorPage, organization_row);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorPage, owner_hint);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorPage, owner_row);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorPage, secrets_group);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorPage, summary_bar);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorPage, usage_group);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorPage, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, SignetEditorPage, used_row);
  gtk_widget_class_bind_template_callback (widget_class, on_secrets_group_notify_cb);
  signet_editor_page_bind_fields (widget_class);
}

static void
signet_editor_page_class_init (SignetEditorPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = signet_editor_page_get_property;
  object_class->dispose = signet_editor_page_dispose;
  object_class->finalize = signet_editor_page_finalize;
  widget_class->focus = signet_tab_focus;
  widget_class->grab_focus = signet_editor_page_grab_focus;

  /**
   * SignetEditorPage:can-save:
   *
   * Whether there is something to save and nothing wrong with it.
   */
  properties[PROP_CAN_SAVE] =
    g_param_spec_boolean ("can-save", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * SignetEditorPage:modified:
   *
   * Whether something would be lost if the page went away.
   */
  properties[PROP_MODIFIED] =
    g_param_spec_boolean ("modified", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SIGNET_TYPE_COPY_BUTTON);
  g_type_ensure (SIGNET_TYPE_EXPIRY_CHOICE);
  g_type_ensure (SIGNET_TYPE_HINT_ROW);
  g_type_ensure (SIGNET_TYPE_HISTORY_ROW);
  g_type_ensure (SIGNET_TYPE_NOTE_ROW);
  g_type_ensure (SIGNET_TYPE_NOTICE);
  g_type_ensure (SIGNET_TYPE_SECRETS_GROUP);
  g_type_ensure (SIGNET_TYPE_SUMMARY_BAR);
  g_type_ensure (SIGNET_TYPE_USAGE_GROUP);
  bind_template (widget_class);
}

static void
signet_editor_page_init (SignetEditorPage *self)
{
  g_autofree char *intro = NULL;

  self->api_rows = g_ptr_array_new ();
  self->hidden_rows = g_ptr_array_new ();
  self->loading = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_box_remove (GTK_BOX (self), GTK_WIDGET (self->scrolled));
  adw_toast_overlay_set_child (self->toast_overlay, GTK_WIDGET (self->scrolled));
  signet_accessible_name_lists (self->identity_group, _("Credential"));

  intro = g_strdup_printf ("%s <a href=\"%s\">%s</a>",
                           _("Programs use an API credential to get access tokens."),
                           HELP_URL, _("Learn More"));
  gtk_label_set_label (self->intro_label, intro);
}

/*
 * Public
 */

/**
 * signet_editor_page_new:
 * @connection: the issuer, with its organization and catalogue loaded
 * @original: (nullable): the credential to edit, %NULL for a new one
 *
 * Returns: (transfer full): a form for it
 */
GtkWidget *
signet_editor_page_new (SignetConnection *connection,
                        SignetCredential *original)
{
  SignetEditorPage *self;
  g_autoptr(SignetDraft) draft = NULL;

  g_return_val_if_fail (SIGNET_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (signet_connection_get_organization (connection) != NULL, NULL);
  g_return_val_if_fail (signet_connection_get_catalogue (connection) != NULL, NULL);
  g_return_val_if_fail (original == NULL || SIGNET_IS_CREDENTIAL (original), NULL);

  self = g_object_new (SIGNET_TYPE_EDITOR_PAGE, NULL);
  self->connection = g_object_ref (connection);
  g_signal_connect_object (connection, "notify::organization",
                           G_CALLBACK (on_connection_notify_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (connection, "notify::catalogue",
                           G_CALLBACK (on_connection_notify_cb), self, G_CONNECT_SWAPPED);
  signet_editor_page_follow_policy (self);
  draft = original != NULL ? signet_draft_new_from_credential (original) : signet_draft_new ();
  signet_editor_page_load (self, original, draft);

  return GTK_WIDGET (self);
}

/**
 * signet_editor_page_get_original:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the credential that is edited, %NULL for a new one
 */
SignetCredential *
signet_editor_page_get_original (SignetEditorPage *self)
{
  g_return_val_if_fail (SIGNET_IS_EDITOR_PAGE (self), NULL);

  return self->original;
}

/**
 * signet_editor_page_get_draft:
 * @self: a page
 *
 * Returns: (transfer none): what the form says
 */
SignetDraft *
signet_editor_page_get_draft (SignetEditorPage *self)
{
  g_return_val_if_fail (SIGNET_IS_EDITOR_PAGE (self), NULL);

  return self->draft;
}

/**
 * signet_editor_page_get_notice:
 * @self: a page
 *
 * Returns: (transfer none): the strip above the form
 */
SignetNotice *
signet_editor_page_get_notice (SignetEditorPage *self)
{
  g_return_val_if_fail (SIGNET_IS_EDITOR_PAGE (self), NULL);

  return self->notice;
}

/**
 * signet_editor_page_get_credential:
 * @self: a page for a credential that is there
 *
 * Returns: (transfer none) (nullable): the credential as it is known to be now, which can be
 *   newer than what is edited
 */
SignetCredential *
signet_editor_page_get_credential (SignetEditorPage *self)
{
  g_return_val_if_fail (SIGNET_IS_EDITOR_PAGE (self), NULL);

  return signet_secrets_group_get_credential (self->secrets_group);
}

/**
 * signet_editor_page_get_can_save:
 * @self: a page
 *
 * Returns: whether there is something to save and nothing wrong with it
 */
gboolean
signet_editor_page_get_can_save (SignetEditorPage *self)
{
  g_return_val_if_fail (SIGNET_IS_EDITOR_PAGE (self), FALSE);

  return self->can_save;
}

/**
 * signet_editor_page_get_modified:
 * @self: a page
 *
 * Returns: whether something would be lost if the page went away
 */
gboolean
signet_editor_page_get_modified (SignetEditorPage *self)
{
  g_return_val_if_fail (SIGNET_IS_EDITOR_PAGE (self), FALSE);

  return self->modified;
}

/**
 * signet_editor_page_select_name:
 * @self: a page
 *
 * Moves the focus to the name and selects it, so that another one can be typed over it.
 */
void
signet_editor_page_select_name (SignetEditorPage *self)
{
  g_return_if_fail (SIGNET_IS_EDITOR_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  gtk_editable_select_region (GTK_EDITABLE (self->name_row), 0, -1);
}

/**
 * signet_editor_page_say_secrets:
 * @self: a page
 * @words: what happened to the secrets
 *
 * Says it for a few seconds, and moves the focus to the next step of a rotation.
 */
void
signet_editor_page_say_secrets (SignetEditorPage *self,
                                const char       *words)
{
  g_autofree char *markup = NULL;

  g_return_if_fail (SIGNET_IS_EDITOR_PAGE (self));
  g_return_if_fail (words != NULL);

  markup = g_markup_escape_text (words, -1);
  adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (markup));
  signet_secrets_group_focus_next (self->secrets_group);
}

/**
 * signet_editor_page_set_busy:
 * @self: a page
 * @busy: whether the draft is on its way to the issuer
 *
 * Keeps the form from being changed meanwhile.
 */
void
signet_editor_page_set_busy (SignetEditorPage *self,
                             gboolean          busy)
{
  g_return_if_fail (SIGNET_IS_EDITOR_PAGE (self));

  gtk_widget_set_sensitive (self->form, !busy);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, busy, -1);
}

/**
 * signet_editor_page_set_problems:
 * @self: a page
 * @problems: (nullable) (element-type SignetProblem): what the issuer found wrong
 *
 * Marks the fields and shows the first of them. The marks stay until something is changed.
 */
void
signet_editor_page_set_problems (SignetEditorPage *self,
                                 GPtrArray        *problems)
{
  g_return_if_fail (SIGNET_IS_EDITOR_PAGE (self));

  forget_refusal (self);
  if (problems != NULL)
    self->refused = g_ptr_array_ref (problems);
  signet_editor_page_check (self);
  signet_editor_page_focus_problem (self);
}

/**
 * signet_editor_page_load:
 * @self: a page
 * @original: (nullable): the credential to edit, %NULL for a new one
 * @draft: what the form shall say
 *
 * Shows another draft.
 */
void
signet_editor_page_load (SignetEditorPage *self,
                         SignetCredential *original,
                         SignetDraft      *draft)
{
  g_return_if_fail (SIGNET_IS_EDITOR_PAGE (self));
  g_return_if_fail (original == NULL || SIGNET_IS_CREDENTIAL (original));
  g_return_if_fail (SIGNET_IS_DRAFT (draft));

  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_func (self->draft, on_draft_changed_cb, self);

  g_set_object (&self->original, original);
  g_set_object (&self->draft, draft);
  forget_refusal (self);
  self->n_namesakes = 0;
  if (original == NULL && signet_draft_get_account_id (draft) == 0)
    choose_first_account (self);
  signet_editor_page_offer_expiry (self);
  g_free (self->pristine);
  self->pristine = original == NULL ? signet_editor_page_dup_text (self) : NULL;

  signet_editor_page_show_draft (self);
  g_signal_connect_object (draft, "changed", G_CALLBACK (on_draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  signet_editor_page_explain_active (self);
  signet_editor_page_check (self);
}

/**
 * signet_editor_page_take_verdict:
 * @self: a page
 * @can_save: whether there is something to save and nothing wrong with it
 * @modified: whether something would be lost if the page went away
 *
 * Tells what the check found.
 */
void
signet_editor_page_take_verdict (SignetEditorPage *self,
                                 gboolean          can_save,
                                 gboolean          modified)
{
  g_return_if_fail (SIGNET_IS_EDITOR_PAGE (self));

  if (self->can_save != can_save)
    {
      self->can_save = can_save;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_SAVE]);
    }

  if (self->modified != modified)
    {
      self->modified = modified;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
    }
}

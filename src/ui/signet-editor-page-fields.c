/* signet-editor-page-fields.c: writes what is entered into the draft
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-editor-page-private.h"

#include "signet-api-row.h"

#include <glib/gi18n-lib.h>

/* How long a name must rest before the list is searched for others of that name. */
#define NAMESAKES_MILLISECONDS 250

/*
 * Callbacks
 */

/* The list can be long, so nobody waits for this while typing. */
static gboolean
on_name_settled_cb (gpointer user_data)
{
  SignetEditorPage *self = user_data;
  SignetCredentialList *credentials = signet_connection_get_credentials (self->connection);

  self->namesakes_id = 0;
  self->n_namesakes =
    signet_credential_list_count_name (credentials, signet_draft_get_display_name (self->draft),
                                       self->original != NULL
                                         ? signet_credential_get_client_id (self->original)
                                         : NULL);
  signet_editor_page_check (self);

  return G_SOURCE_REMOVE;
}

static void
on_name_row_changed_cb (SignetEditorPage *self)
{
  g_assert (SIGNET_IS_EDITOR_PAGE (self));

  if (self->loading)
    return;

  g_clear_handle_id (&self->namesakes_id, g_source_remove);
  self->namesakes_id = g_timeout_add (NAMESAKES_MILLISECONDS, on_name_settled_cb, self);
  self->n_namesakes = 0;
  signet_draft_set_display_name (self->draft,
                                 gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
}

static void
on_owner_row_changed_cb (SignetEditorPage *self)
{
  g_assert (SIGNET_IS_EDITOR_PAGE (self));

  if (!self->loading)
    signet_draft_set_owner (self->draft, gtk_editable_get_text (GTK_EDITABLE (self->owner_row)));
}

static void
on_note_row_changed_cb (SignetEditorPage *self)
{
  g_autofree char *note = NULL;

  g_assert (SIGNET_IS_EDITOR_PAGE (self));

  if (self->loading)
    return;

  note = signet_note_row_get_text (self->note_row);
  signet_draft_set_note (self->draft, note);
}

static void
on_active_switch_active_cb (SignetEditorPage *self)
{
  g_assert (SIGNET_IS_EDITOR_PAGE (self));

  signet_editor_page_explain_active (self);
  if (!self->loading)
    signet_draft_set_active (self->draft, gtk_switch_get_active (self->active_switch));
}

static void
on_expiry_choice_notify_valid_cb (SignetEditorPage *self)
{
  g_assert (SIGNET_IS_EDITOR_PAGE (self));

  signet_editor_page_take_expiry (self);
}

static void
on_account_combo_selected_cb (SignetEditorPage *self)
{
  SignetOrganization *organization;
  SignetAccount *account;
  guint selected;

  g_assert (SIGNET_IS_EDITOR_PAGE (self));

  if (self->loading)
    return;

  organization = signet_connection_get_organization (self->connection);
  selected = adw_combo_row_get_selected (self->account_combo);
  if (selected >= signet_organization_get_n_accounts (organization))
    return;

  account = signet_organization_get_account (organization, selected);
  for (guint i = 0; i < self->api_rows->len; i++)
    signet_api_row_set_account (g_ptr_array_index (self->api_rows, i), account);
  signet_draft_set_account_id (self->draft, signet_account_get_id (account));
}

/*
 * Public
 */

/**
 * signet_editor_page_bind_fields:
 * @widget_class: the class of the page
 *
 * Lets the template call what is here.
 */
void
signet_editor_page_bind_fields (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_account_combo_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_active_switch_active_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_expiry_choice_notify_valid_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_name_row_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_note_row_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_owner_row_changed_cb);
}

/**
 * signet_editor_page_explain_active:
 * @self: a page
 *
 * Says what the switch does.
 */
void
signet_editor_page_explain_active (SignetEditorPage *self)
{
  g_return_if_fail (SIGNET_IS_EDITOR_PAGE (self));

  adw_action_row_set_subtitle (self->active_row,
                               gtk_switch_get_active (self->active_switch)
                                 ? _("Programs get access tokens with this credential")
                                 : _("Programs get no access tokens with this credential"));
}

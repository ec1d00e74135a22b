/* signet-editor-page-form.c: fills the form for a credential
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-editor-page-private.h"

#include "signet-accessible.h"
#include "signet-api-row.h"
#include "signet-json.h"
#include "signet-time.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

/*
 * Helpers
 */

static SignetAccount *
find_account (SignetEditorPage *self)
{
  SignetOrganization *organization = signet_connection_get_organization (self->connection);

  return signet_organization_find_account (organization,
                                           signet_draft_get_account_id (self->draft));
}

static void
remove_rows (AdwPreferencesGroup *group,
             GPtrArray           *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static void
add_row (AdwPreferencesGroup *group,
         GPtrArray           *rows,
         GtkWidget           *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
}

static const char *
explain_hidden (SignetEditorPage *self)
{
  SignetAccess *access = signet_connection_get_access (self->connection);

  if (access != NULL && signet_access_get_custom_role_admin (access))
    return _("The issuer no longer offers this API");

  return _("Only a Custom Role Admin can change this");
}

/* What this person may not grant cannot be changed here, but it is part of what the
 * credential can do, so it is shown.
 */
static GtkWidget *
make_hidden_row (SignetEditorPage *self,
                 SignetGrant      *grant)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name ("changes-prevent-symbolic");
  g_autofree char *words = signet_words_grant (grant, NULL, find_account (self));
  /* Translators: what is granted, and below it why that cannot be changed */
  g_autofree char *subtitle = g_strdup_printf (_("%s\n%s"), words, explain_hidden (self));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), signet_grant_get_api (grant));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  /* As wide as the check buttons above, so that the names line up. */
  gtk_widget_set_size_request (image, 26, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);

  return row;
}

static void
show_hidden_grants (SignetEditorPage *self)
{
  SignetCatalogue *catalogue = signet_connection_get_catalogue (self->connection);

  remove_rows (self->apis_group, self->hidden_rows);
  for (guint i = 0; i < signet_draft_get_n_grants (self->draft); i++)
    {
      SignetGrant *grant = signet_draft_get_grant (self->draft, i);

      if (signet_catalogue_find_api (catalogue, signet_grant_get_api (grant)) == NULL)
        add_row (self->apis_group, self->hidden_rows, make_hidden_row (self, grant));
    }
}

static void
fill_accounts (SignetEditorPage   *self,
               SignetOrganization *organization)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < signet_organization_get_n_accounts (organization); i++)
    {
      SignetAccount *account = signet_organization_get_account (organization, i);
      g_autofree char *name = signet_words_named_id (signet_account_get_name (account),
                                                     signet_account_get_id (account));

      if (signet_account_get_id (account) == signet_draft_get_account_id (self->draft))
        selected = i;
      gtk_string_list_append (names, name);
    }

  adw_combo_row_set_model (self->account_combo, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->account_combo, selected);
}

static void
show_account (SignetEditorPage   *self,
              SignetOrganization *organization)
{
  SignetAccount *account = find_account (self);
  gboolean choose = self->original == NULL &&
                    signet_organization_get_n_accounts (organization) > 1;
  g_autofree char *text = NULL;

  if (account != NULL)
    text = signet_words_named_id (signet_account_get_name (account),
                                  signet_account_get_id (account));
  else
    text = g_strdup (C_ ("account", "No longer exists"));

  adw_action_row_set_subtitle (self->account_row, text);
  gtk_widget_set_visible (GTK_WIDGET (self->account_row), !choose);
  gtk_widget_set_visible (GTK_WIDGET (self->account_combo), choose);
}

static void
show_identity (SignetEditorPage *self)
{
  gboolean edit = self->original != NULL;
  const char *client_id;

  gtk_widget_set_visible (GTK_WIDGET (self->intro_label), !edit);
  gtk_widget_set_visible (GTK_WIDGET (self->client_id_row), edit);
  gtk_widget_set_visible (GTK_WIDGET (self->active_row), edit);
  gtk_widget_set_visible (GTK_WIDGET (self->secrets_group), edit);
  gtk_widget_set_visible (self->history_group, edit);
  signet_history_row_set_credential (self->history_row, self->connection, self->original);
  if (!edit)
    return;

  client_id = signet_credential_get_client_id (self->original);
  adw_action_row_set_subtitle (self->client_id_row, client_id);
  signet_copy_button_set_text (self->client_id_button, client_id);
}

/* The exact time is told when the pointer is on the row, or the focus. */
static void
show_time (AdwActionRow *row,
           const char   *words,
           gint64        time)
{
  g_autofree char *exact = time != 0 ? signet_words_date_time (time) : NULL;

  adw_action_row_set_subtitle (row, words);
  signet_accessible_explain (GTK_WIDGET (row), exact);
}

static void
show_history (SignetEditorPage *self)
{
  gint64 now = signet_time_now ();
  g_autofree char *issued = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *used = NULL;

  issued = signet_words_time_by (signet_credential_get_created (self->original), now,
                                 signet_credential_get_created_by (self->original));
  changed = signet_words_time_by (signet_credential_get_updated (self->original), now,
                                  signet_credential_get_updated_by (self->original));
  used = signet_words_relative (signet_credential_get_last_used (self->original), now);
  show_time (self->issued_row, issued, signet_credential_get_created (self->original));
  show_time (self->changed_row, changed, signet_credential_get_updated (self->original));
  show_time (self->used_row, used, signet_credential_get_last_used (self->original));
}

static void
show_grants (SignetEditorPage *self)
{
  for (guint i = 0; i < self->api_rows->len; i++)
    {
      SignetApiRow *row = g_ptr_array_index (self->api_rows, i);
      const char *api = signet_api_get_id (signet_api_row_get_api (row));

      signet_api_row_set_grant (row, signet_draft_find_grant (self->draft, api));
    }

  show_hidden_grants (self);
}

/*
 * Callbacks
 */

static void
on_api_row_changed_cb (SignetEditorPage *self,
                       SignetApiRow     *row)
{
  g_autoptr(SignetGrant) grant = signet_api_row_get_grant (row);

  g_assert (SIGNET_IS_EDITOR_PAGE (self));

  if (grant != NULL)
    signet_draft_put_grant (self->draft, grant);
  else
    signet_draft_remove_grant (self->draft,
                               signet_api_get_id (signet_api_row_get_api (row)));
}

/*
 * Public
 */

/**
 * signet_editor_page_show_organization:
 * @self: a page
 *
 * Shows the accounts and workspaces that the connection knows now. What was picked stays picked.
 */
void
signet_editor_page_show_organization (SignetEditorPage *self)
{
  SignetOrganization *organization;
  g_autofree char *name = NULL;

  g_return_if_fail (SIGNET_IS_EDITOR_PAGE (self));

  organization = signet_connection_get_organization (self->connection);
  name = signet_words_named_id (signet_organization_get_name (organization),
                                signet_organization_get_id (organization));
  adw_action_row_set_subtitle (self->organization_row, name);

  self->loading = TRUE;
  fill_accounts (self, organization);
  self->loading = FALSE;

  show_account (self, organization);
  for (guint i = 0; i < self->api_rows->len; i++)
    signet_api_row_set_account (g_ptr_array_index (self->api_rows, i), find_account (self));
}

/**
 * signet_editor_page_show_catalogue:
 * @self: a page
 *
 * Makes the rows for the APIs that the connection knows now, unless they are the same as before.
 */
void
signet_editor_page_show_catalogue (SignetEditorPage *self)
{
  SignetCatalogue *catalogue;
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (SIGNET_IS_EDITOR_PAGE (self));

  catalogue = signet_connection_get_catalogue (self->connection);
  node = signet_catalogue_to_json (catalogue, TRUE);
  text = signet_json_to_string (node);
  if (g_strcmp0 (text, self->catalogue_text) == 0)
    return;

  g_free (self->catalogue_text);
  self->catalogue_text = g_steal_pointer (&text);
  remove_rows (self->apis_group, self->hidden_rows);
  remove_rows (self->apis_group, self->api_rows);
  for (guint i = 0; i < signet_catalogue_get_n_apis (catalogue); i++)
    {
      GtkWidget *row = signet_api_row_new (signet_catalogue_get_api (catalogue, i));

      signet_api_row_set_account (SIGNET_API_ROW (row), find_account (self));
      g_signal_connect_object (row, "changed", G_CALLBACK (on_api_row_changed_cb), self,
                               G_CONNECT_SWAPPED);
      add_row (self->apis_group, self->api_rows, row);
    }
  show_grants (self);
}

/**
 * signet_editor_page_show_draft:
 * @self: a page
 *
 * Shows everything that the draft and the original say.
 */
void
signet_editor_page_show_draft (SignetEditorPage *self)
{
  g_return_if_fail (SIGNET_IS_EDITOR_PAGE (self));

  self->loading = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->name_row),
                         signet_draft_get_display_name (self->draft));
  gtk_editable_set_text (GTK_EDITABLE (self->owner_row), signet_draft_get_owner (self->draft));
  signet_note_row_set_text (self->note_row, signet_draft_get_note (self->draft));
  gtk_switch_set_active (self->active_switch, signet_draft_get_active (self->draft));
  self->loading = FALSE;

  show_identity (self);
  if (self->original != NULL)
    {
      show_history (self);
      signet_secrets_group_follow (self->secrets_group, self->connection, self->original);
    }
  signet_usage_group_show (self->usage_group, self->connection, self->original);
  signet_editor_page_show_catalogue (self);
  signet_editor_page_show_organization (self);
  show_grants (self);
}

/**
 * signet_editor_page_follow:
 * @self: a page
 * @fresh: the credential that is edited, as it is now
 *
 * Takes @fresh for the original if nothing that can be edited here is different: somebody used
 * it, or changed its secrets. What else is different is for the person, once it is saved.
 */
void
signet_editor_page_follow (SignetEditorPage *self,
                           SignetCredential *fresh)
{
  g_autoptr(SignetDraft) theirs = NULL;
  g_autoptr(JsonNode) patch = NULL;

  g_return_if_fail (SIGNET_IS_EDITOR_PAGE (self));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (fresh));

  theirs = signet_draft_new_from_credential (fresh);
  patch = signet_draft_to_patch (theirs, self->original);
  if (json_object_get_size (json_node_get_object (patch)) > 0)
    return;

  g_set_object (&self->original, fresh);
  show_history (self);
}

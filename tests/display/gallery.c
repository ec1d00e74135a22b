/* gallery.c: shows one state of the editor, to be looked at
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"
#include "signet-api-row.h"
#include "signet-editor-dialog.h"
#include "signet-editor-page.h"
#include "signet-json.h"
#include "signet-time.h"
#include "signet-ui.h"

#define DAY (24 * 60 * 60)

/* gallery STATE [WIDTH HEIGHT]: the states are in the table at the end. Nothing is checked
 * here, and no test runs it: it is for eyes, and for pictures.
 */
typedef struct
{
  FakeConnector *fake;
  SignetConnection *connection;
  GtkWidget *page; /* (borrowed) */
  int width;
  int height;
  void (*show) (void);
} Gallery;

static Gallery gallery;

static const char catalogue_text[] =
  "{'apis': ["
  " {'id': 'platform', 'name': 'Platform', 'description': 'Users, workspaces and settings',"
  "  'identifier': 'urn:p', 'levels': ['account'], 'permissions': ["
  "   {'id': 'admin', 'name': 'Admin', 'summary': 'Administer everything'},"
  "   {'id': 'user', 'name': 'User', 'summary': 'Use the platform'}]},"
  " {'id': 'profile', 'name': 'Profile', 'description': 'Profiles of people',"
  "  'identifier': 'urn:f', 'levels': ['workspace'], 'permissions': ["
  "   {'id': 'read-only', 'name': 'Read-Only', 'summary': 'Read profiles'}]},"
  " {'id': 'data-plans', 'name': 'Data Plans', 'description': 'Plans for data',"
  "  'identifier': 'urn:d', 'levels': ['workspace'], 'permissions': ["
  "   {'id': 'read-only', 'name': 'Read-Only', 'summary': 'Read data plans'},"
  "   {'id': 'admin', 'name': 'Admin', 'summary': 'Change data plans'}]}]}";

static const char wide_catalogue_text[] =
  "{'apis': ["
  " {'id': 'reports', 'name': 'Reports', 'description': '', 'identifier': 'urn:r',"
  "  'levels': ['organization', 'account', 'workspace'], 'permissions': ["
  "   {'id': 'p1', 'name': 'List Reports'}, {'id': 'p2', 'name': 'Read Reports'},"
  "   {'id': 'p3', 'name': 'Write Reports'}, {'id': 'p4', 'name': 'Delete Reports'},"
  "   {'id': 'p5', 'name': 'Schedule Reports'}, {'id': 'p6', 'name': 'Share Reports'},"
  "   {'id': 'p7', 'name': 'Export Reports'}, {'id': 'p8', 'name': 'Audit Reports'},"
  "   {'id': 'p9', 'name': 'Approve Reports'},"
  "   {'id': 'p10', 'name': 'Own Every Report of the Whole Organization for Ever'}]},"
  " {'id': 'custom-roles', 'name': 'Custom Roles', 'description': '', 'identifier': 'urn:c',"
  "  'levels': ['organization'], 'permissions': [{'id': 'admin', 'name': 'Admin'}]},"
  " {'id': 'odd', 'name': '<b>Odd</b> & named at some length, to see what becomes of it',"
  "  'description': '', 'identifier': 'urn:o', 'levels': ['workspace'],"
  "  'permissions': [{'id': 'x', 'name': 'Everything & <i>more</i>'}]}]}";

static const char *const workspace_names[] = {
  "US Production", "US Staging", "EU Production", "EU Staging", "Canada Production",
  "Canada Staging", "Loyalty Lab", "Mexico Production", "Mexico Staging", "Partner Sandbox",
  "Store Kiosks", "Warehouse",
};

static const gint64 workspace_ids[] = {
  40118, 40119, 40231, 40232, 40377, 40378, 40512, 40533, 40534, 40710, 40711, 40822,
};

static JsonNode *
parse (const char *text)
{
  g_autofree char *quoted = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr(GBytes) bytes = g_bytes_new (quoted, strlen (quoted));

  return signet_json_parse (bytes, NULL);
}

static SignetCatalogue *
make_catalogue (const char *text)
{
  g_autoptr(JsonNode) node = parse (text);

  return signet_catalogue_new_from_json (node, NULL);
}

static SignetOrganization *
make_organization (guint n_accounts,
                   guint n_workspaces)
{
  SignetOrganization *organization = signet_organization_new (1204, "Acme Retail");
  static const char *const names[] = { "Acme Retail North America", "Acme Retail Europe" };

  for (guint i = 0; i < n_accounts; i++)
    {
      g_autoptr(SignetAccount) account = signet_account_new (3310 + i, names[i % 2]);

      for (guint j = 0; j < n_workspaces; j++)
        {
          g_autofree char *name = j < G_N_ELEMENTS (workspace_names)
            ? g_strdup (workspace_names[j]) : g_strdup_printf ("Store %u", 1000 + j);
          g_autoptr(SignetWorkspace) workspace =
            signet_workspace_new (j < G_N_ELEMENTS (workspace_ids) ? workspace_ids[j] + i * 5000
                                                                   : 50000 + j + i * 5000, name);

          signet_account_add_workspace (account, workspace);
        }
      signet_organization_add_account (organization, account);
    }

  return organization;
}

/* Without a permission, the first that the catalogue offers is shown. */
static SignetDraft *
make_draft (const char *name)
{
  SignetDraft *draft = signet_draft_new ();

  signet_draft_set_display_name (draft, name);
  signet_draft_set_account_id (draft, 3310);

  return draft;
}

static void
add_grant (SignetDraft *draft,
           const char  *api,
           const char  *permission,
           SignetLevel  level,
           guint        n_workspaces)
{
  g_autoptr(SignetGrant) grant = signet_grant_new (api, permission, level, workspace_ids,
                                                   n_workspaces);

  signet_draft_put_grant (draft, grant);
}

static SignetCredential *
make_credential (const char *updated_by,
                 gint64      revision,
                 gboolean    second_secret)
{
  gint64 now = signet_time_now ();
  g_autoptr(GPtrArray) grants = g_ptr_array_new_with_free_func (
    (GDestroyNotify) signet_grant_unref);
  g_autoptr(GPtrArray) secrets = g_ptr_array_new_with_free_func (
    (GDestroyNotify) signet_secret_info_unref);
  SignetCredentialFields fields = {
    .client_id = "b81e4c07-5d2a-4f60-8e19-c3a90d72f415",
    .display_name = revision > 3 ? "Consent Service 2" : "Consent Service",
    .note = "Answers what people agreed to.\nAsk before it is changed on a Friday.",
    .owner = "Privacy Team",
    .active = TRUE,
    .account_id = 3310,
    .created = now - 340 * DAY,
    .created_by = "root",
    .updated = now - 120,
    .updated_by = updated_by,
    .last_used = now - 180,
    .revision = revision,
    .grants = grants,
    .secrets = secrets,
  };

  g_ptr_array_add (grants, signet_grant_new ("profile", "read-only", SIGNET_LEVEL_WORKSPACE,
                                             workspace_ids, revision > 3 ? 3 : 1));
  g_ptr_array_add (grants, signet_grant_new ("custom-roles", "admin", SIGNET_LEVEL_ORGANIZATION,
                                             NULL, 0));
  g_ptr_array_add (secrets, signet_secret_info_new ("s1", "mP2d", now - 340 * DAY,
                                                    now + 12 * DAY, now - 180));
  if (second_secret)
    g_ptr_array_add (secrets, signet_secret_info_new ("s2", "x7Qk", now - 7200,
                                                      now + 400 * DAY, 0));

  return signet_credential_new (&fields);
}

static SignetEditorPage *
get_page (void)
{
  GtkWindow *window = display_find_window (SIGNET_TYPE_EDITOR_DIALOG);

  return SIGNET_EDITOR_PAGE (display_find (GTK_WIDGET (window), SIGNET_TYPE_EDITOR_PAGE, NULL));
}

static void
on_run_done_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_application_quit (g_application_get_default ());
}

static void
open_dialog (SignetCredential *original)
{
  GtkWindow *window;

  signet_editor_dialog_run_async (NULL, gallery.connection, original, NULL, on_run_done_cb, NULL);
  window = display_find_window (SIGNET_TYPE_EDITOR_DIALOG);
  if (gallery.width > 0)
    gtk_window_set_default_size (window, gallery.width, gallery.height);
}

static void
expand (const char *name)
{
  GtkWidget *row = display_find (GTK_WIDGET (get_page ()), SIGNET_TYPE_API_ROW, name);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
}

static void
click (const char *name)
{
  GtkWindow *window = display_find_window (SIGNET_TYPE_EDITOR_DIALOG);

  display_click (display_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, name));
}

static void
show_new (void)
{
  open_dialog (NULL);
}

static void
show_filled (void)
{
  g_autoptr(SignetDraft) draft = make_draft ("Loyalty App Backend");

  open_dialog (NULL);
  add_grant (draft, "platform", "admin", SIGNET_LEVEL_ACCOUNT, 0);
  add_grant (draft, "profile", "read-only", SIGNET_LEVEL_WORKSPACE, 3);
  signet_editor_page_load (get_page (), NULL, draft);
  expand ("Platform");
  expand ("Profile");
}

static void
show_many (void)
{
  g_autoptr(SignetOrganization) organization = make_organization (2, 500);

  fake_connector_set_organization (gallery.fake, organization);
  signet_connection_load (gallery.connection);
  DISPLAY_WAIT (signet_organization_get_n_accounts (
    signet_connection_get_organization (gallery.connection)) == 2);
  show_filled ();
}

static void
show_wide (void)
{
  g_autoptr(SignetCatalogue) catalogue = make_catalogue (wide_catalogue_text);
  g_autoptr(SignetDraft) draft = make_draft ("Quarter <b>Reports</b> & more");

  fake_connector_set_catalogue (gallery.fake, catalogue);
  signet_connection_load (gallery.connection);
  DISPLAY_WAIT (signet_connection_get_catalogue (gallery.connection) == catalogue);
  open_dialog (NULL);
  add_grant (draft, "reports", "p5", SIGNET_LEVEL_ORGANIZATION, 0);
  add_grant (draft, "custom-roles", "admin", SIGNET_LEVEL_ORGANIZATION, 0);
  add_grant (draft, "odd", "x", SIGNET_LEVEL_WORKSPACE, 2);
  signet_editor_page_load (get_page (), NULL, draft);
  expand ("Reports");
  expand ("Custom Roles");
}

static void
show_invalid (void)
{
  g_autoptr(SignetDraft) draft = make_draft ("Loyalty\xe2\x80\xae App");

  open_dialog (NULL);
  add_grant (draft, "profile", "read-only", SIGNET_LEVEL_WORKSPACE, 0);
  signet_draft_set_owner (draft, "A\nB");
  signet_editor_page_load (get_page (), NULL, draft);
  expand ("Profile");
}

static void
show_namesake (void)
{
  open_dialog (NULL);
  gtk_editable_set_text (GTK_EDITABLE (display_find (GTK_WIDGET (get_page ()),
                                                     ADW_TYPE_ENTRY_ROW, "Display Name")),
                         "consent service");
}

static void
show_saving (void)
{
  show_filled ();
  fake_connector_hold (gallery.fake);
  click ("Save");
}

static void
show_error (void)
{
  show_filled ();
  fake_connector_fail (gallery.fake, FAKE_CALL_ISSUE, SIGNET_ERROR_INTERRUPTED);
  click ("Save");
}

static void
show_refused (void)
{
  show_filled ();
  fake_connector_refuse (gallery.fake, FAKE_CALL_ISSUE, SIGNET_PROBLEM_UNKNOWN_WORKSPACE,
                         "/grants/1/workspaces");
  click ("Save");
}

static void
show_gone (void)
{
  g_autoptr(SignetOrganization) organization = make_organization (1, 2);

  show_refused ();
  fake_connector_set_organization (gallery.fake, organization);
  signet_connection_load (gallery.connection);
}

static void
show_edit (void)
{
  open_dialog (fake_connector_find (gallery.fake, "b81e4c07-5d2a-4f60-8e19-c3a90d72f415"));
}

static void
show_changed (void)
{
  g_autoptr(SignetDraft) draft = NULL;
  SignetCredential *original;

  show_edit ();
  original = signet_editor_page_get_original (get_page ());
  draft = signet_draft_new_from_credential (original);
  add_grant (draft, "data-plans", "read-only", SIGNET_LEVEL_WORKSPACE, 2);
  signet_draft_set_active (draft, FALSE);
  signet_editor_page_load (get_page (), original, draft);
}

static void
show_conflict (void)
{
  g_autoptr(SignetCredential) theirs = make_credential ("ada", 4, FALSE);

  show_changed ();
  fake_connector_put (gallery.fake, theirs);
  click ("Save");
}

static void
show_deleted (void)
{
  show_changed ();
  fake_connector_remove (gallery.fake, "b81e4c07-5d2a-4f60-8e19-c3a90d72f415");
  click ("Save");
}

static void
show_rotating (void)
{
  g_autoptr(SignetCredential) credential = make_credential ("root", 3, TRUE);

  open_dialog (credential);
}

static void
show_issued (void)
{
  show_filled ();
  click ("Save");
  DISPLAY_WAIT (display_find (GTK_WIDGET (display_find_window (SIGNET_TYPE_EDITOR_DIALOG)),
                              GTK_TYPE_BUTTON, "Done") != NULL);
}

static void
show_revealed (void)
{
  GtkWidget *button;

  show_issued ();
  button = display_find (GTK_WIDGET (display_find_window (SIGNET_TYPE_EDITOR_DIALOG)),
                         GTK_TYPE_TOGGLE_BUTTON, NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}

static void
show_saved (void)
{
  show_issued ();
  click ("Save to Keyring");
}

static void
show_copied (void)
{
  show_issued ();
  click ("Copy Client Secret");
}

static void
show_copy_as (void)
{
  GtkWidget *dialog;

  show_issued ();
  dialog = GTK_WIDGET (display_find_window (SIGNET_TYPE_EDITOR_DIALOG));
  gtk_menu_button_popup (GTK_MENU_BUTTON (display_find (dialog, GTK_TYPE_MENU_BUTTON,
                                                        "Copy As")));
}

static void
show_leaving (void)
{
  show_issued ();
  click ("Done");
}

static const struct
{
  const char *name;
  void (*show) (void);
} states[] = {
  { "changed", show_changed },
  { "conflict", show_conflict },
  { "copied", show_copied },
  { "copy-as", show_copy_as },
  { "deleted", show_deleted },
  { "edit", show_edit },
  { "error", show_error },
  { "filled", show_filled },
  { "gone", show_gone },
  { "invalid", show_invalid },
  { "issued", show_issued },
  { "leaving", show_leaving },
  { "many", show_many },
  { "namesake", show_namesake },
  { "new", show_new },
  { "refused", show_refused },
  { "revealed", show_revealed },
  { "rotating", show_rotating },
  { "saved", show_saved },
  { "saving", show_saving },
  { "wide", show_wide },
};

static void
on_activate_cb (GApplication *application)
{
  g_autoptr(SignetOrganization) organization = make_organization (1, 12);
  g_autoptr(SignetCatalogue) catalogue = make_catalogue (catalogue_text);
  g_autoptr(SignetCredential) credential = make_credential ("root", 3, FALSE);

  g_application_hold (application);
  gallery.fake = fake_connector_new (organization, catalogue);
  fake_connector_put (gallery.fake, credential);
  gallery.connection = display_connect (gallery.fake);
  gallery.show ();
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(AdwApplication) application = NULL;

  signet_ui_init ();
  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (states); i++)
    {
      if (g_str_equal (states[i].name, argv[1]))
        gallery.show = states[i].show;
    }
  if (gallery.show == NULL)
    {
      g_printerr ("gallery STATE [WIDTH HEIGHT], with a state among\n");
      for (guint i = 0; i < G_N_ELEMENTS (states); i++)
        g_printerr ("  %s\n", states[i].name);
      return 2;
    }

  if (argc > 3)
    {
      gallery.width = (int) g_ascii_strtoll (argv[2], NULL, 10);
      gallery.height = (int) g_ascii_strtoll (argv[3], NULL, 10);
    }

  application = adw_application_new (SIGNET_APP_ID, G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate_cb), NULL);
  if (g_getenv ("GALLERY_RTL") != NULL)
    g_signal_connect_swapped (application, "startup",
                              G_CALLBACK (gtk_widget_set_default_direction),
                              GINT_TO_POINTER (GTK_TEXT_DIR_RTL));

  return g_application_run (G_APPLICATION (application), 1, argv);
}

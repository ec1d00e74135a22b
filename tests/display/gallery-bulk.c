/* gallery-bulk.c: shows one state of the bulk dialog, to be looked at
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"
#include "samples.h"
#include "signet-bulk-dialog.h"
#include "signet-delete-dialog.h"
#include "signet-time.h"
#include "signet-ui.h"

/* gallery-bulk STATE [WIDTH HEIGHT]: the states are in the table at the end, the size is that of
 * the window behind. Nothing is checked here, and no test runs it: it is for eyes.
 */
typedef struct
{
  FakeConnector *fake;
  SignetConnection *connection;
  GtkWindow *parent;
  void (*show) (void);
} Gallery;

static Gallery gallery;

/*
 * Helpers
 */

static void
put (guint       number,
     const char *name,
     gint64      last_used)
{
  g_autofree char *client_id = g_strdup_printf ("%08x-0000-4000-8000-000000000000", number);
  g_autofree char *used = signet_time_to_string (last_used);
  g_autofree char *members = g_strdup_printf (
    "{'last_used': '%s', 'grants': [{'api': 'platform', 'permission': 'user',"
    " 'level': 'account'}, {'api': 'profile', 'permission': 'read-only', 'level': 'workspace',"
    " 'workspaces': [1]}]}", used);
  g_autoptr(SignetCredential) credential = sample_credential (client_id, name, members);

  fake_connector_put (gallery.fake, credential);
}

static void
on_run_done_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_application_quit (g_application_get_default ());
}

static GPtrArray *
get_all (guint most)
{
  GListModel *model = G_LIST_MODEL (signet_connection_get_credentials (gallery.connection));
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < MIN (most, g_list_model_get_n_items (model)); i++)
    g_ptr_array_add (all, g_list_model_get_item (model, i));

  return all;
}

static GtkWidget *
ask (SignetBulkKind kind,
     guint          most)
{
  g_autoptr(GPtrArray) all = get_all (most);
  g_autoptr(SignetBulkChange) change = signet_bulk_change_new (gallery.connection, kind, all);

  signet_bulk_dialog_run_async (gallery.parent, change, NULL, on_run_done_cb, NULL);

  return GTK_WIDGET (display_find_window (SIGNET_TYPE_BULK_DIALOG));
}

static void
click (GtkWidget  *dialog,
       const char *name)
{
  display_click (display_find (dialog, GTK_TYPE_BUTTON, name));
}

static void
show_delete_one (void)
{
  g_autoptr(GPtrArray) all = get_all (1);

  signet_delete_dialog_run_async (gallery.parent, gallery.connection, all->pdata[0], NULL,
                                  on_run_done_cb, NULL);
}

static void
show_delete (void)
{
  ask (SIGNET_BULK_KIND_DELETE, 3);
}

static void
show_deactivate (void)
{
  ask (SIGNET_BULK_KIND_DEACTIVATE, G_MAXUINT);
}

static void
show_activate (void)
{
  ask (SIGNET_BULK_KIND_ACTIVATE, G_MAXUINT);
}

static void
show_owner (void)
{
  ask (SIGNET_BULK_KIND_SET_OWNER, 3);
}

static void
show_owner_wrong (void)
{
  GtkWidget *dialog = ask (SIGNET_BULK_KIND_SET_OWNER, 3);

  gtk_editable_set_text (GTK_EDITABLE (display_find (dialog, ADW_TYPE_ENTRY_ROW, "Owner")),
                         "Retail\xe2\x80\xae Systems");
}

static void
show_expiry (void)
{
  ask (SIGNET_BULK_KIND_SET_EXPIRY, 3);
}

static void
show_expiry_date (void)
{
  GtkWidget *dialog = ask (SIGNET_BULK_KIND_SET_EXPIRY, 3);
  GtkWidget *combo = display_find (dialog, ADW_TYPE_COMBO_ROW, "Expires");

  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), 5);
}

static void
show_expiry_past (void)
{
  g_autoptr(GDateTime) past = g_date_time_new_local (2020, 2, 29, 0, 0, 0);
  GtkWidget *button;
  GtkPopover *popover;

  show_expiry_date ();
  button = display_find (GTK_WIDGET (display_find_window (SIGNET_TYPE_BULK_DIALOG)),
                         GTK_TYPE_MENU_BUTTON, NULL);
  popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
  gtk_calendar_select_day (GTK_CALENDAR (gtk_popover_get_child (popover)), past);
}

static void
show_progress (void)
{
  GtkWidget *dialog = ask (SIGNET_BULK_KIND_DEACTIVATE, G_MAXUINT);

  fake_connector_hold (gallery.fake);
  click (dialog, "Deactivate");
}

static void
show_cancelling (void)
{
  show_progress ();
  click (GTK_WIDGET (display_find_window (SIGNET_TYPE_BULK_DIALOG)), "Cancel");
}

static void
show_failures (void)
{
  GtkWidget *dialog = ask (SIGNET_BULK_KIND_DEACTIVATE, G_MAXUINT);

  fake_connector_fail_for (gallery.fake, SAMPLE_POS, SIGNET_ERROR_FORBIDDEN);
  fake_connector_remove (gallery.fake, SAMPLE_CAFE);
  click (dialog, "Deactivate");
}

static void
show_halted (void)
{
  GtkWidget *dialog = ask (SIGNET_BULK_KIND_DELETE, G_MAXUINT);

  fake_connector_fail (gallery.fake, FAKE_CALL_DELETE, SIGNET_ERROR_UNREACHABLE);
  click (dialog, "Delete");
}

static const struct
{
  const char *name;
  void (*show) (void);
} states[] = {
  { "activate", show_activate },
  { "cancelling", show_cancelling },
  { "deactivate", show_deactivate },
  { "delete", show_delete },
  { "delete-one", show_delete_one },
  { "expiry", show_expiry },
  { "expiry-date", show_expiry_date },
  { "expiry-past", show_expiry_past },
  { "failures", show_failures },
  { "halted", show_halted },
  { "owner", show_owner },
  { "owner-wrong", show_owner_wrong },
  { "progress", show_progress },
};

static void
on_activate_cb (GApplication *application,
                const int    *size)
{
  gint64 now = signet_time_now ();

  gallery.fake = sample_issuer ();
  put (1, "Loyalty App Backend", now - 300);
  put (2, "A Name as Long as Somebody Once Found Necessary to Tell It From All the Others There "
          "Are in the Whole Organization", now - 7200);
  put (3, "Data Plan Checker", now - 90000);
  for (guint i = 4; i < 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("Store %u", 1000 + i);

      put (i, name, now - i * 1000000);
    }
  gallery.connection = display_connect (gallery.fake);
  gallery.parent = GTK_WINDOW (adw_application_window_new (GTK_APPLICATION (application)));
  gtk_window_set_default_size (gallery.parent, size[0], size[1]);
  gtk_window_present (gallery.parent);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (gallery.parent));
  gallery.show ();
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(AdwApplication) application = NULL;
  int size[] = { 800, 700 };

  signet_ui_init ();
  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (states); i++)
    {
      if (g_str_equal (states[i].name, argv[1]))
        gallery.show = states[i].show;
    }
  if (gallery.show == NULL)
    {
      g_printerr ("gallery-bulk STATE [WIDTH HEIGHT], with a state among\n");
      for (guint i = 0; i < G_N_ELEMENTS (states); i++)
        g_printerr ("  %s\n", states[i].name);
      return 2;
    }

  for (int i = 0; argc > 3 && i < 2; i++)
    size[i] = (int) g_ascii_strtoll (argv[2 + i], NULL, 10);
  application = adw_application_new (SIGNET_APP_ID, G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate_cb), size);
  if (g_getenv ("GALLERY_RTL") != NULL)
    g_signal_connect_swapped (application, "startup",
                              G_CALLBACK (gtk_widget_set_default_direction),
                              GINT_TO_POINTER (GTK_TEXT_DIR_RTL));

  return g_application_run (G_APPLICATION (application), 1, argv);
}

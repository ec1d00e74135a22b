/* test-stored-secrets.c: the secrets in the keyring, as they are shown
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"
#include "fake-check.h"
#include "samples.h"
#include "signet-kept-secret-dialog.h"
#include "signet-masked-row.h"
#include "signet-secret-check-dialog.h"
#include "signet-secret-format.h"

#define MASK "••••"
#define LIVE "sgn_live_x7Qk"

/* What another program would keep. */
static const SecretSchema schema = {
  SIGNET_BASE_ID ".ClientSecret", SECRET_SCHEMA_NONE,
  { { "connection", 0 }, { "client_id", 0 }, { "secret_id", 0 }, { NULL, 0 } }
};

typedef struct
{
  FakeConnector *issuer;
  SignetConnection *connection;
  GListStore *connections; /* (nullable) where a secret can be moved to */
  GtkWindow *parent;
} Fixture;

/*
 * Helpers
 */

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->issuer = sample_issuer ();
  fixture->connection = display_connect (fixture->issuer);
  fixture->parent = GTK_WINDOW (gtk_window_new ());
  gtk_window_present (fixture->parent);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->parent);
  secret_password_clear_sync (&schema, NULL, NULL, NULL);
  display_turn ();
  g_clear_object (&fixture->connections);
  g_clear_object (&fixture->connection);
  g_clear_object (&fixture->issuer);
}

static void
keep (Fixture    *fixture,
      const char *client_id,
      const char *text)
{
  g_assert_true (secret_password_store_sync (&schema, NULL, "Signet: Old Name (x) at Y", text,
                                             NULL, NULL, "connection",
                                             signet_connection_get_id (fixture->connection),
                                             "client_id", client_id, "secret_id", "s1", NULL));
}

static GtkWidget *
open_kept (Fixture    *fixture,
           const char *client_id)
{
  SignetCredential *credential =
    signet_credential_list_find (signet_connection_get_credentials (fixture->connection),
                                 client_id);

  signet_kept_secret_dialog_present (fixture->parent, fixture->connection,
                                     (GListModel *) fixture->connections, credential, NULL);

  return GTK_WIDGET (display_find_window (SIGNET_TYPE_KEPT_SECRET_DIALOG));
}

static GtkWidget *
open_check (Fixture *fixture)
{
  signet_secret_check_dialog_present (fixture->parent, fixture->connection);

  return GTK_WIDGET (display_find_window (SIGNET_TYPE_SECRET_CHECK_DIALOG));
}

static GtkWidget *
find_button (GtkWidget  *root,
             const char *name)
{
  return display_find (root, GTK_TYPE_BUTTON, name);
}

static void
test_reveal (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *dialog;
  GtkWidget *row;

  keep (fixture, SAMPLE_POS, LIVE);
  dialog = open_kept (fixture, SAMPLE_POS);
  DISPLAY_WAIT (display_shows (dialog, "Valid."));
  display_check_names (dialog);
  row = display_find (dialog, SIGNET_TYPE_MASKED_ROW, NULL);
  g_assert_nonnull (row);
  g_assert_true (display_shows (row, MASK));
  g_assert_false (display_shows (dialog, LIVE));

  display_click (find_button (dialog, "Show Client Secret"));
  g_assert_true (signet_masked_row_get_shown (SIGNET_MASKED_ROW (row)));
  g_assert_true (display_shows (row, LIVE));
  display_click (find_button (dialog, "Hide Client Secret"));
  g_assert_false (signet_masked_row_get_shown (SIGNET_MASKED_ROW (row)));
  g_assert_false (display_shows (row, LIVE));

  /* Whoever looks at another window hides it. */
  display_click (find_button (dialog, "Show Client Secret"));
  DISPLAY_WAIT (gtk_window_is_active (GTK_WINDOW (dialog)));
  gtk_window_set_modal (GTK_WINDOW (dialog), FALSE);
  gtk_window_present (fixture->parent);
  DISPLAY_WAIT (!display_shows (row, LIVE));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Where a secret belongs to an issuer of its own, it is moved nowhere. */
static void
test_not_moved (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(SignetConnection) other =
    signet_connection_new ("other", "Another Name", SIGNET_CONNECTOR (fixture->issuer),
                           signet_connection_get_keyring (fixture->connection));
  GtkWidget *dialog;

  fixture->connections = g_list_store_new (SIGNET_TYPE_CONNECTION);
  g_list_store_append (fixture->connections, fixture->connection);
  g_list_store_append (fixture->connections, other);
  keep (fixture, SAMPLE_POS, LIVE);
  dialog = open_kept (fixture, SAMPLE_POS);
  DISPLAY_WAIT (display_shows (dialog, "Valid."));
  g_assert_null (display_find (dialog, GTK_TYPE_MENU_BUTTON, NULL));
  g_assert_nonnull (find_button (dialog, "Remove from Keyring…"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *dialog = open_kept (fixture, SAMPLE_CAFE);

  DISPLAY_WAIT (display_shows (dialog, "Not in the Keyring"));
  display_check_names (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* It is only taken if it is a secret of this credential. */
static void
test_paste (Fixture       *fixture,
            gconstpointer  data)
{
  static const guint8 entropy[SIGNET_SECRET_ENTROPY] = { 7 };
  char genuine[SIGNET_SECRET_LENGTH + 1];
  GtkWidget *dialog = open_kept (fixture, SAMPLE_CAFE);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (dialog);
  const struct
  {
    const char *text;
    const char *words;
  } cases[] = {
    { "  \n", "Nothing to Paste" },
    { "sgn_short", "Not a Whole Client Secret" },
    { genuine, "Not a Secret of This Credential" },
    { "a password", "Not a Secret of This Credential" },
  };

  signet_secret_format_write (entropy, genuine);
  DISPLAY_WAIT (display_shows (dialog, "Not in the Keyring"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gdk_clipboard_set_text (clipboard, cases[i].text);
      display_click (find_button (dialog, "Paste Client Secret"));
      DISPLAY_WAIT (display_shows (dialog, cases[i].words));
      DISPLAY_WAIT (gtk_widget_is_sensitive (find_button (dialog, "Paste Client Secret")));
    }

  gdk_clipboard_set_text (clipboard, " live-x7Qk\n");
  display_click (find_button (dialog, "Paste Client Secret"));
  DISPLAY_WAIT (display_shows (dialog, "Valid."));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_absent (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *dialog = open_kept (fixture, SAMPLE_CAFE);

  DISPLAY_WAIT (display_shows (dialog, "No Keyring Here"));
  g_assert_true (display_shows (dialog, "GNOME Keyring"));
  display_check_names (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));

  dialog = open_check (fixture);
  DISPLAY_WAIT (display_shows (dialog, "No Keyring Here"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_check (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *dialog;

  keep (fixture, SAMPLE_POS, LIVE);
  keep (fixture, SAMPLE_BACKFILL, LIVE);
  keep (fixture, SAMPLE_CAFE, FAKE_ENDED "_1");
  keep (fixture, SAMPLE_PARTNER, LIVE);
  keep (fixture, "nobody", LIVE);
  fake_check_hold (fixture->issuer);
  dialog = open_check (fixture);
  DISPLAY_WAIT (display_shows (dialog, "Checked 0 of 5"));
  g_assert_nonnull (find_button (dialog, "Stop"));
  fake_check_release (fixture->issuer);
  DISPLAY_WAIT (display_shows (dialog, "5 secrets, 4 problems"));
  display_check_names (dialog);
  g_assert_false (display_shows (dialog, LIVE));
  g_assert_true (display_shows (dialog, "Ended."));
  g_assert_true (display_shows (dialog, "Unknown Credential."));
  g_assert_nonnull (find_button (dialog, "Remove 2 Useless Secrets…"));
  g_assert_nonnull (find_button (dialog, "Edit POS Gateway"));
  /* Nobody removes what works by mistake. */
  g_assert_null (find_button (dialog, "Remove the secret of POS Gateway"));

  display_click (find_button (dialog, "Only Problems"));
  DISPLAY_WAIT (!display_shows (dialog, "POS Gateway"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_stop (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *dialog;

  keep (fixture, SAMPLE_POS, LIVE);
  fake_check_hold (fixture->issuer);
  dialog = open_check (fixture);
  DISPLAY_WAIT (display_shows (dialog, "Checked 0 of 1"));
  display_click (find_button (dialog, "Stop"));
  DISPLAY_WAIT (display_shows (dialog, "Check Again"));
  g_assert_true (display_shows (dialog, "Not checked yet"));
  fake_check_release (fixture->issuer);
  fake_check_fail (fixture->issuer, SIGNET_ERROR_UNREACHABLE);
  display_click (find_button (dialog, "Check Again"));
  DISPLAY_WAIT (display_shows (dialog, "Not Checked: The Issuer Does Not Answer"));

  /* It closes in the middle of it. */
  fake_check_fail (fixture->issuer, SIGNET_ERROR_FAILED);
  fake_check_hold (fixture->issuer);
  display_click (find_button (dialog, "Check Again"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  fake_check_release (fixture->issuer);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *dialog = open_check (fixture);

  DISPLAY_WAIT (display_shows (dialog, "No Secrets Here"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/*
 * Public
 */

int
main (int   argc,
      char *argv[])
{
  gboolean unlocked = g_strcmp0 (g_getenv ("KEYRING"), "unlocked") == 0;
  const struct
  {
    const char *path;
    gboolean unlocked;
    void (*func) (Fixture       *fixture,
                  gconstpointer  data);
  } tests[] = {
    { "/stored-secrets/reveal", TRUE, test_reveal },
    { "/stored-secrets/not-moved", TRUE, test_not_moved },
    { "/stored-secrets/nothing", TRUE, test_nothing },
    { "/stored-secrets/paste", TRUE, test_paste },
    { "/stored-secrets/check", TRUE, test_check },
    { "/stored-secrets/stop", TRUE, test_stop },
    { "/stored-secrets/empty", TRUE, test_empty },
    { "/stored-secrets/absent", FALSE, test_absent },
  };

  display_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      if (tests[i].unlocked == unlocked)
        g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
    }

  return g_test_run ();
}

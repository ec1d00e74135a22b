/* test-token-page.c: access tokens in words, and the dialog that gets them
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"
#include "samples.h"
#include "signet-base64url.h"
#include "signet-copy-button.h"
#include "signet-token-dialog.h"
#include "signet-token-page.h"

#include <string.h>

/*
 * Helpers
 */

static SignetAccessToken *
make_token (const char *text,
            gint64      lifetime)
{
  g_autoptr(SecretValue) value = secret_value_new (text, -1, "text/plain");

  return signet_access_token_new (value, g_get_real_time () / G_USEC_PER_SEC + lifetime, NULL);
}

/* @claims has single quotes in place of double ones. */
static SignetAccessToken *
make_jwt (const char *claims,
          gint64      lifetime)
{
  g_autofree char *quoted = g_strdelimit (g_strdup (claims), "'", '"');
  g_autofree char *body = signet_base64url_encode ((const guint8 *) quoted, strlen (quoted));
  g_autofree char *text = g_strconcat ("eyJhbGciOiJFUzI1NiJ9.", body, ".eA", NULL);

  return make_token (text, lifetime);
}

static GtkWidget *
show (GtkWindow          *window,
      SignetAccessToken  *token,
      SignetTokenVerdict  verdict)
{
  GtkWidget *page = signet_token_page_new ();

  signet_token_page_show (SIGNET_TOKEN_PAGE (page), token, verdict);
  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_present (window);

  return page;
}

static void
test_hostile_claims (void)
{
  GtkWindow *window = GTK_WINDOW (adw_window_new ());
  g_autoptr(SignetAccessToken) token =
    make_jwt ("{'iss':'<b>evil</b>','azp':'<i>x</i>','aud':['<a>','b'],'scope':'<s> &amp;',"
              "'sub':'somebody'}", 600);
  GtkWidget *page = show (window, token, SIGNET_TOKEN_VERDICT_MISMATCH);

  g_assert_true (display_shows (page, "<b>evil</b>"));
  g_assert_true (display_shows (page, "<i>x</i>"));
  g_assert_true (display_shows (page, "somebody"));
  g_assert_true (display_shows (page, "The signature does not match"));
  g_assert_false (display_shows (page, secret_value_get_text (
                                         signet_access_token_get_value (token))));
  display_check_names (page);
  gtk_window_destroy (window);
}

static void
test_opaque (void)
{
  GtkWindow *window = GTK_WINDOW (adw_window_new ());
  g_autoptr(SignetAccessToken) token = make_token ("opaque-token", 3);
  GtkWidget *page = show (window, token, SIGNET_TOKEN_VERDICT_OPAQUE);
  GtkWidget *button = display_find (page, SIGNET_TYPE_COPY_BUTTON, "Copy as Header");

  g_assert_true (display_shows (page, "only the issuer can read this token"));
  g_assert_false (display_shows (page, "opaque-token"));
  g_assert_true (display_shows (page, "Ends in"));
  g_assert_true (gtk_widget_is_sensitive (button));

  /* It counts down, and what has ended is of no use. */
  DISPLAY_WAIT (display_shows (page, "Ended"));
  g_assert_false (gtk_widget_is_sensitive (button));
  gtk_window_destroy (window);
}

static void
test_clear (void)
{
  GtkWindow *window = GTK_WINDOW (adw_window_new ());
  g_autoptr(SignetAccessToken) token = make_jwt ("{'iss':'one'}", 600);
  g_autoptr(SignetAccessToken) other = make_jwt ("{'iss':'two'}", 600);
  GtkWidget *page = show (window, token, SIGNET_TOKEN_VERDICT_GOOD);

  signet_token_page_show (SIGNET_TOKEN_PAGE (page), other, SIGNET_TOKEN_VERDICT_GOOD);
  g_assert_true (display_shows (page, "two"));
  g_assert_false (display_shows (page, "one"));
  signet_token_page_clear (SIGNET_TOKEN_PAGE (page));
  g_assert_false (display_shows (page, "two"));
  gtk_window_destroy (window);
}

/* Without a keyring, only pasting is left, and nothing can be asked for before. */
static void
test_dialog (void)
{
  g_autoptr(FakeConnector) issuer = sample_issuer ();
  g_autoptr(SignetConnection) connection = display_connect (issuer);
  GtkWindow *parent = GTK_WINDOW (adw_window_new ());
  SignetCredential *credential =
    signet_credential_list_find (signet_connection_get_credentials (connection), SAMPLE_POS);
  GtkWindow *dialog;
  GtkWidget *get;
  int minimum;

  gtk_window_present (parent);
  signet_token_dialog_present (parent, connection, credential, NULL);
  dialog = display_find_window (SIGNET_TYPE_TOKEN_DIALOG);
  DISPLAY_WAIT (display_shows (GTK_WIDGET (dialog), "No secret of this credential"));
  get = display_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Get Token");
  g_assert_false (gtk_widget_is_sensitive (get));
  display_check_names (GTK_WIDGET (dialog));

  gtk_widget_measure (GTK_WIDGET (dialog), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 360);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (dialog)), "  sgn_pasted-secret\n");
  display_click (display_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Paste Client Secret"));
  DISPLAY_WAIT (gtk_widget_is_sensitive (get));
  g_assert_true (display_shows (GTK_WIDGET (dialog), "••••cret"));
  g_assert_false (display_shows (GTK_WIDGET (dialog), "sgn_pasted-secret"));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (dialog)), " \n");
  display_click (display_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Paste Client Secret"));
  DISPLAY_WAIT (display_shows (GTK_WIDGET (dialog), "There is no secret in the clipboard"));
  gtk_window_destroy (dialog);
  gtk_window_destroy (parent);
}

/* What is under way when the parent closes ends with it. */
static void
test_parent_closes (void)
{
  g_autoptr(FakeConnector) issuer = sample_issuer ();
  g_autoptr(SignetConnection) connection = display_connect (issuer);
  GtkWindow *parent = GTK_WINDOW (adw_window_new ());
  SignetCredential *credential =
    signet_credential_list_find (signet_connection_get_credentials (connection), SAMPLE_POS);
  GtkWindow *dialog;

  gtk_window_present (parent);
  signet_token_dialog_present (parent, connection, credential, "secret-1");
  dialog = display_find_window (SIGNET_TYPE_TOKEN_DIALOG);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_destroy (parent);
  DISPLAY_WAIT (dialog == NULL);
}

int
main (int    argc,
      char **argv)
{
  display_init (&argc, &argv);

  g_test_add_func ("/token-page/hostile-claims", test_hostile_claims);
  g_test_add_func ("/token-page/opaque", test_opaque);
  g_test_add_func ("/token-page/clear", test_clear);
  g_test_add_func ("/token-page/dialog", test_dialog);
  g_test_add_func ("/token-page/parent-closes", test_parent_closes);

  return g_test_run ();
}

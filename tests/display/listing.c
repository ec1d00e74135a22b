/* listing.c: a list of credentials in a window of its own
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "listing.h"

#include "signet-row-finder.h"

/*
 * Helpers
 */

static void
on_action_activate_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       Listing       *listing)
{
  g_free (listing->asked);
  listing->asked = g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)),
                                 g_variant_get_string (parameter, NULL));
}

static void
add_actions (Listing *listing)
{
  const char *names[] = { "edit", "delete", "activate", "deactivate", "copy-client-id",
                          "duplicate" };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GSimpleAction) action = g_simple_action_new (names[i], G_VARIANT_TYPE_STRING);

      g_signal_connect (action, "activate", G_CALLBACK (on_action_activate_cb), listing);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }

  gtk_widget_insert_action_group (GTK_WIDGET (listing->window), "credential",
                                  G_ACTION_GROUP (group));
}

/* The names in the order of the rows. */
static char *
read_names (Listing *listing)
{
  GListModel *model = G_LIST_MODEL (listing->view->index);
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(SignetCredential) credential = g_list_model_get_item (model, i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                              signet_credential_get_display_name (credential));
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static gboolean
row_shows_in (GtkWidget  *root,
              const char *text)
{
  if (!gtk_widget_get_mapped (root))
    return FALSE;
  if (GTK_IS_INSCRIPTION (root) &&
      g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (root)), text) == 0)
    return TRUE;
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (row_shows_in (child, text))
        return TRUE;
    }

  return FALSE;
}

/*
 * Public
 */

void
listing_set_up (Listing       *listing,
                gconstpointer  n_credentials)
{
  guint n = GPOINTER_TO_UINT (n_credentials);
  g_autoptr(FakeConnector) issuer = n == 0 ? sample_issuer () : sample_large_issuer (n);
  g_autoptr(SignetConnection) connection = display_connect (issuer);
  SignetRowContext *context;

  listing->credentials = g_object_ref (signet_connection_get_credentials (connection));
  listing->view = SIGNET_CREDENTIAL_VIEW (signet_credential_view_new ());
  listing->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (listing->window, 1100, 600);
  adw_window_set_content (ADW_WINDOW (listing->window), GTK_WIDGET (listing->view));
  add_actions (listing);

  context = signet_credential_view_get_context (listing->view);
  signet_row_context_set_catalogue (context, signet_connection_get_catalogue (connection));
  signet_row_context_set_organization (context,
                                       signet_connection_get_organization (connection));
  signet_credential_view_set_credentials (listing->view, listing->credentials);
  gtk_window_present (listing->window);
  DISPLAY_WAIT (signet_row_finder_get_row (listing->view->view,
                                           n == 0 ? SAMPLE_POS :
                                           "00000001-0000-4000-8000-000000000000") != NULL);
  signet_row_context_set_now (context, SAMPLE_NOW);
}

void
listing_tear_down (Listing       *listing,
                   gconstpointer  n_credentials)
{
  gtk_window_destroy (listing->window);
  g_clear_object (&listing->credentials);
  g_clear_pointer (&listing->asked, g_free);
}

void
listing_assert_names (Listing    *listing,
                      const char *expected)
{
  g_autofree char *names = NULL;

  DISPLAY_WAIT (!signet_credential_index_get_pending (listing->view->index));
  names = read_names (listing);
  g_assert_cmpstr (names, ==, expected);
}

GtkWidget *
listing_get_row (Listing    *listing,
                 const char *client_id)
{
  return signet_row_finder_get_row (listing->view->view, client_id);
}

gboolean
listing_shows (Listing    *listing,
               const char *client_id,
               const char *text)
{
  GtkWidget *row = listing_get_row (listing, client_id);

  return row != NULL && row_shows_in (row, text);
}

const char *
listing_get_focused (Listing *listing)
{
  SignetCredential *credential =
    signet_row_finder_get_credential (gtk_window_get_focus (listing->window));

  return credential != NULL ? signet_credential_get_client_id (credential) : NULL;
}

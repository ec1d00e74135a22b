/* test-highlights.c: what a search found is marked in the rows
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "listing.h"

/*
 * Helpers
 */

/* Appends the parts of a text that are bold, between brackets. */
static void
append_marked (GString       *marked,
               const char    *text,
               PangoAttrList *attributes)
{
  PangoAttrIterator *iter;

  if (text == NULL || attributes == NULL)
    return;

  iter = pango_attr_list_get_iterator (attributes);
  do
    {
      int start;
      int end;

      pango_attr_iterator_range (iter, &start, &end);
      if (pango_attr_iterator_get (iter, PANGO_ATTR_WEIGHT) == NULL)
        continue;

      /* Not by colour alone, and not by the weight alone either. */
      g_assert_nonnull (pango_attr_iterator_get (iter, PANGO_ATTR_BACKGROUND));
      g_assert_nonnull (pango_attr_iterator_get (iter, PANGO_ATTR_BACKGROUND_ALPHA));
      g_string_append_printf (marked, "[%.*s]", end - start, text + start);
    }
  while (pango_attr_iterator_next (iter));
  pango_attr_iterator_destroy (iter);
}

static void
collect_marked (GtkWidget *root,
                GString   *marked)
{
  if (!gtk_widget_get_mapped (root))
    return;

  if (GTK_IS_INSCRIPTION (root))
    append_marked (marked, gtk_inscription_get_text (GTK_INSCRIPTION (root)),
                   gtk_inscription_get_attributes (GTK_INSCRIPTION (root)));
  else if (GTK_IS_LABEL (root))
    append_marked (marked, gtk_label_get_text (GTK_LABEL (root)),
                   gtk_label_get_attributes (GTK_LABEL (root)));

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_marked (child, marked);
}

static gboolean
marks (Listing    *listing,
       const char *client_id,
       const char *expected)
{
  GtkWidget *row = listing_get_row (listing, client_id);
  g_autoptr(GString) marked = g_string_new (NULL);

  if (row == NULL)
    return FALSE;

  collect_marked (row, marked);

  return g_str_equal (marked->str, expected);
}

/*
 * Callbacks
 */

static void
test_marks (Listing       *listing,
            gconstpointer  data)
{
  static const struct
  {
    const char *search;
    const char *client_id;
    const char *marked;
  } cases[] = {
    { "GATE", SAMPLE_POS, "[Gate]" },
    { "cafe", SAMPLE_CAFE, "[Café]" },
    { "pos way", SAMPLE_POS, "[POS][way]" },
    { "retail", SAMPLE_POS, "[Retail]" },
    { "platform user", SAMPLE_POS, "[Platform][User]" },
    { "profile", SAMPLE_CAFE, "[Profile]" },
    { "eu prod", SAMPLE_CAFE, "[EU][Prod]" },
    /* A search does not look in words like “Account”, so they are not marked. */
    { "o", SAMPLE_BACKFILL, "[O][o][o]" },
    { "one-off", SAMPLE_BACKFILL, "[One-off]" },
    { "loyalty", SAMPLE_CAFE, "[Loyalty][Loyalty]" },
    { "", SAMPLE_CAFE, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      signet_credential_view_set_search (listing->view, cases[i].search);
      DISPLAY_WAIT (marks (listing, cases[i].client_id, cases[i].marked));
    }
}

/* Every row that was found says why, even where no column does. */
static void
test_reasons (Listing       *listing,
              gconstpointer  data)
{
  static const struct
  {
    const char *search;
    const char *client_id;
    const char *reason;
    const char *marked;
  } cases[] = {
    { "staging", SAMPLE_PARTNER, "Workspace: Staging", "[Staging]" },
    { "us prod", SAMPLE_POS, "Workspace: US Production", "[US][Prod][Us]" },
    { "1111", SAMPLE_POS, "Client ID: " SAMPLE_POS, "[11111111]" },
    { "read-only", SAMPLE_CAFE, "API: Profile Read-Only", "[Read-Only]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      signet_credential_view_set_search (listing->view, cases[i].search);
      DISPLAY_WAIT (listing_shows (listing, cases[i].client_id, cases[i].reason));
      g_assert_true (marks (listing, cases[i].client_id, cases[i].marked));
    }

  /* What a column shows, the line below the name does not have to. */
  signet_credential_view_set_search (listing->view, "1111");
  signet_column_layout_set_wanted (listing->view->layout, SIGNET_COLUMN_CLIENT_ID, TRUE);
  DISPLAY_WAIT (listing_shows (listing, SAMPLE_POS, "Retail Systems"));
  DISPLAY_WAIT (marks (listing, SAMPLE_POS, "[11111111]"));
  signet_column_layout_set_wanted (listing->view->layout, SIGNET_COLUMN_CLIENT_ID, FALSE);
  DISPLAY_WAIT (listing_shows (listing, SAMPLE_POS, "Client ID: " SAMPLE_POS));

  signet_credential_view_set_search (listing->view, "");
  DISPLAY_WAIT (listing_shows (listing, SAMPLE_POS, "Retail Systems"));
  g_assert_true (marks (listing, SAMPLE_POS, ""));
}

/* The narrow form has only names of APIs to mark, so it has more to explain. */
static void
test_narrow (Listing       *listing,
             gconstpointer  data)
{
  gtk_window_set_default_size (listing->window, 360, 600);
  signet_credential_view_set_search (listing->view, "retail");
  DISPLAY_WAIT (listing_shows (listing, SAMPLE_POS, "Owner: Retail Systems"));
  g_assert_true (listing_shows (listing, SAMPLE_POS, "Active"));
  g_assert_true (marks (listing, SAMPLE_POS, "[Retail]"));

  signet_credential_view_set_search (listing->view, "platform");
  DISPLAY_WAIT (listing_shows (listing, SAMPLE_POS, "Platform, Profile"));
  DISPLAY_WAIT (marks (listing, SAMPLE_POS, "[Platform]"));
}

/* Rows that stay where they are mark the new words, too. */
static void
test_typing (Listing       *listing,
             gconstpointer  data)
{
  const char *typed[] = { "p", "po", "pos", "po", "p" };
  const char *marked[] = { "[P][P][P]", "[PO]", "[POS]", "[PO]", "[P][P][P]" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      signet_credential_view_set_search (listing->view, typed[i]);
      DISPLAY_WAIT (marks (listing, SAMPLE_POS, marked[i]));
    }
}

/* The exact time is in the tooltip, and for those who cannot see one in the description. */
static void
test_exact_times (Listing       *listing,
                  gconstpointer  data)
{
  static const struct
  {
    const char *client_id;
    const char *text;
    const char *exact;
  } cases[] = {
    { SAMPLE_POS, "5 minutes ago", "23 November 2026, 13:55" },
    { SAMPLE_POS, "1 Mar 2026", "1 March 2026, 00:00" },
    { SAMPLE_POS, "30 Jun 2027", "30 June 2027, 12:00" },
    { SAMPLE_CAFE, "In 6 days", "29 November 2026, 15:00" },
    { SAMPLE_PARTNER, "31 Oct 2026", "31 October 2026, 10:00" },
  };

  signet_column_layout_set_wanted (listing->view->layout, SIGNET_COLUMN_CREATED, TRUE);
  signet_column_layout_set_wanted (listing->view->layout, SIGNET_COLUMN_APIS, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *found = NULL;

      DISPLAY_WAIT (listing_shows (listing, cases[i].client_id, cases[i].text));
      DISPLAY_WAIT ((found = display_find (listing_get_row (listing, cases[i].client_id),
                                           GTK_TYPE_INSCRIPTION, cases[i].text)) != NULL);
      DISPLAY_WAIT (gtk_test_accessible_has_property (GTK_ACCESSIBLE (found),
                                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
      gtk_test_accessible_assert_property (found, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                           cases[i].exact);
    }
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, function) \
  g_test_add ("/highlights/" path, Listing, NULL, listing_set_up, function, listing_tear_down)

  display_init (&argc, &argv);
  ADD ("marks", test_marks);
  ADD ("reasons", test_reasons);
  ADD ("narrow", test_narrow);
  ADD ("typing", test_typing);
  ADD ("exact-times", test_exact_times);

  return g_test_run ();
}

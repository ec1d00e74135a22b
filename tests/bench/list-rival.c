/* list-rival.c: the same list as GTK's documentation would make it, the rival of Signet's
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "list-bench.h"
#include "rival-row.h"

#include <adwaita.h>
#include <gio/gunixsocketaddress.h>
#include <libsoup/soup.h>
#include <stdlib.h>
#include <string.h>

/* GListStore → GtkSortListModel by the headers → GtkFilterListModel, incremental → GtkColumnView
 * with a label in each cell. Pages are read and parsed on the main thread, one after the other.
 */
typedef struct
{
  GtkWindow *window;
  GtkColumnView *view;
  GListStore *store;
  GtkFilterListModel *found;
  GtkStringFilter *filter;
  SoupSession *session;
  gboolean complete;
} Rival;

#define FIRST_PAGE "/v1/credentials?limit=1000&sort=name"

static void ask_page (Rival      *rival,
                      const char *path);

/*
 * Helpers
 */

/* Gives the path of the next page, as the issuer writes it. */
static char *
dup_next (SoupMessage *message)
{
  const char *link =
    soup_message_headers_get_list (soup_message_get_response_headers (message), "Link");
  const char *end = link != NULL ? strchr (link, '>') : NULL;

  return end != NULL ? g_strndup (link + 1, (gsize) (end - link - 1)) : NULL;
}

static void
append_page (Rival  *rival,
             GBytes *bytes)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  JsonArray *array;

  if (!json_parser_load_from_data (parser, text, (gssize) length, NULL))
    return;

  array = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                        "credentials");
  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (rows, rival_row_new (json_array_get_object_element (array, i)));

  g_list_store_splice (rival->store, g_list_model_get_n_items (G_LIST_MODEL (rival->store)), 0,
                       rows->pdata, rows->len);
}

/*
 * Callbacks
 */

static void
send_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Rival *rival = user_data;
  SoupSession *session = SOUP_SESSION (source);
  SoupMessage *message = soup_session_get_async_result_message (session, result);
  g_autoptr(GBytes) bytes = soup_session_send_and_read_finish (session, result, NULL);
  g_autofree char *next = NULL;

  if (bytes == NULL)
    return;

  append_page (rival, bytes);
  next = dup_next (message);
  if (next != NULL)
    ask_page (rival, next);
  else
    rival->complete = TRUE;
}

static void
ask_page (Rival      *rival,
          const char *path)
{
  g_autofree char *uri = g_strconcat ("http://localhost", path, NULL);
  g_autoptr(SoupMessage) message = soup_message_new (SOUP_METHOD_GET, uri);

  soup_session_send_and_read_async (rival->session, message, G_PRIORITY_DEFAULT, NULL,
                                    send_cb, rival);
}

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *item,
            const char               *property)
{
  g_autofree char *text = NULL;

  g_object_get (gtk_list_item_get_item (item), property, &text, NULL);
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static gboolean
has_rows (gpointer data)
{
  return g_list_model_get_n_items (G_LIST_MODEL (((Rival *) data)->found)) > 0;
}

static gboolean
is_complete (gpointer data)
{
  return ((Rival *) data)->complete;
}

static gboolean
is_settled (gpointer data)
{
  return gtk_filter_list_model_get_pending (((Rival *) data)->found) == 0;
}

static void
search (gpointer    data,
        const char *text)
{
  gtk_string_filter_set_search (((Rival *) data)->filter, text);
}

/* Making it */

static void
add_column (Rival      *rival,
            const char *title,
            const char *shown,
            const char *sorted,
            gboolean    is_number)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkExpression *expression = gtk_property_expression_new (RIVAL_TYPE_ROW, NULL, sorted);
  g_autoptr(GtkSorter) sorter =
    is_number ? GTK_SORTER (gtk_numeric_sorter_new (expression))
              : GTK_SORTER (gtk_string_sorter_new (expression));
  g_autoptr(GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), (gpointer) shown);
  gtk_column_view_column_set_expand (column, g_str_equal (shown, "name"));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_append_column (rival->view, column);
  if (g_str_equal (shown, "name"))
    gtk_column_view_sort_by_column (rival->view, column, GTK_SORT_ASCENDING);
}

static void
build_list (Rival *rival)
{
  GtkSortListModel *sorted;

  rival->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  add_column (rival, "Name", "name", "name", FALSE);
  add_column (rival, "APIs", "apis", "apis", FALSE);
  add_column (rival, "Scope", "scope", "scope", FALSE);
  add_column (rival, "Status", "status", "status", FALSE);
  add_column (rival, "Last Used", "last-used-text", "last-used", TRUE);
  add_column (rival, "Expires", "expires-text", "expires", TRUE);

  rival->store = g_list_store_new (RIVAL_TYPE_ROW);
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (rival->store)),
                                    g_object_ref (gtk_column_view_get_sorter (rival->view)));
  rival->filter =
    gtk_string_filter_new (gtk_property_expression_new (RIVAL_TYPE_ROW, NULL, "text"));
  rival->found = gtk_filter_list_model_new (G_LIST_MODEL (sorted),
                                            GTK_FILTER (g_object_ref (rival->filter)));
  gtk_filter_list_model_set_incremental (rival->found, TRUE);
  gtk_column_view_set_model (rival->view, GTK_SELECTION_MODEL
                             (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (rival->found)))));
}

static void
build_window (Rival          *rival,
              GtkApplication *application)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  build_list (rival);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (rival->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);

  rival->window = GTK_WINDOW (adw_application_window_new (application));
  gtk_window_set_title (rival->window, "Rival");
  gtk_window_set_default_size (rival->window, 1100, 720);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (rival->window), box);
}

static SoupSession *
make_session (void)
{
  g_autoptr(GSocketAddress) address =
    g_unix_socket_address_new (g_getenv ("SIGNET_ADMIN_SOCKET"));

  return soup_session_new_with_options ("remote-connectable", address, NULL);
}

/*
 * Public
 */

int
main (int   argc,
      char *argv[])
{
  gint64 start = list_bench_read_start (argc, argv);
  g_autoptr(AdwApplication) application =
    adw_application_new (SIGNET_APP_ID ".Rival", G_APPLICATION_NON_UNIQUE);
  Rival rival = { 0 };
  ListBenchSubject subject = {
    .has_rows = has_rows, .is_complete = is_complete, .is_settled = is_settled,
    .search = search, .data = &rival,
  };
  int status;

  if (!g_application_register (G_APPLICATION (application), NULL, NULL))
    return EXIT_FAILURE;

  build_window (&rival, GTK_APPLICATION (application));
  rival.session = make_session ();
  ask_page (&rival, FIRST_PAGE);
  gtk_window_present (rival.window);
  subject.window = rival.window;
  status = list_bench_run (&subject, start, argc > 2);

  soup_session_abort (rival.session);
  gtk_window_destroy (rival.window);
  g_object_unref (rival.session);
  g_object_unref (rival.filter);
  g_object_unref (rival.found);
  g_object_unref (rival.store);

  return status;
}

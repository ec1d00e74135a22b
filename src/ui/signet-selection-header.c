/* signet-selection-header.c: the header bar while rows are selected
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-selection-header.h"

#include "signet-words.h"

#include <adwaita.h>

/* It says how many are selected, and how many there could be. Everything else of the usual header
 * bar steps aside: another connection, for one, would lose the selection.
 */
struct _SignetSelectionHeader
{
  GtkWidget parent_instance;

  AdwHeaderBar *bar;     /* (borrowed) a template child */
  AdwWindowTitle *title; /* (borrowed) a template child */
  GtkWidget *all_button; /* (borrowed) a template child */
  SignetRowSelection *selection; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SignetSelectionHeader, signet_selection_header, GTK_TYPE_WIDGET)

/*
 * Helpers
 */

static void
update (SignetSelectionHeader *self)
{
  guint n_selected = signet_row_selection_get_n_selected (self->selection);
  guint n_found = signet_row_selection_get_n_found (self->selection);
  g_autofree char *title = signet_words_selected (n_selected);
  g_autofree char *subtitle = signet_words_selectable (n_found);

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_widget_set_sensitive (self->all_button, n_selected < n_found);
}

/*
 * GObject
 */

static void
signet_selection_header_dispose (GObject *object)
{
  SignetSelectionHeader *self = SIGNET_SELECTION_HEADER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SIGNET_TYPE_SELECTION_HEADER);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (signet_selection_header_parent_class)->dispose (object);
}

static void
signet_selection_header_class_init (SignetSelectionHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_selection_header_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-selection-header.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetSelectionHeader, bar);
  gtk_widget_class_bind_template_child (widget_class, SignetSelectionHeader, title);
  gtk_widget_class_bind_template_child (widget_class, SignetSelectionHeader, all_button);
}

static void
signet_selection_header_init (SignetSelectionHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/*
 * Public
 */

/**
 * signet_selection_header_set_selection:
 * @self: a header bar
 * @selection: the rows
 *
 * Says of @selection how much it is, now and whenever that changes. It is set once.
 */
void
signet_selection_header_set_selection (SignetSelectionHeader *self,
                                       SignetRowSelection    *selection)
{
  g_return_if_fail (SIGNET_IS_SELECTION_HEADER (self));
  g_return_if_fail (SIGNET_IS_ROW_SELECTION (selection));
  g_return_if_fail (self->selection == NULL);

  self->selection = g_object_ref (selection);
  g_signal_connect_object (selection, "notify::n-selected", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "items-changed", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  update (self);
}

/* signet-surface.c: what windows leave behind on their surfaces
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-surface.h"

#include <gtk/gtk.h>

/*
 * Callbacks
 */

static gboolean
on_unrealize_cb (GSignalInvocationHint *hint,
                 guint                  n_values,
                 const GValue          *values,
                 gpointer               user_data)
{
  GtkWidget *widget = g_value_get_object (values);
  GdkSurface *surface = NULL;

  if (GTK_IS_WINDOW (widget))
    surface = gtk_native_get_surface (GTK_NATIVE (widget));
  if (surface != NULL)
    g_signal_handlers_disconnect_matched (surface, G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DATA,
                                          g_signal_lookup ("compute-size", GDK_TYPE_TOPLEVEL),
                                          0, NULL, NULL, widget);

  return G_SOURCE_CONTINUE;
}

/*
 * Public
 */

/**
 * signet_surface_init:
 *
 * Keeps a surface from asking its window how large it wants to be once that is gone. GTK 4.8 takes
 * back all that a window connected to its surface but this, and a window that was just moved by
 * the window manager when it is closed would be asked after its memory was freed.
 */
void
signet_surface_init (void)
{
  g_autoptr(GTypeClass) klass = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("unrealize", G_TYPE_FROM_CLASS (klass)), 0,
                              on_unrealize_cb, NULL, NULL);
}

/* signet-ui.c: what every widget needs before it can be made
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-ui.h"

#include "signet-accessible.h"
#include "signet-resources.h"
#include "signet-surface.h"

/* The resolution at which text has its plain size, in the unit of GTK. */
#define PLAIN_DPI (96 * 1024)

/*
 * Public
 */

/**
 * signet_ui_init:
 *
 * Registers the templates, the style sheets and the icons. Call it before anything else of
 * the interface; calling it again does no harm.
 */
void
signet_ui_init (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      signet_register_resource ();
      signet_accessible_init ();
      signet_surface_init ();
      g_once_init_leave (&done, 1);
    }
}

/**
 * signet_ui_get_text_scale:
 * @widget: a widget
 *
 * What has a width in pixels by design holds less text when the text is larger.
 *
 * Returns: how large the person wants text, 1 for the plain size
 */
double
signet_ui_get_text_scale (GtkWidget *widget)
{
  int dpi;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 1);

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);

  return dpi > 0 ? (double) dpi / PLAIN_DPI : 1;
}

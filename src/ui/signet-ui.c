/* signet-ui.c: what every widget needs before it can be made
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-ui.h"

#include "signet-resources.h"

#include <gio/gio.h>

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
      g_once_init_leave (&done, 1);
    }
}

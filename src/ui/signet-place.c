/* signet-place.c: where an answer finds a window that may be gone by then
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-place.h"

/*
 * Public
 */

/**
 * signet_place_new:
 * @object: (type GObject.Object): a window that waits for an answer
 *
 * For the data of a callback. A reference to the window would keep it when it is closed, and GTK
 * 4.8 reaches for the window it belonged to when it goes at last.
 *
 * Returns: (transfer full): what leads to @object as long as it is there
 */
GWeakRef *
signet_place_new (gpointer object)
{
  GWeakRef *place = g_new0 (GWeakRef, 1);

  g_weak_ref_init (place, object);

  return place;
}

/**
 * signet_place_take:
 * @place: (transfer full): what leads to a window
 *
 * Returns: (transfer full) (nullable): the window, %NULL if it is gone
 */
gpointer
signet_place_take (GWeakRef *place)
{
  gpointer object;

  g_return_val_if_fail (place != NULL, NULL);

  object = g_weak_ref_get (place);
  g_weak_ref_clear (place);
  g_free (place);

  return object;
}

/* signet-file-manager.c: shows a file where it lies
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-file-manager.h"

#include "signet-sandbox.h"

/* GTK 4.8 has no call for this. The file managers of all desktops have this interface. */
#define BUS_NAME "org.freedesktop.FileManager1"
#define OBJECT_PATH "/org/freedesktop/FileManager1"

/*
 * Callbacks
 */

/* At least the folder, with whatever shows folders here. */
static void
show_items_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GFile) file = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) folder = NULL;
  g_autofree char *uri = NULL;
  g_autoptr(GVariant) answer =
    g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (answer != NULL)
    return;

  g_debug ("No file manager: %s", error->message);
  folder = g_file_get_parent (file);
  uri = g_file_get_uri (folder != NULL ? folder : file);
  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, NULL, NULL);
}

static void
bus_get_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GFile) file = user_data;
  g_autofree char *uri = g_file_get_uri (file);
  const char *uris[] = { uri, NULL };
  g_autoptr(GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL)
    return;

  g_dbus_connection_call (bus, BUS_NAME, OBJECT_PATH, BUS_NAME, "ShowItems",
                          g_variant_new ("(^ass)", uris, ""), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                          NULL, show_items_cb, g_object_ref (file));
}

/*
 * Public
 */

/**
 * signet_file_manager_can_show:
 * @file: a file
 *
 * Returns: whether it makes sense to offer to show it
 */
gboolean
signet_file_manager_can_show (GFile *file)
{
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  /* From inside of a sandbox, files have other paths than outside. */
  return g_file_peek_path (file) != NULL && !signet_sandbox_is_here ();
}

/**
 * signet_file_manager_show:
 * @file: a file
 *
 * Opens the folder of @file in the file manager, with @file selected if that can be done.
 */
void
signet_file_manager_show (GFile *file)
{
  g_return_if_fail (G_IS_FILE (file));

  g_bus_get (G_BUS_TYPE_SESSION, NULL, bus_get_cb, g_object_ref (file));
}

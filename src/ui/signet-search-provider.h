/* signet-search-provider.h: finds credentials for the search of the desktop
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_SEARCH_PROVIDER (signet_search_provider_get_type ())

G_DECLARE_FINAL_TYPE (SignetSearchProvider, signet_search_provider,
                      SIGNET, SEARCH_PROVIDER, GObject)

/**
 * SIGNET_SEARCH_PROVIDER_PATH:
 *
 * Where it is on the bus, below the path of the application.
 */
#define SIGNET_SEARCH_PROVIDER_PATH "/SearchProvider"

SignetSearchProvider *signet_search_provider_new (gpointer          application,
                                                  GDBusConnection  *bus,
                                                  const char       *object_path,
                                                  GError          **error);

G_END_DECLS

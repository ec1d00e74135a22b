/* signet-library-versions.c: what the services stand on
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-library-versions.h"

#include <json-glib/json-glib.h>
#include <libsecret/secret.h>
#include <libsoup/soup.h>

/*
 * Public
 */

/**
 * signet_library_versions_describe:
 *
 * Tells the versions of the libraries that run, and for those that do not say it, of the ones
 * that this program was built with.
 *
 * Returns: (transfer full): a line for each
 */
char *
signet_library_versions_describe (void)
{
  return g_strdup_printf ("GLib: %u.%u.%u\n"
                          "libsoup: %u.%u.%u\n"
                          "libsecret: %d.%d.%d (built with)\n"
                          "json-glib: %d.%d.%d (built with)\n",
                          glib_major_version, glib_minor_version, glib_micro_version,
                          soup_get_major_version (), soup_get_minor_version (),
                          soup_get_micro_version (),
                          SECRET_MAJOR_VERSION, SECRET_MINOR_VERSION, SECRET_MICRO_VERSION,
                          JSON_MAJOR_VERSION, JSON_MINOR_VERSION, JSON_MICRO_VERSION);
}

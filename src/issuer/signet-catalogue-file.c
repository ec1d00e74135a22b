/* signet-catalogue-file.c: where the catalogue comes from
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-catalogue-file.h"

#include "signet-issuer-resources.h"
#include "signet-json.h"

#define DEFAULT_PATH "/io/github/signet_app/Signet/issuer/catalogue.json"

/*
 * Public
 */

/**
 * signet_catalogue_file_load:
 * @path: (nullable): a file with a catalogue, %NULL for the one that comes with the issuer
 * @error: return location for %SIGNET_ERROR_MALFORMED or an error of reading the file
 *
 * Reads the APIs that credentials can be granted.
 *
 * Returns: (transfer full) (nullable): the catalogue, or %NULL with @error set
 */
SignetCatalogue *
signet_catalogue_file_load (const char  *path,
                            GError     **error)
{
  g_autoptr(GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(JsonNode) node = NULL;
  SignetCatalogue *catalogue = NULL;

  if (file != NULL)
    bytes = g_file_load_bytes (file, NULL, NULL, error);
  else
    bytes = g_resource_lookup_data (signet_issuer_resources_get_resource (), DEFAULT_PATH,
                                    G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return NULL;

  node = signet_json_parse (bytes, error);
  if (node != NULL)
    catalogue = signet_catalogue_new_from_json (node, error);
  if (catalogue == NULL && path != NULL)
    g_prefix_error (error, "The catalogue “%s” cannot be used: ", path);

  return catalogue;
}

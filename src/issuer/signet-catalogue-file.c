/* signet-catalogue-file.c: where the catalogue comes from
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-catalogue-file.h"

#include "signet-error.h"
#include "signet-issuer-resources.h"
#include "signet-json.h"

#include <string.h>

#define DEFAULT_PATH "/io/github/signet_app/Signet/issuer/catalogue.json"

/*
 * Helpers
 */

/* Tokens carry `API:permission` as a scope, so both must be made of what a scope may have
 * (RFC 6749 §3.3), and the first colon must be the one between them.
 */
static gboolean
is_scope_part (const char *text,
               const char *forbidden)
{
  if (*text == '\0')
    return FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (!g_ascii_isgraph (*p) || strchr (forbidden, *p) != NULL)
        return FALSE;
    }

  return TRUE;
}

/* RFC 8707 §2: a resource is an absolute URI without a fragment. */
static gboolean
is_identifier (const char *text)
{
  g_autoptr(GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);

  return uri != NULL && g_uri_get_fragment (uri) == NULL;
}

static gboolean
check_api (SignetApi  *api,
           GError    **error)
{
  gboolean good = is_scope_part (signet_api_get_id (api), "\"\\:");

  for (guint i = 0; i < signet_api_get_n_permissions (api); i++)
    {
      SignetPermission *permission = signet_api_get_permission (api, i);

      good = good && is_scope_part (signet_permission_get_id (permission), "\"\\");
    }

  if (!good)
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                 "The API “%s” or one of its permissions has an id that is no part of a scope",
                 signet_api_get_id (api));
  else if (!is_identifier (signet_api_get_identifier (api)))
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                   "The identifier “%s” is not an absolute URI without a fragment",
                   signet_api_get_identifier (api));
      good = FALSE;
    }

  return good;
}

static gboolean
check_catalogue (SignetCatalogue  *catalogue,
                 GError          **error)
{
  for (guint i = 0; i < signet_catalogue_get_n_apis (catalogue); i++)
    {
      if (!check_api (signet_catalogue_get_api (catalogue, i), error))
        return FALSE;
    }

  return TRUE;
}

/*
 * Public
 */

/**
 * signet_catalogue_file_load:
 * @path: (nullable): a file with a catalogue, %NULL for the one that comes with the issuer
 * @error: return location for %SIGNET_ERROR_MALFORMED or an error of reading the file
 *
 * Reads the APIs that credentials can be granted. Their ids must be fit for a scope, and their
 * identifiers for an audience.
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
  if (catalogue != NULL && !check_catalogue (catalogue, error))
    g_clear_object (&catalogue);
  if (catalogue == NULL && path != NULL)
    g_prefix_error (error, "The catalogue “%s” cannot be used: ", path);

  return catalogue;
}

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

#include <glib/gi18n-lib.h>

#define DEFAULT_PATH "/io/github/signet_app/Signet/issuer/catalogue.json"

/*
 * Helpers
 */

/* Ids become the values of a scope (RFC 6749 §3.3), an API and a permission with a colon
 * between them, so they must come apart again.
 */
static gboolean
is_scope_part (const char *id,
               gboolean    colon_allowed)
{
  for (const char *c = id; *c != '\0'; c++)
    {
      if (!g_ascii_isgraph (*c) || *c == '"' || *c == '\\' || (*c == ':' && !colon_allowed))
        return FALSE;
    }

  return *id != '\0';
}

static gboolean
check_permissions (SignetApi  *api,
                   GError    **error)
{
  for (guint i = 0; i < signet_api_get_n_permissions (api); i++)
    {
      SignetPermission *permission = signet_api_get_permission (api, i);
      const char *id = signet_permission_get_id (permission);

      if (is_scope_part (id, TRUE) && signet_api_find_permission (api, id) == permission)
        continue;

      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                   _("The API “%s” has a permission whose id is empty, has spaces, or is there "
                     "twice"), signet_api_get_id (api));
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_ids (SignetCatalogue  *catalogue,
           GError          **error)
{
  for (guint i = 0; i < signet_catalogue_get_n_apis (catalogue); i++)
    {
      SignetApi *api = signet_catalogue_get_api (catalogue, i);

      if (!is_scope_part (signet_api_get_id (api), FALSE))
        {
          g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                       _("The id “%s” of an API is empty, or has spaces or colons"),
                       signet_api_get_id (api));
          return FALSE;
        }
      if (!check_permissions (api, error))
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
  g_autoptr(SignetCatalogue) catalogue = NULL;

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
  if (catalogue != NULL && !check_ids (catalogue, error))
    g_clear_object (&catalogue);
  if (catalogue == NULL && path != NULL)
    g_prefix_error (error, "The catalogue “%s” cannot be used: ", path);

  return g_steal_pointer (&catalogue);
}

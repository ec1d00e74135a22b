/* signet-grant-selection.c: which of its grants a program asks for
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-grant-selection.h"

#include "signet-oauth-error.h"

/*
 * Helpers
 */

/* A catalogue may have been changed since the credential was granted something. */
static GPtrArray *
collect_known (SignetCredential *credential,
               SignetCatalogue  *catalogue)
{
  GPtrArray *grants = g_ptr_array_new_with_free_func ((GDestroyNotify) signet_grant_unref);

  for (guint i = 0; i < signet_credential_get_n_grants (credential); i++)
    {
      SignetGrant *grant = signet_credential_get_grant (credential, i);
      SignetApi *api = signet_catalogue_find_api (catalogue, signet_grant_get_api (grant));

      if (api != NULL &&
          signet_grant_get_permission (grant) != NULL &&
          signet_api_find_permission (api, signet_grant_get_permission (grant)) != NULL)
        g_ptr_array_add (grants, signet_grant_ref (grant));
    }

  return grants;
}

static SignetGrant *
find_by_target (GPtrArray       *grants,
                SignetCatalogue *catalogue,
                const char      *target)
{
  SignetApi *api = signet_catalogue_find_identifier (catalogue, target);

  for (guint i = 0; api != NULL && i < grants->len; i++)
    {
      SignetGrant *grant = g_ptr_array_index (grants, i);

      if (g_str_equal (signet_grant_get_api (grant), signet_api_get_id (api)))
        return grant;
    }

  return NULL;
}

static SignetGrant *
find_by_scope (GPtrArray  *grants,
               const char *value)
{
  for (guint i = 0; i < grants->len; i++)
    {
      SignetGrant *grant = g_ptr_array_index (grants, i);
      gsize length = strlen (signet_grant_get_api (grant));

      if (g_str_has_prefix (value, signet_grant_get_api (grant)) &&
          value[length] == ':' &&
          g_str_equal (value + length + 1, signet_grant_get_permission (grant)))
        return grant;
    }

  return NULL;
}

/* Keeps those of @grants that are in @wanted. */
static void
intersect (GPtrArray  *grants,
           GHashTable *wanted)
{
  for (guint i = grants->len; i > 0; i--)
    {
      if (!g_hash_table_contains (wanted, g_ptr_array_index (grants, i - 1)))
        g_ptr_array_remove_index (grants, i - 1);
    }
}

static GHashTable *
collect_targets (GPtrArray        *grants,
                 SignetCatalogue  *catalogue,
                 GPtrArray        *targets,
                 GError          **error)
{
  g_autoptr(GHashTable) wanted = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < targets->len; i++)
    {
      SignetGrant *grant = find_by_target (grants, catalogue, g_ptr_array_index (targets, i));

      if (grant == NULL)
        {
          g_set_error_literal (error, SIGNET_OAUTH_ERROR, SIGNET_OAUTH_ERROR_INVALID_TARGET,
                               "The audience or resource is unknown or not granted.");
          return NULL;
        }
      g_hash_table_add (wanted, grant);
    }

  return g_steal_pointer (&wanted);
}

static GHashTable *
collect_scope (GPtrArray   *grants,
               const char  *scope,
               GError     **error)
{
  g_autoptr(GHashTable) wanted = g_hash_table_new (NULL, NULL);
  g_auto(GStrv) values = g_strsplit (scope, " ", -1);

  for (guint i = 0; values[i] != NULL; i++)
    {
      SignetGrant *grant = find_by_scope (grants, values[i]);

      if (grant == NULL)
        {
          g_set_error_literal (error, SIGNET_OAUTH_ERROR, SIGNET_OAUTH_ERROR_INVALID_SCOPE,
                               "The scope is malformed, unknown or not granted.");
          return NULL;
        }
      g_hash_table_add (wanted, grant);
    }

  return g_steal_pointer (&wanted);
}

/*
 * Public
 */

/**
 * signet_grant_selection_make:
 * @credential: a credential that was shown to be genuine
 * @catalogue: the APIs
 * @targets: (element-type utf8): identifiers of APIs (`audience`, and `resource` of RFC 8707);
 *   none for all that are granted
 * @scope: (nullable): `API:permission` with spaces between them, %NULL for all that are granted
 * @error: return location for an error of [error@Signet.OauthError]
 *
 * A program may ask for less than it was granted, never for more. All that it names must be
 * granted. Where it names both, the token allows what both name (RFC 8707 §2.2).
 *
 * Returns: (transfer full) (nullable) (element-type SignetGrant): at least one grant, or %NULL
 *   with @error set
 */
GPtrArray *
signet_grant_selection_make (SignetCredential  *credential,
                             SignetCatalogue   *catalogue,
                             GPtrArray         *targets,
                             const char        *scope,
                             GError           **error)
{
  g_autoptr(GPtrArray) grants = NULL;
  g_autoptr(GHashTable) by_target = NULL;
  g_autoptr(GHashTable) by_scope = NULL;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);
  g_return_val_if_fail (SIGNET_IS_CATALOGUE (catalogue), NULL);
  g_return_val_if_fail (targets != NULL, NULL);

  grants = collect_known (credential, catalogue);
  if (targets->len > 0)
    {
      by_target = collect_targets (grants, catalogue, targets, error);
      if (by_target == NULL)
        return NULL;
    }
  if (scope != NULL)
    {
      by_scope = collect_scope (grants, scope, error);
      if (by_scope == NULL)
        return NULL;
      intersect (grants, by_scope);
    }
  if (by_target != NULL)
    intersect (grants, by_target);

  if (grants->len == 0)
    {
      g_set_error_literal (error, SIGNET_OAUTH_ERROR, SIGNET_OAUTH_ERROR_INVALID_SCOPE,
                           "Nothing that is asked for is granted.");
      return NULL;
    }

  return g_steal_pointer (&grants);
}

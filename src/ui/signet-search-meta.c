/* signet-search-meta.c: what the search of the desktop shows of a credential
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-search-meta.h"

#include "signet-row-context.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

/* The id of a connection has none of it, a Client ID may have. */
#define DIVIDER ':'

/*
 * Helpers
 */

static void
begin_meta (GVariantBuilder *builder,
            const char      *id)
{
  g_autoptr(GIcon) icon = g_themed_icon_new (SIGNET_APP_ID);
  g_autoptr(GVariant) serialized = g_icon_serialize (icon);

  g_variant_builder_init (builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (builder, "{sv}", "id", g_variant_new_string (id));
  g_variant_builder_add (builder, "{sv}", "icon", serialized);
  g_variant_builder_add (builder, "{sv}", "gicon", g_variant_new_string (SIGNET_APP_ID));
}

/*
 * Public
 */

/**
 * signet_search_meta_make_id:
 * @connection: where a credential is
 * @credential: the credential
 *
 * Returns: (transfer full): what the desktop calls it, in all connections of this person
 */
char *
signet_search_meta_make_id (SignetConnection *connection,
                            SignetCredential *credential)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);

  return g_strdup_printf ("%s%c%s", signet_connection_get_id (connection), DIVIDER,
                          signet_credential_get_client_id (credential));
}

/**
 * signet_search_meta_read_id:
 * @id: what the desktop calls a credential
 * @connection_id: (out) (transfer full): the id of its connection
 * @client_id: (out) (transfer full): its Client ID
 *
 * Returns: whether @id can be one
 */
gboolean
signet_search_meta_read_id (const char  *id,
                            char       **connection_id,
                            char       **client_id)
{
  const char *divider;

  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (connection_id != NULL, FALSE);
  g_return_val_if_fail (client_id != NULL, FALSE);

  divider = strchr (id, DIVIDER);
  if (divider == NULL || divider == id || divider[1] == '\0')
    return FALSE;

  *connection_id = g_strndup (id, (gsize) (divider - id));
  *client_id = g_strdup (divider + 1);

  return TRUE;
}

/**
 * signet_search_meta_describe:
 * @hit: what was found
 * @now: Unix seconds
 *
 * Returns: (transfer full): its status, its grants and its Client ID, or its connection and its
 *   Client ID where nothing else is known
 */
char *
signet_search_meta_describe (SignetSearchHit *hit,
                             gint64           now)
{
  SignetCredential *credential;
  SignetConnection *connection;
  g_autoptr(SignetRowContext) context = NULL;
  g_autofree char *grants = NULL;
  const char *client_id;

  g_return_val_if_fail (hit != NULL, NULL);

  credential = signet_search_hit_get_credential (hit);
  connection = signet_search_hit_get_connection (hit);
  client_id = signet_credential_get_client_id (credential);
  if (!signet_connection_tells_grants (connection))
    /* Translators: what the search of the desktop says of a credential of which nothing else is
     * known: the name of its connection and the Client ID
     */
    return g_strdup_printf (C_("search result", "%s · %s"),
                            signet_connection_get_name (connection), client_id);

  context = signet_row_context_new ();
  signet_row_context_set_catalogue (context, signet_search_hit_get_catalogue (hit));
  grants = signet_row_context_describe_grants (context, credential, C_("list of grants", ", "));

  /* Translators: what the search of the desktop says of a credential: the status, the grants and
   * the Client ID, for example “Active · Profile Read-Only in 2 workspaces · 7f3b2c1d-…”
   */
  return g_strdup_printf (C_("search result", "%s · %s · %s"),
                          signet_words_get_status (signet_credential_get_status (credential,
                                                                                 now)),
                          grants, client_id);
}

/**
 * signet_search_meta_new:
 * @id: what the desktop calls a credential
 * @hit: (nullable): the credential, %NULL if it is not there any more
 * @now: Unix seconds
 *
 * The desktop wants to hear of every credential it asks for, so it hears of one that is gone that
 * it is. What it puts into the clipboard is the Client ID.
 *
 * Returns: (transfer floating): the dictionary that the desktop shows
 */
GVariant *
signet_search_meta_new (const char      *id,
                        SignetSearchHit *hit,
                        gint64           now)
{
  GVariantBuilder builder;

  g_return_val_if_fail (id != NULL, NULL);

  begin_meta (&builder, id);
  if (hit != NULL)
    {
      SignetCredential *credential = signet_search_hit_get_credential (hit);
      g_autofree char *description = signet_search_meta_describe (hit, now);

      g_variant_builder_add (&builder, "{sv}", "name",
                             g_variant_new_string (signet_credential_get_display_name
                                                     (credential)));
      g_variant_builder_add (&builder, "{sv}", "description",
                             g_variant_new_string (description));
      g_variant_builder_add (&builder, "{sv}", "clipboardText",
                             g_variant_new_string (signet_credential_get_client_id (credential)));
    }
  else
    g_variant_builder_add (&builder, "{sv}", "name",
                           g_variant_new_string (_("Credential That No Longer Exists")));

  return g_variant_builder_end (&builder);
}

/**
 * signet_search_meta_new_unknown:
 * @id: what the desktop calls a credential
 * @client_id: its Client ID
 *
 * Of a credential that may well be there, but of which nothing more could be learned in time.
 *
 * Returns: (transfer floating): the dictionary that the desktop shows
 */
GVariant *
signet_search_meta_new_unknown (const char *id,
                                const char *client_id)
{
  GVariantBuilder builder;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (client_id != NULL, NULL);

  begin_meta (&builder, id);
  g_variant_builder_add (&builder, "{sv}", "name", g_variant_new_string (client_id));
  g_variant_builder_add (&builder, "{sv}", "clipboardText", g_variant_new_string (client_id));

  return g_variant_builder_end (&builder);
}

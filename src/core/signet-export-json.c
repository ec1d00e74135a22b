/* signet-export-json.c: credentials as JSON
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-export-private.h"
#include "signet-json-text.h"

/*
 * Helpers
 */

static void
add_string (GString    *json,
            const char *member,
            const char *value)
{
  g_string_append_printf (json, ", \"%s\": ", member);
  signet_json_text_add_string (json, value);
}

static void
add_time (GString    *json,
          const char *member,
          gint64      time)
{
  g_string_append_printf (json, ", \"%s\": ", member);
  signet_json_text_add_time (json, time);
}

/* Something that has a number as its id. */
static void
append_numbered (GString    *json,
                 gint64      id,
                 const char *name)
{
  g_string_append (json, "{\"id\": ");
  signet_json_text_add_int (json, id);
  add_string (json, "name", name);
  g_string_append_c (json, '}');
}

/* Something that has a word as its id. */
static void
append_named (GString    *json,
              const char *id,
              const char *name)
{
  g_string_append (json, "{\"id\": ");
  signet_json_text_add_string (json, id);
  add_string (json, "name", name);
  g_string_append_c (json, '}');
}

static void
append_grant (GString         *json,
              SignetGrant     *grant,
              SignetCatalogue *catalogue,
              SignetAccount   *account)
{
  const gint64 *ids = signet_grant_get_workspaces (grant);

  g_string_append (json, "{\"api\": ");
  append_named (json, signet_grant_get_api (grant), signet_export_find_api (grant, catalogue));
  g_string_append (json, ", \"permission\": ");
  append_named (json, signet_grant_get_permission (grant),
                signet_export_find_permission (grant, catalogue));
  add_string (json, "level", signet_level_to_string (signet_grant_get_level (grant)));
  g_string_append (json, ", \"workspaces\": [");
  for (guint i = 0; i < signet_grant_get_n_workspaces (grant); i++)
    {
      g_string_append (json, i > 0 ? ", " : "");
      append_numbered (json, ids[i], signet_export_find_workspace (ids[i], account));
    }
  g_string_append (json, "]}");
}

static void
append_grants (GString          *json,
               SignetCredential *credential,
               SignetCatalogue  *catalogue,
               SignetAccount    *account)
{
  g_string_append (json, ", \"grants\": [");
  for (guint i = 0; i < signet_credential_get_n_grants (credential); i++)
    {
      g_string_append (json, i > 0 ? ", " : "");
      append_grant (json, signet_credential_get_grant (credential, i), catalogue, account);
    }
  g_string_append_c (json, ']');
}

static void
append_credential (GString            *json,
                   SignetCredential   *credential,
                   SignetCatalogue    *catalogue,
                   SignetOrganization *organization,
                   gint64              now)
{
  SignetAccount *account = signet_export_find_account (credential, organization);

  g_string_append (json, "{\"client_id\": ");
  signet_json_text_add_string (json, signet_credential_get_client_id (credential));
  add_string (json, "display_name", signet_credential_get_display_name (credential));
  add_string (json, "status", signet_export_get_status (credential, now));
  g_string_append (json, ", \"organization\": ");
  if (organization != NULL)
    append_numbered (json, signet_organization_get_id (organization),
                     signet_organization_get_name (organization));
  else
    g_string_append (json, "null");
  g_string_append (json, ", \"account\": ");
  append_numbered (json, signet_credential_get_account_id (credential),
                   account != NULL ? signet_account_get_name (account) : NULL);
  append_grants (json, credential, catalogue, account);
  add_string (json, "owner", signet_credential_get_owner (credential));
  add_string (json, "note", signet_credential_get_note (credential));
  add_time (json, "created", signet_credential_get_created (credential));
  add_string (json, "created_by", signet_credential_get_created_by (credential));
  add_time (json, "updated", signet_credential_get_updated (credential));
  add_string (json, "updated_by", signet_credential_get_updated_by (credential));
  add_time (json, "last_used", signet_credential_get_last_used (credential));
  add_time (json, "expires", signet_credential_get_expires (credential));
  g_string_append (json, ", \"live_secrets\": ");
  signet_json_text_add_int (json, signet_credential_get_n_secrets (credential));
  g_string_append_c (json, '}');
}

/*
 * Public
 */

/**
 * signet_export_json:
 * @credentials: (element-type SignetCredential): what to write
 * @catalogue: (nullable): the APIs, for their names
 * @organization: (nullable): the accounts and workspaces, for their names
 * @now: the time in Unix seconds
 *
 * Writes an array with one object in each line. What has an id has its name beside it, null
 * where that is not known. Times are in RFC 3339 form and null for never.
 *
 * Returns: (transfer full): the array, as UTF-8
 */
GBytes *
signet_export_json (GPtrArray          *credentials,
                    SignetCatalogue    *catalogue,
                    SignetOrganization *organization,
                    gint64              now)
{
  GString *json;

  g_return_val_if_fail (credentials != NULL, NULL);

  json = g_string_new ("[");
  for (guint i = 0; i < credentials->len; i++)
    {
      g_string_append (json, i > 0 ? ",\n" : "\n");
      append_credential (json, g_ptr_array_index (credentials, i), catalogue, organization, now);
    }
  g_string_append (json, "\n]\n");

  return g_string_free_to_bytes (json);
}

/* signet-export-csv.c: credentials as a table
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-csv.h"
#include "signet-export-private.h"
#include "signet-time.h"

/* The titles of the columns are for programs too, so they are not translated. */
static const char header[] =
  "client_id,display_name,status,organization_id,organization_name,account_id,account_name,"
  "apis,permissions,scope,owner,note,created,created_by,updated,updated_by,last_used,expires,"
  "live_secrets\r\n";

/* One table in the making. */
typedef struct
{
  GString *text; /* (owned) */
  SignetCatalogue *catalogue;       /* (nullable) */
  SignetOrganization *organization; /* (nullable) */
  gint64 now;
  gboolean in_row;
} Table;

/*
 * Helpers
 */

static void
begin_cell (Table *self)
{
  if (self->in_row)
    g_string_append_c (self->text, ',');
  self->in_row = TRUE;
}

static void
end_row (Table *self)
{
  g_string_append (self->text, "\r\n");
  self->in_row = FALSE;
}

static void
add_text (Table      *self,
          const char *text)
{
  begin_cell (self);
  signet_csv_add_text (self->text, text);
}

static void
add_number (Table  *self,
            gint64  number)
{
  begin_cell (self);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, number);
}

static void
add_time (Table  *self,
          gint64  time)
{
  g_autofree char *text = time != 0 ? signet_time_to_string (time) : NULL;

  add_text (self, text);
}

static void
add_apis (Table            *self,
          SignetCredential *credential)
{
  g_autoptr(GString) apis = g_string_new (NULL);

  for (guint i = 0; i < signet_credential_get_n_grants (credential); i++)
    {
      SignetGrant *grant = signet_credential_get_grant (credential, i);
      const char *name = signet_export_find_api (grant, self->catalogue);

      g_string_append (apis, i > 0 ? "; " : "");
      g_string_append (apis, name != NULL ? name : signet_grant_get_api (grant));
    }

  add_text (self, apis->str);
}

/* In the form that tokens have them in. */
static void
add_permissions (Table            *self,
                 SignetCredential *credential)
{
  g_autoptr(GString) permissions = g_string_new (NULL);

  for (guint i = 0; i < signet_credential_get_n_grants (credential); i++)
    {
      SignetGrant *grant = signet_credential_get_grant (credential, i);
      const char *permission = signet_grant_get_permission (grant);

      g_string_append_printf (permissions, "%s%s:%s", i > 0 ? " " : "",
                              signet_grant_get_api (grant), permission != NULL ? permission : "");
    }

  add_text (self, permissions->str);
}

static void
append_workspaces (GString       *scope,
                   SignetGrant   *grant,
                   SignetAccount *account)
{
  const gint64 *ids = signet_grant_get_workspaces (grant);

  for (guint i = 0; i < signet_grant_get_n_workspaces (grant); i++)
    {
      const char *name = signet_export_find_workspace (ids[i], account);

      g_string_append (scope, i > 0 ? ", " : " ");
      if (name != NULL)
        g_string_append_printf (scope, "%s (%" G_GINT64_FORMAT ")", name, ids[i]);
      else
        g_string_append_printf (scope, "%" G_GINT64_FORMAT, ids[i]);
    }
}

/* Where each of the APIs in the column of that name may be used: “account; workspace US (1)”. */
static void
add_scope (Table            *self,
           SignetCredential *credential)
{
  SignetAccount *account = signet_export_find_account (credential, self->organization);
  g_autoptr(GString) scope = g_string_new (NULL);

  for (guint i = 0; i < signet_credential_get_n_grants (credential); i++)
    {
      SignetGrant *grant = signet_credential_get_grant (credential, i);

      g_string_append (scope, i > 0 ? "; " : "");
      g_string_append (scope, signet_level_to_string (signet_grant_get_level (grant)));
      append_workspaces (scope, grant, account);
    }

  add_text (self, scope->str);
}

static void
add_place (Table            *self,
           SignetCredential *credential)
{
  SignetAccount *account = signet_export_find_account (credential, self->organization);

  if (self->organization != NULL)
    {
      add_number (self, signet_organization_get_id (self->organization));
      add_text (self, signet_organization_get_name (self->organization));
    }
  else
    {
      add_text (self, NULL);
      add_text (self, NULL);
    }

  add_number (self, signet_credential_get_account_id (credential));
  add_text (self, account != NULL ? signet_account_get_name (account) : NULL);
}

static void
add_credential (Table            *self,
                SignetCredential *credential)
{
  add_text (self, signet_credential_get_client_id (credential));
  add_text (self, signet_credential_get_display_name (credential));
  add_text (self, signet_export_get_status (credential, self->now));
  add_place (self, credential);
  add_apis (self, credential);
  add_permissions (self, credential);
  add_scope (self, credential);
  add_text (self, signet_credential_get_owner (credential));
  add_text (self, signet_credential_get_note (credential));
  add_time (self, signet_credential_get_created (credential));
  add_text (self, signet_credential_get_created_by (credential));
  add_time (self, signet_credential_get_updated (credential));
  add_text (self, signet_credential_get_updated_by (credential));
  add_time (self, signet_credential_get_last_used (credential));
  add_time (self, signet_credential_get_expires (credential));
  add_number (self, signet_credential_get_n_secrets (credential));
  end_row (self);
}

/*
 * Public
 */

/**
 * signet_export_csv:
 * @credentials: (element-type SignetCredential): what to write
 * @catalogue: (nullable): the APIs, for their names
 * @organization: (nullable): the accounts and workspaces, for their names
 * @now: the time in Unix seconds
 *
 * Writes a table as RFC 4180 describes it, with a header. Times are in RFC 3339 form and empty
 * for never. No spreadsheet runs what a name or note says: where that begins like a formula it
 * gets an apostrophe before it.
 *
 * Returns: (transfer full): the table, as UTF-8
 */
GBytes *
signet_export_csv (GPtrArray          *credentials,
                   SignetCatalogue    *catalogue,
                   SignetOrganization *organization,
                   gint64              now)
{
  Table table = {
    .catalogue = catalogue,
    .organization = organization,
    .now = now,
  };

  g_return_val_if_fail (credentials != NULL, NULL);

  table.text = g_string_new (header);
  for (guint i = 0; i < credentials->len; i++)
    add_credential (&table, g_ptr_array_index (credentials, i));

  return g_string_free_to_bytes (table.text);
}

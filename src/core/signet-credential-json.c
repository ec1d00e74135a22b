/* signet-credential-json.c: a credential on the wire
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-credential.h"

#include "signet-error.h"
#include "signet-json.h"

/*
 * Helpers
 */

static gboolean
read_lists (JsonNode   *node,
            GPtrArray  *grants,
            GPtrArray  *secrets,
            GError    **error)
{
  JsonArray *array;

  if (!signet_json_read_array (node, "grants", &array, error))
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      SignetGrant *grant = signet_grant_new_from_json (json_array_get_element (array, i), error);

      if (grant == NULL)
        return FALSE;
      g_ptr_array_add (grants, grant);
    }

  if (!signet_json_read_array (node, "secrets", &array, error))
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      SignetSecretInfo *secret =
        signet_secret_info_new_from_json (json_array_get_element (array, i), error);

      if (secret == NULL)
        return FALSE;
      g_ptr_array_add (secrets, secret);
    }

  return TRUE;
}

static gboolean
read_status (JsonNode  *node,
             gboolean  *active,
             GError   **error)
{
  const char *status;

  if (!signet_json_read_string (node, "status", &status, error))
    return FALSE;

  *active = g_str_equal (status, "active");
  if (!*active && !g_str_equal (status, "inactive"))
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED, "“%s” is not a status", status);
      return FALSE;
    }

  return TRUE;
}

static void
add_lists_to_json (SignetCredential *self,
                   JsonBuilder      *builder)
{
  json_builder_set_member_name (builder, "grants");
  json_builder_begin_array (builder);
  for (guint i = 0; i < signet_credential_get_n_grants (self); i++)
    signet_grant_add_to_json (signet_credential_get_grant (self, i), builder);
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "secrets");
  json_builder_begin_array (builder);
  for (guint i = 0; i < signet_credential_get_n_secrets (self); i++)
    signet_secret_info_add_to_json (signet_credential_get_secret (self, i), builder);
  json_builder_end_array (builder);
}

/*
 * Public
 */

/**
 * signet_credential_new_from_json:
 * @node: a credential as an issuer gives it
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Unknown members are passed over, so that a newer issuer can say more.
 *
 * Returns: (transfer full) (nullable): a credential, or %NULL with @error set
 */
SignetCredential *
signet_credential_new_from_json (JsonNode  *node,
                                 GError   **error)
{
  g_autoptr(GPtrArray) grants =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_grant_unref);
  g_autoptr(GPtrArray) secrets =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_secret_info_unref);
  SignetCredentialFields fields = { .grants = grants, .secrets = secrets };

  if (!signet_json_read_string (node, "client_id", &fields.client_id, error) ||
      !signet_json_read_string (node, "display_name", &fields.display_name, error) ||
      !signet_json_read_string (node, "note", &fields.note, error) ||
      !signet_json_read_string (node, "owner", &fields.owner, error) ||
      !signet_json_read_id (node, "account_id", &fields.account_id, error) ||
      !signet_json_read_time (node, "created", &fields.created, error) ||
      !signet_json_read_string (node, "created_by", &fields.created_by, error) ||
      !signet_json_read_time (node, "updated", &fields.updated, error) ||
      !signet_json_read_string (node, "updated_by", &fields.updated_by, error) ||
      !signet_json_read_time (node, "last_used", &fields.last_used, error) ||
      !signet_json_read_id (node, "revision", &fields.revision, error) ||
      !read_status (node, &fields.active, error) ||
      !read_lists (node, grants, secrets, error))
    return NULL;

  return signet_credential_new (&fields);
}

/**
 * signet_credential_to_json:
 * @self: a credential
 *
 * Returns: (transfer full): what [ctor@Signet.Credential.new_from_json] reads
 */
JsonNode *
signet_credential_to_json (SignetCredential *self)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (self), NULL);

  json_builder_begin_object (builder);
  signet_json_add_string (builder, "client_id", signet_credential_get_client_id (self));
  signet_json_add_string (builder, "display_name", signet_credential_get_display_name (self));
  signet_json_add_string (builder, "status",
                          signet_credential_get_active (self) ? "active" : "inactive");
  json_builder_set_member_name (builder, "account_id");
  json_builder_add_int_value (builder, signet_credential_get_account_id (self));
  signet_json_add_string (builder, "note", signet_credential_get_note (self));
  signet_json_add_string (builder, "owner", signet_credential_get_owner (self));
  signet_json_add_time (builder, "created", signet_credential_get_created (self));
  signet_json_add_string (builder, "created_by", signet_credential_get_created_by (self));
  signet_json_add_time (builder, "updated", signet_credential_get_updated (self));
  signet_json_add_string (builder, "updated_by", signet_credential_get_updated_by (self));
  signet_json_add_time (builder, "last_used", signet_credential_get_last_used (self));
  json_builder_set_member_name (builder, "revision");
  json_builder_add_int_value (builder, signet_credential_get_revision (self));
  add_lists_to_json (self, builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/* signet-registry-edit.c: editing and deleting credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-registry.h"

#include "signet-audit-log.h"
#include "signet-credential-table.h"
#include "signet-draft.h"
#include "signet-error.h"
#include "signet-json.h"
#include "signet-registry-private.h"
#include "signet-time.h"

/*
 * Helpers
 */

/* Applies a JSON Merge Patch (RFC 7396) to what can be edited. All members there are texts,
 * numbers and arrays, which a patch replaces as a whole, so there is nothing to merge deeper.
 * A null takes a member away, but not the status: switching a credential on must be said.
 * A null for a member that does not exist stays, so that the reader complains about it.
 */
static JsonNode *
apply_patch (JsonNode *target,
             JsonNode *patch)
{
  JsonObject *merged = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init (&iter, json_node_get_object (target));
  while (json_object_iter_next (&iter, &name, &value))
    json_object_set_member (merged, name, json_node_copy (value));

  json_object_iter_init (&iter, json_node_get_object (patch));
  while (json_object_iter_next (&iter, &name, &value))
    {
      if (JSON_NODE_HOLDS_NULL (value) && json_object_has_member (merged, name) &&
          !g_str_equal (name, "status"))
        json_object_remove_member (merged, name);
      else
        json_object_set_member (merged, name, json_node_copy (value));
    }
  json_node_take_object (node, merged);

  return node;
}

/* Gives the draft that a patch makes of a credential, if there is nothing wrong with it. */
static SignetDraft *
make_draft (SignetRegistry    *self,
            SignetCaller      *caller,
            SignetCredential  *original,
            JsonNode          *patch,
            GPtrArray        **problems,
            GError           **error)
{
  g_autoptr(GPtrArray) found =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_problem_unref);
  g_autoptr(SignetOrganization) organization = NULL;
  g_autoptr(SignetDraft) current = signet_draft_new_from_credential (original);
  g_autoptr(JsonNode) target = signet_draft_to_json (current);
  g_autoptr(JsonNode) merged = NULL;
  g_autoptr(SignetDraft) draft = NULL;

  organization = signet_registry_get_organization (self, error);
  if (organization == NULL)
    return NULL;

  if (signet_json_peek_object (patch) != NULL)
    merged = apply_patch (target, patch);
  draft = signet_draft_new_from_json (merged != NULL ? merged : patch, found);
  if (found->len == 0)
    {
      g_ptr_array_unref (found);
      found = signet_draft_validate (draft, original, signet_registry_get_catalogue (self),
                                     organization, signet_caller_get_custom_role_admin (caller));
    }

  if (found->len == 0)
    return g_steal_pointer (&draft);

  *problems = g_steal_pointer (&found);
  g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                       "The credential cannot become what the request says.");

  return NULL;
}

static SignetCredential *
make_edited (SignetCredential *original,
             SignetDraft      *draft,
             SignetCaller     *caller)
{
  g_autoptr(JsonNode) node = signet_draft_to_json (draft);
  g_autoptr(GPtrArray) grants =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_grant_unref);
  g_autoptr(GPtrArray) secrets = g_ptr_array_new ();
  SignetCredentialFields fields = {
    .client_id = signet_credential_get_client_id (original),
    .display_name = signet_json_peek_string (node, "display_name"),
    .note = signet_json_peek_string (node, "note"),
    .owner = signet_json_peek_string (node, "owner"),
    .active = signet_draft_get_active (draft),
    .account_id = signet_credential_get_account_id (original),
    .created = signet_credential_get_created (original),
    .created_by = signet_credential_get_created_by (original),
    .updated = signet_time_now (),
    .updated_by = signet_caller_get_user (caller),
    .last_used = signet_credential_get_last_used (original),
    .revision = signet_credential_get_revision (original) + 1,
    .grants = grants,
    .secrets = secrets,
  };

  for (guint i = 0; i < signet_draft_get_n_grants (draft); i++)
    g_ptr_array_add (grants, signet_grant_ref (signet_draft_get_grant (draft, i)));

  return signet_credential_new (&fields);
}

/* Picks from an object the members that a patch has, the status or all but the status. */
static JsonNode *
pick_members (JsonNode *from,
              JsonNode *patch,
              gboolean  status)
{
  JsonObject *picked = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init (&iter, json_node_get_object (patch));
  while (json_object_iter_next (&iter, &name, NULL))
    {
      JsonNode *value = json_object_get_member (json_node_get_object (from), name);

      if (g_str_equal (name, "status") == status && value != NULL)
        json_object_set_member (picked, name, json_node_copy (value));
    }
  json_node_take_object (node, picked);

  return node;
}

static gboolean
record_part (SignetRegistry    *self,
             SignetCaller      *caller,
             SignetCredential  *original,
             SignetCredential  *edited,
             JsonNode          *changes,
             gboolean           status,
             GError           **error)
{
  g_autoptr(JsonNode) old = signet_credential_to_json (original);
  g_autoptr(JsonNode) before = pick_members (old, changes, status);
  g_autoptr(JsonNode) after = pick_members (changes, changes, status);
  SignetAuditEvent event = {
    .time = signet_credential_get_updated (edited),
    .action = "edit",
    .client_id = signet_credential_get_client_id (edited),
    .display_name = signet_credential_get_display_name (edited),
    .before = before,
    .after = after,
  };

  if (json_object_get_size (json_node_get_object (after)) == 0)
    return TRUE;

  if (status)
    event.action = signet_credential_get_active (edited) ? "activate" : "deactivate";

  return signet_audit_log_append (signet_registry_get_store (self), caller, &event, error);
}

/* Switching on and off has events of its own, so that whoever looks for them finds all; an
 * edit that does both leaves two events in one transaction.
 */
static gboolean
record_edit (SignetRegistry    *self,
             SignetCaller      *caller,
             SignetCredential  *original,
             SignetCredential  *edited,
             JsonNode          *changes,
             GError           **error)
{
  return record_part (self, caller, original, edited, changes, FALSE, error) &&
         record_part (self, caller, original, edited, changes, TRUE, error);
}

/* Gives the credential after the edit, which is the original where nothing changes. */
static SignetCredential *
edit_locked (SignetRegistry    *self,
             SignetCaller      *caller,
             const char        *client_id,
             gint64             revision,
             JsonNode          *patch,
             GPtrArray        **problems,
             GError           **error)
{
  SignetStore *store = signet_registry_get_store (self);
  g_autoptr(SignetCredential) original = NULL;
  g_autoptr(SignetCredential) edited = NULL;
  g_autoptr(SignetDraft) draft = NULL;
  g_autoptr(JsonNode) changes = NULL;

  original = signet_registry_find_for_change (self, client_id, revision, error);
  if (original == NULL)
    return NULL;

  draft = make_draft (self, caller, original, patch, problems, error);
  if (draft == NULL)
    return NULL;

  changes = signet_draft_to_patch (draft, original);
  if (json_object_get_size (json_node_get_object (changes)) == 0)
    return g_steal_pointer (&original);

  edited = make_edited (original, draft, caller);
  if (!signet_credential_table_update (store, edited, error) ||
      !record_edit (self, caller, original, edited, changes, error))
    return NULL;

  return signet_credential_table_find (store, client_id, error);
}

static gboolean
delete_locked (SignetRegistry  *self,
               SignetCaller    *caller,
               const char      *client_id,
               gint64           revision,
               GError         **error)
{
  SignetStore *store = signet_registry_get_store (self);
  g_autoptr(SignetCredential) credential = NULL;
  g_autoptr(SignetDraft) draft = NULL;
  g_autoptr(JsonNode) before = NULL;
  SignetAuditEvent event = { .time = signet_time_now (), .action = "delete" };

  credential = signet_registry_find_for_change (self, client_id, revision, error);
  if (credential == NULL)
    return FALSE;

  draft = signet_draft_new_from_credential (credential);
  before = signet_draft_to_json (draft);
  event.client_id = client_id;
  event.display_name = signet_credential_get_display_name (credential);
  event.before = before;

  return signet_credential_table_delete (store, client_id, error) &&
         signet_audit_log_append (store, caller, &event, error);
}

/*
 * Public
 */

/**
 * signet_registry_edit:
 * @self: a registry
 * @caller: who wants it
 * @client_id: the Client ID of a credential
 * @revision: the revision that the caller has seen
 * @patch: a JSON Merge Patch (RFC 7396) of `display_name`, `note`, `owner`, `status` and
 *   `grants`; `account_id` may be there if it stays as it is
 * @problems: (out) (transfer full) (element-type SignetProblem) (nullable): what is wrong with
 *   @patch, if that is the error
 * @error: return location for %SIGNET_ERROR_INVALID, %SIGNET_ERROR_NOT_FOUND,
 *   %SIGNET_ERROR_CHANGED, %SIGNET_ERROR_FORBIDDEN or a storage error
 *
 * Edits a credential. A patch that changes nothing leaves the revision as it is and no event
 * in the audit log. A change of the status is its own event, `activate` or `deactivate`,
 * beside the `edit` of all other members.
 *
 * Returns: (transfer full) (nullable): the credential as it is now, or %NULL with @error set
 */
SignetCredential *
signet_registry_edit (SignetRegistry  *self,
                      SignetCaller    *caller,
                      const char      *client_id,
                      gint64           revision,
                      JsonNode        *patch,
                      GPtrArray      **problems,
                      GError         **error)
{
  g_autoptr(SignetCredential) credential = NULL;

  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), NULL);
  g_return_val_if_fail (client_id != NULL, NULL);
  g_return_val_if_fail (patch != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  *problems = NULL;
  if (!signet_registry_begin_change (self, caller, error))
    return NULL;

  credential = edit_locked (self, caller, client_id, revision, patch, problems, error);
  if (!signet_registry_end_change (self, credential != NULL, error))
    return NULL;

  return g_steal_pointer (&credential);
}

/**
 * signet_registry_delete:
 * @self: a registry
 * @caller: who wants it
 * @client_id: the Client ID of a credential
 * @revision: the revision that the caller has seen
 * @error: return location for %SIGNET_ERROR_NOT_FOUND, %SIGNET_ERROR_CHANGED,
 *   %SIGNET_ERROR_FORBIDDEN or a storage error
 *
 * Deletes a credential for good. Its secrets and its live tokens end with it.
 *
 * Returns: whether it is gone
 */
gboolean
signet_registry_delete (SignetRegistry  *self,
                        SignetCaller    *caller,
                        const char      *client_id,
                        gint64           revision,
                        GError         **error)
{
  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), FALSE);
  g_return_val_if_fail (client_id != NULL, FALSE);

  return signet_registry_begin_change (self, caller, error) &&
         signet_registry_end_change (self,
                                     delete_locked (self, caller, client_id, revision, error),
                                     error);
}

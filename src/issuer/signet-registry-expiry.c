/* signet-registry-expiry.c: when secrets end by themselves
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-registry.h"

#include "signet-audit-log.h"
#include "signet-credential-table.h"
#include "signet-error.h"
#include "signet-json.h"
#include "signet-problem.h"
#include "signet-registry-private.h"
#include "signet-secret-table.h"
#include "signet-time.h"

/*
 * Helpers
 */

/* Reads what a patch says, apart from whether the time is one that can be set. */
static void
read_patch (JsonNode   *patch,
            gint64     *expires,
            GPtrArray  *problems)
{
  JsonObject *object = signet_json_peek_object (patch);
  JsonObjectIter iter;
  const char *name;

  if (object == NULL)
    {
      g_ptr_array_add (problems, signet_problem_new (SIGNET_PROBLEM_WRONG_TYPE, "%s", ""));
      return;
    }

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, NULL))
    {
      if (!g_str_equal (name, "expires"))
        g_ptr_array_add (problems, signet_problem_new_for_member (SIGNET_PROBLEM_UNKNOWN_MEMBER,
                                                                  "", name));
    }

  if (!signet_json_read_time (patch, "expires", expires, NULL))
    g_ptr_array_add (problems, signet_problem_new (SIGNET_PROBLEM_WRONG_TYPE, "/expires"));
}

static gboolean
record (SignetRegistry    *self,
        SignetCaller      *caller,
        SignetCredential  *credential,
        SignetSecretInfo  *old,
        SignetSecretInfo  *new,
        GError           **error)
{
  g_autoptr(JsonNode) before = signet_registry_describe_secret (old);
  g_autoptr(JsonNode) after = signet_registry_describe_secret (new);
  SignetAuditEvent event = {
    .time = signet_credential_get_updated (credential),
    .action = "edit",
    .client_id = signet_credential_get_client_id (credential),
    .display_name = signet_credential_get_display_name (credential),
    .before = before,
    .after = after,
  };

  return signet_audit_log_append (signet_registry_get_store (self), caller, &event, error);
}

static SignetCredential *
write_expiry (SignetRegistry    *self,
              SignetCaller      *caller,
              SignetCredential  *original,
              SignetSecretInfo  *secret,
              gint64             expires,
              GError           **error)
{
  SignetStore *store = signet_registry_get_store (self);
  const char *client_id = signet_credential_get_client_id (original);
  const char *secret_id = signet_secret_info_get_id (secret);
  g_autoptr(SignetCredential) edited = NULL;
  SignetSecretInfo *changed;

  if (!signet_secret_table_set_expires (store, secret_id, expires, error) ||
      !signet_credential_table_touch (store, client_id, signet_time_now (),
                                      signet_caller_get_user (caller), error))
    return NULL;

  edited = signet_credential_table_find (store, client_id, error);
  if (edited == NULL)
    return NULL;

  changed = signet_registry_find_secret (edited, secret_id, error);
  if (changed == NULL || !record (self, caller, edited, secret, changed, error))
    return NULL;

  return g_steal_pointer (&edited);
}

/* A time that is there already may stay, even if it has passed or is beyond the maximum. */
static SignetCredential *
set_locked (SignetRegistry  *self,
            SignetCaller    *caller,
            const char      *client_id,
            const char      *secret_id,
            gint64           revision,
            JsonNode        *patch,
            GPtrArray       *problems,
            GError         **error)
{
  g_autoptr(SignetCredential) original = NULL;
  SignetSecretInfo *secret;
  gint64 expires;

  read_patch (patch, &expires, problems);
  if (problems->len > 0)
    return NULL;

  original = signet_registry_find_for_change (self, client_id, revision, error);
  if (original == NULL)
    return NULL;

  secret = signet_registry_find_secret (original, secret_id, error);
  if (secret == NULL)
    return NULL;

  if (!json_object_has_member (json_node_get_object (patch), "expires") ||
      signet_secret_info_get_expires (secret) == expires)
    return g_steal_pointer (&original);

  if (expires != 0 && expires <= signet_time_now ())
    g_ptr_array_add (problems, signet_problem_new (SIGNET_PROBLEM_NOT_IN_FUTURE, "/expires"));
  if (!signet_registry_settle_expiry (self, "/expires", &expires, problems, error) ||
      problems->len > 0)
    return NULL;

  return write_expiry (self, caller, original, secret, expires, error);
}

/*
 * Public
 */

/**
 * signet_registry_set_expiry:
 * @self: a registry
 * @caller: who wants it
 * @client_id: the Client ID of a credential
 * @secret_id: the id of one of its live secrets
 * @revision: the revision that the caller has seen
 * @patch: a JSON Merge Patch (RFC 7396) of `expires`
 * @problems: (out) (transfer full) (element-type SignetProblem) (nullable): what is wrong with
 *   @patch, if that is the error
 * @error: return location for %SIGNET_ERROR_INVALID, %SIGNET_ERROR_NOT_FOUND,
 *   %SIGNET_ERROR_CHANGED, %SIGNET_ERROR_FORBIDDEN or a storage error
 *
 * Changes when a secret ends, which may have been in the past: then it works again. A patch
 * that changes nothing leaves the revision as it is and no event in the audit log.
 *
 * Returns: (transfer full) (nullable): the credential as it is now, or %NULL with @error set
 */
SignetCredential *
signet_registry_set_expiry (SignetRegistry  *self,
                            SignetCaller    *caller,
                            const char      *client_id,
                            const char      *secret_id,
                            gint64           revision,
                            JsonNode        *patch,
                            GPtrArray      **problems,
                            GError         **error)
{
  g_autoptr(GPtrArray) found =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_problem_unref);
  g_autoptr(SignetCredential) credential = NULL;

  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), NULL);
  g_return_val_if_fail (client_id != NULL, NULL);
  g_return_val_if_fail (secret_id != NULL, NULL);
  g_return_val_if_fail (patch != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  *problems = NULL;
  if (!signet_registry_begin_change (self, caller, error))
    return NULL;

  credential = set_locked (self, caller, client_id, secret_id, revision, patch, found, error);
  if (found->len > 0)
    {
      *problems = g_steal_pointer (&found);
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                           "The secret cannot end when the request says.");
    }

  if (!signet_registry_end_change (self, credential != NULL, error))
    return NULL;

  return g_steal_pointer (&credential);
}

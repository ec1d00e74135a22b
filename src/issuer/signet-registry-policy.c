/* signet-registry-policy.c: what the organization asks of its secrets
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-registry.h"

#include "signet-audit-log.h"
#include "signet-error.h"
#include "signet-policy-table.h"
#include "signet-problem.h"
#include "signet-registry-private.h"
#include "signet-time.h"

/*
 * Helpers
 */

static gboolean
record (SignetRegistry  *self,
        SignetCaller    *caller,
        SignetPolicy    *old,
        SignetPolicy    *new,
        GError         **error)
{
  g_autoptr(JsonNode) before = signet_policy_to_patch (signet_policy_get_default_days (old),
                                                       signet_policy_get_maximum_days (old));
  g_autoptr(JsonNode) after = signet_policy_to_patch (signet_policy_get_default_days (new),
                                                      signet_policy_get_maximum_days (new));
  SignetAuditEvent event = {
    .time = signet_policy_get_updated (new),
    .action = "policy-set",
    .before = before,
    .after = after,
  };

  return signet_audit_log_append (signet_registry_get_store (self), caller, &event, error);
}

static gboolean
is_unchanged (SignetPolicy             *old,
              const SignetPolicyFields *fields)
{
  return signet_policy_get_default_days (old) == fields->default_days &&
         signet_policy_get_maximum_days (old) == fields->maximum_days;
}

static SignetPolicy *
set_locked (SignetRegistry  *self,
            SignetCaller    *caller,
            gint64           revision,
            JsonNode        *patch,
            GPtrArray       *problems,
            GError         **error)
{
  SignetStore *store = signet_registry_get_store (self);
  g_autoptr(SignetPolicy) old = signet_policy_table_read (store, error);
  g_autoptr(SignetPolicy) policy = NULL;
  SignetPolicyFields fields = { .updated = signet_time_now () };

  if (old == NULL)
    return NULL;

  if (signet_policy_get_revision (old) != revision)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED,
                           "The policy was changed meanwhile.");
      return NULL;
    }

  fields.default_days = signet_policy_get_default_days (old);
  fields.maximum_days = signet_policy_get_maximum_days (old);
  signet_policy_read_patch (patch, &fields.default_days, &fields.maximum_days, problems);
  if (problems->len > 0)
    return NULL;
  if (is_unchanged (old, &fields))
    return g_steal_pointer (&old);

  fields.revision = revision + 1;
  fields.updated_by = signet_caller_get_user (caller);
  policy = signet_policy_new (&fields);
  if (!signet_policy_table_write (store, policy, error) ||
      !record (self, caller, old, policy, error))
    return NULL;

  return g_steal_pointer (&policy);
}

/*
 * Public
 */

/**
 * signet_registry_get_policy:
 * @self: a registry
 * @error: return location for a storage error
 *
 * Returns: (transfer full) (nullable): what the organization asks of its secrets now, or %NULL
 *   with @error set
 */
SignetPolicy *
signet_registry_get_policy (SignetRegistry  *self,
                            GError         **error)
{
  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), NULL);

  return signet_policy_table_read (signet_registry_get_store (self), error);
}

/**
 * signet_registry_set_policy:
 * @self: a registry
 * @caller: who wants it
 * @revision: the revision that the caller has seen
 * @patch: a JSON Merge Patch (RFC 7396) of the default and the maximum
 * @problems: (out) (transfer full) (element-type SignetProblem) (nullable): what is wrong with
 *   @patch, if that is the error
 * @error: return location for %SIGNET_ERROR_INVALID, %SIGNET_ERROR_CHANGED,
 *   %SIGNET_ERROR_FORBIDDEN or a storage error
 *
 * Changes what the organization asks of secrets from now on. Those that are there stay as they
 * are. A patch that changes nothing leaves the revision as it is and no event.
 *
 * Returns: (transfer full) (nullable): the policy as it is now, or %NULL with @error set
 */
SignetPolicy *
signet_registry_set_policy (SignetRegistry  *self,
                            SignetCaller    *caller,
                            gint64           revision,
                            JsonNode        *patch,
                            GPtrArray      **problems,
                            GError         **error)
{
  g_autoptr(GPtrArray) found =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_problem_unref);
  g_autoptr(SignetPolicy) policy = NULL;

  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), NULL);
  g_return_val_if_fail (patch != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  *problems = NULL;
  if (!signet_registry_begin_change (self, caller, error))
    return NULL;

  policy = set_locked (self, caller, revision, patch, found, error);
  if (found->len > 0)
    {
      *problems = g_steal_pointer (&found);
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                           "The policy cannot become what the request says.");
    }

  if (!signet_registry_end_change (self, policy != NULL, error))
    return NULL;

  return g_steal_pointer (&policy);
}

/**
 * signet_registry_settle_expiry:
 * @self: a registry with a change
 * @pointer: the JSON Pointer of what says when the secret ends
 * @expires: (inout): when a secret shall end, in Unix seconds, 0 for never or
 *   %SIGNET_POLICY_EXPIRES, which becomes what the policy says
 * @problems: (element-type SignetProblem): where it is added if the policy does not allow it
 * @error: return location for a storage error
 *
 * Holds the end of a secret against the policy.
 *
 * Returns: whether the policy could be read
 */
gboolean
signet_registry_settle_expiry (SignetRegistry  *self,
                               const char      *pointer,
                               gint64          *expires,
                               GPtrArray       *problems,
                               GError         **error)
{
  g_autoptr(SignetPolicy) policy = signet_registry_get_policy (self, error);
  gint64 now = signet_time_now ();

  if (policy == NULL)
    return FALSE;

  if (*expires == SIGNET_POLICY_EXPIRES)
    *expires = signet_policy_get_default_expires (policy, now);
  else if (!signet_policy_allows (policy, *expires, now))
    g_ptr_array_add (problems, signet_problem_new (SIGNET_PROBLEM_BEYOND_MAXIMUM, "%s", pointer));

  return TRUE;
}

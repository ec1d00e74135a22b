/* signet-registry-issue.c: issuing credentials
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
#include "signet-fresh-secret.h"
#include "signet-idempotency.h"
#include "signet-json.h"
#include "signet-registry-private.h"
#include "signet-time.h"

#include <string.h>

/*
 * Helpers
 */

/* Whoever says nothing about the end of the secret gets what the policy says. */
static gboolean
settle_expiry (SignetRegistry  *self,
               SignetDraft     *draft,
               GPtrArray       *problems,
               GError         **error)
{
  gint64 expires = signet_draft_get_secret_expires (draft);

  if (!signet_registry_settle_expiry (self, "/secret_expires", &expires, problems, error))
    return FALSE;

  signet_draft_set_secret_expires (draft, expires);

  return TRUE;
}

/* Gives the draft that a body describes, if there is nothing wrong with it. */
static SignetDraft *
make_draft (SignetRegistry  *self,
            SignetCaller    *caller,
            JsonNode        *body,
            GPtrArray      **problems,
            GError         **error)
{
  g_autoptr(GPtrArray) found =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_problem_unref);
  g_autoptr(SignetDraft) draft = signet_draft_new_from_json (body, found);
  g_autoptr(SignetOrganization) organization = signet_registry_get_organization (self, error);

  if (organization == NULL)
    return NULL;

  /* What could not be read would only be found wrong a second time. */
  if (found->len == 0)
    {
      g_ptr_array_unref (found);
      found = signet_draft_validate (draft, NULL, signet_registry_get_catalogue (self),
                                     organization, signet_caller_get_custom_role_admin (caller));
      if (!settle_expiry (self, draft, found, error))
        return NULL;
    }

  if (found->len == 0)
    return g_steal_pointer (&draft);

  *problems = g_steal_pointer (&found);
  g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                       "The credential cannot be issued as the request says.");

  return NULL;
}

static SignetCredential *
make_credential (SignetDraft  *draft,
                 JsonNode     *clean,
                 SignetCaller *caller,
                 gint64        now)
{
  g_autofree char *client_id = g_uuid_string_random ();
  g_autoptr(GPtrArray) grants =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_grant_unref);
  g_autoptr(GPtrArray) secrets = g_ptr_array_new ();
  SignetCredentialFields fields = {
    .client_id = client_id,
    .display_name = signet_json_peek_string (clean, "display_name"),
    .note = signet_json_peek_string (clean, "note"),
    .owner = signet_json_peek_string (clean, "owner"),
    .active = signet_draft_get_active (draft),
    .account_id = signet_draft_get_account_id (draft),
    .created = now,
    .created_by = signet_caller_get_user (caller),
    .updated = now,
    .updated_by = signet_caller_get_user (caller),
    .grants = grants,
    .secrets = secrets,
  };

  for (guint i = 0; i < signet_draft_get_n_grants (draft); i++)
    g_ptr_array_add (grants, signet_grant_ref (signet_draft_get_grant (draft, i)));

  return signet_credential_new (&fields);
}

/* Writes a credential and its first secret. It comes out at revision 1. */
static SignetIssuance *
write_credential (SignetRegistry  *self,
                  SignetCaller    *caller,
                  SignetDraft     *draft,
                  GError         **error)
{
  SignetStore *store = signet_registry_get_store (self);
  gint64 now = signet_time_now ();
  g_autoptr(JsonNode) clean = signet_draft_to_json (draft);
  g_autoptr(SignetCredential) credential = make_credential (draft, clean, caller, now);
  g_autoptr(SignetCredential) written = NULL;
  g_autoptr(SignetFreshSecret) secret = NULL;
  const char *client_id = signet_credential_get_client_id (credential);
  SignetAuditEvent event = {
    .time = now,
    .action = "issue",
    .client_id = client_id,
    .display_name = signet_credential_get_display_name (credential),
    .after = clean,
  };

  secret = signet_fresh_secret_new (signet_registry_get_hash_key (self), error);
  if (secret == NULL ||
      !signet_credential_table_insert (store, credential, error) ||
      !signet_fresh_secret_insert (secret, store, client_id, now,
                                   signet_draft_get_secret_expires (draft), error) ||
      !signet_credential_table_touch (store, client_id, now, signet_caller_get_user (caller),
                                      error) ||
      !signet_audit_log_append (store, caller, &event, error))
    return NULL;

  written = signet_credential_table_find (store, client_id, error);
  if (written == NULL)
    return NULL;

  return signet_issuance_new (written, signet_fresh_secret_get_id (secret),
                              signet_fresh_secret_get_text (secret));
}

static SignetIssuance *
issue_locked (SignetRegistry  *self,
              SignetCaller    *caller,
              JsonNode        *body,
              const char      *key,
              GBytes          *request,
              GPtrArray      **problems,
              GError         **error)
{
  g_autoptr(SignetIssuance) issuance = NULL;
  g_autoptr(SignetDraft) draft = NULL;

  if (!signet_registry_replay (self, caller, key, request, &issuance, error))
    return NULL;
  if (issuance != NULL)
    return g_steal_pointer (&issuance);

  draft = make_draft (self, caller, body, problems, error);
  if (draft == NULL)
    return NULL;

  issuance = write_credential (self, caller, draft, error);
  if (issuance == NULL ||
      !signet_registry_keep (self, caller, key, request, issuance, error))
    return NULL;

  return g_steal_pointer (&issuance);
}

/*
 * Public
 */

/**
 * signet_registry_replay:
 * @self: a registry with a change
 * @caller: who asks
 * @key: the idempotency key of the request
 * @request: what [func@Signet.idempotency_hash] made of it
 * @issuance: (out) (transfer full) (nullable): the answer it had before, without the secret
 * @error: return location for %SIGNET_REFUSAL_KEY_REUSED, %SIGNET_ERROR_MALFORMED for a bad
 *   key, %SIGNET_ERROR_NOT_FOUND if what was issued is deleted, or a storage error
 *
 * Looks whether the same request was answered before.
 *
 * Returns: whether the request may go on, or has its answer
 */
gboolean
signet_registry_replay (SignetRegistry  *self,
                        SignetCaller    *caller,
                        const char      *key,
                        GBytes          *request,
                        SignetIssuance **issuance,
                        GError         **error)
{
  SignetStore *store = signet_registry_get_store (self);
  g_autoptr(SignetCredential) credential = NULL;
  g_autofree char *client_id = NULL;
  g_autofree char *secret_id = NULL;

  g_return_val_if_fail (issuance != NULL, FALSE);

  *issuance = NULL;
  if (*key == '\0' || strlen (key) > SIGNET_IDEMPOTENCY_KEY_MAX ||
      !g_utf8_validate (key, -1, NULL))
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                   "An idempotency key has 1 to %d bytes of UTF-8.", SIGNET_IDEMPOTENCY_KEY_MAX);
      return FALSE;
    }

  if (!signet_idempotency_find (store, signet_caller_get_uid (caller), key, request,
                                &client_id, &secret_id, error))
    return FALSE;
  if (client_id == NULL)
    return TRUE;

  credential = signet_credential_table_find (store, client_id, error);
  if (credential == NULL)
    return FALSE;

  *issuance = signet_issuance_new (credential, secret_id, NULL);

  return TRUE;
}

/**
 * signet_registry_keep:
 * @self: a registry with a change
 * @caller: who asks
 * @key: the idempotency key of the request
 * @request: what [func@Signet.idempotency_hash] made of it
 * @issuance: the answer
 * @error: return location for a storage error
 *
 * Remembers an answer, except for the secret.
 *
 * Returns: whether it was written
 */
gboolean
signet_registry_keep (SignetRegistry  *self,
                      SignetCaller    *caller,
                      const char      *key,
                      GBytes          *request,
                      SignetIssuance  *issuance,
                      GError         **error)
{
  SignetCredential *credential = signet_issuance_get_credential (issuance);

  return signet_idempotency_keep (signet_registry_get_store (self),
                                  signet_caller_get_uid (caller), key, request,
                                  signet_credential_get_client_id (credential),
                                  signet_issuance_get_secret_id (issuance),
                                  signet_time_now (), error);
}

/**
 * signet_registry_issue:
 * @self: a registry
 * @caller: who wants it
 * @body: an object with `display_name`, `account_id`, `grants` and perhaps `note`, `owner`,
 *   `status` and `secret_expires`
 * @key: the idempotency key of the request
 * @problems: (out) (transfer full) (element-type SignetProblem) (nullable): what is wrong with
 *   @body, if that is the error
 * @error: return location for %SIGNET_ERROR_INVALID, %SIGNET_ERROR_MALFORMED for a bad key,
 *   %SIGNET_REFUSAL_KEY_REUSED, %SIGNET_ERROR_NOT_FOUND if this was answered before and the
 *   credential is deleted, %SIGNET_ERROR_FORBIDDEN or a storage error
 *
 * Issues a credential with its first secret. The same request with the same key is answered
 * again, without the secret, and issues nothing.
 *
 * Returns: (transfer full) (nullable): the credential with its secret, or %NULL with @error set
 */
SignetIssuance *
signet_registry_issue (SignetRegistry  *self,
                       SignetCaller    *caller,
                       JsonNode        *body,
                       const char      *key,
                       GPtrArray      **problems,
                       GError         **error)
{
  g_autoptr(SignetIssuance) issuance = NULL;
  g_autoptr(GBytes) request = NULL;

  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), NULL);
  g_return_val_if_fail (body != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  *problems = NULL;
  request = signet_idempotency_hash ("issue", body);
  if (!signet_registry_begin_change (self, caller, error))
    return NULL;

  issuance = issue_locked (self, caller, body, key, request, problems, error);
  if (!signet_registry_end_change (self, issuance != NULL, error))
    return NULL;

  return g_steal_pointer (&issuance);
}

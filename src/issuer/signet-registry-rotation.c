/* signet-registry-rotation.c: new secrets for credentials that are there, and the end of old ones
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-registry.h"

#include "signet-audit-log.h"
#include "signet-credential-table.h"
#include "signet-error.h"
#include "signet-fresh-secret.h"
#include "signet-idempotency.h"
#include "signet-json.h"
#include "signet-problem.h"
#include "signet-refusal.h"
#include "signet-registry-private.h"
#include "signet-secret-table.h"
#include "signet-time.h"

/* How a secret can be ended. */
typedef enum
{
  COMPLETE,
  CANCEL,
  REVOKE
} Ending;

/* What somebody wants of a rotation, borrowed from the body. */
typedef struct
{
  gint64 expires;
  const char *replaces; /* (nullable) */
} Wish;

/*
 * Helpers
 */

static SignetSecretInfo *
find_secret (SignetCredential  *credential,
             Ending             ending,
             const char        *secret_id,
             GError           **error)
{
  guint n_secrets = signet_credential_get_n_secrets (credential);

  if (ending != REVOKE)
    {
      if (n_secrets == 2)
        return signet_credential_get_secret (credential, ending == COMPLETE ? 0 : 1);

      g_set_error_literal (error, SIGNET_REFUSAL, SIGNET_REFUSAL_NO_ROTATION,
                           "The credential does not have two live secrets.");
      return NULL;
    }

  return signet_registry_find_secret (credential, secret_id, error);
}

/* Ends one secret and writes that down. */
static gboolean
end_one (SignetRegistry    *self,
         SignetCaller      *caller,
         SignetCredential  *credential,
         SignetSecretInfo  *secret,
         Ending             ending,
         gint64             now,
         GError           **error)
{
  static const char *const actions[] = { "rotate-complete", "rotate-cancel", "revoke" };
  SignetStore *store = signet_registry_get_store (self);
  g_autoptr(JsonNode) before = signet_registry_describe_secret (secret);
  SignetAuditEvent event = {
    .time = now,
    .action = actions[ending],
    .client_id = signet_credential_get_client_id (credential),
    .display_name = signet_credential_get_display_name (credential),
    .before = before,
  };

  /* Programs that had the old secret of a completed rotation keep the tokens they have. */
  return signet_secret_table_end (store, signet_secret_info_get_id (secret), now,
                                  ending != COMPLETE, error) &&
         signet_audit_log_append (store, caller, &event, error);
}

static SignetCredential *
end_locked (SignetRegistry  *self,
            SignetCaller    *caller,
            const char      *client_id,
            gint64           revision,
            Ending           ending,
            const char      *secret_id,
            GError         **error)
{
  SignetStore *store = signet_registry_get_store (self);
  gint64 now = signet_time_now ();
  g_autoptr(SignetCredential) credential = NULL;
  SignetSecretInfo *secret;

  credential = signet_registry_find_for_change (self, client_id, revision, error);
  if (credential == NULL)
    return NULL;

  secret = find_secret (credential, ending, secret_id, error);
  if (secret == NULL)
    return NULL;

  if (!end_one (self, caller, credential, secret, ending, now, error) ||
      !signet_credential_table_touch (store, client_id, now, signet_caller_get_user (caller),
                                      error))
    return NULL;

  return signet_credential_table_find (store, client_id, error);
}

static SignetCredential *
end_secret (SignetRegistry  *self,
            SignetCaller    *caller,
            const char      *client_id,
            gint64           revision,
            Ending           ending,
            const char      *secret_id,
            GError         **error)
{
  g_autoptr(SignetCredential) credential = NULL;

  if (!signet_registry_begin_change (self, caller, error))
    return NULL;

  credential = end_locked (self, caller, client_id, revision, ending, secret_id, error);
  if (!signet_registry_end_change (self, credential != NULL, error))
    return NULL;

  return g_steal_pointer (&credential);
}

/* Reads the body of a request for a new secret. */
static void
read_wish (JsonNode   *body,
           Wish       *wish,
           GPtrArray  *problems)
{
  static const char *const known[] = { "expires", "replaces", NULL };
  JsonObject *object = body != NULL ? signet_json_peek_object (body) : NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (body == NULL)
    return;

  if (object == NULL)
    {
      g_ptr_array_add (problems, signet_problem_new (SIGNET_PROBLEM_WRONG_TYPE, "%s", ""));
      return;
    }

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &value))
    {
      if (!g_strv_contains (known, name))
        g_ptr_array_add (problems, signet_problem_new_for_member (SIGNET_PROBLEM_UNKNOWN_MEMBER,
                                                                  "", name));
    }

  wish->replaces = signet_json_peek_string (body, "replaces");
  if (wish->replaces == NULL && json_object_has_member (object, "replaces"))
    g_ptr_array_add (problems, signet_problem_new (SIGNET_PROBLEM_WRONG_TYPE, "/replaces"));

  if (!json_object_has_member (object, "expires"))
    return;

  if (!signet_json_read_time (body, "expires", &wish->expires, NULL))
    g_ptr_array_add (problems, signet_problem_new (SIGNET_PROBLEM_WRONG_TYPE, "/expires"));
  else if (wish->expires != 0 && wish->expires <= signet_time_now ())
    g_ptr_array_add (problems, signet_problem_new (SIGNET_PROBLEM_NOT_IN_FUTURE, "/expires"));
}

/* Gives whether the body says what can be done. */
static gboolean
settle_wish (SignetRegistry  *self,
             JsonNode        *body,
             Wish            *wish,
             GPtrArray      **problems,
             GError         **error)
{
  g_autoptr(GPtrArray) found =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_problem_unref);

  read_wish (body, wish, found);
  if (found->len == 0 &&
      !signet_registry_settle_expiry (self, "/expires", &wish->expires, found, error))
    return FALSE;

  if (found->len == 0)
    return TRUE;

  *problems = g_steal_pointer (&found);
  g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                       "The credential cannot get the secret that the request asks for.");

  return FALSE;
}

/* Makes room for a new secret by ending the one that it replaces, if it replaces one. */
static gboolean
make_room (SignetRegistry    *self,
           SignetCaller      *caller,
           SignetCredential  *credential,
           const char        *replaces,
           gint64             now,
           GError           **error)
{
  SignetSecretInfo *secret;

  if (replaces != NULL)
    {
      secret = find_secret (credential, REVOKE, replaces, error);
      return secret != NULL &&
             end_one (self, caller, credential, secret, REVOKE, now, error);
    }

  if (signet_credential_get_n_secrets (credential) < 2)
    return TRUE;

  g_set_error_literal (error, SIGNET_REFUSAL, SIGNET_REFUSAL_TWO_LIVE_SECRETS,
                       "The credential has two live secrets already.");

  return FALSE;
}

static gboolean
record_start (SignetRegistry    *self,
              SignetCaller      *caller,
              SignetCredential  *credential,
              gint64             now,
              GError           **error)
{
  guint newest = signet_credential_get_n_secrets (credential) - 1;
  g_autoptr(JsonNode) after =
    signet_registry_describe_secret (signet_credential_get_secret (credential, newest));
  SignetAuditEvent event = {
    .time = now,
    .action = "rotate-start",
    .client_id = signet_credential_get_client_id (credential),
    .display_name = signet_credential_get_display_name (credential),
    .after = after,
  };

  return signet_audit_log_append (signet_registry_get_store (self), caller, &event, error);
}

/* A secret is as good as a grant: whoever could not grant what the credential has must not get
 * a secret for it either.
 */
static gboolean
check_rights (SignetRegistry    *self,
              SignetCaller      *caller,
              SignetCredential  *credential,
              GError           **error)
{
  SignetCatalogue *catalogue = signet_registry_get_catalogue (self);
  gboolean custom_role_admin = signet_caller_get_custom_role_admin (caller);

  for (guint i = 0; i < signet_credential_get_n_grants (credential); i++)
    {
      SignetGrant *grant = signet_credential_get_grant (credential, i);
      SignetApi *api = signet_catalogue_find_api (catalogue, signet_grant_get_api (grant));

      if (api != NULL && !signet_api_may_be_granted_by (api, custom_role_admin))
        {
          g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_FORBIDDEN,
                               "The credential has a grant that the caller could not give.");
          return FALSE;
        }
    }

  return TRUE;
}

static SignetIssuance *
start_locked (SignetRegistry  *self,
              SignetCaller    *caller,
              const char      *client_id,
              gint64           revision,
              const Wish      *wish,
              GError         **error)
{
  SignetStore *store = signet_registry_get_store (self);
  gint64 now = signet_time_now ();
  g_autoptr(SignetCredential) credential = NULL;
  g_autoptr(SignetCredential) rotated = NULL;
  g_autoptr(SignetFreshSecret) secret = NULL;

  credential = signet_registry_find_for_change (self, client_id, revision, error);
  if (credential == NULL ||
      !check_rights (self, caller, credential, error) ||
      !make_room (self, caller, credential, wish->replaces, now, error))
    return NULL;

  secret = signet_fresh_secret_new (signet_registry_get_hash_key (self), error);
  if (secret == NULL ||
      !signet_fresh_secret_insert (secret, store, client_id, now, wish->expires, error) ||
      !signet_credential_table_touch (store, client_id, now, signet_caller_get_user (caller),
                                      error))
    return NULL;

  rotated = signet_credential_table_find (store, client_id, error);
  if (rotated == NULL || !record_start (self, caller, rotated, now, error))
    return NULL;

  return signet_issuance_new (rotated, signet_fresh_secret_get_id (secret),
                              signet_fresh_secret_get_text (secret));
}

/*
 * Public
 */

/**
 * signet_registry_describe_secret:
 * @secret: what is known of a secret
 *
 * Returns: (transfer full): what the audit log says of it
 */
JsonNode *
signet_registry_describe_secret (SignetSecretInfo *secret)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  signet_json_add_string (builder, "secret_id", signet_secret_info_get_id (secret));
  signet_json_add_string (builder, "hint", signet_secret_info_get_hint (secret));
  signet_json_add_time (builder, "expires", signet_secret_info_get_expires (secret));
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/**
 * signet_registry_find_secret:
 * @credential: a credential
 * @secret_id: an id
 * @error: return location for %SIGNET_ERROR_NOT_FOUND
 *
 * Returns: (transfer none) (nullable): the live secret of @credential with that id, or %NULL
 *   with @error set
 */
SignetSecretInfo *
signet_registry_find_secret (SignetCredential  *credential,
                             const char        *secret_id,
                             GError           **error)
{
  for (guint i = 0; i < signet_credential_get_n_secrets (credential); i++)
    {
      SignetSecretInfo *secret = signet_credential_get_secret (credential, i);

      if (g_str_equal (signet_secret_info_get_id (secret), secret_id))
        return secret;
    }

  g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND,
                       "The credential has no such live secret.");

  return NULL;
}

/**
 * signet_registry_start_rotation:
 * @self: a registry
 * @caller: who wants it
 * @client_id: the Client ID of a credential
 * @revision: the revision that the caller has seen
 * @body: (nullable): an object with `expires` and `replaces`, both of which may be missing
 * @key: the idempotency key of the request
 * @problems: (out) (transfer full) (element-type SignetProblem) (nullable): what is wrong with
 *   @body, if that is the error
 * @error: return location for %SIGNET_ERROR_INVALID, %SIGNET_ERROR_MALFORMED for a bad key,
 *   %SIGNET_REFUSAL_KEY_REUSED, %SIGNET_REFUSAL_TWO_LIVE_SECRETS, %SIGNET_ERROR_NOT_FOUND,
 *   %SIGNET_ERROR_CHANGED, %SIGNET_ERROR_FORBIDDEN or a storage error
 *
 * Issues another secret for a credential; the one it has works on. With `replaces`, that
 * secret is revoked in the same step. The same request with the same key is answered again,
 * without the secret, and changes nothing; its revision may be the old one then.
 *
 * Returns: (transfer full) (nullable): the credential with its new secret, or %NULL with
 *   @error set
 */
SignetIssuance *
signet_registry_start_rotation (SignetRegistry  *self,
                                SignetCaller    *caller,
                                const char      *client_id,
                                gint64           revision,
                                JsonNode        *body,
                                const char      *key,
                                GPtrArray      **problems,
                                GError         **error)
{
  g_autofree char *operation = NULL;
  g_autoptr(GBytes) request = NULL;
  g_autoptr(SignetIssuance) issuance = NULL;
  Wish wish = { .expires = SIGNET_POLICY_EXPIRES };

  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), NULL);
  g_return_val_if_fail (client_id != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  *problems = NULL;
  operation = g_strconcat ("rotate ", client_id, NULL);
  request = signet_idempotency_hash (operation, body);
  if (!signet_registry_begin_change (self, caller, error))
    return NULL;

  if (signet_registry_replay (self, caller, key, request, &issuance, error) &&
      issuance == NULL && settle_wish (self, body, &wish, problems, error))
    {
      issuance = start_locked (self, caller, client_id, revision, &wish, error);
      if (issuance != NULL && !signet_registry_keep (self, caller, key, request, issuance, error))
        g_clear_pointer (&issuance, signet_issuance_unref);
    }

  if (!signet_registry_end_change (self, issuance != NULL, error))
    return NULL;

  return g_steal_pointer (&issuance);
}

/**
 * signet_registry_complete_rotation:
 * @self: a registry
 * @caller: who wants it
 * @client_id: the Client ID of a credential
 * @revision: the revision that the caller has seen
 * @error: return location for %SIGNET_REFUSAL_NO_ROTATION, %SIGNET_ERROR_NOT_FOUND,
 *   %SIGNET_ERROR_CHANGED, %SIGNET_ERROR_FORBIDDEN or a storage error
 *
 * Ends the older of two secrets. Tokens that were given for it live out.
 *
 * Returns: (transfer full) (nullable): the credential as it is now, or %NULL with @error set
 */
SignetCredential *
signet_registry_complete_rotation (SignetRegistry  *self,
                                   SignetCaller    *caller,
                                   const char      *client_id,
                                   gint64           revision,
                                   GError         **error)
{
  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), NULL);
  g_return_val_if_fail (client_id != NULL, NULL);

  return end_secret (self, caller, client_id, revision, COMPLETE, NULL, error);
}

/**
 * signet_registry_cancel_rotation:
 * @self: a registry
 * @caller: who wants it
 * @client_id: the Client ID of a credential
 * @revision: the revision that the caller has seen
 * @error: return location for %SIGNET_REFUSAL_NO_ROTATION, %SIGNET_ERROR_NOT_FOUND,
 *   %SIGNET_ERROR_CHANGED, %SIGNET_ERROR_FORBIDDEN or a storage error
 *
 * Ends the newer of two secrets, and every token that was given for it.
 *
 * Returns: (transfer full) (nullable): the credential as it is now, or %NULL with @error set
 */
SignetCredential *
signet_registry_cancel_rotation (SignetRegistry  *self,
                                 SignetCaller    *caller,
                                 const char      *client_id,
                                 gint64           revision,
                                 GError         **error)
{
  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), NULL);
  g_return_val_if_fail (client_id != NULL, NULL);

  return end_secret (self, caller, client_id, revision, CANCEL, NULL, error);
}

/**
 * signet_registry_revoke_secret:
 * @self: a registry
 * @caller: who wants it
 * @client_id: the Client ID of a credential
 * @secret_id: the id of one of its live secrets
 * @revision: the revision that the caller has seen
 * @error: return location for %SIGNET_ERROR_NOT_FOUND, %SIGNET_ERROR_CHANGED,
 *   %SIGNET_ERROR_FORBIDDEN or a storage error
 *
 * Ends a secret at once, and every token that was given for it. The last secret can be
 * revoked too: it may have leaked.
 *
 * Returns: (transfer full) (nullable): the credential as it is now, or %NULL with @error set
 */
SignetCredential *
signet_registry_revoke_secret (SignetRegistry  *self,
                               SignetCaller    *caller,
                               const char      *client_id,
                               const char      *secret_id,
                               gint64           revision,
                               GError         **error)
{
  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), NULL);
  g_return_val_if_fail (client_id != NULL, NULL);
  g_return_val_if_fail (secret_id != NULL, NULL);

  return end_secret (self, caller, client_id, revision, REVOKE, secret_id, error);
}

/* signet-demo.c: a realistic organization to look at
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-demo.h"

#include "signet-audit-log.h"
#include "signet-credential-table.h"
#include "signet-demo-generator.h"
#include "signet-demo-usage.h"
#include "signet-draft.h"
#include "signet-error.h"
#include "signet-issuer-resources.h"
#include "signet-json.h"
#include "signet-registry-private.h"
#include "signet-secret-table.h"
#include "signet-time.h"

#include <sys/random.h>

#define PATH   "/io/github/signet_app/Signet/issuer/demo.json"
#define MINUTE 60

/* So many have a history of their use: to look at, and not to wait for. */
#define USED_MAX 500

/* What all demo credentials are made with. */
typedef struct
{
  SignetRegistry *registry;
  SignetCaller *caller;
  SignetDemoGenerator *generator;
  gint64 now;
} Demo;

/*
 * Helpers
 */

static JsonNode *
load (GError **error)
{
  g_autoptr(GBytes) bytes = g_resource_lookup_data (signet_issuer_resources_get_resource (), PATH,
                                                    G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes != NULL ? signet_json_parse (bytes, error) : NULL;
}

/* Gives the time that is so many minutes from now, 0 where the member is missing. */
static gint64
read_minutes (Demo       *demo,
              JsonNode   *node,
              const char *member,
              int         sign)
{
  JsonObject *object = json_node_get_object (node);

  if (!json_object_has_member (object, member))
    return 0;

  return demo->now + sign * MINUTE * json_object_get_int_member (object, member);
}

static void
read_secrets (Demo                   *demo,
              JsonNode               *node,
              SignetCredentialFields *fields)
{
  JsonArray *array = json_object_get_array_member (json_node_get_object (node), "secrets");

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *secret = json_array_get_element (array, i);
      g_autofree char *id = signet_demo_generator_make_uuid (demo->generator);
      gint64 issued = read_minutes (demo, secret, "issued_minutes_ago", -1);
      gint64 used = read_minutes (demo, secret, "used_minutes_ago", -1);

      if (i == 0)
        fields->created = issued;
      fields->updated = issued;
      fields->last_used = MAX (fields->last_used, used);
      g_ptr_array_add (fields->secrets,
                       signet_secret_info_new (id, signet_json_peek_string (secret, "hint"),
                                               issued,
                                               read_minutes (demo, secret,
                                                             "expires_in_minutes", 1),
                                               used));
    }
}

static SignetCredential *
read_credential (Demo      *demo,
                 JsonNode  *node,
                 GError   **error)
{
  g_autoptr(GPtrArray) grants =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_grant_unref);
  g_autoptr(GPtrArray) secrets =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_secret_info_unref);
  g_autofree char *client_id = signet_demo_generator_make_uuid (demo->generator);
  JsonObject *object = json_node_get_object (node);
  JsonArray *array = json_object_get_array_member (object, "grants");
  SignetCredentialFields fields = {
    .client_id = client_id,
    .display_name = signet_json_peek_string (node, "display_name"),
    .note = signet_json_peek_string (node, "note"),
    .owner = signet_json_peek_string (node, "owner"),
    .active = g_str_equal (signet_json_peek_string (node, "status"), "active"),
    .account_id = json_object_get_int_member (object, "account_id"),
    .created_by = signet_caller_get_user (demo->caller),
    .updated_by = signet_caller_get_user (demo->caller),
    .grants = grants,
    .secrets = secrets,
  };

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      SignetGrant *grant = signet_grant_new_from_json (json_array_get_element (array, i), error);

      if (grant == NULL)
        return NULL;
      g_ptr_array_add (grants, grant);
    }
  read_secrets (demo, node, &fields);

  return signet_credential_new (&fields);
}

/* The hash of a demo secret is random: nobody knows a secret that fits, so nobody can use it. */
static gboolean
insert_secret (SignetStore       *store,
               const char        *client_id,
               SignetSecretInfo  *secret,
               GError           **error)
{
  guint8 hash[SIGNET_HASH_LENGTH];
  SignetSecretRow row = {
    .id = signet_secret_info_get_id (secret),
    .hash = hash,
    .hint = signet_secret_info_get_hint (secret),
    .created = signet_secret_info_get_created (secret),
    .expires = signet_secret_info_get_expires (secret),
    .last_used = signet_secret_info_get_last_used (secret),
  };

  if (getrandom (hash, sizeof hash, 0) != (gssize) sizeof hash)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_FAILED,
                           "The system gives no random bytes.");
      return FALSE;
    }

  return signet_secret_table_insert (store, client_id, &row, error);
}

static gboolean
insert_credential (Demo              *demo,
                   SignetCredential  *credential,
                   GError           **error)
{
  SignetStore *store = signet_registry_get_store (demo->registry);
  const char *client_id = signet_credential_get_client_id (credential);
  g_autoptr(SignetDraft) draft = signet_draft_new_from_credential (credential);
  g_autoptr(JsonNode) after = signet_draft_to_json (draft);
  SignetAuditEvent event = {
    .time = signet_credential_get_created (credential),
    .action = "issue",
    .client_id = client_id,
    .display_name = signet_credential_get_display_name (credential),
    .after = after,
  };

  if (!signet_credential_table_insert (store, credential, error))
    return FALSE;

  for (guint i = 0; i < signet_credential_get_n_secrets (credential); i++)
    {
      if (!insert_secret (store, client_id, signet_credential_get_secret (credential, i), error))
        return FALSE;
    }

  return signet_credential_table_touch (store, client_id,
                                        signet_credential_get_updated (credential),
                                        signet_caller_get_user (demo->caller), error) &&
         signet_audit_log_append (store, demo->caller, &event, error);
}

static int
compare_created (gconstpointer a,
                 gconstpointer b)
{
  gint64 first = signet_credential_get_created (*(SignetCredential *const *) a);
  gint64 second = signet_credential_get_created (*(SignetCredential *const *) b);

  return (first > second) - (first < second);
}

/* Inserts the oldest first, so that the audit log is in the order of time. */
static gboolean
insert_all (Demo       *demo,
            JsonArray  *written,
            guint       n_credentials,
            GError    **error)
{
  SignetStore *store = signet_registry_get_store (demo->registry);
  g_autoptr(GPtrArray) credentials = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < json_array_get_length (written); i++)
    {
      SignetCredential *credential =
        read_credential (demo, json_array_get_element (written, i), error);

      if (credential == NULL)
        return FALSE;
      g_ptr_array_add (credentials, credential);
    }

  while (credentials->len < n_credentials)
    g_ptr_array_add (credentials, signet_demo_generator_next (demo->generator));

  if (!signet_demo_usage_begin (store, error))
    return FALSE;

  g_ptr_array_sort (credentials, compare_created);
  for (guint i = 0; i < credentials->len; i++)
    {
      SignetCredential *credential = g_ptr_array_index (credentials, i);

      if (!insert_credential (demo, credential, error) ||
          (i + USED_MAX >= credentials->len &&
           !signet_demo_usage_add (store, credential, demo->now, error)))
        return FALSE;
    }

  return TRUE;
}

/* The person who asks for a demo wants to see every screen, Custom Roles too. */
static gboolean
make_admin (SignetRegistry  *registry,
            SignetCaller    *caller,
            GError         **error)
{
  g_autofree char *user = g_strdup_printf ("%u", (guint) signet_caller_get_uid (caller));
  g_autoptr(SignetMember) old = NULL;
  g_autoptr(SignetMember) member = NULL;
  gint64 revision;

  old = signet_registry_find_member (registry, user, NULL);
  revision = old != NULL ? signet_member_get_revision (old) : 0;
  member = signet_registry_put_member (registry, caller, user, revision, SIGNET_ROLE_ADMIN, TRUE,
                                       error);

  return member != NULL;
}

/* Some secrets last longer than it allows, as in any organization that gets such a rule. */
static gboolean
set_policy (SignetRegistry  *registry,
            SignetCaller    *caller,
            JsonNode        *node,
            GError         **error)
{
  JsonNode *patch = json_object_get_member (json_node_get_object (node), "policy");
  g_autoptr(SignetPolicy) old = signet_registry_get_policy (registry, error);
  g_autoptr(SignetPolicy) policy = NULL;
  g_autoptr(GPtrArray) problems = NULL;

  if (old == NULL)
    return FALSE;

  policy = signet_registry_set_policy (registry, caller, signet_policy_get_revision (old), patch,
                                       &problems, error);

  return policy != NULL;
}

static gboolean
refuse_if_in_use (SignetRegistry  *registry,
                  GError         **error)
{
  SignetStore *store = signet_registry_get_store (registry);
  gboolean has_credentials;

  if (!signet_store_has_credentials (store, &has_credentials, error))
    return FALSE;

  if (has_credentials)
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_CONFLICT,
                 "“%s” has credentials already. A demo needs a database without any.",
                 signet_store_get_path (store));

  return !has_credentials;
}

/*
 * Public
 */

/**
 * signet_demo_fill:
 * @registry: a registry without credentials
 * @caller: who asks
 * @n_credentials: how many credentials there shall be; fourteen were written by hand and are
 *   always there, the others are generated
 * @error: return location for %SIGNET_ERROR_CONFLICT if there are credentials, or a storage
 *   error
 *
 * Fills a database with the organization of a retailer, and makes @caller an Admin with the
 * Custom Role Admin right. Nobody knows the secrets of these credentials.
 *
 * Returns: whether it is on the disk
 */
gboolean
signet_demo_fill (SignetRegistry  *registry,
                  SignetCaller    *caller,
                  guint            n_credentials,
                  GError         **error)
{
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(SignetOrganization) organization = NULL;
  g_autoptr(SignetDemoGenerator) generator = NULL;
  JsonArray *written;
  Demo demo = { .registry = registry, .caller = caller, .now = signet_time_now () };

  g_return_val_if_fail (SIGNET_IS_REGISTRY (registry), FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);

  node = load (error);
  if (node == NULL || !refuse_if_in_use (registry, error) ||
      !signet_json_read_array (node, "credentials", &written, error))
    return FALSE;

  organization = signet_organization_new_from_json (
    json_object_get_member (json_node_get_object (node), "organization"), error);
  if (organization == NULL ||
      !signet_registry_put_organization (registry, caller, organization, error) ||
      !make_admin (registry, caller, error) ||
      !set_policy (registry, caller, node, error) ||
      !signet_registry_begin_change (registry, caller, error))
    return FALSE;

  generator = signet_demo_generator_new (organization, signet_caller_get_user (caller), demo.now);
  demo.generator = generator;

  return signet_registry_end_change (registry,
                                     refuse_if_in_use (registry, error) &&
                                       insert_all (&demo, written, n_credentials, error),
                                     error);
}

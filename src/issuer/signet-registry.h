/* signet-registry.h: the rules of reading and changing
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>
#include <json-glib/json-glib.h>
#include <sys/types.h>

#include "signet-audit-query.h"
#include "signet-caller.h"
#include "signet-catalogue.h"
#include "signet-credential-query.h"
#include "signet-credential.h"
#include "signet-hash-key.h"
#include "signet-issuance.h"
#include "signet-list-page.h"
#include "signet-member.h"
#include "signet-organization.h"
#include "signet-secret-state.h"
#include "signet-policy.h"
#include "signet-store.h"
#include "signet-usage-history.h"
#include "signet-usage.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_REGISTRY (signet_registry_get_type())

G_DECLARE_FINAL_TYPE (SignetRegistry, signet_registry, SIGNET, REGISTRY, GObject)

SignetRegistry       *signet_registry_new               (SignetStore            *store,
                                                         SignetCatalogue        *catalogue,
                                                         SignetHashKey          *hash_key,
                                                         SignetUsage            *usage);
SignetStore          *signet_registry_get_store         (SignetRegistry         *self);
SignetCatalogue      *signet_registry_get_catalogue     (SignetRegistry         *self);

/* Places, people and rules */
SignetOrganization   *signet_registry_get_organization  (SignetRegistry         *self,
                                                         GError                **error);
gboolean              signet_registry_put_organization  (SignetRegistry         *self,
                                                         SignetCaller           *caller,
                                                         SignetOrganization     *organization,
                                                         GError                **error);
SignetCaller         *signet_registry_identify          (SignetRegistry         *self,
                                                         uid_t                   uid,
                                                         GError                **error);
GPtrArray            *signet_registry_list_members      (SignetRegistry         *self,
                                                         GError                **error);
SignetMember         *signet_registry_find_member       (SignetRegistry         *self,
                                                         const char             *user,
                                                         GError                **error);
SignetMember         *signet_registry_put_member        (SignetRegistry         *self,
                                                         SignetCaller           *caller,
                                                         const char             *user,
                                                         gint64                  revision,
                                                         SignetRole              role,
                                                         gboolean                custom_role_admin,
                                                         GError                **error);
gboolean              signet_registry_remove_member     (SignetRegistry         *self,
                                                         SignetCaller           *caller,
                                                         const char             *user,
                                                         gint64                  revision,
                                                         GError                **error);

/* Reading */
SignetCredential     *signet_registry_find              (SignetRegistry         *self,
                                                         const char             *client_id,
                                                         GError                **error);
SignetCredential     *signet_registry_peek              (SignetRegistry         *self,
                                                         const char             *client_id,
                                                         GError                **error);
SignetListPage       *signet_registry_list              (SignetRegistry         *self,
                                                         SignetCredentialQuery  *query,
                                                         GError                **error);
SignetUsageHistory   *signet_registry_get_usage_history (SignetRegistry         *self,
                                                         const char             *client_id,
                                                         guint                   n_days,
                                                         GError                **error);
gboolean              signet_registry_count_changes     (SignetRegistry         *self,
                                                         gint64                 *counter,
                                                         GError                **error);
GBytes               *signet_registry_list_changes      (SignetRegistry         *self,
                                                         gint64                  after,
                                                         gint64                  counter,
                                                         GError                **error);
gboolean              signet_registry_sense_change      (SignetRegistry         *self);
gboolean              signet_registry_check_secret      (SignetRegistry         *self,
                                                         const char             *client_id,
                                                         JsonNode               *body,
                                                         SignetSecretState      *state,
                                                         char                  **secret_id,
                                                         GPtrArray             **problems,
                                                         GError                **error);

SignetPolicy         *signet_registry_get_policy        (SignetRegistry         *self,
                                                         GError                **error);
SignetPolicy         *signet_registry_set_policy        (SignetRegistry         *self,
                                                         SignetCaller           *caller,
                                                         gint64                  revision,
                                                         JsonNode               *patch,
                                                         GPtrArray             **problems,
                                                         GError                **error);

/* The audit log */
SignetListPage       *signet_registry_list_audit        (SignetRegistry         *self,
                                                         SignetAuditQuery       *query,
                                                         GError                **error);
GBytes               *signet_registry_list_audit_filters (SignetRegistry        *self,
                                                          GError               **error);
GBytes               *signet_registry_verify_audit      (SignetRegistry         *self,
                                                         const char             *position,
                                                         GError                **error);

/* Changing */
SignetIssuance       *signet_registry_issue             (SignetRegistry         *self,
                                                         SignetCaller           *caller,
                                                         JsonNode               *body,
                                                         const char             *key,
                                                         GPtrArray             **problems,
                                                         GError                **error);
SignetCredential     *signet_registry_edit              (SignetRegistry         *self,
                                                         SignetCaller           *caller,
                                                         const char             *client_id,
                                                         gint64                  revision,
                                                         JsonNode               *patch,
                                                         GPtrArray             **problems,
                                                         GError                **error);
gboolean              signet_registry_delete            (SignetRegistry         *self,
                                                         SignetCaller           *caller,
                                                         const char             *client_id,
                                                         gint64                  revision,
                                                         GError                **error);
SignetIssuance       *signet_registry_start_rotation    (SignetRegistry         *self,
                                                         SignetCaller           *caller,
                                                         const char             *client_id,
                                                         gint64                  revision,
                                                         JsonNode               *body,
                                                         const char             *key,
                                                         GPtrArray             **problems,
                                                         GError                **error);
SignetCredential     *signet_registry_complete_rotation (SignetRegistry         *self,
                                                         SignetCaller           *caller,
                                                         const char             *client_id,
                                                         gint64                  revision,
                                                         GError                **error);
SignetCredential     *signet_registry_cancel_rotation   (SignetRegistry         *self,
                                                         SignetCaller           *caller,
                                                         const char             *client_id,
                                                         gint64                  revision,
                                                         GError                **error);
SignetCredential     *signet_registry_revoke_secret     (SignetRegistry         *self,
                                                         SignetCaller           *caller,
                                                         const char             *client_id,
                                                         const char             *secret_id,
                                                         gint64                  revision,
                                                         GError                **error);
SignetCredential     *signet_registry_set_expiry        (SignetRegistry         *self,
                                                         SignetCaller           *caller,
                                                         const char             *client_id,
                                                         const char             *secret_id,
                                                         gint64                  revision,
                                                         JsonNode               *patch,
                                                         GPtrArray             **problems,
                                                         GError                **error);
gboolean              signet_registry_record_denied     (SignetRegistry         *self,
                                                         SignetCaller           *caller,
                                                         const char             *action,
                                                         const char             *client_id,
                                                         GError                **error);

/* The token side */
SignetCredential     *signet_registry_authenticate      (SignetRegistry         *self,
                                                         const char             *client_id,
                                                         const char             *secret,
                                                         gint64                  now,
                                                         char                  **secret_id,
                                                         GError                **error);
void                  signet_registry_note_use          (SignetRegistry         *self,
                                                         const char             *client_id,
                                                         const char             *secret_id,
                                                         gint64                  now);
gboolean              signet_registry_secret_is_revoked (SignetRegistry         *self,
                                                         const char             *client_id,
                                                         const char             *secret_id,
                                                         gboolean               *revoked,
                                                         GError                **error);
gboolean              signet_registry_revoke_token      (SignetRegistry         *self,
                                                         const char             *jti,
                                                         gint64                  expires,
                                                         GError                **error);
gboolean              signet_registry_token_is_revoked  (SignetRegistry         *self,
                                                         const char             *jti,
                                                         gboolean               *revoked,
                                                         GError                **error);

G_END_DECLS

/* signet-connector.h: how the application speaks with one kind of issuer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "signet-access.h"
#include "signet-audit-filter.h"
#include "signet-audit-page.h"
#include "signet-audit-verdict.h"
#include "signet-catalogue.h"
#include "signet-changes.h"
#include "signet-credential-page.h"
#include "signet-draft.h"
#include "signet-issued.h"
#include "signet-kept-details.h"
#include "signet-organization.h"
#include "signet-policy.h"
#include "signet-secret-ending.h"
#include "signet-secret-state.h"
#include "signet-usage-history.h"

#include <libsecret/secret.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_CONNECTOR (signet_connector_get_type ())

G_DECLARE_INTERFACE (SignetConnector, signet_connector, SIGNET, CONNECTOR, GObject)

/**
 * SignetConnectorInterface:
 * @open_async: finds the issuer, or starts it, and asks who the caller is
 * @open_finish: gives a [class@Signet.Access]
 * @load_organization_async: (nullable): asks for the accounts and workspaces
 * @load_organization_finish: (nullable): gives a [class@Signet.Organization]
 * @load_catalogue_async: (nullable): asks for the APIs that the caller may grant; %NULL, as with
 *   the organization, for an issuer that does not tell what it grants
 * @load_catalogue_finish: (nullable): gives a [class@Signet.Catalogue]
 * @list_async: asks for one page of the credentials
 * @list_finish: gives a [struct@Signet.CredentialPage]
 * @search_async: (nullable): asks for the first credentials by name that have all words of a text;
 *   %NULL for an issuer that does not search, whose whole list is read instead
 * @search_finish: (nullable): gives the credentials
 * @find_async: asks for one credential
 * @find_finish: gives a [class@Signet.Credential]
 * @wait_changes_async: (nullable): asks for the counter of changes, or for what was changed
 *   after one, and waits until there is something; %NULL for an issuer that does not tell
 * @wait_changes_finish: (nullable): gives [struct@Signet.Changes]
 * @issue_async: (nullable): issues a new credential
 * @issue_finish: (nullable): gives a [struct@Signet.Issued]
 * @edit_async: (nullable): turns a credential into what a draft says, if nobody else changed it
 *   meanwhile
 * @edit_finish: (nullable): gives the [class@Signet.Credential] that it became
 * @set_expiry_async: (nullable): changes when all live secrets of a credential end, if nobody
 *   else changed it meanwhile
 * @set_expiry_finish: (nullable): gives the [class@Signet.Credential] as it is then
 * @check_secret_async: (nullable): asks what a secret is worth, without using it; %NULL for an
 *   issuer that does not tell
 * @check_secret_finish: (nullable): tells it
 * @start_rotation_async: (nullable): issues another secret, beside which the old one works on;
 *   %NULL for an issuer that has one secret at a time
 * @start_rotation_finish: (nullable): gives a [struct@Signet.Issued]
 * @end_secret_async: (nullable): ends one secret, if nobody else changed the credential meanwhile
 * @end_secret_finish: (nullable): gives the [class@Signet.Credential] as it is then
 * @delete_async: deletes a credential, if nobody else changed it meanwhile
 * @delete_finish: tells whether it is gone
 * @load_policy_async: (nullable): asks when secrets have to end; %NULL for an issuer without
 *   such a rule
 * @load_policy_finish: (nullable): gives a [class@Signet.Policy]
 * @set_policy_async: (nullable): changes when secrets have to end, if nobody else changed it
 *   meanwhile; %NULL for an issuer where that is done elsewhere
 * @set_policy_finish: (nullable): gives the [class@Signet.Policy] as it is then
 * @load_usage_async: (nullable): asks how many tokens were given on each day; %NULL for an issuer
 *   that does not count them
 * @load_usage_finish: (nullable): gives a [class@Signet.UsageHistory]
 * @list_audit_async: (nullable): asks for one page of the audit log; %NULL for an issuer that
 *   keeps none, and then the next three are %NULL too
 * @list_audit_finish: (nullable): gives a [struct@Signet.AuditPage]
 * @list_audit_filters_async: (nullable): asks what the audit log can be filtered by
 * @list_audit_filters_finish: (nullable): gives the users and the actions
 * @verify_audit_async: (nullable): asks whether the audit log is as it was written; %NULL for an
 *   issuer that cannot tell
 * @verify_audit_finish: (nullable): gives a [struct@Signet.AuditVerdict]
 * @keep_async: (nullable): keeps a credential that was made elsewhere, or what is said of it
 * @keep_finish: (nullable): gives the [class@Signet.Credential] that is kept
 * @find_details: (nullable): what is known of a credential that is kept
 *
 * One kind of issuer. Every call is asynchronous and gives errors of the domain
 * [error@Signet.Error], or %G_IO_ERROR_CANCELLED.
 */
struct _SignetConnectorInterface
{
  GTypeInterface parent_iface;

  void                  (*open_async)               (SignetConnector      *self,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
  SignetAccess         *(*open_finish)              (SignetConnector      *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
  void                  (*load_organization_async)  (SignetConnector      *self,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
  SignetOrganization   *(*load_organization_finish) (SignetConnector      *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
  void                  (*load_catalogue_async)     (SignetConnector      *self,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
  SignetCatalogue      *(*load_catalogue_finish)    (SignetConnector      *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
  void                  (*list_async)               (SignetConnector      *self,
                                                     const char           *page,
                                                     const char           *sort,
                                                     gboolean              descending,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
  SignetCredentialPage *(*list_finish)              (SignetConnector      *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
  void                  (*search_async)             (SignetConnector      *self,
                                                     const char           *text,
                                                     guint                 limit,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
  GPtrArray            *(*search_finish)            (SignetConnector      *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
  void                  (*find_async)               (SignetConnector      *self,
                                                     const char           *client_id,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
  SignetCredential     *(*find_finish)              (SignetConnector      *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
  void                  (*wait_changes_async)       (SignetConnector      *self,
                                                     gint64                after,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
  SignetChanges        *(*wait_changes_finish)      (SignetConnector      *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
  void                  (*issue_async)              (SignetConnector      *self,
                                                     SignetDraft          *draft,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
  SignetIssued         *(*issue_finish)             (SignetConnector      *self,
                                                     GAsyncResult         *result,
                                                     GPtrArray           **problems,
                                                     GError              **error);
  void                  (*edit_async)               (SignetConnector      *self,
                                                     SignetCredential     *original,
                                                     SignetDraft          *draft,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
  SignetCredential     *(*edit_finish)              (SignetConnector      *self,
                                                     GAsyncResult         *result,
                                                     GPtrArray           **problems,
                                                     GError              **error);
  void                  (*set_expiry_async)         (SignetConnector      *self,
                                                     SignetCredential     *credential,
                                                     gint64                expires,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
  SignetCredential     *(*set_expiry_finish)        (SignetConnector      *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
  void                  (*check_secret_async)       (SignetConnector      *self,
                                                     const char           *client_id,
                                                     SecretValue          *secret,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
  gboolean              (*check_secret_finish)      (SignetConnector      *self,
                                                     GAsyncResult         *result,
                                                     SignetSecretState    *state,
                                                     char                **secret_id,
                                                     GError              **error);
  void                  (*start_rotation_async)     (SignetConnector      *self,
                                                     SignetCredential     *credential,
                                                     gint64                expires,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
  SignetIssued         *(*start_rotation_finish)    (SignetConnector      *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
  void                  (*end_secret_async)         (SignetConnector      *self,
                                                     SignetCredential     *credential,
                                                     const char           *secret_id,
                                                     SignetSecretEnding    ending,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
  SignetCredential     *(*end_secret_finish)        (SignetConnector      *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
  void                  (*delete_async)             (SignetConnector      *self,
                                                     SignetCredential     *credential,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
  gboolean              (*delete_finish)            (SignetConnector      *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
  void                  (*load_policy_async)        (SignetConnector      *self,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
  SignetPolicy         *(*load_policy_finish)       (SignetConnector      *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
  void                  (*set_policy_async)         (SignetConnector      *self,
                                                     SignetPolicy         *policy,
                                                     guint                 default_days,
                                                     guint                 maximum_days,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
  SignetPolicy         *(*set_policy_finish)        (SignetConnector      *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
  void                  (*load_usage_async)         (SignetConnector      *self,
                                                     const char           *client_id,
                                                     guint                 n_days,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
  SignetUsageHistory   *(*load_usage_finish)        (SignetConnector      *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);

  void                  (*list_audit_async)         (SignetConnector      *self,
                                                     const char           *page,
                                                     const SignetAuditFilter *filter,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
  SignetAuditPage      *(*list_audit_finish)        (SignetConnector      *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
  void                  (*list_audit_filters_async) (SignetConnector      *self,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
  GPtrArray            *(*list_audit_filters_finish) (SignetConnector     *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
  void                  (*verify_audit_async)       (SignetConnector      *self,
                                                     const char           *position,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
  SignetAuditVerdict   *(*verify_audit_finish)      (SignetConnector      *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
  void                  (*keep_async)               (SignetConnector      *self,
                                                     const char           *client_id,
                                                     SignetKeptDetails    *details,
                                                     SecretValue          *secret,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
  SignetCredential     *(*keep_finish)              (SignetConnector      *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
  SignetKeptDetails    *(*find_details)             (SignetConnector      *self,
                                                     const char           *client_id);
};

void                  signet_connector_open_async               (SignetConnector      *self,
                                                                 GCancellable         *cancellable,
                                                                 GAsyncReadyCallback   callback,
                                                                 gpointer              user_data);
SignetAccess         *signet_connector_open_finish              (SignetConnector      *self,
                                                                 GAsyncResult         *result,
                                                                 GError              **error);
void                  signet_connector_load_organization_async  (SignetConnector      *self,
                                                                 GCancellable         *cancellable,
                                                                 GAsyncReadyCallback   callback,
                                                                 gpointer              user_data);
SignetOrganization   *signet_connector_load_organization_finish (SignetConnector      *self,
                                                                 GAsyncResult         *result,
                                                                 GError              **error);
void                  signet_connector_load_catalogue_async     (SignetConnector      *self,
                                                                 GCancellable         *cancellable,
                                                                 GAsyncReadyCallback   callback,
                                                                 gpointer              user_data);
SignetCatalogue      *signet_connector_load_catalogue_finish    (SignetConnector      *self,
                                                                 GAsyncResult         *result,
                                                                 GError              **error);
void                  signet_connector_list_async               (SignetConnector      *self,
                                                                 const char           *page,
                                                                 const char           *sort,
                                                                 gboolean              descending,
                                                                 GCancellable         *cancellable,
                                                                 GAsyncReadyCallback   callback,
                                                                 gpointer              user_data);
SignetCredentialPage *signet_connector_list_finish              (SignetConnector      *self,
                                                                 GAsyncResult         *result,
                                                                 GError              **error);
void                  signet_connector_find_async               (SignetConnector      *self,
                                                                 const char           *client_id,
                                                                 GCancellable         *cancellable,
                                                                 GAsyncReadyCallback   callback,
                                                                 gpointer              user_data);
SignetCredential     *signet_connector_find_finish              (SignetConnector      *self,
                                                                 GAsyncResult         *result,
                                                                 GError              **error);
gboolean              signet_connector_tells_changes            (SignetConnector      *self);
void                  signet_connector_wait_changes_async       (SignetConnector      *self,
                                                                 gint64                after,
                                                                 GCancellable         *cancellable,
                                                                 GAsyncReadyCallback   callback,
                                                                 gpointer              user_data);
SignetChanges        *signet_connector_wait_changes_finish      (SignetConnector      *self,
                                                                 GAsyncResult         *result,
                                                                 GError              **error);
void                  signet_connector_issue_async              (SignetConnector      *self,
                                                                 SignetDraft          *draft,
                                                                 GCancellable         *cancellable,
                                                                 GAsyncReadyCallback   callback,
                                                                 gpointer              user_data);
SignetIssued         *signet_connector_issue_finish             (SignetConnector      *self,
                                                                 GAsyncResult         *result,
                                                                 GPtrArray           **problems,
                                                                 GError              **error);
void                  signet_connector_edit_async               (SignetConnector      *self,
                                                                 SignetCredential     *original,
                                                                 SignetDraft          *draft,
                                                                 GCancellable         *cancellable,
                                                                 GAsyncReadyCallback   callback,
                                                                 gpointer              user_data);
SignetCredential     *signet_connector_edit_finish              (SignetConnector      *self,
                                                                 GAsyncResult         *result,
                                                                 GPtrArray           **problems,
                                                                 GError              **error);
void                  signet_connector_set_expiry_async         (SignetConnector      *self,
                                                                 SignetCredential     *credential,
                                                                 gint64                expires,
                                                                 GCancellable         *cancellable,
                                                                 GAsyncReadyCallback   callback,
                                                                 gpointer              user_data);
SignetCredential     *signet_connector_set_expiry_finish        (SignetConnector      *self,
                                                                 GAsyncResult         *result,
                                                                 GError              **error);
void                  signet_connector_delete_async             (SignetConnector      *self,
                                                                 SignetCredential     *credential,
                                                                 GCancellable         *cancellable,
                                                                 GAsyncReadyCallback   callback,
                                                                 gpointer              user_data);
gboolean              signet_connector_delete_finish            (SignetConnector      *self,
                                                                 GAsyncResult         *result,
                                                                 GError              **error);
gboolean              signet_connector_tells_policy             (SignetConnector      *self);
void                  signet_connector_load_policy_async        (SignetConnector      *self,
                                                                 GCancellable         *cancellable,
                                                                 GAsyncReadyCallback   callback,
                                                                 gpointer              user_data);
SignetPolicy         *signet_connector_load_policy_finish       (SignetConnector      *self,
                                                                 GAsyncResult         *result,
                                                                 GError              **error);
gboolean              signet_connector_can_set_policy           (SignetConnector      *self);
void                  signet_connector_set_policy_async         (SignetConnector      *self,
                                                                 SignetPolicy         *policy,
                                                                 guint                 default_days,
                                                                 guint                 maximum_days,
                                                                 GCancellable         *cancellable,
                                                                 GAsyncReadyCallback   callback,
                                                                 gpointer              user_data);
SignetPolicy         *signet_connector_set_policy_finish        (SignetConnector      *self,
                                                                 GAsyncResult         *result,
                                                                 GError              **error);
gboolean              signet_connector_tells_usage              (SignetConnector      *self);
void                  signet_connector_load_usage_async         (SignetConnector      *self,
                                                                 const char           *client_id,
                                                                 guint                 n_days,
                                                                 GCancellable         *cancellable,
                                                                 GAsyncReadyCallback   callback,
                                                                 gpointer              user_data);
SignetUsageHistory   *signet_connector_load_usage_finish        (SignetConnector      *self,
                                                                 GAsyncResult         *result,
                                                                 GError              **error);

/* signet-connector-check.c */
gboolean              signet_connector_can_check_secrets        (SignetConnector      *self);
void                  signet_connector_check_secret_async       (SignetConnector      *self,
                                                                 const char           *client_id,
                                                                 SecretValue          *secret,
                                                                 GCancellable         *cancellable,
                                                                 GAsyncReadyCallback   callback,
                                                                 gpointer              user_data);
gboolean              signet_connector_check_secret_finish      (SignetConnector      *self,
                                                                 GAsyncResult         *result,
                                                                 SignetSecretState    *state,
                                                                 char                **secret_id,
                                                                 GError              **error);

/* signet-connector-search.c */
void                  signet_connector_search_async             (SignetConnector      *self,
                                                                 const char           *text,
                                                                 guint                 limit,
                                                                 GCancellable         *cancellable,
                                                                 GAsyncReadyCallback   callback,
                                                                 gpointer              user_data);
GPtrArray            *signet_connector_search_finish            (SignetConnector      *self,
                                                                 GAsyncResult         *result,
                                                                 GError              **error);

/* signet-connector-secrets.c */
gboolean              signet_connector_can_rotate               (SignetConnector      *self);
void                  signet_connector_start_rotation_async     (SignetConnector      *self,
                                                                 SignetCredential     *credential,
                                                                 gint64                expires,
                                                                 GCancellable         *cancellable,
                                                                 GAsyncReadyCallback   callback,
                                                                 gpointer              user_data);
SignetIssued         *signet_connector_start_rotation_finish    (SignetConnector      *self,
                                                                 GAsyncResult         *result,
                                                                 GError              **error);
void                  signet_connector_end_secret_async         (SignetConnector      *self,
                                                                 SignetCredential     *credential,
                                                                 const char           *secret_id,
                                                                 SignetSecretEnding    ending,
                                                                 GCancellable         *cancellable,
                                                                 GAsyncReadyCallback   callback,
                                                                 gpointer              user_data);
SignetCredential     *signet_connector_end_secret_finish        (SignetConnector      *self,
                                                                 GAsyncResult         *result,
                                                                 GError              **error);

/* The audit log */
gboolean              signet_connector_keeps_audit               (SignetConnector     *self);
void                  signet_connector_list_audit_async          (SignetConnector     *self,
                                                                  const char          *page,
                                                                  const SignetAuditFilter
                                                                                      *filter,
                                                                  GCancellable        *cancellable,
                                                                  GAsyncReadyCallback  callback,
                                                                  gpointer             user_data);
SignetAuditPage      *signet_connector_list_audit_finish         (SignetConnector     *self,
                                                                  GAsyncResult        *result,
                                                                  GError             **error);
void                  signet_connector_list_audit_filters_async  (SignetConnector     *self,
                                                                  GCancellable        *cancellable,
                                                                  GAsyncReadyCallback  callback,
                                                                  gpointer             user_data);
GPtrArray            *signet_connector_list_audit_filters_finish (SignetConnector     *self,
                                                                  GAsyncResult        *result,
                                                                  GError             **error);
gboolean              signet_connector_can_verify_audit          (SignetConnector     *self);
void                  signet_connector_verify_audit_async        (SignetConnector     *self,
                                                                  const char          *position,
                                                                  GCancellable        *cancellable,
                                                                  GAsyncReadyCallback  callback,
                                                                  gpointer             user_data);
SignetAuditVerdict   *signet_connector_verify_audit_finish       (SignetConnector     *self,
                                                                  GAsyncResult        *result,
                                                                  GError             **error);

/* signet-connector-abilities.c */
gboolean              signet_connector_tells_grants             (SignetConnector      *self);
gboolean              signet_connector_can_issue                (SignetConnector      *self);
gboolean              signet_connector_can_edit                 (SignetConnector      *self);
gboolean              signet_connector_can_set_expiry           (SignetConnector      *self);
gboolean              signet_connector_can_keep                 (SignetConnector      *self);
void                  signet_connector_keep_async               (SignetConnector      *self,
                                                                 const char           *client_id,
                                                                 SignetKeptDetails    *details,
                                                                 SecretValue          *secret,
                                                                 GCancellable         *cancellable,
                                                                 GAsyncReadyCallback   callback,
                                                                 gpointer              user_data);
SignetCredential     *signet_connector_keep_finish              (SignetConnector      *self,
                                                                 GAsyncResult         *result,
                                                                 GError              **error);
SignetKeptDetails    *signet_connector_find_details             (SignetConnector      *self,
                                                                 const char           *client_id);

G_END_DECLS

/* signet-connector.h: how the application speaks with one kind of issuer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "signet-access.h"
#include "signet-catalogue.h"
#include "signet-changes.h"
#include "signet-credential-page.h"
#include "signet-draft.h"
#include "signet-issued.h"
#include "signet-kept-details.h"
#include "signet-organization.h"

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
 * @delete_async: deletes a credential, if nobody else changed it meanwhile
 * @delete_finish: tells whether it is gone
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
  void                  (*delete_async)             (SignetConnector      *self,
                                                     SignetCredential     *credential,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
  gboolean              (*delete_finish)            (SignetConnector      *self,
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

/* signet-issuer-messages.h: requests and answers of the built-in issuer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-access.h"
#include "signet-catalogue.h"
#include "signet-changes.h"
#include "signet-credential-page.h"
#include "signet-credential-reader.h"
#include "signet-draft.h"
#include "signet-http-reply.h"
#include "signet-http-request.h"
#include "signet-organization.h"
#include "signet-secret-ending.h"
#include "signet-policy.h"
#include "signet-usage-history.h"

#include <libsecret/secret.h>

G_BEGIN_DECLS

SignetHttpRequest    *signet_issuer_messages_me           (void);
SignetHttpRequest    *signet_issuer_messages_organization (void);
SignetHttpRequest    *signet_issuer_messages_apis         (void);
SignetHttpRequest    *signet_issuer_messages_list         (const char        *sort,
                                                           gboolean           descending);
SignetHttpRequest    *signet_issuer_messages_page         (const char        *page);
SignetHttpRequest    *signet_issuer_messages_search       (const char        *text,
                                                           guint              limit);
SignetHttpRequest    *signet_issuer_messages_find         (const char        *client_id);
SignetHttpRequest    *signet_issuer_messages_changes      (gint64             after);
SignetHttpRequest    *signet_issuer_messages_issue        (SignetDraft       *draft,
                                                           const char        *key);
SignetHttpRequest    *signet_issuer_messages_new_change   (const char        *method,
                                                           SignetCredential  *credential,
                                                           const char        *rest);
SignetHttpRequest    *signet_issuer_messages_edit         (SignetCredential  *original,
                                                           JsonNode          *patch);
SignetHttpRequest    *signet_issuer_messages_delete       (SignetCredential  *credential);
SignetAccess         *signet_issuer_messages_read_access  (SignetHttpReply   *reply,
                                                           GError           **error);
SignetOrganization   *signet_issuer_messages_read_organization
                                                          (SignetHttpReply   *reply,
                                                           GError           **error);
SignetCatalogue      *signet_issuer_messages_read_apis    (SignetHttpReply   *reply,
                                                           GError           **error);
char                 *signet_issuer_messages_dup_next     (SignetHttpReply   *reply);
SignetCredentialPage *signet_issuer_messages_read_page    (GBytes            *body,
                                                           SignetCredentialReader
                                                                             *reader,
                                                           const char        *next,
                                                           GError           **error);
SignetChanges        *signet_issuer_messages_read_changes (SignetHttpReply   *reply,
                                                           GError           **error);
SignetCredential     *signet_issuer_messages_read_credential
                                                          (SignetHttpReply   *reply,
                                                           GError           **error);

/* signet-issuer-messages-secrets.c */
SignetHttpRequest    *signet_issuer_messages_rotate       (SignetCredential  *credential,
                                                           const char        *replaces,
                                                           gint64             expires,
                                                           const char        *key);
SignetHttpRequest    *signet_issuer_messages_end          (SignetCredential  *credential,
                                                           const char        *secret_id,
                                                           SignetSecretEnding ending);
SignetHttpRequest    *signet_issuer_messages_set_expiry   (SignetCredential  *credential,
                                                           const char        *secret_id,
                                                           gint64             expires);
SecretValue          *signet_issuer_messages_take_secret  (SignetHttpReply   *reply);

/* signet-issuer-messages-rules.c */
SignetHttpRequest    *signet_issuer_messages_policy       (void);
SignetHttpRequest    *signet_issuer_messages_set_policy   (SignetPolicy      *policy,
                                                           guint              default_days,
                                                           guint              maximum_days);
SignetHttpRequest    *signet_issuer_messages_usage        (const char        *client_id,
                                                           guint              n_days);
SignetPolicy         *signet_issuer_messages_read_policy  (SignetHttpReply   *reply,
                                                           GError           **error);
SignetUsageHistory   *signet_issuer_messages_read_usage   (SignetHttpReply   *reply,
                                                           GError           **error);

G_END_DECLS

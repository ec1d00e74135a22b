/* signet-credential.h: a Client ID with what it may do
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>
#include <json-glib/json-glib.h>

#include "signet-grant.h"
#include "signet-secret-info.h"
#include "signet-text-pool.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_CREDENTIAL (signet_credential_get_type ())

G_DECLARE_FINAL_TYPE (SignetCredential, signet_credential, SIGNET, CREDENTIAL, GObject)

/**
 * SignetStatus:
 * @SIGNET_STATUS_ACTIVE: programs get tokens with it
 * @SIGNET_STATUS_ROTATING: active, and two secrets work
 * @SIGNET_STATUS_EXPIRED: active, but no secret of it works any more
 * @SIGNET_STATUS_INACTIVE: switched off
 *
 * The most urgent condition of a credential. All but the last are conditions of an active one.
 */
typedef enum
{
  SIGNET_STATUS_ACTIVE,
  SIGNET_STATUS_ROTATING,
  SIGNET_STATUS_EXPIRED,
  SIGNET_STATUS_INACTIVE,
} SignetStatus;

/**
 * SignetCredentialFields:
 * @client_id: the Client ID
 * @display_name: the name that people see
 * @note: what it is for
 * @owner: who answers for it
 * @active: whether it is switched on
 * @account_id: the account it belongs to
 * @created: when it was issued, in Unix seconds
 * @created_by: who issued it
 * @updated: when it was last changed, in Unix seconds
 * @updated_by: who changed it last
 * @last_used: when a token was last given for it, in Unix seconds, 0 for never
 * @revision: counts the changes
 * @grants: (element-type SignetGrant): what it may do
 * @secrets: (element-type SignetSecretInfo): its live secrets, the oldest first
 * @pool: (nullable): where the names of people are shared with other credentials
 *
 * What a credential is made of, all of it borrowed.
 */
typedef struct
{
  const char *client_id;
  const char *display_name;
  const char *note;
  const char *owner;
  gboolean active;
  gint64 account_id;
  gint64 created;
  const char *created_by;
  gint64 updated;
  const char *updated_by;
  gint64 last_used;
  gint64 revision;
  GPtrArray *grants;
  GPtrArray *secrets;
  SignetTextPool *pool;
} SignetCredentialFields;

SignetCredential *signet_credential_new              (const SignetCredentialFields  *fields);
SignetCredential *signet_credential_new_from_json    (JsonNode                      *node,
                                                      GError                       **error);
JsonNode         *signet_credential_to_json          (SignetCredential              *self);
const char       *signet_credential_get_client_id    (SignetCredential              *self);
const char       *signet_credential_get_display_name (SignetCredential              *self);
const char       *signet_credential_get_note         (SignetCredential              *self);
const char       *signet_credential_get_owner        (SignetCredential              *self);
gboolean          signet_credential_get_active       (SignetCredential              *self);
gint64            signet_credential_get_account_id   (SignetCredential              *self);
gint64            signet_credential_get_created      (SignetCredential              *self);
const char       *signet_credential_get_created_by   (SignetCredential              *self);
gint64            signet_credential_get_updated      (SignetCredential              *self);
const char       *signet_credential_get_updated_by   (SignetCredential              *self);
gint64            signet_credential_get_last_used    (SignetCredential              *self);
gint64            signet_credential_get_revision     (SignetCredential              *self);
guint             signet_credential_get_n_grants     (SignetCredential              *self);
SignetGrant      *signet_credential_get_grant        (SignetCredential              *self,
                                                      guint                          index);
SignetGrant      *signet_credential_find_grant       (SignetCredential              *self,
                                                      const char                    *api);
guint             signet_credential_get_n_secrets    (SignetCredential              *self);
SignetSecretInfo *signet_credential_get_secret       (SignetCredential              *self,
                                                      guint                          index);
gint64            signet_credential_get_expires      (SignetCredential              *self);
SignetStatus      signet_credential_get_status       (SignetCredential              *self,
                                                      gint64                         now);
gboolean          signet_credential_get_in_keyring   (SignetCredential              *self);
void              signet_credential_set_in_keyring   (SignetCredential              *self,
                                                      gboolean                       in_keyring);
const char       *signet_credential_get_sort_key     (SignetCredential              *self);
void              signet_credential_prefetch         (SignetCredential              *self);
const char       *signet_credential_get_folded_text  (SignetCredential              *self);

G_END_DECLS

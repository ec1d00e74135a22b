/* signet-credential-parts.h: what a credential is made of, in little memory
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-credential.h"

G_BEGIN_DECLS

/**
 * SignetCredentialText:
 * @SIGNET_CREDENTIAL_TEXT_CLIENT_ID: the Client ID
 * @SIGNET_CREDENTIAL_TEXT_DISPLAY_NAME: the name that people see
 * @SIGNET_CREDENTIAL_TEXT_NOTE: what it is for
 * @SIGNET_CREDENTIAL_TEXT_OWNER: who answers for it
 * @SIGNET_CREDENTIAL_TEXT_CREATED_BY: who issued it
 * @SIGNET_CREDENTIAL_TEXT_UPDATED_BY: who changed it last
 *
 * The texts of a credential. Those from the owner on are names that many have in common.
 */
typedef enum
{
  SIGNET_CREDENTIAL_TEXT_CLIENT_ID,
  SIGNET_CREDENTIAL_TEXT_DISPLAY_NAME,
  SIGNET_CREDENTIAL_TEXT_NOTE,
  SIGNET_CREDENTIAL_TEXT_OWNER,
  SIGNET_CREDENTIAL_TEXT_CREATED_BY,
  SIGNET_CREDENTIAL_TEXT_UPDATED_BY,
  SIGNET_N_CREDENTIAL_TEXTS,
} SignetCredentialText;

typedef struct _SignetCredentialParts SignetCredentialParts;

SignetCredentialParts *signet_credential_parts_new           (const SignetCredentialFields *fields);
void                   signet_credential_parts_free          (SignetCredentialParts        *self);
const char            *signet_credential_parts_get_text      (SignetCredentialParts        *self,
                                                              SignetCredentialText          text);
guint                  signet_credential_parts_get_n_grants  (SignetCredentialParts        *self);
SignetGrant           *signet_credential_parts_get_grant     (SignetCredentialParts        *self,
                                                              guint                         index);
guint                  signet_credential_parts_get_n_secrets (SignetCredentialParts        *self);
SignetSecretInfo      *signet_credential_parts_get_secret    (SignetCredentialParts        *self,
                                                              guint                         index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetCredentialParts, signet_credential_parts_free)

G_END_DECLS

/* signet-issuance.h: a secret that was issued just now
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "signet-credential.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_ISSUANCE (signet_issuance_get_type ())

typedef struct _SignetIssuance SignetIssuance;

GType             signet_issuance_get_type       (void);
SignetIssuance   *signet_issuance_new            (SignetCredential *credential,
                                                  const char       *secret_id,
                                                  const char       *secret);
SignetIssuance   *signet_issuance_ref            (SignetIssuance   *self);
void              signet_issuance_unref          (SignetIssuance   *self);
SignetCredential *signet_issuance_get_credential (SignetIssuance   *self);
const char       *signet_issuance_get_secret_id  (SignetIssuance   *self);
const char       *signet_issuance_get_secret     (SignetIssuance   *self);
gboolean          signet_issuance_is_replayed    (SignetIssuance   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetIssuance, signet_issuance_unref)

G_END_DECLS

/* signet-issued.h: a credential with its secret, right after issuing
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>
#include <libsecret/secret.h>

#include "signet-credential.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_ISSUED (signet_issued_get_type ())

typedef struct _SignetIssued SignetIssued;

GType             signet_issued_get_type       (void);
SignetIssued     *signet_issued_new            (SignetCredential *credential,
                                                const char       *secret_id,
                                                SecretValue      *secret,
                                                gboolean          recovered);
SignetIssued     *signet_issued_ref            (SignetIssued     *self);
void              signet_issued_unref          (SignetIssued     *self);
SignetCredential *signet_issued_get_credential (SignetIssued     *self);
const char       *signet_issued_get_secret_id  (SignetIssued     *self);
SecretValue      *signet_issued_get_secret     (SignetIssued     *self);
gboolean          signet_issued_get_recovered  (SignetIssued     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetIssued, signet_issued_unref)

G_END_DECLS

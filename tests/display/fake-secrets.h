/* fake-secrets.h: how secrets begin and end at an issuer in memory
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-issued.h"

G_BEGIN_DECLS

/* With other secrets, and of the next revision. */
SignetCredential *fake_with_secrets (SignetCredential *original,
                                     GPtrArray        *secrets);

/* With secrets that end at @expires. */
SignetCredential *fake_expiry       (SignetCredential *original,
                                     gint64            expires);

/* With one more secret, whose id is “rotated-NUMBER” and whose text is @text. */
SignetIssued     *fake_rotated      (SignetCredential *original,
                                     guint             number,
                                     gint64            expires,
                                     const char       *text);

/* Without one of its secrets. */
SignetCredential *fake_ended        (SignetCredential *original,
                                     const char       *secret_id);

G_END_DECLS

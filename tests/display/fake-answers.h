/* fake-answers.h: what an issuer in memory says
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-access.h"
#include "signet-credential-page.h"
#include "signet-draft.h"
#include "signet-issued.h"
#include "signet-organization.h"

G_BEGIN_DECLS

SignetAccess         *fake_access     (SignetOrganization *organization,
                                       SignetRole          role,
                                       gboolean            custom_role_admin,
                                       const char         *version);
SignetCredential     *fake_credential (SignetDraft        *draft,
                                       SignetCredential   *original,
                                       guint               number);
SignetIssued         *fake_issued     (SignetDraft        *draft,
                                       guint               number,
                                       const char         *text);
SignetCredentialPage *fake_page       (GPtrArray          *all,
                                       const char         *page,
                                       guint               page_size);

G_END_DECLS

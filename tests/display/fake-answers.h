/* fake-answers.h: what an issuer in memory says
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-access.h"
#include "signet-credential-page.h"
#include "signet-draft.h"
#include "signet-organization.h"

G_BEGIN_DECLS

SignetAccess         *fake_access     (SignetOrganization *organization,
                                       SignetRole          role,
                                       gboolean            custom_role_admin);
SignetCredential     *fake_credential (SignetDraft        *draft,
                                       SignetCredential   *original,
                                       guint               number);
SignetCredentialPage *fake_page       (GPtrArray          *all,
                                       const char         *page,
                                       guint               page_size);

/* Give the place of a credential; the second only if nobody changed it before. */
gboolean              fake_find           (GPtrArray           *all,
                                           const char          *client_id,
                                           guint               *index);
gboolean              fake_find_unchanged (GPtrArray           *all,
                                           SignetCredential    *original,
                                           guint               *index,
                                           GError             **error);

G_END_DECLS

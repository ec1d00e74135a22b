/* signet-token-page.h: shows an access token in words
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-access-token.h"
#include "signet-catalogue.h"
#include "signet-credential.h"
#include "signet-organization.h"
#include "signet-token-verifier.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_TOKEN_PAGE (signet_token_page_get_type ())

G_DECLARE_FINAL_TYPE (SignetTokenPage, signet_token_page, SIGNET, TOKEN_PAGE, GtkBox)

GtkWidget *signet_token_page_new             (void);
void       signet_token_page_set_credential  (SignetTokenPage     *self,
                                              SignetCredential    *credential,
                                              SignetCatalogue     *catalogue,
                                              SignetOrganization  *organization);
void       signet_token_page_show            (SignetTokenPage     *self,
                                              SignetAccessToken   *token,
                                              SignetTokenVerdict   verdict);
void       signet_token_page_clear           (SignetTokenPage     *self);

G_END_DECLS

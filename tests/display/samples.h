/* samples.h: an organization with some credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "fake-connector.h"

G_BEGIN_DECLS

/* The moment that the samples are told from: Monday, 23 November 2026, 14:00 UTC. */
#define SAMPLE_NOW G_GINT64_CONSTANT (1795442400)

/* The Client IDs of the samples, by their names. */
#define SAMPLE_POS "11111111-0000-4000-8000-000000000001"
#define SAMPLE_BACKFILL "22222222-0000-4000-8000-000000000002"
#define SAMPLE_CAFE "33333333-0000-4000-8000-000000000003"
#define SAMPLE_PARTNER "44444444-0000-4000-8000-000000000004"

/* Acme Retail, one account with the workspaces US Production (1), EU Production (2) and
 * Staging (3), and the APIs Platform, Profile and Data Plans.
 */
SignetOrganization *sample_organization (void);
SignetCatalogue    *sample_catalogue    (void);

/* A credential from JSON in single quotes, which adds to, or overrides, those of a plain one. */
SignetCredential   *sample_credential   (const char *client_id,
                                         const char *display_name,
                                         const char *members);

/* An issuer with that organization and four credentials:
 *
 *   name             status    APIs                          scope         used      expires
 *   Backfill         Inactive  Platform Admin                Account       3 Sep     never
 *   Café Loyalty     Active    Profile                       EU Production never     in 6 days
 *   Partner Feed     Expired   Data Plans Read-Only          2 workspaces  31 Oct    31 Oct
 *   POS Gateway      Active    Platform User, Profile        Account       5 min     in 2027
 */
FakeConnector      *sample_issuer       (void);

/* As many credentials as asked for, named “Service 00001” and so on. */
FakeConnector      *sample_large_issuer (guint       n_credentials);

G_END_DECLS

/* fixtures.h: a catalogue and an organization to test against
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-catalogue.h"
#include "signet-credential.h"
#include "signet-organization.h"

JsonNode           *fixture_json         (const char *text);
SignetCatalogue    *fixture_catalogue    (void);
SignetOrganization *fixture_organization (void);
SignetCredential   *fixture_credential   (const char *client_id,
                                          const char *display_name,
                                          gint64      revision);

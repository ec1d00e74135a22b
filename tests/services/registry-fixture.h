/* registry-fixture.h: a registry on a real file
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-audit-check.h"
#include "signet-registry.h"

/* A folder of its own with a database in it, and a small organization. */
typedef struct
{
  char *folder;
  char *path;
  SignetStore *store;
  SignetCatalogue *catalogue;
  SignetHashKey *hash_key;
  SignetUsage *usage;
  SignetRegistry *registry;
  SignetCaller *caller;
} RegistryFixture;

void            registry_fixture_make_folder (RegistryFixture *fixture);
void            registry_fixture_open        (RegistryFixture *fixture);
void            registry_fixture_close       (RegistryFixture *fixture);
void            registry_fixture_set_up      (RegistryFixture *fixture,
                                              gconstpointer    user_data);
void            registry_fixture_tear_down   (RegistryFixture *fixture,
                                              gconstpointer    user_data);
void            registry_fixture_import      (RegistryFixture *fixture);
JsonNode       *registry_fixture_json        (const char      *text);
SignetIssuance *registry_fixture_issue       (RegistryFixture *fixture,
                                              const char      *display_name,
                                              const char      *key);
SignetAuditFault registry_fixture_verify     (RegistryFixture *fixture,
                                              guint            most,
                                              gint64          *first,
                                              gint64          *last);
gint64          registry_fixture_count       (RegistryFixture *fixture,
                                              const char      *sql);
char           *registry_fixture_select      (RegistryFixture *fixture,
                                              const char      *sql);

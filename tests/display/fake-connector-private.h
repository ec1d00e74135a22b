/* fake-connector-private.h: what the parts of an issuer in memory share
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "fake-connector.h"
#include "fake-store.h"
#include "fake-troubles.h"

G_BEGIN_DECLS

struct _FakeConnector
{
  GObject parent_instance;

  SignetOrganization *organization; /* (owned) */
  SignetCatalogue *catalogue;       /* (owned) */
  SignetRole role;
  gboolean custom_role_admin;
  const char *version; /* static */
  guint page_size;
  guint n_issued;
  char *order; /* (owned) (nullable) of the last page that was asked for */

  FakeStore *store; /* (owned) */
  GQueue held;      /* (element-type GTask) (owned) waiting for the release */
  GQueue waiting;   /* (element-type GTask) (owned) waiting for changes */
  gboolean holding;

  FakeTroubles *troubles; /* (owned) */
  guint counts[FAKE_N_CALLS];
};

/* One question, and what its answer needs. */
typedef struct
{
  FakeCall call;
  char *text;                 /* (owned) (nullable) the page, the Client ID, or a secret */
  SignetDraft *draft;         /* (owned) (nullable) */
  SignetCredential *original; /* (owned) (nullable) */
  gint64 number;              /* a counter, or a time */
  SignetSecretEnding ending;
  GPtrArray *problems;        /* (owned) (nullable) of the answer */
} FakeQuestion;

/* fake-connector-answer.c */
void fake_connector_answer         (FakeConnector      *self,
                                    GTask              *task);
void fake_connector_answer_changes (FakeConnector      *self,
                                    GTask              *task,
                                    SignetChangesFlags  flags);

G_END_DECLS

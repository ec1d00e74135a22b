/* world.h: a list in which everything happens, by chance
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "fixtures.h"

#include "signet-credential-index.h"

#define NOW G_GINT64_CONSTANT (1800000000)
#define DAY (24 * 60 * 60)

typedef struct
{
  GRand *rand;
  SignetCatalogue *catalogue;
  SignetOrganization *organization;
  SignetFilter *filter;
  SignetCredentialList *list;
  SignetCredentialIndex *index;
  GPtrArray *shadow; /* what somebody knows who only hears what is announced */
  SignetSort sort;
  gboolean descending;
  guint next_id;
} World;

void              world_set_up          (World             *world,
                                         gconstpointer      data);
void              world_tear_down       (World             *world,
                                         gconstpointer      data);
guint             world_chance          (World             *world,
                                         guint              n);
const char       *world_choose          (World             *world,
                                         const char *const *from);
SignetCredential *world_make_credential (World             *world,
                                         const char        *client_id,
                                         gint64             revision);
GPtrArray        *world_make_page       (World             *world,
                                         guint              n_credentials);
void              world_settle          (World             *world);
SignetCredential *world_pick            (World             *world);
void              world_change_list     (World             *world);
void              world_change_filter   (World             *world);
void              world_change_anything (World             *world);
gboolean          naive_has             (SignetCredential  *credential,
                                         SignetFacet        facet,
                                         const char        *value);
gboolean          naive_matches         (World             *world,
                                         SignetCredential  *credential,
                                         guint              except);

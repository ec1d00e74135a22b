/* signet-matcher.h: whether a credential is what a filter wants
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-catalogue.h"
#include "signet-credential.h"
#include "signet-filter.h"
#include "signet-organization.h"

G_BEGIN_DECLS

/**
 * SIGNET_DAYS_EXPIRING:
 *
 * Within how many days something expires soon, unless a filter says otherwise.
 */
#define SIGNET_DAYS_EXPIRING 30

/**
 * SIGNET_DAYS_UNUSED:
 *
 * After how many days something counts as not used, unless a filter says otherwise.
 */
#define SIGNET_DAYS_UNUSED 90

typedef struct _SignetMatcher SignetMatcher;

SignetMatcher *signet_matcher_new           (SignetFilter        *filter,
                                             SignetCatalogue     *catalogue,
                                             SignetOrganization  *organization,
                                             gint64               now);
void           signet_matcher_free          (SignetMatcher       *self);
gboolean       signet_matcher_matches       (const SignetMatcher *self,
                                             SignetCredential    *credential);
gboolean       signet_matcher_misses_one    (const SignetMatcher *self,
                                             SignetCredential    *credential,
                                             guint               *facet);
gboolean       signet_matcher_depends_on    (const SignetMatcher *self,
                                             SignetFacet          facet);
gint64         signet_matcher_get_now       (const SignetMatcher *self);
guint          signet_matcher_get_days      (const SignetMatcher *self,
                                             SignetFacet          facet);
gint64         signet_matcher_get_workspace (const SignetMatcher *self,
                                             gint64              *account);
gboolean       signet_matcher_is_unused     (SignetCredential    *credential,
                                             guint                days,
                                             gint64               now);
gboolean       signet_matcher_is_expiring   (SignetCredential    *credential,
                                             guint                days,
                                             gint64               now);
gboolean       signet_matcher_is_expired    (SignetCredential    *credential,
                                             gint64               now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetMatcher, signet_matcher_free)

G_END_DECLS

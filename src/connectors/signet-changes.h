/* signet-changes.h: what was changed at an issuer since it was asked
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-credential.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_CHANGES (signet_changes_get_type ())

typedef struct _SignetChanges SignetChanges;

/**
 * SignetChangesFlags:
 * @SIGNET_CHANGES_SURROUNDINGS: members or the organization were changed
 * @SIGNET_CHANGES_MORE: so much was changed that it is not told one by one
 * @SIGNET_CHANGES_RESET: it is another database, so that everything may be different
 *
 * What was changed besides single credentials.
 */
typedef enum
{
  SIGNET_CHANGES_SURROUNDINGS = 1 << 0,
  SIGNET_CHANGES_MORE = 1 << 1,
  SIGNET_CHANGES_RESET = 1 << 2,
} SignetChangesFlags;

GType               signet_changes_get_type        (void);
SignetChanges      *signet_changes_new             (gint64              counter,
                                                    GPtrArray          *credentials,
                                                    GPtrArray          *deleted,
                                                    SignetChangesFlags  flags);
SignetChanges      *signet_changes_ref             (SignetChanges      *self);
void                signet_changes_unref           (SignetChanges      *self);
gint64              signet_changes_get_counter     (SignetChanges      *self);
GPtrArray          *signet_changes_get_credentials (SignetChanges      *self);
GPtrArray          *signet_changes_get_deleted     (SignetChanges      *self);
SignetChangesFlags  signet_changes_get_flags       (SignetChanges      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetChanges, signet_changes_unref)

G_END_DECLS

/* signet-expiry.h: what has to be told about secrets that end
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "signet-credential.h"

G_BEGIN_DECLS

/**
 * SIGNET_EXPIRY_NOT_SOON:
 *
 * Stands in the place of a threshold for a secret that does not end within 30 days.
 */
#define SIGNET_EXPIRY_NOT_SOON G_MAXUINT

/**
 * SIGNET_EXPIRY_SOON_DAYS:
 *
 * What ends within so many days is told above the list.
 */
#define SIGNET_EXPIRY_SOON_DAYS 7

#define SIGNET_TYPE_EXPIRY_REMINDER (signet_expiry_reminder_get_type ())

typedef struct _SignetExpiryReminder SignetExpiryReminder;

GType                 signet_expiry_reminder_get_type       (void);
SignetExpiryReminder *signet_expiry_reminder_new            (SignetCredential     *credential,
                                                             SignetSecretInfo     *secret,
                                                             guint                 threshold);
SignetExpiryReminder *signet_expiry_reminder_ref            (SignetExpiryReminder *self);
void                  signet_expiry_reminder_unref          (SignetExpiryReminder *self);
SignetCredential     *signet_expiry_reminder_get_credential (SignetExpiryReminder *self);
const char           *signet_expiry_reminder_get_secret_id  (SignetExpiryReminder *self);
gint64                signet_expiry_reminder_get_expires    (SignetExpiryReminder *self);
guint                 signet_expiry_reminder_get_threshold  (SignetExpiryReminder *self);

guint                 signet_expiry_get_threshold           (gint64                expires,
                                                             gint64                now);
GPtrArray            *signet_expiry_find_reminders          (GListModel           *credentials,
                                                             GVariant             *told,
                                                             gint64                now,
                                                             GVariant            **told_then,
                                                             gint64               *next);
void                  signet_expiry_count                   (GListModel           *credentials,
                                                             gint64                now,
                                                             guint                *n_soon,
                                                             guint                *n_expired,
                                                             gint64               *next);

/* signet-expiry-later.c */
GVariant             *signet_expiry_put_off                 (GVariant             *later,
                                                             const char           *secret_id,
                                                             gint64                until);
GVariant             *signet_expiry_forget_told             (GVariant             *told,
                                                             GVariant             *later,
                                                             gint64                now,
                                                             GVariant            **later_then,
                                                             gint64               *next);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetExpiryReminder, signet_expiry_reminder_unref)

G_END_DECLS

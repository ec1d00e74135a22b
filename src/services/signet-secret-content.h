/* signet-secret-content.h: a secret as the clipboard gives it out
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdk/gdk.h>
#include <libsecret/secret.h>

G_BEGIN_DECLS

/**
 * SIGNET_SECRET_CONTENT_HINT_TYPE:
 *
 * What clipboard histories look for, to keep nothing of a secret. KDE's Klipper asked for it
 * first, and others followed.
 */
#define SIGNET_SECRET_CONTENT_HINT_TYPE "x-kde-passwordManagerHint"

/**
 * SIGNET_SECRET_CONTENT_HINT:
 *
 * What they find there.
 */
#define SIGNET_SECRET_CONTENT_HINT "secret"

#define SIGNET_TYPE_SECRET_CONTENT (signet_secret_content_get_type ())

G_DECLARE_FINAL_TYPE (SignetSecretContent, signet_secret_content, SIGNET, SECRET_CONTENT,
                      GdkContentProvider)

GdkContentProvider *signet_secret_content_new           (SecretValue         *secret,
                                                         guint                lifetime);
void                signet_secret_content_hold_back     (SignetSecretContent *self,
                                                         guint                milliseconds);
void                signet_secret_content_forget        (SignetSecretContent *self);
gboolean            signet_secret_content_is_over       (SignetSecretContent *self);
gint64              signet_secret_content_get_time_left (SignetSecretContent *self);
SecretValue        *signet_secret_content_ref_secret    (SignetSecretContent *self);

G_END_DECLS

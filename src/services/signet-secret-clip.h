/* signet-secret-clip.h: the secret in a clipboard, for a while
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdk/gdk.h>
#include <libsecret/secret.h>

G_BEGIN_DECLS

/**
 * SIGNET_SECRET_CLIP_LIFETIME:
 *
 * For how many seconds a secret stays in a clipboard if nobody says otherwise.
 */
#define SIGNET_SECRET_CLIP_LIFETIME 30

/**
 * SIGNET_SECRET_CLIP_LIFETIME_MAX:
 *
 * For how many seconds it can stay at most, apart from for ever.
 */
#define SIGNET_SECRET_CLIP_LIFETIME_MAX 3600

#define SIGNET_TYPE_SECRET_CLIP (signet_secret_clip_get_type ())

G_DECLARE_FINAL_TYPE (SignetSecretClip, signet_secret_clip, SIGNET, SECRET_CLIP, GObject)

SignetSecretClip *signet_secret_clip_get              (GdkClipboard     *clipboard);
void              signet_secret_clip_copy             (SignetSecretClip *self,
                                                       SecretValue      *secret);
void              signet_secret_clip_clear            (SignetSecretClip *self);
gboolean          signet_secret_clip_get_active       (SignetSecretClip *self);
guint             signet_secret_clip_get_seconds_left (SignetSecretClip *self);
guint             signet_secret_clip_get_lifetime     (SignetSecretClip *self);
void              signet_secret_clip_set_lifetime     (SignetSecretClip *self,
                                                       guint             lifetime);

G_END_DECLS

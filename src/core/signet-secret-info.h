/* signet-secret-info.h: what is known of a live Client Secret
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_SECRET_INFO (signet_secret_info_get_type ())

typedef struct _SignetSecretInfo SignetSecretInfo;

GType             signet_secret_info_get_type      (void);
SignetSecretInfo *signet_secret_info_new           (const char        *id,
                                                    const char        *hint,
                                                    gint64             created,
                                                    gint64             expires,
                                                    gint64             last_used);
SignetSecretInfo *signet_secret_info_new_from_json (JsonNode          *node,
                                                    GError           **error);
SignetSecretInfo *signet_secret_info_ref           (SignetSecretInfo  *self);
void              signet_secret_info_unref         (SignetSecretInfo  *self);
const char       *signet_secret_info_get_id        (SignetSecretInfo  *self);
const char       *signet_secret_info_get_hint      (SignetSecretInfo  *self);
gint64            signet_secret_info_get_created   (SignetSecretInfo  *self);
gint64            signet_secret_info_get_expires   (SignetSecretInfo  *self);
gint64            signet_secret_info_get_last_used (SignetSecretInfo  *self);
gboolean          signet_secret_info_is_expired    (SignetSecretInfo  *self,
                                                    gint64             now);
void              signet_secret_info_add_to_json   (SignetSecretInfo  *self,
                                                    JsonBuilder       *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetSecretInfo, signet_secret_info_unref)

G_END_DECLS

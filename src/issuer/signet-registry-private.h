/* signet-registry-private.h: what the parts of the registry share
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-registry.h"

G_BEGIN_DECLS

SignetHashKey    *signet_registry_get_hash_key    (SignetRegistry    *self);
SignetUsage      *signet_registry_get_usage       (SignetRegistry    *self);
void              signet_registry_flush_usage     (SignetRegistry    *self);
gboolean          signet_registry_begin_change    (SignetRegistry    *self,
                                                   SignetCaller      *caller,
                                                   GError           **error);
gboolean          signet_registry_end_change      (SignetRegistry    *self,
                                                   gboolean           made,
                                                   GError           **error);
SignetCredential *signet_registry_find_for_change (SignetRegistry    *self,
                                                   const char        *client_id,
                                                   gint64             revision,
                                                   GError           **error);
JsonNode         *signet_registry_describe_secret (SignetSecretInfo  *secret);
SignetSecretInfo *signet_registry_find_secret     (SignetCredential  *credential,
                                                   const char        *secret_id,
                                                   GError           **error);
gboolean          signet_registry_settle_expiry   (SignetRegistry    *self,
                                                   const char        *pointer,
                                                   gint64            *expires,
                                                   GPtrArray         *problems,
                                                   GError           **error);
gboolean          signet_registry_replay          (SignetRegistry    *self,
                                                   SignetCaller      *caller,
                                                   const char        *key,
                                                   GBytes            *request,
                                                   SignetIssuance   **issuance,
                                                   GError           **error);
gboolean          signet_registry_keep            (SignetRegistry    *self,
                                                   SignetCaller      *caller,
                                                   const char        *key,
                                                   GBytes            *request,
                                                   SignetIssuance    *issuance,
                                                   GError           **error);

G_END_DECLS

/* signet-token-cache.h: tokens that are kept until shortly before they end
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <libsecret/secret.h>

G_BEGIN_DECLS

typedef struct _SignetTokenCache SignetTokenCache;

SignetTokenCache *signet_token_cache_open        (const char           *runtime_folder,
                                                  GError              **error);
void              signet_token_cache_free        (SignetTokenCache     *self);
char             *signet_token_cache_make_key    (const char           *connection_id,
                                                  const char           *client_id,
                                                  const char           *scope,
                                                  const char           *audience);
SecretValue      *signet_token_cache_load        (SignetTokenCache     *self,
                                                  const char           *key,
                                                  gint64                since,
                                                  gint64                now);
gboolean          signet_token_cache_store       (SignetTokenCache     *self,
                                                  const char           *key,
                                                  SecretValue          *token,
                                                  gint64                expires,
                                                  gint64                asked,
                                                  GError              **error);
void              signet_token_cache_forget      (SignetTokenCache     *self,
                                                  const char           *key);
char             *signet_token_cache_load_name   (SignetTokenCache     *self,
                                                  const char           *connection_id,
                                                  const char           *name,
                                                  gint64                now);
void              signet_token_cache_store_name  (SignetTokenCache     *self,
                                                  const char           *connection_id,
                                                  const char           *name,
                                                  const char           *client_id,
                                                  gint64                until);
void              signet_token_cache_lock_async  (SignetTokenCache     *self,
                                                  const char           *key,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean          signet_token_cache_lock_finish (GAsyncResult         *result,
                                                  GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetTokenCache, signet_token_cache_free)

G_END_DECLS

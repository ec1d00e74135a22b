/* fake-store.h: the credentials of an issuer in memory
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-changes.h"
#include "signet-credential.h"

G_BEGIN_DECLS

typedef struct _FakeStore FakeStore;

FakeStore        *fake_store_new           (void);
void              fake_store_free          (FakeStore          *self);
GPtrArray        *fake_store_get_all       (FakeStore          *self);
SignetCredential *fake_store_find          (FakeStore          *self,
                                            const char         *client_id);
void              fake_store_put           (FakeStore          *self,
                                            SignetCredential   *credential);
gboolean          fake_store_remove        (FakeStore          *self,
                                            const char         *client_id);

/* Whether nobody changed it since it was seen so. */
gboolean          fake_store_check         (FakeStore          *self,
                                            SignetCredential   *original,
                                            GError            **error);

/* What puts and removes count. Another database begins to count anew. */
gint64            fake_store_get_counter   (FakeStore          *self);
void              fake_store_reset         (FakeStore          *self);
SignetChanges    *fake_store_list_changes  (FakeStore          *self,
                                            gint64              after,
                                            SignetChangesFlags  flags);

G_END_DECLS

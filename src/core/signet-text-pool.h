/* signet-text-pool.h: texts that many have in common
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_TEXT_POOL (signet_text_pool_get_type ())

typedef struct _SignetTextPool SignetTextPool;

GType           signet_text_pool_get_type (void);
SignetTextPool *signet_text_pool_new      (void);
SignetTextPool *signet_text_pool_ref      (SignetTextPool *self);
void            signet_text_pool_unref    (SignetTextPool *self);
const char     *signet_text_pool_share    (SignetTextPool *self,
                                           const char     *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetTextPool, signet_text_pool_unref)

G_END_DECLS

/* signet-list-page.h: one page of a list, ready to be sent
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_LIST_PAGE (signet_list_page_get_type ())

typedef struct _SignetListPage SignetListPage;

GType           signet_list_page_get_type  (void);
SignetListPage *signet_list_page_new       (GString        *rows,
                                            const char     *next,
                                            gint64          total);
SignetListPage *signet_list_page_ref       (SignetListPage *self);
void            signet_list_page_unref     (SignetListPage *self);
GBytes         *signet_list_page_get_json  (SignetListPage *self);
const char     *signet_list_page_get_next  (SignetListPage *self);
gint64          signet_list_page_get_total (SignetListPage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetListPage, signet_list_page_unref)

G_END_DECLS

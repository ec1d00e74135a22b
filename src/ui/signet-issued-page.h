/* signet-issued-page.h: shows a new secret, once
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-connection.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_ISSUED_PAGE (signet_issued_page_get_type ())

G_DECLARE_FINAL_TYPE (SignetIssuedPage, signet_issued_page, SIGNET, ISSUED_PAGE, GtkBox)

GtkWidget *signet_issued_page_new         (SignetConnection *connection,
                                           SignetIssued     *issued);
gboolean   signet_issued_page_get_secured (SignetIssuedPage *self);
void       signet_issued_page_say         (SignetIssuedPage *self,
                                           const char       *title,
                                           const char       *body);
void       signet_issued_page_save        (SignetIssuedPage *self);

G_END_DECLS

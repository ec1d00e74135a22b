/* signet-no-access-page.h: why there is nothing to see, and who could change that
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-access.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_NO_ACCESS_PAGE (signet_no_access_page_get_type ())

G_DECLARE_FINAL_TYPE (SignetNoAccessPage, signet_no_access_page,
                      SIGNET, NO_ACCESS_PAGE, GtkWidget)

void signet_no_access_page_set_access (SignetNoAccessPage *self,
                                       SignetAccess       *access);

G_END_DECLS

/* signet-application-private.h: what the files of the application share
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-application.h"
#include "signet-background-stay.h"
#include "signet-window.h"

G_BEGIN_DECLS

/* signet-application.c */
SignetBackgroundStay *
              signet_application_get_background_stay
                                               (SignetApplication   *self);

/* signet-application-actions.c */
void          signet_application_add_actions   (SignetApplication   *self);

/* signet-application-outside.c */
void          signet_application_add_outside   (SignetApplication   *self);
SignetWindow *signet_application_show_window   (SignetApplication   *self,
                                                SignetConnection    *connection);

/* signet-application-options.c */
void          signet_application_add_options   (SignetApplication   *self);
int           signet_application_follow_options
                                               (SignetApplication   *self,
                                                GVariantDict        *options);

/* signet-application-links.c */
void          signet_application_open_link     (SignetApplication   *self,
                                                const char          *link);

G_END_DECLS

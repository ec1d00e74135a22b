/* signet-application-private.h: what the files of the application share
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-application.h"
#include "signet-background-stay.h"

G_BEGIN_DECLS

/* signet-application.c */
SignetBackgroundStay *signet_application_get_background_stay (SignetApplication *self);

/* signet-application-actions.c */
void signet_application_add_actions (SignetApplication *self);

G_END_DECLS

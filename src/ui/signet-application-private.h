/* signet-application-private.h: what the files of the application share
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-application.h"

G_BEGIN_DECLS

/* signet-application-actions.c */
void signet_application_add_actions (SignetApplication *self);

G_END_DECLS

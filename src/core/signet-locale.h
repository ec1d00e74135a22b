/* signet-locale.h: the language of the person who runs a program
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void signet_locale_init (void);

G_END_DECLS

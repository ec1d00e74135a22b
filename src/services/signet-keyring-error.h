/* signet-keyring-error.h: what a failure of the keyring means
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GError *signet_keyring_error_classify (const GError *error);

G_END_DECLS

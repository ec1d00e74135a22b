/* mock-keyring.h: a keyring that does as it is told
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* Starts tests/e2e/mock_secrets.py with these options, up to %NULL. It is there when this comes
 * back, and gone when that is over.
 */
GSubprocess *mock_keyring_start (const char  *first,
                                 ...) G_GNUC_NULL_TERMINATED;
void         mock_keyring_end   (GSubprocess *mock);

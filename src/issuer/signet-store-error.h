/* signet-store-error.h: what a failure of the database means
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "signet-error.h"

G_BEGIN_DECLS

SignetError signet_store_error_classify       (int          result,
                                               int          system_error);
SignetError signet_store_error_classify_errno (int          system_error);
void        signet_store_error_set            (GError     **error,
                                               SignetError  code,
                                               const char  *path);
void        signet_store_error_set_errno      (GError     **error,
                                               int          system_error,
                                               const char  *path);

G_END_DECLS

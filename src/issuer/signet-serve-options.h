/* signet-serve-options.h: how the issuer was started
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SignetServeOptions SignetServeOptions;

SignetServeOptions *signet_serve_options_parse              (int                  argc,
                                                             char               **argv,
                                                             GError             **error);
void                signet_serve_options_free               (SignetServeOptions  *self);
const char         *signet_serve_options_get_database       (SignetServeOptions  *self);
const char         *signet_serve_options_get_admin_socket   (SignetServeOptions  *self);
guint16             signet_serve_options_get_port           (SignetServeOptions  *self);
const char         *signet_serve_options_get_catalogue      (SignetServeOptions  *self);
gint64              signet_serve_options_get_token_lifetime (SignetServeOptions  *self);
gboolean            signet_serve_options_get_with_parent    (SignetServeOptions  *self);
gboolean            signet_serve_options_get_version        (SignetServeOptions  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetServeOptions, signet_serve_options_free)

G_END_DECLS

/* signet-issuer-child.h: a built-in issuer that was started here
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SignetIssuerChild SignetIssuerChild;

/**
 * SignetIssuerChildFunc:
 * @child: a child
 * @error: (nullable): why it will not become ready
 * @user_data: what was given to [ctor@Signet.IssuerChild.start]
 *
 * Is told once that the child is ready, or that it failed; and after it was ready once more, with
 * an error, when it has ended.
 */
typedef void (*SignetIssuerChildFunc) (SignetIssuerChild *child,
                                       const GError      *error,
                                       gpointer           user_data);

SignetIssuerChild *signet_issuer_child_start  (const char *const     *argv,
                                               guint                  milliseconds,
                                               SignetIssuerChildFunc  func,
                                               gpointer               user_data,
                                               GError               **error);
void               signet_issuer_child_let_go (SignetIssuerChild     *self,
                                               gboolean               keep);

G_END_DECLS

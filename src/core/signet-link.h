/* signet-link.h: a link that opens a credential
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SIGNET_LINK_LENGTH_MAX:
 *
 * The most bytes that a link may have.
 */
#define SIGNET_LINK_LENGTH_MAX 2048

/**
 * SIGNET_LINK_CLIENT_ID_MAX:
 *
 * The most bytes that the Client ID in a link may have.
 */
#define SIGNET_LINK_CLIENT_ID_MAX 512

char *signet_link_new   (const char  *client_id);
char *signet_link_parse (const char  *link,
                         GError     **error);

G_END_DECLS

/* signet-token-options.h: what signet-token was asked for
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SignetTokenOptions:
 * @name: (nullable): the name or the Client ID of a credential, if one is wanted
 * @connection: the id of a connection
 * @scope: (nullable): the scopes, with spaces between them
 * @audience: (nullable): the audience
 * @timeout: how long it may take, in seconds
 * @header: whether to print a header
 * @fresh: whether a token that was kept will not do
 * @list: whether to list what is in the keyring instead
 * @version: whether to print the version instead
 *
 * What signet-token was asked for.
 */
typedef struct
{
  char *name;
  char *connection;
  char *scope;
  char *audience;
  int timeout;
  gboolean header;
  gboolean fresh;
  gboolean list;
  gboolean version;
} SignetTokenOptions;

SignetTokenOptions *signet_token_options_parse (int                  *argc,
                                                char               ***argv,
                                                GError              **error);
void                signet_token_options_free  (SignetTokenOptions   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetTokenOptions, signet_token_options_free)

G_END_DECLS

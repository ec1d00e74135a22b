/* signet-keyring-private.h: what the files of the keyring share
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-keyring.h"

G_BEGIN_DECLS

struct _SignetKeyring
{
  GObject parent_instance;

  SignetKeyringStore store;
  gboolean sandboxed;
};

void signet_keyring_note_store (SignetKeyring *self,
                                GAsyncResult  *result);

G_END_DECLS

/* signet-mparticle-names.h: looks up the names of accounts and workspaces at mParticle
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-connection.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_MPARTICLE_NAMES (signet_mparticle_names_get_type ())

G_DECLARE_FINAL_TYPE (SignetMparticleNames, signet_mparticle_names,
                      SIGNET, MPARTICLE_NAMES, GObject)

SignetMparticleNames *signet_mparticle_names_new            (SignetConnection      *connection,
                                                             const char            *client_id);
void                  signet_mparticle_names_set_secret     (SignetMparticleNames  *self,
                                                             SecretValue           *secret);
void                  signet_mparticle_names_look_up_async  (SignetMparticleNames  *self,
                                                             gint64                 account_id,
                                                             GCancellable          *cancellable,
                                                             GAsyncReadyCallback    callback,
                                                             gpointer               user_data);
SignetOrganization   *signet_mparticle_names_look_up_finish (SignetMparticleNames  *self,
                                                             GAsyncResult          *result,
                                                             GError               **error);

G_END_DECLS

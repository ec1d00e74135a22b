/* signet-secret-table.h: hashes of secrets in the database
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-hash-key.h"
#include "signet-secret-state.h"
#include "signet-store.h"

G_BEGIN_DECLS

/**
 * SignetSecretRow:
 * @id: the id of the secret
 * @hash: (array fixed-size=32): its keyed hash
 * @hint: its last characters
 * @created: when it was issued, in Unix seconds
 * @expires: when it ends, in Unix seconds, 0 for never
 * @last_used: when it was last used, in Unix seconds, 0 for never
 *
 * A new secret as it is kept, all of it borrowed.
 */
typedef struct
{
  const char *id;
  const guint8 *hash;
  const char *hint;
  gint64 created;
  gint64 expires;
  gint64 last_used;
} SignetSecretRow;

gboolean signet_secret_table_read       (SignetStore            *store,
                                         gint64                  credential,
                                         GPtrArray              *secrets,
                                         GError                **error);
gboolean signet_secret_table_insert     (SignetStore            *store,
                                         const char             *client_id,
                                         const SignetSecretRow  *row,
                                         GError                **error);
gboolean signet_secret_table_end        (SignetStore            *store,
                                         const char             *id,
                                         gint64                  now,
                                         gboolean                revoked,
                                         GError                **error);
gboolean signet_secret_table_set_expires (SignetStore           *store,
                                          const char            *id,
                                          gint64                 expires,
                                          GError               **error);
gboolean signet_secret_table_match      (SignetStore            *store,
                                         const char             *client_id,
                                         const guint8            hash[SIGNET_HASH_LENGTH],
                                         gint64                  now,
                                         char                  **id,
                                         GError                **error);
gboolean signet_secret_table_check      (SignetStore            *store,
                                         const char             *client_id,
                                         const guint8            hash[SIGNET_HASH_LENGTH],
                                         const char             *hint,
                                         gint64                  now,
                                         SignetSecretState      *state,
                                         char                  **id,
                                         GError                **error);
gboolean signet_secret_table_is_revoked (SignetStore            *store,
                                         const char             *client_id,
                                         const char             *id,
                                         gboolean               *revoked,
                                         GError                **error);

G_END_DECLS

/* signet-secret-row.h: what is known about one secret
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "signet-secret-info.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_SECRET_ROW (signet_secret_row_get_type ())

G_DECLARE_FINAL_TYPE (SignetSecretRow, signet_secret_row, SIGNET, SECRET_ROW, AdwPreferencesRow)

/**
 * SignetSecretPart:
 * @SIGNET_SECRET_PART_ONLY: there is no rotation
 * @SIGNET_SECRET_PART_OLD: it ends when the rotation is completed
 * @SIGNET_SECRET_PART_OLD_IN_USE: the same, but it was used since the new one was issued
 * @SIGNET_SECRET_PART_NEW: it stays when the rotation is completed
 *
 * The part that a secret plays in a rotation.
 */
typedef enum
{
  SIGNET_SECRET_PART_ONLY,
  SIGNET_SECRET_PART_OLD,
  SIGNET_SECRET_PART_OLD_IN_USE,
  SIGNET_SECRET_PART_NEW,
} SignetSecretPart;

GtkWidget  *signet_secret_row_new      (void);
const char *signet_secret_row_get_id   (SignetSecretRow  *self);
void        signet_secret_row_show     (SignetSecretRow  *self,
                                        SignetSecretInfo *secret,
                                        SignetSecretPart  part,
                                        gint64            now);
void        signet_secret_row_set_kept (SignetSecretRow  *self,
                                        gboolean          kept);
void        signet_secret_row_set_menu (SignetSecretRow  *self,
                                        GMenuModel       *menu);

G_END_DECLS

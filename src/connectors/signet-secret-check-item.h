/* signet-secret-check-item.h: one secret among those that are checked
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-kept-secret.h"
#include "signet-secret-state.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_SECRET_CHECK_ITEM (signet_secret_check_item_get_type ())

G_DECLARE_FINAL_TYPE (SignetSecretCheckItem, signet_secret_check_item,
                      SIGNET, SECRET_CHECK_ITEM, GObject)

SignetSecretCheckItem *signet_secret_check_item_new              (SignetKeptSecret      *kept,
                                                                  const char            *name);
SignetKeptSecret      *signet_secret_check_item_get_kept         (SignetSecretCheckItem *self);
const char            *signet_secret_check_item_get_client_id    (SignetSecretCheckItem *self);
const char            *signet_secret_check_item_get_display_name (SignetSecretCheckItem *self);
gboolean               signet_secret_check_item_get_checked      (SignetSecretCheckItem *self);
SignetSecretState      signet_secret_check_item_get_state        (SignetSecretCheckItem *self);
const GError          *signet_secret_check_item_get_error        (SignetSecretCheckItem *self);
void                   signet_secret_check_item_take_state       (SignetSecretCheckItem *self,
                                                                  SignetSecretState      state);
void                   signet_secret_check_item_take_error       (SignetSecretCheckItem *self,
                                                                  const GError          *error);
gboolean               signet_secret_check_item_is_problem       (SignetSecretCheckItem *self);
gboolean               signet_secret_check_item_is_useless       (SignetSecretCheckItem *self);

G_END_DECLS

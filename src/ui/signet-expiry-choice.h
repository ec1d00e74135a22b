/* signet-expiry-choice.h: when secrets shall end
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "signet-policy.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_EXPIRY_CHOICE (signet_expiry_choice_get_type ())

G_DECLARE_FINAL_TYPE (SignetExpiryChoice, signet_expiry_choice,
                      SIGNET, EXPIRY_CHOICE, AdwPreferencesGroup)

void       signet_expiry_choice_set_policy  (SignetExpiryChoice *self,
                                             SignetPolicy       *policy,
                                             const char         *organization);
void       signet_expiry_choice_set_never   (SignetExpiryChoice *self);
gboolean   signet_expiry_choice_get_valid   (SignetExpiryChoice *self);
gint64     signet_expiry_choice_get_expires (SignetExpiryChoice *self);

G_END_DECLS

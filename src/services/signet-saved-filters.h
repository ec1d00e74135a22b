/* signet-saved-filters.h: filters that a person gave a name
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-settings.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_SAVED_FILTERS (signet_saved_filters_get_type ())

G_DECLARE_FINAL_TYPE (SignetSavedFilters, signet_saved_filters, SIGNET, SAVED_FILTERS, GObject)

SignetSavedFilters *signet_saved_filters_new       (SignetSettings     *settings);
GStrv               signet_saved_filters_dup_names (SignetSavedFilters *self);
const char         *signet_saved_filters_get_text  (SignetSavedFilters *self,
                                                    const char         *name);
void                signet_saved_filters_save      (SignetSavedFilters *self,
                                                    const char         *name,
                                                    const char         *text);
void                signet_saved_filters_delete    (SignetSavedFilters *self,
                                                    const char         *name);

G_END_DECLS

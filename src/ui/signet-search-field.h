/* signet-search-field.h: where a search is typed, and filters are saved and taken up again
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-credential-view.h"
#include "signet-saved-filters.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_SEARCH_FIELD (signet_search_field_get_type ())

G_DECLARE_FINAL_TYPE (SignetSearchField, signet_search_field, SIGNET, SEARCH_FIELD, GtkWidget)

GtkEditable *signet_search_field_get_entry (SignetSearchField    *self);
void         signet_search_field_set_view  (SignetSearchField    *self,
                                            SignetCredentialView *view);
void         signet_search_field_set_saved (SignetSearchField    *self,
                                            SignetSavedFilters   *saved);

G_END_DECLS

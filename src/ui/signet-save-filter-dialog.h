/* signet-save-filter-dialog.h: asks for the name of a filter to keep
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "signet-saved-filters.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_SAVE_FILTER_DIALOG (signet_save_filter_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SignetSaveFilterDialog, signet_save_filter_dialog,
                      SIGNET, SAVE_FILTER_DIALOG, AdwMessageDialog)

void signet_save_filter_dialog_present (GtkWindow          *parent,
                                        SignetSavedFilters *saved,
                                        const char         *text,
                                        const char         *words);

G_END_DECLS

/* signet-export-choice.h: which file is exported to, and in which form
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-export.h"

G_BEGIN_DECLS

void               signet_export_choice_offer       (GtkFileChooser     *chooser);
SignetExportFormat signet_export_choice_tell_format (GFile              *file,
                                                     SignetExportFormat  chosen);
SignetExportFormat signet_export_choice_get_format  (GtkFileChooser     *chooser,
                                                     GFile              *file);

G_END_DECLS

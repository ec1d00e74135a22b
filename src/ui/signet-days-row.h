/* signet-days-row.h: a choice of a number of days
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_DAYS_ROW (signet_days_row_get_type ())

G_DECLARE_FINAL_TYPE (SignetDaysRow, signet_days_row, SIGNET, DAYS_ROW, AdwComboRow)

/**
 * SIGNET_DAYS_ROW_DATE:
 *
 * Stands for a day that is chosen elsewhere.
 */
#define SIGNET_DAYS_ROW_DATE G_MAXUINT

void       signet_days_row_offer    (SignetDaysRow *self,
                                     gboolean       ahead,
                                     guint          maximum,
                                     guint          own,
                                     const char    *date,
                                     const char    *none);
guint      signet_days_row_get_days (SignetDaysRow *self);
gboolean   signet_days_row_set_days (SignetDaysRow *self,
                                     guint          days);

G_END_DECLS

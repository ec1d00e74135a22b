/* signet-csv.c: cells of a table that spreadsheets read
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-csv.h"

#include <string.h>

/* A spreadsheet takes a cell that begins with one of these for a formula and runs it. */
#define FORMULA_STARTS "=+-@\t\r"

/*
 * Public
 */

/**
 * signet_csv_add_text:
 * @table: where the cell goes
 * @text: (nullable): what is in it
 *
 * Adds one cell (RFC 4180). Where a spreadsheet would take it for a formula, an apostrophe at
 * the start says that the rest is text, and spreadsheets do not show it.
 */
void
signet_csv_add_text (GString    *table,
                     const char *text)
{
  gboolean is_formula = text != NULL && *text != '\0' && strchr (FORMULA_STARTS, *text) != NULL;

  g_return_if_fail (table != NULL);

  if (text == NULL)
    return;

  if (!is_formula && strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (table, text);
      return;
    }

  g_string_append (table, is_formula ? "\"'" : "\"");
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (table, '"');
      g_string_append_c (table, *p);
    }
  g_string_append_c (table, '"');
}

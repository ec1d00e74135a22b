/* signet-export-choice.c: which file is exported to, and in which form
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-export-choice.h"

#include <glib/gi18n-lib.h>

/*
 * Helpers
 */

static void
add_filter (GtkFileChooser *chooser,
            const char     *name,
            const char     *media_type,
            const char     *suffix)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_mime_type (filter, media_type);
  gtk_file_filter_add_suffix (filter, suffix);
  gtk_file_chooser_add_filter (chooser, filter);
}

static gboolean
has_suffix (GFile      *file,
            const char *suffix)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *folded = g_utf8_strdown (name != NULL ? name : "", -1);

  return g_str_has_suffix (folded, suffix);
}

/*
 * Public
 */

/**
 * signet_export_choice_offer:
 * @chooser: a question for a file
 *
 * Offers the forms that a file can have.
 */
void
signet_export_choice_offer (GtkFileChooser *chooser)
{
  g_return_if_fail (GTK_IS_FILE_CHOOSER (chooser));

  add_filter (chooser, _("Table (CSV)"), "text/csv", "csv");
  add_filter (chooser, _("For Programs (JSON)"), "application/json", "json");
}

/**
 * signet_export_choice_tell_format:
 * @file: the file that was chosen
 * @chosen: the form that was chosen beside it
 *
 * The ending of the name says it, and if that says nothing, what was chosen.
 *
 * Returns: the form that the file shall have
 */
SignetExportFormat
signet_export_choice_tell_format (GFile              *file,
                                  SignetExportFormat  chosen)
{
  g_return_val_if_fail (G_IS_FILE (file), chosen);

  if (has_suffix (file, ".json"))
    return SIGNET_EXPORT_FORMAT_JSON;
  if (has_suffix (file, ".csv"))
    return SIGNET_EXPORT_FORMAT_CSV;

  return chosen;
}

/**
 * signet_export_choice_get_format:
 * @chooser: a question that was answered
 * @file: the answer
 *
 * Returns: the form that the file shall have
 */
SignetExportFormat
signet_export_choice_get_format (GtkFileChooser *chooser,
                                 GFile          *file)
{
  g_autoptr(GListModel) filters = gtk_file_chooser_get_filters (chooser);
  g_autoptr(GtkFileFilter) json = g_list_model_get_item (filters, 1);

  gboolean is_json = json != NULL && gtk_file_chooser_get_filter (chooser) == json;

  return signet_export_choice_tell_format (file, is_json ? SIGNET_EXPORT_FORMAT_JSON
                                                         : SIGNET_EXPORT_FORMAT_CSV);
}

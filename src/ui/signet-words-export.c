/* signet-words-export.c: what the application says about exported files
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-words.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/*
 * Public
 */

/**
 * signet_words_exported:
 * @n_credentials: how many credentials were written to a file
 *
 * Returns: (transfer full): that they were
 */
char *
signet_words_exported (guint n_credentials)
{
  return g_strdup_printf (ngettext ("Exported %u credential", "Exported %u credentials",
                                    n_credentials), n_credentials);
}

/**
 * signet_words_get_export_body:
 * @error: why a file could not be written
 *
 * The text of the error itself is for logs and programs, and is never shown.
 *
 * Returns: why, and what to do about it
 */
const char *
signet_words_get_export_body (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return _("The disk is full. Free some space, or choose another place.");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return _("This user may not write there. Choose another place.");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    return _("That place is read-only. Choose another one.");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    return _("A folder has that name. Choose another name.");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
    return _("The folder is no longer there. Choose another one.");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_FILENAME_TOO_LONG) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME))
    return _("That name is not possible there. Choose another name.");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    return _("That place is not on this computer, or cannot keep a file private. Choose another "
             "one.");

  return _("The file could not be written there. Choose another place.");
}

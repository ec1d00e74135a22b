/* signet-words-outcome.c: what the application says after it changed many credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-words.h"

#include "signet-error.h"

#include <glib/gi18n-lib.h>

/*
 * Helpers
 */

static char *
describe_all (SignetBulkKind kind,
              guint          n)
{
  switch (kind)
    {
    case SIGNET_BULK_KIND_ACTIVATE:
      return g_strdup_printf (ngettext ("Activated %u credential",
                                        "Activated %u credentials", n), n);
    case SIGNET_BULK_KIND_DEACTIVATE:
      return g_strdup_printf (ngettext ("Deactivated %u credential",
                                        "Deactivated %u credentials", n), n);
    case SIGNET_BULK_KIND_DELETE:
      return g_strdup_printf (ngettext ("Deleted %u credential",
                                        "Deleted %u credentials", n), n);
    case SIGNET_BULK_KIND_SET_OWNER:
      return g_strdup_printf (ngettext ("Set the owner of %u credential",
                                        "Set the owner of %u credentials", n), n);
    case SIGNET_BULK_KIND_SET_EXPIRY:
    default:
      return g_strdup_printf (ngettext ("Set the expiry of %u credential",
                                        "Set the expiry of %u credentials", n), n);
    }
}

static char *
describe_part (SignetBulkKind kind,
               guint          n_done,
               guint          n_total)
{
  switch (kind)
    {
    case SIGNET_BULK_KIND_ACTIVATE:
      return g_strdup_printf (ngettext ("Activated %u of %u credential",
                                        "Activated %u of %u credentials", n_total),
                              n_done, n_total);
    case SIGNET_BULK_KIND_DEACTIVATE:
      return g_strdup_printf (ngettext ("Deactivated %u of %u credential",
                                        "Deactivated %u of %u credentials", n_total),
                              n_done, n_total);
    case SIGNET_BULK_KIND_DELETE:
      return g_strdup_printf (ngettext ("Deleted %u of %u credential",
                                        "Deleted %u of %u credentials", n_total),
                              n_done, n_total);
    case SIGNET_BULK_KIND_SET_OWNER:
      return g_strdup_printf (ngettext ("Set the owner of %u of %u credential",
                                        "Set the owner of %u of %u credentials", n_total),
                              n_done, n_total);
    case SIGNET_BULK_KIND_SET_EXPIRY:
    default:
      return g_strdup_printf (ngettext ("Set the expiry of %u of %u credential",
                                        "Set the expiry of %u of %u credentials", n_total),
                              n_done, n_total);
    }
}

/*
 * Public
 */

/**
 * signet_words_bulk_done:
 * @change: a change that was carried out, perhaps in part
 *
 * Returns: (transfer full): how much of it was done
 */
char *
signet_words_bulk_done (SignetBulkChange *change)
{
  SignetBulkKind kind = signet_bulk_change_get_kind (change);
  guint n_done = signet_bulk_change_get_n_done (change);
  guint n_total = signet_bulk_change_get_n_total (change);

  return n_done == n_total ? describe_all (kind, n_done) : describe_part (kind, n_done, n_total);
}

/**
 * signet_words_bulk_failed:
 * @change: a change that was carried out in part
 *
 * Returns: (transfer full): a heading that says how many are left, in header capitals
 */
char *
signet_words_bulk_failed (SignetBulkChange *change)
{
  guint n = signet_bulk_change_get_n_total (change) - signet_bulk_change_get_n_done (change);

  switch (signet_bulk_change_get_kind (change))
    {
    case SIGNET_BULK_KIND_ACTIVATE:
      return g_strdup_printf (ngettext ("%u Credential Was Not Activated",
                                        "%u Credentials Were Not Activated", n), n);
    case SIGNET_BULK_KIND_DEACTIVATE:
      return g_strdup_printf (ngettext ("%u Credential Was Not Deactivated",
                                        "%u Credentials Were Not Deactivated", n), n);
    case SIGNET_BULK_KIND_DELETE:
      return g_strdup_printf (ngettext ("%u Credential Was Not Deleted",
                                        "%u Credentials Were Not Deleted", n), n);
    case SIGNET_BULK_KIND_SET_OWNER:
    case SIGNET_BULK_KIND_SET_EXPIRY:
    default:
      return g_strdup_printf (ngettext ("%u Credential Was Not Changed",
                                        "%u Credentials Were Not Changed", n), n);
    }
}

/**
 * signet_words_bulk_reason:
 * @item: a credential that was not changed
 * @kind: what should have been done to it
 * @cancelled: whether the person did not want the rest
 *
 * Returns: (transfer full): why not, in words
 */
char *
signet_words_bulk_reason (SignetBulkItem *item,
                          SignetBulkKind  kind,
                          gboolean        cancelled)
{
  const GError *error;

  g_return_val_if_fail (SIGNET_IS_BULK_ITEM (item), NULL);

  error = signet_bulk_item_get_error (item);
  if (error == NULL)
    return g_strdup (cancelled ? _("Cancelled before its turn")
                               : _("Not tried after others had failed"));

  if (kind == SIGNET_BULK_KIND_DELETE &&
      g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED))
    /* Translators: %s is a person */
    return g_strdup_printf (_("%s changed it a moment ago. Look at it before deleting it."),
                            signet_credential_get_updated_by (
                              signet_bulk_item_get_credential (item)));

  if (kind == SIGNET_BULK_KIND_SET_EXPIRY &&
      g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_INVALID))
    return g_strdup (_("The organization does not allow this end. Set an earlier one."));

  /* Translators: what happened, and what to do about it */
  return g_strdup_printf (_("%s. %s"), signet_words_get_error_title (error),
                          signet_words_get_error_body (error));
}

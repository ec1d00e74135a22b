/* signet-column.c: the columns of the list of credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-column.h"

#include "signet-action-cell.h"
#include "signet-apis-cell.h"
#include "signet-expiry-cell.h"
#include "signet-keyring-cell.h"
#include "signet-name-cell.h"
#include "signet-status-cell.h"
#include "signet-text-cell.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

/* The first column begins further from the edge, and the scroll bar wants its place. */
#define EDGES 24

typedef struct
{
  const char *id;        /* in settings and actions */
  const char *title;     /* in header capitals, empty for a column that needs no words */
  int width;             /* the least width in pixels; only the name takes more */
  gboolean is_optional;  /* whether the person can hide it */
  gboolean is_default;   /* whether it is shown until the person says otherwise */
  gboolean can_sort;
} ColumnFacts;

static const ColumnFacts facts[SIGNET_N_COLUMNS] = {
  [SIGNET_COLUMN_NAME] = { "name", N_("Name"), 192, FALSE, TRUE, TRUE },
  [SIGNET_COLUMN_CLIENT_ID] = { "client-id", N_("Client ID"), 318, TRUE, FALSE, TRUE },
  [SIGNET_COLUMN_APIS] = { "apis", N_("APIs"), 264, TRUE, TRUE, TRUE },
  [SIGNET_COLUMN_SCOPE] = { "scope", N_("Scope"), 120, TRUE, TRUE, TRUE },
  [SIGNET_COLUMN_STATUS] = { "status", N_("Status"), 108, TRUE, TRUE, TRUE },
  [SIGNET_COLUMN_CREATED] = { "created", N_("Created"), 120, TRUE, FALSE, TRUE },
  [SIGNET_COLUMN_LAST_USED] = { "last-used", N_("Last Used"), 120, TRUE, TRUE, TRUE },
  [SIGNET_COLUMN_EXPIRES] = { "expires", N_("Expires"), 114, TRUE, TRUE, TRUE },
  [SIGNET_COLUMN_KEYRING] = { "keyring", "", 36, FALSE, TRUE, FALSE },
  [SIGNET_COLUMN_ACTION] = { "action", "", 48, FALSE, TRUE, FALSE },
};

/* What goes first when there is no room for all. What was switched on by hand goes last. */
static const SignetColumn dispensable[] = {
  SIGNET_COLUMN_SCOPE,
  SIGNET_COLUMN_LAST_USED,
  SIGNET_COLUMN_EXPIRES,
  SIGNET_COLUMN_CREATED,
  SIGNET_COLUMN_CLIENT_ID,
};

/*
 * Helpers
 */

static char *
format_client_id (SignetCredential *credential,
                  SignetRowContext *context)
{
  return g_strdup (signet_credential_get_client_id (credential));
}

static char *
format_scope (SignetCredential *credential,
              SignetRowContext *context)
{
  return signet_words_scope (credential, signet_row_context_get_organization (context));
}

static char *
format_created (SignetCredential *credential,
                SignetRowContext *context)
{
  return signet_words_relative (signet_credential_get_created (credential),
                                signet_row_context_get_now (context));
}

static char *
explain_created (SignetCredential *credential,
                 SignetRowContext *context)
{
  return signet_words_date_time (signet_credential_get_created (credential));
}

static char *
format_last_used (SignetCredential *credential,
                  SignetRowContext *context)
{
  return signet_words_relative (signet_credential_get_last_used (credential),
                                signet_row_context_get_now (context));
}

static char *
explain_last_used (SignetCredential *credential,
                   SignetRowContext *context)
{
  gint64 last_used = signet_credential_get_last_used (credential);

  return last_used != 0 ? signet_words_date_time (last_used) : NULL;
}

static gboolean
is_never_used (SignetCredential *credential)
{
  return signet_credential_get_last_used (credential) == 0;
}

static const SignetTextCellKind client_id_kind = {
  .format = format_client_id,
  .css_class = "mono",
};

static const SignetTextCellKind scope_kind = {
  .format = format_scope,
};

static const SignetTextCellKind created_kind = {
  .format = format_created,
  .explain = explain_created,
  .css_class = "num",
  .timed = TRUE,
};

static const SignetTextCellKind last_used_kind = {
  .format = format_last_used,
  .explain = explain_last_used,
  .is_secondary = is_never_used,
  .css_class = "num",
  .timed = TRUE,
};

static double
sum_widths (const gboolean shown[SIGNET_N_COLUMNS])
{
  int sum = EDGES;

  for (guint i = 0; i < SIGNET_N_COLUMNS; i++)
    sum += shown[i] ? facts[i].width : 0;

  return sum;
}

/*
 * Public
 */

/**
 * signet_column_get_id:
 * @column: a column
 *
 * Returns: its name in settings and actions
 */
const char *
signet_column_get_id (SignetColumn column)
{
  g_return_val_if_fail (column < SIGNET_N_COLUMNS, NULL);

  return facts[column].id;
}

/**
 * signet_column_get_title:
 * @column: a column
 *
 * Returns: its title, empty if it needs none
 */
const char *
signet_column_get_title (SignetColumn column)
{
  g_return_val_if_fail (column < SIGNET_N_COLUMNS, NULL);

  return *facts[column].title != '\0' ? _(facts[column].title) : "";
}

/**
 * signet_column_from_id:
 * @id: (nullable): a name in settings and actions
 * @column: (out): the column of that name
 *
 * Returns: whether there is such a column; if not, @column is left alone
 */
gboolean
signet_column_from_id (const char   *id,
                       SignetColumn *column)
{
  g_return_val_if_fail (column != NULL, FALSE);

  for (guint i = 0; i < SIGNET_N_COLUMNS; i++)
    {
      if (g_strcmp0 (id, facts[i].id) == 0)
        {
          *column = (SignetColumn) i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * signet_column_get_width:
 * @column: a column
 *
 * Returns: its least width in pixels at a text size of 100 %
 */
int
signet_column_get_width (SignetColumn column)
{
  g_return_val_if_fail (column < SIGNET_N_COLUMNS, 0);

  return facts[column].width;
}

/**
 * signet_column_is_optional:
 * @column: a column
 *
 * Returns: whether the person can show and hide it
 */
gboolean
signet_column_is_optional (SignetColumn column)
{
  g_return_val_if_fail (column < SIGNET_N_COLUMNS, FALSE);

  return facts[column].is_optional;
}

/**
 * signet_column_is_default:
 * @column: a column
 *
 * Returns: whether it is shown until the person says otherwise
 */
gboolean
signet_column_is_default (SignetColumn column)
{
  g_return_val_if_fail (column < SIGNET_N_COLUMNS, FALSE);

  return facts[column].is_default;
}

/**
 * signet_column_can_sort:
 * @column: a column
 *
 * Returns: whether the list can be sorted by it
 */
gboolean
signet_column_can_sort (SignetColumn column)
{
  g_return_val_if_fail (column < SIGNET_N_COLUMNS, FALSE);

  return facts[column].can_sort;
}

/**
 * signet_column_fit:
 * @shown: (inout): which columns are wanted; on return, which of them have room
 * @width: the width there is, in pixels at a text size of 100 %
 *
 * Takes columns away until the rest has room. When that is not enough, only the name, the
 * mark of the keyring and the button are left, and the name has to tell the rest.
 *
 * Returns: whether that is so, and the rows have to take their narrow form
 */
gboolean
signet_column_fit (gboolean shown[SIGNET_N_COLUMNS],
                   double   width)
{
  g_return_val_if_fail (shown != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (dispensable) && sum_widths (shown) > width; i++)
    shown[dispensable[i]] = FALSE;

  if (sum_widths (shown) <= width)
    return FALSE;

  for (guint i = 0; i < SIGNET_N_COLUMNS; i++)
    shown[i] = shown[i] && !facts[i].is_optional;

  return TRUE;
}

/**
 * signet_column_create_cell:
 * @column: a column
 * @context: what all rows have in common
 *
 * Returns: (transfer floating): a [class@Signet.Cell] for it
 */
GtkWidget *
signet_column_create_cell (SignetColumn      column,
                           SignetRowContext *context)
{
  switch (column)
    {
    case SIGNET_COLUMN_NAME:
      return signet_name_cell_new (context);
    case SIGNET_COLUMN_CLIENT_ID:
      return signet_text_cell_new (context, &client_id_kind);
    case SIGNET_COLUMN_APIS:
      return signet_apis_cell_new (context);
    case SIGNET_COLUMN_SCOPE:
      return signet_text_cell_new (context, &scope_kind);
    case SIGNET_COLUMN_STATUS:
      return signet_status_cell_new (context);
    case SIGNET_COLUMN_CREATED:
      return signet_text_cell_new (context, &created_kind);
    case SIGNET_COLUMN_LAST_USED:
      return signet_text_cell_new (context, &last_used_kind);
    case SIGNET_COLUMN_EXPIRES:
      return signet_expiry_cell_new (context);
    case SIGNET_COLUMN_KEYRING:
      return signet_keyring_cell_new (context);
    case SIGNET_COLUMN_ACTION:
      return signet_action_cell_new (context);
    default:
      g_return_val_if_reached (NULL);
    }
}

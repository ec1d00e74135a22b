/* signet-column.h: the columns of the list of credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-row-context.h"

G_BEGIN_DECLS

/**
 * SignetColumn:
 * @SIGNET_COLUMN_NAME: the display name, with the owner or the note
 * @SIGNET_COLUMN_OWNER: who answers for it
 * @SIGNET_COLUMN_CLIENT_ID: the Client ID
 * @SIGNET_COLUMN_APIS: the APIs and permissions
 * @SIGNET_COLUMN_SCOPE: how far it reaches
 * @SIGNET_COLUMN_STATUS: whether it works
 * @SIGNET_COLUMN_CREATED: when it was issued
 * @SIGNET_COLUMN_CREATED_BY: who issued it
 * @SIGNET_COLUMN_LAST_USED: when a token was last given for it
 * @SIGNET_COLUMN_EXPIRES: when its secret ends
 * @SIGNET_COLUMN_KEYRING: whether its secret is in the keyring
 * @SIGNET_COLUMN_ACTION: the button of the row
 *
 * What stands beside each other in a row, in the order that nobody has changed.
 */
typedef enum
{
  SIGNET_COLUMN_NAME,
  SIGNET_COLUMN_OWNER,
  SIGNET_COLUMN_CLIENT_ID,
  SIGNET_COLUMN_APIS,
  SIGNET_COLUMN_SCOPE,
  SIGNET_COLUMN_STATUS,
  SIGNET_COLUMN_CREATED,
  SIGNET_COLUMN_CREATED_BY,
  SIGNET_COLUMN_LAST_USED,
  SIGNET_COLUMN_EXPIRES,
  SIGNET_COLUMN_KEYRING,
  SIGNET_COLUMN_ACTION,
} SignetColumn;

/**
 * SIGNET_N_COLUMNS:
 *
 * How many columns there are.
 */
#define SIGNET_N_COLUMNS 12

/**
 * SIGNET_COLUMN_BIT:
 * @column: a column
 *
 * Returns: a bit of its own, to keep several columns in one number
 */
#define SIGNET_COLUMN_BIT(column) (1u << (column))

const char *signet_column_get_id      (SignetColumn      column);
const char *signet_column_get_title   (SignetColumn      column);
gboolean    signet_column_from_id     (const char       *id,
                                       SignetColumn     *column);
int         signet_column_get_width   (SignetColumn      column);
gboolean    signet_column_is_optional (SignetColumn      column);
gboolean    signet_column_is_default  (SignetColumn      column);
gboolean    signet_column_is_fixed    (SignetColumn      column);
gboolean    signet_column_can_sort    (SignetColumn      column);
GtkWidget  *signet_column_create_cell (SignetColumn      column,
                                       SignetRowContext *context);
void        signet_column_add_texts   (SignetColumn      column,
                                       SignetCredential *credential,
                                       SignetRowContext *context,
                                       GStrvBuilder     *texts);

G_END_DECLS

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

typedef struct
{
  const char *id;        /* in settings and actions */
  const char *title;     /* in header capitals, empty for a column that needs no words */
  int width;             /* in pixels, until the person says otherwise; the name takes more */
  gboolean is_optional;  /* whether the person can hide it */
  gboolean is_default;   /* whether it is shown until the person says otherwise */
  gboolean can_sort;
} ColumnFacts;

static const ColumnFacts facts[SIGNET_N_COLUMNS] = {
  [SIGNET_COLUMN_NAME] = { "name", N_("Name"), 192, FALSE, TRUE, TRUE },
  [SIGNET_COLUMN_OWNER] = { "owner", N_("Owner"), 150, TRUE, FALSE, TRUE },
  [SIGNET_COLUMN_CLIENT_ID] = { "client-id", N_("Client ID"), 318, TRUE, FALSE, TRUE },
  [SIGNET_COLUMN_APIS] = { "apis", N_("APIs"), 264, TRUE, TRUE, TRUE },
  [SIGNET_COLUMN_SCOPE] = { "scope", N_("Scope"), 120, TRUE, TRUE, TRUE },
  [SIGNET_COLUMN_STATUS] = { "status", N_("Status"), 108, TRUE, TRUE, TRUE },
  [SIGNET_COLUMN_CREATED] = { "created", N_("Created"), 120, TRUE, FALSE, TRUE },
  [SIGNET_COLUMN_CREATED_BY] = { "created-by", N_("Created By"), 120, TRUE, FALSE, TRUE },
  [SIGNET_COLUMN_LAST_USED] = { "last-used", N_("Last Used"), 120, TRUE, TRUE, TRUE },
  [SIGNET_COLUMN_EXPIRES] = { "expires", N_("Expires"), 114, TRUE, TRUE, TRUE },
  [SIGNET_COLUMN_KEYRING] = { "keyring", "", 36, FALSE, TRUE, FALSE },
  [SIGNET_COLUMN_ACTION] = { "action", "", 48, FALSE, TRUE, FALSE },
};

/* How many characters surely have room in one line of the scope. */
#define CERTAIN_CHARACTERS 14

/*
 * Helpers
 */

static char *
format_owner (SignetCredential *credential,
              SignetRowContext *context)
{
  return g_strdup (signet_credential_get_owner (credential));
}

static char *
format_client_id (SignetCredential *credential,
                  SignetRowContext *context)
{
  return g_strdup (signet_credential_get_client_id (credential));
}

/* Who reviews a workspace wants to know how it is reached, not what else is. */
static char *
format_scope (SignetCredential *credential,
              SignetRowContext *context)
{
  const char *reach = signet_row_context_get_reach (context, credential);

  if (reach != NULL)
    return g_strdup (reach);

  return signet_words_scope (credential, signet_row_context_get_organization (context));
}

static char *
explain_scope (SignetCredential *credential,
               SignetRowContext *context)
{
  return signet_row_context_explain_reach (context, credential);
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
format_created_by (SignetCredential *credential,
                   SignetRowContext *context)
{
  return g_strdup (signet_credential_get_created_by (credential));
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
is_long_reach (SignetCredential *credential,
               SignetRowContext *context)
{
  const char *reach = signet_row_context_get_reach (context, credential);

  return reach != NULL && g_utf8_strlen (reach, -1) > CERTAIN_CHARACTERS;
}

static gboolean
is_always (SignetCredential *credential,
           SignetRowContext *context)
{
  return TRUE;
}

/* Whether its scope is told by the name of a workspace. A search looks in names, but not in
 * words like “Account” and “4 workspaces”.
 */
static gboolean
is_workspace (SignetCredential *credential,
              SignetRowContext *context)
{
  guint n_found = 0;
  gint64 found = 0;

  if (signet_row_context_get_workspace (context, NULL) != 0)
    return FALSE;

  for (guint i = 0; i < signet_credential_get_n_grants (credential); i++)
    {
      SignetGrant *grant = signet_credential_get_grant (credential, i);

      if (signet_grant_get_level (grant) != SIGNET_LEVEL_WORKSPACE)
        return FALSE;

      for (guint j = 0; j < signet_grant_get_n_workspaces (grant); j++)
        {
          gint64 workspace = signet_grant_get_workspaces (grant)[j];

          if (n_found > 0 && workspace != found)
            return FALSE;
          found = workspace;
          n_found++;
        }
    }

  return n_found > 0;
}

static gboolean
is_never_used (SignetCredential *credential)
{
  return signet_credential_get_last_used (credential) == 0;
}

static void
add_tags (SignetCredential *credential,
          SignetRowContext *context,
          GStrvBuilder     *texts)
{
  guint n_tags = MIN (signet_credential_get_n_grants (credential), SIGNET_APIS_CELL_N_TAGS);

  for (guint i = 0; i < n_tags; i++)
    {
      g_autofree char *tag = signet_words_tag (signet_credential_get_grant (credential, i),
                                               signet_row_context_get_catalogue (context), NULL);

      g_strv_builder_add (texts, tag);
    }
}

static const SignetTextCellKind owner_kind = {
  .format = format_owner,
  .is_searched = is_always,
};

static const SignetTextCellKind client_id_kind = {
  .format = format_client_id,
  .css_class = "mono",
  .is_searched = is_always,
};

static const SignetTextCellKind scope_kind = {
  .format = format_scope,
  .explain = explain_scope,
  .is_small = is_long_reach,
  .is_searched = is_workspace,
};

static const SignetTextCellKind created_kind = {
  .format = format_created,
  .explain = explain_created,
  .css_class = "num",
  .timed = TRUE,
};

static const SignetTextCellKind created_by_kind = {
  .format = format_created_by,
};

static const SignetTextCellKind last_used_kind = {
  .format = format_last_used,
  .explain = explain_last_used,
  .is_secondary = is_never_used,
  .css_class = "num",
  .timed = TRUE,
};

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
 * Returns: its width in pixels at a text size of 100 %, until the person says otherwise; the
 *   name takes what is left, and at least that
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
 * signet_column_is_fixed:
 * @column: a column
 *
 * Returns: whether it stays at the end of the row and keeps its width
 */
gboolean
signet_column_is_fixed (SignetColumn column)
{
  g_return_val_if_fail (column < SIGNET_N_COLUMNS, FALSE);

  return *facts[column].title == '\0';
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
    case SIGNET_COLUMN_OWNER:
      return signet_text_cell_new (context, &owner_kind);
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
    case SIGNET_COLUMN_CREATED_BY:
      return signet_text_cell_new (context, &created_by_kind);
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

/**
 * signet_column_add_texts:
 * @column: a column
 * @credential: a credential
 * @context: what all rows have in common
 * @texts: where to add the texts
 *
 * Adds what the column shows of @credential, as far as a search looks in there.
 */
void
signet_column_add_texts (SignetColumn      column,
                         SignetCredential *credential,
                         SignetRowContext *context,
                         GStrvBuilder     *texts)
{
  g_autofree char *text = NULL;

  switch (column)
    {
    case SIGNET_COLUMN_OWNER:
      text = format_owner (credential, context);
      break;
    case SIGNET_COLUMN_CLIENT_ID:
      text = format_client_id (credential, context);
      break;
    case SIGNET_COLUMN_SCOPE:
      if (!is_workspace (credential, context))
        return;
      text = format_scope (credential, context);
      break;
    case SIGNET_COLUMN_APIS:
      add_tags (credential, context, texts);
      return;
    case SIGNET_COLUMN_NAME:
    case SIGNET_COLUMN_STATUS:
    case SIGNET_COLUMN_CREATED:
    case SIGNET_COLUMN_CREATED_BY:
    case SIGNET_COLUMN_LAST_USED:
    case SIGNET_COLUMN_EXPIRES:
    case SIGNET_COLUMN_KEYRING:
    case SIGNET_COLUMN_ACTION:
    default:
      return;
    }

  g_strv_builder_add (texts, text);
}

/* signet-row-context.c: what the rows of the list have in common
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-row-context.h"

#include "signet-text.h"
#include "signet-time.h"

/* A cell shows its credential in the light of this: the names of APIs and workspaces, the
 * time, what is searched for, and which columns there is room for. One object for all cells,
 * so that a change is told once.
 */
struct _SignetRowContext
{
  GObject parent_instance;

  SignetCatalogue *catalogue;       /* (owned) (nullable) until it is known */
  SignetOrganization *organization; /* (owned) (nullable) until it is known */
  gint64 now;                       /* Unix seconds */
  gint64 workspace;                 /* whose reach is told, 0 for none */
  gint64 workspace_account;         /* the account it belongs to, 0 if it is not known */
  gboolean workspace_changed;       /* whether the cells do not know of it yet */
  GStrv words;                      /* (owned) folded, what is searched for */
  guint search_serial;              /* counts the searches */
  guint search_id;                  /* tells the cells of the last one */
  guint settle_id;                  /* tells the cells that there is time */
  guint columns;                    /* a bit for each column that is shown */
  gboolean keeping;                 /* whether nothing is known of what the issuer does */
  gboolean narrow;
  gboolean high_contrast;
  SignetCellQueue *queue;           /* (owned) */
};

G_DEFINE_FINAL_TYPE (SignetRowContext, signet_row_context, G_TYPE_OBJECT)

enum
{
  CHANGED,
  SEARCH_CHANGED,
  SETTLED,
  TICK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/*
 * Helpers
 */

static void
find_workspace_account (SignetRowContext *self)
{
  SignetAccount *account = self->organization == NULL ? NULL :
    signet_organization_find_account_of (self->organization, self->workspace);

  self->workspace_account = account != NULL ? signet_account_get_id (account) : 0;
}

/*
 * Callbacks
 */

static gboolean
on_search_changed_cb (gpointer user_data)
{
  SignetRowContext *self = SIGNET_ROW_CONTEXT (user_data);

  self->search_id = 0;
  if (self->workspace_changed)
    g_signal_emit (self, signals[CHANGED], 0);
  else
    g_signal_emit (self, signals[SEARCH_CHANGED], 0);
  self->workspace_changed = FALSE;

  return G_SOURCE_REMOVE;
}

static gboolean
on_settled_cb (gpointer user_data)
{
  SignetRowContext *self = SIGNET_ROW_CONTEXT (user_data);

  self->settle_id = 0;
  g_signal_emit (self, signals[SETTLED], 0);

  return G_SOURCE_REMOVE;
}

/*
 * GObject
 */

static void
signet_row_context_dispose (GObject *object)
{
  SignetRowContext *self = SIGNET_ROW_CONTEXT (object);

  g_clear_handle_id (&self->search_id, g_source_remove);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_object (&self->queue);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->organization);

  G_OBJECT_CLASS (signet_row_context_parent_class)->dispose (object);
}

static void
signet_row_context_finalize (GObject *object)
{
  g_strfreev (SIGNET_ROW_CONTEXT (object)->words);

  G_OBJECT_CLASS (signet_row_context_parent_class)->finalize (object);
}

static void
signet_row_context_class_init (SignetRowContextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = signet_row_context_dispose;
  G_OBJECT_CLASS (klass)->finalize = signet_row_context_finalize;

  /**
   * SignetRowContext::changed:
   *
   * Everything that a cell shows may be different now.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SignetRowContext::search-changed:
   *
   * Only what the search found may be marked differently now.
   */
  signals[SEARCH_CHANGED] =
    g_signal_new ("search-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SignetRowContext::settled:
   *
   * There is time for what no frame has to wait for.
   */
  signals[SETTLED] =
    g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SignetRowContext::tick:
   *
   * Only what depends on the time may be different now.
   */
  signals[TICK] =
    g_signal_new ("tick", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
signet_row_context_init (SignetRowContext *self)
{
  self->queue = signet_cell_queue_new ();
  self->now = signet_time_now ();
}

/*
 * Public
 */

/**
 * signet_row_context_new:
 *
 * Returns: (transfer full): a context of this moment that knows no names yet
 */
SignetRowContext *
signet_row_context_new (void)
{
  return g_object_new (SIGNET_TYPE_ROW_CONTEXT, NULL);
}

/**
 * signet_row_context_get_catalogue:
 * @self: a context
 *
 * Returns: (transfer none) (nullable): where the names of the APIs come from
 */
SignetCatalogue *
signet_row_context_get_catalogue (SignetRowContext *self)
{
  g_return_val_if_fail (SIGNET_IS_ROW_CONTEXT (self), NULL);

  return self->catalogue;
}

/**
 * signet_row_context_set_catalogue:
 * @self: a context
 * @catalogue: (nullable): where the names of the APIs come from
 *
 * Sets where the names of the APIs come from, and tells the cells.
 */
void
signet_row_context_set_catalogue (SignetRowContext *self,
                                  SignetCatalogue  *catalogue)
{
  g_return_if_fail (SIGNET_IS_ROW_CONTEXT (self));

  if (g_set_object (&self->catalogue, catalogue))
    g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * signet_row_context_get_organization:
 * @self: a context
 *
 * Returns: (transfer none) (nullable): where the names of the workspaces come from
 */
SignetOrganization *
signet_row_context_get_organization (SignetRowContext *self)
{
  g_return_val_if_fail (SIGNET_IS_ROW_CONTEXT (self), NULL);

  return self->organization;
}

/**
 * signet_row_context_set_organization:
 * @self: a context
 * @organization: (nullable): where the names of the workspaces come from
 *
 * Sets where the names of the workspaces come from, and tells the cells.
 */
void
signet_row_context_set_organization (SignetRowContext   *self,
                                     SignetOrganization *organization)
{
  g_return_if_fail (SIGNET_IS_ROW_CONTEXT (self));

  if (!g_set_object (&self->organization, organization))
    return;

  find_workspace_account (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * signet_row_context_get_workspace:
 * @self: a context
 * @account: (out) (optional): the id of the account it belongs to, 0 if that is not known
 *
 * Returns: the id of the workspace whose reach the rows tell, 0 for none
 */
gint64
signet_row_context_get_workspace (SignetRowContext *self,
                                  gint64           *account)
{
  g_return_val_if_fail (SIGNET_IS_ROW_CONTEXT (self), 0);

  if (account != NULL)
    *account = self->workspace_account;

  return self->workspace;
}

/**
 * signet_row_context_set_workspace:
 * @self: a context
 * @workspace: the id of a workspace, 0 for none
 *
 * Lets the rows tell in which way they reach @workspace, in place of their scope. As with a
 * search, most rows come and go with it, and the others are told before the next frame.
 */
void
signet_row_context_set_workspace (SignetRowContext *self,
                                  gint64            workspace)
{
  g_return_if_fail (SIGNET_IS_ROW_CONTEXT (self));

  if (self->workspace == workspace)
    return;

  self->workspace = workspace;
  self->workspace_changed = TRUE;
  find_workspace_account (self);
  if (self->search_id == 0)
    self->search_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_search_changed_cb, self, NULL);
}

/**
 * signet_row_context_get_keeping:
 * @self: a context
 *
 * Returns: whether the credentials are only kept here, so that nothing is known of their grants,
 *   status and use
 */
gboolean
signet_row_context_get_keeping (SignetRowContext *self)
{
  g_return_val_if_fail (SIGNET_IS_ROW_CONTEXT (self), FALSE);

  return self->keeping;
}

/**
 * signet_row_context_set_keeping:
 * @self: a context
 * @keeping: whether the credentials are only kept here
 *
 * Sets what can be known of a credential, and tells the cells.
 */
void
signet_row_context_set_keeping (SignetRowContext *self,
                                gboolean          keeping)
{
  g_return_if_fail (SIGNET_IS_ROW_CONTEXT (self));

  keeping = !!keeping;
  if (self->keeping == keeping)
    return;

  self->keeping = keeping;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * signet_row_context_get_narrow:
 * @self: a context
 *
 * Returns: whether a row has only its name cell to show everything
 */
gboolean
signet_row_context_get_narrow (SignetRowContext *self)
{
  g_return_val_if_fail (SIGNET_IS_ROW_CONTEXT (self), FALSE);

  return self->narrow;
}

/**
 * signet_row_context_get_columns:
 * @self: a context
 *
 * Returns: which columns are shown, as the bits of [func@Signet.COLUMN_BIT]
 */
guint
signet_row_context_get_columns (SignetRowContext *self)
{
  g_return_val_if_fail (SIGNET_IS_ROW_CONTEXT (self), 0);

  return self->columns;
}

/**
 * signet_row_context_set_form:
 * @self: a context
 * @narrow: whether a row has only its name cell to show everything
 * @columns: which columns are shown, as the bits of [func@Signet.COLUMN_BIT]
 *
 * Sets the form of the rows, and tells the cells.
 */
void
signet_row_context_set_form (SignetRowContext *self,
                             gboolean          narrow,
                             guint             columns)
{
  g_return_if_fail (SIGNET_IS_ROW_CONTEXT (self));

  narrow = !!narrow;
  if (self->narrow == narrow && self->columns == columns)
    return;

  self->narrow = narrow;
  self->columns = columns;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * signet_row_context_get_high_contrast:
 * @self: a context
 *
 * Returns: whether the person needs strong contrasts
 */
gboolean
signet_row_context_get_high_contrast (SignetRowContext *self)
{
  g_return_val_if_fail (SIGNET_IS_ROW_CONTEXT (self), FALSE);

  return self->high_contrast;
}

/**
 * signet_row_context_set_high_contrast:
 * @self: a context
 * @high_contrast: whether the person needs strong contrasts
 *
 * Sets how strong the cells have to draw, and tells them.
 */
void
signet_row_context_set_high_contrast (SignetRowContext *self,
                                      gboolean          high_contrast)
{
  g_return_if_fail (SIGNET_IS_ROW_CONTEXT (self));

  high_contrast = !!high_contrast;
  if (self->high_contrast == high_contrast)
    return;

  self->high_contrast = high_contrast;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * signet_row_context_get_search_words:
 * @self: a context
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the words to mark, as
 *   [func@Signet.text_fold_words] gives them, or %NULL if nothing is searched for
 */
const char * const *
signet_row_context_get_search_words (SignetRowContext *self)
{
  g_return_val_if_fail (SIGNET_IS_ROW_CONTEXT (self), NULL);

  return (const char * const *) self->words;
}

/**
 * signet_row_context_set_search:
 * @self: a context
 * @search: (nullable): what is searched for, as it was typed
 *
 * Sets which words the cells mark. Most rows come and go with a search, and those know the
 * new words at once. The others are told before the next frame is painted, after the key that
 * was typed was answered.
 */
void
signet_row_context_set_search (SignetRowContext *self,
                               const char       *search)
{
  g_auto(GStrv) words = NULL;

  g_return_if_fail (SIGNET_IS_ROW_CONTEXT (self));

  words = signet_text_fold_words (search);
  if (*words == NULL)
    g_clear_pointer (&words, g_strfreev);
  if (words == self->words ||
      (words != NULL && self->words != NULL &&
       g_strv_equal ((const char * const *) words, (const char * const *) self->words)))
    return;

  g_strfreev (self->words);
  self->words = g_steal_pointer (&words);
  self->search_serial++;
  if (self->search_id == 0)
    self->search_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_search_changed_cb, self, NULL);
}

/**
 * signet_row_context_set_filter:
 * @self: a context
 * @filter: what is shown of the list
 *
 * Sets what of it the rows say something about: the search and the workspace.
 */
void
signet_row_context_set_filter (SignetRowContext *self,
                               SignetFilter     *filter)
{
  const char *workspace;

  g_return_if_fail (SIGNET_IS_ROW_CONTEXT (self));
  g_return_if_fail (SIGNET_IS_FILTER (filter));

  workspace = signet_filter_get_value (filter, SIGNET_FACET_WORKSPACE);
  signet_row_context_set_search (self, signet_filter_get_search (filter));
  signet_row_context_set_workspace (self, workspace == NULL ? 0 :
                                    g_ascii_strtoll (workspace, NULL, 10));
}

/**
 * signet_row_context_get_search_serial:
 * @self: a context
 *
 * Returns: a number that is another one after each change of the words
 */
guint
signet_row_context_get_search_serial (SignetRowContext *self)
{
  g_return_val_if_fail (SIGNET_IS_ROW_CONTEXT (self), 0);

  return self->search_serial;
}

/**
 * signet_row_context_get_now:
 * @self: a context
 *
 * Returns: the time that all rows go by, in Unix seconds
 */
gint64
signet_row_context_get_now (SignetRowContext *self)
{
  g_return_val_if_fail (SIGNET_IS_ROW_CONTEXT (self), 0);

  return self->now;
}

/**
 * signet_row_context_set_now:
 * @self: a context
 * @now: the time, in Unix seconds
 *
 * Lets the cells that show times show them anew.
 */
void
signet_row_context_set_now (SignetRowContext *self,
                            gint64            now)
{
  g_return_if_fail (SIGNET_IS_ROW_CONTEXT (self));

  if (self->now == now)
    return;

  self->now = now;
  g_signal_emit (self, signals[TICK], 0);
}

/**
 * signet_row_context_get_queue:
 * @self: what all rows have in common
 *
 * Returns: (transfer none): where cells wait that nobody can see
 */
SignetCellQueue *
signet_row_context_get_queue (SignetRowContext *self)
{
  g_return_val_if_fail (SIGNET_IS_ROW_CONTEXT (self), NULL);

  return self->queue;
}

/**
 * signet_row_context_settle:
 * @self: a context
 *
 * Asks to be told when there is time, see [signal@Signet.RowContext::settled].
 */
void
signet_row_context_settle (SignetRowContext *self)
{
  g_return_if_fail (SIGNET_IS_ROW_CONTEXT (self));

  if (self->settle_id == 0)
    self->settle_id = g_idle_add_full (G_PRIORITY_LOW, on_settled_cb, self, NULL);
}

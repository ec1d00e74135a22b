/* signet-row-selection.c: the rows of the list, and which of them are selected
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-row-selection.h"

#include "signet-row.h"

/* What is selected is remembered by Client ID, so it stays selected through edits and in another
 * order. What is not found any more is not selected any more either: whatever is done with the
 * selection must only hit what can be seen.
 *
 * GtkColumnView selects what the pointer is over while a single click activates, and what the
 * arrow keys come to. Neither is what somebody means who picks rows for one action, so a
 * selection in place of all others is refused, and rows are only added and taken away.
 */
struct _SignetRowSelection
{
  GObject parent_instance;

  SignetCredentialIndex *index; /* (owned) all that can be selected */
  GListModel *rows;             /* (owned) the first of it, which have rows already */
  GHashTable *selected;         /* (owned) (element-type utf8) Client IDs (owned) */
  char *anchor;                 /* (owned) (nullable) where a stretch begins */
  gboolean selecting;
};

typedef enum
{
  PROP_SELECTING = 1,
  PROP_N_SELECTED,
  N_PROPS
} SignetRowSelectionProperty;

static GParamSpec *properties[N_PROPS];

static void signet_row_selection_list_init (GListModelInterface *iface);
static void signet_row_selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SignetRowSelection, signet_row_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      signet_row_selection_list_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                      signet_row_selection_model_init))

/*
 * Helpers
 */

static const char *
get_client_id_at (SignetRowSelection *self,
                  guint               position)
{
  g_autoptr(SignetCredential) credential =
    g_list_model_get_item (G_LIST_MODEL (self->index), position);

  /* The index holds it. */
  return credential != NULL ? signet_credential_get_client_id (credential) : NULL;
}

static gboolean
is_selected (SignetRowSelection *self,
             guint               position)
{
  const char *client_id = get_client_id_at (self, position);

  return client_id != NULL && g_hash_table_contains (self->selected, client_id);
}

static void
set_selected (SignetRowSelection *self,
              guint               position,
              gboolean            selected)
{
  const char *client_id = get_client_id_at (self, position);

  if (client_id == NULL)
    return;

  if (selected)
    g_hash_table_add (self->selected, g_strdup (client_id));
  else
    g_hash_table_remove (self->selected, client_id);
}

/* Whoever selects anything begins to select. */
static void
tell (SignetRowSelection *self,
      guint               position,
      guint               n_rows)
{
  GObject *object = G_OBJECT (self);
  guint length = g_list_model_get_n_items (self->rows);

  g_object_freeze_notify (object);
  if (!self->selecting && g_hash_table_size (self->selected) > 0)
    signet_row_selection_set_selecting (self, TRUE);
  g_object_notify_by_pspec (object, properties[PROP_N_SELECTED]);
  g_object_thaw_notify (object);

  if (position < length && n_rows > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position,
                                           MIN (n_rows, length - position));
}

static void
set_range (SignetRowSelection *self,
           guint               position,
           guint               n_rows,
           gboolean            selected)
{
  for (guint i = 0; i < n_rows; i++)
    set_selected (self, position + i, selected);

  tell (self, position, n_rows);
}

static gboolean
is_gone (gpointer key,
         gpointer value,
         gpointer user_data)
{
  SignetRowSelection *self = user_data;
  guint position;

  return !signet_credential_index_find (self->index, key, &position);
}

/*
 * Callbacks
 */

static void
on_index_items_changed_cb (SignetRowSelection    *self,
                           guint                  position,
                           guint                  n_removed,
                           guint                  n_added,
                           SignetCredentialIndex *index)
{
  gboolean is_less;

  g_assert (SIGNET_IS_ROW_SELECTION (self));

  if (n_removed == 0 || g_hash_table_size (self->selected) == 0)
    return;

  is_less = g_hash_table_foreach_remove (self->selected, is_gone, self) > 0;
  /* In the rows that stay other credentials stand then, and others of them are selected. */
  if (signet_credential_index_get_resetting (index))
    tell (self, 0, g_list_model_get_n_items (self->rows));
  else if (is_less)
    tell (self, 0, 0);
}

static void
on_rows_items_changed_cb (SignetRowSelection *self,
                          guint               position,
                          guint               n_removed,
                          guint               n_added,
                          GListModel         *rows)
{
  g_assert (SIGNET_IS_ROW_SELECTION (self));

  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

/*
 * Virtual methods
 */

static GType
signet_row_selection_get_item_type (GListModel *model)
{
  return SIGNET_TYPE_ROW;
}

static guint
signet_row_selection_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (SIGNET_ROW_SELECTION (model)->rows);
}

static gpointer
signet_row_selection_get_item (GListModel *model,
                               guint       position)
{
  return g_list_model_get_item (SIGNET_ROW_SELECTION (model)->rows, position);
}

static void
signet_row_selection_list_init (GListModelInterface *iface)
{
  iface->get_item_type = signet_row_selection_get_item_type;
  iface->get_n_items = signet_row_selection_get_n_items;
  iface->get_item = signet_row_selection_get_item;
}

static gboolean
signet_row_selection_is_selected (GtkSelectionModel *model,
                                  guint              position)
{
  return is_selected (SIGNET_ROW_SELECTION (model), position);
}

static GtkBitset *
signet_row_selection_get_selection_in_range (GtkSelectionModel *model,
                                             guint              position,
                                             guint              n_rows)
{
  SignetRowSelection *self = SIGNET_ROW_SELECTION (model);
  GtkBitset *bitset = gtk_bitset_new_empty ();
  guint end = MIN (position + n_rows, g_list_model_get_n_items (self->rows));

  for (guint i = position; i < end; i++)
    {
      if (is_selected (self, i))
        gtk_bitset_add (bitset, i);
    }

  return bitset;
}

static gboolean
signet_row_selection_select_item (GtkSelectionModel *model,
                                  guint              position,
                                  gboolean           unselect_rest)
{
  if (unselect_rest)
    return FALSE;

  set_range (SIGNET_ROW_SELECTION (model), position, 1, TRUE);

  return TRUE;
}

static gboolean
signet_row_selection_unselect_item (GtkSelectionModel *model,
                                    guint              position)
{
  set_range (SIGNET_ROW_SELECTION (model), position, 1, FALSE);

  return TRUE;
}

static gboolean
signet_row_selection_select_range (GtkSelectionModel *model,
                                   guint              position,
                                   guint              n_rows,
                                   gboolean           unselect_rest)
{
  set_range (SIGNET_ROW_SELECTION (model), position, n_rows, TRUE);

  return TRUE;
}

static gboolean
signet_row_selection_unselect_range (GtkSelectionModel *model,
                                     guint              position,
                                     guint              n_rows)
{
  set_range (SIGNET_ROW_SELECTION (model), position, n_rows, FALSE);

  return TRUE;
}

/* All that is found, also what has no row yet. */
static gboolean
signet_row_selection_select_all (GtkSelectionModel *model)
{
  SignetRowSelection *self = SIGNET_ROW_SELECTION (model);

  set_range (self, 0, g_list_model_get_n_items (G_LIST_MODEL (self->index)), TRUE);

  return TRUE;
}

static gboolean
signet_row_selection_unselect_all (GtkSelectionModel *model)
{
  SignetRowSelection *self = SIGNET_ROW_SELECTION (model);

  g_hash_table_remove_all (self->selected);
  tell (self, 0, g_list_model_get_n_items (self->rows));

  return TRUE;
}

/* What the rubber band says. */
static gboolean
signet_row_selection_set_selection (GtkSelectionModel *model,
                                    GtkBitset         *selected,
                                    GtkBitset         *mask)
{
  SignetRowSelection *self = SIGNET_ROW_SELECTION (model);
  GtkBitsetIter iter;
  guint position;

  if (!gtk_bitset_iter_init_first (&iter, mask, &position))
    return FALSE;

  do
    set_selected (self, position, gtk_bitset_contains (selected, position));
  while (gtk_bitset_iter_next (&iter, &position));

  tell (self, gtk_bitset_get_minimum (mask),
        gtk_bitset_get_maximum (mask) - gtk_bitset_get_minimum (mask) + 1);

  return TRUE;
}

static void
signet_row_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = signet_row_selection_is_selected;
  iface->get_selection_in_range = signet_row_selection_get_selection_in_range;
  iface->select_item = signet_row_selection_select_item;
  iface->unselect_item = signet_row_selection_unselect_item;
  iface->select_range = signet_row_selection_select_range;
  iface->unselect_range = signet_row_selection_unselect_range;
  iface->select_all = signet_row_selection_select_all;
  iface->unselect_all = signet_row_selection_unselect_all;
  iface->set_selection = signet_row_selection_set_selection;
}

/*
 * GObject
 */

static void
signet_row_selection_finalize (GObject *object)
{
  SignetRowSelection *self = SIGNET_ROW_SELECTION (object);

  g_clear_object (&self->index);
  g_clear_object (&self->rows);
  g_hash_table_unref (self->selected);
  g_free (self->anchor);

  G_OBJECT_CLASS (signet_row_selection_parent_class)->finalize (object);
}

static void
signet_row_selection_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  SignetRowSelection *self = SIGNET_ROW_SELECTION (object);

  switch ((SignetRowSelectionProperty) property_id)
    {
    case PROP_SELECTING:
      g_value_set_boolean (value, signet_row_selection_get_selecting (self));
      break;

    case PROP_N_SELECTED:
      g_value_set_uint (value, signet_row_selection_get_n_selected (self));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_row_selection_class_init (SignetRowSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = signet_row_selection_finalize;
  object_class->get_property = signet_row_selection_get_property;

  /**
   * SignetRowSelection:selecting:
   *
   * Whether rows are being selected. If not, none is.
   */
  properties[PROP_SELECTING] =
    g_param_spec_boolean ("selecting", NULL, NULL, FALSE, flags);
  /**
   * SignetRowSelection:n-selected:
   *
   * How many credentials are selected.
   */
  properties[PROP_N_SELECTED] =
    g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_row_selection_init (SignetRowSelection *self)
{
  self->selected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/*
 * Public
 */

/**
 * signet_row_selection_new:
 * @index: all that can be selected
 * @rows: the first of it, which have rows already
 *
 * Returns: (transfer full): @rows, none of them selected
 */
SignetRowSelection *
signet_row_selection_new (SignetCredentialIndex *index,
                          GListModel            *rows)
{
  SignetRowSelection *self;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_INDEX (index), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (rows), NULL);

  self = g_object_new (SIGNET_TYPE_ROW_SELECTION, NULL);
  self->index = g_object_ref (index);
  self->rows = g_object_ref (rows);
  g_signal_connect_object (index, "items-changed", G_CALLBACK (on_index_items_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rows, "items-changed", G_CALLBACK (on_rows_items_changed_cb),
                           self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * signet_row_selection_get_selecting:
 * @self: the rows
 *
 * Returns: whether rows are being selected
 */
gboolean
signet_row_selection_get_selecting (SignetRowSelection *self)
{
  g_return_val_if_fail (SIGNET_IS_ROW_SELECTION (self), FALSE);

  return self->selecting;
}

/**
 * signet_row_selection_set_selecting:
 * @self: the rows
 * @selecting: whether rows are being selected
 *
 * Begins to select, or ends it and selects nothing any more.
 */
void
signet_row_selection_set_selecting (SignetRowSelection *self,
                                    gboolean            selecting)
{
  g_return_if_fail (SIGNET_IS_ROW_SELECTION (self));

  selecting = !!selecting;
  if (self->selecting == selecting)
    return;

  self->selecting = selecting;
  g_clear_pointer (&self->anchor, g_free);
  if (!selecting)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTING]);
}

/**
 * signet_row_selection_get_n_selected:
 * @self: the rows
 *
 * Returns: how many credentials are selected
 */
guint
signet_row_selection_get_n_selected (SignetRowSelection *self)
{
  g_return_val_if_fail (SIGNET_IS_ROW_SELECTION (self), 0);

  return g_hash_table_size (self->selected);
}

/**
 * signet_row_selection_get_n_found:
 * @self: the rows
 *
 * Returns: how many credentials could be selected
 */
guint
signet_row_selection_get_n_found (SignetRowSelection *self)
{
  g_return_val_if_fail (SIGNET_IS_ROW_SELECTION (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->index));
}

/**
 * signet_row_selection_dup_selected:
 * @self: the rows
 *
 * Returns: (transfer full) (element-type SignetCredential): what is selected, in the order of the
 *   list
 */
GPtrArray *
signet_row_selection_dup_selected (SignetRowSelection *self)
{
  GPtrArray *credentials;
  guint length;

  g_return_val_if_fail (SIGNET_IS_ROW_SELECTION (self), NULL);

  credentials = g_ptr_array_new_with_free_func (g_object_unref);
  length = g_list_model_get_n_items (G_LIST_MODEL (self->index));
  for (guint i = 0; i < length; i++)
    {
      g_autoptr(SignetCredential) credential =
        g_list_model_get_item (G_LIST_MODEL (self->index), i);

      if (signet_row_selection_contains (self, credential))
        g_ptr_array_add (credentials, g_steal_pointer (&credential));
    }

  return credentials;
}

/**
 * signet_row_selection_contains:
 * @self: the rows
 * @credential: a credential
 *
 * Returns: whether @credential is selected
 */
gboolean
signet_row_selection_contains (SignetRowSelection *self,
                               SignetCredential   *credential)
{
  g_return_val_if_fail (SIGNET_IS_ROW_SELECTION (self), FALSE);
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), FALSE);

  return g_hash_table_contains (self->selected, signet_credential_get_client_id (credential));
}

/**
 * signet_row_selection_toggle:
 * @self: the rows
 * @position: a row
 *
 * Selects a row, or takes it out of the selection. A stretch can begin there.
 */
void
signet_row_selection_toggle (SignetRowSelection *self,
                             guint               position)
{
  g_return_if_fail (SIGNET_IS_ROW_SELECTION (self));

  set_range (self, position, 1, !is_selected (self, position));
  g_free (self->anchor);
  self->anchor = g_strdup (get_client_id_at (self, position));
}

/**
 * signet_row_selection_extend:
 * @self: the rows
 * @position: a row
 *
 * Selects all rows from the last one that was toggled to this one.
 */
void
signet_row_selection_extend (SignetRowSelection *self,
                             guint               position)
{
  guint anchor;

  g_return_if_fail (SIGNET_IS_ROW_SELECTION (self));

  if (self->anchor == NULL ||
      !signet_credential_index_find (self->index, self->anchor, &anchor))
    {
      g_free (self->anchor);
      self->anchor = g_strdup (get_client_id_at (self, position));
      anchor = position;
    }

  set_range (self, MIN (anchor, position),
             MAX (anchor, position) - MIN (anchor, position) + 1, TRUE);
}

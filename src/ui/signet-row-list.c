/* signet-row-list.c: the rows of the list of credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-row-list.h"

/* Another order and another filter make another list of the same rows. Announced as such it costs
 * GtkColumnView some 200 rows that it takes apart, puts together and measures again, which is
 * more than a frame. So the rows stay, and only what stands in them changes; all that is
 * announced then is by how many the list is longer or shorter.
 *
 * What comes, goes and moves by itself is announced as it is, so that the place where the person
 * looks, and the focus, go with it.
 */
struct _SignetRowList
{
  GObject parent_instance;

  SignetCredentialIndex *index; /* (owned) */
  GPtrArray *rows;              /* (owned) (element-type SignetRow) %NULL until asked for */
  guint limit;
};

static void signet_row_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SignetRowList, signet_row_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      signet_row_list_model_init))

/*
 * Helpers
 */

static void
free_row (gpointer row)
{
  if (row != NULL)
    g_object_unref (row);
}

/* A row that nobody but this list has is not shown: it can as well be made anew. */
static gboolean
is_shown (SignetRow *row)
{
  return row != NULL && G_OBJECT (row)->ref_count > 1;
}

/* Takes rows out, and gives those that are shown. */
static GPtrArray *
take_rows (SignetRowList *self,
           guint          position,
           guint          n_rows)
{
  GPtrArray *taken = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = position; i < position + n_rows; i++)
    {
      g_autoptr(SignetRow) row = g_steal_pointer (&self->rows->pdata[i]);

      if (is_shown (row))
        g_ptr_array_add (taken, g_steal_pointer (&row));
    }

  return taken;
}

/* A credential that only stands elsewhere now, or was edited, keeps its row. */
static void
return_rows (SignetRowList *self,
             GPtrArray     *taken)
{
  for (guint i = 0; i < taken->len; i++)
    {
      SignetRow *row = g_ptr_array_index (taken, i);
      const char *client_id =
        signet_credential_get_client_id (signet_row_get_credential (row));
      g_autoptr(SignetCredential) credential = NULL;
      guint position;

      if (!signet_credential_index_find (self->index, client_id, &position) ||
          position >= self->rows->len || self->rows->pdata[position] != NULL)
        continue;

      credential = g_list_model_get_item (G_LIST_MODEL (self->index), position);
      signet_row_set_credential (row, credential);
      self->rows->pdata[position] = g_object_ref (row);
    }
}

/* Makes room for rows, or closes the gap of those that were taken out. */
static void
resize (SignetRowList *self,
        guint          position,
        guint          n_removed,
        guint          n_added)
{
  guint n_behind = self->rows->len - position - n_removed;
  gpointer *place;

  if (n_added > n_removed)
    g_ptr_array_set_size (self->rows, (int) (self->rows->len + n_added - n_removed));
  place = self->rows->pdata + position;
  memmove (place + n_added, place + n_removed, n_behind * sizeof (gpointer));
  memset (place, 0, n_added * sizeof (gpointer));
  if (n_removed > n_added)
    {
      /* What is cut off has moved. */
      memset (place + n_added + n_behind, 0, (n_removed - n_added) * sizeof (gpointer));
      g_ptr_array_set_size (self->rows, (int) (self->rows->len + n_added - n_removed));
    }
}

static void
splice (SignetRowList *self,
        guint          position,
        guint          n_removed,
        guint          n_added)
{
  g_autoptr(GPtrArray) taken = take_rows (self, position, n_removed);

  resize (self, position, n_removed, n_added);
  return_rows (self, taken);
  if (n_removed > 0 || n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

/* There are as many rows as there are credentials, up to the limit. */
static void
fit (SignetRowList *self)
{
  guint before = self->rows->len;
  guint after = MIN (g_list_model_get_n_items (G_LIST_MODEL (self->index)), self->limit);
  guint stay = MIN (before, after);

  splice (self, stay, before - stay, after - stay);
}

static void
show_anew (SignetRowList *self,
           guint          position,
           guint          end)
{
  end = MIN (end, self->rows->len);
  end = MIN (end, g_list_model_get_n_items (G_LIST_MODEL (self->index)));
  for (guint i = position; i < end; i++)
    {
      SignetRow *row = self->rows->pdata[i];
      g_autoptr(SignetCredential) credential = NULL;

      if (!is_shown (row))
        {
          g_clear_object ((GObject **) &self->rows->pdata[i]);
          continue;
        }

      credential = g_list_model_get_item (G_LIST_MODEL (self->index), i);
      signet_row_set_credential (row, credential);
    }
}

/*
 * Callbacks
 */

static void
on_index_items_changed_cb (SignetRowList         *self,
                           guint                  position,
                           guint                  n_removed,
                           guint                  n_added,
                           SignetCredentialIndex *index)
{
  guint before = self->rows->len;

  g_assert (SIGNET_IS_ROW_LIST (self));

  if (position >= self->limit)
    return;

  if (signet_credential_index_get_resetting (index))
    show_anew (self, position, n_removed == n_added ? position + n_added : before);
  else
    splice (self, position, MIN (n_removed, before - position),
            MIN (n_added, self->limit - position));
  fit (self);
}

/*
 * Virtual methods
 */

static GType
signet_row_list_get_item_type (GListModel *model)
{
  return SIGNET_TYPE_ROW;
}

static guint
signet_row_list_get_n_items (GListModel *model)
{
  return SIGNET_ROW_LIST (model)->rows->len;
}

static gpointer
signet_row_list_get_item (GListModel *model,
                          guint       position)
{
  SignetRowList *self = SIGNET_ROW_LIST (model);
  g_autoptr(SignetCredential) credential = NULL;

  if (position >= self->rows->len)
    return NULL;

  if (self->rows->pdata[position] == NULL)
    {
      credential = g_list_model_get_item (G_LIST_MODEL (self->index), position);
      self->rows->pdata[position] = signet_row_new (credential);
    }

  return g_object_ref (self->rows->pdata[position]);
}

static void
signet_row_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = signet_row_list_get_item_type;
  iface->get_n_items = signet_row_list_get_n_items;
  iface->get_item = signet_row_list_get_item;
}

/*
 * GObject
 */

static void
signet_row_list_finalize (GObject *object)
{
  SignetRowList *self = SIGNET_ROW_LIST (object);

  g_clear_object (&self->index);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (signet_row_list_parent_class)->finalize (object);
}

static void
signet_row_list_class_init (SignetRowListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_row_list_finalize;
}

static void
signet_row_list_init (SignetRowList *self)
{
  self->rows = g_ptr_array_new_with_free_func (free_row);
}

/*
 * Public
 */

/**
 * signet_row_list_new:
 * @index: what is found; the list follows it
 * @limit: how many rows there are at most
 *
 * Returns: (transfer full): the rows of what is found
 */
SignetRowList *
signet_row_list_new (SignetCredentialIndex *index,
                     guint                  limit)
{
  SignetRowList *self;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_INDEX (index), NULL);

  self = g_object_new (SIGNET_TYPE_ROW_LIST, NULL);
  self->index = g_object_ref (index);
  g_signal_connect_object (index, "items-changed", G_CALLBACK (on_index_items_changed_cb),
                           self, G_CONNECT_SWAPPED);
  signet_row_list_set_limit (self, limit);

  return self;
}

/**
 * signet_row_list_get_limit:
 * @self: the rows
 *
 * Returns: how many there are at most
 */
guint
signet_row_list_get_limit (SignetRowList *self)
{
  g_return_val_if_fail (SIGNET_IS_ROW_LIST (self), 0);

  return self->limit;
}

/**
 * signet_row_list_set_limit:
 * @self: the rows
 * @limit: how many there are at most
 *
 * Makes the list longer, if there is more, or shorter.
 */
void
signet_row_list_set_limit (SignetRowList *self,
                           guint          limit)
{
  g_return_if_fail (SIGNET_IS_ROW_LIST (self));

  self->limit = limit;
  fit (self);
}

/* signet-cell.c: one field of one credential in the list
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-cell.h"

/* GtkColumnView keeps about 205 rows alive whatever the length of the list, so a window
 * opens with more than a thousand cells. That is why cells are made in code, not from
 * templates, why they keep their text in a GtkInscription, whose size does not depend on
 * it, and why they make what is seldom shown only when it is.
 */
typedef struct
{
  SignetRowContext *context;    /* (owned) */
  SignetRow *row;               /* (owned) (nullable) where it stands */
  SignetCredential *credential; /* (owned) (nullable) while no row is bound */
  GtkListItem *list_item;       /* (borrowed) (nullable) what the list knows of the cell */
  GtkInscription *explained;    /* (borrowed) (nullable) a child that has an explanation */
  GList *late;                  /* (nullable) its place among the cells that wait */
  gulong row_id;                /* follows it */
  guint search_serial;          /* of the search whose words are marked */
  gboolean described;           /* whether its description is that of the credential */
} SignetCellPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SignetCell, signet_cell, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_CONTEXT = 1,
  N_PROPS
} SignetCellProperty;

static GParamSpec *properties[N_PROPS];

/*
 * Helpers
 */

static void
update (SignetCell *self)
{
  SignetCellPrivate *priv = signet_cell_get_instance_private (self);

  if (priv->credential == NULL || priv->late != NULL)
    return;

  priv->search_serial = signet_row_context_get_search_serial (priv->context);
  SIGNET_CELL_GET_CLASS (self)->update (self);
  if (priv->explained == NULL)
    return;

  priv->described = FALSE;
  signet_row_context_settle (priv->context);
}

/* Nobody sees a cell that waits, so it does not show another credential meanwhile. */
static void
set_late (SignetCell *self,
          gboolean    late)
{
  SignetCellPrivate *priv = signet_cell_get_instance_private (self);
  SignetCellQueue *queue = signet_row_context_get_queue (priv->context);

  if (late == (priv->late != NULL))
    return;

  if (late)
    priv->late = signet_cell_queue_add (queue, GTK_WIDGET (self));
  else
    signet_cell_queue_remove (queue, g_steal_pointer (&priv->late));
  gtk_widget_set_opacity (GTK_WIDGET (self), late ? 0 : 1);
}

static void
set_credential (SignetCell       *self,
                SignetCredential *credential)
{
  SignetCellPrivate *priv = signet_cell_get_instance_private (self);

  if (!g_set_object (&priv->credential, credential))
    return;

  set_late (self, credential != NULL &&
                  signet_cell_queue_may_add (signet_row_context_get_queue (priv->context),
                                             signet_cell_get_position (self)));
  update (self);
}

/*
 * Callbacks
 */

static void
on_context_changed_cb (SignetCell       *self,
                       SignetRowContext *context)
{
  g_assert (SIGNET_IS_CELL (self));

  update (self);
}

static void
on_row_changed_cb (SignetCell *self,
                   SignetRow  *row)
{
  g_assert (SIGNET_IS_CELL (self));

  set_credential (self, signet_row_get_credential (row));
}

/* A cell that was given to another row in the meantime has marked the new words already. */
static void
on_context_search_changed_cb (SignetCell       *self,
                              SignetRowContext *context)
{
  SignetCellPrivate *priv = signet_cell_get_instance_private (self);

  g_assert (SIGNET_IS_CELL (self));

  if (priv->search_serial != signet_row_context_get_search_serial (context))
    update (self);
}

/* A screen reader has to know what stands in the tooltip. But most rows have left the screen
 * again before anybody asks, and to write down exact times takes as long as to show the cell.
 */
static void
on_context_settled_cb (SignetCell       *self,
                       SignetRowContext *context)
{
  SignetCellPrivate *priv = signet_cell_get_instance_private (self);
  g_autofree char *text = NULL;

  g_assert (SIGNET_IS_CELL (self));

  if (priv->described || priv->credential == NULL)
    return;

  priv->described = TRUE;
  text = SIGNET_CELL_GET_CLASS (self)->explain (self);
  if (text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (priv->explained),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (priv->explained),
                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static gboolean
on_query_tooltip_cb (SignetCell *self,
                     int         x,
                     int         y,
                     gboolean    keyboard_mode,
                     GtkTooltip *tooltip)
{
  SignetCellPrivate *priv = signet_cell_get_instance_private (self);
  g_autofree char *text = NULL;

  g_assert (SIGNET_IS_CELL (self));

  if (priv->credential != NULL)
    text = SIGNET_CELL_GET_CLASS (self)->explain (self);
  gtk_tooltip_set_text (tooltip, text);

  return text != NULL;
}

/*
 * GObject
 */

static void
signet_cell_constructed (GObject *object)
{
  SignetCell *self = SIGNET_CELL (object);
  SignetCellPrivate *priv = signet_cell_get_instance_private (self);

  G_OBJECT_CLASS (signet_cell_parent_class)->constructed (object);

  g_signal_connect_object (priv->context, "changed", G_CALLBACK (on_context_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
signet_cell_dispose (GObject *object)
{
  SignetCell *self = SIGNET_CELL (object);
  SignetCellPrivate *priv = signet_cell_get_instance_private (self);
  GtkWidget *child;

  if (priv->late != NULL)
    set_late (self, FALSE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  if (priv->row != NULL)
    g_clear_signal_handler (&priv->row_id, priv->row);
  g_clear_object (&priv->row);
  g_clear_object (&priv->credential);
  g_clear_object (&priv->context);

  G_OBJECT_CLASS (signet_cell_parent_class)->dispose (object);
}

static void
signet_cell_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  SignetCell *self = SIGNET_CELL (object);

  switch ((SignetCellProperty) property_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, signet_cell_get_context (self));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_cell_set_property (GObject      *object,
                          guint         property_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  SignetCell *self = SIGNET_CELL (object);
  SignetCellPrivate *priv = signet_cell_get_instance_private (self);

  switch ((SignetCellProperty) property_id)
    {
    case PROP_CONTEXT:
      priv->context = g_value_dup_object (value);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_cell_class_init (SignetCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = signet_cell_constructed;
  object_class->dispose = signet_cell_dispose;
  object_class->get_property = signet_cell_get_property;
  object_class->set_property = signet_cell_set_property;

  /**
   * SignetCell:context:
   *
   * What all rows have in common.
   */
  properties[PROP_CONTEXT] =
    g_param_spec_object ("context", NULL, NULL, SIGNET_TYPE_ROW_CONTEXT,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
signet_cell_init (SignetCell *self)
{
}

/*
 * Public
 */

/**
 * signet_cell_get_credential:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): the credential whose field is shown
 */
SignetCredential *
signet_cell_get_credential (SignetCell *self)
{
  SignetCellPrivate *priv = signet_cell_get_instance_private (self);

  g_return_val_if_fail (SIGNET_IS_CELL (self), NULL);

  return priv->credential;
}

/**
 * signet_cell_set_row:
 * @self: a cell
 * @row: (nullable): a place in the list
 *
 * Shows the credential that stands in @row, and each that comes to stand there.
 */
void
signet_cell_set_row (SignetCell *self,
                     SignetRow  *row)
{
  SignetCellPrivate *priv = signet_cell_get_instance_private (self);

  g_return_if_fail (SIGNET_IS_CELL (self));
  g_return_if_fail (row == NULL || SIGNET_IS_ROW (row));

  if (priv->row == row)
    return;

  if (priv->row != NULL)
    g_clear_signal_handler (&priv->row_id, priv->row);
  g_set_object (&priv->row, row);
  if (row != NULL)
    priv->row_id = g_signal_connect_swapped (row, "changed",
                                             G_CALLBACK (on_row_changed_cb), self);
  set_credential (self, row != NULL ? signet_row_get_credential (row) : NULL);
}

/**
 * signet_cell_show_late:
 * @self: a cell that waits in the queue of its context
 *
 * Lets it show its credential now.
 */
void
signet_cell_show_late (SignetCell *self)
{
  g_return_if_fail (SIGNET_IS_CELL (self));

  set_late (self, FALSE);
  update (self);
}

/**
 * signet_cell_explain:
 * @self: a cell
 * @inscription: a text of it
 *
 * Returns: (transfer full) (nullable): what explains that text, if there is anything
 */
char *
signet_cell_explain (SignetCell     *self,
                     GtkInscription *inscription)
{
  SignetCellPrivate *priv = signet_cell_get_instance_private (self);

  g_return_val_if_fail (SIGNET_IS_CELL (self), NULL);

  if (priv->explained != inscription || priv->credential == NULL)
    return NULL;

  return SIGNET_CELL_GET_CLASS (self)->explain (self);
}

/**
 * signet_cell_get_context:
 * @self: a cell
 *
 * Returns: (transfer none): what all rows have in common
 */
SignetRowContext *
signet_cell_get_context (SignetCell *self)
{
  SignetCellPrivate *priv = signet_cell_get_instance_private (self);

  g_return_val_if_fail (SIGNET_IS_CELL (self), NULL);

  return priv->context;
}

/**
 * signet_cell_get_position:
 * @self: a cell
 *
 * Returns: where the credential stands in the list, or %GTK_INVALID_LIST_POSITION. While the
 *   list changes, it is where it stood.
 */
guint
signet_cell_get_position (SignetCell *self)
{
  SignetCellPrivate *priv = signet_cell_get_instance_private (self);

  g_return_val_if_fail (SIGNET_IS_CELL (self), GTK_INVALID_LIST_POSITION);

  return priv->list_item != NULL ? gtk_list_item_get_position (priv->list_item)
                                 : GTK_INVALID_LIST_POSITION;
}

/**
 * signet_cell_set_list_item:
 * @self: a cell
 * @list_item: (nullable): what the list knows of the cell, %NULL when it knows it no more
 *
 * Lets the cell know its place.
 */
void
signet_cell_set_list_item (SignetCell  *self,
                           GtkListItem *list_item)
{
  SignetCellPrivate *priv = signet_cell_get_instance_private (self);

  g_return_if_fail (SIGNET_IS_CELL (self));

  priv->list_item = list_item;
}

/**
 * signet_cell_watch_time:
 * @self: a cell
 *
 * Lets the cell show its credential anew as time goes by, too.
 */
void
signet_cell_watch_time (SignetCell *self)
{
  SignetCellPrivate *priv = signet_cell_get_instance_private (self);

  g_return_if_fail (SIGNET_IS_CELL (self));

  g_signal_connect_object (priv->context, "tick", G_CALLBACK (on_context_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

/**
 * signet_cell_watch_search:
 * @self: a cell
 *
 * Lets the cell show its credential anew when other words are searched for, too.
 */
void
signet_cell_watch_search (SignetCell *self)
{
  SignetCellPrivate *priv = signet_cell_get_instance_private (self);

  g_return_if_fail (SIGNET_IS_CELL (self));

  g_signal_connect_object (priv->context, "search-changed",
                           G_CALLBACK (on_context_search_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * signet_cell_add_explanation:
 * @self: a cell whose class has `explain`
 * @inscription: a text of it
 *
 * Shows the explanation as tooltip of the cell, and lets a screen reader say it of the text.
 */
void
signet_cell_add_explanation (SignetCell     *self,
                             GtkInscription *inscription)
{
  SignetCellPrivate *priv = signet_cell_get_instance_private (self);

  g_return_if_fail (SIGNET_IS_CELL (self));
  g_return_if_fail (GTK_IS_INSCRIPTION (inscription));

  /* The tooltip belongs to the cell: where the inscription has none, its parent is asked. */
  priv->explained = inscription;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip_cb), NULL);
  g_signal_connect_object (priv->context, "settled", G_CALLBACK (on_context_settled_cb),
                           self, G_CONNECT_SWAPPED);
}

/* signet-cell.c: one field of one credential in the list
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-cell.h"

#include "signet-highlight.h"
#include "signet-text.h"

/* GtkColumnView keeps about 205 rows alive whatever the length of the list, so a window
 * opens with more than a thousand cells. That is why cells are made in code, not from
 * templates, why they keep their text in a GtkInscription, whose size does not depend on
 * it, and why they make what is seldom shown only when it is.
 */
typedef struct
{
  SignetRowContext *context;    /* (owned) */
  SignetCredential *credential; /* (owned) (nullable) while no row is bound */
  GtkListItem *list_item;       /* (borrowed) (nullable) what the list knows of the cell */
  GtkInscription *explained;    /* (borrowed) (nullable) a child that has an explanation */
  GList *late;                  /* (nullable) its place among the cells that wait */
  guint search_serial;          /* of the search whose words are marked */
  gboolean described;           /* whether its description is that of the credential */
} SignetCellPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SignetCell, signet_cell, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_CONTEXT = 1,
  PROP_CREDENTIAL,
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

/* An explanation says more than the whole text would. */
static gboolean
is_explained (GtkWidget *inscription)
{
  GtkWidget *parent = gtk_widget_get_parent (inscription);
  SignetCellPrivate *priv = SIGNET_IS_CELL (parent) ?
    signet_cell_get_instance_private (SIGNET_CELL (parent)) : NULL;
  g_autofree char *text = NULL;

  if (priv == NULL || GTK_WIDGET (priv->explained) != inscription || priv->credential == NULL)
    return FALSE;

  text = SIGNET_CELL_GET_CLASS (parent)->explain (SIGNET_CELL (parent));

  return text != NULL;
}

/* A tooltip that repeats what can be read anyway would only be in the way. */
static gboolean
on_inscription_query_tooltip_cb (GtkWidget  *widget,
                                 int         x,
                                 int         y,
                                 gboolean    keyboard_mode,
                                 GtkTooltip *tooltip)
{
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  g_autoptr(PangoLayout) layout = NULL;
  int width;

  if (text == NULL || *text == '\0' || is_explained (widget))
    return FALSE;

  layout = gtk_widget_create_pango_layout (widget, text);
  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width <= gtk_widget_get_width (widget))
    return FALSE;

  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
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

    case PROP_CREDENTIAL:
      g_value_set_object (value, signet_cell_get_credential (self));
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

    case PROP_CREDENTIAL:
      signet_cell_set_credential (self, g_value_get_object (value));
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

  /**
   * SignetCell:credential:
   *
   * Whose field is shown, %NULL while none is.
   */
  properties[PROP_CREDENTIAL] =
    g_param_spec_object ("credential", NULL, NULL, SIGNET_TYPE_CREDENTIAL,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

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
 * signet_cell_set_credential:
 * @self: a cell
 * @credential: (nullable): the credential whose field to show
 *
 * Gives the cell to another row.
 */
void
signet_cell_set_credential (SignetCell       *self,
                            SignetCredential *credential)
{
  SignetCellPrivate *priv = signet_cell_get_instance_private (self);

  g_return_if_fail (SIGNET_IS_CELL (self));
  g_return_if_fail (credential == NULL || SIGNET_IS_CREDENTIAL (credential));

  if (!g_set_object (&priv->credential, credential))
    return;

  set_late (self, credential != NULL &&
                  signet_cell_queue_may_add (signet_row_context_get_queue (priv->context),
                                             signet_cell_get_position (self)));
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CREDENTIAL]);
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

/**
 * signet_cell_show_found:
 * @self: a cell
 * @inscription: a text of it
 * @text: what to show
 *
 * Shows @text and marks in it what is searched for.
 */
void
signet_cell_show_found (SignetCell     *self,
                        GtkInscription *inscription,
                        const char     *text)
{
  SignetCellPrivate *priv = signet_cell_get_instance_private (self);
  const char * const *words;
  g_autoptr(GArray) matches = NULL;

  g_return_if_fail (SIGNET_IS_CELL (self));
  g_return_if_fail (text != NULL);

  words = signet_row_context_get_search_words (priv->context);
  if (words != NULL)
    matches = signet_text_find_matches (text, words);
  signet_cell_show_matches (self, inscription, text, matches);
}

/**
 * signet_cell_show_matches:
 * @self: a cell
 * @inscription: a text of it
 * @text: what to show
 * @matches: (nullable) (element-type SignetTextMatch): the parts of it to mark
 *
 * Shows @text and marks those parts.
 */
void
signet_cell_show_matches (SignetCell     *self,
                          GtkInscription *inscription,
                          const char     *text,
                          GArray         *matches)
{
  SignetCellPrivate *priv = signet_cell_get_instance_private (self);

  g_return_if_fail (SIGNET_IS_CELL (self));
  g_return_if_fail (GTK_IS_INSCRIPTION (inscription));

  gtk_inscription_set_text (inscription, text);
  if (matches != NULL)
    {
      g_autoptr(PangoAttrList) attributes =
        signet_highlight_new (GTK_WIDGET (inscription), matches,
                              signet_row_context_get_high_contrast (priv->context));

      gtk_inscription_set_attributes (inscription, attributes);
    }
  else if (gtk_inscription_get_attributes (inscription) != NULL)
    {
      gtk_inscription_set_attributes (inscription, NULL);
    }
}

/**
 * signet_cell_new_inscription:
 *
 * The pointer brings up the whole text where only a part of it has room.
 *
 * Returns: (transfer floating): a text of a cell, one line that takes the room there is
 */
GtkInscription *
signet_cell_new_inscription (void)
{
  GtkWidget *widget = gtk_inscription_new (NULL);
  GtkInscription *inscription = GTK_INSCRIPTION (widget);

  gtk_inscription_set_text_overflow (inscription, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (inscription, 0);
  gtk_inscription_set_nat_chars (inscription, 0);
  /* Unlike a GtkLabel, it does not turn its alignment round by itself. */
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    gtk_inscription_set_xalign (inscription, 1);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (inscription, "query-tooltip",
                    G_CALLBACK (on_inscription_query_tooltip_cb), NULL);

  return inscription;
}

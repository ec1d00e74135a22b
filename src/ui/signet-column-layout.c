/* signet-column-layout.c: which columns the person wants to see, and how
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-column-layout.h"

#include "signet-column-order.h"

/* Only what the person chose is in here, and so only that is remembered. What a window makes of
 * it where there is no room is a SignetColumnFit.
 */
struct _SignetColumnLayout
{
  GObject parent_instance;

  gboolean wanted[SIGNET_N_COLUMNS];
  SignetColumn order[SIGNET_N_COLUMNS];
  double widths[SIGNET_N_COLUMNS]; /* 0 where the person chose none */
  gboolean keeping;                /* whether only what is known here can be shown */
  guint settle_id;                 /* waits for a width to stay what it is */
};

G_DEFINE_FINAL_TYPE (SignetColumnLayout, signet_column_layout, G_TYPE_OBJECT)

typedef enum
{
  PROP_COLUMNS = 1,
  PROP_COLUMN_ORDER,
  PROP_COLUMN_WIDTHS,
  N_PROPS
} SignetColumnLayoutProperty;

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A width that is dragged changes with every frame, and is told when it rests. */
#define SETTLE_MILLISECONDS 200

/*
 * Helpers
 */

static void
changed (SignetColumnLayout         *self,
         SignetColumnLayoutProperty  property)
{
  g_signal_emit (self, signals[CHANGED], 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/*
 * Callbacks
 */

static gboolean
on_settled_cb (gpointer user_data)
{
  SignetColumnLayout *self = SIGNET_COLUMN_LAYOUT (user_data);

  self->settle_id = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLUMN_WIDTHS]);

  return G_SOURCE_REMOVE;
}

/*
 * GObject
 */

static GStrv
dup_columns (SignetColumnLayout *self)
{
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < SIGNET_N_COLUMNS; i++)
    {
      if (signet_column_is_optional (i) && self->wanted[i])
        g_strv_builder_add (ids, signet_column_get_id (i));
    }

  return g_strv_builder_end (ids);
}

static void
set_columns (SignetColumnLayout *self,
             const char * const *columns)
{
  gboolean is_other = FALSE;

  for (guint i = 0; columns != NULL && i < SIGNET_N_COLUMNS; i++)
    {
      gboolean wanted = !signet_column_is_optional (i) ||
                        g_strv_contains (columns, signet_column_get_id (i));

      is_other |= self->wanted[i] != wanted;
      self->wanted[i] = wanted;
    }

  if (is_other)
    changed (self, PROP_COLUMNS);
}

static void
set_column_order (SignetColumnLayout *self,
                  const char * const *column_order)
{
  const char * const none[] = { NULL };
  SignetColumn order[SIGNET_N_COLUMNS];

  signet_column_order_read (order, column_order != NULL ? column_order : none);
  if (memcmp (self->order, order, sizeof order) == 0)
    return;

  memcpy (self->order, order, sizeof order);
  changed (self, PROP_COLUMN_ORDER);
}

static GVariant *
dup_column_widths (SignetColumnLayout *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{si}"));
  for (guint i = 0; i < SIGNET_N_COLUMNS; i++)
    {
      if (self->widths[i] > 0)
        g_variant_builder_add (&builder, "{si}", signet_column_get_id (i),
                               (int) (self->widths[i] + 0.5));
    }

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

static void
set_column_widths (SignetColumnLayout *self,
                   GVariant           *column_widths)
{
  g_autoptr(GVariant) before = dup_column_widths (self);
  GVariantIter iter;
  const char *id;
  int width;

  if (column_widths == NULL || g_variant_equal (before, column_widths))
    return;

  memset (self->widths, 0, sizeof self->widths);
  g_variant_iter_init (&iter, column_widths);
  while (g_variant_iter_next (&iter, "{&si}", &id, &width))
    {
      SignetColumn column;

      if (signet_column_from_id (id, &column) && !signet_column_is_fixed (column) && width > 0)
        self->widths[column] = CLAMP (width, SIGNET_COLUMN_WIDTH_MIN, SIGNET_COLUMN_WIDTH_MAX);
    }

  changed (self, PROP_COLUMN_WIDTHS);
}

static void
signet_column_layout_dispose (GObject *object)
{
  g_clear_handle_id (&SIGNET_COLUMN_LAYOUT (object)->settle_id, g_source_remove);

  G_OBJECT_CLASS (signet_column_layout_parent_class)->dispose (object);
}

static void
signet_column_layout_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  SignetColumnLayout *self = SIGNET_COLUMN_LAYOUT (object);

  switch ((SignetColumnLayoutProperty) property_id)
    {
    case PROP_COLUMNS:
      g_value_take_boxed (value, dup_columns (self));
      break;

    case PROP_COLUMN_ORDER:
      g_value_take_boxed (value, signet_column_order_write (self->order));
      break;

    case PROP_COLUMN_WIDTHS:
      g_value_take_variant (value, dup_column_widths (self));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_column_layout_set_property (GObject      *object,
                                   guint         property_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  SignetColumnLayout *self = SIGNET_COLUMN_LAYOUT (object);

  switch ((SignetColumnLayoutProperty) property_id)
    {
    case PROP_COLUMNS:
      set_columns (self, g_value_get_boxed (value));
      break;

    case PROP_COLUMN_ORDER:
      set_column_order (self, g_value_get_boxed (value));
      break;

    case PROP_COLUMN_WIDTHS:
      set_column_widths (self, g_value_get_variant (value));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_column_layout_class_init (SignetColumnLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = signet_column_layout_dispose;
  object_class->get_property = signet_column_layout_get_property;
  object_class->set_property = signet_column_layout_set_property;

  /**
   * SignetColumnLayout:columns:
   *
   * The ids of the optional columns that the person wants to see.
   */
  properties[PROP_COLUMNS] = g_param_spec_boxed ("columns", NULL, NULL, G_TYPE_STRV, flags);

  /**
   * SignetColumnLayout:column-order:
   *
   * The ids of the columns that can be moved in their order, empty for the default one.
   */
  properties[PROP_COLUMN_ORDER] =
    g_param_spec_boxed ("column-order", NULL, NULL, G_TYPE_STRV, flags);

  /**
   * SignetColumnLayout:column-widths:
   *
   * The widths that the person chose, by the ids of their columns.
   */
  properties[PROP_COLUMN_WIDTHS] =
    g_param_spec_variant ("column-widths", NULL, NULL, G_VARIANT_TYPE ("a{si}"), NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SignetColumnLayout::changed:
   *
   * Something is to be shown differently.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
signet_column_layout_init (SignetColumnLayout *self)
{
  for (guint i = 0; i < SIGNET_N_COLUMNS; i++)
    self->wanted[i] = signet_column_is_default (i);
  signet_column_order_reset (self->order);
}

/*
 * Public
 */

/**
 * signet_column_layout_new:
 *
 * Returns: (transfer full): the default layout
 */
SignetColumnLayout *
signet_column_layout_new (void)
{
  return g_object_new (SIGNET_TYPE_COLUMN_LAYOUT, NULL);
}

/**
 * signet_column_layout_get_wanted:
 * @self: a layout
 * @column: a column
 *
 * Returns: whether the person wants to see it, and there can be something in it
 */
gboolean
signet_column_layout_get_wanted (SignetColumnLayout *self,
                                 SignetColumn        column)
{
  g_return_val_if_fail (SIGNET_IS_COLUMN_LAYOUT (self), FALSE);
  g_return_val_if_fail (column < SIGNET_N_COLUMNS, FALSE);

  if (self->keeping && signet_column_is_optional (column))
    return column == SIGNET_COLUMN_CLIENT_ID;

  return self->wanted[column];
}

/**
 * signet_column_layout_set_wanted:
 * @self: a layout
 * @column: an optional column
 * @wanted: whether the person wants to see it
 *
 * Shows or hides a column.
 */
void
signet_column_layout_set_wanted (SignetColumnLayout *self,
                                 SignetColumn        column,
                                 gboolean            wanted)
{
  g_return_if_fail (SIGNET_IS_COLUMN_LAYOUT (self));
  g_return_if_fail (column < SIGNET_N_COLUMNS && signet_column_is_optional (column));

  wanted = !!wanted;
  if (self->wanted[column] == wanted)
    return;

  self->wanted[column] = wanted;
  changed (self, PROP_COLUMNS);
}

/**
 * signet_column_layout_get_keeping:
 * @self: a layout
 *
 * Returns: whether only what is known of credentials that are kept here is shown
 */
gboolean
signet_column_layout_get_keeping (SignetColumnLayout *self)
{
  g_return_val_if_fail (SIGNET_IS_COLUMN_LAYOUT (self), FALSE);

  return self->keeping;
}

/**
 * signet_column_layout_set_keeping:
 * @self: a layout
 * @keeping: whether the credentials are only kept here
 *
 * Leaves out what only their issuer could tell, whatever the person wants to see elsewhere. That
 * is not a choice, so it is not remembered.
 */
void
signet_column_layout_set_keeping (SignetColumnLayout *self,
                                  gboolean            keeping)
{
  g_return_if_fail (SIGNET_IS_COLUMN_LAYOUT (self));

  keeping = !!keeping;
  if (self->keeping == keeping)
    return;

  self->keeping = keeping;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * signet_column_layout_get_column:
 * @self: a layout
 * @position: less than the number of columns
 *
 * Returns: the column that stands there, counted from the start of the row, hidden ones too
 */
SignetColumn
signet_column_layout_get_column (SignetColumnLayout *self,
                                 guint               position)
{
  g_return_val_if_fail (SIGNET_IS_COLUMN_LAYOUT (self), SIGNET_COLUMN_NAME);
  g_return_val_if_fail (position < SIGNET_N_COLUMNS, SIGNET_COLUMN_NAME);

  return self->order[position];
}

/**
 * signet_column_layout_get_position:
 * @self: a layout
 * @column: a column
 *
 * Returns: where it stands, counted from the start of the row, hidden ones too
 */
guint
signet_column_layout_get_position (SignetColumnLayout *self,
                                   SignetColumn        column)
{
  g_return_val_if_fail (SIGNET_IS_COLUMN_LAYOUT (self), 0);

  return signet_column_order_find (self->order, column);
}

/**
 * signet_column_layout_move:
 * @self: a layout
 * @column: a column that is not fixed
 * @position: where it is to stand; what is fixed stays behind it
 *
 * Moves a column, and those between out of its way.
 */
void
signet_column_layout_move (SignetColumnLayout *self,
                           SignetColumn        column,
                           guint               position)
{
  g_return_if_fail (SIGNET_IS_COLUMN_LAYOUT (self));
  g_return_if_fail (column < SIGNET_N_COLUMNS && !signet_column_is_fixed (column));

  if (signet_column_order_move (self->order, column, position))
    changed (self, PROP_COLUMN_ORDER);
}

/**
 * signet_column_layout_get_width:
 * @self: a layout
 * @column: a column
 *
 * Returns: how wide it is to be, in pixels at a text size of 100 %; the name is at least that
 */
double
signet_column_layout_get_width (SignetColumnLayout *self,
                                SignetColumn        column)
{
  g_return_val_if_fail (SIGNET_IS_COLUMN_LAYOUT (self), 0);
  g_return_val_if_fail (column < SIGNET_N_COLUMNS, 0);

  return self->widths[column] > 0 ? self->widths[column] : signet_column_get_width (column);
}

/**
 * signet_column_layout_set_width:
 * @self: a layout
 * @column: a column that is not fixed
 * @width: how wide it is to be, in pixels at a text size of 100 %
 *
 * Sets the width that the person chose.
 */
void
signet_column_layout_set_width (SignetColumnLayout *self,
                                SignetColumn        column,
                                double              width)
{
  g_return_if_fail (SIGNET_IS_COLUMN_LAYOUT (self));
  g_return_if_fail (column < SIGNET_N_COLUMNS && !signet_column_is_fixed (column));

  width = CLAMP (width, SIGNET_COLUMN_WIDTH_MIN, SIGNET_COLUMN_WIDTH_MAX);
  if (signet_column_layout_get_width (self, column) == width)
    return;

  self->widths[column] = width;
  g_signal_emit (self, signals[CHANGED], 0);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (SETTLE_MILLISECONDS, on_settled_cb, self);
}

/**
 * signet_column_layout_is_default:
 * @self: a layout
 *
 * Returns: whether nothing was chosen, so that there is nothing to reset
 */
gboolean
signet_column_layout_is_default (SignetColumnLayout *self)
{
  g_return_val_if_fail (SIGNET_IS_COLUMN_LAYOUT (self), TRUE);

  for (guint i = 0; i < SIGNET_N_COLUMNS; i++)
    {
      if (self->wanted[i] != signet_column_is_default (i) || self->widths[i] > 0)
        return FALSE;
    }

  return signet_column_order_is_default (self->order);
}

/**
 * signet_column_layout_reset:
 * @self: a layout
 *
 * Shows the columns as if nothing had ever been chosen.
 */
void
signet_column_layout_reset (SignetColumnLayout *self)
{
  g_return_if_fail (SIGNET_IS_COLUMN_LAYOUT (self));

  if (signet_column_layout_is_default (self))
    return;

  for (guint i = 0; i < SIGNET_N_COLUMNS; i++)
    self->wanted[i] = signet_column_is_default (i);
  signet_column_order_reset (self->order);
  memset (self->widths, 0, sizeof self->widths);
  g_clear_handle_id (&self->settle_id, g_source_remove);

  g_signal_emit (self, signals[CHANGED], 0);
  for (guint i = PROP_COLUMNS; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

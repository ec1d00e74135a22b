/* signet-short-label.c: words that an icon stands for where they have no room
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-short-label.h"

/* What is in a button whose words may be too long. It asks for the room of the words, makes do
 * with that of the icon, and says the words in a tooltip then. The button needs a name of its own,
 * which is the same in both forms.
 */
struct _SignetShortLabel
{
  GtkWidget parent_instance;

  GtkWidget *label; /* (owned) by being a child */
  GtkWidget *image; /* (owned) by being a child */
};

G_DEFINE_FINAL_TYPE (SignetShortLabel, signet_short_label, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_LABEL = 1,
  PROP_ICON_NAME,
  N_PROPS
} SignetShortLabelProperty;

static GParamSpec *properties[N_PROPS];

/*
 * Helpers
 */

static int
get_natural (GtkWidget      *child,
             GtkOrientation  orientation)
{
  int natural;

  gtk_widget_measure (child, orientation, -1, NULL, &natural, NULL, NULL);

  return natural;
}

/*
 * Callbacks
 */

/* Anywhere on the button that this stands on. */
static gboolean
on_button_query_tooltip_cb (SignetShortLabel *self,
                            int               x,
                            int               y,
                            gboolean          keyboard_tooltip,
                            GtkTooltip       *tooltip)
{
  g_assert (SIGNET_IS_SHORT_LABEL (self));

  gtk_tooltip_set_text (tooltip, signet_short_label_get_label (self));

  return gtk_widget_get_child_visible (self->image) &&
         !gtk_widget_get_child_visible (self->label);
}

/*
 * Virtual methods
 */

static GtkSizeRequestMode
signet_short_label_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
signet_short_label_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  SignetShortLabel *self = SIGNET_SHORT_LABEL (widget);
  int label = get_natural (self->label, orientation);
  int image = get_natural (self->image, orientation);

  *natural = MAX (label, image);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? image : *natural;
}

static void
signet_short_label_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  SignetShortLabel *self = SIGNET_SHORT_LABEL (widget);
  gboolean is_short = width < get_natural (self->label, GTK_ORIENTATION_HORIZONTAL);
  GtkAllocation allocation = { 0, 0, width, height };

  gtk_widget_set_child_visible (self->label, !is_short);
  gtk_widget_set_child_visible (self->image, is_short);
  gtk_widget_size_allocate (is_short ? self->image : self->label, &allocation, -1);
}

static void
signet_short_label_root (GtkWidget *widget)
{
  GtkWidget *button = gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON);

  GTK_WIDGET_CLASS (signet_short_label_parent_class)->root (widget);

  if (button == NULL || gtk_widget_get_has_tooltip (button))
    return;

  gtk_widget_set_has_tooltip (button, TRUE);
  g_signal_connect_object (button, "query-tooltip", G_CALLBACK (on_button_query_tooltip_cb),
                           widget, G_CONNECT_SWAPPED);
}

/*
 * GObject
 */

static void
signet_short_label_dispose (GObject *object)
{
  SignetShortLabel *self = SIGNET_SHORT_LABEL (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->image, gtk_widget_unparent);

  G_OBJECT_CLASS (signet_short_label_parent_class)->dispose (object);
}

static void
signet_short_label_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  SignetShortLabel *self = SIGNET_SHORT_LABEL (object);

  switch ((SignetShortLabelProperty) property_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, signet_short_label_get_label (self));
      break;

    case PROP_ICON_NAME:
      g_value_set_string (value, gtk_image_get_icon_name (GTK_IMAGE (self->image)));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_short_label_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  SignetShortLabel *self = SIGNET_SHORT_LABEL (object);

  switch ((SignetShortLabelProperty) property_id)
    {
    case PROP_LABEL:
      signet_short_label_set_label (self, g_value_get_string (value));
      break;

    case PROP_ICON_NAME:
      gtk_image_set_from_icon_name (GTK_IMAGE (self->image), g_value_get_string (value));
      g_object_notify_by_pspec (object, pspec);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  /**
   * SignetShortLabel:label:
   *
   * The words.
   */
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", flags);

  /**
   * SignetShortLabel:icon-name:
   *
   * What stands for the words.
   */
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_short_label_class_init (SignetShortLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_short_label_dispose;
  object_class->get_property = signet_short_label_get_property;
  object_class->set_property = signet_short_label_set_property;
  widget_class->get_request_mode = signet_short_label_get_request_mode;
  widget_class->measure = signet_short_label_measure;
  widget_class->size_allocate = signet_short_label_size_allocate;
  widget_class->root = signet_short_label_root;

  install_properties (object_class);
  gtk_widget_class_set_css_name (widget_class, "shortlabel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
signet_short_label_init (SignetShortLabel *self)
{
  self->label = gtk_label_new (NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  self->image = g_object_new (GTK_TYPE_IMAGE,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              NULL);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
}

/*
 * Public
 */

/**
 * signet_short_label_get_label:
 * @self: a label
 *
 * Returns: (transfer none): the words
 */
const char *
signet_short_label_get_label (SignetShortLabel *self)
{
  g_return_val_if_fail (SIGNET_IS_SHORT_LABEL (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->label));
}

/**
 * signet_short_label_set_label:
 * @self: a label
 * @label: the words
 *
 * Says something else.
 */
void
signet_short_label_set_label (SignetShortLabel *self,
                              const char       *label)
{
  g_return_if_fail (SIGNET_IS_SHORT_LABEL (self));

  if (g_strcmp0 (signet_short_label_get_label (self), label) == 0)
    return;

  gtk_label_set_text (GTK_LABEL (self->label), label != NULL ? label : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

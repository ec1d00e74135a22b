/* signet-help-page.c: one topic of the help
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-help-page.h"

/* Its labels come from markup, as plain paragraphs, or by the type of the child as a “step” with
 * a number, or as a “command” for a terminal. How they look is said here once.
 */
struct _SignetHelpPage
{
  GtkBox parent_instance;

  char *title; /* (owned) (nullable) */
  guint n_steps;
};

static void signet_help_page_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SignetHelpPage, signet_help_page, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      signet_help_page_buildable_init))

typedef enum
{
  PROP_TITLE = 1,
  N_PROPS
} SignetHelpPageProperty;

static GParamSpec *properties[N_PROPS];

static GtkBuildableIface *parent_buildable;

/*
 * Helpers
 */

static void
add_heading (SignetHelpPage *self)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                     "label", self->title,
                                     "wrap", TRUE,
                                     "xalign", 0.0,
                                     NULL);

  gtk_widget_add_css_class (heading, "title-2");
  gtk_box_append (GTK_BOX (self), heading);
}

static void
add_step (SignetHelpPage *self,
          GtkWidget      *text)
{
  g_autofree char *number = g_strdup_printf ("%u.", ++self->n_steps);
  GtkWidget *label = gtk_label_new (number);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (label, "num");
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (self), box);
}

/*
 * Virtual methods
 */

static void
signet_help_page_add_child (GtkBuildable *buildable,
                            GtkBuilder   *builder,
                            GObject      *child,
                            const char   *type)
{
  SignetHelpPage *self = SIGNET_HELP_PAGE (buildable);

  if (!GTK_IS_LABEL (child))
    {
      parent_buildable->add_child (buildable, builder, child, type);
      return;
    }

  g_object_set (child, "wrap", TRUE, "xalign", 0.0, NULL);
  if (g_strcmp0 (type, "step") == 0)
    {
      add_step (self, GTK_WIDGET (child));
      return;
    }

  if (g_strcmp0 (type, "command") == 0)
    {
      gtk_label_set_selectable (GTK_LABEL (child), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (child), PANGO_WRAP_WORD_CHAR);
      gtk_widget_add_css_class (GTK_WIDGET (child), "mono");
      gtk_widget_add_css_class (GTK_WIDGET (child), "command");
      /* What is typed goes from left to right, whatever the language. */
      gtk_widget_set_direction (GTK_WIDGET (child), GTK_TEXT_DIR_LTR);
    }
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (child));
}

static void
signet_help_page_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = signet_help_page_add_child;
}

/*
 * GObject
 */

static void
signet_help_page_constructed (GObject *object)
{
  SignetHelpPage *self = SIGNET_HELP_PAGE (object);

  G_OBJECT_CLASS (signet_help_page_parent_class)->constructed (object);

  add_heading (self);
}

static void
signet_help_page_finalize (GObject *object)
{
  SignetHelpPage *self = SIGNET_HELP_PAGE (object);

  g_free (self->title);

  G_OBJECT_CLASS (signet_help_page_parent_class)->finalize (object);
}

static void
signet_help_page_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  SignetHelpPage *self = SIGNET_HELP_PAGE (object);

  switch ((SignetHelpPageProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
signet_help_page_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  SignetHelpPage *self = SIGNET_HELP_PAGE (object);

  switch ((SignetHelpPageProperty) prop_id)
    {
    case PROP_TITLE:
      self->title = g_value_dup_string (value);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
signet_help_page_class_init (SignetHelpPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = signet_help_page_constructed;
  object_class->finalize = signet_help_page_finalize;
  object_class->get_property = signet_help_page_get_property;
  object_class->set_property = signet_help_page_set_property;

  /**
   * SignetHelpPage:title:
   *
   * What the topic is called.
   */
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "helppage");
}

static void
signet_help_page_init (SignetHelpPage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
}

/*
 * Public
 */

/**
 * signet_help_page_get_title:
 * @self: a page
 *
 * Returns: (transfer none): what the topic is called
 */
const char *
signet_help_page_get_title (SignetHelpPage *self)
{
  g_return_val_if_fail (SIGNET_IS_HELP_PAGE (self), NULL);

  return self->title;
}

/* signet-hint-row.c: words about the field above it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-hint-row.h"

struct _SignetHintRow
{
  AdwPreferencesRow parent_instance;

  GtkWidget *field; /* (owned) (nullable) */

  GtkLabel *label; /* (template) */
};

G_DEFINE_FINAL_TYPE (SignetHintRow, signet_hint_row, ADW_TYPE_PREFERENCES_ROW)

typedef enum
{
  PROP_FIELD = 1,
  N_PROPS
} SignetHintRowProperty;

static GParamSpec *properties[N_PROPS];

/*
 * Helpers
 */

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    present)
{
  if (present)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
explain (GtkAccessible *accessible,
         const char    *text,
         gboolean       wrong)
{
  gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE
                                     : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
}

static void
show (SignetHintRow *self,
      const char    *text,
      gboolean       wrong)
{
  gtk_label_set_label (self->label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  set_class (GTK_WIDGET (self->label), "error", wrong);
  if (self->field == NULL)
    return;

  set_class (self->field, "hinted", text != NULL);
  set_class (self->field, "error", wrong);
  explain (GTK_ACCESSIBLE (self->field), text, wrong);
  /* Of an entry row GTK 4.8 tells about the row, and later versions about the text inside it. */
  if (GTK_IS_EDITABLE (self->field))
    explain (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->field))), text, wrong);
}

/*
 * GObject
 */

static void
signet_hint_row_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  SignetHintRow *self = SIGNET_HINT_ROW (object);

  switch ((SignetHintRowProperty) prop_id)
    {
    case PROP_FIELD:
      self->field = g_value_dup_object (value);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
signet_hint_row_dispose (GObject *object)
{
  SignetHintRow *self = SIGNET_HINT_ROW (object);

  g_clear_object (&self->field);

  G_OBJECT_CLASS (signet_hint_row_parent_class)->dispose (object);
}

static void
signet_hint_row_class_init (SignetHintRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = signet_hint_row_set_property;
  object_class->dispose = signet_hint_row_dispose;

  /**
   * SignetHintRow:field:
   *
   * The row that the words are about.
   */
  properties[PROP_FIELD] =
    g_param_spec_object ("field", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-hint-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetHintRow, label);
}

static void
signet_hint_row_init (SignetHintRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/*
 * Public
 */

/**
 * signet_hint_row_say:
 * @self: a row
 * @hint: what is good to know about the field
 *
 * Says it, without calling anything wrong.
 */
void
signet_hint_row_say (SignetHintRow *self,
                     const char    *hint)
{
  g_return_if_fail (SIGNET_IS_HINT_ROW (self));
  g_return_if_fail (hint != NULL);

  show (self, hint, FALSE);
}

/**
 * signet_hint_row_blame:
 * @self: a row
 * @problem: what is wrong with the field
 *
 * Says it, and marks the field.
 */
void
signet_hint_row_blame (SignetHintRow *self,
                       const char    *problem)
{
  g_return_if_fail (SIGNET_IS_HINT_ROW (self));
  g_return_if_fail (problem != NULL);

  show (self, problem, TRUE);
}

/**
 * signet_hint_row_clear:
 * @self: a row
 *
 * Says nothing.
 */
void
signet_hint_row_clear (SignetHintRow *self)
{
  g_return_if_fail (SIGNET_IS_HINT_ROW (self));

  show (self, NULL, FALSE);
}

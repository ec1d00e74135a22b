/* signet-condition-bar.c: a strip above the list, for what lasts
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-condition-bar.h"

#include "signet-words.h"

#include <glib/gi18n-lib.h>

/* What is over sooner than this needs no strip. */
#define DELAY_MS 500

struct _SignetConditionBar
{
  GtkWidget parent_instance;

  GtkRevealer *revealer; /* (borrowed) a template child */
  GtkWidget *image;      /* (borrowed) a template child */
  GtkSpinner *spinner;   /* (borrowed) a template child */
  GtkLabel *label;       /* (borrowed) a template child */
  GtkWidget *button;     /* (borrowed) a template child */
  guint delay_id;
};

G_DEFINE_FINAL_TYPE (SignetConditionBar, signet_condition_bar, GTK_TYPE_WIDGET)

/*
 * Helpers
 */

static void
set_busy (SignetConditionBar *self,
          gboolean            busy)
{
  gtk_widget_set_visible (self->image, !busy);
  gtk_widget_set_visible (self->button, !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

/*
 * Callbacks
 */

static gboolean
on_delay_cb (gpointer user_data)
{
  SignetConditionBar *self = user_data;

  self->delay_id = 0;
  gtk_revealer_set_reveal_child (self->revealer, TRUE);

  return G_SOURCE_REMOVE;
}

/*
 * GObject
 */

static void
signet_condition_bar_dispose (GObject *object)
{
  SignetConditionBar *self = SIGNET_CONDITION_BAR (object);

  g_clear_handle_id (&self->delay_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIGNET_TYPE_CONDITION_BAR);

  G_OBJECT_CLASS (signet_condition_bar_parent_class)->dispose (object);
}

static void
signet_condition_bar_class_init (SignetConditionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_condition_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-condition-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetConditionBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, SignetConditionBar, image);
  gtk_widget_class_bind_template_child (widget_class, SignetConditionBar, spinner);
  gtk_widget_class_bind_template_child (widget_class, SignetConditionBar, label);
  gtk_widget_class_bind_template_child (widget_class, SignetConditionBar, button);
}

static void
signet_condition_bar_init (SignetConditionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/*
 * Public
 */

/**
 * signet_condition_bar_show_error:
 * @self: the strip
 * @error: what went wrong
 *
 * Says that the list is not what the issuer has now, why, and lets the person try again.
 */
void
signet_condition_bar_show_error (SignetConditionBar *self,
                                 const GError       *error)
{
  g_autofree char *text = NULL;

  g_return_if_fail (SIGNET_IS_CONDITION_BAR (self));
  g_return_if_fail (error != NULL);

  g_clear_handle_id (&self->delay_id, g_source_remove);
  /* Translators: %s is a sentence that says what to do */
  text = g_strdup_printf (_("The list may be out of date. %s"),
                          signet_words_get_error_body (error));
  gtk_label_set_text (self->label, text);
  set_busy (self, FALSE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

/**
 * signet_condition_bar_show_progress:
 * @self: the strip
 * @n_loaded: how many credentials are in the list
 * @total: how many there are going to be
 *
 * Says how far loading is, if it takes long enough to be worth a word.
 */
void
signet_condition_bar_show_progress (SignetConditionBar *self,
                                    guint               n_loaded,
                                    guint               total)
{
  g_autofree char *text = NULL;

  g_return_if_fail (SIGNET_IS_CONDITION_BAR (self));

  text = g_strdup_printf (ngettext ("Loading… %u of %u credential",
                                    "Loading… %u of %u credentials", total), n_loaded, total);
  gtk_label_set_text (self->label, text);
  set_busy (self, TRUE);
  if (self->delay_id == 0 && !gtk_revealer_get_reveal_child (self->revealer))
    self->delay_id = g_timeout_add (DELAY_MS, on_delay_cb, self);
}

/**
 * signet_condition_bar_clear:
 * @self: the strip
 *
 * Takes it away: all is well.
 */
void
signet_condition_bar_clear (SignetConditionBar *self)
{
  g_return_if_fail (SIGNET_IS_CONDITION_BAR (self));

  g_clear_handle_id (&self->delay_id, g_source_remove);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  gtk_spinner_set_spinning (self->spinner, FALSE);
}

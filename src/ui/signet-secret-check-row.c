/* signet-secret-check-row.c: what one secret in the keyring is worth
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-secret-check-row.h"

#include "signet-words.h"

#include <glib/gi18n-lib.h>

struct _SignetSecretCheckRow
{
  GtkBox parent_instance;

  SignetSecretCheckItem *item; /* (owned) (nullable) */
  GSignalGroup *signals;       /* (owned) of the item */

  GtkWidget *edit_button;   /* (template) */
  GtkLabel *facts_label;    /* (template) */
  GtkImage *image;          /* (template) */
  GtkLabel *name_label;     /* (template) */
  GtkWidget *remove_button; /* (template) */
  GtkLabel *state_label;    /* (template) */
  GtkWidget *status_box;    /* (template) */
};

G_DEFINE_FINAL_TYPE (SignetSecretCheckRow, signet_secret_check_row, GTK_TYPE_BOX)

enum
{
  SIGNAL_EDIT,
  SIGNAL_REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/*
 * Helpers
 */

static void
set_label (GtkWidget  *button,
           const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
show_look (SignetSecretCheckRow *self,
           const char           *icon_name,
           const char           *css_class)
{
  const char *classes[] = { css_class, NULL };

  gtk_image_set_from_icon_name (self->image, icon_name);
  gtk_widget_set_css_classes (self->status_box, classes);
}

static void
show_outcome (SignetSecretCheckRow  *self,
              SignetSecretCheckItem *item)
{
  const GError *error = signet_secret_check_item_get_error (item);
  SignetSecretState state = signet_secret_check_item_get_state (item);
  const char *css_class = NULL;
  const char *icon_name;
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      show_look (self, "dialog-question-symbolic", "status-off");
      /* Translators: why a secret could not be checked, like “The Issuer Does Not Answer” */
      text = g_strdup_printf (_("Not Checked: %s"), signet_words_get_error_title (error));
    }
  else if (!signet_secret_check_item_get_checked (item))
    {
      show_look (self, "content-loading-symbolic", "status-off");
      text = g_strdup (_("Not checked yet"));
    }
  else
    {
      icon_name = signet_words_get_secret_state_icon (state, &css_class);
      show_look (self, icon_name, css_class);
      if (state == SIGNET_SECRET_STATE_VALID)
        text = g_strdup (signet_words_get_secret_state (state));
      else
        /* Translators: what a secret is worth, like “Ended”, and a sentence about that */
        text = g_strdup_printf (_("%s. %s"), signet_words_get_secret_state (state),
                                signet_words_get_secret_state_body (state));
    }

  gtk_label_set_label (self->state_label, text);
}

static void
update (SignetSecretCheckRow *self)
{
  SignetSecretCheckItem *item = self->item;
  g_autofree char *edit = NULL;
  g_autofree char *facts = NULL;
  g_autofree char *remove = NULL;
  const char *name;
  gboolean known;

  if (item == NULL)
    return;

  facts = signet_words_kept_secret (signet_secret_check_item_get_kept (item));
  name = signet_secret_check_item_get_display_name (item);
  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->facts_label, facts);
  show_outcome (self, item);

  known = !signet_secret_check_item_get_checked (item) ||
          signet_secret_check_item_get_state (item) != SIGNET_SECRET_STATE_UNKNOWN;
  gtk_widget_set_visible (self->edit_button, known);
  gtk_widget_set_visible (self->remove_button, signet_secret_check_item_is_problem (item));
  /* Translators: the accessible name of a button; %s is the name of a credential */
  edit = g_strdup_printf (_("Edit %s"), name);
  set_label (self->edit_button, edit);
  /* Translators: the accessible name of a button; %s is the name of a credential */
  remove = g_strdup_printf (_("Remove the secret of %s"), name);
  set_label (self->remove_button, remove);
}

/*
 * Callbacks
 */

static void
on_edit_button_clicked_cb (SignetSecretCheckRow *self)
{
  g_assert (SIGNET_IS_SECRET_CHECK_ROW (self));

  g_signal_emit (self, signals[SIGNAL_EDIT], 0);
}

static void
on_remove_button_clicked_cb (SignetSecretCheckRow *self)
{
  g_assert (SIGNET_IS_SECRET_CHECK_ROW (self));

  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

/*
 * GObject
 */

static void
signet_secret_check_row_dispose (GObject *object)
{
  SignetSecretCheckRow *self = SIGNET_SECRET_CHECK_ROW (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (signet_secret_check_row_parent_class)->dispose (object);
}

static void
signet_secret_check_row_class_init (SignetSecretCheckRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_secret_check_row_dispose;

  /**
   * SignetSecretCheckRow::edit:
   *
   * The person wants to see the credential.
   */
  signals[SIGNAL_EDIT] =
    g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SignetSecretCheckRow::remove:
   *
   * The person wants the secret removed.
   */
  signals[SIGNAL_REMOVE] =
    g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH
                                               "/ui/signet-secret-check-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetSecretCheckRow, edit_button);
  gtk_widget_class_bind_template_child (widget_class, SignetSecretCheckRow, facts_label);
  gtk_widget_class_bind_template_child (widget_class, SignetSecretCheckRow, image);
  gtk_widget_class_bind_template_child (widget_class, SignetSecretCheckRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, SignetSecretCheckRow, remove_button);
  gtk_widget_class_bind_template_child (widget_class, SignetSecretCheckRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, SignetSecretCheckRow, status_box);
  gtk_widget_class_bind_template_callback (widget_class, on_edit_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_button_clicked_cb);
}

static void
signet_secret_check_row_init (SignetSecretCheckRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (SIGNET_TYPE_SECRET_CHECK_ITEM);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
}

/*
 * Public
 */

/**
 * signet_secret_check_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
signet_secret_check_row_new (void)
{
  return g_object_new (SIGNET_TYPE_SECRET_CHECK_ROW, NULL);
}

/**
 * signet_secret_check_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
SignetSecretCheckItem *
signet_secret_check_row_get_item (SignetSecretCheckRow *self)
{
  g_return_val_if_fail (SIGNET_IS_SECRET_CHECK_ROW (self), NULL);

  return self->item;
}

/**
 * signet_secret_check_row_set_item:
 * @self: a row
 * @item: (nullable): what to show
 *
 * Shows @item, and follows it.
 */
void
signet_secret_check_row_set_item (SignetSecretCheckRow  *self,
                                  SignetSecretCheckItem *item)
{
  g_return_if_fail (SIGNET_IS_SECRET_CHECK_ROW (self));

  g_set_object (&self->item, item);
  g_signal_group_set_target (self->signals, item);
  update (self);
}

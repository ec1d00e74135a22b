/* signet-selection-bar.c: what can be done to the rows that are selected
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-selection-bar.h"

#include "signet-short-label.h"
#include "signet-step-layout.h"

#include <glib/gi18n-lib.h>

/* Its buttons ask for the actions “selection.…” of the window. */
struct _SignetSelectionBar
{
  GtkWidget parent_instance;

  /* Template children, borrowed. */
  GtkActionBar *bar;
  GtkWidget *activate_button;
  GtkWidget *deactivate_button;
  GtkMenuButton *menu_button;
  GtkWidget *delete_button;
  SignetShortLabel *delete_label;
  GMenuModel *menu;
  GMenuModel *kept_menu;
};

G_DEFINE_FINAL_TYPE (SignetSelectionBar, signet_selection_bar, GTK_TYPE_WIDGET)

/*
 * GObject
 */

static void
signet_selection_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SIGNET_TYPE_SELECTION_BAR);

  G_OBJECT_CLASS (signet_selection_bar_parent_class)->dispose (object);
}

static void
signet_selection_bar_class_init (SignetSelectionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SIGNET_TYPE_SHORT_LABEL);
  g_type_ensure (SIGNET_TYPE_STEP_LAYOUT);

  G_OBJECT_CLASS (klass)->dispose = signet_selection_bar_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-selection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetSelectionBar, bar);
  gtk_widget_class_bind_template_child (widget_class, SignetSelectionBar, activate_button);
  gtk_widget_class_bind_template_child (widget_class, SignetSelectionBar, deactivate_button);
  gtk_widget_class_bind_template_child (widget_class, SignetSelectionBar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SignetSelectionBar, delete_button);
  gtk_widget_class_bind_template_child (widget_class, SignetSelectionBar, delete_label);
  gtk_widget_class_bind_template_child (widget_class, SignetSelectionBar, menu);
  gtk_widget_class_bind_template_child (widget_class, SignetSelectionBar, kept_menu);
}

static void
signet_selection_bar_init (SignetSelectionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/*
 * Public
 */

/**
 * signet_selection_bar_set_selection:
 * @self: a bar
 * @selection: the rows
 *
 * Lets the bar come up while rows of @selection are selected. It is set once.
 */
void
signet_selection_bar_set_selection (SignetSelectionBar *self,
                                    SignetRowSelection *selection)
{
  g_return_if_fail (SIGNET_IS_SELECTION_BAR (self));
  g_return_if_fail (SIGNET_IS_ROW_SELECTION (selection));

  g_object_bind_property (selection, "selecting", self->bar, "revealed", G_BINDING_SYNC_CREATE);
}

/**
 * signet_selection_bar_set_keeping:
 * @self: a bar
 * @keeping: whether the credentials are only kept here
 *
 * Offers only what can be done to such credentials.
 */
void
signet_selection_bar_set_keeping (SignetSelectionBar *self,
                                  gboolean            keeping)
{
  const char *delete = keeping ? _("Forget…") : _("Delete…");

  g_return_if_fail (SIGNET_IS_SELECTION_BAR (self));

  gtk_widget_set_visible (self->activate_button, !keeping);
  gtk_widget_set_visible (self->deactivate_button, !keeping);
  gtk_menu_button_set_menu_model (self->menu_button, keeping ? self->kept_menu : self->menu);
  signet_short_label_set_label (self->delete_label, delete);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->delete_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, delete, -1);
}

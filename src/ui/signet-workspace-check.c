/* signet-workspace-check.c: a check button for a workspace
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-workspace-check.h"

#include <glib/gi18n-lib.h>

struct _SignetWorkspaceCheck
{
  GtkCheckButton parent_instance;

  GBindingGroup *bindings; /* (owned) from the choice */

  GtkLabel *name_label; /* (template) */
  GtkLabel *id_label;   /* (template) */
};

G_DEFINE_FINAL_TYPE (SignetWorkspaceCheck, signet_workspace_check, GTK_TYPE_CHECK_BUTTON)

/*
 * GObject
 */

static void
signet_workspace_check_dispose (GObject *object)
{
  SignetWorkspaceCheck *self = SIGNET_WORKSPACE_CHECK (object);

  g_clear_object (&self->bindings);

  G_OBJECT_CLASS (signet_workspace_check_parent_class)->dispose (object);
}

static void
signet_workspace_check_class_init (SignetWorkspaceCheckClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_workspace_check_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SIGNET_APP_PATH
                                               "/ui/signet-workspace-check.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetWorkspaceCheck, id_label);
  gtk_widget_class_bind_template_child (widget_class, SignetWorkspaceCheck, name_label);
}

static void
signet_workspace_check_init (SignetWorkspaceCheck *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->bindings = g_binding_group_new ();
  g_binding_group_bind (self->bindings, "picked", self, "active",
                        G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
}

/*
 * Public
 */

/**
 * signet_workspace_check_new:
 *
 * Returns: (transfer full): a check button for no workspace yet
 */
GtkWidget *
signet_workspace_check_new (void)
{
  return g_object_new (SIGNET_TYPE_WORKSPACE_CHECK, NULL);
}

/**
 * signet_workspace_check_set_choice:
 * @self: a check button
 * @choice: (nullable): a workspace
 *
 * Shows @choice from now on, and picks it when it is ticked.
 */
void
signet_workspace_check_set_choice (SignetWorkspaceCheck  *self,
                                   SignetWorkspaceChoice *choice)
{
  g_autofree char *id = NULL;
  const char *name;
  gboolean gone;

  g_return_if_fail (SIGNET_IS_WORKSPACE_CHECK (self));

  g_binding_group_set_source (self->bindings, choice);
  if (choice == NULL)
    return;

  name = signet_workspace_choice_get_name (choice);
  gone = signet_workspace_choice_get_gone (choice);
  id = gone ? g_strdup (C_ ("workspace", "No longer exists"))
            : g_strdup_printf ("%" G_GINT64_FORMAT, signet_workspace_choice_get_id (choice));
  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->id_label, id);
  if (gone)
    gtk_widget_add_css_class (GTK_WIDGET (self->id_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->id_label), "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, id,
                                  -1);
}

/* signet-help-window.c: the help, topic by topic
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-help-window.h"

#include "signet-help-page.h"
#include "signet-shortcuts.h"

#define TOPICS_PATH SIGNET_APP_PATH "/ui/signet-help-topics.ui"

/* The child of the stack that lists the topics; the others have the names of their topics. */
#define TOPICS "topics"

static const char * const topics[] = {
  "getting-started",
  "allowed",
  "secrets",
  "token",
  "rotation",
  "leaked",
  "expiry",
  "review",
  "connections",
  "audit",
  "roles",
  "troubles",
};

/* It is part of the program, so that it is there without a network, in a sandbox, and in the
 * language of the rest. The topics are in a file of their own; what can be done with them is
 * here.
 */
struct _SignetHelpWindow
{
  AdwWindow parent_instance;

  GtkListBox *list;       /* (template) */
  GtkStack *stack;        /* (template) */
  GtkWidget *back_button; /* (template) */
};

G_DEFINE_FINAL_TYPE (SignetHelpWindow, signet_help_window, ADW_TYPE_WINDOW)

/*
 * Helpers
 */

static GtkWidget *
create_row (const char *topic,
            const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "help.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", topic);

  return row;
}

static GtkWidget *
create_view (SignetHelpPage *page)
{
  GtkWidget *view = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 560);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (page));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (view), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (view), clamp);
  /* It has the focus, so that keys scroll it. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  signet_help_page_get_title (page), -1);

  return view;
}

static void
add_topics (SignetHelpWindow *self)
{
  g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource (TOPICS_PATH);

  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    {
      SignetHelpPage *page = SIGNET_HELP_PAGE (gtk_builder_get_object (builder, topics[i]));

      gtk_list_box_append (self->list, create_row (topics[i], signet_help_page_get_title (page)));
      gtk_stack_add_named (self->stack, create_view (page), topics[i]);
    }
}

/* A page is scrolled by keys at once, and the list is at the topic that was read. */
static void
move_focus (SignetHelpWindow *self,
            const char       *left)
{
  int row = 0;

  if (signet_help_window_get_topic (self) != NULL)
    {
      gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack));
      return;
    }

  for (int i = 0; i < (int) G_N_ELEMENTS (topics); i++)
    {
      if (g_str_equal (topics[i], left))
        row = i;
    }
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, row)));
}

/*
 * Callbacks
 */

static void
on_show_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  signet_help_window_show_topic (SIGNET_HELP_WINDOW (widget),
                                 g_variant_get_string (parameter, NULL));
}

static void
on_back_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  SignetHelpWindow *self = SIGNET_HELP_WINDOW (widget);
  g_autofree char *left = g_strdup (gtk_stack_get_visible_child_name (self->stack));

  gtk_stack_set_visible_child_name (self->stack, TOPICS);
  move_focus (self, left);
}

static void
on_visible_child_cb (SignetHelpWindow *self)
{
  gboolean in_topic = signet_help_window_get_topic (self) != NULL;

  gtk_widget_set_visible (self->back_button, in_topic);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "help.back", in_topic);
}

/*
 * GObject
 */

static void
signet_help_window_class_init (SignetHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SIGNET_TYPE_HELP_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetHelpWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, SignetHelpWindow, list);
  gtk_widget_class_bind_template_child (widget_class, SignetHelpWindow, stack);
  gtk_widget_class_bind_template_callback (widget_class, on_visible_child_cb);

  gtk_widget_class_install_action (widget_class, "help.show", "s", on_show_cb);
  gtk_widget_class_install_action (widget_class, "help.back", NULL, on_back_cb);
  signet_shortcuts_bind_action (widget_class, "help.back", "help.back");
  signet_shortcuts_bind_action (widget_class, "window.close", "window.close");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
signet_help_window_init (SignetHelpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_topics (self);
  on_visible_child_cb (self);
}

/*
 * Public
 */

/**
 * signet_help_window_new:
 *
 * Returns: (transfer floating): a window that lists the topics
 */
GtkWidget *
signet_help_window_new (void)
{
  return g_object_new (SIGNET_TYPE_HELP_WINDOW, NULL);
}

/**
 * signet_help_window_get_topic:
 * @self: the window
 *
 * Returns: (transfer none) (nullable): the topic that is shown, %NULL for the list of them
 */
const char *
signet_help_window_get_topic (SignetHelpWindow *self)
{
  const char *name;

  g_return_val_if_fail (SIGNET_IS_HELP_WINDOW (self), NULL);

  name = gtk_stack_get_visible_child_name (self->stack);

  return g_strcmp0 (name, TOPICS) != 0 ? name : NULL;
}

/**
 * signet_help_window_show_topic:
 * @self: the window
 * @topic: (nullable): the name of a topic, %NULL for the list of them
 *
 * Shows it.
 */
void
signet_help_window_show_topic (SignetHelpWindow *self,
                               const char       *topic)
{
  GtkWidget *child;

  g_return_if_fail (SIGNET_IS_HELP_WINDOW (self));

  child = gtk_stack_get_child_by_name (self->stack, topic != NULL ? topic : TOPICS);
  g_return_if_fail (child != NULL);

  /* The stack would hand the focus on to a command, which selects it. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_stack_set_visible_child (self->stack, child);
  move_focus (self, TOPICS);
}

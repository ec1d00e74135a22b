/* signet-loading-page.c: what is shown until there is something to show
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-loading-page.h"

/* Most of the time the list is there before the eye is. A spinner that flashes up for a
 * moment would only make that look slow, so the page stays blank at first.
 */
#define DELAY_MS 500

struct _SignetLoadingPage
{
  GtkWidget parent_instance;

  GtkWidget *content;  /* (borrowed) a template child */
  GtkSpinner *spinner; /* (borrowed) a template child */
  guint delay_id;
};

G_DEFINE_FINAL_TYPE (SignetLoadingPage, signet_loading_page, GTK_TYPE_WIDGET)

/*
 * Helpers
 */

static void
show_content (SignetLoadingPage *self,
              gboolean           shown)
{
  gtk_widget_set_visible (self->content, shown);
  gtk_spinner_set_spinning (self->spinner, shown);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, shown, -1);
}

/*
 * Callbacks
 */

static gboolean
on_delay_cb (gpointer user_data)
{
  SignetLoadingPage *self = user_data;

  self->delay_id = 0;
  show_content (self, TRUE);

  return G_SOURCE_REMOVE;
}

/*
 * Virtual methods
 */

static void
signet_loading_page_map (GtkWidget *widget)
{
  SignetLoadingPage *self = SIGNET_LOADING_PAGE (widget);

  GTK_WIDGET_CLASS (signet_loading_page_parent_class)->map (widget);

  self->delay_id = g_timeout_add (DELAY_MS, on_delay_cb, self);
}

static void
signet_loading_page_unmap (GtkWidget *widget)
{
  SignetLoadingPage *self = SIGNET_LOADING_PAGE (widget);

  g_clear_handle_id (&self->delay_id, g_source_remove);
  show_content (self, FALSE);

  GTK_WIDGET_CLASS (signet_loading_page_parent_class)->unmap (widget);
}

/*
 * GObject
 */

static void
signet_loading_page_dispose (GObject *object)
{
  SignetLoadingPage *self = SIGNET_LOADING_PAGE (object);

  g_clear_handle_id (&self->delay_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIGNET_TYPE_LOADING_PAGE);

  G_OBJECT_CLASS (signet_loading_page_parent_class)->dispose (object);
}

static void
signet_loading_page_class_init (SignetLoadingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_loading_page_dispose;
  widget_class->map = signet_loading_page_map;
  widget_class->unmap = signet_loading_page_unmap;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-loading-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetLoadingPage, content);
  gtk_widget_class_bind_template_child (widget_class, SignetLoadingPage, spinner);
}

static void
signet_loading_page_init (SignetLoadingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

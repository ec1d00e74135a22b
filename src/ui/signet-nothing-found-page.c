/* signet-nothing-found-page.c: what stands in place of a list without rows
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-nothing-found-page.h"

#include "signet-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* It says what was wanted, because some of it may have scrolled out of sight, and takes all of
 * it back at once.
 */
struct _SignetNothingFoundPage
{
  GtkWidget parent_instance;

  SignetCredentialView *view; /* (owned) (nullable) */
  GSignalGroup *filter;       /* (owned) what the filter tells */

  /* Template children, borrowed. */
  AdwStatusPage *page;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (SignetNothingFoundPage, signet_nothing_found_page, GTK_TYPE_WIDGET)

/*
 * Helpers
 */

static const char *
get_way_back (SignetFilter *filter)
{
  if (signet_filter_count (filter) == 0)
    return _("Clear Search");
  if (*signet_filter_get_search (filter) == '\0')
    return _("Clear Filters");

  return _("Clear Filters and Search");
}

static char *
describe (SignetFilter     *filter,
          SignetRowContext *context)
{
  g_autofree char *wanted = NULL;

  if (signet_filter_count (filter) == 0)
    return g_strdup (_("Try another word, or fewer of them."));

  wanted = signet_words_filter (filter, signet_row_context_get_catalogue (context),
                                signet_row_context_get_organization (context));

  /* Translators: %s are the search and the filters that are set, as a list */
  return g_strdup_printf (_("No credential has all of these: %s"), wanted);
}

static void
update (SignetNothingFoundPage *self)
{
  SignetFilter *filter = signet_credential_view_get_filter (self->view);
  g_autofree char *description = describe (filter,
                                           signet_credential_view_get_context (self->view));
  g_autofree char *markup = g_markup_escape_text (description, -1);

  adw_status_page_set_description (self->page, markup);
  gtk_button_set_label (self->button, get_way_back (filter));
}

/*
 * Callbacks
 */

static void
on_filter_changed_cb (SignetNothingFoundPage *self)
{
  g_assert (SIGNET_IS_NOTHING_FOUND_PAGE (self));

  update (self);
}

static void
on_button_clicked_cb (SignetNothingFoundPage *self)
{
  g_assert (SIGNET_IS_NOTHING_FOUND_PAGE (self));

  signet_filter_clear (signet_credential_view_get_filter (self->view));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.clear-search", NULL);
}

/*
 * GObject
 */

static void
signet_nothing_found_page_dispose (GObject *object)
{
  SignetNothingFoundPage *self = SIGNET_NOTHING_FOUND_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SIGNET_TYPE_NOTHING_FOUND_PAGE);
  g_clear_object (&self->filter);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (signet_nothing_found_page_parent_class)->dispose (object);
}

static void
signet_nothing_found_page_class_init (SignetNothingFoundPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_nothing_found_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SIGNET_APP_PATH
                                               "/ui/signet-nothing-found-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetNothingFoundPage, page);
  gtk_widget_class_bind_template_child (widget_class, SignetNothingFoundPage, button);
  gtk_widget_class_bind_template_callback (widget_class, on_button_clicked_cb);
}

static void
signet_nothing_found_page_init (SignetNothingFoundPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->filter = g_signal_group_new (SIGNET_TYPE_FILTER);
  g_signal_group_connect_object (self->filter, "changed", G_CALLBACK (on_filter_changed_cb),
                                 self, G_CONNECT_SWAPPED);
}

/*
 * Public
 */

/**
 * signet_nothing_found_page_set_view:
 * @self: a page
 * @view: the list that is filtered
 *
 * Sets the list. It can be set only once.
 */
void
signet_nothing_found_page_set_view (SignetNothingFoundPage *self,
                                    SignetCredentialView   *view)
{
  g_return_if_fail (SIGNET_IS_NOTHING_FOUND_PAGE (self));
  g_return_if_fail (SIGNET_IS_CREDENTIAL_VIEW (view));
  g_return_if_fail (self->view == NULL);

  self->view = g_object_ref (view);
  g_signal_group_set_target (self->filter, signet_credential_view_get_filter (view));
  update (self);
}

/* signet-result-bar.c: how many credentials were found, and what they have in common
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-result-bar.h"

#include "signet-fold-layout.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

/* It is there while not everything is shown. Unlike the chips it never scrolls away, so it is
 * also where the way back to everything is.
 */
struct _SignetResultBar
{
  GtkWidget parent_instance;

  SignetCredentialView *view; /* (owned) (nullable) */
  GSignalGroup *filter;       /* (owned) what the filter tells */
  GSignalGroup *index;        /* (owned) what the index tells */
  GSignalGroup *context;      /* (owned) what the context tells */

  /* Template children, borrowed. */
  GtkWidget *box;
  GtkLabel *count_label;
  GtkLabel *review_label;
  GtkWidget *active_button;
  GtkWidget *clear_button;
};

G_DEFINE_FINAL_TYPE (SignetResultBar, signet_result_bar, GTK_TYPE_WIDGET)

/*
 * Helpers
 */

/* A label that says the same as before needs no room anew, and nobody has to hear it twice. */
static gboolean
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
  if (text == NULL || g_str_equal (gtk_label_get_text (label), text))
    return FALSE;

  gtk_label_set_text (label, text);

  return TRUE;
}

static void
announce (SignetResultBar *self,
          const char      *text)
{
#if GTK_CHECK_VERSION (4, 14, 0)
  gtk_accessible_announce (GTK_ACCESSIBLE (self->count_label), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
#endif
}

static void
show_count (SignetResultBar *self)
{
  SignetCredentialIndex *index = signet_credential_view_get_index (self->view);
  SignetCredentialList *list = signet_credential_index_get_list (index);
  g_autofree char *text = NULL;

  /* Until everything is looked through, the list is the one from before. */
  if (list == NULL || signet_credential_index_get_pending (index))
    return;

  text = signet_words_count (g_list_model_get_n_items (G_LIST_MODEL (index)),
                             g_list_model_get_n_items (G_LIST_MODEL (list)));
  if (show_text (self->count_label, text))
    announce (self, text);
}

static void
show_review (SignetResultBar *self,
             SignetFilter    *filter)
{
  SignetRowContext *context = signet_credential_view_get_context (self->view);
  const char *workspace = signet_filter_get_value (filter, SIGNET_FACET_WORKSPACE);
  const char *status = signet_filter_get_value (filter, SIGNET_FACET_STATUS);
  g_autofree char *name = NULL;
  g_autofree char *review = NULL;

  if (workspace != NULL)
    {
      name = signet_words_facet_value (SIGNET_FACET_WORKSPACE, workspace, NULL,
                                       signet_row_context_get_organization (context));
      review = signet_words_review (name, status);
    }

  show_text (self->review_label, review);
}

/* One click only helps if it leaves something out. */
static void
show_active_button (SignetResultBar *self,
                    SignetFilter    *filter)
{
  SignetCredentialIndex *index = signet_credential_view_get_index (self->view);
  SignetFacets *facets = signet_credential_index_get_facets (index);

  gtk_widget_set_visible (self->active_button,
                          signet_filter_get_value (filter, SIGNET_FACET_WORKSPACE) != NULL &&
                          signet_filter_get_value (filter, SIGNET_FACET_STATUS) == NULL &&
                          signet_facets_get_count (facets, SIGNET_FACET_STATUS, "active") > 0 &&
                          signet_facets_get_count (facets, SIGNET_FACET_STATUS, "inactive") > 0);
}

static void
update (SignetResultBar *self)
{
  SignetFilter *filter = signet_credential_view_get_filter (self->view);

  gtk_widget_set_visible (self->box, !signet_filter_is_empty (filter));
  gtk_widget_set_visible (self->clear_button, signet_filter_count (filter) > 0);
  show_review (self, filter);
  show_active_button (self, filter);
  if (!signet_filter_is_empty (filter))
    show_count (self);
}

/*
 * Callbacks
 */

static void
on_changed_cb (SignetResultBar *self)
{
  g_assert (SIGNET_IS_RESULT_BAR (self));

  update (self);
}

/* The context also changes while the window is laid out. Only another name matters here. */
static void
on_context_changed_cb (SignetResultBar *self)
{
  g_assert (SIGNET_IS_RESULT_BAR (self));

  show_review (self, signet_credential_view_get_filter (self->view));
}

static void
on_active_button_clicked_cb (SignetResultBar *self)
{
  g_assert (SIGNET_IS_RESULT_BAR (self));

  /* The button is about to go, and the focus with it. */
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  signet_filter_set_value (signet_credential_view_get_filter (self->view),
                           SIGNET_FACET_STATUS, "active");
}

static void
on_clear_button_clicked_cb (SignetResultBar *self)
{
  g_assert (SIGNET_IS_RESULT_BAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  signet_filter_clear_values (signet_credential_view_get_filter (self->view));
}

/*
 * GObject
 */

static void
signet_result_bar_dispose (GObject *object)
{
  SignetResultBar *self = SIGNET_RESULT_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SIGNET_TYPE_RESULT_BAR);
  g_clear_object (&self->filter);
  g_clear_object (&self->index);
  g_clear_object (&self->context);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (signet_result_bar_parent_class)->dispose (object);
}

static void
signet_result_bar_class_init (SignetResultBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_result_bar_dispose;
  g_type_ensure (SIGNET_TYPE_FOLD_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-result-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetResultBar, box);
  gtk_widget_class_bind_template_child (widget_class, SignetResultBar, count_label);
  gtk_widget_class_bind_template_child (widget_class, SignetResultBar, review_label);
  gtk_widget_class_bind_template_child (widget_class, SignetResultBar, active_button);
  gtk_widget_class_bind_template_child (widget_class, SignetResultBar, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, on_active_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_button_clicked_cb);
}

static void
signet_result_bar_init (SignetResultBar *self)
{
  const char *index_signals[] = { "notify::facets", "notify::pending", "items-changed" };

  gtk_widget_init_template (GTK_WIDGET (self));

  self->filter = g_signal_group_new (SIGNET_TYPE_FILTER);
  g_signal_group_connect_object (self->filter, "changed", G_CALLBACK (on_changed_cb),
                                 self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  self->index = g_signal_group_new (SIGNET_TYPE_CREDENTIAL_INDEX);
  for (guint i = 0; i < G_N_ELEMENTS (index_signals); i++)
    g_signal_group_connect_object (self->index, index_signals[i], G_CALLBACK (on_changed_cb),
                                   self, G_CONNECT_SWAPPED);
  self->context = g_signal_group_new (SIGNET_TYPE_ROW_CONTEXT);
  g_signal_group_connect_object (self->context, "changed", G_CALLBACK (on_context_changed_cb),
                                 self, G_CONNECT_SWAPPED);
}

/*
 * Public
 */

/**
 * signet_result_bar_new:
 * @view: the list that is filtered
 *
 * Returns: (transfer floating): a strip for what is found in @view
 */
GtkWidget *
signet_result_bar_new (SignetCredentialView *view)
{
  GtkWidget *self;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_VIEW (view), NULL);

  self = g_object_new (SIGNET_TYPE_RESULT_BAR, NULL);
  signet_result_bar_set_view (SIGNET_RESULT_BAR (self), view);

  return self;
}

/**
 * signet_result_bar_set_view:
 * @self: a strip
 * @view: the list that is filtered
 *
 * Sets the list. It can be set only once.
 */
void
signet_result_bar_set_view (SignetResultBar      *self,
                            SignetCredentialView *view)
{
  g_return_if_fail (SIGNET_IS_RESULT_BAR (self));
  g_return_if_fail (SIGNET_IS_CREDENTIAL_VIEW (view));
  g_return_if_fail (self->view == NULL);

  self->view = g_object_ref (view);
  g_signal_group_set_target (self->filter, signet_credential_view_get_filter (view));
  g_signal_group_set_target (self->index, signet_credential_view_get_index (view));
  g_signal_group_set_target (self->context, signet_credential_view_get_context (view));
  update (self);
}

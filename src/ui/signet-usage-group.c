/* signet-usage-group.c: how often a credential is used
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-usage-group.h"

#include "signet-accessible.h"
#include "signet-usage-chart.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

#define DAYS 30

/* What comes sooner needs no spinner, in milliseconds. */
#define PATIENCE 300

/* Is not there for an issuer that does not count. */
struct _SignetUsageGroup
{
  AdwPreferencesGroup parent_instance;

  SignetConnection *connection; /* (owned) (nullable) */
  SignetCredential *credential; /* (owned) (nullable) */
  GCancellable *loading;        /* (owned) (nullable) while it is asked for */
  guint patience_id;

  GtkWidget *again_button;      /* (template) */
  SignetUsageChart *chart;      /* (template) */
  GtkLabel *failed_label;       /* (template) */
  GtkLabel *first_label;        /* (template) */
  GtkLabel *none_label;         /* (template) */
  GtkLabel *since_label;        /* (template) */
  GtkSpinner *spinner;          /* (template) */
  GtkStack *stack;              /* (template) */
  GtkLabel *summary_label;      /* (template) */
};

G_DEFINE_FINAL_TYPE (SignetUsageGroup, signet_usage_group, ADW_TYPE_PREFERENCES_GROUP)

/*
 * Helpers
 */

static void
stop_waiting (SignetUsageGroup *self)
{
  g_clear_handle_id (&self->patience_id, g_source_remove);
  gtk_spinner_stop (self->spinner);
}

static void
give_up (SignetUsageGroup *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  stop_waiting (self);
}

static void
show_history (SignetUsageGroup   *self,
              SignetUsageHistory *history)
{
  g_autofree char *summary = signet_words_usage (history);
  g_autofree char *first = signet_words_day (signet_usage_history_get_day (history, 0));
  g_autofree char *since =
    signet_words_usage_since (history, signet_credential_get_created (self->credential));
  gboolean has_tokens = signet_usage_history_get_total (history) > 0;

  signet_usage_chart_set_history (self->chart, history);
  gtk_label_set_label (self->summary_label, summary);
  gtk_label_set_label (self->first_label, first);
  gtk_label_set_label (self->since_label, since != NULL ? since : "");
  gtk_widget_set_visible (GTK_WIDGET (self->since_label), since != NULL);
  if (since != NULL && !has_tokens)
    {
      g_autofree char *both = g_strdup_printf ("%s\n%s", summary, since);

      gtk_label_set_label (self->none_label, both);
    }
  else
    gtk_label_set_label (self->none_label, summary);
  gtk_stack_set_visible_child_name (self->stack, has_tokens ? "chart" : "none");
}

static void
show_error (SignetUsageGroup *self,
            const GError     *error)
{
  g_autofree char *words = NULL;

  /* Translators: %s is a sentence that says what to do */
  words = g_strdup_printf (_("The tokens could not be counted. %s"),
                           signet_words_get_error_body (error));
  gtk_label_set_label (self->failed_label, words);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

/*
 * Callbacks
 */

static gboolean
on_patience_ended_cb (gpointer user_data)
{
  SignetUsageGroup *self = user_data;

  self->patience_id = 0;
  gtk_spinner_start (self->spinner);

  return G_SOURCE_REMOVE;
}

/* Whoever was asked before and is not meant any more was cancelled. */
static void
load_usage_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(SignetUsageGroup) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetUsageHistory) history =
    signet_connection_load_usage_finish (SIGNET_CONNECTION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->loading == NULL)
    return;

  g_clear_object (&self->loading);
  stop_waiting (self);
  if (history != NULL)
    show_history (self, history);
  else
    show_error (self, error);
}

static void
load (SignetUsageGroup *self)
{
  give_up (self);
  self->loading = g_cancellable_new ();
  self->patience_id = g_timeout_add (PATIENCE, on_patience_ended_cb, self);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  signet_connection_load_usage_async (self->connection,
                                      signet_credential_get_client_id (self->credential),
                                      DAYS, self->loading, load_usage_cb, g_object_ref (self));
}

static void
on_again_button_clicked_cb (SignetUsageGroup *self)
{
  g_assert (SIGNET_IS_USAGE_GROUP (self));

  load (self);
}

/*
 * GObject
 */

static void
signet_usage_group_dispose (GObject *object)
{
  SignetUsageGroup *self = SIGNET_USAGE_GROUP (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_clear_object (&self->connection);
  g_clear_object (&self->credential);

  G_OBJECT_CLASS (signet_usage_group_parent_class)->dispose (object);
}

static void
signet_usage_group_class_init (SignetUsageGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_usage_group_dispose;

  g_type_ensure (SIGNET_TYPE_USAGE_CHART);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-usage-group.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetUsageGroup, again_button);
  gtk_widget_class_bind_template_child (widget_class, SignetUsageGroup, chart);
  gtk_widget_class_bind_template_child (widget_class, SignetUsageGroup, failed_label);
  gtk_widget_class_bind_template_child (widget_class, SignetUsageGroup, first_label);
  gtk_widget_class_bind_template_child (widget_class, SignetUsageGroup, none_label);
  gtk_widget_class_bind_template_child (widget_class, SignetUsageGroup, since_label);
  gtk_widget_class_bind_template_child (widget_class, SignetUsageGroup, spinner);
  gtk_widget_class_bind_template_child (widget_class, SignetUsageGroup, stack);
  gtk_widget_class_bind_template_child (widget_class, SignetUsageGroup, summary_label);
  gtk_widget_class_bind_template_callback (widget_class, on_again_button_clicked_cb);
}

static void
signet_usage_group_init (SignetUsageGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_accessible_name_lists (GTK_WIDGET (self), _("Tokens by Day"));
}

/*
 * Public
 */

/**
 * signet_usage_group_show:
 * @self: a group
 * @connection: an issuer
 * @credential: (nullable): a credential of it, %NULL for none
 *
 * Asks how many tokens it was given, and shows that. An issuer that does not count them is asked
 * nothing, and the group is not visible.
 */
void
signet_usage_group_show (SignetUsageGroup *self,
                         SignetConnection *connection,
                         SignetCredential *credential)
{
  gboolean tells;

  g_return_if_fail (SIGNET_IS_USAGE_GROUP (self));
  g_return_if_fail (SIGNET_IS_CONNECTION (connection));
  g_return_if_fail (credential == NULL || SIGNET_IS_CREDENTIAL (credential));

  tells = credential != NULL && signet_connection_tells_usage (connection);
  g_set_object (&self->connection, connection);
  g_set_object (&self->credential, credential);
  gtk_widget_set_visible (GTK_WIDGET (self), tells);
  if (tells)
    load (self);
  else
    give_up (self);
}

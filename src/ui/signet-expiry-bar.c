/* signet-expiry-bar.c: a strip above the list, for secrets that end
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-expiry-bar.h"

#include "signet-expiry-clock.h"
#include "signet-fold-layout.h"
#include "signet-time.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

#define DISMISSED "expiry-dismissed"

/* Is there while secrets end soon or have ended. Who dismisses it sees it again on the next day,
 * and as soon as there are more.
 */
struct _SignetExpiryBar
{
  GtkWidget parent_instance;

  SignetConnection *connection; /* (owned) (nullable) */
  SignetSettings *settings;     /* (owned) (nullable) */
  SignetExpiryClock *clock;     /* (owned) (nullable) */
  guint n_soon;
  guint n_expired;

  GtkWidget *expired_button;    /* (template) */
  GtkLabel *label;              /* (template) */
  GtkRevealer *revealer;        /* (template) */
  GtkWidget *soon_button;       /* (template) */
};

G_DEFINE_FINAL_TYPE (SignetExpiryBar, signet_expiry_bar, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/*
 * Helpers
 */

static char *
dup_today (gint64 *tomorrow)
{
  g_autoptr(GDateTime) now = g_date_time_new_from_unix_local (signet_time_now ());
  g_autoptr(GDateTime) midnight = g_date_time_new_local (g_date_time_get_year (now),
                                                         g_date_time_get_month (now),
                                                         g_date_time_get_day_of_month (now),
                                                         0, 0, 0);
  g_autoptr(GDateTime) next = g_date_time_add_days (midnight, 1);

  if (tomorrow != NULL)
    *tomorrow = g_date_time_to_unix (next);

  return g_date_time_format (now, "%Y-%m-%d");
}

static gboolean
is_dismissed (SignetExpiryBar *self,
              const char      *today)
{
  g_autoptr(GVariant) dismissed = NULL;
  const char *day;
  guint n_soon;
  guint n_expired;

  g_object_get (self->settings, DISMISSED, &dismissed, NULL);
  g_variant_get (dismissed, "(&suu)", &day, &n_soon, &n_expired);

  return g_str_equal (day, today) && self->n_soon <= n_soon && self->n_expired <= n_expired;
}

static char *
describe (SignetExpiryBar *self)
{
  g_autofree char *soon = signet_words_expiring (self->n_soon);
  g_autofree char *expired = signet_words_expired (self->n_expired);

  if (self->n_expired == 0)
    return g_steal_pointer (&soon);
  if (self->n_soon == 0)
    return signet_words_only_expired (self->n_expired);

  /* Translators: “3 secrets expire within 7 days · 1 expired” */
  return g_strdup_printf (_("%s · %s"), soon, expired);
}

/* A warning that was dismissed comes back at midnight, if nothing happens before. */
static void
update (SignetExpiryBar *self)
{
  GListModel *credentials = G_LIST_MODEL (signet_connection_get_credentials (self->connection));
  guint n_soon = self->n_soon;
  guint n_expired = self->n_expired;
  gint64 tomorrow;
  gint64 next;
  g_autofree char *today = dup_today (&tomorrow);
  gboolean dismissed;

  if (!signet_expiry_clock_is_ready (self->clock))
    {
      gtk_revealer_set_reveal_child (self->revealer, FALSE);
      return;
    }

  signet_expiry_count (credentials, signet_time_now (), &self->n_soon, &self->n_expired, &next);
  dismissed = is_dismissed (self, today);
  if (self->n_soon + self->n_expired > 0)
    {
      g_autofree char *text = describe (self);

      gtk_label_set_label (self->label, text);
    }
  gtk_widget_set_visible (self->soon_button, self->n_soon > 0);
  gtk_widget_set_visible (self->expired_button, self->n_expired > 0);
  gtk_revealer_set_reveal_child (self->revealer,
                                 self->n_soon + self->n_expired > 0 && !dismissed);
  signet_expiry_clock_set_next (self->clock,
                                dismissed && (next == 0 || next > tomorrow) ? tomorrow : next);
  if (n_soon != self->n_soon || n_expired != self->n_expired)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/*
 * Callbacks
 */

static void
on_clock_tick_cb (SignetExpiryBar *self)
{
  g_assert (SIGNET_IS_EXPIRY_BAR (self));

  update (self);
}

static void
on_settings_notify_cb (SignetExpiryBar *self)
{
  g_assert (SIGNET_IS_EXPIRY_BAR (self));

  update (self);
}

static void
on_dismiss_button_clicked_cb (SignetExpiryBar *self)
{
  g_autofree char *today = dup_today (NULL);
  g_autoptr(GVariant) dismissed = NULL;

  g_assert (SIGNET_IS_EXPIRY_BAR (self));

  dismissed = g_variant_ref_sink (g_variant_new ("(suu)", today, self->n_soon, self->n_expired));
  g_object_set (self->settings, DISMISSED, dismissed, NULL);
}

/*
 * GObject
 */

static void
signet_expiry_bar_dispose (GObject *object)
{
  SignetExpiryBar *self = SIGNET_EXPIRY_BAR (object);

  g_clear_object (&self->clock);
  g_clear_object (&self->connection);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIGNET_TYPE_EXPIRY_BAR);

  G_OBJECT_CLASS (signet_expiry_bar_parent_class)->dispose (object);
}

static void
signet_expiry_bar_class_init (SignetExpiryBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_expiry_bar_dispose;
  g_type_ensure (SIGNET_TYPE_FOLD_LAYOUT);

  /**
   * SignetExpiryBar::changed:
   *
   * Emitted when more or less secrets end soon, or have ended.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-expiry-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetExpiryBar, expired_button);
  gtk_widget_class_bind_template_child (widget_class, SignetExpiryBar, label);
  gtk_widget_class_bind_template_child (widget_class, SignetExpiryBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, SignetExpiryBar, soon_button);
  gtk_widget_class_bind_template_callback (widget_class, on_dismiss_button_clicked_cb);
}

static void
signet_expiry_bar_init (SignetExpiryBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/*
 * Public
 */

/**
 * signet_expiry_bar_follow:
 * @self: the strip
 * @connection: the connection whose secrets it is about
 * @settings: where it is remembered that it was dismissed
 *
 * Lets it come and go by itself from now on. It can be given another connection later.
 */
void
signet_expiry_bar_follow (SignetExpiryBar  *self,
                          SignetConnection *connection,
                          SignetSettings   *settings)
{
  g_return_if_fail (SIGNET_IS_EXPIRY_BAR (self));
  g_return_if_fail (SIGNET_IS_CONNECTION (connection));
  g_return_if_fail (SIGNET_IS_SETTINGS (settings));

  g_set_object (&self->connection, connection);
  g_clear_object (&self->clock);
  self->clock = signet_expiry_clock_new (connection);
  g_signal_connect_object (self->clock, "tick", G_CALLBACK (on_clock_tick_cb), self,
                           G_CONNECT_SWAPPED);
  if (g_set_object (&self->settings, settings))
    g_signal_connect_object (settings, "notify::" DISMISSED, G_CALLBACK (on_settings_notify_cb),
                             self, G_CONNECT_SWAPPED);
  update (self);
}

/* signet-usage-chart.c: tokens by day as bars
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-usage-chart.h"

#include "signet-words.h"

/* In pixels. A day without a token has a mark of its own, so that it is seen to be a day. */
#define HEIGHT      72
#define GAP          2
#define BAR_MAX     14
#define BAR_MIN      3
#define EMPTY        1
#define RADIUS       2

/* The bars draw in the colour of the widget, which the style sheet sets by name, so dark, high
 * contrast and the accent of the person come out right. Today is at the end, which is left where
 * people write from right to left. Which day is meant is told by the pointer, or by the arrow keys.
 */
struct _SignetUsageChart
{
  GtkWidget parent_instance;

  SignetUsageHistory *history; /* (owned) (nullable) */
  int marked;                  /* the day that the keyboard is at, -1 for none */
};

G_DEFINE_FINAL_TYPE (SignetUsageChart, signet_usage_chart, GTK_TYPE_WIDGET)

/*
 * Helpers
 */

static int
get_n_days (SignetUsageChart *self)
{
  return self->history != NULL ? (int) signet_usage_history_get_n_days (self->history) : 0;
}

static gboolean
is_rtl (SignetUsageChart *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* Gives the room that one day has. */
static double
get_step (SignetUsageChart *self)
{
  return (double) gtk_widget_get_width (GTK_WIDGET (self)) / MAX (get_n_days (self), 1);
}

static double
get_height (SignetUsageChart *self,
            guint             day,
            double            height)
{
  guint busiest = signet_usage_history_get_busiest (self->history);
  guint64 most = signet_usage_history_get_tokens (self->history, busiest);
  guint64 tokens = signet_usage_history_get_tokens (self->history, day);

  if (tokens == 0)
    return EMPTY;

  return MAX (BAR_MIN, (int) (height * (double) tokens / (double) most + .5));
}

static void
draw_bar (SignetUsageChart *self,
          GtkSnapshot      *snapshot,
          guint             day,
          const GdkRGBA    *color)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  double step = get_step (self);
  double width = CLAMP (step - GAP, 1, BAR_MAX);
  double bar = get_height (self, day, height);
  guint place = is_rtl (self) ? (guint) get_n_days (self) - 1 - day : day;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) (place * step + (step - width) / 2),
                                               (float) (height - bar),
                                               (float) width, (float) bar);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, bar > 2 * RADIUS ? RADIUS : 0);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
draw_mark (SignetUsageChart *self,
           GtkSnapshot      *snapshot,
           const GdkRGBA    *color)
{
  guint place = (guint) (is_rtl (self) ? get_n_days (self) - 1 - self->marked : self->marked);
  GdkRGBA pale = *color;

  pale.alpha *= .15f;
  gtk_snapshot_append_color (snapshot, &pale,
                             &GRAPHENE_RECT_INIT ((float) (place * get_step (self)), 0,
                                                  (float) get_step (self),
                                                  (float) gtk_widget_get_height
                                                    (GTK_WIDGET (self))));
}

/* A screen reader says all of it at once, and the day that the keyboard is at. */
static void
describe (SignetUsageChart *self)
{
  g_autofree char *summary = NULL;
  g_autofree char *day = NULL;

  if (self->history == NULL)
    return;

  summary = signet_words_usage (self->history);
  if (self->marked >= 0)
    day = signet_words_usage_day (self->history, (guint) self->marked);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, summary,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, day != NULL ? day : "",
                                  -1);
}

static void
mark (SignetUsageChart *self,
      int               day)
{
  if (self->marked == day)
    return;

  self->marked = day;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
}

/*
 * Callbacks
 */

static gboolean
on_query_tooltip_cb (SignetUsageChart *self,
                     int               x,
                     int               y,
                     gboolean          keyboard,
                     GtkTooltip       *tooltip)
{
  int day = keyboard ? self->marked : signet_usage_chart_get_day (self, x);
  g_autofree char *words = NULL;

  g_assert (SIGNET_IS_USAGE_CHART (self));

  if (day < 0)
    return FALSE;

  words = signet_words_usage_day (self->history, (guint) day);
  gtk_tooltip_set_text (tooltip, words);

  return TRUE;
}

static gboolean
on_move_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   user_data)
{
  SignetUsageChart *self = SIGNET_USAGE_CHART (widget);
  int last = get_n_days (self) - 1;
  int step;

  g_variant_get (arguments, "i", &step);
  if (is_rtl (self) && ABS (step) == 1)
    step = -step;
  if (last >= 0)
    mark (self, CLAMP (self->marked + step, 0, last));

  return TRUE;
}

static void
on_focus_enter_cb (SignetUsageChart *self)
{
  g_assert (SIGNET_IS_USAGE_CHART (self));

  mark (self, get_n_days (self) - 1);
}

static void
on_focus_leave_cb (SignetUsageChart *self)
{
  g_assert (SIGNET_IS_USAGE_CHART (self));

  mark (self, -1);
}

/*
 * Virtual methods
 */

static void
signet_usage_chart_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  int n_days = get_n_days (SIGNET_USAGE_CHART (widget));

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = HEIGHT;
      return;
    }

  *minimum = n_days * (BAR_MIN + GAP);
  *natural = n_days * (BAR_MAX + GAP);
}

static void
signet_usage_chart_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  SignetUsageChart *self = SIGNET_USAGE_CHART (widget);
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  if (self->marked >= 0)
    draw_mark (self, snapshot, &color);
  for (int i = 0; i < get_n_days (self); i++)
    draw_bar (self, snapshot, (guint) i, &color);
}

/*
 * GObject
 */

static void
signet_usage_chart_finalize (GObject *object)
{
  g_clear_object (&SIGNET_USAGE_CHART (object)->history);

  G_OBJECT_CLASS (signet_usage_chart_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    int step;
  } keys[] = {
    { GDK_KEY_Left, -1 },
    { GDK_KEY_Right, 1 },
    { GDK_KEY_Home, -G_MAXINT16 },
    { GDK_KEY_End, G_MAXINT16 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, 0, on_move_cb, "i", keys[i].step);
}

static void
signet_usage_chart_class_init (SignetUsageChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = signet_usage_chart_finalize;
  widget_class->measure = signet_usage_chart_measure;
  widget_class->snapshot = signet_usage_chart_snapshot;

  gtk_widget_class_set_css_name (widget_class, "usagechart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  add_keys (widget_class);
}

static void
signet_usage_chart_init (SignetUsageChart *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->marked = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip_cb), NULL);
  g_signal_connect_object (focus, "enter", G_CALLBACK (on_focus_enter_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_focus_leave_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/*
 * Public
 */

/**
 * signet_usage_chart_set_history:
 * @self: a chart
 * @history: how many tokens were given on each day
 *
 * Shows other days.
 */
void
signet_usage_chart_set_history (SignetUsageChart   *self,
                                SignetUsageHistory *history)
{
  g_return_if_fail (SIGNET_IS_USAGE_CHART (self));
  g_return_if_fail (SIGNET_IS_USAGE_HISTORY (history));

  g_set_object (&self->history, history);
  self->marked = MIN (self->marked, get_n_days (self) - 1);
  describe (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * signet_usage_chart_get_day:
 * @self: a chart
 * @x: a place in it, in pixels from the left
 *
 * Returns: which day is there, -1 for none
 */
int
signet_usage_chart_get_day (SignetUsageChart *self,
                            double            x)
{
  int n_days;
  int place;

  g_return_val_if_fail (SIGNET_IS_USAGE_CHART (self), -1);

  n_days = get_n_days (self);
  if (n_days == 0 || x < 0 || x >= gtk_widget_get_width (GTK_WIDGET (self)))
    return -1;

  place = MIN ((int) (x / get_step (self)), n_days - 1);

  return is_rtl (self) ? n_days - 1 - place : place;
}

/* signet-summary-bar.c: what a draft means, in plain words
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-summary-bar.h"

#include <glib/gi18n-lib.h>

/* More would take too much of the form, which says the same in other words. */
#define LINES_MAX 4

struct _SignetSummaryBar
{
  GtkBox parent_instance;

  GtkLabel *heading_label; /* (template) */
  GtkLabel *lines_label;   /* (template) */
};

G_DEFINE_FINAL_TYPE (SignetSummaryBar, signet_summary_bar, GTK_TYPE_BOX)

/*
 * Helpers
 */

static char *
join_lines (const char * const *lines)
{
  guint n_lines = g_strv_length ((char **) lines);
  guint n_shown = n_lines > LINES_MAX ? LINES_MAX - 1 : n_lines;
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_shown; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", lines[i]);

  if (n_shown < n_lines)
    {
      g_string_append_c (text, '\n');
      /* Translators: ends a list that is too long to be shown, and counts its lines */
      g_string_append_printf (text, ngettext ("and %u more", "and %u more", n_lines - n_shown),
                              n_lines - n_shown);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/*
 * GObject
 */

static void
signet_summary_bar_class_init (SignetSummaryBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /* A screen reader says what changes here without being asked. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-summary-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetSummaryBar, heading_label);
  gtk_widget_class_bind_template_child (widget_class, SignetSummaryBar, lines_label);
}

static void
signet_summary_bar_init (SignetSummaryBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/*
 * Public
 */

/**
 * signet_summary_bar_say:
 * @self: a bar
 * @heading: what the lines are about
 * @lines: (array zero-terminated=1): lines of Pango markup
 *
 * Says something else.
 */
void
signet_summary_bar_say (SignetSummaryBar   *self,
                        const char         *heading,
                        const char * const *lines)
{
  g_autofree char *text = NULL;

  g_return_if_fail (SIGNET_IS_SUMMARY_BAR (self));
  g_return_if_fail (heading != NULL);
  g_return_if_fail (lines != NULL);

  text = join_lines (lines);
  gtk_label_set_label (self->heading_label, heading);
  gtk_label_set_label (self->lines_label, text);
}

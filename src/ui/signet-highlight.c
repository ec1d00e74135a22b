/* signet-highlight.c: marks what a search found in a text
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-highlight.h"

#include "signet-text.h"

/* How much of the accent is behind a match. The text keeps its own colour on it, so it has to
 * stay weak.
 */
#define ALPHA               0.3
#define ALPHA_HIGH_CONTRAST 0.5

/* What libadwaita has as accent, for a theme that has none. */
static const GdkRGBA default_accent = { 0.208f, 0.518f, 0.894f, 1 };

/*
 * Helpers
 */

static guint16
to_pango (double part)
{
  return (guint16) (part * G_MAXUINT16 + 0.5);
}

static void
insert (PangoAttrList         *attributes,
        PangoAttribute        *attribute,
        const SignetTextMatch *match)
{
  attribute->start_index = match->start;
  attribute->end_index = match->end;
  pango_attr_list_insert (attributes, attribute);
}

/*
 * Public
 */

/**
 * signet_highlight_new:
 * @widget: what shows the text
 * @matches: (element-type SignetTextMatch): the parts of the text to mark
 * @high_contrast: whether the person needs strong contrasts
 *
 * They are bold on the accent colour, and underlined for those who need strong contrasts, so
 * that the colour never speaks alone.
 *
 * Returns: (transfer full): the attributes for the text
 */
PangoAttrList *
signet_highlight_new (GtkWidget *widget,
                      GArray    *matches,
                      gboolean   high_contrast)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  double alpha = high_contrast ? ALPHA_HIGH_CONTRAST : ALPHA;
  GdkRGBA accent;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget),
                                       "accent_bg_color", &accent))
    accent = default_accent;

  for (guint i = 0; i < matches->len; i++)
    {
      const SignetTextMatch *match = &g_array_index (matches, SignetTextMatch, i);

      insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), match);
      insert (attributes, pango_attr_background_new (to_pango (accent.red),
                                                     to_pango (accent.green),
                                                     to_pango (accent.blue)), match);
      insert (attributes, pango_attr_background_alpha_new (to_pango (alpha)), match);
      if (high_contrast)
        insert (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), match);
    }

  return attributes;
}

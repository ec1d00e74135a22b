/* signet-cell-text.c: the texts in the cells of the list
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-cell.h"

#include "signet-highlight.h"
#include "signet-text.h"

/*
 * Helpers
 */

/* The direction that the first letter gives to @text, as Pango decides it. */
static GtkTextDirection
find_direction (const char *text)
{
  for (const char *end = text; *end != '\0'; end = g_utf8_next_char (end))
    {
      gunichar letter = g_utf8_get_char (end);

      if (!g_unichar_isalpha (letter))
        continue;

      switch ((int) g_unichar_get_script (letter))
        {
        case G_UNICODE_SCRIPT_ARABIC:
        case G_UNICODE_SCRIPT_HEBREW:
        case G_UNICODE_SCRIPT_NKO:
        case G_UNICODE_SCRIPT_SYRIAC:
        case G_UNICODE_SCRIPT_THAANA:
          return GTK_TEXT_DIR_RTL;
        default:
          return GTK_TEXT_DIR_LTR;
        }
    }

  return GTK_TEXT_DIR_NONE;
}

/* An explanation says more than the whole text would. */
static gboolean
is_explained (GtkWidget *inscription)
{
  GtkWidget *parent = gtk_widget_get_parent (inscription);
  g_autofree char *text = NULL;

  if (SIGNET_IS_CELL (parent))
    text = signet_cell_explain (SIGNET_CELL (parent), GTK_INSCRIPTION (inscription));

  return text != NULL;
}

/*
 * Callbacks
 */

/* A tooltip that repeats what can be read anyway would only be in the way. */
static gboolean
on_inscription_query_tooltip_cb (GtkWidget  *widget,
                                 int         x,
                                 int         y,
                                 gboolean    keyboard_mode,
                                 GtkTooltip *tooltip)
{
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  g_autoptr(PangoLayout) layout = NULL;
  int width;

  if (text == NULL || *text == '\0' || is_explained (widget))
    return FALSE;

  layout = gtk_widget_create_pango_layout (widget, text);
  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width <= gtk_widget_get_width (widget))
    return FALSE;

  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

/*
 * Public
 */

/**
 * signet_cell_show_found:
 * @self: a cell
 * @inscription: a text of it
 * @text: what to show
 *
 * Shows @text and marks in it what is searched for.
 */
void
signet_cell_show_found (SignetCell     *self,
                        GtkInscription *inscription,
                        const char     *text)
{
  const char * const *words;
  g_autoptr(GArray) matches = NULL;

  g_return_if_fail (SIGNET_IS_CELL (self));
  g_return_if_fail (text != NULL);

  words = signet_row_context_get_search_words (signet_cell_get_context (self));
  if (words != NULL)
    matches = signet_text_find_matches (text, words);
  signet_cell_show_matches (self, inscription, text, matches);
}

/**
 * signet_cell_fill_inscription:
 * @inscription: a text of a cell
 * @text: (nullable): what to show
 *
 * Shows @text where a line begins in the direction of @inscription. A GtkLabel does that by
 * itself; an inscription begins where the language of @text does, which may be the other side.
 */
void
signet_cell_fill_inscription (GtkInscription *inscription,
                              const char     *text)
{
  GtkTextDirection direction;
  gboolean turned;

  g_return_if_fail (GTK_IS_INSCRIPTION (inscription));

  direction = find_direction (text != NULL ? text : "");
  turned = direction != GTK_TEXT_DIR_NONE &&
           direction != gtk_widget_get_direction (GTK_WIDGET (inscription));
  gtk_inscription_set_text (inscription, text);
  gtk_inscription_set_xalign (inscription, turned ? 1 : 0);
}

/**
 * signet_cell_show_matches:
 * @self: a cell
 * @inscription: a text of it
 * @text: what to show
 * @matches: (nullable) (element-type SignetTextMatch): the parts of it to mark
 *
 * Shows @text and marks those parts.
 */
void
signet_cell_show_matches (SignetCell     *self,
                          GtkInscription *inscription,
                          const char     *text,
                          GArray         *matches)
{
  SignetRowContext *context;

  g_return_if_fail (SIGNET_IS_CELL (self));
  g_return_if_fail (GTK_IS_INSCRIPTION (inscription));

  context = signet_cell_get_context (self);
  signet_cell_fill_inscription (inscription, text);
  if (matches != NULL)
    {
      g_autoptr(PangoAttrList) attributes =
        signet_highlight_new (GTK_WIDGET (inscription), matches,
                              signet_row_context_get_high_contrast (context));

      gtk_inscription_set_attributes (inscription, attributes);
    }
  else if (gtk_inscription_get_attributes (inscription) != NULL)
    {
      gtk_inscription_set_attributes (inscription, NULL);
    }
}

/**
 * signet_cell_new_inscription:
 *
 * The pointer brings up the whole text where only a part of it has room.
 *
 * Returns: (transfer floating): a text of a cell, one line that takes the room there is
 */
GtkInscription *
signet_cell_new_inscription (void)
{
  GtkWidget *widget = gtk_inscription_new (NULL);
  GtkInscription *inscription = GTK_INSCRIPTION (widget);

  gtk_inscription_set_text_overflow (inscription, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (inscription, 0);
  gtk_inscription_set_nat_chars (inscription, 0);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (inscription, "query-tooltip",
                    G_CALLBACK (on_inscription_query_tooltip_cb), NULL);

  return inscription;
}

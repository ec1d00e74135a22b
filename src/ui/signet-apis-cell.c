/* signet-apis-cell.c: the APIs that a credential is for, as tags
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-apis-cell.h"

#include "signet-highlight.h"
#include "signet-text.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

#define N_TAGS SIGNET_APIS_CELL_N_TAGS

struct _SignetApisCell
{
  SignetCell parent_instance;

  GtkWidget *tags[N_TAGS]; /* (borrowed) (nullable) children, made when first needed */
  GtkWidget *more;         /* (borrowed) (nullable) a child, made when first needed */
};

G_DEFINE_FINAL_TYPE (SignetApisCell, signet_apis_cell, SIGNET_TYPE_CELL)

/*
 * Helpers
 */

static GtkWidget *
make_tag (SignetApisCell *self,
          GtkWidget      *before)
{
  GtkWidget *tag = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (tag), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (tag, "tag");
  gtk_widget_insert_before (tag, GTK_WIDGET (self), before);

  return tag;
}

/* The name of the API stands out; what may be done there is a little weaker. */
static void
show_grant (GtkLabel         *label,
            SignetGrant      *grant,
            SignetRowContext *context)
{
  gboolean high_contrast = signet_row_context_get_high_contrast (context);
  const char * const *words = signet_row_context_get_search_words (context);
  gsize permission_start;
  g_autofree char *text = signet_words_tag (grant, signet_row_context_get_catalogue (context),
                                            &permission_start);
  g_autoptr(GArray) matches = words != NULL ? signet_text_find_matches (text, words) : NULL;
  g_autoptr(PangoAttrList) attributes = NULL;

  if (matches != NULL)
    attributes = signet_highlight_new (GTK_WIDGET (label), matches, high_contrast);
  if (text[permission_start] != '\0')
    {
      PangoAttribute *alpha =
        pango_attr_foreground_alpha_new (high_contrast ? G_MAXUINT16 : G_MAXUINT16 / 10 * 8);

      if (attributes == NULL)
        attributes = pango_attr_list_new ();
      alpha->start_index = (guint) permission_start;
      pango_attr_list_insert (attributes, alpha);
    }

  gtk_label_set_text (label, text);
  gtk_label_set_attributes (label, attributes);
}

static void
show_more (SignetApisCell *self,
           guint           n_more)
{
  g_autofree char *text = NULL;

  if (self->more != NULL)
    gtk_widget_set_visible (self->more, n_more > 0);
  if (n_more == 0)
    return;

  if (self->more == NULL)
    {
      self->more = make_tag (self, NULL);
      gtk_label_set_ellipsize (GTK_LABEL (self->more), PANGO_ELLIPSIZE_NONE);
    }

  /* Translators: how many more APIs there are than those named before it */
  text = g_strdup_printf (_("+%u"), n_more);
  gtk_label_set_text (GTK_LABEL (self->more), text);
}

/*
 * Callbacks
 */

static gboolean
on_query_tooltip_cb (SignetApisCell *self,
                     int             x,
                     int             y,
                     gboolean        keyboard_mode,
                     GtkTooltip     *tooltip,
                     gpointer        user_data)
{
  SignetCell *cell = SIGNET_CELL (self);
  SignetCredential *credential = signet_cell_get_credential (cell);
  g_autofree char *text = NULL;

  if (credential == NULL)
    return FALSE;

  text = signet_row_context_describe_grants (signet_cell_get_context (cell), credential, "\n");
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

/*
 * Virtual methods
 */

static void
signet_apis_cell_update (SignetCell *cell)
{
  SignetApisCell *self = SIGNET_APIS_CELL (cell);
  SignetRowContext *context = signet_cell_get_context (cell);
  SignetCredential *credential = signet_cell_get_credential (cell);
  guint n_grants = signet_credential_get_n_grants (credential);

  show_more (self, n_grants > N_TAGS ? n_grants - N_TAGS : 0);
  for (guint i = 0; i < N_TAGS; i++)
    {
      if (i >= n_grants)
        {
          if (self->tags[i] != NULL)
            gtk_widget_set_visible (self->tags[i], FALSE);
          continue;
        }

      if (self->tags[i] == NULL)
        self->tags[i] = make_tag (self, self->more);
      gtk_widget_set_visible (self->tags[i], TRUE);
      show_grant (GTK_LABEL (self->tags[i]), signet_credential_get_grant (credential, i), context);
    }
}

/*
 * GObject
 */

static void
signet_apis_cell_constructed (GObject *object)
{
  G_OBJECT_CLASS (signet_apis_cell_parent_class)->constructed (object);

  signet_cell_watch_search (SIGNET_CELL (object));
}

static void
signet_apis_cell_class_init (SignetApisCellClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = signet_apis_cell_constructed;
  SIGNET_CELL_CLASS (klass)->update = signet_apis_cell_update;
}

static void
signet_apis_cell_init (SignetApisCell *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)), 6);
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip_cb), NULL);
}

/*
 * Public
 */

/**
 * signet_apis_cell_new:
 * @context: what all rows have in common
 *
 * Returns: (transfer floating): a cell that shows no credential yet
 */
GtkWidget *
signet_apis_cell_new (SignetRowContext *context)
{
  g_return_val_if_fail (SIGNET_IS_ROW_CONTEXT (context), NULL);

  return g_object_new (SIGNET_TYPE_APIS_CELL, "context", context, NULL);
}

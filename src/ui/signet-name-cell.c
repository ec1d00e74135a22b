/* signet-name-cell.c: who a credential is for
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-name-cell.h"

#include "signet-column.h"
#include "signet-status-cell.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

/* Two lines. Under the name stands whose it is: that is the first question of a review. In
 * the narrow form, where the other columns have no room, the line tells the status and the
 * APIs instead. Where a search found what the row does not show, it tells that, and in a review
 * of a workspace how that is reached.
 */
struct _SignetNameCell
{
  SignetCell parent_instance;

  GtkInscription *name;   /* (borrowed) a child */
  GtkInscription *detail; /* (borrowed) a child of the second line */
  GtkWidget *line;        /* (borrowed) the second line, a child */
  GtkWidget *status;      /* (borrowed) (nullable) in the second line, while narrow */
};

G_DEFINE_FINAL_TYPE (SignetNameCell, signet_name_cell, SIGNET_TYPE_CELL)

/* How many characters of a line can be counted on to be in sight. */
#define CERTAIN_CHARACTERS 28

/*
 * Helpers
 */

static GtkWidget *
make_status (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *dot = gtk_label_new ("·");

  gtk_widget_add_css_class (dot, "secondary");
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (box), dot);

  return box;
}

static void
show_status (SignetNameCell *self,
             SignetStatus    status)
{
  const char *classes[] = { "caption", signet_status_cell_get_css_class (status), NULL };
  GtkWidget *image;
  GtkWidget *label;

  if (self->status == NULL)
    {
      self->status = make_status ();
      gtk_box_prepend (GTK_BOX (self->line), self->status);
    }

  image = gtk_widget_get_first_child (self->status);
  label = gtk_widget_get_next_sibling (image);
  gtk_image_set_from_icon_name (GTK_IMAGE (image), signet_status_cell_get_icon_name (status));
  gtk_label_set_text (GTK_LABEL (label), signet_words_get_status (status));
  gtk_widget_set_css_classes (self->status, classes);
}

static void
hide_status (SignetNameCell *self)
{
  if (self->status == NULL)
    return;

  gtk_box_remove (GTK_BOX (self->line), self->status);
  self->status = NULL;
}

/* The names of the APIs, in the order of their grants. */
static char *
describe_apis (SignetCredential *credential,
               SignetCatalogue  *catalogue)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < signet_credential_get_n_grants (credential); i++)
    {
      SignetGrant *grant = signet_credential_get_grant (credential, i);
      g_autofree char *name = signet_words_api (signet_grant_get_api (grant), catalogue);

      if (i > 0)
        /* Translators: stands between the names of APIs */
        g_string_append (names, C_("list of APIs", ", "));
      g_string_append (names, name);
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* How it reaches the workspace that is reviewed, unless a column says that. */
static const char *
get_reach (SignetCredential *credential,
           SignetRowContext *context)
{
  gboolean has_scope = signet_row_context_get_columns (context) &
                       SIGNET_COLUMN_BIT (SIGNET_COLUMN_SCOPE);

  return has_scope ? NULL : signet_row_context_get_reach (context, credential);
}

/* Whose it is, unless a column says that, and otherwise what it is for. */
static char *
describe_use (SignetCredential *credential,
              SignetRowContext *context)
{
  gboolean has_owner = signet_row_context_get_columns (context) &
                       SIGNET_COLUMN_BIT (SIGNET_COLUMN_OWNER);
  const char *owner = signet_credential_get_owner (credential);

  return g_strdup (*owner != '\0' && !has_owner ? owner
                                                : signet_credential_get_note (credential));
}

/* What it is for, or by which id the issuer knows it if nothing else tells. */
static char *
describe_kept (SignetCredential *credential,
               SignetRowContext *context)
{
  gboolean has_client_id = signet_row_context_get_columns (context) &
                           SIGNET_COLUMN_BIT (SIGNET_COLUMN_CLIENT_ID);
  const char *note = signet_credential_get_note (credential);

  return g_strdup (*note != '\0' || has_client_id ? note
                                                  : signet_credential_get_client_id (credential));
}

static char *
get_start (const char *text)
{
  return g_utf8_strlen (text, -1) > CERTAIN_CHARACTERS ?
         g_utf8_substring (text, 0, CERTAIN_CHARACTERS) : g_strdup (text);
}

/* Gives what the row shows anyway, so that a match there needs no explanation. */
static GStrv
list_visible (SignetCredential *credential,
              SignetRowContext *context,
              const char       *detail)
{
  g_autoptr(GStrvBuilder) texts = g_strv_builder_new ();
  g_autofree char *name_start = get_start (signet_credential_get_display_name (credential));
  g_autofree char *detail_start = get_start (detail);

  g_strv_builder_add (texts, name_start);
  g_strv_builder_add (texts, detail_start);
  for (guint i = 0; i < SIGNET_N_COLUMNS; i++)
    {
      if (signet_row_context_get_columns (context) & SIGNET_COLUMN_BIT (i))
        signet_column_add_texts (i, credential, context, texts);
    }

  return g_strv_builder_end (texts);
}

static void
show_detail (SignetNameCell *self,
             const char     *detail)
{
  SignetCell *cell = SIGNET_CELL (self);
  SignetRowContext *context = signet_cell_get_context (cell);
  const char * const *words = signet_row_context_get_search_words (context);
  g_autofree char *found = NULL;
  g_autoptr(GArray) matches = NULL;

  if (words != NULL)
    {
      SignetCredential *credential = signet_cell_get_credential (cell);
      g_auto(GStrv) visible = list_visible (credential, context, detail);

      found = signet_words_found (credential, words, (const char * const *) visible,
                                  signet_row_context_get_catalogue (context),
                                  signet_row_context_get_organization (context), &matches);
    }

  if (found != NULL)
    signet_cell_show_matches (cell, self->detail, found, matches);
  else
    signet_cell_show_found (cell, self->detail, detail);
  gtk_widget_set_visible (self->line, self->status != NULL || found != NULL || *detail != '\0');
}

/* A screen reader says the row as a whole. GTK 4.8 has no way to name it but this; from
 * 4.12 on the view does it by a factory for rows.
 */
static void
label_row (SignetNameCell *self)
{
#if !GTK_CHECK_VERSION (4, 12, 0)
  SignetCell *cell = SIGNET_CELL (self);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *row = parent != NULL ? gtk_widget_get_parent (parent) : NULL;
  g_autofree char *text = NULL;

  if (row == NULL)
    return;

  text = signet_row_context_describe (signet_cell_get_context (cell),
                                      signet_cell_get_credential (cell));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
#endif
}

/*
 * Virtual methods
 */

static void
signet_name_cell_update (SignetCell *cell)
{
  SignetNameCell *self = SIGNET_NAME_CELL (cell);
  SignetRowContext *context = signet_cell_get_context (cell);
  SignetCredential *credential = signet_cell_get_credential (cell);

  const char *reach = get_reach (credential, context);
  g_autofree char *detail = NULL;

  signet_cell_show_found (cell, self->name, signet_credential_get_display_name (credential));
  if (signet_row_context_get_narrow (context) && !signet_row_context_get_keeping (context))
    show_status (self, signet_credential_get_status (credential,
                                                     signet_row_context_get_now (context)));
  else
    hide_status (self);

  if (reach != NULL)
    detail = g_strdup (reach);
  else if (signet_row_context_get_keeping (context))
    detail = describe_kept (credential, context);
  else if (signet_row_context_get_narrow (context))
    detail = describe_apis (credential, signet_row_context_get_catalogue (context));
  else
    detail = describe_use (credential, context);
  show_detail (self, detail);
  label_row (self);
}

/*
 * GObject
 */

static void
signet_name_cell_constructed (GObject *object)
{
  G_OBJECT_CLASS (signet_name_cell_parent_class)->constructed (object);

  signet_cell_watch_time (SIGNET_CELL (object));
  signet_cell_watch_search (SIGNET_CELL (object));
}

static void
signet_name_cell_class_init (SignetNameCellClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = signet_name_cell_constructed;
  SIGNET_CELL_CLASS (klass)->update = signet_name_cell_update;
}

static void
signet_name_cell_init (SignetNameCell *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (widget)),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);

  self->name = signet_cell_new_inscription ();
  gtk_widget_set_parent (GTK_WIDGET (self->name), widget);

  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_widget_set_parent (self->line, widget);

  self->detail = signet_cell_new_inscription ();
  gtk_widget_add_css_class (GTK_WIDGET (self->detail), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->detail), "secondary");
  gtk_box_append (GTK_BOX (self->line), GTK_WIDGET (self->detail));
}

/*
 * Public
 */

/**
 * signet_name_cell_new:
 * @context: what all rows have in common
 *
 * Returns: (transfer floating): a cell that shows no credential yet
 */
GtkWidget *
signet_name_cell_new (SignetRowContext *context)
{
  g_return_val_if_fail (SIGNET_IS_ROW_CONTEXT (context), NULL);

  return g_object_new (SIGNET_TYPE_NAME_CELL, "context", context, NULL);
}

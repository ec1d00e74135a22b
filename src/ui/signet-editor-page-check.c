/* signet-editor-page-check.c: says what is missing and what will happen
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-editor-page-private.h"

#include "signet-api-row.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/*
 * Helpers
 */

/* Gives what is wrong: by the rules that application and issuer share, and what only the
 * issuer could know.
 */
static GPtrArray *
find_problems (SignetEditorPage *self)
{
  SignetAccess *access = signet_connection_get_access (self->connection);
  GPtrArray *problems =
    signet_draft_validate (self->draft, self->original,
                           signet_connection_get_catalogue (self->connection),
                           signet_connection_get_organization (self->connection),
                           access != NULL && signet_access_get_custom_role_admin (access));

  signet_editor_page_check_expiry (self, problems);
  for (guint i = 0; self->refused != NULL && i < self->refused->len; i++)
    g_ptr_array_add (problems, signet_problem_ref (g_ptr_array_index (self->refused, i)));

  return problems;
}

static char *
describe (SignetEditorPage *self,
          SignetProblem    *problem)
{
  return signet_words_problem (problem, self->draft,
                               signet_connection_get_catalogue (self->connection),
                               signet_connection_get_organization (self->connection));
}

/* What is not there yet is no mistake: the bar at the bottom asks for it, and no field turns
 * red. What the issuer refused is a mistake in any case.
 */
static gboolean
is_severe (SignetEditorPage *self,
           SignetProblem    *problem)
{
  if (self->refused != NULL && g_ptr_array_find (self->refused, problem, NULL))
    return TRUE;

  switch ((int) signet_problem_get_code (problem))
    {
    case SIGNET_PROBLEM_EMPTY:
    case SIGNET_PROBLEM_MISSING:
    case SIGNET_PROBLEM_API_REQUIRED:
    case SIGNET_PROBLEM_PERMISSION_REQUIRED:
    case SIGNET_PROBLEM_WORKSPACE_REQUIRED:
      return FALSE;
    default:
      return TRUE;
    }
}

static SignetProblem *
find_problem_at (GPtrArray  *problems,
                 const char *pointer)
{
  for (guint i = 0; i < problems->len; i++)
    {
      SignetProblem *problem = g_ptr_array_index (problems, i);

      if (g_str_equal (signet_problem_get_pointer (problem), pointer))
        return problem;
    }

  return NULL;
}

/* Gives the API that the problem is about, if it is about a grant. */
static const char *
get_api (SignetEditorPage *self,
         SignetProblem    *problem)
{
  guint index;

  if (sscanf (signet_problem_get_pointer (problem), "/grants/%u", &index) != 1 ||
      index >= signet_draft_get_n_grants (self->draft))
    return NULL;

  return signet_grant_get_api (signet_draft_get_grant (self->draft, index));
}

static void
mark_field (SignetEditorPage *self,
            GPtrArray        *problems,
            const char       *pointer,
            SignetHintRow    *hint)
{
  SignetProblem *problem = find_problem_at (problems, pointer);
  g_autofree char *words = NULL;

  if (problem == NULL || !is_severe (self, problem))
    {
      signet_hint_row_clear (hint);
      return;
    }

  words = describe (self, problem);
  signet_hint_row_blame (hint, words);
}

static void
mark_api (SignetEditorPage *self,
          GPtrArray        *problems,
          SignetApiRow     *row)
{
  const char *api = signet_api_get_id (signet_api_row_get_api (row));

  for (guint i = 0; i < problems->len; i++)
    {
      SignetProblem *problem = g_ptr_array_index (problems, i);

      if (g_strcmp0 (get_api (self, problem), api) == 0)
        {
          g_autofree char *words = describe (self, problem);

          signet_api_row_set_problem (row, words, is_severe (self, problem));
          return;
        }
    }

  signet_api_row_set_problem (row, NULL, FALSE);
}

static void
mark_fields (SignetEditorPage *self,
             GPtrArray        *problems)
{
  mark_field (self, problems, "/display_name", self->name_hint);
  mark_field (self, problems, "/account_id", self->account_hint);
  mark_field (self, problems, "/owner", self->owner_hint);
  mark_field (self, problems, "/note", self->note_hint);
  signet_note_row_set_invalid (self->note_row, find_problem_at (problems, "/note") != NULL);
  for (guint i = 0; i < self->api_rows->len; i++)
    mark_api (self, problems, g_ptr_array_index (self->api_rows, i));

  if (self->n_namesakes > 0 && find_problem_at (problems, "/display_name") == NULL)
    {
      g_autofree char *hint = g_strdup_printf (
        ngettext ("%u other credential has this name. That is allowed, but hard to tell apart.",
                  "%u other credentials have this name. That is allowed, but hard to tell apart.",
                  self->n_namesakes), self->n_namesakes);

      signet_hint_row_say (self->name_hint, hint);
    }
}

static void
say_problems (SignetEditorPage *self,
              GPtrArray        *problems)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) lines = NULL;

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *words = describe (self, g_ptr_array_index (problems, i));
      g_autofree char *escaped = g_markup_escape_text (words, -1);

      g_strv_builder_add (builder, escaped);
    }

  lines = g_strv_builder_end (builder);
  signet_summary_bar_say (self->summary_bar, _("Before saving"), (const char * const *) lines);
}

static void
say_abilities (SignetEditorPage *self)
{
  g_auto(GStrv) lines =
    signet_words_abilities (self->draft, signet_connection_get_catalogue (self->connection),
                            signet_connection_get_organization (self->connection));

  signet_summary_bar_say (self->summary_bar,
                          signet_draft_get_active (self->draft)
                            ? _("What this credential can do")
                            : _("What this credential can do once it is active"),
                          (const char * const *) lines);
}

/* Gives the row of the form that the problem is about, if there is one. */
static GtkWidget *
find_field (SignetEditorPage *self,
            SignetProblem    *problem)
{
  const char *pointer = signet_problem_get_pointer (problem);
  const char *api = get_api (self, problem);

  if (g_str_equal (pointer, "/display_name"))
    return GTK_WIDGET (self->name_row);
  if (g_str_equal (pointer, "/account_id"))
    return GTK_WIDGET (self->account_combo);
  if (g_str_equal (pointer, "/owner"))
    return GTK_WIDGET (self->owner_row);
  if (g_str_equal (pointer, "/secret_expires"))
    return GTK_WIDGET (self->expiry_choice);
  if (g_str_equal (pointer, "/note"))
    return GTK_WIDGET (self->note_row);

  for (guint i = 0; i < self->api_rows->len; i++)
    {
      SignetApiRow *row = g_ptr_array_index (self->api_rows, i);

      if (g_strcmp0 (signet_api_get_id (signet_api_row_get_api (row)), api) == 0)
        return GTK_WIDGET (row);
    }

  return NULL;
}

/* The focus alone would bring only the edge of the field into view. */
static void
show_field (SignetEditorPage *self,
            GtkWidget        *field)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  graphene_rect_t bounds;

  if (SIGNET_IS_API_ROW (field))
    signet_api_row_focus (SIGNET_API_ROW (field));
  else
    gtk_widget_grab_focus (field);

  if (gtk_widget_compute_bounds (field, self->form, &bounds))
    gtk_adjustment_set_value (adjustment, bounds.origin.y);
}

/*
 * Callbacks
 */

/* The view scrolls to the focus by the places that the fields have at that moment. They get
 * new ones when the strip appears and the row opens, in the frame that comes next.
 */
static gboolean
on_focus_tick_cb (GtkWidget     *widget,
                  GdkFrameClock *clock,
                  gpointer       user_data)
{
  SignetEditorPage *self = SIGNET_EDITOR_PAGE (widget);
  GtkWidget *field = NULL;

  if (self->focus_frames++ == 0)
    return G_SOURCE_CONTINUE;

  self->focus_id = 0;
  if (self->refused != NULL && self->refused->len > 0)
    field = find_field (self, g_ptr_array_index (self->refused, 0));
  if (field != NULL)
    show_field (self, field);

  return G_SOURCE_REMOVE;
}

/*
 * Public
 */

/**
 * signet_editor_page_dup_text:
 * @self: a page
 *
 * Returns: (transfer full): all that the draft says, as text that can be compared
 */
char *
signet_editor_page_dup_text (SignetEditorPage *self)
{
  g_autoptr(JsonNode) node = NULL;

  g_return_val_if_fail (SIGNET_IS_EDITOR_PAGE (self), NULL);

  node = signet_draft_to_json (self->draft);

  return json_to_string (node, FALSE);
}

/**
 * signet_editor_page_check:
 * @self: a page
 *
 * Holds the draft against the rules, marks what is wrong, and says at the bottom what is
 * missing, what will change or what the credential can do.
 */
void
signet_editor_page_check (SignetEditorPage *self)
{
  g_autoptr(GPtrArray) problems = NULL;
  g_auto(GStrv) changes = NULL;
  gboolean modified;

  g_return_if_fail (SIGNET_IS_EDITOR_PAGE (self));

  /* Who lost the right to see what may be granted can save nothing, until that is back. */
  if (signet_connection_get_catalogue (self->connection) == NULL)
    {
      signet_editor_page_take_verdict (self, FALSE, self->modified);
      return;
    }

  problems = find_problems (self);
  mark_fields (self, problems);

  if (self->original != NULL)
    {
      changes = signet_words_changes (self->original, self->draft,
                                      signet_connection_get_catalogue (self->connection),
                                      signet_connection_get_organization (self->connection));
      modified = *changes != NULL;
    }
  else
    {
      g_autofree char *text = signet_editor_page_dup_text (self);

      modified = !g_str_equal (text, self->pristine);
    }

  if (problems->len > 0)
    say_problems (self, problems);
  else if (changes != NULL && modified)
    signet_summary_bar_say (self->summary_bar, _("Unsaved changes"),
                            (const char * const *) changes);
  else
    say_abilities (self);

  /* A new credential can be issued as it was suggested. */
  signet_editor_page_take_verdict (self,
                                   problems->len == 0 && (modified || self->original == NULL),
                                   modified);
}

/**
 * signet_editor_page_focus_problem:
 * @self: a page
 *
 * Moves the focus to the first field that the issuer refused, which scrolls it into view.
 */
void
signet_editor_page_focus_problem (SignetEditorPage *self)
{
  g_return_if_fail (SIGNET_IS_EDITOR_PAGE (self));

  if (self->refused == NULL || self->refused->len == 0 || self->focus_id != 0)
    return;

  self->focus_frames = 0;
  self->focus_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_focus_tick_cb, NULL, NULL);
}

/* signet-bulk-dialog-phase.c: what the bulk dialog shows before, while and after it does something
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-bulk-dialog-private.h"

#include "signet-time.h"
#include "signet-ui.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

/* How high a row is with facts in one line, and with a reason in two, at a text size of 100 %. A
 * list cannot tell how high it would be. At most it is so high that a row is cut, which says that
 * there are more.
 */
#define FACTS_HEIGHT 46
#define REASON_HEIGHT 62
#define MAX_HEIGHT 260

/* What the rest of the dialog takes of a window that is hardly higher, such as that of a phone held
 * across; and what is left of the list then, which scrolls.
 */
#define OTHER_HEIGHT 230
#define MIN_HEIGHT 62

/*
 * Helpers
 */

static gboolean
may_harm (SignetBulkKind kind)
{
  return kind == SIGNET_BULK_KIND_DELETE || kind == SIGNET_BULK_KIND_DEACTIVATE;
}

/* Shows the credentials that are not done, which are all of them at first. */
static void
show_rest (SignetBulkDialog *self)
{
  g_autoptr(GPtrArray) rest = g_ptr_array_new ();
  g_autoptr(GListStore) store = g_list_store_new (SIGNET_TYPE_BULK_ITEM);
  g_autoptr(GtkNoSelection) selection = NULL;
  int room = gtk_widget_get_height (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))));
  double height;

  for (guint i = 0; i < signet_bulk_change_get_n_total (self->change); i++)
    {
      SignetBulkItem *item = signet_bulk_change_get_item (self->change, i);

      if (signet_bulk_item_get_outcome (item) != SIGNET_BULK_OUTCOME_DONE)
        g_ptr_array_add (rest, item);
    }

  height = rest->len * (self->has_failed ? REASON_HEIGHT : FACTS_HEIGHT) *
           signet_ui_get_text_scale (GTK_WIDGET (self));
  height = MIN (height, MAX_HEIGHT);
  if (room > 0)
    height = MIN (height, MAX (room - OTHER_HEIGHT, MIN_HEIGHT));
  gtk_scrolled_window_set_min_content_height (self->list, (int) height);
  g_list_store_splice (store, 0, 0, rest->pdata, rest->len);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&store)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
}

/* The heading is the title too, by which a screen reader calls the window. */
static void
say (SignetBulkDialog *self,
     const char       *heading,
     const char       *body)
{
  gtk_label_set_label (self->heading_label, heading);
  gtk_window_set_title (GTK_WINDOW (self), heading);
  gtk_label_set_label (self->body_label, body != NULL ? body : "");
  gtk_widget_set_visible (GTK_WIDGET (self->body_label), body != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, body != NULL ? body : "",
                                  -1);
}

static void
show_fields (SignetBulkDialog *self,
             gboolean          shown)
{
  SignetBulkKind kind = signet_bulk_change_get_kind (self->change);

  gtk_widget_set_visible (self->owner_group, shown && kind == SIGNET_BULK_KIND_SET_OWNER);
  gtk_widget_set_visible (GTK_WIDGET (self->expiry_choice),
                          shown && kind == SIGNET_BULK_KIND_SET_EXPIRY);
}

static SignetProblem *
find_owner_problem (GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      SignetProblem *problem = g_ptr_array_index (problems, i);

      if (g_str_equal (signet_problem_get_pointer (problem), "/owner"))
        return problem;
    }

  return NULL;
}

/* By the rule that the editor and the issuer have. */
static gboolean
check_owner (SignetBulkDialog *self)
{
  SignetConnection *connection = signet_bulk_change_get_connection (self->change);
  SignetCatalogue *catalogue = signet_connection_get_catalogue (connection);
  SignetOrganization *organization = signet_connection_get_organization (connection);
  g_autoptr(SignetDraft) draft = signet_draft_new ();
  g_autoptr(GPtrArray) problems = NULL;
  g_autofree char *words = NULL;
  SignetProblem *problem;

  /* Without access nothing is there any more, and the issuer says so. */
  if (catalogue == NULL || organization == NULL)
    return TRUE;

  signet_draft_set_owner (draft, gtk_editable_get_text (GTK_EDITABLE (self->owner_row)));
  problems = signet_draft_validate (draft, NULL, catalogue, organization, FALSE);
  problem = find_owner_problem (problems);
  if (problem == NULL)
    {
      signet_hint_row_clear (self->owner_hint);
      return TRUE;
    }

  words = signet_words_problem (problem, draft, catalogue, organization);
  signet_hint_row_blame (self->owner_hint, words);

  return FALSE;
}

static gboolean
can_begin (SignetBulkDialog *self)
{
  switch ((int) signet_bulk_change_get_kind (self->change))
    {
    case SIGNET_BULK_KIND_SET_OWNER:
      return check_owner (self);
    case SIGNET_BULK_KIND_SET_EXPIRY:
      return signet_expiry_choice_get_valid (self->expiry_choice);
    default:
      return TRUE;
    }
}

/* A key that is pressed too much must not delete anything. */
static void
choose_default (SignetBulkDialog *self)
{
  SignetBulkKind kind = signet_bulk_change_get_kind (self->change);
  gboolean has_fields = kind == SIGNET_BULK_KIND_SET_OWNER || kind == SIGNET_BULK_KIND_SET_EXPIRY;

  gtk_window_set_default_widget (GTK_WINDOW (self),
                                 GTK_WIDGET (has_fields ? self->action_button
                                                        : self->cancel_button));
  if (kind == SIGNET_BULK_KIND_SET_OWNER && !self->has_failed)
    gtk_widget_grab_focus (GTK_WIDGET (self->owner_row));
  else if (kind == SIGNET_BULK_KIND_SET_EXPIRY && !self->has_failed)
    gtk_widget_child_focus (GTK_WIDGET (self->expiry_choice), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->cancel_button));
}

/*
 * Public
 */

/**
 * signet_bulk_dialog_offer_expiry:
 * @self: a dialog
 *
 * Offers only what the organization allows.
 */
void
signet_bulk_dialog_offer_expiry (SignetBulkDialog *self)
{
  SignetConnection *connection = signet_bulk_change_get_connection (self->change);
  SignetPolicy *policy = signet_connection_get_policy (connection);
  SignetOrganization *organization = signet_connection_get_organization (connection);

  if (policy != NULL && organization != NULL)
    signet_expiry_choice_set_policy (self->expiry_choice, policy,
                                     signet_organization_get_name (organization));
}

/**
 * signet_bulk_dialog_show_question:
 * @self: a dialog
 *
 * Says what is going to happen, and to which credentials.
 */
void
signet_bulk_dialog_show_question (SignetBulkDialog *self)
{
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;

  g_return_if_fail (SIGNET_IS_BULK_DIALOG (self));

  heading = signet_words_bulk_question (self->change);
  body = signet_words_bulk_effect (self->change, signet_time_now ());
  gtk_widget_add_css_class (GTK_WIDGET (self->action_button),
                            may_harm (signet_bulk_change_get_kind (self->change))
                              ? "destructive" : "suggested");
  show_fields (self, TRUE);
  show_rest (self);
  signet_bulk_dialog_update_buttons (self);
  signet_bulk_dialog_check (self);
  choose_default (self);
  say (self, heading, body);
}

/**
 * signet_bulk_dialog_show_progress:
 * @self: a dialog whose change runs
 *
 * Says how far it is.
 */
void
signet_bulk_dialog_show_progress (SignetBulkDialog *self)
{
  g_autofree char *heading = NULL;

  g_return_if_fail (SIGNET_IS_BULK_DIALOG (self));

  heading = signet_words_bulk_doing (self->change);
  self->has_failed = FALSE;
  show_fields (self, FALSE);
  if (gtk_list_view_get_model (self->list_view) == NULL)
    show_rest (self);
  gtk_widget_set_visible (self->progress_box, TRUE);
  signet_bulk_dialog_update_progress (self);
  signet_bulk_dialog_update_buttons (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->cancel_button));
  say (self, heading, NULL);
}

/**
 * signet_bulk_dialog_show_failures:
 * @self: a dialog whose change ended before all was done
 *
 * Says of each credential that is left why it is, and offers to try those again.
 */
void
signet_bulk_dialog_show_failures (SignetBulkDialog *self)
{
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;

  g_return_if_fail (SIGNET_IS_BULK_DIALOG (self));

  heading = signet_words_bulk_failed (self->change);
  if (signet_bulk_change_get_n_done (self->change) > 0)
    body = signet_words_bulk_done (self->change);
  self->has_failed = TRUE;
  gtk_widget_set_visible (self->progress_box, FALSE);
  show_rest (self);
  signet_bulk_dialog_update_buttons (self);
  choose_default (self);
  say (self, heading, body);
}

/**
 * signet_bulk_dialog_update_progress:
 * @self: a dialog
 *
 * Shows how far it is now.
 */
void
signet_bulk_dialog_update_progress (SignetBulkDialog *self)
{
  g_autofree char *progress = NULL;
  guint n_tried;
  guint n_total;

  g_return_if_fail (SIGNET_IS_BULK_DIALOG (self));

  progress = signet_words_bulk_progress (self->change);
  n_total = signet_bulk_change_get_n_total (self->change);
  n_tried = signet_bulk_change_get_n_done (self->change) +
            signet_bulk_change_get_n_failed (self->change);
  gtk_label_set_label (self->progress_label, progress);
  gtk_progress_bar_set_fraction (self->progress_bar, (double) n_tried / MAX (n_total, 1));
}

/**
 * signet_bulk_dialog_update_buttons:
 * @self: a dialog
 *
 * Offers what can be done now.
 */
void
signet_bulk_dialog_update_buttons (SignetBulkDialog *self)
{
  SignetBulkKind kind;
  gboolean running;
  gboolean cancelled;

  g_return_if_fail (SIGNET_IS_BULK_DIALOG (self));

  kind = signet_bulk_change_get_kind (self->change);
  running = signet_bulk_change_get_running (self->change);
  cancelled = running && g_cancellable_is_cancelled (self->running);
  gtk_button_set_label (self->cancel_button,
                        cancelled ? _("Cancelling…") : self->has_failed ? _("Close")
                                                                        : _("Cancel"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel_button), !cancelled);
  gtk_button_set_label (self->action_button,
                        self->has_failed ? _("Try Again") : signet_words_get_bulk_verb (kind));
  gtk_widget_set_visible (GTK_WIDGET (self->action_button), !running);
  gtk_widget_set_visible (self->separator, !running);
}

/**
 * signet_bulk_dialog_check:
 * @self: a dialog
 *
 * Lets it begin only with values that can be set.
 */
void
signet_bulk_dialog_check (SignetBulkDialog *self)
{
  g_return_if_fail (SIGNET_IS_BULK_DIALOG (self));

  if (self->change != NULL)
    gtk_widget_set_sensitive (GTK_WIDGET (self->action_button), can_begin (self));
}

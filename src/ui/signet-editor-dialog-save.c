/* signet-editor-dialog-save.c: saves what the editor says, and deals with what may go wrong
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-editor-dialog-private.h"

#include "signet-error.h"
#include "signet-time.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

/* Nobody needs to see a spinner for what is done at once. */
#define SPINNER_MILLISECONDS 300

/*
 * Helpers
 */

static SignetNotice *
get_notice (SignetEditorDialog *self)
{
  return signet_editor_page_get_notice (self->page);
}

static void
ask (SignetEditorDialog   *self,
     SignetEditorQuestion  question,
     const char           *first,
     const char           *second)
{
  self->question = question;
  signet_notice_add_answers (get_notice (self), first, second);
  signet_editor_dialog_update_save (self);
}

static void
say_changed (SignetEditorDialog *self)
{
  SignetCredential *original = signet_editor_page_get_original (self->page);
  g_autoptr(SignetDraft) theirs = signet_draft_new_from_credential (self->fresh);
  g_auto(GStrv) lines =
    signet_words_changes (original, theirs, signet_connection_get_catalogue (self->connection),
                          signet_connection_get_organization (self->connection));
  const char *who = signet_credential_get_updated_by (self->fresh);
  g_autofree char *when = signet_words_relative (signet_credential_get_updated (self->fresh),
                                                 signet_time_now ());
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  /* Translators: %s is the name of a person */
  title = *who != '\0' ? g_strdup_printf (_("%s Changed This Credential"), who)
                       : g_strdup (_("Somebody Changed This Credential"));
  if (*lines != NULL)
    /* Translators: %s is when, like “2 minutes ago”; a list of changes follows */
    body = g_strdup_printf (_("%s, while it was open here:"), when);
  else
    /* Translators: %s is when, like “2 minutes ago” */
    body = g_strdup_printf (_("%s, while it was open here. Nothing in this form is different."),
                            when);

  signet_notice_say (get_notice (self), title, body);
  signet_notice_add_lines (get_notice (self), (const char * const *) lines);
  ask (self, SIGNET_EDITOR_QUESTION_CHANGED, _("Reapply My Changes"), _("Discard My Changes"));
}

static void
say_deleted (SignetEditorDialog *self)
{
  signet_notice_say (get_notice (self), _("This Credential Was Deleted"),
                     _("Somebody deleted it while it was open here. It cannot be saved any more, "
                       "and programs get no access tokens with it."));
  signet_editor_page_set_busy (self->page, TRUE);
  ask (self, SIGNET_EDITOR_QUESTION_DELETED, _("Close"), NULL);
}

static void
say_cancelled (SignetEditorDialog *self)
{
  if (signet_editor_page_get_original (self->page) != NULL)
    signet_notice_say (get_notice (self), _("Saving Was Cancelled"),
                       _("The changes may have reached the issuer before that. Saving again does "
                         "no harm."));
  else
    signet_notice_say (get_notice (self), _("Saving Was Cancelled"),
                       _("The credential may have been issued before that. Saving it again "
                         "unchanged gives the same one."));
}

/* Whether the issuer knows another organization or catalogue than this application. */
static gboolean
is_outdated (GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      switch ((int) signet_problem_get_code (g_ptr_array_index (problems, i)))
        {
        case SIGNET_PROBLEM_UNKNOWN_ACCOUNT:
        case SIGNET_PROBLEM_UNKNOWN_API:
        case SIGNET_PROBLEM_UNKNOWN_PERMISSION:
        case SIGNET_PROBLEM_UNKNOWN_WORKSPACE:
        case SIGNET_PROBLEM_LEVEL_NOT_OFFERED:
        case SIGNET_PROBLEM_RIGHT_MISSING:
          return TRUE;
        default:
          break;
        }
    }

  return FALSE;
}

static void
say_refused (SignetEditorDialog *self,
             const GError       *error,
             GPtrArray          *problems)
{
  signet_editor_page_set_problems (self->page, problems);
  if (problems != NULL && is_outdated (problems))
    {
      signet_notice_say (get_notice (self), _("Something Chosen Here No Longer Exists"),
                         _("The organization was changed meanwhile. Refresh to see what there is "
                           "now; everything else stays as it is."));
      ask (self, SIGNET_EDITOR_QUESTION_OUTDATED, _("Refresh"), NULL);
    }
  else
    signet_notice_say_error (get_notice (self), error);
}

/*
 * Callbacks
 */

static gboolean
on_spinner_due_cb (gpointer user_data)
{
  SignetEditorDialog *self = user_data;

  self->spinner_id = 0;
  gtk_stack_set_visible_child_name (self->save_stack, "spinner");
  gtk_spinner_start (self->spinner);

  return G_SOURCE_REMOVE;
}

static void
begin (SignetEditorDialog *self)
{
  self->saving = g_cancellable_new ();
  self->question = SIGNET_EDITOR_QUESTION_NONE;
  signet_notice_clear (get_notice (self));
  signet_editor_page_set_busy (self->page, TRUE);
  signet_editor_dialog_update_save (self);
  self->spinner_id = g_timeout_add (SPINNER_MILLISECONDS, on_spinner_due_cb, self);
}

static void
end (SignetEditorDialog *self)
{
  g_clear_object (&self->saving);
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_stack_set_visible_child_name (self->save_stack, "label");
  signet_editor_page_set_busy (self->page, FALSE);
  signet_editor_dialog_update_save (self);
}

static void
refresh_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(SignetEditorDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetCredential) fresh =
    signet_connection_refresh_finish (SIGNET_CONNECTION (source), result, &error);

  if (self->task == NULL)
    return;

  end (self);
  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND))
    say_deleted (self);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say_cancelled (self);
  else if (fresh == NULL)
    signet_notice_say_error (get_notice (self), error);
  else
    {
      g_set_object (&self->fresh, fresh);
      say_changed (self);
    }
}

static void
refresh (SignetEditorDialog *self)
{
  SignetCredential *original = signet_editor_page_get_original (self->page);

  signet_connection_refresh_async (self->connection,
                                   signet_credential_get_client_id (original),
                                   self->saving, refresh_cb, g_object_ref (self));
}

/* Everything that was typed stays: Save tries again. */
static void
fail (SignetEditorDialog *self,
      const GError       *error,
      GPtrArray          *problems)
{
  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED))
    {
      refresh (self);
      return;
    }

  end (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say_cancelled (self);
  else if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_INVALID))
    say_refused (self, error, problems);
  else if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND))
    say_deleted (self);
  else
    signet_notice_say_error (get_notice (self), error);
}

static void
issue_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(SignetEditorDialog) self = user_data;
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetIssued) issued =
    signet_connection_issue_finish (SIGNET_CONNECTION (source), result, &problems, &error);

  if (self->task == NULL)
    return;

  if (issued == NULL)
    {
      fail (self, error, problems);
      return;
    }

  end (self);
  signet_editor_dialog_show_issued (self, issued);
}

static void
edit_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(SignetEditorDialog) self = user_data;
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetCredential) credential =
    signet_connection_edit_finish (SIGNET_CONNECTION (source), result, &problems, &error);

  if (self->task == NULL)
    return;

  if (credential == NULL)
    {
      fail (self, error, problems);
      return;
    }

  end (self);
  signet_editor_dialog_end (self, credential);
}

static void
load_fresh (SignetEditorDialog *self,
            gboolean            reapply)
{
  g_autoptr(SignetCredential) fresh = g_steal_pointer (&self->fresh);
  g_autoptr(SignetDraft) draft = NULL;

  if (reapply)
    draft = signet_draft_rebase (signet_editor_page_get_draft (self->page),
                                 signet_editor_page_get_original (self->page), fresh);
  else
    draft = signet_draft_new_from_credential (fresh);

  self->question = SIGNET_EDITOR_QUESTION_NONE;
  signet_notice_clear (get_notice (self));
  signet_editor_page_load (self->page, fresh, draft);
  signet_editor_dialog_update_save (self);
}

/*
 * Public
 */

/**
 * signet_editor_dialog_save:
 * @self: a dialog
 *
 * Gives the draft to the issuer, unless it is on its way or cannot be saved.
 */
void
signet_editor_dialog_save (SignetEditorDialog *self)
{
  SignetCredential *original;

  g_return_if_fail (SIGNET_IS_EDITOR_DIALOG (self));

  if (!gtk_widget_get_sensitive (self->save_button))
    return;

  begin (self);
  original = signet_editor_page_get_original (self->page);
  if (original == NULL)
    signet_connection_issue_async (self->connection, signet_editor_page_get_draft (self->page),
                                   self->saving, issue_cb, g_object_ref (self));
  else
    signet_connection_edit_async (self->connection, original,
                                  signet_editor_page_get_draft (self->page),
                                  self->saving, edit_cb, g_object_ref (self));
}

/**
 * signet_editor_dialog_answer:
 * @self: a dialog
 * @answer: which button of the strip was clicked
 *
 * Takes the way on that the person chose.
 */
void
signet_editor_dialog_answer (SignetEditorDialog *self,
                             SignetNoticeAnswer  answer)
{
  g_return_if_fail (SIGNET_IS_EDITOR_DIALOG (self));

  switch (self->question)
    {
    case SIGNET_EDITOR_QUESTION_CHANGED:
      load_fresh (self, answer == SIGNET_NOTICE_FIRST);
      break;
    case SIGNET_EDITOR_QUESTION_DELETED:
      signet_editor_dialog_end (self, NULL);
      break;
    case SIGNET_EDITOR_QUESTION_OUTDATED:
      self->question = SIGNET_EDITOR_QUESTION_NONE;
      signet_notice_clear (get_notice (self));
      signet_connection_load (self->connection);
      break;
    case SIGNET_EDITOR_QUESTION_NONE:
    default:
      break;
    }
}

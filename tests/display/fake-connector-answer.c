/* fake-connector-answer.c: how an issuer in memory answers
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fake-connector-private.h"

#include "fake-answers.h"
#include "fake-queue.h"
#include "fake-secrets.h"

/*
 * Helpers
 */

static void
answer_issue (FakeConnector *self,
              GTask         *task,
              FakeQuestion      *question)
{
  SignetIssued *issued = fake_issued (question->draft, ++self->n_issued, FAKE_SECRET);

  fake_store_put (self->store, signet_issued_get_credential (issued));
  g_task_return_pointer (task, issued, (GDestroyNotify) signet_issued_unref);
}

/* Whether the change may be made; if not, @task is returned. */
static gboolean
may_change (FakeConnector    *self,
            GTask            *task,
            SignetCredential *original)
{
  g_autoptr(GError) error =
    fake_troubles_peek_for (self->troubles, signet_credential_get_client_id (original));

  if (error == NULL && fake_store_check (self->store, original, &error))
    return TRUE;

  g_task_return_error (task, g_steal_pointer (&error));

  return FALSE;
}

/* Takes @credential over, %NULL for a deletion. */
static void
answer_change (FakeConnector    *self,
               GTask            *task,
               SignetCredential *original,
               SignetCredential *credential)
{
  g_autoptr(SignetCredential) changed = credential;

  if (!may_change (self, task, original))
    return;

  if (changed == NULL)
    {
      fake_store_remove (self->store, signet_credential_get_client_id (original));
      g_task_return_boolean (task, TRUE);
      return;
    }

  fake_store_put (self->store, changed);
  g_task_return_pointer (task, g_steal_pointer (&changed), g_object_unref);
}

static void
answer_start_rotation (FakeConnector *self,
                       GTask         *task,
                       FakeQuestion  *question)
{
  SignetIssued *issued;

  if (!may_change (self, task, question->original))
    return;

  if (signet_credential_get_n_secrets (question->original) > 1)
    {
      g_task_return_new_error (task, SIGNET_ERROR, SIGNET_ERROR_CONFLICT, "Two live secrets");
      return;
    }

  issued = fake_rotated (question->original, ++self->n_issued, question->number, FAKE_SECRET);
  fake_store_put (self->store, signet_issued_get_credential (issued));
  g_task_return_pointer (task, issued, (GDestroyNotify) signet_issued_unref);
}

static void
answer_end_secret (FakeConnector *self,
                   GTask         *task,
                   FakeQuestion  *question)
{
  guint n_secrets = signet_credential_get_n_secrets (question->original);
  SignetCredential *ended;

  if (!may_change (self, task, question->original))
    return;

  if (question->ending != SIGNET_SECRET_ENDING_REVOKE && n_secrets != 2)
    {
      g_task_return_new_error (task, SIGNET_ERROR, SIGNET_ERROR_CONFLICT, "No rotation");
      return;
    }

  ended = fake_ended (question->original, question->text);
  fake_store_put (self->store, ended);
  g_task_return_pointer (task, ended, g_object_unref);
}

static void
answer_find (FakeConnector *self,
             GTask         *task,
             FakeQuestion      *question)
{
  SignetCredential *credential = fake_store_find (self->store, question->text);

  if (credential != NULL)
    g_task_return_pointer (task, g_object_ref (credential), g_object_unref);
  else
    g_task_return_new_error (task, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND, "No such credential");
}

static void
return_changes (FakeConnector      *self,
                GTask              *task,
                SignetChangesFlags  flags)
{
  FakeQuestion *question = g_task_get_task_data (task);

  g_task_return_pointer (task, fake_store_list_changes (self->store, question->number, flags),
                         (GDestroyNotify) signet_changes_unref);
}

/* Gives the error that the test asked for, once. */
static gboolean
answer_failure (FakeConnector *self,
                GTask         *task,
                FakeQuestion      *question)
{
  GError *error;

  if (g_task_return_error_if_cancelled (task))
    return TRUE;

  error = fake_troubles_take (self->troubles, question->call, &question->problems);
  if (error != NULL)
    g_task_return_error (task, error);

  return error != NULL;
}

/* Answers what shall be changed. */
static void
answer_wish (FakeConnector *self,
             GTask         *task,
             FakeQuestion  *question)
{
  switch ((int) question->call)
    {
    case FAKE_CALL_ISSUE:
      answer_issue (self, task, question);
      return;
    case FAKE_CALL_EDIT:
      answer_change (self, task, question->original,
                     fake_credential (question->draft, question->original, 0));
      return;
    case FAKE_CALL_SET_EXPIRY:
      answer_change (self, task, question->original,
                     fake_expiry (question->original, question->number));
      return;
    case FAKE_CALL_START_ROTATION:
      answer_start_rotation (self, task, question);
      return;
    case FAKE_CALL_END_SECRET:
      answer_end_secret (self, task, question);
      return;
    case FAKE_CALL_DELETE:
      answer_change (self, task, question->original, NULL);
      return;
    default:
      g_assert_not_reached ();
    }
}

/*
 * Public
 */

void
fake_connector_answer (FakeConnector *self,
                       GTask         *task)
{
  FakeQuestion *question = g_task_get_task_data (task);

  if (answer_failure (self, task, question))
    return;

  switch ((int) question->call)
    {
    case FAKE_CALL_OPEN:
      g_task_return_pointer (task, fake_access (self->organization, self->role,
                                                self->custom_role_admin, self->version),
                             g_object_unref);
      return;
    case FAKE_CALL_ORGANIZATION:
      g_task_return_pointer (task, g_object_ref (self->organization), g_object_unref);
      return;
    case FAKE_CALL_CATALOGUE:
      g_task_return_pointer (task, g_object_ref (self->catalogue), g_object_unref);
      return;
    case FAKE_CALL_LIST:
      g_task_return_pointer (task, fake_page (fake_store_get_all (self->store), question->text,
                                              self->page_size),
                             (GDestroyNotify) signet_credential_page_unref);
      return;
    case FAKE_CALL_FIND:
      answer_find (self, task, question);
      return;
    case FAKE_CALL_CHANGES:
      if (question->number >= 0)
        fake_queue_hold (&self->waiting, task);
      else
        return_changes (self, task, 0);
      return;
    default:
      answer_wish (self, task, question);
    }
}

void
fake_connector_answer_changes (FakeConnector      *self,
                               GTask              *task,
                               SignetChangesFlags  flags)
{
  if (!answer_failure (self, task, g_task_get_task_data (task)))
    return_changes (self, task, flags);
}

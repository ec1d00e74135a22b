/* fake-connector.c: an issuer in memory that does as the test says
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fake-connector.h"

#include "fake-answers.h"

struct _FakeConnector
{
  GObject parent_instance;

  SignetOrganization *organization; /* (owned) */
  SignetCatalogue *catalogue;       /* (owned) */
  SignetRole role;
  gboolean custom_role_admin;
  guint page_size;
  guint n_issued;
  char *order; /* (owned) (nullable) of the last page that was asked for */

  GPtrArray *credentials; /* (owned) (element-type SignetCredential) in the order of the list */
  GQueue held;            /* (element-type GTask) (owned) waiting for the release */
  gboolean holding;

  GError *failures[FAKE_N_CALLS];     /* (owned) (nullable) of the next such call only */
  GPtrArray *problems[FAKE_N_CALLS];  /* (owned) (nullable) of the next such call only */
  guint counts[FAKE_N_CALLS];
};

/* One question, and what its answer needs. */
typedef struct
{
  FakeCall call;
  char *text;                 /* (owned) (nullable) the page, or the Client ID */
  SignetDraft *draft;         /* (owned) (nullable) */
  SignetCredential *original; /* (owned) (nullable) */
  GPtrArray *problems;        /* (owned) (nullable) of the answer */
} Question;

static void fake_connector_iface_init (SignetConnectorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeConnector, fake_connector, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SIGNET_TYPE_CONNECTOR,
                                                      fake_connector_iface_init))

/*
 * Helpers
 */

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->text);
  g_clear_object (&question->draft);
  g_clear_object (&question->original);
  g_clear_pointer (&question->problems, g_ptr_array_unref);
  g_free (question);
}

static SignetIssued *
issue (FakeConnector *self,
       SignetDraft   *draft)
{
  g_autoptr(SignetCredential) credential = fake_credential (draft, NULL, ++self->n_issued);
  SecretValue *secret = secret_value_new (FAKE_SECRET, -1, "text/plain");
  SignetIssued *issued = signet_issued_new (credential, "secret-1", secret);

  g_ptr_array_add (self->credentials, g_object_ref (credential));
  secret_value_unref (secret);

  return issued;
}

static void
answer_edit (FakeConnector *self,
             GTask         *task,
             Question      *question)
{
  g_autoptr(GError) error = NULL;
  SignetCredential *credential;
  guint index;

  if (!fake_find_unchanged (self->credentials, question->original, &index, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  credential = fake_credential (question->draft, question->original, 0);
  g_object_unref (g_ptr_array_index (self->credentials, index));
  self->credentials->pdata[index] = credential;
  g_task_return_pointer (task, g_object_ref (credential), g_object_unref);
}

static void
answer_find (FakeConnector *self,
             GTask         *task,
             Question      *question)
{
  guint index;

  if (fake_find (self->credentials, question->text, &index))
    g_task_return_pointer (task, g_object_ref (g_ptr_array_index (self->credentials, index)),
                           g_object_unref);
  else
    g_task_return_new_error (task, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND, "No such credential");
}

static void
answer_delete (FakeConnector *self,
               GTask         *task,
               Question      *question)
{
  g_autoptr(GError) error = NULL;
  guint index;

  if (!fake_find_unchanged (self->credentials, question->original, &index, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_ptr_array_remove_index (self->credentials, index);
  g_task_return_boolean (task, TRUE);
}

/* Gives the error that the test asked for, once. */
static gboolean
answer_failure (FakeConnector *self,
                GTask         *task,
                Question      *question)
{
  if (g_task_return_error_if_cancelled (task))
    return TRUE;

  question->problems = g_steal_pointer (&self->problems[question->call]);
  if (self->failures[question->call] == NULL)
    return FALSE;

  g_task_return_error (task, g_steal_pointer (&self->failures[question->call]));

  return TRUE;
}

static void
answer (FakeConnector *self,
        GTask         *task)
{
  Question *question = g_task_get_task_data (task);

  if (answer_failure (self, task, question))
    return;

  switch (question->call)
    {
    case FAKE_CALL_OPEN:
      g_task_return_pointer (task, fake_access (self->organization, self->role,
                                                self->custom_role_admin), g_object_unref);
      return;
    case FAKE_CALL_ORGANIZATION:
      g_task_return_pointer (task, g_object_ref (self->organization), g_object_unref);
      return;
    case FAKE_CALL_CATALOGUE:
      g_task_return_pointer (task, g_object_ref (self->catalogue), g_object_unref);
      return;
    case FAKE_CALL_LIST:
      g_task_return_pointer (task, fake_page (self->credentials, question->text,
                                              self->page_size),
                             (GDestroyNotify) signet_credential_page_unref);
      return;
    case FAKE_CALL_FIND:
      answer_find (self, task, question);
      return;
    case FAKE_CALL_ISSUE:
      g_task_return_pointer (task, issue (self, question->draft),
                             (GDestroyNotify) signet_issued_unref);
      return;
    case FAKE_CALL_EDIT:
      answer_edit (self, task, question);
      return;
    case FAKE_CALL_DELETE:
      answer_delete (self, task, question);
      return;
    default:
      g_assert_not_reached ();
    }
}

static void
on_cancellable_cancelled_cb (GCancellable *cancellable,
                             GTask        *task)
{
  FakeConnector *self = g_task_get_source_object (task);

  /* Once released it has an answer. */
  if (!g_queue_remove (&self->held, task))
    return;

  g_task_return_error_if_cancelled (task);
  g_object_unref (task);
}

/* Like a request on the way, it can be cancelled while it waits. */
static void
hold (FakeConnector *self,
      GTask         *task)
{
  g_queue_push_tail (&self->held, g_object_ref (task));
  if (g_task_get_cancellable (task) != NULL)
    g_signal_connect_object (g_task_get_cancellable (task), "cancelled",
                             G_CALLBACK (on_cancellable_cancelled_cb), task, 0);
}

/* Takes @text, @draft and @original over. */
static void
ask (FakeConnector       *self,
     FakeCall             call,
     char                *text,
     SignetDraft         *draft,
     SignetCredential    *original,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  question->call = call;
  question->text = text;
  question->draft = draft;
  question->original = original;
  g_task_set_source_tag (task, ask);
  g_task_set_task_data (task, question, free_question);

  self->counts[call]++;
  if (self->holding)
    hold (self, task);
  else
    answer (self, task);
}

/*
 * Virtual methods
 */

static void
fake_connector_open_async (SignetConnector     *connector,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  ask (FAKE_CONNECTOR (connector), FAKE_CALL_OPEN, NULL, NULL, NULL,
       cancellable, callback, user_data);
}

static void
fake_connector_load_organization_async (SignetConnector     *connector,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  ask (FAKE_CONNECTOR (connector), FAKE_CALL_ORGANIZATION, NULL, NULL, NULL,
       cancellable, callback, user_data);
}

static void
fake_connector_load_catalogue_async (SignetConnector     *connector,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  ask (FAKE_CONNECTOR (connector), FAKE_CALL_CATALOGUE, NULL, NULL, NULL,
       cancellable, callback, user_data);
}

static void
fake_connector_list_async (SignetConnector     *connector,
                           const char          *page,
                           const char          *sort,
                           gboolean             descending,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  FakeConnector *self = FAKE_CONNECTOR (connector);

  g_free (self->order);
  self->order = g_strconcat (sort, descending ? " descending" : NULL, NULL);
  ask (self, FAKE_CALL_LIST, g_strdup (page), NULL, NULL,
       cancellable, callback, user_data);
}

static void
fake_connector_find_async (SignetConnector     *connector,
                           const char          *client_id,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  ask (FAKE_CONNECTOR (connector), FAKE_CALL_FIND, g_strdup (client_id), NULL, NULL,
       cancellable, callback, user_data);
}

static void
fake_connector_issue_async (SignetConnector     *connector,
                            SignetDraft         *draft,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  ask (FAKE_CONNECTOR (connector), FAKE_CALL_ISSUE, NULL, g_object_ref (draft), NULL,
       cancellable, callback, user_data);
}

static void
fake_connector_edit_async (SignetConnector     *connector,
                           SignetCredential    *original,
                           SignetDraft         *draft,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  ask (FAKE_CONNECTOR (connector), FAKE_CALL_EDIT, NULL,
       g_object_ref (draft), g_object_ref (original), cancellable, callback, user_data);
}

static void
fake_connector_delete_async (SignetConnector     *connector,
                             SignetCredential    *credential,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  ask (FAKE_CONNECTOR (connector), FAKE_CALL_DELETE, NULL, NULL, g_object_ref (credential),
       cancellable, callback, user_data);
}

static gpointer
fake_connector_finish (SignetConnector  *connector,
                       GAsyncResult     *result,
                       GError          **error)
{
  g_assert (g_task_is_valid (result, connector));

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
fake_connector_finish_with_problems (SignetConnector  *connector,
                                     GAsyncResult     *result,
                                     GPtrArray       **problems,
                                     GError          **error)
{
  Question *question = g_task_get_task_data (G_TASK (result));

  if (problems != NULL)
    *problems = g_steal_pointer (&question->problems);

  return fake_connector_finish (connector, result, error);
}

static gboolean
fake_connector_delete_finish (SignetConnector  *connector,
                              GAsyncResult     *result,
                              GError          **error)
{
  g_assert (g_task_is_valid (result, connector));

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
fake_connector_iface_init (SignetConnectorInterface *iface)
{
  iface->open_async = fake_connector_open_async;
  iface->open_finish = (gpointer) fake_connector_finish;
  iface->load_organization_async = fake_connector_load_organization_async;
  iface->load_organization_finish = (gpointer) fake_connector_finish;
  iface->load_catalogue_async = fake_connector_load_catalogue_async;
  iface->load_catalogue_finish = (gpointer) fake_connector_finish;
  iface->list_async = fake_connector_list_async;
  iface->list_finish = (gpointer) fake_connector_finish;
  iface->find_async = fake_connector_find_async;
  iface->find_finish = (gpointer) fake_connector_finish;
  iface->issue_async = fake_connector_issue_async;
  iface->issue_finish = (gpointer) fake_connector_finish_with_problems;
  iface->edit_async = fake_connector_edit_async;
  iface->edit_finish = (gpointer) fake_connector_finish_with_problems;
  iface->delete_async = fake_connector_delete_async;
  iface->delete_finish = fake_connector_delete_finish;
}

/*
 * GObject
 */

static void
fake_connector_finalize (GObject *object)
{
  FakeConnector *self = FAKE_CONNECTOR (object);

  for (guint i = 0; i < FAKE_N_CALLS; i++)
    {
      g_clear_error (&self->failures[i]);
      g_clear_pointer (&self->problems[i], g_ptr_array_unref);
    }
  g_free (self->order);
  g_queue_clear_full (&self->held, g_object_unref);
  g_ptr_array_unref (self->credentials);
  g_object_unref (self->organization);
  g_object_unref (self->catalogue);

  G_OBJECT_CLASS (fake_connector_parent_class)->finalize (object);
}

static void
fake_connector_class_init (FakeConnectorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_connector_finalize;
}

static void
fake_connector_init (FakeConnector *self)
{
  self->credentials = g_ptr_array_new_with_free_func (g_object_unref);
  self->page_size = 100;
  self->role = SIGNET_ROLE_ADMIN;
}

/*
 * Public
 */

FakeConnector *
fake_connector_new (SignetOrganization *organization,
                    SignetCatalogue    *catalogue)
{
  FakeConnector *self = g_object_new (FAKE_TYPE_CONNECTOR, NULL);

  self->organization = g_object_ref (organization);
  self->catalogue = g_object_ref (catalogue);

  return self;
}

void
fake_connector_set_access (FakeConnector *self,
                           SignetRole     role,
                           gboolean       custom_role_admin)
{
  self->role = role;
  self->custom_role_admin = custom_role_admin;
}

void
fake_connector_set_catalogue (FakeConnector   *self,
                              SignetCatalogue *catalogue)
{
  g_set_object (&self->catalogue, catalogue);
}

void
fake_connector_set_organization (FakeConnector      *self,
                                 SignetOrganization *organization)
{
  g_set_object (&self->organization, organization);
}

void
fake_connector_set_page_size (FakeConnector *self,
                              guint          page_size)
{
  self->page_size = page_size;
}

void
fake_connector_put (FakeConnector    *self,
                    SignetCredential *credential)
{
  guint index;

  if (fake_find (self->credentials, signet_credential_get_client_id (credential), &index))
    {
      g_object_unref (g_ptr_array_index (self->credentials, index));
      self->credentials->pdata[index] = g_object_ref (credential);
    }
  else
    g_ptr_array_add (self->credentials, g_object_ref (credential));
}

void
fake_connector_remove (FakeConnector *self,
                       const char    *client_id)
{
  guint index;

  if (fake_find (self->credentials, client_id, &index))
    g_ptr_array_remove_index (self->credentials, index);
}

SignetCredential *
fake_connector_find (FakeConnector *self,
                     const char    *client_id)
{
  guint index;

  if (!fake_find (self->credentials, client_id, &index))
    return NULL;

  return g_ptr_array_index (self->credentials, index);
}

void
fake_connector_fail (FakeConnector *self,
                     FakeCall       call,
                     SignetError    code)
{
  g_clear_error (&self->failures[call]);
  self->failures[call] = g_error_new (SIGNET_ERROR, (int) code, "raw text nobody should see");
}

void
fake_connector_refuse (FakeConnector     *self,
                       FakeCall           call,
                       SignetProblemCode  code,
                       const char        *pointer)
{
  fake_connector_fail (self, call, SIGNET_ERROR_INVALID);
  if (self->problems[call] == NULL)
    self->problems[call] = g_ptr_array_new_with_free_func ((GDestroyNotify) signet_problem_unref);
  g_ptr_array_add (self->problems[call], signet_problem_new (code, "%s", pointer));
}

void
fake_connector_hold (FakeConnector *self)
{
  self->holding = TRUE;
}

void
fake_connector_release (FakeConnector *self)
{
  GTask *task;

  self->holding = FALSE;
  while ((task = g_queue_pop_head (&self->held)) != NULL)
    {
      answer (self, task);
      g_object_unref (task);
    }
}

guint
fake_connector_count (FakeConnector *self,
                      FakeCall       call)
{
  return self->counts[call];
}

const char *
fake_connector_get_order (FakeConnector *self)
{
  return self->order;
}

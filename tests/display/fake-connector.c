/* fake-connector.c: an issuer in memory that does as the test says
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fake-connector.h"

#include "fake-audit.h"
#include "fake-check.h"
#include "fake-connector-private.h"
#include "fake-queue.h"
#include "fake-rules.h"

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
  FakeQuestion *question = data;

  g_free (question->text);
  g_clear_object (&question->draft);
  g_clear_object (&question->original);
  g_clear_pointer (&question->problems, g_ptr_array_unref);
  g_free (question);
}

/* Takes over what @question has. */
static void
ask (FakeConnector       *self,
     const FakeQuestion      *question,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, ask);
  g_task_set_task_data (task, g_memdup2 (question, sizeof *question), free_question);

  self->counts[question->call]++;
  if (self->holding)
    fake_queue_hold (&self->held, task);
  else
    fake_connector_answer (self, task);
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
  ask (FAKE_CONNECTOR (connector), &(FakeQuestion) { FAKE_CALL_OPEN },
       cancellable, callback, user_data);
}

static void
fake_connector_load_organization_async (SignetConnector     *connector,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  ask (FAKE_CONNECTOR (connector), &(FakeQuestion) { FAKE_CALL_ORGANIZATION },
       cancellable, callback, user_data);
}

static void
fake_connector_load_catalogue_async (SignetConnector     *connector,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  ask (FAKE_CONNECTOR (connector), &(FakeQuestion) { FAKE_CALL_CATALOGUE },
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
  ask (self, &(FakeQuestion) { FAKE_CALL_LIST, .text = g_strdup (page) },
       cancellable, callback, user_data);
}

static void
fake_connector_find_async (SignetConnector     *connector,
                           const char          *client_id,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  ask (FAKE_CONNECTOR (connector), &(FakeQuestion) { FAKE_CALL_FIND, .text = g_strdup (client_id) },
       cancellable, callback, user_data);
}

static void
fake_connector_issue_async (SignetConnector     *connector,
                            SignetDraft         *draft,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  ask (FAKE_CONNECTOR (connector),
       &(FakeQuestion) { FAKE_CALL_ISSUE, .draft = g_object_ref (draft) },
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
  ask (FAKE_CONNECTOR (connector), &(FakeQuestion) { FAKE_CALL_EDIT, .draft = g_object_ref (draft),
                                                 .original = g_object_ref (original) },
       cancellable, callback, user_data);
}

static void
fake_connector_set_expiry_async (SignetConnector     *connector,
                                 SignetCredential    *credential,
                                 gint64               expires,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  ask (FAKE_CONNECTOR (connector), &(FakeQuestion) { FAKE_CALL_SET_EXPIRY, .number = expires,
                                                 .original = g_object_ref (credential) },
       cancellable, callback, user_data);
}

static void
fake_connector_wait_changes_async (SignetConnector     *connector,
                                   gint64               after,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  ask (FAKE_CONNECTOR (connector), &(FakeQuestion) { FAKE_CALL_CHANGES, .number = after },
       cancellable, callback, user_data);
}

static void
fake_connector_start_rotation_async (SignetConnector     *connector,
                                     SignetCredential    *credential,
                                     gint64               expires,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  ask (FAKE_CONNECTOR (connector), &(FakeQuestion) { FAKE_CALL_START_ROTATION, .number = expires,
                                                     .original = g_object_ref (credential) },
       cancellable, callback, user_data);
}

static void
fake_connector_end_secret_async (SignetConnector     *connector,
                                 SignetCredential    *credential,
                                 const char          *secret_id,
                                 SignetSecretEnding   ending,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  ask (FAKE_CONNECTOR (connector), &(FakeQuestion) { FAKE_CALL_END_SECRET, .ending = ending,
                                                     .text = g_strdup (secret_id),
                                                     .original = g_object_ref (credential) },
       cancellable, callback, user_data);
}

static void
fake_connector_delete_async (SignetConnector     *connector,
                             SignetCredential    *credential,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  ask (FAKE_CONNECTOR (connector), &(FakeQuestion) { FAKE_CALL_DELETE,
                                                 .original = g_object_ref (credential) },
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
  FakeQuestion *question = g_task_get_task_data (G_TASK (result));

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
  iface->wait_changes_async = fake_connector_wait_changes_async;
  iface->wait_changes_finish = (gpointer) fake_connector_finish;
  iface->set_expiry_async = fake_connector_set_expiry_async;
  iface->set_expiry_finish = (gpointer) fake_connector_finish;
  iface->start_rotation_async = fake_connector_start_rotation_async;
  iface->start_rotation_finish = (gpointer) fake_connector_finish;
  iface->end_secret_async = fake_connector_end_secret_async;
  iface->end_secret_finish = (gpointer) fake_connector_finish;
  iface->delete_async = fake_connector_delete_async;
  iface->delete_finish = fake_connector_delete_finish;
  fake_audit_init (iface);
  fake_check_init (iface);
  fake_rules_add (iface);
}

/*
 * GObject
 */

static void
fake_connector_finalize (GObject *object)
{
  FakeConnector *self = FAKE_CONNECTOR (object);

  g_free (self->order);
  g_queue_clear_full (&self->held, g_object_unref);
  g_queue_clear_full (&self->waiting, g_object_unref);
  fake_store_free (self->store);
  fake_troubles_free (self->troubles);
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
  self->store = fake_store_new ();
  self->troubles = fake_troubles_new ();
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
  self->version = "0.1.0";

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

/* @version has to be static. */
void
fake_connector_set_version (FakeConnector *self,
                            const char    *version)
{
  self->version = version;
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
  fake_store_put (self->store, credential);
}

void
fake_connector_remove (FakeConnector *self,
                       const char    *client_id)
{
  fake_store_remove (self->store, client_id);
}

SignetCredential *
fake_connector_find (FakeConnector *self,
                     const char    *client_id)
{
  return fake_store_find (self->store, client_id);
}

void
fake_connector_reset (FakeConnector *self)
{
  fake_store_reset (self->store);
}

void
fake_connector_announce (FakeConnector      *self,
                         SignetChangesFlags  flags)
{
  guint length = g_queue_get_length (&self->waiting);

  for (guint i = 0; i < length; i++)
    {
      g_autoptr(GTask) task = g_queue_pop_head (&self->waiting);

      fake_connector_answer_changes (self, task, flags);
    }
}

guint
fake_connector_count_waiting (FakeConnector *self)
{
  return g_queue_get_length (&self->waiting);
}

void
fake_connector_fail (FakeConnector *self,
                     FakeCall       call,
                     SignetError    code)
{
  fake_troubles_fail (self->troubles, call, code);
}

void
fake_connector_refuse (FakeConnector     *self,
                       FakeCall           call,
                       SignetProblemCode  code,
                       const char        *pointer)
{
  fake_troubles_refuse (self->troubles, call, code, pointer);
}

void
fake_connector_fail_for (FakeConnector *self,
                         const char    *client_id,
                         SignetError    code)
{
  fake_troubles_fail_for (self->troubles, client_id, code);
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
      fake_connector_answer (self, task);
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

/* fake-check.c: what an issuer in memory says a secret is worth
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fake-check.h"

#include "fake-queue.h"
#include "signet-time.h"

#define KEY "fake-check"

/* What is known of the questions to one issuer. */
typedef struct
{
  GQueue waiting; /* (element-type GTask) (owned) */
  SignetError code;
  guint count;
  guint at_once;
  guint answer_id;
  gboolean holding;
} Desk;

/* One question. */
typedef struct
{
  char *client_id;     /* (owned) */
  SecretValue *secret; /* (owned) */
  SignetSecretState state;
  char *secret_id; /* (owned) (nullable) */
} Question;

/*
 * Helpers
 */

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->client_id);
  secret_value_unref (question->secret);
  g_free (question->secret_id);
  g_free (question);
}

static void
free_desk (gpointer data)
{
  Desk *desk = data;

  g_clear_handle_id (&desk->answer_id, g_source_remove);
  g_queue_clear_full (&desk->waiting, g_object_unref);
  g_free (desk);
}

static Desk *
get_desk (FakeConnector *self)
{
  Desk *desk = g_object_get_data (G_OBJECT (self), KEY);

  if (desk == NULL)
    {
      desk = g_new0 (Desk, 1);
      g_queue_init (&desk->waiting);
      g_object_set_data_full (G_OBJECT (self), KEY, desk, free_desk);
    }

  return desk;
}

static SignetSecretState
judge (SignetCredential *credential,
       Question         *question)
{
  const char *text = secret_value_get_text (question->secret);

  for (guint i = 0; i < signet_credential_get_n_secrets (credential); i++)
    {
      SignetSecretInfo *secret = signet_credential_get_secret (credential, i);

      if (!g_str_has_suffix (text, signet_secret_info_get_hint (secret)))
        continue;

      question->secret_id = g_strdup (signet_secret_info_get_id (secret));
      if (signet_secret_info_is_expired (secret, signet_time_now ()))
        return SIGNET_SECRET_STATE_EXPIRED;

      return signet_credential_get_active (credential) ? SIGNET_SECRET_STATE_VALID
                                                       : SIGNET_SECRET_STATE_INACTIVE;
    }

  return g_str_has_prefix (text, FAKE_ENDED) ? SIGNET_SECRET_STATE_ENDED
                                             : SIGNET_SECRET_STATE_WRONG;
}

static void
answer (FakeConnector *self,
        GTask         *task)
{
  Question *question = g_task_get_task_data (task);
  SignetCredential *credential = fake_connector_find (self, question->client_id);
  SignetError code = get_desk (self)->code;

  if (g_task_return_error_if_cancelled (task))
    return;

  if (code != SIGNET_ERROR_FAILED)
    {
      g_task_return_new_error (task, SIGNET_ERROR, (int) code, "As the test wants it");
      return;
    }

  if (credential == NULL)
    {
      g_task_return_new_error (task, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND, "No such credential");
      return;
    }

  question->state = judge (credential, question);
  g_task_return_boolean (task, TRUE);
}

/*
 * Callbacks
 */

/* One question in each turn, so that more of them can come together. */
static gboolean
on_answer_cb (gpointer user_data)
{
  FakeConnector *self = user_data;
  Desk *desk = get_desk (self);
  g_autoptr(GTask) task = g_queue_pop_head (&desk->waiting);

  if (task != NULL)
    answer (self, task);
  if (!g_queue_is_empty (&desk->waiting))
    return G_SOURCE_CONTINUE;

  desk->answer_id = 0;

  return G_SOURCE_REMOVE;
}

/*
 * Virtual methods
 */

static void
fake_check_secret_async (SignetConnector     *connector,
                         const char          *client_id,
                         SecretValue         *secret,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  FakeConnector *self = FAKE_CONNECTOR (connector);
  Desk *desk = get_desk (self);
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  g_task_set_source_tag (task, fake_check_secret_async);
  question->client_id = g_strdup (client_id);
  question->secret = secret_value_ref (secret);
  g_task_set_task_data (task, question, free_question);

  fake_queue_hold (&desk->waiting, task);
  desk->count++;
  desk->at_once = MAX (desk->at_once, g_queue_get_length (&desk->waiting));
  if (!desk->holding && desk->answer_id == 0)
    desk->answer_id = g_idle_add (on_answer_cb, self);
}

static gboolean
fake_check_secret_finish (SignetConnector    *connector,
                          GAsyncResult       *result,
                          SignetSecretState  *state,
                          char              **secret_id,
                          GError            **error)
{
  Question *question = g_task_get_task_data (G_TASK (result));

  *state = question->state;
  *secret_id = g_strdup (question->secret_id);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/*
 * Public
 */

void
fake_check_init (SignetConnectorInterface *iface)
{
  iface->check_secret_async = fake_check_secret_async;
  iface->check_secret_finish = fake_check_secret_finish;
}

void
fake_check_hold (FakeConnector *self)
{
  Desk *desk = get_desk (self);

  desk->holding = TRUE;
  g_clear_handle_id (&desk->answer_id, g_source_remove);
}

void
fake_check_release (FakeConnector *self)
{
  Desk *desk = get_desk (self);

  desk->holding = FALSE;
  if (desk->answer_id == 0)
    desk->answer_id = g_idle_add (on_answer_cb, self);
}

void
fake_check_fail (FakeConnector *self,
                 SignetError    code)
{
  get_desk (self)->code = code;
}

guint
fake_check_count (FakeConnector *self)
{
  return get_desk (self)->count;
}

guint
fake_check_get_at_once (FakeConnector *self)
{
  return get_desk (self)->at_once;
}

/* fake-rules.c: the rules and the uses of secrets at an issuer in memory
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fake-rules.h"

#include "fake-queue.h"
#include "signet-time.h"

#define KEY "fake-rules"

typedef struct
{
  SignetPolicy *policy;        /* (owned) */
  SignetUsageHistory *history; /* (owned) */
  GQueue held;                 /* (element-type GTask) (owned) */
  gboolean holding;
  SignetError errors[FAKE_RULES_N_CALLS]; /* one more than the code, 0 for none */
  guint counts[FAKE_RULES_N_CALLS];
} Rules;

/* One question. */
typedef struct
{
  FakeRulesCall call;
  gint64 revision;
  guint default_days;
  guint maximum_days;
} Question;

/*
 * Helpers
 */

static SignetPolicy *
make_policy (guint  default_days,
             guint  maximum_days,
             gint64 revision)
{
  return signet_policy_new (&(SignetPolicyFields) {
    .default_days = default_days,
    .maximum_days = maximum_days,
    .revision = revision,
    .updated = signet_time_now (),
    .updated_by = "ada",
  });
}

static void
free_rules (gpointer data)
{
  Rules *rules = data;

  g_object_unref (rules->policy);
  g_object_unref (rules->history);
  g_queue_clear_full (&rules->held, g_object_unref);
  g_free (rules);
}

static Rules *
get_rules (gpointer fake)
{
  Rules *rules = g_object_get_data (fake, KEY);

  if (rules == NULL)
    {
      gint64 today = signet_time_now () / SIGNET_USAGE_HISTORY_DAY;

      rules = g_new0 (Rules, 1);
      rules->policy = make_policy (0, 0, 1);
      rules->history = signet_usage_history_new (today, 30, 0);
      g_object_set_data_full (fake, KEY, rules, free_rules);
    }

  return rules;
}

static void
answer_change (Rules          *rules,
               GTask          *task,
               const Question *question)
{
  SignetPolicy *policy;

  if (question->revision != signet_policy_get_revision (rules->policy))
    {
      g_task_return_new_error (task, SIGNET_ERROR, SIGNET_ERROR_CHANGED, "Changed meanwhile");
      return;
    }

  policy = make_policy (question->default_days, question->maximum_days, question->revision + 1);
  g_object_unref (rules->policy);
  rules->policy = policy;
  g_task_return_pointer (task, g_object_ref (policy), g_object_unref);
}

static void
answer (Rules *rules,
        GTask *task)
{
  const Question *question = g_task_get_task_data (task);
  SignetError error = rules->errors[question->call];

  if (g_task_return_error_if_cancelled (task))
    return;

  rules->errors[question->call] = 0;
  if (error != 0)
    g_task_return_new_error (task, SIGNET_ERROR, (int) error - 1, "As the test said");
  else if (question->call == FAKE_RULES_SET_POLICY)
    answer_change (rules, task, question);
  else if (question->call == FAKE_RULES_LOAD_POLICY)
    g_task_return_pointer (task, g_object_ref (rules->policy), g_object_unref);
  else
    g_task_return_pointer (task, g_object_ref (rules->history), g_object_unref);
}

static void
ask (SignetConnector     *connector,
     const Question      *question,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (connector, cancellable, callback, user_data);
  Rules *rules = get_rules (connector);

  g_task_set_source_tag (task, ask);
  g_task_set_task_data (task, g_memdup2 (question, sizeof *question), g_free);

  rules->counts[question->call]++;
  if (rules->holding)
    fake_queue_hold (&rules->held, task);
  else
    answer (rules, task);
}

/*
 * Virtual methods
 */

static void
load_policy_async (SignetConnector     *connector,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  ask (connector, &(Question) { FAKE_RULES_LOAD_POLICY }, cancellable, callback, user_data);
}

static void
set_policy_async (SignetConnector     *connector,
                  SignetPolicy        *policy,
                  guint                default_days,
                  guint                maximum_days,
                  GCancellable        *cancellable,
                  GAsyncReadyCallback  callback,
                  gpointer             user_data)
{
  ask (connector, &(Question) { FAKE_RULES_SET_POLICY, signet_policy_get_revision (policy),
                                default_days, maximum_days },
       cancellable, callback, user_data);
}

static void
load_usage_async (SignetConnector     *connector,
                  const char          *client_id,
                  guint                n_days,
                  GCancellable        *cancellable,
                  GAsyncReadyCallback  callback,
                  gpointer             user_data)
{
  ask (connector, &(Question) { FAKE_RULES_LOAD_USAGE }, cancellable, callback, user_data);
}

static gpointer
finish (SignetConnector  *connector,
        GAsyncResult     *result,
        GError          **error)
{
  g_assert (g_task_is_valid (result, connector));

  return g_task_propagate_pointer (G_TASK (result), error);
}

/*
 * Public
 */

void
fake_rules_add (SignetConnectorInterface *iface)
{
  iface->load_policy_async = load_policy_async;
  iface->load_policy_finish = (gpointer) finish;
  iface->set_policy_async = set_policy_async;
  iface->set_policy_finish = (gpointer) finish;
  iface->load_usage_async = load_usage_async;
  iface->load_usage_finish = (gpointer) finish;
}

void
fake_rules_set_policy (FakeConnector *fake,
                       guint          default_days,
                       guint          maximum_days)
{
  Rules *rules = get_rules (fake);
  SignetPolicy *policy = make_policy (default_days, maximum_days,
                                      signet_policy_get_revision (rules->policy) + 1);

  g_object_unref (rules->policy);
  rules->policy = policy;
}

SignetPolicy *
fake_rules_get_policy (FakeConnector *fake)
{
  return get_rules (fake)->policy;
}

void
fake_rules_set_usage (FakeConnector      *fake,
                      SignetUsageHistory *history)
{
  g_set_object (&get_rules (fake)->history, history);
}

void
fake_rules_fail (FakeConnector *fake,
                 FakeRulesCall  call,
                 SignetError    code)
{
  get_rules (fake)->errors[call] = code + 1;
}

void
fake_rules_hold (FakeConnector *fake)
{
  get_rules (fake)->holding = TRUE;
}

void
fake_rules_release (FakeConnector *fake)
{
  Rules *rules = get_rules (fake);
  GTask *task;

  rules->holding = FALSE;
  while ((task = g_queue_pop_head (&rules->held)) != NULL)
    {
      answer (rules, task);
      g_object_unref (task);
    }
}

guint
fake_rules_count (FakeConnector *fake,
                  FakeRulesCall  call)
{
  return get_rules (fake)->counts[call];
}

/* fake-audit.c: the audit log of an issuer in memory
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fake-audit.h"

#include "signet-time.h"

#include <string.h>

typedef struct
{
  GPtrArray *entries; /* (owned) (element-type SignetAuditEntry) the newest first */
  guint page_size;
  guint n_asked;
  SignetError failure;
  SignetAuditFault fault;
  gint64 first;
  gint64 last;
} FakeAudit;

/*
 * Helpers
 */

static void
free_audit (gpointer data)
{
  FakeAudit *audit = data;

  g_ptr_array_unref (audit->entries);
  g_free (audit);
}

static FakeAudit *
get_audit (SignetConnector *connector)
{
  FakeAudit *audit = g_object_get_data (G_OBJECT (connector), "fake-audit");

  if (audit == NULL)
    {
      audit = g_new0 (FakeAudit, 1);
      audit->entries = g_ptr_array_new_with_free_func (g_object_unref);
      audit->page_size = 100;
      audit->failure = SIGNET_ERROR_FAILED;
      g_object_set_data_full (G_OBJECT (connector), "fake-audit", audit, free_audit);
    }

  return audit;
}

static SignetAuditEntry *
make_entry (guint number)
{
  g_autofree char *time = signet_time_to_string (1764338400 + number * 60);
  g_autofree char *text = g_strdup_printf (
    "{\"id\": %u, \"time\": \"%s\", \"actor\": \"%s\", \"actor_uid\": 1000,"
    " \"action\": \"edit\", \"client_id\": \"7f3c9a52-0b6e-4d1f-9c84-%012u\","
    " \"display_name\": \"Service %u\", \"before\": {\"note\": \"Old\"},"
    " \"after\": {\"note\": \"New %u\"}, \"outcome\": \"%s\"}",
    number, time, number % 2 == 0 ? "ada" : "bob", number % 7, number % 7, number,
    number % 10 == 0 ? "denied" : "done");
  g_autoptr(JsonNode) node = json_from_string (text, NULL);
  g_autoptr(GError) error = NULL;
  SignetAuditEntry *entry = signet_audit_entry_new_from_json (node, &error);

  g_assert_no_error (error);

  return entry;
}

static gboolean
is_wanted (SignetAuditEntry        *entry,
           const SignetAuditFilter *filter)
{
  return (filter->client_id == NULL ||
          g_strcmp0 (filter->client_id, signet_audit_entry_get_client_id (entry)) == 0) &&
         (filter->actor == NULL ||
          g_str_equal (filter->actor, signet_audit_entry_get_actor (entry))) &&
         (filter->action == NULL ||
          g_str_equal (filter->action, signet_audit_entry_get_action (entry))) &&
         (filter->text == NULL ||
          strstr (signet_audit_entry_get_display_name (entry), filter->text) != NULL) &&
         (!filter->denied || signet_audit_entry_get_denied (entry));
}

static gboolean
return_failure (GTask     *task,
                FakeAudit *audit)
{
  if (audit->failure == SIGNET_ERROR_FAILED)
    return FALSE;

  g_task_return_new_error (task, SIGNET_ERROR, (int) audit->failure, "The test wants it");

  return TRUE;
}

/*
 * Virtual methods
 */

static void
fake_audit_list_async (SignetConnector         *connector,
                       const char              *page,
                       const SignetAuditFilter *filter,
                       GCancellable            *cancellable,
                       GAsyncReadyCallback      callback,
                       gpointer                 user_data)
{
  g_autoptr(GTask) task = g_task_new (connector, cancellable, callback, user_data);
  FakeAudit *audit = get_audit (connector);
  gint64 before = page != NULL ? g_ascii_strtoll (page, NULL, 10) : G_MAXINT64;
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *next = NULL;
  gint64 total = 0;

  audit->n_asked++;
  if (return_failure (task, audit))
    return;

  for (guint i = 0; i < audit->entries->len; i++)
    {
      SignetAuditEntry *entry = g_ptr_array_index (audit->entries, i);
      gint64 id = signet_audit_entry_get_id (entry);

      if (!is_wanted (entry, filter))
        continue;

      total++;
      if (id < before && entries->len < audit->page_size)
        g_ptr_array_add (entries, g_object_ref (entry));
      else if (id < before && next == NULL)
        next = g_strdup_printf ("%" G_GINT64_FORMAT, id + 1);
    }
  g_task_return_pointer (task, signet_audit_page_new (entries, next, total),
                         (GDestroyNotify) signet_audit_page_unref);
}

static void
fake_audit_filters_async (SignetConnector     *connector,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  static const char *const actors[] = { "ada", "bob", NULL };
  static const char *const actions[] = { "delete", "edit", "polish", NULL };
  g_autoptr(GTask) task = g_task_new (connector, cancellable, callback, user_data);
  GPtrArray *both;

  if (return_failure (task, get_audit (connector)))
    return;

  both = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_ptr_array_add (both, g_strdupv ((char **) actors));
  g_ptr_array_add (both, g_strdupv ((char **) actions));
  g_task_return_pointer (task, both, (GDestroyNotify) g_ptr_array_unref);
}

static void
fake_audit_verify_async (SignetConnector     *connector,
                         const char          *position,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (connector, cancellable, callback, user_data);
  FakeAudit *audit = get_audit (connector);
  SignetAuditVerdict *verdict;

  if (return_failure (task, audit))
    return;

  /* The first time half of it, as with a long log. */
  verdict = g_new0 (SignetAuditVerdict, 1);
  verdict->n_entries = audit->entries->len;
  verdict->n_checked = position == NULL ? audit->entries->len / 2 : audit->entries->len;
  verdict->begun = 1764338400;
  verdict->position = position == NULL ? g_strdup ("half") : NULL;
  verdict->fault = position == NULL ? SIGNET_AUDIT_FAULT_NONE : audit->fault;
  verdict->first = audit->first;
  verdict->last = audit->last;
  g_task_return_pointer (task, verdict, (GDestroyNotify) signet_audit_verdict_free);
}

static gpointer
fake_audit_finish (SignetConnector  *connector,
                   GAsyncResult     *result,
                   GError          **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/*
 * Public
 */

void
fake_audit_init (SignetConnectorInterface *iface)
{
  iface->list_audit_async = fake_audit_list_async;
  iface->list_audit_finish = (gpointer) fake_audit_finish;
  iface->list_audit_filters_async = fake_audit_filters_async;
  iface->list_audit_filters_finish = (gpointer) fake_audit_finish;
  iface->verify_audit_async = fake_audit_verify_async;
  iface->verify_audit_finish = (gpointer) fake_audit_finish;
}

void
fake_audit_add (SignetConnector *connector,
                guint            n)
{
  FakeAudit *audit = get_audit (connector);

  for (guint i = 0; i < n; i++)
    g_ptr_array_insert (audit->entries, 0, make_entry (audit->entries->len + 1));
}

void
fake_audit_set_page (SignetConnector *connector,
                     guint            page_size)
{
  get_audit (connector)->page_size = page_size;
}

void
fake_audit_fail (SignetConnector *connector,
                 SignetError      code)
{
  get_audit (connector)->failure = code;
}

void
fake_audit_set_fault (SignetConnector  *connector,
                      SignetAuditFault  fault,
                      gint64            first,
                      gint64            last)
{
  FakeAudit *audit = get_audit (connector);

  audit->fault = fault;
  audit->first = first;
  audit->last = last;
}

guint
fake_audit_count (SignetConnector *connector)
{
  return get_audit (connector)->n_asked;
}

/* signet-audit-verdict.c: whether an audit log is as it was written
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-audit-verdict.h"

#include "signet-error.h"
#include "signet-json.h"

static const char *const faults[] = { NULL, "changed", "removed", "added", "moved", "head" };

/*
 * Helpers
 */

static gboolean
read_number (JsonNode    *node,
             const char  *member,
             gint64      *number,
             GError     **error)
{
  JsonObject *object = signet_json_peek_object (node);
  JsonNode *value = object != NULL ? json_object_get_member (object, member) : NULL;

  if (value == NULL || json_node_get_value_type (value) != G_TYPE_INT64)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED, "“%s” is not a number", member);
      return FALSE;
    }

  *number = json_node_get_int (value);

  return TRUE;
}

/* A fault of a kind that is not known here is a fault all the same. */
static gboolean
read_fault (SignetAuditVerdict  *self,
            JsonNode            *node,
            GError             **error)
{
  const char *kind;

  if (signet_json_peek_object (node) == NULL)
    return TRUE;

  if (!signet_json_read_string (node, "kind", &kind, error) ||
      !read_number (node, "first", &self->first, error) ||
      !read_number (node, "last", &self->last, error))
    return FALSE;

  self->fault = SIGNET_AUDIT_FAULT_CHANGED;
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      if (g_strcmp0 (kind, faults[i]) == 0)
        self->fault = (SignetAuditFault) i;
    }

  return TRUE;
}

/*
 * Public
 */

/**
 * signet_audit_fault_to_string:
 * @fault: what is wrong
 *
 * Returns: (nullable): its name in the admin API, %NULL for none
 */
const char *
signet_audit_fault_to_string (SignetAuditFault fault)
{
  g_return_val_if_fail (fault < G_N_ELEMENTS (faults), NULL);

  return faults[fault];
}

/**
 * signet_audit_verdict_new_from_json:
 * @node: what the admin API tells
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable): the verdict, or %NULL with @error set
 */
SignetAuditVerdict *
signet_audit_verdict_new_from_json (JsonNode  *node,
                                    GError   **error)
{
  g_autoptr(SignetAuditVerdict) self = g_new0 (SignetAuditVerdict, 1);
  JsonObject *object;

  g_return_val_if_fail (node != NULL, NULL);

  if (!read_number (node, "checked", &self->n_checked, error) ||
      !read_number (node, "entries", &self->n_entries, error) ||
      !read_number (node, "adopted", &self->n_adopted, error))
    return NULL;

  object = json_node_get_object (node);
  if (json_object_has_member (object, "fault") &&
      !read_fault (self, json_object_get_member (object, "fault"), error))
    return NULL;

  if (signet_json_peek_string (node, "begun") != NULL &&
      !signet_json_read_time (node, "begun", &self->begun, error))
    return NULL;

  self->position = g_strdup (signet_json_peek_string (node, "position"));

  return g_steal_pointer (&self);
}

/**
 * signet_audit_verdict_free:
 * @self: (transfer full): a verdict
 *
 * Frees it.
 */
void
signet_audit_verdict_free (SignetAuditVerdict *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->position);
  g_free (self);
}

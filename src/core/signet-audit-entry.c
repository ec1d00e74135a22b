/* signet-audit-entry.c: who did what when
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-audit-entry.h"

#include "signet-error.h"
#include "signet-json.h"

#include <string.h>

/* One entry of an audit log. What was changed is kept as text, because a log is long and few of
 * its entries are looked into.
 */
struct _SignetAuditEntry
{
  GObject parent_instance;

  gint64 id;
  gint64 time;        /* Unix seconds */
  char *actor;        /* (owned) */
  char *action;       /* (owned) */
  char *client_id;    /* (owned) (nullable) */
  char *display_name; /* (owned) (nullable) */
  char *before;       /* (owned) (nullable) JSON */
  char *after;        /* (owned) (nullable) JSON */
  gboolean denied;
};

G_DEFINE_FINAL_TYPE (SignetAuditEntry, signet_audit_entry, G_TYPE_OBJECT)

/*
 * Helpers
 */

static char *
dup_fields (JsonNode   *node,
            const char *member)
{
  JsonNode *fields = json_object_get_member (json_node_get_object (node), member);

  return fields != NULL && JSON_NODE_HOLDS_OBJECT (fields) ? signet_json_to_string (fields) : NULL;
}

static JsonNode *
parse (const char *text)
{
  g_autoptr(GBytes) bytes = NULL;

  if (text == NULL)
    return NULL;

  bytes = g_bytes_new (text, strlen (text));

  return signet_json_parse (bytes, NULL);
}

/*
 * GObject
 */

static void
signet_audit_entry_finalize (GObject *object)
{
  SignetAuditEntry *self = SIGNET_AUDIT_ENTRY (object);

  g_free (self->actor);
  g_free (self->action);
  g_free (self->client_id);
  g_free (self->display_name);
  g_free (self->before);
  g_free (self->after);

  G_OBJECT_CLASS (signet_audit_entry_parent_class)->finalize (object);
}

static void
signet_audit_entry_class_init (SignetAuditEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_audit_entry_finalize;
}

static void
signet_audit_entry_init (SignetAuditEntry *self)
{
}

/*
 * Public
 */

/**
 * signet_audit_entry_new_from_json:
 * @node: an event as the admin API tells it
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable): the entry, or %NULL with @error set
 */
SignetAuditEntry *
signet_audit_entry_new_from_json (JsonNode  *node,
                                  GError   **error)
{
  g_autoptr(SignetAuditEntry) self = NULL;
  const char *actor;
  const char *action;
  gint64 id;
  gint64 time;

  g_return_val_if_fail (node != NULL, NULL);

  if (!signet_json_read_id (node, "id", &id, error) ||
      !signet_json_read_time (node, "time", &time, error) ||
      !signet_json_read_string (node, "actor", &actor, error) ||
      !signet_json_read_string (node, "action", &action, error))
    return NULL;

  self = g_object_new (SIGNET_TYPE_AUDIT_ENTRY, NULL);
  self->id = id;
  self->time = time;
  self->actor = g_strdup (actor);
  self->action = g_strdup (action);
  self->client_id = g_strdup (signet_json_peek_string (node, "client_id"));
  self->display_name = g_strdup (signet_json_peek_string (node, "display_name"));
  self->before = dup_fields (node, "before");
  self->after = dup_fields (node, "after");
  self->denied = g_strcmp0 (signet_json_peek_string (node, "outcome"), "denied") == 0;

  return g_steal_pointer (&self);
}

/**
 * signet_audit_entry_get_id:
 * @self: an entry
 *
 * Returns: its number; a higher one is newer
 */
gint64
signet_audit_entry_get_id (SignetAuditEntry *self)
{
  g_return_val_if_fail (SIGNET_IS_AUDIT_ENTRY (self), 0);

  return self->id;
}

/**
 * signet_audit_entry_get_time:
 * @self: an entry
 *
 * Returns: when it happened, in Unix seconds
 */
gint64
signet_audit_entry_get_time (SignetAuditEntry *self)
{
  g_return_val_if_fail (SIGNET_IS_AUDIT_ENTRY (self), 0);

  return self->time;
}

/**
 * signet_audit_entry_get_actor:
 * @self: an entry
 *
 * Returns: who did it
 */
const char *
signet_audit_entry_get_actor (SignetAuditEntry *self)
{
  g_return_val_if_fail (SIGNET_IS_AUDIT_ENTRY (self), NULL);

  return self->actor;
}

/**
 * signet_audit_entry_get_action:
 * @self: an entry
 *
 * Returns: what was done or tried, by its name in the admin API; there may be names that this
 *   program does not know
 */
const char *
signet_audit_entry_get_action (SignetAuditEntry *self)
{
  g_return_val_if_fail (SIGNET_IS_AUDIT_ENTRY (self), NULL);

  return self->action;
}

/**
 * signet_audit_entry_get_client_id:
 * @self: an entry
 *
 * Returns: (nullable): the credential it was done to, %NULL if it was not done to one
 */
const char *
signet_audit_entry_get_client_id (SignetAuditEntry *self)
{
  g_return_val_if_fail (SIGNET_IS_AUDIT_ENTRY (self), NULL);

  return self->client_id;
}

/**
 * signet_audit_entry_get_display_name:
 * @self: an entry
 *
 * Returns: (nullable): the name that the credential had then
 */
const char *
signet_audit_entry_get_display_name (SignetAuditEntry *self)
{
  g_return_val_if_fail (SIGNET_IS_AUDIT_ENTRY (self), NULL);

  return self->display_name;
}

/**
 * signet_audit_entry_get_before:
 * @self: an entry
 *
 * Returns: (nullable): as JSON, what there was before
 */
const char *
signet_audit_entry_get_before (SignetAuditEntry *self)
{
  g_return_val_if_fail (SIGNET_IS_AUDIT_ENTRY (self), NULL);

  return self->before;
}

/**
 * signet_audit_entry_get_after:
 * @self: an entry
 *
 * Returns: (nullable): as JSON, what there was afterwards
 */
const char *
signet_audit_entry_get_after (SignetAuditEntry *self)
{
  g_return_val_if_fail (SIGNET_IS_AUDIT_ENTRY (self), NULL);

  return self->after;
}

/**
 * signet_audit_entry_get_denied:
 * @self: an entry
 *
 * Returns: whether it was only tried
 */
gboolean
signet_audit_entry_get_denied (SignetAuditEntry *self)
{
  g_return_val_if_fail (SIGNET_IS_AUDIT_ENTRY (self), FALSE);

  return self->denied;
}

/**
 * signet_audit_entry_parse_before:
 * @self: an entry
 *
 * Returns: (transfer full) (nullable): what there was before, %NULL if there was nothing
 */
JsonNode *
signet_audit_entry_parse_before (SignetAuditEntry *self)
{
  g_return_val_if_fail (SIGNET_IS_AUDIT_ENTRY (self), NULL);

  return parse (self->before);
}

/**
 * signet_audit_entry_parse_after:
 * @self: an entry
 *
 * Returns: (transfer full) (nullable): what there was afterwards, %NULL if there was nothing
 */
JsonNode *
signet_audit_entry_parse_after (SignetAuditEntry *self)
{
  g_return_val_if_fail (SIGNET_IS_AUDIT_ENTRY (self), NULL);

  return parse (self->after);
}

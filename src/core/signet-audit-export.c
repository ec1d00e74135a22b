/* signet-audit-export.c: entries of the audit log for other programs
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-audit-export.h"

#include "signet-csv.h"
#include "signet-json-text.h"
#include "signet-time.h"

/* The titles of the columns are for programs too, so they are not translated. */
static const char header[] =
  "id,time,actor,action,outcome,client_id,display_name,before,after\r\n";

/*
 * Helpers
 */

static const char *
get_outcome (SignetAuditEntry *entry)
{
  return signet_audit_entry_get_denied (entry) ? "denied" : "done";
}

static void
add_row (SignetAuditEntry *entry,
         GString          *text)
{
  g_autofree char *time = signet_time_to_string (signet_audit_entry_get_time (entry));
  const char *const cells[] = {
    time,
    signet_audit_entry_get_actor (entry),
    signet_audit_entry_get_action (entry),
    get_outcome (entry),
    signet_audit_entry_get_client_id (entry),
    signet_audit_entry_get_display_name (entry),
    signet_audit_entry_get_before (entry),
    signet_audit_entry_get_after (entry),
  };

  g_string_append_printf (text, "%" G_GINT64_FORMAT, signet_audit_entry_get_id (entry));
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_string_append_c (text, ',');
      signet_csv_add_text (text, cells[i]);
    }
  g_string_append (text, "\r\n");
}

static void
add_json (GString    *text,
          const char *name,
          const char *json)
{
  g_string_append_printf (text, ", \"%s\": %s", name, json != NULL ? json : "null");
}

static void
add_string (GString    *text,
            const char *name,
            const char *value)
{
  g_string_append_printf (text, ", \"%s\": ", name);
  signet_json_text_add_string (text, value);
}

static void
add_object (SignetAuditEntry *entry,
            GString          *text)
{
  g_string_append_printf (text, "  {\"id\": %" G_GINT64_FORMAT ", \"time\": ",
                          signet_audit_entry_get_id (entry));
  signet_json_text_add_time (text, signet_audit_entry_get_time (entry));
  add_string (text, "actor", signet_audit_entry_get_actor (entry));
  add_string (text, "action", signet_audit_entry_get_action (entry));
  add_string (text, "outcome", get_outcome (entry));
  add_string (text, "client_id", signet_audit_entry_get_client_id (entry));
  add_string (text, "display_name", signet_audit_entry_get_display_name (entry));
  add_json (text, "before", signet_audit_entry_get_before (entry));
  add_json (text, "after", signet_audit_entry_get_after (entry));
  g_string_append_c (text, '}');
}

/*
 * Public
 */

/**
 * signet_audit_export_begin:
 * @format: a table, or an array
 * @text: where it goes
 *
 * Writes what comes before the first entry.
 */
void
signet_audit_export_begin (SignetExportFormat  format,
                           GString            *text)
{
  g_return_if_fail (text != NULL);

  g_string_append (text, format == SIGNET_EXPORT_FORMAT_CSV ? header : "[\n");
}

/**
 * signet_audit_export_add:
 * @format: a table, or an array
 * @entry: an entry
 * @first: whether it is the first one
 * @text: where it goes
 *
 * Writes one entry. What was changed is JSON in both formats. In a table nothing can be taken
 * for a formula.
 */
void
signet_audit_export_add (SignetExportFormat  format,
                         SignetAuditEntry   *entry,
                         gboolean            first,
                         GString            *text)
{
  g_return_if_fail (SIGNET_IS_AUDIT_ENTRY (entry));
  g_return_if_fail (text != NULL);

  if (format == SIGNET_EXPORT_FORMAT_CSV)
    {
      add_row (entry, text);
      return;
    }

  if (!first)
    g_string_append (text, ",\n");
  add_object (entry, text);
}

/**
 * signet_audit_export_end:
 * @format: a table, or an array
 * @text: where it goes
 *
 * Writes what comes after the last entry.
 */
void
signet_audit_export_end (SignetExportFormat  format,
                         GString            *text)
{
  g_return_if_fail (text != NULL);

  if (format == SIGNET_EXPORT_FORMAT_JSON)
    g_string_append (text, "\n]\n");
}

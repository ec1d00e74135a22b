/* signet-words-audit.c: what the application says about the audit log
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-words-audit.h"

#include "signet-json.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The verbs of the audit log. %s is the name of a credential, or of a user. */
typedef struct
{
  const char *action;
  const char *name;   /* what it is called where one chooses */
  const char *done;
  const char *denied;
  const char *icon;
} Verb;

static const Verb verbs[] = {
  { "issue", NC_("audit", "Issued"), N_("Issued “%s”"),
    N_("Tried to issue a credential and was denied"), "list-add-symbolic" },
  { "edit", NC_("audit", "Edited"), N_("Edited “%s”"),
    N_("Tried to edit “%s” and was denied"), "document-edit-symbolic" },
  { "activate", NC_("audit", "Activated"), N_("Activated “%s”"),
    N_("Tried to activate “%s” and was denied"), "object-select-symbolic" },
  { "deactivate", NC_("audit", "Deactivated"), N_("Deactivated “%s”"),
    N_("Tried to deactivate “%s” and was denied"), "media-playback-pause-symbolic" },
  { "delete", NC_("audit", "Deleted"), N_("Deleted “%s”"),
    N_("Tried to delete “%s” and was denied"), "user-trash-symbolic" },
  { "rotate-start", NC_("audit", "Started a Rotation"), N_("Started to rotate the secret of “%s”"),
    N_("Tried to rotate the secret of “%s” and was denied"), "view-refresh-symbolic" },
  { "rotate-complete", NC_("audit", "Completed a Rotation"), N_("Completed the rotation of “%s”"),
    N_("Tried to complete the rotation of “%s” and was denied"), "view-refresh-symbolic" },
  { "rotate-cancel", NC_("audit", "Cancelled a Rotation"), N_("Cancelled the rotation of “%s”"),
    N_("Tried to cancel the rotation of “%s” and was denied"), "view-refresh-symbolic" },
  { "revoke", NC_("audit", "Revoked"), N_("Revoked a secret of “%s”"),
    N_("Tried to revoke a secret of “%s” and was denied"), "process-stop-symbolic" },
  { "member-set", NC_("audit", "Set a Role"), N_("Set the role of “%s”"),
    N_("Tried to set a role and was denied"), "avatar-default-symbolic" },
  { "member-remove", NC_("audit", "Took a Role Away"), N_("Took the role of “%s” away"),
    N_("Tried to take a role away and was denied"), "avatar-default-symbolic" },
  { "secret-check", NC_("audit", "Checked a Secret"), N_("Checked a secret of “%s”"),
    N_("Tried to check a secret of “%s” and was denied"), "dialog-password-symbolic" },
  { "policy-set", NC_("audit", "Changed the Expiry Rules"), N_("Changed when secrets have to end"),
    N_("Tried to change when secrets have to end and was denied"), "alarm-symbolic" },
  { "organization-import", NC_("audit", "Imported the Organization"),
    N_("Imported accounts and workspaces"),
    N_("Tried to import accounts and workspaces and was denied"), "view-list-symbolic" },
};

/*
 * Helpers
 */

static const Verb *
find_verb (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      if (g_str_equal (verbs[i].action, action))
        return &verbs[i];
    }

  return NULL;
}

static char *
dup_user (JsonNode *member)
{
  return member != NULL ? g_strdup (signet_json_peek_string (member, "user")) : NULL;
}

/* What it was done to: a credential, or a user. */
static char *
dup_object (SignetAuditEntry *entry)
{
  g_autoptr(JsonNode) before = NULL;
  g_autoptr(JsonNode) after = NULL;
  const char *name = signet_audit_entry_get_display_name (entry);
  char *user;

  if (name != NULL)
    return g_strdup (name);
  if (signet_audit_entry_get_client_id (entry) != NULL)
    return g_strdup (signet_audit_entry_get_client_id (entry));

  after = signet_audit_entry_parse_after (entry);
  user = dup_user (after);
  if (user != NULL)
    return user;

  before = signet_audit_entry_parse_before (entry);
  user = dup_user (before);

  return user != NULL ? user : g_strdup ("");
}

static char *
fill_in (const char *sentence,
         const char *object)
{
  const char *place = strstr (sentence, "%s");
  GString *text;

  if (place == NULL)
    return g_strdup (sentence);

  text = g_string_new_len (sentence, place - sentence);
  g_string_append (text, object);
  g_string_append (text, place + 2);

  return g_string_free (text, FALSE);
}

/*
 * Public
 */

/**
 * signet_words_get_audit_action:
 * @action: an action, by its name in the admin API
 *
 * Returns: what people call it
 */
const char *
signet_words_get_audit_action (const char *action)
{
  const Verb *verb;

  g_return_val_if_fail (action != NULL, NULL);

  verb = find_verb (action);

  return verb != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "audit", verb->name) : action;
}

/**
 * signet_words_get_audit_icon:
 * @entry: an entry
 *
 * Returns: the name of an icon for what was done
 */
const char *
signet_words_get_audit_icon (SignetAuditEntry *entry)
{
  const Verb *verb;

  g_return_val_if_fail (SIGNET_IS_AUDIT_ENTRY (entry), NULL);

  if (signet_audit_entry_get_denied (entry))
    return "changes-prevent-symbolic";

  verb = find_verb (signet_audit_entry_get_action (entry));

  return verb != NULL ? verb->icon : "document-properties-symbolic";
}

/**
 * signet_words_audit_deed:
 * @entry: an entry
 *
 * Returns: (transfer full): what was done or tried, without who did it: “Issued “Nightly Sync””
 */
char *
signet_words_audit_deed (SignetAuditEntry *entry)
{
  g_autofree char *object = NULL;
  const Verb *verb;
  const char *action;

  g_return_val_if_fail (SIGNET_IS_AUDIT_ENTRY (entry), NULL);

  object = dup_object (entry);
  action = signet_audit_entry_get_action (entry);
  verb = find_verb (action);
  if (verb != NULL)
    return fill_in (signet_audit_entry_get_denied (entry) ? _(verb->denied) : _(verb->done),
                    object);

  if (signet_audit_entry_get_denied (entry))
    /* Translators: %s is the name of something that this version does not know */
    return g_strdup_printf (_("Tried “%s” and was denied"), action);
  if (*object != '\0')
    /* Translators: something that this version does not know, and the name of a credential */
    return g_strdup_printf (_("Did “%s” to “%s”"), action, object);

  /* Translators: %s is the name of something that this version does not know */
  return g_strdup_printf (_("Did “%s”"), action);
}

/**
 * signet_words_audit_text:
 * @entry: an entry
 * @catalogue: (nullable): the APIs that this person may grant
 * @organization: (nullable): the accounts and workspaces there are
 *
 * Returns: (transfer full): all of it as plain text of several lines, to be sent to somebody
 */
char *
signet_words_audit_text (SignetAuditEntry   *entry,
                         SignetCatalogue    *catalogue,
                         SignetOrganization *organization)
{
  g_autofree char *deed = NULL;
  g_autofree char *when = NULL;
  g_auto(GStrv) changes = NULL;
  GString *text;

  g_return_val_if_fail (SIGNET_IS_AUDIT_ENTRY (entry), NULL);

  deed = signet_words_audit_deed (entry);
  when = signet_words_date_time (signet_audit_entry_get_time (entry));
  changes = signet_words_audit_changes (entry, catalogue, organization);

  text = g_string_new (NULL);
  /* Translators: when, who, and what was done: “9 January 2027, 14:05: ada: Issued “Sync”” */
  g_string_append_printf (text, _("%s: %s: %s"), when, signet_audit_entry_get_actor (entry), deed);
  if (signet_audit_entry_get_client_id (entry) != NULL)
    {
      g_string_append_c (text, '\n');
      /* Translators: %s is a Client ID */
      g_string_append_printf (text, _("Client ID: %s"), signet_audit_entry_get_client_id (entry));
    }
  for (guint i = 0; changes[i] != NULL; i++)
    g_string_append_printf (text, "\n%s", changes[i]);

  return g_string_free (text, FALSE);
}

/**
 * signet_words_audit_count:
 * @n_entries: a number of entries
 *
 * Returns: (transfer full): how many they are
 */
char *
signet_words_audit_count (gint64 n_entries)
{
  guint number = (guint) CLAMP (n_entries, 0, G_MAXUINT);
  g_autofree char *digits = signet_words_number (number);

  /* Translators: %s is a number of entries of the audit log */
  return g_strdup_printf (ngettext ("%s entry", "%s entries", number), digits);
}

/**
 * signet_words_audit_unbroken:
 * @verdict: a verdict without a fault
 *
 * Returns: (transfer full): that the log is as it was written, and since when that is known
 */
char *
signet_words_audit_unbroken (const SignetAuditVerdict *verdict)
{
  g_autofree char *count = NULL;
  g_autofree char *adopted = NULL;
  g_autofree char *begun = NULL;

  g_return_val_if_fail (verdict != NULL, NULL);

  count = signet_words_audit_count (verdict->n_checked);
  begun = signet_words_date (verdict->begun);
  if (verdict->n_adopted == 0)
    /* Translators: “1,204 entries”, and a date */
    return g_strdup_printf (_("Unbroken: %s since %s"), count, begun);

  adopted = signet_words_number ((guint) verdict->n_adopted);
  /* Translators: “1,204 entries”, a date, and the number of entries from before that date */
  return g_strdup_printf (_("Unbroken: %s, sealed since %s (%s are older)"), count, begun, adopted);
}

/**
 * signet_words_audit_fault:
 * @verdict: a verdict with a fault
 *
 * Returns: (transfer full): which entry is wrong, in header capitals
 */
char *
signet_words_audit_fault (const SignetAuditVerdict *verdict)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  g_return_val_if_fail (verdict != NULL, NULL);

  first = g_strdup_printf ("%" G_GINT64_FORMAT, verdict->first);
  last = g_strdup_printf ("%" G_GINT64_FORMAT, verdict->last);
  switch (verdict->fault)
    {
    case SIGNET_AUDIT_FAULT_REMOVED:
      if (verdict->first != verdict->last)
        /* Translators: two numbers of entries */
        return g_strdup_printf (_("Entries %s to %s Were Removed"), first, last);
      /* Translators: %s is the number of an entry */
      return g_strdup_printf (_("Entry %s Was Removed"), first);
    case SIGNET_AUDIT_FAULT_ADDED:
      /* Translators: %s is the number of an entry */
      return g_strdup_printf (_("Entry %s Was Added by Somebody Else"), first);
    case SIGNET_AUDIT_FAULT_MOVED:
      /* Translators: %s is the number of an entry */
      return g_strdup_printf (_("Entry %s Was Moved"), first);
    case SIGNET_AUDIT_FAULT_HEAD:
      return g_strdup (_("The End of the Log Was Changed"));
    case SIGNET_AUDIT_FAULT_CHANGED:
    case SIGNET_AUDIT_FAULT_NONE:
    default:
      /* Translators: %s is the number of an entry */
      return g_strdup_printf (_("Entry %s Was Changed"), first);
    }
}

/**
 * signet_words_get_audit_fault:
 * @verdict: a verdict with a fault
 *
 * Returns: what that means, and what to do about it
 */
const char *
signet_words_get_audit_fault (const SignetAuditVerdict *verdict)
{
  g_return_val_if_fail (verdict != NULL, NULL);

  switch (verdict->fault)
    {
    case SIGNET_AUDIT_FAULT_REMOVED:
      return _("Somebody edited the database and took entries away. What happened then cannot be "
               "read here any more: compare with a backup. All entries before are as they were "
               "written.");
    case SIGNET_AUDIT_FAULT_ADDED:
      return _("Somebody wrote it into the database without the issuer. Do not believe it. All "
               "entries before are as they were written.");
    case SIGNET_AUDIT_FAULT_HEAD:
      return _("Somebody edited the record of the newest entry, and perhaps took the newest "
               "entries away: compare with a backup.");
    case SIGNET_AUDIT_FAULT_MOVED:
    case SIGNET_AUDIT_FAULT_CHANGED:
    case SIGNET_AUDIT_FAULT_NONE:
    default:
      return _("Somebody edited the database. Do not believe this entry: compare with a backup. "
               "All entries before are as they were written.");
    }
}

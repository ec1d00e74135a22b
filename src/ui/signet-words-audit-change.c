/* signet-words-audit-change.c: what was different after an entry of the audit log
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-words-audit.h"

#include "signet-json.h"
#include "signet-role.h"
#include "signet-time.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

/* More workspaces than this are counted instead of named. */
#define NAMED_WORKSPACES 4

/* Both sides of an entry, and the lines so far. */
typedef struct
{
  JsonNode *before; /* (nullable) */
  JsonNode *after;  /* (nullable) */
  SignetCatalogue *catalogue;       /* (nullable) */
  SignetOrganization *organization; /* (nullable) */
  GStrvBuilder *lines;
} Comparison;

/* What a field is called, and how its values are told. */
typedef struct
{
  const char *member;
  const char *title; /* (nullable) for one that is not told */
  char *(*tell) (JsonNode *value);
} Field;

/*
 * Helpers
 */

static char *
tell_value (JsonNode *value)
{
  const char *text;

  if (value == NULL || JSON_NODE_HOLDS_NULL (value))
    /* Translators: there is no value */
    return g_strdup (C_("audit", "None"));
  if (!JSON_NODE_HOLDS_VALUE (value))
    return signet_json_to_string (value);

  switch (json_node_get_value_type (value))
    {
    case G_TYPE_STRING:
      text = json_node_get_string (value);
      return g_strdup (*text != '\0' ? text : C_("audit", "None"));
    case G_TYPE_BOOLEAN:
      return g_strdup (json_node_get_boolean (value) ? C_("audit", "Yes") : C_("audit", "No"));
    default:
      return signet_json_to_string (value);
    }
}

static char *
tell_status (JsonNode *value)
{
  const char *text = value != NULL ? json_node_get_string (value) : NULL;

  if (g_strcmp0 (text, "active") == 0)
    return g_strdup (signet_words_get_status (SIGNET_STATUS_ACTIVE));
  if (g_strcmp0 (text, "inactive") == 0)
    return g_strdup (signet_words_get_status (SIGNET_STATUS_INACTIVE));

  return tell_value (value);
}

static char *
tell_expiry (JsonNode *value)
{
  const char *text = value != NULL && JSON_NODE_HOLDS_VALUE (value)
                       ? json_node_get_string (value) : NULL;
  gint64 time;

  if (!signet_time_from_string (text, &time))
    return g_strdup (C_ ("time", "Never"));

  return signet_words_date (time);
}

static char *
tell_role (JsonNode *value)
{
  SignetRole role;

  if (value != NULL && signet_role_from_string (json_node_get_string (value), &role))
    return g_strdup (signet_role_get_name (role));

  return tell_value (value);
}

static char *
tell_accounts (JsonNode *value)
{
  JsonArray *array = value != NULL && JSON_NODE_HOLDS_ARRAY (value)
                       ? json_node_get_array (value) : NULL;
  guint n_accounts = array != NULL ? json_array_get_length (array) : 0;

  return g_strdup_printf (ngettext ("%u account", "%u accounts", n_accounts), n_accounts);
}

static const Field fields[] = {
  { "display_name", N_("Display Name"), tell_value },
  { "status", N_("Status"), tell_status },
  { "owner", N_("Owner"), tell_value },
  { "note", N_("Note"), tell_value },
  { "secret_expires", N_("Secret Expires"), tell_expiry },
  { "hint", N_("Last Characters of the Secret"), tell_value },
  { "expires", N_("Expires"), tell_expiry },
  { "default_expiry_days", N_("Days Until New Secrets End"), tell_value },
  { "maximum_expiry_days", N_("Days at Most"), tell_value },
  { "role", N_("Role"), tell_role },
  { "custom_role_admin", N_("Custom Role Admin"), tell_value },
  { "name", N_("Organization"), tell_value },
  { "accounts", N_("Accounts"), tell_accounts },
  { "secret_id", NULL, NULL },
  { "user", NULL, NULL },
  { "uid", NULL, NULL },
  { "revision", NULL, NULL },
  { "id", NULL, NULL },
  { "grants", NULL, NULL },
  { "account_id", NULL, NULL },
};

static JsonNode *
get_member (JsonNode   *node,
            const char *member)
{
  JsonObject *object = node != NULL ? signet_json_peek_object (node) : NULL;

  return object != NULL ? json_object_get_member (object, member) : NULL;
}

static void G_GNUC_PRINTF (2, 3)
add_line (Comparison *self,
          const char *format,
          ...)
{
  g_autofree char *line = NULL;
  va_list args;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);
  g_strv_builder_add (self->lines, line);
}

static void
add_change (Comparison *self,
            const char *title,
            const char *before,
            const char *after)
{
  if (before == NULL)
    /* Translators: a field and its value: “Owner: Data Team” */
    add_line (self, _("%s: %s"), title, after);
  else if (after == NULL)
    /* Translators: a field and the value that it had: “Owner: was Data Team” */
    add_line (self, _("%s: was %s"), title, before);
  else
    /* Translators: a field, its value before and after: “Expires: Never → 1 Mar 2027” */
    add_line (self, _("%s: %s → %s"), title, before, after);
}

/* What is the same on both sides, and what was empty and is, is not told. */
static void
compare_field (Comparison  *self,
               const Field *field)
{
  JsonNode *old = get_member (self->before, field->member);
  JsonNode *new = get_member (self->after, field->member);
  g_autofree char *before = old != NULL ? field->tell (old) : NULL;
  g_autofree char *after = new != NULL ? field->tell (new) : NULL;
  const char *none = C_("audit", "None");

  if (old == NULL && new == NULL)
    return;
  if (g_strcmp0 (before, after) == 0 && !g_str_equal (field->member, "hint"))
    return;
  if ((before == NULL && g_strcmp0 (after, none) == 0) ||
      (after == NULL && g_strcmp0 (before, none) == 0))
    return;

  if (g_strcmp0 (before, after) == 0)
    add_change (self, _(field->title), NULL, after);
  else
    add_change (self, _(field->title), before, after);
}

static GPtrArray *
read_grants (JsonNode *side)
{
  GPtrArray *grants = g_ptr_array_new_with_free_func ((GDestroyNotify) signet_grant_unref);
  JsonNode *member = get_member (side, "grants");
  JsonArray *array = member != NULL && JSON_NODE_HOLDS_ARRAY (member)
                       ? json_node_get_array (member) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      SignetGrant *grant =
        signet_grant_new_from_json (json_array_get_element (array, i), NULL);

      if (grant != NULL)
        g_ptr_array_add (grants, grant);
    }

  return grants;
}

static SignetGrant *
find_grant (GPtrArray  *grants,
            const char *api)
{
  for (guint i = 0; i < grants->len; i++)
    {
      if (g_str_equal (signet_grant_get_api (g_ptr_array_index (grants, i)), api))
        return g_ptr_array_index (grants, i);
    }

  return NULL;
}

/* An entry that is about grants alone does not say of which account, but a workspace does, if it
 * is still there.
 */
static SignetAccount *
find_account (Comparison  *self,
              SignetGrant *grant)
{
  SignetAccount *account = NULL;

  for (guint i = 0; self->organization != NULL && account == NULL &&
                    i < signet_grant_get_n_workspaces (grant); i++)
    account = signet_organization_find_account_of (self->organization,
                                                   signet_grant_get_workspaces (grant)[i]);

  return account;
}

/* Lists the workspaces of @grant that @other does not have, each with @sign before it. */
static guint
list_workspaces (Comparison  *self,
                 SignetGrant *grant,
                 SignetGrant *other,
                 const char  *sign,
                 GString     *list)
{
  SignetAccount *account = find_account (self, grant);
  guint n_different = 0;

  for (guint i = 0; i < signet_grant_get_n_workspaces (grant); i++)
    {
      gint64 id = signet_grant_get_workspaces (grant)[i];
      g_autofree char *name = NULL;

      if (signet_grant_has_workspace (other, id) || ++n_different > NAMED_WORKSPACES)
        continue;

      name = signet_words_workspace (id, account);
      g_string_append_printf (list, "%s%s %s", list->len > 0 ? ", " : "", sign, name);
    }

  if (n_different > NAMED_WORKSPACES)
    g_string_append_printf (list, ", %s %u", sign, n_different - NAMED_WORKSPACES);

  return n_different;
}

static void
compare_grant (Comparison  *self,
               SignetGrant *before,
               SignetGrant *after)
{
  SignetApi *api = self->catalogue != NULL
                     ? signet_catalogue_find_api (self->catalogue, signet_grant_get_api (after))
                     : NULL;
  g_autofree char *name = signet_words_api (signet_grant_get_api (after), self->catalogue);
  g_autofree char *old = signet_words_permission (before, api);
  g_autofree char *new = signet_words_permission (after, api);
  g_autoptr(GString) workspaces = g_string_new (NULL);

  if (g_strcmp0 (old, new) != 0)
    /* Translators: an API, and its permission before and after */
    add_line (self, _("Permission for %s: %s → %s"), name, old, new);

  if (signet_grant_get_level (before) != signet_grant_get_level (after))
    /* Translators: an API, and where it holds before and after */
    add_line (self, _("Scope for %s: %s → %s"), name,
              signet_words_get_level (signet_grant_get_level (before)),
              signet_words_get_level (signet_grant_get_level (after)));

  list_workspaces (self, after, before, "+", workspaces);
  list_workspaces (self, before, after, "−", workspaces);
  if (workspaces->len > 0)
    /* Translators: an API, then workspaces with + or − before each:
     * “Workspaces for Profile: + US Production, − EU Staging” */
    add_line (self, _("Workspaces for %s: %s"), name, workspaces->str);
}

/* A grant that came or went is told as a whole. */
static void
tell_grant (Comparison  *self,
            SignetGrant *grant,
            const char  *format)
{
  SignetApi *api = self->catalogue != NULL
                     ? signet_catalogue_find_api (self->catalogue, signet_grant_get_api (grant))
                     : NULL;
  g_autofree char *name = signet_words_api (signet_grant_get_api (grant), self->catalogue);
  g_autofree char *text = signet_words_grant (grant, api, find_account (self, grant));
  g_autofree char *title = g_strdup_printf ("%s %s", format, name);

  add_change (self, *format != '\0' ? title : name, NULL, text);
}

static void
compare_grants (Comparison *self)
{
  g_autoptr(GPtrArray) before = read_grants (self->before);
  g_autoptr(GPtrArray) after = read_grants (self->after);
  gboolean changed = get_member (self->before, "grants") != NULL &&
                     get_member (self->after, "grants") != NULL;

  for (guint i = 0; i < after->len; i++)
    {
      SignetGrant *grant = g_ptr_array_index (after, i);
      SignetGrant *old = find_grant (before, signet_grant_get_api (grant));

      if (old != NULL)
        compare_grant (self, old, grant);
      else
        tell_grant (self, grant, changed ? "+" : "");
    }

  for (guint i = 0; i < before->len; i++)
    {
      SignetGrant *grant = g_ptr_array_index (before, i);

      if (find_grant (after, signet_grant_get_api (grant)) == NULL)
        tell_grant (self, grant, changed ? "−" : "");
    }
}

static void
compare_account (Comparison *self)
{
  JsonNode *value = get_member (self->after != NULL ? self->after : self->before, "account_id");
  SignetAccount *account;
  gint64 id;

  if (value == NULL || self->organization == NULL || !signet_json_node_to_id (value, &id))
    return;

  account = signet_organization_find_account (self->organization, id);
  if (account != NULL)
    add_change (self, _("Account"), NULL, signet_account_get_name (account));
}

/* Whatever another version of the issuer tells is told as it is. */
static void
compare_others (Comparison *self)
{
  JsonObject *object = signet_json_peek_object (self->after != NULL ? self->after : self->before);
  JsonObjectIter iter;
  const char *member;

  if (object == NULL)
    return;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &member, NULL))
    {
      gboolean known = FALSE;
      g_autofree char *title = g_strdup (member);
      const Field field = { member, title, tell_value };

      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        known = known || g_str_equal (fields[i].member, member);

      if (known)
        continue;

      g_strdelimit (title, "_-", ' ');
      title[0] = g_ascii_toupper (title[0]);
      compare_field (self, &field);
    }
}

/*
 * Public
 */

/**
 * signet_words_audit_changes:
 * @entry: an entry
 * @catalogue: (nullable): the APIs that this person may grant
 * @organization: (nullable): the accounts and workspaces there are
 *
 * Returns: (transfer full): one line of plain text for each thing that was different
 *   afterwards: “Permission for Profile: Read-Only → Admin”; empty if nothing is told
 */
GStrv
signet_words_audit_changes (SignetAuditEntry   *entry,
                            SignetCatalogue    *catalogue,
                            SignetOrganization *organization)
{
  g_autoptr(JsonNode) before = NULL;
  g_autoptr(JsonNode) after = NULL;
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new ();
  Comparison self = {
    .catalogue = catalogue,
    .organization = organization,
    .lines = lines,
  };

  g_return_val_if_fail (SIGNET_IS_AUDIT_ENTRY (entry), NULL);

  before = signet_audit_entry_parse_before (entry);
  after = signet_audit_entry_parse_after (entry);
  self.before = before;
  self.after = after;
  if (before == NULL && after == NULL)
    return g_strv_builder_end (lines);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (fields[i].title != NULL)
        compare_field (&self, &fields[i]);
    }
  compare_account (&self);
  compare_grants (&self);
  compare_others (&self);

  return g_strv_builder_end (lines);
}

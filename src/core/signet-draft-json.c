/* signet-draft-json.c: a draft on the wire
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-draft.h"

#include "signet-json.h"
#include "signet-policy.h"
#include "signet-text.h"
#include "signet-time.h"

/*
 * Helpers
 */

static void
add_problem (GPtrArray         *problems,
             SignetProblemCode  code,
             const char        *pointer)
{
  g_ptr_array_add (problems, signet_problem_new (code, "%s", pointer));
}

/* Gives the text of a member; a missing member is no text, another type is a problem. */
static const char *
read_text (JsonNode   *node,
           const char *base,
           const char *member,
           GPtrArray  *problems)
{
  const char *text = signet_json_peek_string (node, member);

  if (text == NULL && json_object_has_member (json_node_get_object (node), member))
    g_ptr_array_add (problems, signet_problem_new (SIGNET_PROBLEM_WRONG_TYPE,
                                                   "%s/%s", base, member));

  return text;
}

static void
refuse_unknown (JsonNode          *node,
                const char *const *known,
                const char        *base,
                GPtrArray         *problems)
{
  g_autoptr(GList) members = json_object_get_members (json_node_get_object (node));

  for (GList *l = members; l != NULL; l = l->next)
    {
      if (!g_strv_contains (known, l->data))
        g_ptr_array_add (problems, signet_problem_new_for_member (SIGNET_PROBLEM_UNKNOWN_MEMBER,
                                                                  base, l->data));
    }
}

static GArray *
read_workspaces (JsonNode   *node,
                 const char *base,
                 GPtrArray  *problems)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  JsonArray *array = signet_json_peek_array (node, "workspaces");

  if (array == NULL)
    {
      if (json_object_has_member (json_node_get_object (node), "workspaces"))
        g_ptr_array_add (problems, signet_problem_new (SIGNET_PROBLEM_WRONG_TYPE,
                                                       "%s/workspaces", base));
      return ids;
    }

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      gint64 id;

      if (signet_json_node_to_id (json_array_get_element (array, i), &id))
        g_array_append_val (ids, id);
      else
        g_ptr_array_add (problems, signet_problem_new (SIGNET_PROBLEM_WRONG_TYPE,
                                                       "%s/workspaces/%u", base, i));
    }

  return ids;
}

static void
read_grant (SignetDraft *self,
            JsonNode    *node,
            guint        index,
            GPtrArray   *problems)
{
  static const char *const known[] = { "api", "permission", "level", "workspaces", NULL };
  g_autofree char *base = g_strdup_printf ("/grants/%u", index);
  g_autoptr(GArray) workspaces = NULL;
  g_autoptr(SignetGrant) grant = NULL;
  const char *api;
  const char *permission;
  const char *level_name;
  SignetLevel level = SIGNET_LEVEL_WORKSPACE;

  if (signet_json_peek_object (node) == NULL)
    {
      add_problem (problems, SIGNET_PROBLEM_WRONG_TYPE, base);
      return;
    }

  refuse_unknown (node, known, base, problems);
  api = read_text (node, base, "api", problems);
  permission = read_text (node, base, "permission", problems);
  level_name = read_text (node, base, "level", problems);
  workspaces = read_workspaces (node, base, problems);

  if (api == NULL)
    g_ptr_array_add (problems, signet_problem_new (SIGNET_PROBLEM_MISSING, "%s/api", base));
  if (!signet_level_from_string (level_name, &level))
    g_ptr_array_add (problems, signet_problem_new (level_name == NULL
                                                     ? SIGNET_PROBLEM_MISSING
                                                     : SIGNET_PROBLEM_LEVEL_NOT_OFFERED,
                                                   "%s/level", base));
  if (level != SIGNET_LEVEL_WORKSPACE &&
      json_object_has_member (json_node_get_object (node), "workspaces"))
    g_ptr_array_add (problems, signet_problem_new (SIGNET_PROBLEM_WORKSPACES_NOT_ALLOWED,
                                                   "%s/workspaces", base));
  if (api == NULL)
    return;

  grant = signet_grant_new (api, permission, level,
                            (const gint64 *) (gpointer) workspaces->data, workspaces->len);
  signet_draft_add_grant (self, grant);
}

static void
read_grants (SignetDraft *self,
             JsonNode    *node,
             GPtrArray   *problems)
{
  JsonArray *array = signet_json_peek_array (node, "grants");

  if (array == NULL)
    {
      if (json_object_has_member (json_node_get_object (node), "grants"))
        add_problem (problems, SIGNET_PROBLEM_WRONG_TYPE, "/grants");
      return;
    }

  for (guint i = 0; i < json_array_get_length (array); i++)
    read_grant (self, json_array_get_element (array, i), i, problems);
}

static void
read_status (SignetDraft *self,
             JsonNode    *node,
             GPtrArray   *problems)
{
  const char *status = read_text (node, "", "status", problems);

  if (status == NULL)
    return;

  if (g_str_equal (status, "active") || g_str_equal (status, "inactive"))
    signet_draft_set_active (self, g_str_equal (status, "active"));
  else
    add_problem (problems, SIGNET_PROBLEM_WRONG_TYPE, "/status");
}

static void
read_numbers (SignetDraft *self,
              JsonNode    *node,
              GPtrArray   *problems)
{
  JsonObject *object = json_node_get_object (node);
  gint64 account_id;
  gint64 expires;

  if (signet_json_node_to_id (json_object_get_member (object, "account_id"), &account_id))
    signet_draft_set_account_id (self, account_id);
  else
    add_problem (problems, json_object_has_member (object, "account_id")
                             ? SIGNET_PROBLEM_WRONG_TYPE
                             : SIGNET_PROBLEM_MISSING,
                 "/account_id");

  if (!json_object_has_member (object, "secret_expires"))
    return;

  if (signet_json_read_time (node, "secret_expires", &expires, NULL))
    signet_draft_set_secret_expires (self, expires);
  else
    add_problem (problems, SIGNET_PROBLEM_WRONG_TYPE, "/secret_expires");
}

static void
add_grants (SignetDraft *self,
            JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "grants");
  json_builder_begin_array (builder);
  for (guint i = 0; i < signet_draft_get_n_grants (self); i++)
    signet_grant_add_to_json (signet_draft_get_grant (self, i), builder);
  json_builder_end_array (builder);
}

static gboolean
has_same_grants (SignetDraft      *self,
                 SignetCredential *original)
{
  if (signet_draft_get_n_grants (self) != signet_credential_get_n_grants (original))
    return FALSE;

  for (guint i = 0; i < signet_draft_get_n_grants (self); i++)
    {
      SignetGrant *grant = signet_draft_get_grant (self, i);
      SignetGrant *old = signet_credential_find_grant (original, signet_grant_get_api (grant));

      if (old == NULL || !signet_grant_equal (grant, old))
        return FALSE;
    }

  return TRUE;
}

static void
add_if_changed (JsonBuilder *builder,
                const char  *member,
                const char  *text,
                const char  *original)
{
  g_autofree char *stripped = signet_text_strip (text);

  if (!g_str_equal (stripped, original))
    signet_json_add_string (builder, member, stripped);
}

/*
 * Public
 */

/**
 * signet_draft_new_from_json:
 * @node: what somebody wrote
 * @problems: (element-type SignetProblem): where what is wrong with it is added
 *
 * Reads a request strictly: unknown members and wrong types are problems, each with its
 * place. Whether what it says makes sense is for [method@Signet.Draft.validate].
 *
 * Returns: (transfer full): a draft with what could be read
 */
SignetDraft *
signet_draft_new_from_json (JsonNode  *node,
                            GPtrArray *problems)
{
  static const char *const known[] = {
    "display_name", "note", "owner", "status", "account_id", "secret_expires", "grants", NULL
  };
  SignetDraft *self = signet_draft_new ();

  g_return_val_if_fail (problems != NULL, self);

  if (signet_json_peek_object (node) == NULL)
    {
      add_problem (problems, SIGNET_PROBLEM_WRONG_TYPE, "");
      return self;
    }

  refuse_unknown (node, known, "", problems);
  signet_draft_set_display_name (self, read_text (node, "", "display_name", problems));
  signet_draft_set_note (self, read_text (node, "", "note", problems));
  signet_draft_set_owner (self, read_text (node, "", "owner", problems));
  read_status (self, node, problems);
  read_numbers (self, node, problems);
  read_grants (self, node, problems);

  return self;
}

/**
 * signet_draft_to_json:
 * @self: a draft
 *
 * Returns: (transfer full): what [ctor@Signet.Draft.new_from_json] reads. White space around
 *   texts is left out.
 */
JsonNode *
signet_draft_to_json (SignetDraft *self)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();
  g_autofree char *display_name = signet_text_strip (signet_draft_get_display_name (self));
  g_autofree char *note = signet_text_strip (signet_draft_get_note (self));
  g_autofree char *owner = signet_text_strip (signet_draft_get_owner (self));

  g_return_val_if_fail (SIGNET_IS_DRAFT (self), NULL);

  json_builder_begin_object (builder);
  signet_json_add_string (builder, "display_name", display_name);
  signet_json_add_string (builder, "note", note);
  signet_json_add_string (builder, "owner", owner);
  signet_json_add_string (builder, "status",
                          signet_draft_get_active (self) ? "active" : "inactive");
  json_builder_set_member_name (builder, "account_id");
  json_builder_add_int_value (builder, signet_draft_get_account_id (self));
  if (signet_draft_get_secret_expires (self) != SIGNET_POLICY_EXPIRES)
    signet_json_add_time (builder, "secret_expires", signet_draft_get_secret_expires (self));
  add_grants (self, builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/**
 * signet_draft_to_patch:
 * @self: a draft
 * @original: the credential that it began as
 *
 * Returns: (transfer full): a JSON Merge Patch (RFC 7396) that turns @original into @self,
 *   an empty object if nothing is different
 */
JsonNode *
signet_draft_to_patch (SignetDraft      *self,
                       SignetCredential *original)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();

  g_return_val_if_fail (SIGNET_IS_DRAFT (self), NULL);
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (original), NULL);

  json_builder_begin_object (builder);
  add_if_changed (builder, "display_name", signet_draft_get_display_name (self),
                  signet_credential_get_display_name (original));
  add_if_changed (builder, "note", signet_draft_get_note (self),
                  signet_credential_get_note (original));
  add_if_changed (builder, "owner", signet_draft_get_owner (self),
                  signet_credential_get_owner (original));
  if (signet_draft_get_active (self) != signet_credential_get_active (original))
    signet_json_add_string (builder, "status",
                            signet_draft_get_active (self) ? "active" : "inactive");
  if (!has_same_grants (self, original))
    add_grants (self, builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/* signet-registry-members.c: people and places in the registry
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-registry.h"

#include "signet-audit-log.h"
#include "signet-error.h"
#include "signet-json.h"
#include "signet-organization-table.h"
#include "signet-registry-private.h"
#include "signet-statement.h"
#include "signet-store-private.h"
#include "signet-time.h"
#include "signet-unix-user.h"

/*
 * Helpers
 */

/* The owner of the database can write it whatever stands in it, so they have full access
 * until somebody writes down something else for them.
 */
static SignetMember *
make_owner (SignetRegistry *self)
{
  uid_t owner = signet_store_get_owner (signet_registry_get_store (self));
  g_autofree char *user = signet_unix_user_get_name (owner);

  return signet_member_new (owner, user, SIGNET_ROLE_ADMIN, FALSE, 0, 0, "");
}

/* A role that this version does not know gives no access. */
static SignetMember *
read_row (SignetStatement *row)
{
  SignetRole role = SIGNET_ROLE_NONE;

  signet_role_from_string (signet_statement_get_text (row, 2), &role);

  return signet_member_new ((uid_t) signet_statement_get_int (row, 0),
                            signet_statement_get_text (row, 1), role,
                            signet_statement_get_int (row, 3) != 0,
                            signet_statement_get_int (row, 4),
                            signet_statement_get_int (row, 5),
                            signet_statement_get_text (row, 6));
}

/* Gives nobody and no error if there is no such member. */
static gboolean
find_by_uid (SignetRegistry  *self,
             uid_t            uid,
             SignetMember   **member,
             GError         **error)
{
  SignetStore *store = signet_registry_get_store (self);
  g_autoptr(SignetStatement) row =
    signet_statement_new (store,
                          "SELECT uid, user, role, custom_role_admin, revision, updated,"
                          " updated_by FROM member WHERE uid = ?1");

  *member = NULL;
  signet_statement_add_int (row, (gint64) uid);
  if (signet_statement_step (row))
    *member = read_row (row);
  else if (!signet_statement_check (row, error))
    return FALSE;
  else if (uid == signet_store_get_owner (store))
    *member = make_owner (self);

  return TRUE;
}

/* What the audit log says of a member. */
static JsonNode *
describe (SignetMember *member)
{
  return member != NULL ? signet_member_to_json (member) : NULL;
}

static gboolean
record (SignetRegistry  *self,
        SignetCaller    *caller,
        const char      *action,
        SignetMember    *old,
        SignetMember    *new,
        GError         **error)
{
  g_autoptr(JsonNode) before = describe (old);
  g_autoptr(JsonNode) after = describe (new);
  SignetAuditEvent event = {
    .time = signet_time_now (),
    .action = action,
    .before = before,
    .after = after,
  };

  return signet_audit_log_append (signet_registry_get_store (self), caller, &event, error);
}

static gboolean
check_revision (SignetMember  *member,
                gint64         revision,
                GError       **error)
{
  gint64 current = member != NULL ? signet_member_get_revision (member) : 0;

  if (current == revision)
    return TRUE;

  g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED,
                       "The member was changed meanwhile.");

  return FALSE;
}

static gboolean
write_member (SignetRegistry  *self,
              SignetMember    *member,
              GError         **error)
{
  g_autoptr(SignetStatement) statement =
    signet_statement_new (signet_registry_get_store (self),
                          "INSERT INTO member (uid, user, role, custom_role_admin, revision,"
                          " updated, updated_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
                          " ON CONFLICT (uid) DO UPDATE SET user = ?2, role = ?3,"
                          " custom_role_admin = ?4, revision = ?5, updated = ?6,"
                          " updated_by = ?7");

  signet_statement_add_int (statement, (gint64) signet_member_get_uid (member));
  signet_statement_add_text (statement, signet_member_get_user (member));
  signet_statement_add_text (statement, signet_role_to_string (signet_member_get_role (member)));
  signet_statement_add_int (statement, signet_member_get_custom_role_admin (member));
  signet_statement_add_int (statement, signet_member_get_revision (member));
  signet_statement_add_int (statement, signet_member_get_updated (member));
  signet_statement_add_text (statement, signet_member_get_updated_by (member));

  return signet_statement_run (statement, error);
}

static gboolean
delete_member (SignetRegistry  *self,
               uid_t            uid,
               GError         **error)
{
  g_autoptr(SignetStatement) statement =
    signet_statement_new (signet_registry_get_store (self), "DELETE FROM member WHERE uid = ?1");

  signet_statement_add_int (statement, (gint64) uid);

  return signet_statement_run (statement, error);
}

static gboolean
remove_locked (SignetRegistry  *self,
               SignetCaller    *caller,
               uid_t            uid,
               gint64           revision,
               GError         **error)
{
  g_autoptr(SignetMember) old = NULL;

  if (!find_by_uid (self, uid, &old, error))
    return FALSE;

  if (old == NULL || signet_member_get_revision (old) == 0)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND,
                           "There is no such member to remove.");
      return FALSE;
    }

  return check_revision (old, revision, error) &&
         delete_member (self, uid, error) &&
         record (self, caller, "member-remove", old, NULL, error);
}

/* Takes away what stayed as it was, so that an event says only what changed. */
static void
drop_same (JsonObject *before,
           JsonObject *after)
{
  g_autoptr(GList) names = json_object_get_members (before);

  for (GList *l = names; l != NULL; l = l->next)
    {
      /* The name in the list is the object's own, and goes with the member. */
      g_autofree char *name = g_strdup (l->data);

      if (!json_node_equal (json_object_get_member (before, name),
                            json_object_get_member (after, name)))
        continue;
      json_object_remove_member (before, name);
      json_object_remove_member (after, name);
    }
}

static JsonNode *
describe_organization (SignetOrganization *organization)
{
  g_autoptr(JsonNode) node = signet_organization_to_json (organization);
  g_autofree char *text = signet_json_to_string (node);

  /* A tree of its own, because the other one cannot be changed. */
  return json_from_string (text, NULL);
}

static gboolean
put_organization_locked (SignetRegistry      *self,
                         SignetCaller        *caller,
                         SignetOrganization  *organization,
                         GError             **error)
{
  SignetStore *store = signet_registry_get_store (self);
  g_autoptr(SignetOrganization) old = signet_organization_table_read (store, error);
  g_autoptr(JsonNode) before = NULL;
  g_autoptr(JsonNode) after = NULL;
  SignetAuditEvent event = { .time = signet_time_now (), .action = "organization-import" };

  if (old == NULL)
    return FALSE;

  before = describe_organization (old);
  after = describe_organization (organization);
  drop_same (json_node_get_object (before), json_node_get_object (after));
  if (json_object_get_size (json_node_get_object (after)) == 0)
    return TRUE;

  event.before = before;
  event.after = after;

  return signet_organization_table_write (store, organization, error) &&
         signet_audit_log_append (store, caller, &event, error);
}

/*
 * Public
 */

/**
 * signet_registry_put_organization:
 * @self: a registry
 * @caller: who wants it
 * @organization: what the organization becomes
 * @error: return location for %SIGNET_ERROR_INVALID for a name that is not fit,
 *   %SIGNET_REFUSAL_STILL_USED, %SIGNET_ERROR_FORBIDDEN or a storage error
 *
 * Puts one hierarchy in the place of another. Accounts and workspaces are known by their ids.
 * One that a credential still uses cannot go, nor can such a workspace move to another account.
 *
 * Returns: whether it is on the disk
 */
gboolean
signet_registry_put_organization (SignetRegistry      *self,
                                  SignetCaller        *caller,
                                  SignetOrganization  *organization,
                                  GError             **error)
{
  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), FALSE);
  g_return_val_if_fail (SIGNET_IS_ORGANIZATION (organization), FALSE);

  return signet_organization_table_check (organization, error) &&
         signet_registry_begin_change (self, caller, error) &&
         signet_registry_end_change (self,
                                     put_organization_locked (self, caller, organization, error),
                                     error);
}

/**
 * signet_registry_identify:
 * @self: a registry
 * @uid: the number of a user, as the kernel says it
 * @error: return location for a storage error
 *
 * Returns: (transfer full) (nullable): who that is here, with %SIGNET_ROLE_NONE if they are no
 *   member, or %NULL with @error set
 */
SignetCaller *
signet_registry_identify (SignetRegistry  *self,
                          uid_t            uid,
                          GError         **error)
{
  g_autoptr(SignetMember) member = NULL;
  g_autofree char *user = NULL;

  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), NULL);

  if (!find_by_uid (self, uid, &member, error))
    return NULL;

  if (member != NULL)
    return signet_caller_new (uid, signet_member_get_user (member),
                              signet_member_get_role (member),
                              signet_member_get_custom_role_admin (member));

  user = signet_unix_user_get_name (uid);

  return signet_caller_new (uid, user, SIGNET_ROLE_NONE, FALSE);
}

/**
 * signet_registry_list_members:
 * @self: a registry
 * @error: return location for a storage error
 *
 * The owner of the database is among them even if nothing is written about them.
 *
 * Returns: (transfer full) (element-type SignetMember) (nullable): the members in the order of
 *   their names, or %NULL with @error set
 */
GPtrArray *
signet_registry_list_members (SignetRegistry  *self,
                              GError         **error)
{
  g_autoptr(GPtrArray) members =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_member_unref);
  g_autoptr(SignetMember) owner = NULL;
  g_autoptr(SignetStatement) row = NULL;

  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), NULL);

  owner = make_owner (self);
  row = signet_statement_new (signet_registry_get_store (self),
                              "SELECT uid, user, role, custom_role_admin, revision, updated,"
                              " updated_by FROM member ORDER BY user, uid");
  while (signet_statement_step (row))
    {
      SignetMember *member = read_row (row);

      g_ptr_array_add (members, member);
      if (owner != NULL && signet_member_get_uid (member) == signet_member_get_uid (owner))
        g_clear_pointer (&owner, signet_member_unref);
    }

  if (!signet_statement_check (row, error))
    return NULL;

  if (owner != NULL)
    g_ptr_array_insert (members, 0, g_steal_pointer (&owner));

  return g_steal_pointer (&members);
}

/**
 * signet_registry_find_member:
 * @self: a registry
 * @user: a login name or the number of a user
 * @error: return location for %SIGNET_ERROR_NOT_FOUND or a storage error
 *
 * Returns: (transfer full) (nullable): the member, or %NULL with @error set
 */
SignetMember *
signet_registry_find_member (SignetRegistry  *self,
                             const char      *user,
                             GError         **error)
{
  g_autoptr(SignetMember) member = NULL;
  g_autofree char *name = NULL;
  uid_t uid;

  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), NULL);
  g_return_val_if_fail (user != NULL, NULL);

  if (!signet_unix_user_find (user, &uid, &name, error) ||
      !find_by_uid (self, uid, &member, error))
    return NULL;

  if (member == NULL)
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND,
                 "“%s” is not a member.", name);

  return g_steal_pointer (&member);
}

/**
 * signet_registry_put_member:
 * @self: a registry
 * @caller: who wants it
 * @user: a login name or the number of a user
 * @revision: the revision of the member that the caller has seen, 0 for a new one
 * @role: the role
 * @custom_role_admin: whether the member gets that extra right
 * @error: return location for %SIGNET_ERROR_NOT_FOUND if there is no such user on this
 *   computer, %SIGNET_ERROR_CHANGED, %SIGNET_ERROR_FORBIDDEN or a storage error
 *
 * Gives somebody a role. What is so already stays, without an event.
 *
 * Returns: (transfer full) (nullable): the member as it is now, or %NULL with @error set
 */
SignetMember *
signet_registry_put_member (SignetRegistry  *self,
                            SignetCaller    *caller,
                            const char      *user,
                            gint64           revision,
                            SignetRole       role,
                            gboolean         custom_role_admin,
                            GError         **error)
{
  g_autoptr(SignetMember) old = NULL;
  g_autoptr(SignetMember) member = NULL;
  g_autofree char *name = NULL;
  gboolean same;
  gboolean made;
  uid_t uid;

  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), NULL);
  g_return_val_if_fail (user != NULL, NULL);
  g_return_val_if_fail (role > SIGNET_ROLE_NONE && role < SIGNET_N_ROLES, NULL);

  if (!signet_unix_user_find (user, &uid, &name, error) ||
      !signet_registry_begin_change (self, caller, error))
    return NULL;

  made = find_by_uid (self, uid, &old, error) && check_revision (old, revision, error);
  same = made && revision > 0 && signet_member_get_role (old) == role &&
         !signet_member_get_custom_role_admin (old) == !custom_role_admin;
  member = same ? signet_member_ref (old)
                : signet_member_new (uid, name, role, custom_role_admin, revision + 1,
                                     signet_time_now (), signet_caller_get_user (caller));
  if (made && !same)
    made = write_member (self, member, error) &&
           record (self, caller, "member-set", old, member, error);

  return signet_registry_end_change (self, made, error) ? g_steal_pointer (&member) : NULL;
}

/**
 * signet_registry_remove_member:
 * @self: a registry
 * @caller: who wants it
 * @user: a login name or the number of a user
 * @revision: the revision of the member that the caller has seen
 * @error: return location for %SIGNET_ERROR_NOT_FOUND, %SIGNET_ERROR_CHANGED,
 *   %SIGNET_ERROR_FORBIDDEN or a storage error
 *
 * Takes somebody's role away. The owner of the database is Admin again then.
 *
 * Returns: whether it is on the disk
 */
gboolean
signet_registry_remove_member (SignetRegistry  *self,
                               SignetCaller    *caller,
                               const char      *user,
                               gint64           revision,
                               GError         **error)
{
  g_autofree char *name = NULL;
  uid_t uid;

  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), FALSE);
  g_return_val_if_fail (user != NULL, FALSE);

  return signet_unix_user_find (user, &uid, &name, error) &&
         signet_registry_begin_change (self, caller, error) &&
         signet_registry_end_change (self,
                                     remove_locked (self, caller, uid, revision, error), error);
}

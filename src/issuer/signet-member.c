/* signet-member.c: somebody with a role
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-member.h"

#include "signet-json.h"

struct _SignetMember
{
  uid_t uid;
  char *user; /* (owned) */
  SignetRole role;
  gboolean custom_role_admin;
  gint64 revision;
  gint64 updated;
  char *updated_by; /* (owned) */
};

G_DEFINE_BOXED_TYPE (SignetMember, signet_member, signet_member_ref, signet_member_unref)

/*
 * Helpers
 */

static void
clear_member (gpointer data)
{
  SignetMember *self = data;

  g_free (self->user);
  g_free (self->updated_by);
}

/*
 * Public
 */

/**
 * signet_member_new:
 * @uid: the number of the user
 * @user: the login name, or the number as a text
 * @role: the role
 * @custom_role_admin: whether the member has that extra right
 * @revision: counts the changes, 0 if nothing is written about this member
 * @updated: when that was last changed, in Unix seconds
 * @updated_by: who changed it
 *
 * Returns: (transfer full): a member
 */
SignetMember *
signet_member_new (uid_t       uid,
                   const char *user,
                   SignetRole  role,
                   gboolean    custom_role_admin,
                   gint64      revision,
                   gint64      updated,
                   const char *updated_by)
{
  SignetMember *self = g_atomic_rc_box_new0 (SignetMember);

  self->uid = uid;
  self->user = g_strdup (user);
  self->role = role;
  self->custom_role_admin = custom_role_admin;
  self->revision = revision;
  self->updated = updated;
  self->updated_by = g_strdup (updated_by);

  return self;
}

/**
 * signet_member_ref:
 * @self: a member
 *
 * Returns: (transfer full): @self
 */
SignetMember *
signet_member_ref (SignetMember *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * signet_member_unref:
 * @self: (transfer full): a member
 *
 * Gives up one reference.
 */
void
signet_member_unref (SignetMember *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_member);
}

/**
 * signet_member_get_uid:
 * @self: a member
 *
 * Returns: the number of the user
 */
uid_t
signet_member_get_uid (SignetMember *self)
{
  g_return_val_if_fail (self != NULL, (uid_t) -1);

  return self->uid;
}

/**
 * signet_member_get_user:
 * @self: a member
 *
 * Returns: the login name, or the number as a text
 */
const char *
signet_member_get_user (SignetMember *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->user;
}

/**
 * signet_member_get_role:
 * @self: a member
 *
 * Returns: the role
 */
SignetRole
signet_member_get_role (SignetMember *self)
{
  g_return_val_if_fail (self != NULL, SIGNET_ROLE_NONE);

  return self->role;
}

/**
 * signet_member_get_custom_role_admin:
 * @self: a member
 *
 * Returns: whether the member may grant what only a Custom Role Admin may
 */
gboolean
signet_member_get_custom_role_admin (SignetMember *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->custom_role_admin;
}

/**
 * signet_member_get_revision:
 * @self: a member
 *
 * Returns: the number that grows with each change; 0 for the owner of the database as long as
 *   nobody wrote down another role for them
 */
gint64
signet_member_get_revision (SignetMember *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->revision;
}

/**
 * signet_member_get_updated:
 * @self: a member
 *
 * Returns: when it was last changed, in Unix seconds, 0 for never
 */
gint64
signet_member_get_updated (SignetMember *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->updated;
}

/**
 * signet_member_get_updated_by:
 * @self: a member
 *
 * Returns: who changed it last, empty if nobody did
 */
const char *
signet_member_get_updated_by (SignetMember *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->updated_by;
}

/**
 * signet_member_to_json:
 * @self: a member
 *
 * Returns: (transfer full): an object with `user`, `uid`, `role`, `custom_role_admin` and
 *   `revision`
 */
JsonNode *
signet_member_to_json (SignetMember *self)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();

  g_return_val_if_fail (self != NULL, NULL);

  json_builder_begin_object (builder);
  signet_json_add_string (builder, "user", self->user);
  json_builder_set_member_name (builder, "uid");
  json_builder_add_int_value (builder, (gint64) self->uid);
  signet_json_add_string (builder, "role", signet_role_to_string (self->role));
  json_builder_set_member_name (builder, "custom_role_admin");
  json_builder_add_boolean_value (builder, self->custom_role_admin);
  json_builder_set_member_name (builder, "revision");
  json_builder_add_int_value (builder, self->revision);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

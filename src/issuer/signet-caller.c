/* signet-caller.c: who asks
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-caller.h"

#include "signet-unix-user.h"

#include <unistd.h>

struct _SignetCaller
{
  uid_t uid;
  char *user; /* (owned) */
  SignetRole role;
  gboolean custom_role_admin;
};

G_DEFINE_BOXED_TYPE (SignetCaller, signet_caller, signet_caller_ref, signet_caller_unref)

/*
 * Helpers
 */

static void
clear_caller (gpointer data)
{
  SignetCaller *self = data;

  g_free (self->user);
}

/*
 * Public
 */

/**
 * signet_caller_new:
 * @uid: the number of the user
 * @user: the login name, or the number as a text
 * @role: the role, %SIGNET_ROLE_NONE for somebody who is no member
 * @custom_role_admin: whether the caller has that extra right
 *
 * Returns: (transfer full): somebody who asks
 */
SignetCaller *
signet_caller_new (uid_t       uid,
                   const char *user,
                   SignetRole  role,
                   gboolean    custom_role_admin)
{
  SignetCaller *self = g_atomic_rc_box_new0 (SignetCaller);

  self->uid = uid;
  self->user = g_strdup (user);
  self->role = role;
  self->custom_role_admin = custom_role_admin;

  return self;
}

/**
 * signet_caller_new_operator:
 *
 * Returns: (transfer full): whoever runs this program. Who can write the file may do
 *   everything, whatever the members in it say.
 */
SignetCaller *
signet_caller_new_operator (void)
{
  g_autofree char *user = signet_unix_user_get_name (geteuid ());

  return signet_caller_new (geteuid (), user, SIGNET_ROLE_ADMIN, TRUE);
}

/**
 * signet_caller_ref:
 * @self: a caller
 *
 * Returns: (transfer full): @self
 */
SignetCaller *
signet_caller_ref (SignetCaller *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * signet_caller_unref:
 * @self: (transfer full): a caller
 *
 * Gives up one reference.
 */
void
signet_caller_unref (SignetCaller *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_caller);
}

/**
 * signet_caller_get_uid:
 * @self: a caller
 *
 * Returns: the number of the user
 */
uid_t
signet_caller_get_uid (SignetCaller *self)
{
  g_return_val_if_fail (self != NULL, (uid_t) -1);

  return self->uid;
}

/**
 * signet_caller_get_user:
 * @self: a caller
 *
 * Returns: the login name, or the number as a text
 */
const char *
signet_caller_get_user (SignetCaller *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->user;
}

/**
 * signet_caller_get_role:
 * @self: a caller
 *
 * Returns: the role, %SIGNET_ROLE_NONE for somebody who is no member
 */
SignetRole
signet_caller_get_role (SignetCaller *self)
{
  g_return_val_if_fail (self != NULL, SIGNET_ROLE_NONE);

  return self->role;
}

/**
 * signet_caller_get_custom_role_admin:
 * @self: a caller
 *
 * Returns: whether the caller may grant what only a Custom Role Admin may
 */
gboolean
signet_caller_get_custom_role_admin (SignetCaller *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->custom_role_admin;
}

/**
 * signet_caller_get_access:
 * @self: a caller
 *
 * Returns: whether the caller's role has access to credentials
 */
gboolean
signet_caller_get_access (SignetCaller *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return signet_role_has_access (self->role);
}

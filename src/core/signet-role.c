/* signet-role.c: what a person may do at an issuer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-role.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *id;
  const char *name;
  gboolean access;
} roles[SIGNET_N_ROLES] = {
  [SIGNET_ROLE_NONE] = { "none", NC_ ("role", "None"), FALSE },
  [SIGNET_ROLE_ADMIN] = { "admin", NC_ ("role", "Admin"), TRUE },
  [SIGNET_ROLE_COMPLIANCE_ADMIN] = { "compliance-admin", NC_ ("role", "Compliance Admin"), TRUE },
  [SIGNET_ROLE_SUPPORT_ACCESS] = { "support-access", NC_ ("role", "Support Access"), TRUE },
  [SIGNET_ROLE_USER] = { "user", NC_ ("role", "User"), FALSE },
  [SIGNET_ROLE_READ_ONLY] = { "read-only", NC_ ("role", "Read Only"), FALSE },
  [SIGNET_ROLE_COMPLIANCE] = { "compliance", NC_ ("role", "Compliance"), FALSE },
  [SIGNET_ROLE_AUDIENCES_ONLY] = { "audiences-only", NC_ ("role", "Audiences Only"), FALSE },
};

/*
 * Public
 */

/**
 * signet_role_to_string:
 * @role: a role
 *
 * Returns: the id of @role in JSON, in the database and on the command line
 */
const char *
signet_role_to_string (SignetRole role)
{
  g_return_val_if_fail (role < SIGNET_N_ROLES, NULL);

  return roles[role].id;
}

/**
 * signet_role_get_name:
 * @role: a role
 *
 * Returns: the name of @role in the language of the person
 */
const char *
signet_role_get_name (SignetRole role)
{
  g_return_val_if_fail (role < SIGNET_N_ROLES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "role", roles[role].name);
}

/**
 * signet_role_from_string:
 * @text: (nullable): an id
 * @role: (out): the role of that id
 *
 * Returns: whether @text is the id of a role that a member can have; if not, @role is left alone
 */
gboolean
signet_role_from_string (const char *text,
                         SignetRole *role)
{
  g_return_val_if_fail (role != NULL, FALSE);

  for (guint i = SIGNET_ROLE_NONE + 1; i < SIGNET_N_ROLES; i++)
    {
      if (g_strcmp0 (text, roles[i].id) == 0)
        {
          *role = (SignetRole) i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * signet_role_has_access:
 * @role: a role
 *
 * Returns: whether @role may see and change credentials
 */
gboolean
signet_role_has_access (SignetRole role)
{
  g_return_val_if_fail (role < SIGNET_N_ROLES, FALSE);

  return roles[role].access;
}

/* signet-role.h: what a person may do at an issuer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SignetRole:
 * @SIGNET_ROLE_NONE: not a member
 * @SIGNET_ROLE_ADMIN: full access
 * @SIGNET_ROLE_COMPLIANCE_ADMIN: full access
 * @SIGNET_ROLE_SUPPORT_ACCESS: full access
 * @SIGNET_ROLE_USER: no access to credentials
 * @SIGNET_ROLE_READ_ONLY: no access to credentials
 * @SIGNET_ROLE_COMPLIANCE: no access to credentials
 * @SIGNET_ROLE_AUDIENCES_ONLY: no access to credentials
 *
 * The role of a member of the organization.
 */
typedef enum
{
  SIGNET_ROLE_NONE,
  SIGNET_ROLE_ADMIN,
  SIGNET_ROLE_COMPLIANCE_ADMIN,
  SIGNET_ROLE_SUPPORT_ACCESS,
  SIGNET_ROLE_USER,
  SIGNET_ROLE_READ_ONLY,
  SIGNET_ROLE_COMPLIANCE,
  SIGNET_ROLE_AUDIENCES_ONLY,
} SignetRole;

#define SIGNET_N_ROLES 8

/**
 * SIGNET_RIGHT_CUSTOM_ROLE_ADMIN:
 *
 * The extra right, beside a role, that an API in the catalogue may require of
 * whoever grants it.
 */
#define SIGNET_RIGHT_CUSTOM_ROLE_ADMIN "custom-role-admin"

const char *signet_role_to_string   (SignetRole  role);
const char *signet_role_get_name    (SignetRole  role);
gboolean    signet_role_from_string (const char *text,
                                     SignetRole *role);
gboolean    signet_role_has_access  (SignetRole  role);

G_END_DECLS

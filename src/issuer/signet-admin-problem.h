/* signet-admin-problem.h: what the admin API answers when it does not do something
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-response.h"
#include "signet-role.h"

G_BEGIN_DECLS

#define SIGNET_ADMIN_PROBLEM (signet_admin_problem_quark ())

/**
 * SignetAdminProblem:
 * @SIGNET_ADMIN_PROBLEM_BAD_REQUEST: a query parameter, a header or the path does not fit
 * @SIGNET_ADMIN_PROBLEM_MALFORMED_JSON: the body is not JSON
 * @SIGNET_ADMIN_PROBLEM_KEY_MISSING: there is no `Idempotency-Key`
 * @SIGNET_ADMIN_PROBLEM_NOT_MEMBER: the caller has no role
 * @SIGNET_ADMIN_PROBLEM_NO_ACCESS: the role of the caller is not enough
 * @SIGNET_ADMIN_PROBLEM_RIGHT_MISSING: a grant needs a right that the caller does not have
 * @SIGNET_ADMIN_PROBLEM_NOT_FOUND: there is no such thing
 * @SIGNET_ADMIN_PROBLEM_METHOD_NOT_ALLOWED: the path is right, the method is not
 * @SIGNET_ADMIN_PROBLEM_TWO_LIVE_SECRETS: a rotation is under way already
 * @SIGNET_ADMIN_PROBLEM_NO_ROTATION: there is no rotation under way
 * @SIGNET_ADMIN_PROBLEM_CHANGED: somebody else was faster
 * @SIGNET_ADMIN_PROBLEM_TOO_LARGE: the body is too large
 * @SIGNET_ADMIN_PROBLEM_MEDIA_TYPE: the body is of another type
 * @SIGNET_ADMIN_PROBLEM_INVALID: the body is not what is asked for
 * @SIGNET_ADMIN_PROBLEM_KEY_REUSED: the key came with another request before
 * @SIGNET_ADMIN_PROBLEM_IF_MATCH_MISSING: a change needs `If-Match`
 * @SIGNET_ADMIN_PROBLEM_INTERNAL: the issuer failed
 * @SIGNET_ADMIN_PROBLEM_STORAGE_READ_ONLY: the database cannot be written
 * @SIGNET_ADMIN_PROBLEM_STORAGE_FULL: there is no room left
 *
 * The problems (RFC 9457) of the admin API. As an error domain, the message is the `detail`.
 */
typedef enum
{
  SIGNET_ADMIN_PROBLEM_BAD_REQUEST,
  SIGNET_ADMIN_PROBLEM_MALFORMED_JSON,
  SIGNET_ADMIN_PROBLEM_KEY_MISSING,
  SIGNET_ADMIN_PROBLEM_NOT_MEMBER,
  SIGNET_ADMIN_PROBLEM_NO_ACCESS,
  SIGNET_ADMIN_PROBLEM_RIGHT_MISSING,
  SIGNET_ADMIN_PROBLEM_NOT_FOUND,
  SIGNET_ADMIN_PROBLEM_METHOD_NOT_ALLOWED,
  SIGNET_ADMIN_PROBLEM_TWO_LIVE_SECRETS,
  SIGNET_ADMIN_PROBLEM_NO_ROTATION,
  SIGNET_ADMIN_PROBLEM_CHANGED,
  SIGNET_ADMIN_PROBLEM_TOO_LARGE,
  SIGNET_ADMIN_PROBLEM_MEDIA_TYPE,
  SIGNET_ADMIN_PROBLEM_INVALID,
  SIGNET_ADMIN_PROBLEM_KEY_REUSED,
  SIGNET_ADMIN_PROBLEM_IF_MATCH_MISSING,
  SIGNET_ADMIN_PROBLEM_INTERNAL,
  SIGNET_ADMIN_PROBLEM_STORAGE_READ_ONLY,
  SIGNET_ADMIN_PROBLEM_STORAGE_FULL,
} SignetAdminProblem;

#define SIGNET_N_ADMIN_PROBLEMS 19

GQuark          signet_admin_problem_quark         (void);
SignetResponse *signet_admin_problem_new           (SignetAdminProblem  problem,
                                                    const char         *detail);
SignetResponse *signet_admin_problem_new_no_access (SignetRole          role,
                                                    gboolean            admin_only);
SignetResponse *signet_admin_problem_new_fields    (GPtrArray          *fields);
SignetResponse *signet_admin_problem_new_changed   (const char         *changed_by,
                                                    gint64              changed,
                                                    JsonNode           *current);
SignetResponse *signet_admin_problem_from_error    (const GError       *error);

G_END_DECLS

/* signet-problem.h: one thing that is wrong with a request
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_PROBLEM (signet_problem_get_type ())

typedef struct _SignetProblem SignetProblem;

/**
 * SignetProblemCode:
 * @SIGNET_PROBLEM_UNKNOWN_MEMBER: there is no such member
 * @SIGNET_PROBLEM_WRONG_TYPE: the value is of the wrong JSON type or form
 * @SIGNET_PROBLEM_MISSING: a required member is missing
 * @SIGNET_PROBLEM_EMPTY: a text has nothing but white space
 * @SIGNET_PROBLEM_TOO_LONG: a text or a list is too long
 * @SIGNET_PROBLEM_FORBIDDEN_CHARACTERS: a text has control characters
 * @SIGNET_PROBLEM_UNKNOWN_ACCOUNT: the organization has no such account
 * @SIGNET_PROBLEM_UNKNOWN_API: the catalogue has no such API
 * @SIGNET_PROBLEM_DUPLICATE_API: the same API is granted twice
 * @SIGNET_PROBLEM_UNKNOWN_PERMISSION: the API has no such permission
 * @SIGNET_PROBLEM_PERMISSION_REQUIRED: a permission must be chosen
 * @SIGNET_PROBLEM_LEVEL_NOT_OFFERED: the API cannot be granted at that level
 * @SIGNET_PROBLEM_API_REQUIRED: at least one API must be chosen
 * @SIGNET_PROBLEM_WORKSPACE_REQUIRED: at least one workspace must be picked
 * @SIGNET_PROBLEM_UNKNOWN_WORKSPACE: the account has no such workspace (any more)
 * @SIGNET_PROBLEM_DUPLICATE_WORKSPACE: the same workspace is picked twice
 * @SIGNET_PROBLEM_WORKSPACES_NOT_ALLOWED: workspaces at a level that has none
 * @SIGNET_PROBLEM_RIGHT_MISSING: only somebody with an extra right may grant this API
 * @SIGNET_PROBLEM_IMMUTABLE: the value cannot be changed after issuing
 * @SIGNET_PROBLEM_NOT_IN_FUTURE: the time is in the past
 * @SIGNET_PROBLEM_BEYOND_MAXIMUM: a secret would last longer than the organization allows
 *
 * What is wrong with a field.
 */
typedef enum
{
  SIGNET_PROBLEM_UNKNOWN_MEMBER,
  SIGNET_PROBLEM_WRONG_TYPE,
  SIGNET_PROBLEM_MISSING,
  SIGNET_PROBLEM_EMPTY,
  SIGNET_PROBLEM_TOO_LONG,
  SIGNET_PROBLEM_FORBIDDEN_CHARACTERS,
  SIGNET_PROBLEM_UNKNOWN_ACCOUNT,
  SIGNET_PROBLEM_UNKNOWN_API,
  SIGNET_PROBLEM_DUPLICATE_API,
  SIGNET_PROBLEM_UNKNOWN_PERMISSION,
  SIGNET_PROBLEM_PERMISSION_REQUIRED,
  SIGNET_PROBLEM_LEVEL_NOT_OFFERED,
  SIGNET_PROBLEM_API_REQUIRED,
  SIGNET_PROBLEM_WORKSPACE_REQUIRED,
  SIGNET_PROBLEM_UNKNOWN_WORKSPACE,
  SIGNET_PROBLEM_DUPLICATE_WORKSPACE,
  SIGNET_PROBLEM_WORKSPACES_NOT_ALLOWED,
  SIGNET_PROBLEM_RIGHT_MISSING,
  SIGNET_PROBLEM_IMMUTABLE,
  SIGNET_PROBLEM_NOT_IN_FUTURE,
  SIGNET_PROBLEM_BEYOND_MAXIMUM,
} SignetProblemCode;

#define SIGNET_N_PROBLEM_CODES 21

GType              signet_problem_get_type       (void);
SignetProblem     *signet_problem_new            (SignetProblemCode  code,
                                                  const char        *pointer_format,
                                                  ...) G_GNUC_PRINTF (2, 3);
SignetProblem     *signet_problem_new_for_member (SignetProblemCode  code,
                                                  const char        *base,
                                                  const char        *member);
SignetProblem     *signet_problem_new_from_json  (JsonNode          *node);
SignetProblem     *signet_problem_ref            (SignetProblem     *self);
void               signet_problem_unref          (SignetProblem     *self);
SignetProblemCode  signet_problem_get_code       (SignetProblem     *self);
const char        *signet_problem_get_pointer    (SignetProblem     *self);
const char        *signet_problem_code_to_string (SignetProblemCode  code);
JsonNode          *signet_problem_to_json        (SignetProblem     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetProblem, signet_problem_unref)

G_END_DECLS

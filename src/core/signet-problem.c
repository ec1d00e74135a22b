/* signet-problem.c: one thing that is wrong with a request
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-problem.h"

#include "signet-json.h"

struct _SignetProblem
{
  SignetProblemCode code;
  char *pointer; /* (owned) JSON Pointer, RFC 6901 */
};

G_DEFINE_BOXED_TYPE (SignetProblem, signet_problem, signet_problem_ref, signet_problem_unref)

/* The details are for people who write programs against the issuer, so they are not
 * translated. The application chooses its own words by the code.
 */
static const struct
{
  const char *id;
  const char *detail;
} codes[SIGNET_N_PROBLEM_CODES] = {
  [SIGNET_PROBLEM_UNKNOWN_MEMBER] = { "unknown-member", "There is no such member." },
  [SIGNET_PROBLEM_WRONG_TYPE] = { "wrong-type", "The value has the wrong type or form." },
  [SIGNET_PROBLEM_MISSING] = { "missing", "This member is required." },
  [SIGNET_PROBLEM_EMPTY] = { "empty", "The text must not be empty." },
  [SIGNET_PROBLEM_TOO_LONG] = { "too-long", "The value is too long." },
  [SIGNET_PROBLEM_FORBIDDEN_CHARACTERS] = { "forbidden-characters",
                                            "The text has control characters." },
  [SIGNET_PROBLEM_UNKNOWN_ACCOUNT] = { "unknown-account",
                                       "The organization has no such account." },
  [SIGNET_PROBLEM_UNKNOWN_API] = { "unknown-api", "The catalogue has no such API." },
  [SIGNET_PROBLEM_DUPLICATE_API] = { "duplicate-api", "This API is granted twice." },
  [SIGNET_PROBLEM_UNKNOWN_PERMISSION] = { "unknown-permission",
                                          "The API has no such permission." },
  [SIGNET_PROBLEM_PERMISSION_REQUIRED] = { "permission-required",
                                           "A permission must be chosen." },
  [SIGNET_PROBLEM_LEVEL_NOT_OFFERED] = { "level-not-offered",
                                         "The API cannot be granted at this level." },
  [SIGNET_PROBLEM_API_REQUIRED] = { "api-required", "At least one API must be granted." },
  [SIGNET_PROBLEM_WORKSPACE_REQUIRED] = { "workspace-required",
                                          "At least one workspace must be picked." },
  [SIGNET_PROBLEM_UNKNOWN_WORKSPACE] = { "unknown-workspace",
                                         "The account has no such workspace." },
  [SIGNET_PROBLEM_DUPLICATE_WORKSPACE] = { "duplicate-workspace",
                                           "This workspace is picked twice." },
  [SIGNET_PROBLEM_WORKSPACES_NOT_ALLOWED] = { "workspaces-not-allowed",
                                              "Workspaces belong to the workspace level only." },
  [SIGNET_PROBLEM_RIGHT_MISSING] = { "right-missing",
                                     "Granting this API needs an extra right." },
  [SIGNET_PROBLEM_IMMUTABLE] = { "immutable", "This cannot be changed after issuing." },
  [SIGNET_PROBLEM_NOT_IN_FUTURE] = { "not-in-future", "The time must be in the future." },
  [SIGNET_PROBLEM_BEYOND_MAXIMUM] = { "beyond-maximum",
                                      "Secrets must end within the maximum that the policy of "
                                      "the organization sets, see /v1/policy." },
};

/*
 * Helpers
 */

static void
clear_problem (gpointer data)
{
  SignetProblem *self = data;

  g_free (self->pointer);
}

/*
 * Public
 */

/**
 * signet_problem_new:
 * @code: what is wrong
 * @pointer_format: printf() form of the JSON Pointer (RFC 6901) of the field, empty for the whole
 * @...: what goes into @pointer_format
 *
 * Returns: (transfer full): a problem
 */
SignetProblem *
signet_problem_new (SignetProblemCode  code,
                    const char        *pointer_format,
                    ...)
{
  SignetProblem *self;
  va_list args;

  g_return_val_if_fail (code < SIGNET_N_PROBLEM_CODES, NULL);
  g_return_val_if_fail (pointer_format != NULL, NULL);

  self = g_atomic_rc_box_new0 (SignetProblem);
  self->code = code;
  va_start (args, pointer_format);
  self->pointer = g_strdup_vprintf (pointer_format, args);
  va_end (args);

  return self;
}

/**
 * signet_problem_new_for_member:
 * @code: what is wrong
 * @base: the JSON Pointer of the object that has the member, empty for the whole
 * @member: the name of the member, which may have any characters
 *
 * Returns: (transfer full): a problem with a member whose name came from outside
 */
SignetProblem *
signet_problem_new_for_member (SignetProblemCode  code,
                               const char        *base,
                               const char        *member)
{
  g_autoptr(GString) escaped = g_string_new (member);

  g_return_val_if_fail (base != NULL, NULL);
  g_return_val_if_fail (member != NULL, NULL);

  /* RFC 6901 §3; the tilde first, because the other escape makes one. */
  g_string_replace (escaped, "~", "~0", 0);
  g_string_replace (escaped, "/", "~1", 0);

  return signet_problem_new (code, "%s/%s", base, escaped->str);
}

/**
 * signet_problem_new_from_json:
 * @node: one of the `errors` of a problem answer
 *
 * Returns: (transfer full) (nullable): the problem, or %NULL if @node is none that is known here
 */
SignetProblem *
signet_problem_new_from_json (JsonNode *node)
{
  const char *id = signet_json_peek_string (node, "code");
  const char *pointer = signet_json_peek_string (node, "pointer");

  if (id == NULL || pointer == NULL)
    return NULL;

  for (guint i = 0; i < SIGNET_N_PROBLEM_CODES; i++)
    {
      if (g_str_equal (codes[i].id, id))
        return signet_problem_new ((SignetProblemCode) i, "%s", pointer);
    }

  return NULL;
}

/**
 * signet_problem_ref:
 * @self: a problem
 *
 * Returns: (transfer full): @self
 */
SignetProblem *
signet_problem_ref (SignetProblem *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * signet_problem_unref:
 * @self: (transfer full): a problem
 *
 * Gives up one reference.
 */
void
signet_problem_unref (SignetProblem *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_problem);
}

/**
 * signet_problem_get_code:
 * @self: a problem
 *
 * Returns: what is wrong
 */
SignetProblemCode
signet_problem_get_code (SignetProblem *self)
{
  g_return_val_if_fail (self != NULL, SIGNET_PROBLEM_WRONG_TYPE);

  return self->code;
}

/**
 * signet_problem_get_pointer:
 * @self: a problem
 *
 * Returns: the JSON Pointer (RFC 6901) of the field
 */
const char *
signet_problem_get_pointer (SignetProblem *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->pointer;
}

/**
 * signet_problem_code_to_string:
 * @code: a code
 *
 * Returns: the stable name of @code in JSON
 */
const char *
signet_problem_code_to_string (SignetProblemCode code)
{
  g_return_val_if_fail (code < SIGNET_N_PROBLEM_CODES, NULL);

  return codes[code].id;
}

/**
 * signet_problem_to_json:
 * @self: a problem
 *
 * Returns: (transfer full): @self as a member of `errors` in an RFC 9457 problem
 */
JsonNode *
signet_problem_to_json (SignetProblem *self)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();

  g_return_val_if_fail (self != NULL, NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "pointer");
  json_builder_add_string_value (builder, self->pointer);
  json_builder_set_member_name (builder, "code");
  json_builder_add_string_value (builder, codes[self->code].id);
  json_builder_set_member_name (builder, "detail");
  json_builder_add_string_value (builder, codes[self->code].detail);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/* signet-admin-problem.c: what the admin API answers when it does not do something
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-admin-problem.h"

#include "signet-error.h"
#include "signet-json.h"
#include "signet-problem.h"
#include "signet-refusal.h"

/* Not translated: they are for people who write programs against the issuer. */
static const struct
{
  guint status;
  const char *id;
  const char *title;
} problems[SIGNET_N_ADMIN_PROBLEMS] = {
  [SIGNET_ADMIN_PROBLEM_BAD_REQUEST] = { 400, "bad-request", "Bad request" },
  [SIGNET_ADMIN_PROBLEM_MALFORMED_JSON] = { 400, "malformed-json", "Malformed JSON" },
  [SIGNET_ADMIN_PROBLEM_KEY_MISSING] = { 400, "idempotency-key-missing",
                                         "Idempotency-Key is missing" },
  [SIGNET_ADMIN_PROBLEM_NOT_MEMBER] = { 403, "not-member", "Not a member" },
  [SIGNET_ADMIN_PROBLEM_NO_ACCESS] = { 403, "no-access", "No access" },
  [SIGNET_ADMIN_PROBLEM_RIGHT_MISSING] = { 403, "right-missing", "A right is missing" },
  [SIGNET_ADMIN_PROBLEM_NOT_FOUND] = { 404, "not-found", "Not found" },
  [SIGNET_ADMIN_PROBLEM_METHOD_NOT_ALLOWED] = { 405, "method-not-allowed",
                                                "Method not allowed" },
  [SIGNET_ADMIN_PROBLEM_TWO_LIVE_SECRETS] = { 409, "two-live-secrets", "Two live secrets" },
  [SIGNET_ADMIN_PROBLEM_NO_ROTATION] = { 409, "no-rotation", "No rotation" },
  [SIGNET_ADMIN_PROBLEM_CHANGED] = { 412, "changed-meanwhile", "Changed meanwhile" },
  [SIGNET_ADMIN_PROBLEM_TOO_LARGE] = { 413, "too-large", "Too large" },
  [SIGNET_ADMIN_PROBLEM_MEDIA_TYPE] = { 415, "unsupported-media-type",
                                        "Unsupported media type" },
  [SIGNET_ADMIN_PROBLEM_INVALID] = { 422, "invalid", "Invalid" },
  [SIGNET_ADMIN_PROBLEM_KEY_REUSED] = { 422, "idempotency-key-reused",
                                        "Idempotency-Key was used before" },
  [SIGNET_ADMIN_PROBLEM_IF_MATCH_MISSING] = { 428, "if-match-missing", "If-Match is missing" },
  [SIGNET_ADMIN_PROBLEM_INTERNAL] = { 500, "internal", "Internal error" },
  [SIGNET_ADMIN_PROBLEM_STORAGE_READ_ONLY] = { 503, "storage-read-only",
                                               "The database is read-only" },
  [SIGNET_ADMIN_PROBLEM_STORAGE_FULL] = { 507, "storage-full", "The disk is full" },
};

/* What an error from below means here, and what is said about it. */
static const struct
{
  int code;
  SignetAdminProblem problem;
  const char *detail;
} error_problems[] = {
  { SIGNET_ERROR_NOT_FOUND, SIGNET_ADMIN_PROBLEM_NOT_FOUND,
    "There is no such thing (any more)." },
  { SIGNET_ERROR_MALFORMED, SIGNET_ADMIN_PROBLEM_MALFORMED_JSON,
    "The body is not JSON, not UTF-8, or nested too deeply." },
  { SIGNET_ERROR_FORBIDDEN, SIGNET_ADMIN_PROBLEM_RIGHT_MISSING,
    "The caller does not have the right to do this." },
  { SIGNET_ERROR_STORAGE_READ_ONLY, SIGNET_ADMIN_PROBLEM_STORAGE_READ_ONLY,
    "The database cannot be written. Nothing was done." },
  { SIGNET_ERROR_STORAGE_FULL, SIGNET_ADMIN_PROBLEM_STORAGE_FULL,
    "There is no room left on the disk. Nothing was done." },
}, refusal_problems[] = {
  { SIGNET_REFUSAL_KEY_REUSED, SIGNET_ADMIN_PROBLEM_KEY_REUSED,
    "The same Idempotency-Key came with another request before." },
  { SIGNET_REFUSAL_TWO_LIVE_SECRETS, SIGNET_ADMIN_PROBLEM_TWO_LIVE_SECRETS,
    "A rotation is under way. Complete or cancel it first." },
  { SIGNET_REFUSAL_NO_ROTATION, SIGNET_ADMIN_PROBLEM_NO_ROTATION,
    "The credential does not have two secrets, so there is nothing to end." },
};

/*
 * Helpers
 */

static JsonBuilder *
begin (SignetAdminProblem  problem,
       const char         *detail)
{
  JsonBuilder *builder = json_builder_new ();
  g_autofree char *type = g_strconcat ("urn:signet:problem:", problems[problem].id, NULL);

  json_builder_begin_object (builder);
  signet_json_add_string (builder, "type", type);
  signet_json_add_string (builder, "title", problems[problem].title);
  json_builder_set_member_name (builder, "status");
  json_builder_add_int_value (builder, problems[problem].status);
  signet_json_add_string (builder, "detail", detail);

  return builder;
}

static SignetResponse *
end (JsonBuilder        *builder,
     SignetAdminProblem  problem)
{
  g_autoptr(JsonNode) body = NULL;

  json_builder_end_object (builder);
  body = json_builder_get_root (builder);

  return signet_response_new_text (problems[problem].status, "application/problem+json",
                                   signet_json_to_string (body));
}

static gboolean
has_code (GPtrArray         *fields,
          SignetProblemCode  code)
{
  for (guint i = 0; i < fields->len; i++)
    {
      if (signet_problem_get_code (g_ptr_array_index (fields, i)) == code)
        return TRUE;
    }

  return FALSE;
}

/*
 * Public
 */

/**
 * signet_admin_problem_quark:
 *
 * Returns: the domain of [error@Signet.AdminProblem]
 */
G_DEFINE_QUARK (signet-admin-problem-quark, signet_admin_problem)

/**
 * signet_admin_problem_new:
 * @problem: what is wrong
 * @detail: a sentence about it
 *
 * Returns: (transfer full): the answer
 */
SignetResponse *
signet_admin_problem_new (SignetAdminProblem  problem,
                          const char         *detail)
{
  g_autoptr(JsonBuilder) builder = NULL;

  g_return_val_if_fail (problem < SIGNET_N_ADMIN_PROBLEMS, NULL);
  g_return_val_if_fail (detail != NULL, NULL);

  builder = begin (problem, detail);

  return end (builder, problem);
}

/**
 * signet_admin_problem_new_no_access:
 * @role: the role of the caller
 * @admin_only: whether only Admin has access to what was asked for
 *
 * Returns: (transfer full): the answer to somebody whose role is not enough
 */
SignetResponse *
signet_admin_problem_new_no_access (SignetRole role,
                                    gboolean   admin_only)
{
  g_autoptr(JsonBuilder) builder = NULL;

  if (role == SIGNET_ROLE_NONE)
    return signet_admin_problem_new (SIGNET_ADMIN_PROBLEM_NOT_MEMBER,
                                     "The caller is not a member of the organization.");

  builder = begin (SIGNET_ADMIN_PROBLEM_NO_ACCESS, "The role of the caller has no access.");
  signet_json_add_string (builder, "role", signet_role_to_string (role));
  json_builder_set_member_name (builder, "roles_with_access");
  json_builder_begin_array (builder);
  for (SignetRole i = SIGNET_ROLE_ADMIN; i < SIGNET_N_ROLES; i++)
    {
      if (admin_only ? i == SIGNET_ROLE_ADMIN : signet_role_has_access (i))
        json_builder_add_string_value (builder, signet_role_to_string (i));
    }
  json_builder_end_array (builder);

  return end (builder, SIGNET_ADMIN_PROBLEM_NO_ACCESS);
}

/**
 * signet_admin_problem_new_fields:
 * @fields: (element-type SignetProblem): what is wrong with the body
 *
 * A missing right is another matter than a mistake: it is 403, as long as there are no
 * mistakes.
 *
 * Returns: (transfer full): the answer to a body that is not what is asked for
 */
SignetResponse *
signet_admin_problem_new_fields (GPtrArray *fields)
{
  SignetAdminProblem problem = SIGNET_ADMIN_PROBLEM_INVALID;
  const char *detail = "Some members of the body are not as they should be.";
  g_autoptr(JsonBuilder) builder = NULL;

  g_return_val_if_fail (fields != NULL, NULL);

  if (has_code (fields, SIGNET_PROBLEM_RIGHT_MISSING))
    {
      problem = SIGNET_ADMIN_PROBLEM_RIGHT_MISSING;
      detail = "A grant needs a right that the caller does not have.";
    }

  builder = begin (problem, detail);
  json_builder_set_member_name (builder, "errors");
  json_builder_begin_array (builder);
  for (guint i = 0; i < fields->len; i++)
    json_builder_add_value (builder, signet_problem_to_json (g_ptr_array_index (fields, i)));
  json_builder_end_array (builder);

  return end (builder, problem);
}

/**
 * signet_admin_problem_new_changed:
 * @changed_by: who was faster
 * @changed: when, in Unix seconds
 * @current: what there is now
 *
 * Returns: (transfer full): the answer to a change of an older revision
 */
SignetResponse *
signet_admin_problem_new_changed (const char *changed_by,
                                  gint64      changed,
                                  JsonNode   *current)
{
  g_autoptr(JsonBuilder) builder = NULL;

  g_return_val_if_fail (changed_by != NULL, NULL);
  g_return_val_if_fail (current != NULL, NULL);

  builder = begin (SIGNET_ADMIN_PROBLEM_CHANGED,
                   "It was changed since it was read. Nothing was done.");
  signet_json_add_string (builder, "changed_by", changed_by);
  signet_json_add_time (builder, "changed_at", changed);
  json_builder_set_member_name (builder, "current");
  json_builder_add_value (builder, json_node_ref (current));

  return end (builder, SIGNET_ADMIN_PROBLEM_CHANGED);
}

/**
 * signet_admin_problem_from_error:
 * @error: an error, of this domain or of any other
 *
 * An error that means nothing to a client is logged, and not told.
 *
 * Returns: (transfer full): the answer that says so
 */
SignetResponse *
signet_admin_problem_from_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == SIGNET_ADMIN_PROBLEM)
    return signet_admin_problem_new (error->code, error->message);
  /* What is wrong with a body has come another way; this is about a query. */
  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_INVALID))
    return signet_admin_problem_new (SIGNET_ADMIN_PROBLEM_BAD_REQUEST, error->message);

  for (guint i = 0; i < G_N_ELEMENTS (error_problems); i++)
    {
      if (g_error_matches (error, SIGNET_ERROR, error_problems[i].code))
        return signet_admin_problem_new (error_problems[i].problem, error_problems[i].detail);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refusal_problems); i++)
    {
      if (g_error_matches (error, SIGNET_REFUSAL, refusal_problems[i].code))
        return signet_admin_problem_new (refusal_problems[i].problem,
                                         refusal_problems[i].detail);
    }

  g_warning ("A request to the admin API failed: %s", error->message);

  return signet_admin_problem_new (SIGNET_ADMIN_PROBLEM_INTERNAL, "The issuer failed.");
}

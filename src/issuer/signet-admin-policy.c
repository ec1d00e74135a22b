/* signet-admin-policy.c: what the organization asks of its secrets
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-admin-input.h"
#include "signet-admin-problem.h"
#include "signet-admin-routes.h"
#include "signet-admin.h"
#include "signet-error.h"

#define PATH "/v1/policy"

/*
 * Helpers
 */

static SignetResponse *
create_answer (SignetPolicy *policy)
{
  g_autoptr(JsonNode) body = signet_policy_to_json (policy);
  g_autofree char *tag = g_strdup_printf ("\"%" G_GINT64_FORMAT "\"",
                                          signet_policy_get_revision (policy));
  SignetResponse *response = signet_response_new_json (200, body);

  signet_response_add_header (response, "ETag", tag);

  return response;
}

/* A policy that nobody changed yet has no other revision that somebody could have seen. */
static SignetResponse *
answer_changed (SignetAdmin *admin)
{
  g_autoptr(SignetPolicy) policy = NULL;
  g_autoptr(JsonNode) current = NULL;
  g_autoptr(GError) error = NULL;
  const char *who;

  policy = signet_registry_get_policy (signet_admin_get_registry (admin), &error);
  if (policy == NULL)
    return signet_admin_problem_from_error (error);

  current = signet_policy_to_json (policy);
  who = signet_policy_get_updated_by (policy);
  if (who == NULL)
    return signet_admin_problem_new (SIGNET_ADMIN_PROBLEM_CHANGED,
                                     "The policy never had this revision. Nothing was done.");

  return signet_admin_problem_new_changed (who, signet_policy_get_updated (policy), current);
}

static SignetResponse *
answer_failed (SignetAdmin  *admin,
               GPtrArray    *fields,
               const GError *error)
{
  if (fields != NULL && fields->len > 0)
    return signet_admin_problem_new_fields (fields);
  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED))
    return answer_changed (admin);

  return signet_admin_problem_from_error (error);
}

/*
 * Callbacks
 */

static SignetResponse *
on_policy_get_cb (SignetRequest *request,
                  gpointer       context)
{
  SignetAdmin *admin = SIGNET_ADMIN (context);
  g_autoptr(SignetPolicy) policy = NULL;
  g_autoptr(GError) error = NULL;

  policy = signet_registry_get_policy (signet_admin_get_registry (admin), &error);
  if (policy == NULL)
    return signet_admin_problem_from_error (error);

  return create_answer (policy);
}

static SignetResponse *
on_policy_patch_cb (SignetRequest *request,
                    gpointer       context)
{
  static const char *const types[] = { "application/merge-patch+json", "application/json", NULL };
  SignetAdmin *admin = SIGNET_ADMIN (context);
  g_autoptr(JsonNode) patch = NULL;
  g_autoptr(SignetPolicy) policy = NULL;
  g_autoptr(GPtrArray) fields = NULL;
  g_autoptr(GError) error = NULL;
  gint64 revision;

  patch = signet_admin_input_read_body (request, types, &error);
  if (patch != NULL && signet_admin_input_read_revision (request, &revision, &error))
    policy = signet_registry_set_policy (signet_admin_get_registry (admin),
                                         signet_admin_get_caller (admin),
                                         revision, patch, &fields, &error);
  if (policy == NULL)
    return answer_failed (admin, fields, error);

  return create_answer (policy);
}

/*
 * Public
 */

/**
 * signet_admin_add_policy_routes:
 * @router: a router whose context is a [class@Signet.Admin]
 *
 * Adds the policy. Everybody with access may know it, and Admin sets it.
 */
void
signet_admin_add_policy_routes (SignetRouter *router)
{
  static const SignetRoute routes[] = {
    { "GET", PATH, on_policy_get_cb, SIGNET_ROUTE_ACCESS },
    { "PATCH", PATH, on_policy_patch_cb, SIGNET_ROUTE_ADMIN, "policy-set" },
  };

  signet_router_add (router, routes, G_N_ELEMENTS (routes));
}

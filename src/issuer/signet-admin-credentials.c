/* signet-admin-credentials.c: pairs of a Client ID and a Client Secret
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-admin-change.h"
#include "signet-admin-input.h"
#include "signet-admin-page.h"
#include "signet-admin-problem.h"
#include "signet-admin-routes.h"
#include "signet-admin.h"

#define PATH "/v1/credentials"

/*
 * Helpers
 */

static gboolean
set (gpointer     query,
     const char  *parameter,
     const char  *value,
     GError     **error)
{
  return signet_credential_query_set (query, parameter, value, error);
}

static SignetListPage *
list (SignetRegistry  *registry,
      gpointer         query,
      GError         **error)
{
  return signet_registry_list (registry, query, error);
}

/*
 * Callbacks
 */

static SignetResponse *
on_list_get_cb (SignetRequest *request,
                gpointer       context)
{
  g_autoptr(SignetCredentialQuery) query = signet_credential_query_new ();

  return signet_admin_page_answer (SIGNET_ADMIN (context), request, PATH, query, set, list);
}

static SignetResponse *
on_issue_post_cb (SignetRequest *request,
                  gpointer       context)
{
  static const char *const types[] = { "application/json", NULL };
  SignetAdmin *admin = SIGNET_ADMIN (context);
  g_autoptr(JsonNode) body = NULL;
  g_autoptr(SignetIssuance) issuance = NULL;
  g_autoptr(GPtrArray) fields = NULL;
  g_autoptr(GError) error = NULL;
  const char *key = NULL;

  body = signet_admin_input_read_body (request, types, &error);
  if (body != NULL)
    key = signet_admin_input_read_key (request, &error);
  if (key != NULL)
    issuance = signet_registry_issue (signet_admin_get_registry (admin),
                                      signet_admin_get_caller (admin),
                                      body, key, &fields, &error);
  if (issuance == NULL)
    return signet_admin_change_failed (admin, request, fields, error);

  return signet_admin_change_issued (issuance);
}

static SignetResponse *
on_credential_get_cb (SignetRequest *request,
                      gpointer       context)
{
  SignetAdmin *admin = SIGNET_ADMIN (context);
  g_autoptr(SignetCredential) credential = NULL;
  g_autoptr(GError) error = NULL;

  credential = signet_registry_find (signet_admin_get_registry (admin),
                                     signet_request_get_parameter (request, "client_id"),
                                     &error);
  if (credential == NULL)
    return signet_admin_problem_from_error (error);

  return signet_admin_change_done (credential);
}

static SignetResponse *
on_credential_patch_cb (SignetRequest *request,
                        gpointer       context)
{
  static const char *const types[] = { "application/merge-patch+json", "application/json", NULL };
  SignetAdmin *admin = SIGNET_ADMIN (context);
  g_autoptr(JsonNode) patch = NULL;
  g_autoptr(SignetCredential) credential = NULL;
  g_autoptr(GPtrArray) fields = NULL;
  g_autoptr(GError) error = NULL;
  gint64 revision;

  patch = signet_admin_input_read_body (request, types, &error);
  if (patch != NULL && signet_admin_input_read_revision (request, &revision, &error))
    credential = signet_registry_edit (signet_admin_get_registry (admin),
                                       signet_admin_get_caller (admin),
                                       signet_request_get_parameter (request, "client_id"),
                                       revision, patch, &fields, &error);
  if (credential == NULL)
    return signet_admin_change_failed (admin, request, fields, error);

  return signet_admin_change_done (credential);
}

static SignetResponse *
on_credential_delete_cb (SignetRequest *request,
                         gpointer       context)
{
  SignetAdmin *admin = SIGNET_ADMIN (context);
  g_autoptr(GError) error = NULL;
  gint64 revision;

  if (!signet_admin_input_read_revision (request, &revision, &error) ||
      !signet_registry_delete (signet_admin_get_registry (admin),
                               signet_admin_get_caller (admin),
                               signet_request_get_parameter (request, "client_id"),
                               revision, &error))
    return signet_admin_change_failed (admin, request, NULL, error);

  return signet_response_new (204);
}

/*
 * Public
 */

/**
 * signet_admin_add_credential_routes:
 * @router: a router whose context is a [class@Signet.Admin]
 *
 * Adds credentials.
 */
void
signet_admin_add_credential_routes (SignetRouter *router)
{
  static const SignetRoute routes[] = {
    { "GET", PATH, on_list_get_cb, SIGNET_ROUTE_ACCESS, NULL, TRUE },
    { "POST", PATH, on_issue_post_cb, SIGNET_ROUTE_ACCESS, "issue" },
    { "GET", PATH "/{client_id}", on_credential_get_cb, SIGNET_ROUTE_ACCESS },
    { "PATCH", PATH "/{client_id}", on_credential_patch_cb, SIGNET_ROUTE_ACCESS, "edit" },
    { "DELETE", PATH "/{client_id}", on_credential_delete_cb, SIGNET_ROUTE_ACCESS, "delete" },
  };

  signet_router_add (router, routes, G_N_ELEMENTS (routes));
}

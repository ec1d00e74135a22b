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

static SignetCredentialQuery *
read_query (SignetForm  *form,
            GError     **error)
{
  g_autoptr(SignetCredentialQuery) query = signet_credential_query_new ();

  for (guint i = 0; i < signet_form_get_length (form); i++)
    {
      const char *name;
      const char *value;

      signet_form_get_pair (form, i, &name, &value);
      if (!signet_credential_query_set (query, name, value, error))
        return NULL;
    }

  return g_steal_pointer (&query);
}

/*
 * Callbacks
 */

static SignetResponse *
on_list_get_cb (SignetRequest *request,
                gpointer       context)
{
  SignetAdmin *admin = SIGNET_ADMIN (context);
  g_autoptr(SignetForm) form = NULL;
  g_autoptr(SignetCredentialQuery) query = NULL;
  g_autoptr(SignetListPage) rows = NULL;
  g_autoptr(GError) error = NULL;

  form = signet_admin_input_read_query (request, &error);
  if (form != NULL)
    query = read_query (form, &error);
  if (query != NULL)
    rows = signet_registry_list (signet_admin_get_registry (admin), query, &error);
  if (rows == NULL)
    return signet_admin_problem_from_error (error);

  return signet_admin_page_new (signet_list_page_get_json (rows), PATH, form,
                                signet_list_page_get_next (rows));
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

/* signet-admin-secrets.c: how secrets begin and end
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-admin-change.h"
#include "signet-admin-input.h"
#include "signet-admin-routes.h"
#include "signet-admin.h"
#include "signet-json.h"

#define PATH "/v1/credentials/{client_id}/secrets"

/*
 * Helpers
 */

/* Either way to end a rotation. */
typedef SignetCredential *(*EndFunc) (SignetRegistry  *registry,
                                      SignetCaller    *caller,
                                      const char      *client_id,
                                      gint64           revision,
                                      GError         **error);

static SignetResponse *
end_rotation (SignetRequest *request,
              SignetAdmin   *admin,
              EndFunc        end)
{
  g_autoptr(SignetCredential) credential = NULL;
  g_autoptr(GError) error = NULL;
  gint64 revision;

  if (signet_admin_input_read_revision (request, &revision, &error))
    credential = end (signet_admin_get_registry (admin), signet_admin_get_caller (admin),
                      signet_request_get_parameter (request, "client_id"), revision, &error);
  if (credential == NULL)
    return signet_admin_change_failed (admin, request, NULL, error);

  return signet_admin_change_done (credential);
}

static SignetResponse *
answer_checked (SignetSecretState  state,
                const char        *secret_id)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) body = NULL;

  json_builder_begin_object (builder);
  signet_json_add_string (builder, "state", signet_secret_state_to_string (state));
  json_builder_set_member_name (builder, "secret_id");
  if (secret_id != NULL)
    json_builder_add_string_value (builder, secret_id);
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
  body = json_builder_get_root (builder);

  return signet_response_new_json (200, body);
}

/*
 * Callbacks
 */

static SignetResponse *
on_start_post_cb (SignetRequest *request,
                  gpointer       context)
{
  static const char *const types[] = { "application/json", NULL };
  SignetAdmin *admin = SIGNET_ADMIN (context);
  g_autoptr(JsonNode) body = NULL;
  g_autoptr(SignetIssuance) issuance = NULL;
  g_autoptr(GPtrArray) fields = NULL;
  g_autoptr(GError) error = NULL;
  const char *key = NULL;
  gint64 revision;

  body = signet_admin_input_read_body (request, types, &error);
  if (body != NULL)
    key = signet_admin_input_read_key (request, &error);
  if (key != NULL && signet_admin_input_read_revision (request, &revision, &error))
    issuance = signet_registry_start_rotation (signet_admin_get_registry (admin),
                                               signet_admin_get_caller (admin),
                                               signet_request_get_parameter (request,
                                                                             "client_id"),
                                               revision, body, key, &fields, &error);
  if (issuance == NULL)
    return signet_admin_change_failed (admin, request, fields, error);

  return signet_admin_change_issued (issuance);
}

static SignetResponse *
on_complete_post_cb (SignetRequest *request,
                     gpointer       context)
{
  return end_rotation (request, SIGNET_ADMIN (context), signet_registry_complete_rotation);
}

static SignetResponse *
on_cancel_post_cb (SignetRequest *request,
                   gpointer       context)
{
  return end_rotation (request, SIGNET_ADMIN (context), signet_registry_cancel_rotation);
}

/* Neither a change nor a use, so it leaves nothing in the audit log, unless it is denied. */
static SignetResponse *
on_check_post_cb (SignetRequest *request,
                  gpointer       context)
{
  static const char *const types[] = { "application/json", NULL };
  SignetAdmin *admin = SIGNET_ADMIN (context);
  g_autoptr(JsonNode) body = NULL;
  g_autoptr(GPtrArray) fields = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *secret_id = NULL;
  SignetSecretState state;

  body = signet_admin_input_read_body (request, types, &error);
  if (body != NULL &&
      signet_registry_check_secret (signet_admin_get_registry (admin),
                                    signet_request_get_parameter (request, "client_id"),
                                    body, &state, &secret_id, &fields, &error))
    return answer_checked (state, secret_id);

  return signet_admin_change_failed (admin, request, fields, error);
}

static SignetResponse *
on_secret_patch_cb (SignetRequest *request,
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
    credential = signet_registry_set_expiry (signet_admin_get_registry (admin),
                                             signet_admin_get_caller (admin),
                                             signet_request_get_parameter (request,
                                                                           "client_id"),
                                             signet_request_get_parameter (request,
                                                                           "secret_id"),
                                             revision, patch, &fields, &error);
  if (credential == NULL)
    return signet_admin_change_failed (admin, request, fields, error);

  return signet_admin_change_done (credential);
}

static SignetResponse *
on_secret_delete_cb (SignetRequest *request,
                     gpointer       context)
{
  SignetAdmin *admin = SIGNET_ADMIN (context);
  g_autoptr(SignetCredential) credential = NULL;
  g_autoptr(GError) error = NULL;
  gint64 revision;

  if (signet_admin_input_read_revision (request, &revision, &error))
    credential = signet_registry_revoke_secret (signet_admin_get_registry (admin),
                                                signet_admin_get_caller (admin),
                                                signet_request_get_parameter (request,
                                                                              "client_id"),
                                                signet_request_get_parameter (request,
                                                                              "secret_id"),
                                                revision, &error);
  if (credential == NULL)
    return signet_admin_change_failed (admin, request, NULL, error);

  return signet_admin_change_done (credential);
}

/*
 * Public
 */

/**
 * signet_admin_add_secret_routes:
 * @router: a router whose context is a [class@Signet.Admin]
 *
 * Adds the secrets of a credential.
 */
void
signet_admin_add_secret_routes (SignetRouter *router)
{
  static const SignetRoute routes[] = {
    { "POST", PATH, on_start_post_cb, SIGNET_ROUTE_ACCESS, "rotate-start" },
    { "POST", PATH "/complete", on_complete_post_cb, SIGNET_ROUTE_ACCESS, "rotate-complete" },
    { "POST", PATH "/cancel", on_cancel_post_cb, SIGNET_ROUTE_ACCESS, "rotate-cancel" },
    { "POST", PATH "/check", on_check_post_cb, SIGNET_ROUTE_ACCESS, "secret-check" },
    { "PATCH", PATH "/{secret_id}", on_secret_patch_cb, SIGNET_ROUTE_ACCESS, "edit" },
    { "DELETE", PATH "/{secret_id}", on_secret_delete_cb, SIGNET_ROUTE_ACCESS, "revoke" },
  };

  signet_router_add (router, routes, G_N_ELEMENTS (routes));
}

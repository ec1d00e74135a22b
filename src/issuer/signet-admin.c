/* signet-admin.c: the API for people who manage credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-admin.h"

#include "signet-admin-input.h"
#include "signet-admin-problem.h"
#include "signet-admin-routes.h"
#include "signet-role.h"
#include "signet-router.h"

struct _SignetAdmin
{
  GObject parent_instance;

  SignetRegistry *registry; /* (owned) */
  char *issuer;             /* (owned) */
  SignetRouter *router;     /* (owned) */
  SignetCaller *caller;     /* (owned) (nullable) who asks, while a request is handled */
};

G_DEFINE_FINAL_TYPE (SignetAdmin, signet_admin, G_TYPE_OBJECT)

/*
 * Helpers
 */

static SignetCaller *
identify (SignetAdmin    *self,
          SignetRequest  *request,
          GError        **error)
{
  uid_t uid;

  if (!signet_request_get_peer (request, &uid))
    {
      g_set_error_literal (error, SIGNET_ADMIN_PROBLEM, SIGNET_ADMIN_PROBLEM_NOT_MEMBER,
                           "The system does not tell who the caller is.");
      return NULL;
    }

  return signet_registry_identify (self->registry, uid, error);
}

static gboolean
has_access (SignetCaller      *caller,
            SignetRouteAccess  access)
{
  switch (access)
    {
    case SIGNET_ROUTE_OPEN:
      return TRUE;
    case SIGNET_ROUTE_ADMIN:
      return signet_caller_get_role (caller) == SIGNET_ROLE_ADMIN;
    case SIGNET_ROUTE_ACCESS:
    default:
      return signet_caller_get_access (caller);
    }
}

/* Only attempts to change something are recorded. Whatever stands in the path comes from a
 * stranger, so it is recorded only if it has the form of a Client ID.
 */
static void
record_denied (SignetAdmin       *self,
               SignetRequest     *request,
               const SignetRoute *route)
{
  const char *client_id = signet_request_get_parameter (request, "client_id");
  g_autoptr(GError) error = NULL;

  if (route->action == NULL)
    return;

  if (client_id != NULL && !g_uuid_string_is_valid (client_id))
    client_id = NULL;
  if (!signet_registry_record_denied (self->registry, self->caller, route->action,
                                      client_id, &error))
    g_warning ("A denied attempt cannot be recorded: %s", error->message);
}

/* Gives what the route answers, which may be nothing yet, or no access. */
static SignetResponse *
run_route (SignetAdmin       *self,
           SignetRequest     *request,
           const SignetRoute *route)
{
  g_autoptr(GError) error = NULL;

  if (!has_access (self->caller, route->access))
    return signet_admin_problem_new_no_access (signet_caller_get_role (self->caller),
                                               route->access == SIGNET_ROUTE_ADMIN);
  if (!route->takes_query && !signet_admin_input_refuse_query (request, &error))
    return signet_admin_problem_from_error (error);

  return route->func (request, self);
}

static SignetResponse *
answer_without_route (SignetAdmin *self,
                      const char  *allow)
{
  SignetResponse *response;

  if (!signet_caller_get_access (self->caller))
    return signet_admin_problem_new_no_access (signet_caller_get_role (self->caller), FALSE);
  if (allow == NULL)
    return signet_admin_problem_new (SIGNET_ADMIN_PROBLEM_NOT_FOUND, "There is no such path.");

  response = signet_admin_problem_new (SIGNET_ADMIN_PROBLEM_METHOD_NOT_ALLOWED,
                                       "The path does not have this method.");
  signet_response_add_header (response, "Allow", allow);

  return response;
}

static SignetResponse *
answer (SignetAdmin   *self,
        SignetRequest *request)
{
  const SignetRoute *route = NULL;
  SignetResponse *response;
  g_autofree char *allow = NULL;
  g_autoptr(GError) error = NULL;

  self->caller = identify (self, request, &error);
  if (self->caller == NULL)
    return signet_admin_problem_from_error (error);

  if (signet_request_get_segments (request) != NULL)
    route = signet_router_find (self->router, request, &allow);
  if (route == NULL)
    return answer_without_route (self, allow);

  /* The role may be too small, or the rules below may find that a right is missing. */
  response = run_route (self, request, route);
  if (response != NULL && signet_response_get_status (response) == 403)
    record_denied (self, request, route);

  return response;
}

/*
 * GObject
 */

static void
signet_admin_finalize (GObject *object)
{
  SignetAdmin *self = SIGNET_ADMIN (object);

  g_clear_object (&self->registry);
  g_clear_pointer (&self->issuer, g_free);
  g_clear_pointer (&self->router, signet_router_free);

  G_OBJECT_CLASS (signet_admin_parent_class)->finalize (object);
}

static void
signet_admin_class_init (SignetAdminClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = signet_admin_finalize;
}

static void
signet_admin_init (SignetAdmin *self)
{
  self->router = signet_router_new ();
  signet_admin_add_about_routes (self->router);
  signet_admin_add_surroundings_routes (self->router);
  signet_admin_add_change_routes (self->router);
  signet_admin_add_credential_routes (self->router);
  signet_admin_add_secret_routes (self->router);
  signet_admin_add_usage_routes (self->router);
  signet_admin_add_audit_routes (self->router);
  signet_admin_add_member_routes (self->router);
  signet_admin_add_policy_routes (self->router);
}

/*
 * Public
 */

/**
 * signet_admin_new:
 * @registry: the registry of the thread that will call [method@Signet.Admin.handle]
 * @issuer: the URL of the issuer, for programs
 *
 * Returns: (transfer full): the admin API
 */
SignetAdmin *
signet_admin_new (SignetRegistry *registry,
                  const char     *issuer)
{
  SignetAdmin *self = g_object_new (SIGNET_TYPE_ADMIN, NULL);

  g_return_val_if_fail (SIGNET_IS_REGISTRY (registry), self);
  g_return_val_if_fail (issuer != NULL, self);

  self->registry = g_object_ref (registry);
  self->issuer = g_strdup (issuer);

  return self;
}

/**
 * signet_admin_handle:
 * @request: a request
 * @self: (type SignetAdmin): the admin API
 *
 * Is a [callback@Signet.HttpHandler]. Who asks is known by the kernel, and their role decides
 * before anything else that the request says is looked at; that of somebody who waits too,
 * each time again.
 *
 * Returns: (transfer full) (nullable): the answer, %NULL for not yet
 */
SignetResponse *
signet_admin_handle (SignetRequest *request,
                     gpointer       self)
{
  SignetAdmin *admin = SIGNET_ADMIN (self);
  SignetResponse *response = answer (admin, request);

  g_clear_pointer (&admin->caller, signet_caller_unref);
  if (response != NULL)
    signet_response_add_header (response, "Cache-Control", "no-store");

  return response;
}

/**
 * signet_admin_pulse:
 * @self: (type SignetAdmin): the admin API
 *
 * Is a [callback@Signet.HttpPulse]. The command line may have changed the file.
 *
 * Returns: whether somebody else changed the database since this was asked last
 */
gboolean
signet_admin_pulse (gpointer self)
{
  return signet_registry_sense_change (SIGNET_ADMIN (self)->registry);
}

/**
 * signet_admin_get_registry:
 * @self: the admin API
 *
 * Returns: (transfer none): the registry
 */
SignetRegistry *
signet_admin_get_registry (SignetAdmin *self)
{
  g_return_val_if_fail (SIGNET_IS_ADMIN (self), NULL);

  return self->registry;
}

/**
 * signet_admin_get_caller:
 * @self: the admin API
 *
 * Returns: (transfer none) (nullable): who asks; %NULL when no request is handled
 */
SignetCaller *
signet_admin_get_caller (SignetAdmin *self)
{
  g_return_val_if_fail (SIGNET_IS_ADMIN (self), NULL);

  return self->caller;
}

/**
 * signet_admin_get_issuer:
 * @self: the admin API
 *
 * Returns: (transfer none): the URL of the issuer, for programs
 */
const char *
signet_admin_get_issuer (SignetAdmin *self)
{
  g_return_val_if_fail (SIGNET_IS_ADMIN (self), NULL);

  return self->issuer;
}

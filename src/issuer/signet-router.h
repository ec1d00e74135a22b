/* signet-router.h: which function answers which request
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-request.h"
#include "signet-response.h"

G_BEGIN_DECLS

/**
 * SignetRouteFunc:
 * @request: a request whose parameters of the path are set
 * @context: what the owner of the router gives to all its functions
 *
 * Returns: (transfer full): the answer
 */
typedef SignetResponse *(*SignetRouteFunc) (SignetRequest *request,
                                            gpointer       context);

/**
 * SignetRouteAccess:
 * @SIGNET_ROUTE_OPEN: everybody who reaches the listener
 * @SIGNET_ROUTE_ACCESS: whoever has a role with access to credentials
 * @SIGNET_ROUTE_ADMIN: whoever has the role Admin
 *
 * Who may use a route.
 */
typedef enum
{
  SIGNET_ROUTE_OPEN,
  SIGNET_ROUTE_ACCESS,
  SIGNET_ROUTE_ADMIN,
} SignetRouteAccess;

/**
 * SignetRoute:
 * @method: the method; `GET` stands for `HEAD` too
 * @template: the path; `{name}` stands for any segment
 * @func: what answers
 * @access: who may use it
 * @action: (nullable): what the audit calls it when somebody else tries
 * @takes_query: whether parameters in the query have a meaning
 *
 * One method of one resource.
 */
typedef struct
{
  const char *method;
  const char *template;
  SignetRouteFunc func;
  SignetRouteAccess access;
  const char *action;
  gboolean takes_query;
} SignetRoute;

typedef struct _SignetRouter SignetRouter;

SignetRouter      *signet_router_new  (void);
void               signet_router_free (SignetRouter      *self);
void               signet_router_add  (SignetRouter      *self,
                                       const SignetRoute *routes,
                                       guint              n_routes);
const SignetRoute *signet_router_find (SignetRouter      *self,
                                       SignetRequest     *request,
                                       char             **allow);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetRouter, signet_router_free)

G_END_DECLS

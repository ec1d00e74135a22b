/* signet-admin-usage.c: how often a credential is used
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-admin-input.h"
#include "signet-admin-problem.h"
#include "signet-admin-routes.h"
#include "signet-admin.h"
#include "signet-usage-rows.h"

#define PATH "/v1/credentials/{client_id}/usage"

#define DAYS_DEFAULT 30

/*
 * Helpers
 */

static gboolean
read_days (SignetRequest  *request,
           guint          *n_days,
           GError        **error)
{
  g_autoptr(SignetForm) form = signet_admin_input_read_query (request, error);

  if (form == NULL)
    return FALSE;

  *n_days = DAYS_DEFAULT;
  for (guint i = 0; i < signet_form_get_length (form); i++)
    {
      const char *name;
      const char *value;
      guint64 number;

      signet_form_get_pair (form, i, &name, &value);
      if (!g_str_equal (name, "days") ||
          !g_ascii_string_to_unsigned (value, 10, 1, SIGNET_USAGE_DAYS_MAX, &number, NULL))
        {
          g_set_error (error, SIGNET_ADMIN_PROBLEM, SIGNET_ADMIN_PROBLEM_BAD_REQUEST,
                       "There is no parameter “%s”, or not with this value.", name);
          return FALSE;
        }
      *n_days = (guint) number;
    }

  return TRUE;
}

/*
 * Callbacks
 */

static SignetResponse *
on_usage_get_cb (SignetRequest *request,
                 gpointer       context)
{
  SignetRegistry *registry = signet_admin_get_registry (SIGNET_ADMIN (context));
  g_autoptr(SignetUsageHistory) history = NULL;
  g_autoptr(JsonNode) body = NULL;
  g_autoptr(GError) error = NULL;
  guint n_days;

  if (read_days (request, &n_days, &error))
    history = signet_registry_get_usage_history (registry,
                                                 signet_request_get_parameter (request,
                                                                               "client_id"),
                                                 n_days, &error);
  if (history == NULL)
    return signet_admin_problem_from_error (error);

  body = signet_usage_history_to_json (history);

  return signet_response_new_json (200, body);
}

/*
 * Public
 */

/**
 * signet_admin_add_usage_routes:
 * @router: a router whose context is a [class@Signet.Admin]
 *
 * Adds the tokens that were given on each day.
 */
void
signet_admin_add_usage_routes (SignetRouter *router)
{
  static const SignetRoute routes[] = {
    { "GET", PATH, on_usage_get_cb, SIGNET_ROUTE_ACCESS, NULL, TRUE },
  };

  signet_router_add (router, routes, G_N_ELEMENTS (routes));
}

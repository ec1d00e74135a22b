/* signet-admin-changes.c: what was changed since, told as soon as it happens
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-admin-input.h"
#include "signet-admin-problem.h"
#include "signet-admin-routes.h"
#include "signet-admin.h"
#include "signet-json.h"

#define PATH "/v1/changes"

/* No answer is held back longer, in seconds. */
#define WAIT_MAX 60

/* What a client asks. */
typedef struct
{
  gboolean has_after;
  guint64 after;
  guint64 wait;
} Question;

/*
 * Helpers
 */

static gboolean
read_question (SignetForm  *form,
               Question    *question,
               GError     **error)
{
  for (guint i = 0; i < signet_form_get_length (form); i++)
    {
      const char *name;
      const char *value;
      gboolean valid = FALSE;

      signet_form_get_pair (form, i, &name, &value);
      if (g_str_equal (name, "after"))
        valid = question->has_after =
          g_ascii_string_to_unsigned (value, 10, 0, SIGNET_JSON_ID_MAX, &question->after, NULL);
      else if (g_str_equal (name, "wait"))
        valid = g_ascii_string_to_unsigned (value, 10, 0, WAIT_MAX, &question->wait, NULL);

      if (!valid)
        {
          g_set_error (error, SIGNET_ADMIN_PROBLEM, SIGNET_ADMIN_PROBLEM_BAD_REQUEST,
                       "There is no parameter “%s”, or not with this value.", name);
          return FALSE;
        }
    }

  return TRUE;
}

/*
 * Callbacks
 */

static SignetResponse *
on_changes_get_cb (SignetRequest *request,
                   gpointer       context)
{
  SignetRegistry *registry = signet_admin_get_registry (SIGNET_ADMIN (context));
  g_autoptr(SignetForm) form = NULL;
  g_autoptr(GBytes) json = NULL;
  g_autoptr(GError) error = NULL;
  Question question = { 0 };
  gint64 counter;

  form = signet_admin_input_read_query (request, &error);
  if (form == NULL ||
      !read_question (form, &question, &error) ||
      !signet_registry_count_changes (registry, &counter, &error))
    return signet_admin_problem_from_error (error);

  if (!question.has_after)
    question.after = (guint64) counter;
  else if ((gint64) question.after == counter &&
           signet_request_wait (request, (guint) question.wait))
    return NULL;

  json = signet_registry_list_changes (registry, (gint64) question.after, counter, &error);
  if (json == NULL)
    return signet_admin_problem_from_error (error);

  return signet_response_new_bytes (200, "application/json", json);
}

/*
 * Public
 */

/**
 * signet_admin_add_change_routes:
 * @router: a router whose context is a [class@Signet.Admin]
 *
 * Adds the announcement of changes.
 */
void
signet_admin_add_change_routes (SignetRouter *router)
{
  static const SignetRoute routes[] = {
    { "GET", PATH, on_changes_get_cb, SIGNET_ROUTE_ACCESS, NULL, TRUE },
  };

  signet_router_add (router, routes, G_N_ELEMENTS (routes));
}

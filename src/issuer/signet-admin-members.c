/* signet-admin-members.c: who has which role
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
#include "signet-json.h"
#include "signet-problem.h"

#define PATH "/v1/members"

/*
 * Helpers
 */

static SignetResponse *
create_answer (guint         status,
               SignetMember *member)
{
  g_autoptr(JsonNode) body = signet_member_to_json (member);
  g_autofree char *tag = g_strdup_printf ("\"%" G_GINT64_FORMAT "\"",
                                          signet_member_get_revision (member));
  SignetResponse *response = signet_response_new_json (status, body);

  signet_response_add_header (response, "ETag", tag);

  return response;
}

static SignetResponse *
answer_changed (SignetAdmin   *admin,
                SignetRequest *request)
{
  g_autoptr(SignetMember) current = NULL;
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GError) error = NULL;

  current = signet_registry_find_member (signet_admin_get_registry (admin),
                                         signet_request_get_parameter (request, "user"), &error);
  if (current == NULL)
    return signet_admin_problem_from_error (error);

  if (signet_member_get_revision (current) == 0)
    return signet_admin_problem_new (SIGNET_ADMIN_PROBLEM_NOT_FOUND,
                                     "There is no row for this user (any more).");
  if (!signet_admin_input_has_revision (request))
    return signet_admin_problem_new (SIGNET_ADMIN_PROBLEM_IF_MATCH_MISSING,
                                     "There is a row for this user. A change needs its ETag "
                                     "in If-Match.");

  node = signet_member_to_json (current);

  return signet_admin_problem_new_changed (signet_member_get_updated_by (current),
                                           signet_member_get_updated (current), node);
}

static SignetResponse *
answer_failed (SignetAdmin   *admin,
               SignetRequest *request,
               GPtrArray     *fields,
               const GError  *error)
{
  if (fields->len > 0)
    return signet_admin_problem_new_fields (fields);
  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED))
    return answer_changed (admin, request);

  return signet_admin_problem_from_error (error);
}

static void
add_field (GPtrArray         *fields,
           SignetProblemCode  code,
           const char        *member)
{
  g_ptr_array_add (fields, signet_problem_new (code, "/%s", member));
}

static void
read_role (JsonNode   *node,
           const char *member,
           SignetRole *role,
           GPtrArray  *fields)
{
  const char *text = json_node_get_value_type (node) == G_TYPE_STRING
                       ? json_node_get_string (node) : NULL;

  if (!signet_role_from_string (text, role) || *role == SIGNET_ROLE_NONE)
    add_field (fields, SIGNET_PROBLEM_WRONG_TYPE, member);
}

static void
read_boolean (JsonNode   *node,
              const char *member,
              gboolean   *value,
              GPtrArray  *fields)
{
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    *value = json_node_get_boolean (node);
  else
    add_field (fields, SIGNET_PROBLEM_WRONG_TYPE, member);
}

static void
read_member (JsonNode   *body,
             SignetRole *role,
             gboolean   *custom_role_admin,
             GPtrArray  *fields)
{
  JsonObject *object = signet_json_peek_object (body);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (object == NULL)
    {
      g_ptr_array_add (fields, signet_problem_new (SIGNET_PROBLEM_WRONG_TYPE, "%s", ""));
      return;
    }
  if (!json_object_has_member (object, "role"))
    add_field (fields, SIGNET_PROBLEM_MISSING, "role");

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    {
      if (g_str_equal (name, "role"))
        read_role (node, name, role, fields);
      else if (g_str_equal (name, "custom_role_admin"))
        read_boolean (node, name, custom_role_admin, fields);
      else
        g_ptr_array_add (fields, signet_problem_new_for_member (SIGNET_PROBLEM_UNKNOWN_MEMBER,
                                                                "", name));
    }
}

/*
 * Callbacks
 */

static SignetResponse *
on_members_get_cb (SignetRequest *request,
                   gpointer       context)
{
  SignetAdmin *admin = SIGNET_ADMIN (context);
  g_autoptr(GPtrArray) members = NULL;
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) body = NULL;
  g_autoptr(GError) error = NULL;

  members = signet_registry_list_members (signet_admin_get_registry (admin), &error);
  if (members == NULL)
    return signet_admin_problem_from_error (error);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "members");
  json_builder_begin_array (builder);
  for (guint i = 0; i < members->len; i++)
    {
      SignetMember *member = g_ptr_array_index (members, i);

      /* The owner of the database, about whom nothing is written, is no row. */
      if (signet_member_get_revision (member) > 0)
        json_builder_add_value (builder, signet_member_to_json (member));
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  body = json_builder_get_root (builder);

  return signet_response_new_json (200, body);
}

static SignetResponse *
on_member_put_cb (SignetRequest *request,
                  gpointer       context)
{
  static const char *const types[] = { "application/json", NULL };
  SignetAdmin *admin = SIGNET_ADMIN (context);
  g_autoptr(JsonNode) body = NULL;
  g_autoptr(SignetMember) member = NULL;
  g_autoptr(GPtrArray) fields = g_ptr_array_new_with_free_func ((GDestroyNotify)
                                                                signet_problem_unref);
  g_autoptr(GError) error = NULL;
  SignetRole role = SIGNET_ROLE_NONE;
  gboolean custom_role_admin = FALSE;
  gint64 revision = 0;

  body = signet_admin_input_read_body (request, types, &error);
  if (body != NULL)
    read_member (body, &role, &custom_role_admin, fields);
  if (body == NULL || fields->len > 0 ||
      (signet_admin_input_has_revision (request) &&
       !signet_admin_input_read_revision (request, &revision, &error)))
    return answer_failed (admin, request, fields, error);

  member = signet_registry_put_member (signet_admin_get_registry (admin),
                                       signet_admin_get_caller (admin),
                                       signet_request_get_parameter (request, "user"),
                                       revision, role, custom_role_admin, &error);
  if (member == NULL)
    return answer_failed (admin, request, fields, error);

  return create_answer (revision == 0 ? 201 : 200, member);
}

static SignetResponse *
on_member_delete_cb (SignetRequest *request,
                     gpointer       context)
{
  SignetAdmin *admin = SIGNET_ADMIN (context);
  g_autoptr(GPtrArray) fields = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  gint64 revision;

  if (!signet_admin_input_read_revision (request, &revision, &error) ||
      !signet_registry_remove_member (signet_admin_get_registry (admin),
                                      signet_admin_get_caller (admin),
                                      signet_request_get_parameter (request, "user"),
                                      revision, &error))
    return answer_failed (admin, request, fields, error);

  return signet_response_new (204);
}

/*
 * Public
 */

/**
 * signet_admin_add_member_routes:
 * @router: a router whose context is a [class@Signet.Admin]
 *
 * Adds members and their roles.
 */
void
signet_admin_add_member_routes (SignetRouter *router)
{
  static const SignetRoute routes[] = {
    { "GET", PATH, on_members_get_cb, SIGNET_ROUTE_ADMIN },
    { "PUT", PATH "/{user}", on_member_put_cb, SIGNET_ROUTE_ADMIN, "member-set" },
    { "DELETE", PATH "/{user}", on_member_delete_cb, SIGNET_ROUTE_ADMIN, "member-remove" },
  };

  signet_router_add (router, routes, G_N_ELEMENTS (routes));
}

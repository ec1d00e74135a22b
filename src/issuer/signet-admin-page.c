/* signet-admin-page.c: one page of a list, and where the next one is
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-admin-page.h"

#include "signet-admin-input.h"
#include "signet-admin-problem.h"

/*
 * Helpers
 */

static void
append_pair (GString    *text,
             const char *name,
             const char *value)
{
  g_string_append_uri_escaped (text, name, NULL, FALSE);
  g_string_append_c (text, '=');
  g_string_append_uri_escaped (text, value, NULL, FALSE);
}

static char *
make_link (const char *path,
           SignetForm *query,
           const char *next)
{
  GString *link = g_string_new ("<");

  g_string_append_printf (link, "%s?", path);
  for (guint i = 0; i < signet_form_get_length (query); i++)
    {
      const char *name;
      const char *value;

      signet_form_get_pair (query, i, &name, &value);
      if (g_str_equal (name, "after"))
        continue;
      append_pair (link, name, value);
      g_string_append_c (link, '&');
    }
  append_pair (link, "after", next);
  g_string_append (link, ">; rel=\"next\"");

  return g_string_free (link, FALSE);
}

static SignetForm *
read_form (SignetRequest       *request,
           gpointer             query,
           SignetAdminPageSet   set,
           GError             **error)
{
  g_autoptr(SignetForm) form = signet_admin_input_read_query (request, error);

  if (form == NULL)
    return NULL;

  for (guint i = 0; i < signet_form_get_length (form); i++)
    {
      const char *name;
      const char *value;

      signet_form_get_pair (form, i, &name, &value);
      if (!set (query, name, value, error))
        return NULL;
    }

  return g_steal_pointer (&form);
}

/*
 * Public
 */

/**
 * signet_admin_page_answer:
 * @admin: the admin API
 * @request: what a page was asked for with
 * @path: the path of the list
 * @query: a query for the first page, which learns what @request wants
 * @set: how it learns that
 * @list: how it is asked
 *
 * Returns: (transfer full): the page, with a link to the next one (RFC 8288), or a problem
 */
SignetResponse *
signet_admin_page_answer (SignetAdmin         *admin,
                          SignetRequest       *request,
                          const char          *path,
                          gpointer             query,
                          SignetAdminPageSet   set,
                          SignetAdminPageList  list)
{
  g_autoptr(SignetForm) form = NULL;
  g_autoptr(SignetListPage) page = NULL;
  g_autoptr(GError) error = NULL;
  SignetResponse *response;
  const char *next;

  form = read_form (request, query, set, &error);
  if (form != NULL)
    page = list (signet_admin_get_registry (admin), query, &error);
  if (page == NULL)
    return signet_admin_problem_from_error (error);

  response = signet_response_new_bytes (200, "application/json", signet_list_page_get_json (page));
  next = signet_list_page_get_next (page);
  if (next != NULL)
    {
      g_autofree char *link = make_link (path, form, next);

      signet_response_add_header (response, "Link", link);
    }

  return response;
}

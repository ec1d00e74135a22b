/* signet-admin-page.c: one page of a list, and where the next one is
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-admin-page.h"

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

/*
 * Public
 */

/**
 * signet_admin_page_new:
 * @json: the page
 * @path: the path of the list
 * @query: the parameters that the page was asked for with
 * @next: (nullable): where the next page begins, %NULL after the last one
 *
 * Returns: (transfer full): the answer, with a link to the next page (RFC 8288)
 */
SignetResponse *
signet_admin_page_new (GBytes     *json,
                       const char *path,
                       SignetForm *query,
                       const char *next)
{
  SignetResponse *response = signet_response_new_bytes (200, "application/json", json);

  if (next != NULL)
    {
      g_autofree char *link = make_link (path, query, next);

      signet_response_add_header (response, "Link", link);
    }

  return response;
}

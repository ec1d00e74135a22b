/* signet-router.c: which function answers which request
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-router.h"

#include <string.h>

typedef struct
{
  const SignetRoute *route; /* (borrowed) */
  char **segments;          /* (owned) of the template */
  guint n_placeholders;
} Entry;

struct _SignetRouter
{
  GPtrArray *entries; /* (owned) (element-type Entry) the most literal ones first */
};

/*
 * Helpers
 */

static gboolean
is_placeholder (const char *segment)
{
  return *segment == '{';
}

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_strfreev (entry->segments);
  g_free (entry);
}

static Entry *
create_entry (const SignetRoute *route)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->route = route;
  entry->segments = g_strsplit (route->template + 1, "/", -1);
  for (char **segment = entry->segments; *segment != NULL; segment++)
    {
      if (is_placeholder (*segment))
        {
          /* The braces go, but not the mark that it is a placeholder. */
          (*segment)[strlen (*segment) - 1] = '\0';
          entry->n_placeholders++;
        }
    }

  return entry;
}

static gboolean
matches (Entry             *entry,
         const char *const *segments)
{
  guint i;

  for (i = 0; entry->segments[i] != NULL; i++)
    {
      if (segments[i] == NULL)
        return FALSE;
      if (is_placeholder (entry->segments[i]) ? *segments[i] == '\0'
                                              : !g_str_equal (entry->segments[i], segments[i]))
        return FALSE;
    }

  return segments[i] == NULL;
}

static gboolean
serves (Entry      *entry,
        const char *method)
{
  return g_str_equal (entry->route->method, method) ||
         (g_str_equal (method, "HEAD") && g_str_equal (entry->route->method, "GET"));
}

static void
set_parameters (Entry         *entry,
                SignetRequest *request)
{
  const char *const *segments = signet_request_get_segments (request);

  for (guint i = 0; entry->segments[i] != NULL; i++)
    {
      if (is_placeholder (entry->segments[i]))
        signet_request_set_parameter (request, entry->segments[i] + 1, segments[i]);
    }
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *first = *(const Entry *const *) a;
  const Entry *second = *(const Entry *const *) b;

  return (int) first->n_placeholders - (int) second->n_placeholders;
}

/*
 * Public
 */

/**
 * signet_router_new:
 *
 * Returns: (transfer full): a router that finds nothing
 */
SignetRouter *
signet_router_new (void)
{
  SignetRouter *self = g_new0 (SignetRouter, 1);

  self->entries = g_ptr_array_new_with_free_func (free_entry);

  return self;
}

/**
 * signet_router_free:
 * @self: (transfer full): a router
 *
 * Frees the router.
 */
void
signet_router_free (SignetRouter *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->entries);
  g_free (self);
}

/**
 * signet_router_add:
 * @self: a router
 * @routes: (transfer none) (array length=n_routes): routes that outlive the router
 * @n_routes: how many
 *
 * Adds routes.
 */
void
signet_router_add (SignetRouter      *self,
                   const SignetRoute *routes,
                   guint              n_routes)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < n_routes; i++)
    g_ptr_array_add (self->entries, create_entry (&routes[i]));
  g_ptr_array_sort (self->entries, compare_entries);
}

/**
 * signet_router_find:
 * @self: a router
 * @request: a request; its parameters of the path are set when a route is found
 * @allow: (out) (nullable) (transfer full): if the path is known and the method is not, the
 *   methods that are, for the header field `Allow` (RFC 9110 §10.2.1)
 *
 * A path that is written out goes before one with a placeholder, as in OpenAPI.
 *
 * Returns: (transfer none) (nullable): the route
 */
const SignetRoute *
signet_router_find (SignetRouter   *self,
                    SignetRequest  *request,
                    char          **allow)
{
  g_autoptr(GString) methods = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (signet_request_get_segments (request) != NULL, NULL);

  *allow = NULL;
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (!matches (entry, signet_request_get_segments (request)))
        continue;

      if (serves (entry, signet_request_get_method (request)))
        {
          set_parameters (entry, request);
          return entry->route;
        }

      g_string_append_printf (methods, "%s%s", methods->len > 0 ? ", " : "",
                              g_str_equal (entry->route->method, "GET") ? "GET, HEAD"
                                                                        : entry->route->method);
    }

  if (methods->len > 0)
    *allow = g_string_free (g_steal_pointer (&methods), FALSE);

  return NULL;
}

/* test-router.c: which route answers, and which methods there are
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-router.h"

static SignetResponse *
answer (SignetRequest *request,
        gpointer       context)
{
  return signet_response_new (204);
}

/* The placeholders come first on purpose: what is written out must win all the same. */
static const SignetRoute routes[] = {
  { "DELETE", "/v1/things/{id}/parts/{part}", answer, SIGNET_ROUTE_OPEN },
  { "GET", "/v1/things/{id}", answer, SIGNET_ROUTE_OPEN },
  { "PATCH", "/v1/things/{id}", answer, SIGNET_ROUTE_OPEN },
  { "GET", "/v1/things", answer, SIGNET_ROUTE_OPEN },
  { "POST", "/v1/things/{id}/parts/all", answer, SIGNET_ROUTE_OPEN },
  { "POST", "/v1/things", answer, SIGNET_ROUTE_OPEN },
};

static const struct
{
  const char *method;
  const char *target;
  int route;         /* index into routes, -1 for none */
  const char *allow; /* methods, if the path is known and the method is not */
  const char *id;
  const char *part;
} cases[] = {
  { "GET", "/v1/things", 3 },
  { "HEAD", "/v1/things", 3 },
  { "POST", "/v1/things", 5 },
  { "GET", "/v1/things?x=/v2", 3 },
  { "GET", "/v1/things/7", 1, NULL, "7" },
  { "HEAD", "/v1/things/7", 1, NULL, "7" },
  { "GET", "/v1/things/a%20b", 1, NULL, "a b" },
  { "GET", "/v1/things/a+b", 1, NULL, "a+b" },
  { "GET", "/v1/things/..%2fx", 1, NULL, "../x" },
  { "GET", "/%761/things", 3 },
  { "DELETE", "/v1/things/7/parts/8", 0, NULL, "7", "8" },
  { "POST", "/v1/things/7/parts/all", 4, NULL, "7" },
  { "DELETE", "/v1/things/7/parts/all", 0, NULL, "7", "all" },
  { "PUT", "/v1/things", -1, "GET, HEAD, POST" },
  { "get", "/v1/things", -1, "GET, HEAD, POST" },
  { "PUT", "/v1/things/7", -1, "GET, HEAD, PATCH" },
  { "GET", "/v1/things/7/parts/all", -1, "POST, DELETE" },
  { "GET", "/v1/things/7/parts/8", -1, "DELETE" },
  { "GET", "/", -1 },
  { "GET", "/v1", -1 },
  { "GET", "/v1/", -1 },
  { "GET", "/v1/things/", -1 },
  { "GET", "//v1/things", -1 },
  { "GET", "/v1//things", -1 },
  { "GET", "/v1/things/7/", -1 },
  { "GET", "/V1/things", -1 },
  { "GET", "/v1/{things}", -1 },
  { "DELETE", "/v1/things//parts/8", -1 },
  { "POST", "/v1/things/7/parts/all/of", -1 },
};

static void
test_find (void)
{
  g_autoptr(SignetRouter) router = signet_router_new ();

  signet_router_add (router, routes, G_N_ELEMENTS (routes));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SignetRequest) request = signet_request_new (cases[i].method, cases[i].target);
      g_autofree char *allow = NULL;
      const SignetRoute *route;

      g_test_message ("%s %s", cases[i].method, cases[i].target);
      route = signet_router_find (router, request, &allow);
      g_assert_true (route == (cases[i].route < 0 ? NULL : &routes[cases[i].route]));
      g_assert_cmpstr (allow, ==, cases[i].allow);
      g_assert_cmpstr (signet_request_get_parameter (request, "id"), ==, cases[i].id);
      g_assert_cmpstr (signet_request_get_parameter (request, "part"), ==, cases[i].part);
    }
}

static void
test_broken_paths (void)
{
  static const char *const broken[] = {
    "", "*", "v1/things", "http://127.0.0.1/v1/things", "/v1/%", "/v1/%4", "/v1/%zz", "/v1/%00",
    "/v1/%ff", "/v1/\xff",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr(SignetRequest) request = signet_request_new ("GET", broken[i]);
      g_autofree char *escaped = g_strescape (broken[i], NULL);

      g_test_message ("%s", escaped);
      g_assert_null (signet_request_get_segments (request));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/router/find", test_find);
  g_test_add_func ("/router/broken-paths", test_broken_paths);

  return g_test_run ();
}

/* signet-admin-input.c: what requests to the admin API have in common
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-admin-input.h"

#include "signet-admin-problem.h"

#include <string.h>

#define KEY_LENGTH_MAX 128

/*
 * Helpers
 */

static gboolean
refuse (GError             **error,
        SignetAdminProblem   problem,
        const char          *detail)
{
  g_set_error_literal (error, SIGNET_ADMIN_PROBLEM, problem, detail);

  return FALSE;
}

/* Gives the number in an entity tag of ours. Weak ones never match (RFC 9110 §13.1.1). */
static gboolean
parse_entity_tag (const char *text,
                  gint64     *revision)
{
  gsize length = strlen (text);
  g_autofree char *digits = NULL;
  guint64 number;

  if (length < 3 || text[0] != '"' || text[length - 1] != '"')
    return FALSE;

  digits = g_strndup (text + 1, length - 2);
  if (!g_ascii_string_to_unsigned (digits, 10, 1, G_MAXINT64, &number, NULL))
    return FALSE;

  *revision = (gint64) number;

  return TRUE;
}

static gboolean
is_key (const char *text)
{
  gsize length = strlen (text);

  if (length > KEY_LENGTH_MAX)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isgraph (text[i]))
        return FALSE;
    }

  return TRUE;
}

/*
 * Public
 */

/**
 * signet_admin_input_has_revision:
 * @request: a request
 *
 * Returns: whether there is an `If-Match`
 */
gboolean
signet_admin_input_has_revision (SignetRequest *request)
{
  return signet_request_get_header (request, "If-Match") != NULL;
}

/**
 * signet_admin_input_read_revision:
 * @request: a request
 * @revision: (out): the revision that the client saw
 * @error: return location for an error of [error@Signet.AdminProblem]
 *
 * Reads `If-Match` (RFC 9110 §13.1.1). `*` is not accepted: it would let a client overwrite
 * what it never saw.
 *
 * Returns: whether there is one
 */
gboolean
signet_admin_input_read_revision (SignetRequest  *request,
                                  gint64         *revision,
                                  GError        **error)
{
  const char *header = signet_request_get_header (request, "If-Match");

  if (header == NULL)
    return refuse (error, SIGNET_ADMIN_PROBLEM_IF_MATCH_MISSING,
                   "A change needs the ETag of what was seen, in If-Match.");
  if (signet_request_count_header (request, "If-Match") != 1 ||
      !parse_entity_tag (header, revision))
    return refuse (error, SIGNET_ADMIN_PROBLEM_BAD_REQUEST,
                   "If-Match is not one ETag of this issuer.");

  return TRUE;
}

/**
 * signet_admin_input_read_key:
 * @request: a request
 * @error: return location for an error of [error@Signet.AdminProblem]
 *
 * Reads `Idempotency-Key`.
 *
 * Returns: (transfer none) (nullable): the key, or %NULL with @error set
 */
const char *
signet_admin_input_read_key (SignetRequest  *request,
                             GError        **error)
{
  const char *header = signet_request_get_header (request, "Idempotency-Key");

  if (header == NULL || *header == '\0')
    {
      refuse (error, SIGNET_ADMIN_PROBLEM_KEY_MISSING,
              "A request that issues something needs an Idempotency-Key.");
      return NULL;
    }
  if (signet_request_count_header (request, "Idempotency-Key") != 1 || !is_key (header))
    {
      refuse (error, SIGNET_ADMIN_PROBLEM_BAD_REQUEST,
              "Idempotency-Key is not one text of 1 to 128 visible ASCII characters.");
      return NULL;
    }

  return header;
}

/**
 * signet_admin_input_read_body:
 * @request: a request
 * @types: (array zero-terminated=1): the media types that it may be of
 * @error: return location for an error, of [error@Signet.AdminProblem] or
 *   %SIGNET_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable): the body, or %NULL with @error set
 */
JsonNode *
signet_admin_input_read_body (SignetRequest      *request,
                              const char *const  *types,
                              GError            **error)
{
  if (signet_request_is_too_large (request))
    {
      refuse (error, SIGNET_ADMIN_PROBLEM_TOO_LARGE, "The body is too large.");
      return NULL;
    }

  for (guint i = 0; types[i] != NULL; i++)
    {
      if (signet_request_has_content_type (request, types[i]))
        return signet_request_parse_json (request, error);
    }

  refuse (error, SIGNET_ADMIN_PROBLEM_MEDIA_TYPE, "The Content-Type of the body is not JSON.");

  return NULL;
}

/**
 * signet_admin_input_read_query:
 * @request: a request
 * @error: return location for an error of [error@Signet.AdminProblem]
 *
 * Returns: (transfer full) (nullable): the parameters of the query, each there once, or %NULL
 *   with @error set
 */
SignetForm *
signet_admin_input_read_query (SignetRequest  *request,
                               GError        **error)
{
  g_autoptr(SignetForm) form = signet_request_parse_query (request);

  if (form == NULL)
    {
      refuse (error, SIGNET_ADMIN_PROBLEM_BAD_REQUEST, "The query has a broken escape.");
      return NULL;
    }
  if (signet_form_find_repeated (form, NULL) != NULL)
    {
      refuse (error, SIGNET_ADMIN_PROBLEM_BAD_REQUEST, "A query parameter comes twice.");
      return NULL;
    }

  return g_steal_pointer (&form);
}

/**
 * signet_admin_input_refuse_query:
 * @request: a request
 * @error: return location for an error of [error@Signet.AdminProblem]
 *
 * A parameter that is not understood may have been meant to limit what is done.
 *
 * Returns: whether there are no parameters in the query
 */
gboolean
signet_admin_input_refuse_query (SignetRequest  *request,
                                 GError        **error)
{
  g_autoptr(SignetForm) form = signet_admin_input_read_query (request, error);

  if (form == NULL)
    return FALSE;
  if (signet_form_get_length (form) > 0)
    return refuse (error, SIGNET_ADMIN_PROBLEM_BAD_REQUEST,
                   "There are no query parameters here.");

  return TRUE;
}

/* signet-admin-change.c: what changes of a credential have in common
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-admin-change.h"

#include "signet-admin-problem.h"
#include "signet-error.h"
#include "signet-json.h"

/*
 * Helpers
 */

static void
add_entity_tag (SignetResponse   *response,
                SignetCredential *credential)
{
  g_autofree char *tag = g_strdup_printf ("\"%" G_GINT64_FORMAT "\"",
                                          signet_credential_get_revision (credential));

  signet_response_add_header (response, "ETag", tag);
}

static void
add_location (SignetResponse   *response,
              SignetCredential *credential)
{
  g_autofree char *path = g_strconcat ("/v1/credentials/",
                                       signet_credential_get_client_id (credential), NULL);

  signet_response_add_header (response, "Location", path);
}

/* Writes the credential with the new members after the others. The secret is joined to the
 * text instead of going through a JSON tree, which would leave copies that nobody wipes.
 * Neither member needs an escape.
 */
static char *
write_issuance (SignetIssuance *issuance)
{
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *text = NULL;

  node = signet_credential_to_json (signet_issuance_get_credential (issuance));
  text = signet_json_to_string (node);
  g_assert (g_str_has_suffix (text, "}"));
  text[strlen (text) - 1] = '\0';

  if (signet_issuance_is_replayed (issuance))
    return g_strconcat (text, ",\"secret_id\":\"", signet_issuance_get_secret_id (issuance),
                        "\"}", NULL);

  return g_strconcat (text, ",\"secret_id\":\"", signet_issuance_get_secret_id (issuance),
                      "\",\"client_secret\":\"", signet_issuance_get_secret (issuance),
                      "\"}", NULL);
}

static SignetResponse *
answer_changed (SignetAdmin   *admin,
                SignetRequest *request)
{
  g_autoptr(SignetCredential) current = NULL;
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GError) error = NULL;

  current = signet_registry_find (signet_admin_get_registry (admin),
                                  signet_request_get_parameter (request, "client_id"), &error);
  if (current == NULL)
    return signet_admin_problem_from_error (error);

  node = signet_credential_to_json (current);

  return signet_admin_problem_new_changed (signet_credential_get_updated_by (current),
                                           signet_credential_get_updated (current), node);
}

/*
 * Public
 */

/**
 * signet_admin_change_done:
 * @credential: a credential as it is now
 *
 * Returns: (transfer full): the answer that shows it
 */
SignetResponse *
signet_admin_change_done (SignetCredential *credential)
{
  g_autoptr(JsonNode) body = NULL;
  SignetResponse *response;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);

  body = signet_credential_to_json (credential);
  response = signet_response_new_json (200, body);
  add_entity_tag (response, credential);

  return response;
}

/**
 * signet_admin_change_issued:
 * @issuance: a secret that was issued, now or by the same request before
 *
 * Returns: (transfer full): the answer that shows it, the secret only the first time
 */
SignetResponse *
signet_admin_change_issued (SignetIssuance *issuance)
{
  gboolean replayed;
  SignetResponse *response;

  g_return_val_if_fail (issuance != NULL, NULL);

  replayed = signet_issuance_is_replayed (issuance);
  response = signet_response_new_text (replayed ? 200 : 201, "application/json",
                                       write_issuance (issuance));
  add_entity_tag (response, signet_issuance_get_credential (issuance));
  add_location (response, signet_issuance_get_credential (issuance));
  if (replayed)
    signet_response_add_header (response, "Idempotency-Replayed", "true");

  return response;
}

/**
 * signet_admin_change_failed:
 * @admin: the admin API
 * @request: a request to change a credential
 * @fields: (nullable) (element-type SignetProblem): what is wrong with the body
 * @error: why nothing was changed
 *
 * Returns: (transfer full): the answer that says why
 */
SignetResponse *
signet_admin_change_failed (SignetAdmin   *admin,
                            SignetRequest *request,
                            GPtrArray     *fields,
                            const GError  *error)
{
  g_return_val_if_fail (SIGNET_IS_ADMIN (admin), NULL);
  g_return_val_if_fail (error != NULL, NULL);

  if (fields != NULL && fields->len > 0)
    return signet_admin_problem_new_fields (fields);
  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED))
    return answer_changed (admin, request);

  return signet_admin_problem_from_error (error);
}

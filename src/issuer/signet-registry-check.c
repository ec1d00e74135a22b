/* signet-registry-check.c: what a secret that somebody has is worth
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-registry.h"

#include "signet-error.h"
#include "signet-json.h"
#include "signet-problem.h"
#include "signet-registry-private.h"
#include "signet-secret-format.h"
#include "signet-secret-table.h"
#include "signet-time.h"

#include <openssl/crypto.h>
#include <string.h>

#define MEMBER "client_secret"

/*
 * Helpers
 */

static gboolean
read_question (JsonNode    *body,
               const char **secret,
               GPtrArray   *problems)
{
  JsonObject *object = signet_json_peek_object (body);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (object == NULL)
    {
      g_ptr_array_add (problems, signet_problem_new (SIGNET_PROBLEM_WRONG_TYPE, "%s", ""));
      return FALSE;
    }

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &value))
    {
      if (!g_str_equal (name, MEMBER))
        g_ptr_array_add (problems, signet_problem_new_for_member (SIGNET_PROBLEM_UNKNOWN_MEMBER,
                                                                  "", name));
    }

  *secret = signet_json_peek_string (body, MEMBER);
  if (!json_object_has_member (object, MEMBER))
    g_ptr_array_add (problems, signet_problem_new (SIGNET_PROBLEM_MISSING, "/" MEMBER));
  else if (*secret == NULL)
    g_ptr_array_add (problems, signet_problem_new (SIGNET_PROBLEM_WRONG_TYPE, "/" MEMBER));
  else if (**secret == '\0')
    g_ptr_array_add (problems, signet_problem_new (SIGNET_PROBLEM_EMPTY, "/" MEMBER));

  return problems->len == 0;
}

static const char *
get_hint (const char *secret)
{
  gsize length = strlen (secret);

  return length > SIGNET_SECRET_HINT_LENGTH ? secret + length - SIGNET_SECRET_HINT_LENGTH : secret;
}

static gboolean
check (SignetRegistry     *self,
       const char         *client_id,
       const char         *secret,
       SignetSecretState  *state,
       char              **secret_id,
       GError            **error)
{
  guint8 hash[SIGNET_HASH_LENGTH];
  gboolean checked;

  signet_hash_key_compute (signet_registry_get_hash_key (self), secret, hash);
  checked = signet_secret_table_check (signet_registry_get_store (self), client_id, hash,
                                       get_hint (secret), signet_time_now (), state, secret_id,
                                       error);
  OPENSSL_cleanse (hash, sizeof hash);

  return checked;
}

/*
 * Public
 */

/**
 * signet_registry_check_secret:
 * @self: a registry
 * @client_id: the Client ID of a credential
 * @body: what was asked; the secret in it is wiped
 * @state: (out): what the secret is worth
 * @secret_id: (out) (transfer full) (nullable): which secret it is, unless it is a wrong one
 * @problems: (out) (transfer full) (element-type SignetProblem) (nullable): what is wrong with
 *   @body, if that is the error
 * @error: return location for %SIGNET_ERROR_INVALID, %SIGNET_ERROR_NOT_FOUND or a storage error
 *
 * Tells what a secret is worth. It does not count as a use, gives no token and writes nothing. It
 * is for those who may issue secrets anyway, so it tells more than a token endpoint may, and
 * nobody has to be slowed down: 256 random bits cannot be guessed.
 *
 * Returns: whether the question could be answered
 */
gboolean
signet_registry_check_secret (SignetRegistry     *self,
                              const char         *client_id,
                              JsonNode           *body,
                              SignetSecretState  *state,
                              char              **secret_id,
                              GPtrArray         **problems,
                              GError            **error)
{
  g_autoptr(GPtrArray) found =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_problem_unref);
  g_autoptr(SignetCredential) credential = NULL;
  const char *secret = NULL;
  gboolean checked;

  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), FALSE);
  g_return_val_if_fail (client_id != NULL, FALSE);
  g_return_val_if_fail (body != NULL, FALSE);
  g_return_val_if_fail (state != NULL, FALSE);
  g_return_val_if_fail (secret_id != NULL, FALSE);
  g_return_val_if_fail (problems != NULL, FALSE);

  *problems = NULL;
  *secret_id = NULL;
  if (!read_question (body, &secret, found))
    {
      *problems = g_steal_pointer (&found);
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                           "The body does not say which secret to check.");
      return FALSE;
    }

  credential = signet_registry_peek (self, client_id, error);
  checked = credential != NULL && check (self, client_id, secret, state, secret_id, error);
  explicit_bzero ((char *) secret, strlen (secret));

  return checked;
}

/* signet-token-verifier.c: whether an issuer did give a token
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-token-verifier.h"

#include "signet-error.h"
#include "signet-http-client.h"
#include "signet-key-set.h"

/* How far the clocks of two computers may be apart, in seconds. */
#define LEEWAY 60

struct _SignetTokenVerifier
{
  GObject parent_instance;

  SignetTokenEndpoint *endpoint; /* (owned) */
  SignetHttpClient *http;        /* (owned) (nullable) where the keys are */
  SignetKeySet *keys;            /* (owned) (nullable) as they came last */
};

G_DEFINE_FINAL_TYPE (SignetTokenVerifier, signet_token_verifier, G_TYPE_OBJECT)

/*
 * Helpers
 */

static void
return_verdict (GTask              *task,
                SignetTokenVerdict  verdict)
{
  g_task_return_int (task, (gssize) verdict);
}

static SignetTokenVerdict
judge_claims (SignetTokenVerifier *self,
              SignetTokenClaims   *claims)
{
  const char *issuer = signet_token_endpoint_get_issuer (self->endpoint);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gint64 expires = signet_token_claims_get_expires (claims);
  gint64 not_before = signet_token_claims_get_not_before (claims);

  if (issuer != NULL && g_strcmp0 (signet_token_claims_get_issuer (claims), issuer) != 0)
    return SIGNET_TOKEN_VERDICT_OTHER_ISSUER;
  if (expires != SIGNET_TOKEN_NO_TIME && now >= expires + LEEWAY)
    return SIGNET_TOKEN_VERDICT_EXPIRED;
  if (not_before != SIGNET_TOKEN_NO_TIME && now < not_before - LEEWAY)
    return SIGNET_TOKEN_VERDICT_NOT_YET;

  return SIGNET_TOKEN_VERDICT_GOOD;
}

static gboolean
has_key (SignetTokenVerifier *self,
         SignetTokenClaims   *claims)
{
  return self->keys != NULL &&
         signet_key_set_find (self->keys, signet_token_claims_get_key_id (claims),
                              signet_token_claims_get_algorithm (claims)) != NULL;
}

static SignetTokenVerdict
judge (SignetTokenVerifier *self,
       SignetAccessToken   *token)
{
  SignetTokenClaims *claims = signet_access_token_get_claims (token);
  SignetPublicKey *key;

  if (!has_key (self, claims))
    return SIGNET_TOKEN_VERDICT_UNKNOWN_KEY;

  key = signet_key_set_find_signer (self->keys, signet_token_claims_get_key_id (claims),
                                    signet_token_claims_get_algorithm (claims),
                                    secret_value_get_text (signet_access_token_get_value (token)));

  return key != NULL ? judge_claims (self, claims) : SIGNET_TOKEN_VERDICT_MISMATCH;
}

/*
 * Callbacks
 */

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetTokenVerifier *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetHttpReply) reply =
    signet_http_client_send_finish (SIGNET_HTTP_CLIENT (source), result, NULL, &error);
  g_autoptr(SignetKeySet) keys = NULL;

  if (reply != NULL)
    keys = signet_key_set_new_from_json (signet_http_reply_get_body (reply), &error);
  if (keys == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_clear_pointer (&self->keys, signet_key_set_free);
  self->keys = g_steal_pointer (&keys);
  return_verdict (task, judge (self, g_task_get_task_data (task)));
}

static void
fetch_keys (GTask *task)
{
  SignetTokenVerifier *self = g_task_get_source_object (task);
  g_autofree char *target =
    g_uri_to_string (signet_token_endpoint_get_keys_uri (self->endpoint));
  g_autoptr(SignetHttpRequest) request = signet_http_request_new (SOUP_METHOD_GET, target);

  signet_http_request_add_header (request, "Accept", "application/jwk-set+json, application/json");
  signet_http_client_send_async (self->http, request, g_task_get_cancellable (task),
                                 sent_cb, g_object_ref (task));
}

/*
 * GObject
 */

static void
signet_token_verifier_dispose (GObject *object)
{
  SignetTokenVerifier *self = SIGNET_TOKEN_VERIFIER (object);

  g_clear_object (&self->http);
  g_clear_pointer (&self->keys, signet_key_set_free);
  g_clear_pointer (&self->endpoint, signet_token_endpoint_unref);

  G_OBJECT_CLASS (signet_token_verifier_parent_class)->dispose (object);
}

static void
signet_token_verifier_class_init (SignetTokenVerifierClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = signet_token_verifier_dispose;
}

static void
signet_token_verifier_init (SignetTokenVerifier *self)
{
}

/*
 * Public
 */

/**
 * signet_token_verifier_new:
 * @endpoint: where tokens come from
 * @connectable: (nullable): how to reach the keys, if not by the host and port of their URL
 *
 * Keeps the keys of the issuer, once they were needed.
 *
 * Returns: (transfer full): a verifier
 */
SignetTokenVerifier *
signet_token_verifier_new (SignetTokenEndpoint *endpoint,
                           GSocketConnectable  *connectable)
{
  SignetTokenVerifier *self;
  GUri *uri;

  g_return_val_if_fail (endpoint != NULL, NULL);

  self = g_object_new (SIGNET_TYPE_TOKEN_VERIFIER, NULL);
  self->endpoint = signet_token_endpoint_ref (endpoint);
  uri = signet_token_endpoint_get_keys_uri (endpoint);
  if (uri != NULL)
    self->http = signet_http_client_new (uri, connectable);

  return self;
}

/**
 * signet_token_verifier_verify_async:
 * @self: a verifier
 * @token: a token
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Looks at the signature, and then at what stands in the token about itself. The keys are
 * fetched if there are none yet, and again if the one that the token names is not among them:
 * issuers change their keys.
 */
void
signet_token_verifier_verify_async (SignetTokenVerifier *self,
                                    SignetAccessToken   *token,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  SignetTokenClaims *claims;

  g_return_if_fail (SIGNET_IS_TOKEN_VERIFIER (self));
  g_return_if_fail (token != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_token_verifier_verify_async);
  g_task_set_task_data (task, signet_access_token_ref (token),
                        (GDestroyNotify) signet_access_token_unref);

  claims = signet_access_token_get_claims (token);
  if (claims == NULL)
    return_verdict (task, SIGNET_TOKEN_VERDICT_OPAQUE);
  else if (!signet_public_key_is_algorithm (signet_token_claims_get_algorithm (claims)))
    return_verdict (task, SIGNET_TOKEN_VERDICT_UNSAFE);
  else if (self->http == NULL)
    return_verdict (task, SIGNET_TOKEN_VERDICT_NO_KEYS);
  else if (has_key (self, claims) && judge (self, token) != SIGNET_TOKEN_VERDICT_MISMATCH)
    return_verdict (task, judge (self, token));
  else
    fetch_keys (task);
}

/**
 * signet_token_verifier_verify_finish:
 * @self: a verifier
 * @result: what the callback was given
 * @verdict: (out): what came out
 * @error: return location for a [error@Signet.Error] if the keys could not be fetched, or
 *   %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.TokenVerifier.verify_async].
 *
 * Returns: whether there is a verdict
 */
gboolean
signet_token_verifier_verify_finish (SignetTokenVerifier  *self,
                                     GAsyncResult         *result,
                                     SignetTokenVerdict   *verdict,
                                     GError              **error)
{
  GError *local = NULL;
  gssize value;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (verdict != NULL, FALSE);

  value = g_task_propagate_int (G_TASK (result), &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }

  *verdict = (SignetTokenVerdict) value;

  return TRUE;
}

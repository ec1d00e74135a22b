/* signet-token-test.c: gets a token from an issuer and looks at it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-token-test.h"

#include "signet-token-discovery.h"
#include "signet-token-error.h"

/* All of it: the metadata, the token, the keys. What was found out of the issuer is kept for the
 * next token. It knows nothing of connections, so that it works with any issuer.
 */
struct _SignetTokenTest
{
  GObject parent_instance;

  char *issuer;                    /* (owned) (nullable) */
  char *token_url;                 /* (owned) (nullable) */
  SignetTokenClient *client;       /* (owned) (nullable) until the endpoint is known */
  SignetTokenVerifier *verifier;   /* (owned) (nullable) until the endpoint is known */
};

G_DEFINE_FINAL_TYPE (SignetTokenTest, signet_token_test, G_TYPE_OBJECT)

typedef struct
{
  SignetTokenRequest *request; /* (owned) */
  SignetAccessToken *token;    /* (owned) (nullable) */
  SignetTokenVerdict verdict;
} Run;

/*
 * Helpers
 */

static void
free_run (gpointer data)
{
  Run *run = data;

  signet_token_request_unref (run->request);
  g_clear_pointer (&run->token, signet_access_token_unref);
  g_free (run);
}

static void
set_endpoint (SignetTokenTest     *self,
              SignetTokenEndpoint *endpoint)
{
  self->client = signet_token_client_new (endpoint, NULL);
  self->verifier = signet_token_verifier_new (endpoint, NULL);
}

/*
 * Callbacks
 */

/* A token that cannot be verified is a token nevertheless. */
static void
verified_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (!signet_token_verifier_verify_finish (SIGNET_TOKEN_VERIFIER (source), result,
                                            &run->verdict, &error))
    run->verdict = SIGNET_TOKEN_VERDICT_NO_KEYS;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetTokenTest *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  run->token = signet_token_client_fetch_finish (SIGNET_TOKEN_CLIENT (source), result, &error);
  if (run->token == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    signet_token_verifier_verify_async (self->verifier, run->token,
                                        g_task_get_cancellable (task), verified_cb,
                                        g_object_ref (task));
}

static void
fetch (GTask *task)
{
  SignetTokenTest *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);

  signet_token_client_fetch_async (self->client, run->request, g_task_get_cancellable (task),
                                   fetched_cb, g_object_ref (task));
}

/* Where there is no metadata, the URL of the token endpoint may be known all the same. */
static void
discovered_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetTokenTest *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetTokenEndpoint) endpoint = signet_token_discovery_finish (result, &error);

  if (self->token_url != NULL &&
      g_error_matches (error, SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_NO_ENDPOINT))
    {
      g_clear_error (&error);
      endpoint = signet_token_endpoint_new (self->token_url, &error);
    }

  if (endpoint == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (self->client == NULL)
    set_endpoint (self, endpoint);
  fetch (task);
}

/*
 * GObject
 */

static void
signet_token_test_dispose (GObject *object)
{
  SignetTokenTest *self = SIGNET_TOKEN_TEST (object);

  g_clear_object (&self->client);
  g_clear_object (&self->verifier);

  G_OBJECT_CLASS (signet_token_test_parent_class)->dispose (object);
}

static void
signet_token_test_finalize (GObject *object)
{
  SignetTokenTest *self = SIGNET_TOKEN_TEST (object);

  g_free (self->issuer);
  g_free (self->token_url);

  G_OBJECT_CLASS (signet_token_test_parent_class)->finalize (object);
}

static void
signet_token_test_class_init (SignetTokenTestClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = signet_token_test_dispose;
  object_class->finalize = signet_token_test_finalize;
}

static void
signet_token_test_init (SignetTokenTest *self)
{
}

/*
 * Public
 */

/**
 * signet_token_test_new:
 * @issuer: (nullable): the URL of an issuer, whose metadata is looked for
 * @token_url: (nullable): the URL of its token endpoint, if it may have no metadata
 *
 * One of the two must be known.
 *
 * Returns: (transfer full): a test
 */
SignetTokenTest *
signet_token_test_new (const char *issuer,
                       const char *token_url)
{
  SignetTokenTest *self;

  g_return_val_if_fail (issuer != NULL || token_url != NULL, NULL);

  self = g_object_new (SIGNET_TYPE_TOKEN_TEST, NULL);
  self->issuer = g_strdup (issuer);
  self->token_url = g_strdup (token_url);

  return self;
}

/**
 * signet_token_test_run_async:
 * @self: a test
 * @request: what to ask
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Gets a token and verifies it.
 */
void
signet_token_test_run_async (SignetTokenTest     *self,
                             SignetTokenRequest  *request,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetTokenEndpoint) endpoint = NULL;
  Run *run;

  g_return_if_fail (SIGNET_IS_TOKEN_TEST (self));
  g_return_if_fail (request != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_token_test_run_async);
  run = g_new0 (Run, 1);
  run->request = signet_token_request_ref (request);
  g_task_set_task_data (task, run, free_run);

  if (self->client == NULL && self->issuer != NULL)
    {
      signet_token_discovery_async (self->issuer, NULL, cancellable,
                                    discovered_cb, g_object_ref (task));
      return;
    }

  if (self->client == NULL)
    {
      endpoint = signet_token_endpoint_new (self->token_url, &error);
      if (endpoint == NULL)
        {
          g_task_return_error (task, g_steal_pointer (&error));
          return;
        }
      set_endpoint (self, endpoint);
    }
  fetch (task);
}

/**
 * signet_token_test_run_finish:
 * @self: a test
 * @result: what the callback was given
 * @verdict: (out): what the signature of the token is worth; keys that cannot be fetched are none
 * @error: return location for a [error@Signet.TokenError], a [error@Signet.Error] or
 *   %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.TokenTest.run_async].
 *
 * Returns: (transfer full) (nullable): a token, or %NULL with @error set
 */
SignetAccessToken *
signet_token_test_run_finish (SignetTokenTest     *self,
                              GAsyncResult        *result,
                              SignetTokenVerdict  *verdict,
                              GError             **error)
{
  Run *run;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (verdict != NULL, NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  run = g_task_get_task_data (G_TASK (result));
  *verdict = run->verdict;

  return signet_access_token_ref (run->token);
}

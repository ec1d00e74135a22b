/* signet-token-place.c: where the issuer on this computer gives out tokens
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-token-place.h"

#include "signet-http-client.h"
#include "signet-issuer-command.h"
#include "signet-json.h"
#include "signet-token-error.h"

#include <sys/stat.h>
#include <unistd.h>

/* The issuer itself is asked, at its socket in the runtime folder, which is this person's alone.
 * The port in the settings says nothing: while the issuer does not run, any program of anybody
 * could listen there and would be sent the secret.
 */

/*
 * Helpers
 */

static gboolean
is_own_folder (const char *path)
{
  struct stat info;

  return stat (path, &info) == 0 && S_ISDIR (info.st_mode) && info.st_uid == geteuid () &&
         (info.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

/* Whoever answers at the socket says where the secret is sent. A socket that was named outright
 * was chosen by the person; elsewhere nobody else may have put one there.
 */
static gboolean
is_safe (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *runtime = g_path_get_dirname (folder);

  return g_getenv ("SIGNET_ADMIN_SOCKET") != NULL || !g_file_test (path, G_FILE_TEST_EXISTS) ||
         (is_own_folder (folder) && is_own_folder (runtime));
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
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetHttpReply) reply =
    signet_http_client_send_finish (SIGNET_HTTP_CLIENT (source), result, NULL, &error);
  SignetTokenEndpoint *endpoint = NULL;

  if (reply != NULL)
    endpoint = signet_token_endpoint_new (
      signet_json_peek_string (signet_http_reply_get_body (reply), "token_endpoint"), &error);

  if (endpoint != NULL)
    g_task_return_pointer (task, endpoint, (GDestroyNotify) signet_token_endpoint_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/*
 * Public
 */

/**
 * signet_token_place_find_async:
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Asks the issuer that runs. It is not started here: one that was started for a token would have
 * to be ended after it, or would stay without anybody knowing.
 */
void
signet_token_place_find_async (GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);
  g_autofree char *path = signet_issuer_command_dup_socket_path ();
  g_autoptr(SignetHttpClient) client = signet_http_client_new_local (path);
  g_autoptr(SignetHttpRequest) request = signet_http_request_new (SOUP_METHOD_GET, "/v1/me");

  g_task_set_source_tag (task, signet_token_place_find_async);
  if (!is_safe (path))
    {
      g_task_return_new_error (task, SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_INSECURE,
                               "The folder of the socket is not this person's alone");
      return;
    }

  g_task_set_task_data (task, g_object_ref (client), g_object_unref);
  signet_http_client_send_async (client, request, NULL, sent_cb, g_object_ref (task));
}

/**
 * signet_token_place_find_finish:
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or a [error@Signet.TokenError]
 *
 * Ends [func@Signet.token_place_find_async].
 *
 * Returns: (transfer full) (nullable): the token endpoint, or %NULL with @error set
 */
SignetTokenEndpoint *
signet_token_place_find_finish (GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

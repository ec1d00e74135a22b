/* signet-client-auth.c: the Client ID and the Client Secret in a request
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-client-auth.h"

#include "signet-base64url.h"
#include "signet-oauth-error.h"

#include <string.h>

struct _SignetClientAuth
{
  char *client_id; /* (owned) */
  char *secret;    /* (owned), wiped when freed */
};

/*
 * Helpers
 */

static void
wipe_and_free (char *text)
{
  if (text == NULL)
    return;

  explicit_bzero (text, strlen (text));
  g_free (text);
}

static SignetClientAuth *
create_auth (char *client_id,
             char *secret)
{
  SignetClientAuth *self = g_new0 (SignetClientAuth, 1);

  self->client_id = client_id;
  self->secret = secret;

  return self;
}

static SignetClientAuth *
refuse (GError           **error,
        SignetOauthError   code,
        const char        *message)
{
  g_set_error_literal (error, SIGNET_OAUTH_ERROR, code, message);

  return NULL;
}

/* Gives what stands after “Basic ” (RFC 7617), with its zero byte, or NULL. */
static char *
decode_basic (const char *header,
              gsize      *length)
{
  static const char scheme[] = "Basic ";
  g_autofree char *text = NULL;
  gsize end;

  if (g_ascii_strncasecmp (header, scheme, strlen (scheme)) != 0)
    return NULL;

  text = g_strstrip (g_strdup (header + strlen (scheme)));
  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  end = strlen (text);
  for (int i = 0; i < 2 && end > 0 && text[end - 1] == '='; i++)
    end--;

  return (char *) signet_base64url_decode (text, end, length);
}

/* RFC 6749 §2.3.1: both parts are escaped as in a form before they are joined. */
static SignetClientAuth *
split_basic (const char *text,
             gsize       length)
{
  const char *colon = memchr (text, ':', length);
  char *client_id;
  char *secret;

  if (colon == NULL)
    return NULL;

  client_id = signet_form_decode (text, (gsize) (colon - text));
  secret = signet_form_decode (colon + 1, length - (gsize) (colon - text) - 1);
  if (client_id == NULL || secret == NULL)
    {
      g_free (client_id);
      wipe_and_free (secret);
      return NULL;
    }

  return create_auth (client_id, secret);
}

static SignetClientAuth *
read_basic (const char  *header,
            SignetForm  *form,
            GError     **error)
{
  const char *body_id = signet_form_get (form, "client_id");
  g_autoptr(SignetClientAuth) self = NULL;
  gsize length;
  char *text;

  if (signet_form_get (form, "client_secret") != NULL)
    return refuse (error, SIGNET_OAUTH_ERROR_INVALID_REQUEST,
                   "The client authenticates in two ways at once.");

  text = decode_basic (header, &length);
  if (text != NULL)
    {
      self = split_basic (text, length);
      explicit_bzero (text, length);
      g_free (text);
    }
  if (self == NULL)
    return refuse (error, SIGNET_OAUTH_ERROR_INVALID_CLIENT,
                   "The header field Authorization is not of the form Basic.");

  if (body_id != NULL && !g_str_equal (body_id, self->client_id))
    return refuse (error, SIGNET_OAUTH_ERROR_INVALID_REQUEST,
                   "The request names two different clients.");

  return g_steal_pointer (&self);
}

/*
 * Public
 */

/**
 * signet_client_auth_new:
 * @request: a request
 * @form: the parameters in its body
 * @error: return location for an error: %SIGNET_OAUTH_ERROR_INVALID_REQUEST if the client
 *   authenticates in more than one way, %SIGNET_OAUTH_ERROR_INVALID_CLIENT if it does not
 *   authenticate in a way that is understood
 *
 * Reads `client_secret_basic` and `client_secret_post` (RFC 6749 §2.3.1). Whether they are
 * right is not looked at.
 *
 * Returns: (transfer full) (nullable): what the client says, or %NULL with @error set
 */
SignetClientAuth *
signet_client_auth_new (SignetRequest  *request,
                        SignetForm     *form,
                        GError        **error)
{
  const char *header = signet_request_get_header (request, "Authorization");
  const char *client_id = signet_form_get (form, "client_id");
  const char *secret = signet_form_get (form, "client_secret");

  if (signet_request_count_header (request, "Authorization") > 1)
    return refuse (error, SIGNET_OAUTH_ERROR_INVALID_REQUEST,
                   "The header field Authorization comes more than once.");
  if (header != NULL)
    return read_basic (header, form, error);
  if (client_id == NULL || secret == NULL)
    return refuse (error, SIGNET_OAUTH_ERROR_INVALID_CLIENT, "The client does not authenticate.");

  return create_auth (g_strdup (client_id), g_strdup (secret));
}

/**
 * signet_client_auth_free:
 * @self: (transfer full): what a client said
 *
 * Wipes the secret and frees the rest.
 */
void
signet_client_auth_free (SignetClientAuth *self)
{
  g_return_if_fail (self != NULL);

  wipe_and_free (self->secret);
  g_free (self->client_id);
  g_free (self);
}

/**
 * signet_client_auth_get_client_id:
 * @self: what a client said
 *
 * Returns: (transfer none): the Client ID
 */
const char *
signet_client_auth_get_client_id (SignetClientAuth *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->client_id;
}

/**
 * signet_client_auth_get_secret:
 * @self: what a client said
 *
 * Returns: (transfer none): the Client Secret, which may be wrong
 */
const char *
signet_client_auth_get_secret (SignetClientAuth *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->secret;
}

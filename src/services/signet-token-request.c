/* signet-token-request.c: what is asked of a token endpoint
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-token-request.h"

#include <string.h>

struct _SignetTokenRequest
{
  char *client_id;      /* (owned) */
  SecretValue *secret;  /* (owned) */
  char *scope;          /* (owned) (nullable) */
  char *audience;       /* (owned) (nullable) */
  GPtrArray *resources; /* (owned) (element-type utf8) */
};

/* A text with a secret in it. It never grows, because what grows leaves copies behind. */
typedef struct
{
  char *data;
  gsize length;
  gsize capacity;
} Text;

/*
 * Helpers
 */

static void
clear_request (gpointer data)
{
  SignetTokenRequest *self = data;

  g_free (self->client_id);
  secret_value_unref (self->secret);
  g_free (self->scope);
  g_free (self->audience);
  g_ptr_array_unref (self->resources);
}

static Text *
new_text (gsize capacity)
{
  Text *text = g_new0 (Text, 1);

  text->data = g_malloc0 (capacity + 1);
  text->capacity = capacity;

  return text;
}

static void
free_text (gpointer data)
{
  Text *text = data;

  explicit_bzero (text->data, text->capacity + 1);
  g_free (text->data);
  g_free (text);
}

static void
add_byte (Text *text,
          char  byte)
{
  g_assert (text->length < text->capacity);

  text->data[text->length++] = byte;
}

static void
add_literal (Text       *text,
             const char *literal)
{
  for (; *literal != '\0'; literal++)
    add_byte (text, *literal);
}

/* RFC 6749, appendix B. A space is written as %20, which all readers of forms understand. */
static void
add_encoded (Text       *text,
             const char *value,
             gsize       length)
{
  static const char digits[] = "0123456789ABCDEF";

  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) value[i];

      if (g_ascii_isalnum (c) || strchr ("-._~", c) != NULL)
        {
          add_byte (text, (char) c);
          continue;
        }
      add_byte (text, '%');
      add_byte (text, digits[c >> 4]);
      add_byte (text, digits[c & 15]);
    }
}

static void
add_secret (Text        *text,
            SecretValue *secret)
{
  gsize length;
  const char *value = secret_value_get (secret, &length);

  add_encoded (text, value, length);
}

static void
add_pair (Text       *text,
          const char *name,
          const char *value)
{
  if (value == NULL)
    return;

  if (text->length > 0)
    add_byte (text, '&');
  add_literal (text, name);
  add_byte (text, '=');
  add_encoded (text, value, strlen (value));
}

/* How long the text of all values can become, and their names with them. */
static gsize
measure (SignetTokenRequest *self)
{
  gsize length = 0;
  gsize n_bytes;

  secret_value_get (self->secret, &n_bytes);
  n_bytes += strlen (self->client_id);
  n_bytes += self->scope != NULL ? strlen (self->scope) : 0;
  n_bytes += self->audience != NULL ? strlen (self->audience) : 0;
  for (guint i = 0; i < self->resources->len; i++)
    {
      n_bytes += strlen (g_ptr_array_index (self->resources, i));
      length += strlen ("&resource=");
    }

  return length + 3 * n_bytes +
         strlen ("grant_type=client_credentials&scope=&audience=&client_id=&client_secret=");
}

/* The copy of the header that libsoup keeps for a while is beyond our reach. */
static void
add_basic (SignetTokenRequest *self,
           SignetHttpRequest  *request)
{
  Text *pair = new_text (measure (self));
  Text *header;
  int state = 0;
  int save = 0;

  add_encoded (pair, self->client_id, strlen (self->client_id));
  add_byte (pair, ':');
  add_secret (pair, self->secret);

  header = new_text (strlen ("Basic ") + pair->length / 3 * 4 + 8);
  add_literal (header, "Basic ");
  header->length += g_base64_encode_step ((const guchar *) pair->data, pair->length, FALSE,
                                          header->data + header->length, &state, &save);
  header->length += g_base64_encode_close (FALSE, header->data + header->length, &state, &save);
  header->data[header->length] = '\0';
  signet_http_request_add_header (request, "Authorization", header->data);

  free_text (pair);
  free_text (header);
}

static GBytes *
make_form (SignetTokenRequest *self,
           SignetTokenAuth     auth)
{
  Text *text = new_text (measure (self));

  add_pair (text, "grant_type", "client_credentials");
  add_pair (text, "scope", self->scope);
  add_pair (text, "audience", self->audience);
  for (guint i = 0; i < self->resources->len; i++)
    add_pair (text, "resource", g_ptr_array_index (self->resources, i));

  if (auth == SIGNET_TOKEN_AUTH_POST)
    {
      add_pair (text, "client_id", self->client_id);
      add_literal (text, "&client_secret=");
      add_secret (text, self->secret);
    }

  return g_bytes_new_with_free_func (text->data, text->length, free_text, text);
}

static void
set_text (char       **place,
          const char  *text)
{
  g_free (*place);
  *place = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

/*
 * Public
 */

/**
 * signet_token_request_new:
 * @client_id: a Client ID
 * @secret: its Client Secret
 *
 * Asks for a token with client credentials (RFC 6749 §4.4).
 *
 * Returns: (transfer full): a request
 */
SignetTokenRequest *
signet_token_request_new (const char  *client_id,
                          SecretValue *secret)
{
  SignetTokenRequest *self;

  g_return_val_if_fail (client_id != NULL, NULL);
  g_return_val_if_fail (secret != NULL, NULL);

  self = g_atomic_rc_box_new0 (SignetTokenRequest);
  self->client_id = g_strdup (client_id);
  self->secret = secret_value_ref (secret);
  self->resources = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * signet_token_request_ref:
 * @self: a request
 *
 * Returns: (transfer full): @self
 */
SignetTokenRequest *
signet_token_request_ref (SignetTokenRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * signet_token_request_unref:
 * @self: (transfer full): a request
 *
 * Gives up one reference.
 */
void
signet_token_request_unref (SignetTokenRequest *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_request);
}

/**
 * signet_token_request_set_scope:
 * @self: a request
 * @scope: (nullable): scopes with spaces between them, or nothing to get all that is granted
 *
 * Sets how much the token shall allow.
 */
void
signet_token_request_set_scope (SignetTokenRequest *self,
                                const char         *scope)
{
  g_return_if_fail (self != NULL);

  set_text (&self->scope, scope);
}

/**
 * signet_token_request_set_audience:
 * @self: a request
 * @audience: (nullable): the identifier of an API, as Auth0 and mParticle want it
 *
 * Sets whom the token is for.
 */
void
signet_token_request_set_audience (SignetTokenRequest *self,
                                   const char         *audience)
{
  g_return_if_fail (self != NULL);

  set_text (&self->audience, audience);
}

/**
 * signet_token_request_add_resource:
 * @self: a request
 * @resource: the URI of a resource (RFC 8707 §2)
 *
 * Adds whom the token is for, in the way that is standardised.
 */
void
signet_token_request_add_resource (SignetTokenRequest *self,
                                   const char         *resource)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (resource != NULL);

  g_ptr_array_add (self->resources, g_strdup (resource));
}

/**
 * signet_token_request_get_secret:
 * @self: a request
 *
 * Returns: (transfer none): what proves it
 */
SecretValue *
signet_token_request_get_secret (SignetTokenRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->secret;
}

/**
 * signet_token_request_to_http:
 * @self: a request
 * @uri: where the token endpoint is
 * @auth: how to show the secret
 *
 * It may be sent twice: a token more does no harm.
 *
 * Returns: (transfer full): the request as it is sent
 */
SignetHttpRequest *
signet_token_request_to_http (SignetTokenRequest *self,
                              GUri               *uri,
                              SignetTokenAuth     auth)
{
  g_autofree char *target = NULL;
  SignetHttpRequest *request;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (uri != NULL, NULL);

  target = g_uri_to_string (uri);
  request = signet_http_request_new (SOUP_METHOD_POST, target);
  signet_http_request_add_header (request, "Accept", "application/json");
  signet_http_request_take_body (request, SOUP_FORM_MIME_TYPE_URLENCODED, make_form (self, auth));
  signet_http_request_set_repeatable (request);
  signet_http_request_set_sensitive (request);
  signet_http_request_set_any_answer (request);
  if (auth == SIGNET_TOKEN_AUTH_BASIC)
    add_basic (self, request);

  return request;
}

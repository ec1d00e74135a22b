/* signet-http-request.c: what is asked of a server
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-http-request.h"

#include "signet-json.h"

struct _SignetHttpRequest
{
  char *method;                /* (owned) */
  char *target;                /* (owned) */
  SoupMessageHeaders *headers; /* (owned) */
  char *content_type;          /* (owned) (nullable) */
  GBytes *body;                /* (owned) (nullable) */
  gboolean repeatable;
  gboolean sensitive;
  gboolean raw;
  gboolean any_answer;
};

/*
 * Helpers
 */

static void
clear_request (gpointer data)
{
  SignetHttpRequest *self = data;

  g_free (self->method);
  g_free (self->target);
  soup_message_headers_unref (self->headers);
  g_free (self->content_type);
  g_clear_pointer (&self->body, g_bytes_unref);
}

static void
add_header_cb (const char *name,
               const char *value,
               gpointer    user_data)
{
  soup_message_headers_append (user_data, name, value);
}

/*
 * Public
 */

/**
 * signet_http_request_new:
 * @method: a method (RFC 9110 §9)
 * @target: a path with its query, escaped, relative to the server
 *
 * Returns: (transfer full): a request without headers and body
 */
SignetHttpRequest *
signet_http_request_new (const char *method,
                         const char *target)
{
  SignetHttpRequest *self;

  g_return_val_if_fail (method != NULL, NULL);
  g_return_val_if_fail (target != NULL, NULL);

  self = g_atomic_rc_box_new0 (SignetHttpRequest);
  self->method = g_strdup (method);
  self->target = g_strdup (target);
  self->headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);

  return self;
}

/**
 * signet_http_request_ref:
 * @self: a request
 *
 * Returns: (transfer full): @self
 */
SignetHttpRequest *
signet_http_request_ref (SignetHttpRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * signet_http_request_unref:
 * @self: (transfer full): a request
 *
 * Gives up one reference.
 */
void
signet_http_request_unref (SignetHttpRequest *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_request);
}

/**
 * signet_http_request_add_header:
 * @self: a request
 * @name: a name
 * @value: a value
 *
 * Adds a header.
 */
void
signet_http_request_add_header (SignetHttpRequest *self,
                                const char        *name,
                                const char        *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);
  g_return_if_fail (value != NULL);

  soup_message_headers_append (self->headers, name, value);
}

/**
 * signet_http_request_set_body:
 * @self: a request
 * @content_type: the media type of the body
 * @body: a tree
 *
 * Sets a JSON body.
 */
void
signet_http_request_set_body (SignetHttpRequest *self,
                              const char        *content_type,
                              JsonNode          *body)
{
  char *text;

  g_return_if_fail (self != NULL);
  g_return_if_fail (content_type != NULL);
  g_return_if_fail (body != NULL);

  text = signet_json_to_string (body);
  g_clear_pointer (&self->body, g_bytes_unref);
  self->body = g_bytes_new_take (text, strlen (text));
  g_free (self->content_type);
  self->content_type = g_strdup (content_type);
}

/**
 * signet_http_request_take_body:
 * @self: a request
 * @content_type: a media type
 * @body: (transfer full): what to send, as it is
 *
 * Sets the body to something that is not JSON, or that must not be copied on its way.
 */
void
signet_http_request_take_body (SignetHttpRequest *self,
                               const char        *content_type,
                               GBytes            *body)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (content_type != NULL);
  g_return_if_fail (body != NULL);

  g_clear_pointer (&self->body, g_bytes_unref);
  self->body = body;
  g_free (self->content_type);
  self->content_type = g_strdup (content_type);
}

/**
 * signet_http_request_set_idempotency_key:
 * @self: a request
 * @key: a key that was never used for anything else
 *
 * Adds a header `Idempotency-Key`, by which the server knows a repeated request again. So it is
 * safe to repeat, whatever its method.
 */
void
signet_http_request_set_idempotency_key (SignetHttpRequest *self,
                                         const char        *key)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (key != NULL);

  soup_message_headers_replace (self->headers, "Idempotency-Key", key);
  self->repeatable = TRUE;
}

/**
 * signet_http_request_set_repeatable:
 * @self: a request
 *
 * Says that it may be carried out twice, because the second time does nothing more.
 */
void
signet_http_request_set_repeatable (SignetHttpRequest *self)
{
  g_return_if_fail (self != NULL);

  self->repeatable = TRUE;
}

/**
 * signet_http_request_set_sensitive:
 * @self: a request
 *
 * Says that the answer has a secret in it, so that what was read is wiped after use.
 */
void
signet_http_request_set_sensitive (SignetHttpRequest *self)
{
  g_return_if_fail (self != NULL);

  self->sensitive = TRUE;
}

/**
 * signet_http_request_set_raw:
 * @self: a request that was not sent yet
 *
 * Asks for the body of the answer as it came. A long one is better read in another thread than
 * in the one that sends requests.
 */
void
signet_http_request_set_raw (SignetHttpRequest *self)
{
  g_return_if_fail (self != NULL);

  self->raw = TRUE;
}

/**
 * signet_http_request_set_any_answer:
 * @self: a request that was not sent yet
 *
 * Asks for the body of the answer as it came, whatever it is and whatever the status. Only no
 * answer is an error then.
 */
void
signet_http_request_set_any_answer (SignetHttpRequest *self)
{
  g_return_if_fail (self != NULL);

  self->any_answer = TRUE;
}

/**
 * signet_http_request_is_repeatable:
 * @self: a request
 *
 * Returns: whether it may be sent again when nobody knows if it was carried out: it only reads
 *   (RFC 9110 §9.2.1), it has an idempotency key, or somebody said so
 */
gboolean
signet_http_request_is_repeatable (SignetHttpRequest *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->repeatable ||
         g_str_equal (self->method, SOUP_METHOD_GET) ||
         g_str_equal (self->method, SOUP_METHOD_HEAD);
}

/**
 * signet_http_request_is_sensitive:
 * @self: a request
 *
 * Returns: whether the answer has a secret in it
 */
gboolean
signet_http_request_is_sensitive (SignetHttpRequest *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->sensitive;
}

/**
 * signet_http_request_is_raw:
 * @self: a request
 *
 * Returns: whether the body of the answer is wanted as it comes
 */
gboolean
signet_http_request_is_raw (SignetHttpRequest *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->raw;
}

/**
 * signet_http_request_is_any_answer:
 * @self: a request
 *
 * Returns: whether a refusal is an answer as good as any other
 */
gboolean
signet_http_request_is_any_answer (SignetHttpRequest *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->any_answer;
}

/**
 * signet_http_request_to_message:
 * @self: a request
 * @base: where the server is
 *
 * Returns: (transfer full) (nullable): a message for libsoup, or %NULL if the target is no
 *   reference to something at @base
 */
SoupMessage *
signet_http_request_to_message (SignetHttpRequest *self,
                                GUri              *base)
{
  g_autoptr(GUri) uri = NULL;
  SoupMessage *message;
  SoupMessageFlags flags = SOUP_MESSAGE_NO_REDIRECT;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (base != NULL, NULL);

  uri = g_uri_parse_relative (base, self->target, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri == NULL || g_strcmp0 (g_uri_get_host (uri), g_uri_get_host (base)) != 0)
    return NULL;

  message = soup_message_new_from_uri (self->method, uri);
  /* libsoup takes a kept connection only for what it may send twice. */
  if (signet_http_request_is_repeatable (self))
    flags |= SOUP_MESSAGE_IDEMPOTENT;
  soup_message_set_flags (message, flags);
  soup_message_headers_foreach (self->headers, add_header_cb,
                                soup_message_get_request_headers (message));
  if (self->body != NULL)
    soup_message_set_request_body_from_bytes (message, self->content_type, self->body);

  return message;
}

/* signet-response.c: what the issuer answers
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-response.h"

#include "signet-json.h"

#include <string.h>

struct _SignetResponse
{
  guint status;
  GPtrArray *headers; /* (owned) (element-type utf8) name, value, name, value … */
  GBytes *body;       /* (owned) (nullable) */
};

/*
 * Helpers
 */

/* A body may hold a Client Secret or a token. */
static void
wipe_and_free (gpointer data)
{
  explicit_bzero (data, strlen (data));
  g_free (data);
}

/*
 * Public
 */

/**
 * signet_response_new:
 * @status: a status code of HTTP
 *
 * Returns: (transfer full): an answer without a body
 */
SignetResponse *
signet_response_new (guint status)
{
  SignetResponse *self = g_new0 (SignetResponse, 1);

  self->status = status;
  self->headers = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * signet_response_new_json:
 * @status: a status code of HTTP
 * @node: the body
 *
 * Returns: (transfer full): an answer of the type `application/json`
 */
SignetResponse *
signet_response_new_json (guint     status,
                          JsonNode *node)
{
  return signet_response_new_text (status, "application/json", signet_json_to_string (node));
}

/**
 * signet_response_new_text:
 * @status: a status code of HTTP
 * @content_type: the type of @text
 * @text: (transfer full): the body; it is wiped when it is freed
 *
 * Returns: (transfer full): an answer
 */
SignetResponse *
signet_response_new_text (guint       status,
                          const char *content_type,
                          char       *text)
{
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  bytes = g_bytes_new_with_free_func (text, strlen (text), wipe_and_free, text);

  return signet_response_new_bytes (status, content_type, bytes);
}

/**
 * signet_response_new_bytes:
 * @status: a status code of HTTP
 * @content_type: the type of @bytes
 * @bytes: the body
 *
 * Returns: (transfer full): an answer
 */
SignetResponse *
signet_response_new_bytes (guint       status,
                           const char *content_type,
                           GBytes     *bytes)
{
  SignetResponse *self = signet_response_new (status);

  g_return_val_if_fail (content_type != NULL, self);
  g_return_val_if_fail (bytes != NULL, self);

  self->body = g_bytes_ref (bytes);
  signet_response_add_header (self, "Content-Type", content_type);

  return self;
}

/**
 * signet_response_free:
 * @self: (transfer full): an answer
 *
 * Frees the answer.
 */
void
signet_response_free (SignetResponse *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->body, g_bytes_unref);
  g_ptr_array_unref (self->headers);
  g_free (self);
}

/**
 * signet_response_add_header:
 * @self: an answer
 * @name: a name
 * @value: a value without control characters
 *
 * Adds a header field.
 */
void
signet_response_add_header (SignetResponse *self,
                            const char     *name,
                            const char     *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL && value != NULL);

  g_ptr_array_add (self->headers, g_strdup (name));
  g_ptr_array_add (self->headers, g_strdup (value));
}

/**
 * signet_response_get_status:
 * @self: an answer
 *
 * Returns: the status code of HTTP
 */
guint
signet_response_get_status (SignetResponse *self)
{
  g_return_val_if_fail (self != NULL, 500);

  return self->status;
}

/**
 * signet_response_foreach_header:
 * @self: an answer
 * @func: (scope call): what to call for each header field
 * @user_data: what to give to @func
 *
 * Goes through the header fields in order.
 */
void
signet_response_foreach_header (SignetResponse           *self,
                                SignetResponseHeaderFunc  func,
                                gpointer                  user_data)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->headers->len; i += 2)
    func (g_ptr_array_index (self->headers, i),
          g_ptr_array_index (self->headers, i + 1),
          user_data);
}

/**
 * signet_response_get_body:
 * @self: an answer
 *
 * Returns: (transfer none) (nullable): the body
 */
GBytes *
signet_response_get_body (SignetResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->body;
}

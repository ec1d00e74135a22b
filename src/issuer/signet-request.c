/* signet-request.c: what a client asks the issuer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-request.h"

#include "signet-json.h"

#include <string.h>

#define PARAMETERS_MAX 4

typedef struct
{
  const char *name;  /* (borrowed) */
  const char *value; /* (borrowed) */
} Pair;

struct _SignetRequest
{
  char *method;    /* (owned) */
  char **segments; /* (owned) (nullable) of the path, decoded; %NULL for a broken path */
  char *query;     /* (owned) (nullable) as it came */

  GArray *headers; /* (owned) (element-type Pair) borrowed from the connection */
  Pair parameters[PARAMETERS_MAX];
  guint n_parameters;

  gboolean has_peer;
  uid_t peer;

  char *body; /* (owned) (nullable), wiped when freed */
  gsize body_length;
  gsize body_size;
  gsize body_max;
  gboolean too_large;

  gint64 wait_end; /* monotonic time, 0 if it did not wait yet */
};

/*
 * Helpers
 */

static char **
split_path (const char *path,
            gsize       length)
{
  g_autofree char *copy = g_strndup (path, length);
  g_auto(GStrv) raw = NULL;
  g_autoptr(GPtrArray) segments = g_ptr_array_new_with_free_func (g_free);

  if (*copy != '/')
    return NULL;

  raw = g_strsplit (copy + 1, "/", -1);
  for (guint i = 0; raw[i] != NULL; i++)
    {
      char *segment = g_uri_unescape_string (raw[i], NULL);

      if (segment == NULL || !g_utf8_validate (segment, -1, NULL))
        {
          g_free (segment);
          return NULL;
        }
      g_ptr_array_add (segments, segment);
    }
  g_ptr_array_add (segments, NULL);

  return (char **) g_ptr_array_steal (segments, NULL);
}

/* realloc() would leave the old bytes, which may be a secret, where they were. */
static void
grow_body (SignetRequest *self,
           gsize          size)
{
  char *body = g_malloc (size);

  if (self->body != NULL)
    {
      memcpy (body, self->body, self->body_length);
      explicit_bzero (self->body, self->body_length);
      g_free (self->body);
    }
  self->body = body;
  self->body_size = size;
}

/*
 * Public
 */

/**
 * signet_request_new:
 * @method: the method
 * @target: path and query, as they came
 *
 * Returns: (transfer full): a request without headers and body
 */
SignetRequest *
signet_request_new (const char *method,
                    const char *target)
{
  SignetRequest *self = g_new0 (SignetRequest, 1);
  const char *question;

  g_return_val_if_fail (method != NULL, self);
  g_return_val_if_fail (target != NULL, self);

  question = strchr (target, '?');
  self->method = g_strdup (method);
  self->segments = split_path (target, question != NULL ? (gsize) (question - target)
                                                        : strlen (target));
  self->query = question != NULL ? g_strdup (question + 1) : NULL;
  self->headers = g_array_sized_new (FALSE, FALSE, sizeof (Pair), 16);

  return self;
}

/**
 * signet_request_free:
 * @self: (transfer full): a request
 *
 * Wipes the body and frees the request.
 */
void
signet_request_free (SignetRequest *self)
{
  g_return_if_fail (self != NULL);

  if (self->body != NULL)
    explicit_bzero (self->body, self->body_length);
  g_free (self->body);
  g_array_unref (self->headers);
  g_free (self->query);
  g_strfreev (self->segments);
  g_free (self->method);
  g_free (self);
}

/**
 * signet_request_get_method:
 * @self: a request
 *
 * Returns: the method
 */
const char *
signet_request_get_method (SignetRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->method;
}

/**
 * signet_request_get_segments:
 * @self: a request
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): what stands between the
 *   slashes of the path, decoded, or %NULL if the path is broken
 */
const char *const *
signet_request_get_segments (SignetRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->segments;
}

/**
 * signet_request_parse_query:
 * @self: a request
 *
 * Returns: (transfer full) (nullable): the parameters of the query, or %NULL if it is broken
 */
SignetForm *
signet_request_parse_query (SignetRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->query == NULL)
    return signet_form_new_from_text ("", 0);

  return signet_form_new_from_text (self->query, strlen (self->query));
}

/**
 * signet_request_add_header:
 * @self: a request
 * @name: (transfer none): a name that outlives the request
 * @value: (transfer none): a value that outlives the request
 *
 * Adds a header field.
 */
void
signet_request_add_header (SignetRequest *self,
                           const char    *name,
                           const char    *value)
{
  Pair pair = { name, value };

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL && value != NULL);

  g_array_append_val (self->headers, pair);
}

/**
 * signet_request_get_header:
 * @self: a request
 * @name: a name, in any case
 *
 * Returns: (transfer none) (nullable): the first value of the header field @name
 */
const char *
signet_request_get_header (SignetRequest *self,
                           const char    *name)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->headers->len; i++)
    {
      Pair *pair = &g_array_index (self->headers, Pair, i);

      if (g_ascii_strcasecmp (pair->name, name) == 0)
        return pair->value;
    }

  return NULL;
}

/**
 * signet_request_count_header:
 * @self: a request
 * @name: a name, in any case
 *
 * Returns: how many header fields are called @name
 */
guint
signet_request_count_header (SignetRequest *self,
                             const char    *name)
{
  guint count = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->headers->len; i++)
    {
      if (g_ascii_strcasecmp (g_array_index (self->headers, Pair, i).name, name) == 0)
        count++;
    }

  return count;
}

/**
 * signet_request_has_content_type:
 * @self: a request
 * @type: a media type in lower case
 *
 * The only parameter that matters is `charset`: the issuer reads nothing but UTF-8.
 *
 * Returns: whether the body says that it is of @type
 */
gboolean
signet_request_has_content_type (SignetRequest *self,
                                 const char    *type)
{
  const char *header = signet_request_get_header (self, "Content-Type");
  g_auto(GStrv) parts = NULL;

  if (header == NULL || signet_request_count_header (self, "Content-Type") != 1)
    return FALSE;

  parts = g_strsplit (header, ";", -1);
  if (parts[0] == NULL || g_ascii_strcasecmp (g_strstrip (parts[0]), type) != 0)
    return FALSE;

  for (guint i = 1; parts[i] != NULL; i++)
    {
      const char *parameter = g_strstrip (parts[i]);

      if (g_ascii_strncasecmp (parameter, "charset=", strlen ("charset=")) == 0 &&
          g_ascii_strcasecmp (parameter, "charset=utf-8") != 0 &&
          g_ascii_strcasecmp (parameter, "charset=\"utf-8\"") != 0)
        return FALSE;
    }

  return TRUE;
}

/**
 * signet_request_set_peer:
 * @self: a request
 * @uid: the user at the other end of the socket
 *
 * Says who asks, as the kernel knows it.
 */
void
signet_request_set_peer (SignetRequest *self,
                         uid_t          uid)
{
  g_return_if_fail (self != NULL);

  self->peer = uid;
  self->has_peer = TRUE;
}

/**
 * signet_request_get_peer:
 * @self: a request
 * @uid: (out): the user at the other end of the socket
 *
 * Returns: whether the kernel knows who asks; it does on a UNIX socket
 */
gboolean
signet_request_get_peer (SignetRequest *self,
                         uid_t         *uid)
{
  g_return_val_if_fail (self != NULL, FALSE);

  *uid = self->peer;

  return self->has_peer;
}

/**
 * signet_request_set_parameter:
 * @self: a request
 * @name: (transfer none): the name in the template of a route
 * @value: (transfer none): the segment of the path that stands there
 *
 * Notes a parameter of the path.
 */
void
signet_request_set_parameter (SignetRequest *self,
                              const char    *name,
                              const char    *value)
{
  g_return_if_fail (self != NULL);

  /* A request that waited is routed once more. */
  for (guint i = 0; i < self->n_parameters; i++)
    {
      if (g_str_equal (self->parameters[i].name, name))
        {
          self->parameters[i].value = value;
          return;
        }
    }

  g_return_if_fail (self->n_parameters < PARAMETERS_MAX);

  self->parameters[self->n_parameters++] = (Pair) { name, value };
}

/**
 * signet_request_get_parameter:
 * @self: a request
 * @name: a name in the template of the route
 *
 * Returns: (transfer none) (nullable): the segment of the path that stands there
 */
const char *
signet_request_get_parameter (SignetRequest *self,
                              const char    *name)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->n_parameters; i++)
    {
      if (g_str_equal (self->parameters[i].name, name))
        return self->parameters[i].value;
    }

  return NULL;
}

/**
 * signet_request_set_body_max:
 * @self: a request
 * @body_max: in bytes
 *
 * Sets how large the body may be. Without it, none may come.
 */
void
signet_request_set_body_max (SignetRequest *self,
                             gsize          body_max)
{
  g_return_if_fail (self != NULL);

  self->body_max = body_max;
}

/**
 * signet_request_append_body:
 * @self: a request
 * @data: the next bytes of the body
 * @length: how many
 *
 * Collects the body. If it becomes too large, all of it is thrown away.
 */
void
signet_request_append_body (SignetRequest *self,
                            const char    *data,
                            gsize          length)
{
  g_return_if_fail (self != NULL);

  if (self->too_large || length > self->body_max - self->body_length)
    {
      signet_request_refuse_body (self);
      return;
    }

  if (self->body_length + length > self->body_size)
    grow_body (self, MAX (self->body_length + length, 2 * self->body_size));
  memcpy (self->body + self->body_length, data, length);
  self->body_length += length;
}

/**
 * signet_request_refuse_body:
 * @self: a request
 *
 * Notes that the body is too large.
 */
void
signet_request_refuse_body (SignetRequest *self)
{
  g_return_if_fail (self != NULL);

  self->too_large = TRUE;
  if (self->body != NULL)
    explicit_bzero (self->body, self->body_length);
  g_clear_pointer (&self->body, g_free);
  self->body_length = 0;
  self->body_size = 0;
}

/**
 * signet_request_get_body:
 * @self: a request
 * @length: (out): how many bytes
 *
 * Returns: (transfer none): the body, which need not end with a zero byte
 */
const char *
signet_request_get_body (SignetRequest *self,
                         gsize         *length)
{
  g_return_val_if_fail (self != NULL, NULL);

  *length = self->body_length;

  return self->body != NULL ? self->body : "";
}

/**
 * signet_request_is_too_large:
 * @self: a request
 *
 * Returns: whether the body was too large to be kept
 */
gboolean
signet_request_is_too_large (SignetRequest *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->too_large;
}

/**
 * signet_request_parse_json:
 * @self: a request
 * @error: return location for a [error@Signet.Error]
 *
 * Returns: (transfer full) (nullable): the body as JSON, or %NULL with @error set
 */
JsonNode *
signet_request_parse_json (SignetRequest  *self,
                           GError        **error)
{
  g_autoptr(GBytes) bytes = NULL;
  const char *body;
  gsize length;

  g_return_val_if_fail (self != NULL, NULL);

  body = signet_request_get_body (self, &length);
  bytes = g_bytes_new_static (body, length);

  return signet_json_parse (bytes, error);
}

/**
 * signet_request_wait:
 * @self: a request
 * @seconds: for how long its answer may be held back in all
 *
 * Asks, in a [callback@Signet.HttpHandler] that has nothing to answer yet, whether it may hand
 * the request back without an answer. The time begins when this is called first, and ends
 * early when the server stops.
 *
 * Returns: whether the handler may answer later
 */
gboolean
signet_request_wait (SignetRequest *self,
                     guint          seconds)
{
  gint64 now = g_get_monotonic_time ();

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->wait_end == 0)
    self->wait_end = now + seconds * G_TIME_SPAN_SECOND;

  return now < self->wait_end;
}

/**
 * signet_request_end_wait:
 * @self: a request
 *
 * Has the request answered the next time that it is handled.
 */
void
signet_request_end_wait (SignetRequest *self)
{
  g_return_if_fail (self != NULL);

  self->wait_end = g_get_monotonic_time ();
}

/**
 * signet_request_get_wait_end:
 * @self: a request
 *
 * Returns: until when its answer is held back, in monotonic time; 0 if it never was
 */
gint64
signet_request_get_wait_end (SignetRequest *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->wait_end;
}

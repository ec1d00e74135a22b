/* signet-http-reply.c: what a server answered
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-http-reply.h"

struct _SignetHttpReply
{
  SoupMessageHeaders *headers; /* (owned) */
  GUri *uri;                   /* (owned) what was asked, for links that are relative to it */
  JsonNode *body;              /* (owned) (nullable) */
  GBytes *bytes;               /* (owned) (nullable) the body as it came */
  guint status;
};

/*
 * Helpers
 */

static void
clear_reply (gpointer data)
{
  SignetHttpReply *self = data;

  soup_message_headers_unref (self->headers);
  g_uri_unref (self->uri);
  g_clear_pointer (&self->body, json_node_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
}

/* The end of the link-value that begins at @text: a comma outside < > and quotes. */
static const char *
find_end (const char *text)
{
  gboolean quoted = FALSE;
  gboolean bracketed = FALSE;

  for (; *text != '\0'; text++)
    {
      if (quoted && *text == '\\' && text[1] != '\0')
        text++;
      else if (*text == '"' && !bracketed)
        quoted = !quoted;
      else if (!quoted && (*text == '<' || *text == '>'))
        bracketed = *text == '<';
      else if (!quoted && !bracketed && *text == ',')
        break;
    }

  return text;
}

static gboolean
has_relation (const char *parameters,
              const char *relation)
{
  g_autoptr(GHashTable) table = soup_header_parse_semi_param_list (parameters);
  const char *found = g_hash_table_lookup (table, "rel");
  g_auto(GStrv) relations = NULL;
  gboolean has = FALSE;

  if (found != NULL)
    {
      relations = g_strsplit (found, " ", -1);
      has = g_strv_contains ((const char *const *) relations, relation);
    }

  soup_header_free_param_list (g_steal_pointer (&table));

  return has;
}

/* A link leads on only at the same server: a path with its query. */
static char *
resolve (SignetHttpReply *self,
         const char      *reference)
{
  g_autoptr(GUri) uri = g_uri_parse_relative (self->uri, reference, SOUP_HTTP_URI_FLAGS, NULL);
  const char *query;

  if (uri == NULL ||
      g_strcmp0 (g_uri_get_host (uri), g_uri_get_host (self->uri)) != 0 ||
      g_uri_get_port (uri) != g_uri_get_port (self->uri))
    return NULL;

  query = g_uri_get_query (uri);

  return g_strconcat (g_uri_get_path (uri), query != NULL ? "?" : NULL, query, NULL);
}

/*
 * Public
 */

/**
 * signet_http_reply_new:
 * @status: the status (RFC 9110 §15)
 * @headers: the headers
 * @uri: what was asked
 * @body: (nullable): the body
 *
 * Returns: (transfer full): a reply
 */
SignetHttpReply *
signet_http_reply_new (guint               status,
                       SoupMessageHeaders *headers,
                       GUri               *uri,
                       JsonNode           *body)
{
  SignetHttpReply *self;

  g_return_val_if_fail (headers != NULL, NULL);
  g_return_val_if_fail (uri != NULL, NULL);

  self = g_atomic_rc_box_new0 (SignetHttpReply);
  self->status = status;
  self->headers = soup_message_headers_ref (headers);
  self->uri = g_uri_ref (uri);
  self->body = body != NULL ? json_node_ref (body) : NULL;

  return self;
}

/**
 * signet_http_reply_new_raw:
 * @status: the status (RFC 9110 §15)
 * @headers: the headers
 * @uri: what was asked
 * @bytes: (transfer full): the body as it came
 *
 * Returns: (transfer full): a reply
 */
SignetHttpReply *
signet_http_reply_new_raw (guint               status,
                           SoupMessageHeaders *headers,
                           GUri               *uri,
                           GBytes             *bytes)
{
  SignetHttpReply *self = signet_http_reply_new (status, headers, uri, NULL);

  self->bytes = bytes;

  return self;
}

/**
 * signet_http_reply_unref:
 * @self: (transfer full): a reply
 *
 * Gives up one reference.
 */
void
signet_http_reply_unref (SignetHttpReply *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_reply);
}

/**
 * signet_http_reply_get_status:
 * @self: a reply
 *
 * Returns: the status
 */
guint
signet_http_reply_get_status (SignetHttpReply *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->status;
}

/**
 * signet_http_reply_get_header:
 * @self: a reply
 * @name: the name of a header
 *
 * Returns: (nullable): its value, if there is such a header
 */
const char *
signet_http_reply_get_header (SignetHttpReply *self,
                              const char      *name)
{
  g_return_val_if_fail (self != NULL, NULL);

  return soup_message_headers_get_list (self->headers, name);
}

/**
 * signet_http_reply_get_body:
 * @self: a reply
 *
 * Returns: (transfer none) (nullable): the body, %NULL if it is empty
 */
JsonNode *
signet_http_reply_get_body (SignetHttpReply *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->body;
}

/**
 * signet_http_reply_take_bytes:
 * @self: a reply to a request for the body as it comes
 *
 * Hands the body over, so that whoever has it may have it alone.
 *
 * Returns: (transfer full) (nullable): the body, which was not looked at yet, the first time
 */
GBytes *
signet_http_reply_take_bytes (SignetHttpReply *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_steal_pointer (&self->bytes);
}

/**
 * signet_http_reply_dup_link:
 * @self: a reply
 * @relation: a relation, "next" for example
 *
 * Looks for a link in the headers (RFC 8288 §3).
 *
 * Returns: (transfer full) (nullable): the path and query of what it leads to at the same server
 */
char *
signet_http_reply_dup_link (SignetHttpReply *self,
                            const char      *relation)
{
  const char *text;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (relation != NULL, NULL);

  text = signet_http_reply_get_header (self, "Link");
  while (text != NULL && *text != '\0')
    {
      const char *end = find_end (text);
      g_autofree char *link = g_strstrip (g_strndup (text, (gsize) (end - text)));
      char *close = link[0] == '<' ? strchr (link, '>') : NULL;

      if (close != NULL)
        {
          char *parameters = strchr (close, ';');

          *close = '\0';
          if (parameters != NULL && has_relation (parameters + 1, relation))
            return resolve (self, link + 1);
        }

      text = *end == ',' ? end + 1 : end;
    }

  return NULL;
}

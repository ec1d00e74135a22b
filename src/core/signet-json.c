/* signet-json.c: careful reading of JSON from outside
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-json.h"

#include "signet-error.h"
#include "signet-json-syntax.h"
#include "signet-time.h"

/*
 * Helpers
 */

static gboolean
set_malformed (GError     **error,
               const char  *member,
               const char  *wanted)
{
  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED, "“%s” is not %s", member, wanted);

  return FALSE;
}

static JsonNode *
peek_member (JsonNode   *node,
             const char *member)
{
  JsonObject *object = signet_json_peek_object (node);

  return object != NULL ? json_object_get_member (object, member) : NULL;
}

/*
 * Public
 */

/**
 * signet_json_check:
 * @bytes: what came from outside
 * @error: return location for a [error@Signet.Error]
 *
 * Looks through a text. Broken UTF-8, zero bytes, nesting deeper than %SIGNET_JSON_DEPTH_MAX
 * and an empty text are %SIGNET_ERROR_MALFORMED.
 *
 * Returns: whether it is JSON (RFC 8259), to the letter
 */
gboolean
signet_json_check (GBytes  *bytes,
                   GError **error)
{
  const char *text;
  gsize length;

  g_return_val_if_fail (bytes != NULL, FALSE);

  text = g_bytes_get_data (bytes, &length);
  if (length == 0 || !g_utf8_validate_len (text, length, NULL))
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                           length == 0 ? "The text is empty" : "The text is not UTF-8");
      return FALSE;
    }

  if (!signet_json_syntax_check (text, length, SIGNET_JSON_DEPTH_MAX))
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                           "The text is not JSON, or it is nested too deeply");
      return FALSE;
    }

  return TRUE;
}

/**
 * signet_json_parse:
 * @bytes: what came from outside
 * @error: return location for a [error@Signet.Error]
 *
 * Reads a JSON text that [func@Signet.json_check] finds good.
 *
 * Returns: (transfer full) (nullable): the immutable tree, or %NULL with @error set
 */
JsonNode *
signet_json_parse (GBytes  *bytes,
                   GError **error)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(GError) parse_error = NULL;
  const char *text;
  gsize length;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!signet_json_check (bytes, error))
    return NULL;

  text = g_bytes_get_data (bytes, &length);
  if (!json_parser_load_from_data (parser, text, (gssize) length, &parse_error))
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                   "The text is not JSON: %s", parse_error->message);
      return NULL;
    }

  if (json_parser_get_root (parser) == NULL)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED, "The text is empty");
      return NULL;
    }

  return json_parser_steal_root (parser);
}

/**
 * signet_json_to_string:
 * @node: a tree
 *
 * Returns: (transfer full): the tree as a JSON text without white space
 */
char *
signet_json_to_string (JsonNode *node)
{
  g_return_val_if_fail (node != NULL, NULL);

  return json_to_string (node, FALSE);
}

/**
 * signet_json_peek_object:
 * @node: (nullable): a tree
 *
 * Returns: (transfer none) (nullable): the object that @node is, if it is one
 */
JsonObject *
signet_json_peek_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * signet_json_peek_array:
 * @node: (nullable): a tree
 * @member: a name
 *
 * Returns: (transfer none) (nullable): the array of that name in @node, if there is one
 */
JsonArray *
signet_json_peek_array (JsonNode   *node,
                        const char *member)
{
  JsonNode *value = peek_member (node, member);

  return value != NULL && JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;
}

/**
 * signet_json_peek_string:
 * @node: (nullable): a tree
 * @member: a name
 *
 * Returns: (transfer none) (nullable): the text of that name in @node, if there is one
 */
const char *
signet_json_peek_string (JsonNode   *node,
                         const char *member)
{
  JsonNode *value = peek_member (node, member);

  if (value == NULL || json_node_get_value_type (value) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (value);
}

/**
 * signet_json_node_to_id:
 * @node: (nullable): a value
 * @id: (out): the id
 *
 * Reads the id of an organization, an account or a workspace. Some issuers write ids as
 * integers, some as strings of digits; both are understood.
 *
 * Returns: whether @node is an id from 1 to %SIGNET_JSON_ID_MAX; if not, @id is left alone
 */
gboolean
signet_json_node_to_id (JsonNode *node,
                        gint64   *id)
{
  guint64 value = 0;

  g_return_val_if_fail (id != NULL, FALSE);

  if (node == NULL)
    return FALSE;

  if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      if (!g_ascii_string_to_unsigned (json_node_get_string (node), 10,
                                       1, SIGNET_JSON_ID_MAX, &value, NULL))
        return FALSE;
      *id = (gint64) value;
      return TRUE;
    }

  if (json_node_get_value_type (node) != G_TYPE_INT64 ||
      json_node_get_int (node) < 1 ||
      json_node_get_int (node) > SIGNET_JSON_ID_MAX)
    return FALSE;

  *id = json_node_get_int (node);

  return TRUE;
}

/**
 * signet_json_read_string:
 * @node: a tree
 * @member: a name
 * @value: (out) (transfer none): the text of that name
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Returns: whether there is such a text
 */
gboolean
signet_json_read_string (JsonNode    *node,
                         const char  *member,
                         const char **value,
                         GError     **error)
{
  const char *text = signet_json_peek_string (node, member);

  g_return_val_if_fail (value != NULL, FALSE);

  if (text == NULL)
    return set_malformed (error, member, "a text");

  *value = text;

  return TRUE;
}

/**
 * signet_json_read_id:
 * @node: a tree
 * @member: a name
 * @value: (out): the id of that name
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Returns: whether there is such an id; see [func@Signet.json_node_to_id]
 */
gboolean
signet_json_read_id (JsonNode    *node,
                     const char  *member,
                     gint64      *value,
                     GError     **error)
{
  if (!signet_json_node_to_id (peek_member (node, member), value))
    return set_malformed (error, member, "an id");

  return TRUE;
}

/**
 * signet_json_read_time:
 * @node: a tree
 * @member: a name
 * @value: (out): the time of that name in Unix seconds, 0 where it is missing or null
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Returns: %FALSE if there is something else than a time
 */
gboolean
signet_json_read_time (JsonNode    *node,
                       const char  *member,
                       gint64      *value,
                       GError     **error)
{
  JsonNode *time = peek_member (node, member);

  g_return_val_if_fail (value != NULL, FALSE);

  *value = 0;
  if (time == NULL || JSON_NODE_HOLDS_NULL (time))
    return TRUE;

  if (!signet_time_from_string (signet_json_peek_string (node, member), value))
    return set_malformed (error, member, "a time");

  return TRUE;
}

/**
 * signet_json_read_array:
 * @node: a tree
 * @member: a name
 * @value: (out) (transfer none): the array of that name
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Returns: whether there is such an array
 */
gboolean
signet_json_read_array (JsonNode    *node,
                        const char  *member,
                        JsonArray  **value,
                        GError     **error)
{
  JsonArray *array = signet_json_peek_array (node, member);

  g_return_val_if_fail (value != NULL, FALSE);

  if (array == NULL)
    return set_malformed (error, member, "a list");

  *value = array;

  return TRUE;
}

/**
 * signet_json_add_time:
 * @builder: a builder inside an object
 * @member: a name
 * @time: Unix seconds, 0 for none
 *
 * Adds a time in RFC 3339 form, or null.
 */
void
signet_json_add_time (JsonBuilder *builder,
                      const char  *member,
                      gint64       time)
{
  g_autofree char *text = time != 0 ? signet_time_to_string (time) : NULL;

  g_return_if_fail (JSON_IS_BUILDER (builder));

  json_builder_set_member_name (builder, member);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

/**
 * signet_json_add_string:
 * @builder: a builder inside an object
 * @member: a name
 * @value: (nullable): a text
 *
 * Adds a text; %NULL is added as the empty text.
 */
void
signet_json_add_string (JsonBuilder *builder,
                        const char  *member,
                        const char  *value)
{
  g_return_if_fail (JSON_IS_BUILDER (builder));

  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, value != NULL ? value : "");
}

/* signet-form.c: names and values in the form that HTML forms are sent
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-form.h"

#include "signet-json.h"

#include <string.h>

struct _SignetForm
{
  GPtrArray *names;  /* (owned) (element-type utf8) */
  GPtrArray *values; /* (owned) (element-type utf8) of the same length; wiped when freed */
};

/*
 * Helpers
 */

/* A value may be a Client Secret. */
static void
wipe_and_free (gpointer data)
{
  explicit_bzero (data, strlen (data));
  g_free (data);
}

/* Gives the next byte and moves on, or gives 0 or less and stays where the text is broken. */
static int
decode_byte (const char *text,
             gsize       length,
             gsize      *position)
{
  gsize i = *position;
  int byte = (guchar) text[i];
  gsize used = 1;

  if (byte == '+')
    byte = ' ';
  else if (byte == '%')
    {
      int high = length - i > 2 ? g_ascii_xdigit_value (text[i + 1]) : -1;
      int low = length - i > 2 ? g_ascii_xdigit_value (text[i + 2]) : -1;

      if (high < 0 || low < 0)
        return -1;
      byte = high << 4 | low;
      used = 3;
    }

  if (byte > 0)
    *position = i + used;

  return byte;
}

static SignetForm *
create_form (void)
{
  SignetForm *self = g_new0 (SignetForm, 1);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->values = g_ptr_array_new_with_free_func (wipe_and_free);

  return self;
}

static gboolean
add_pair (SignetForm *self,
          const char *pair,
          gsize       length)
{
  const char *equals = memchr (pair, '=', length);
  gsize name_length = equals != NULL ? (gsize) (equals - pair) : length;
  g_autofree char *name = signet_form_decode (pair, name_length);
  char *value;

  if (equals != NULL)
    value = signet_form_decode (equals + 1, length - name_length - 1);
  else
    value = g_strdup ("");

  if (name == NULL || value == NULL)
    {
      g_clear_pointer (&value, wipe_and_free);
      return FALSE;
    }

  g_ptr_array_add (self->names, g_steal_pointer (&name));
  g_ptr_array_add (self->values, value);

  return TRUE;
}

static gboolean
add_json_value (SignetForm *self,
                const char *name,
                JsonNode   *node)
{
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;

  g_ptr_array_add (self->names, g_strdup (name));
  g_ptr_array_add (self->values, json_node_dup_string (node));

  return TRUE;
}

static gboolean
add_json_member (SignetForm *self,
                 const char *name,
                 JsonNode   *node)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return add_json_value (self, name, node);

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (!add_json_value (self, name, json_array_get_element (array, i)))
        return FALSE;
    }

  return TRUE;
}

/*
 * Public
 */

/**
 * signet_form_new_from_text:
 * @text: what was sent; need not end with a zero byte
 * @length: how many bytes of it
 *
 * Reads `application/x-www-form-urlencoded`, in a query or in a body.
 *
 * Returns: (transfer full) (nullable): the form, or %NULL if an escape is broken, a zero byte
 *   is in it, or it is not UTF-8
 */
SignetForm *
signet_form_new_from_text (const char *text,
                           gsize       length)
{
  g_autoptr(SignetForm) self = create_form ();

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  while (length > 0)
    {
      const char *end = memchr (text, '&', length);
      gsize pair_length = end != NULL ? (gsize) (end - text) : length;

      if (pair_length > 0 && !add_pair (self, text, pair_length))
        return NULL;
      if (end == NULL)
        break;

      length -= pair_length + 1;
      text = end + 1;
    }

  return g_steal_pointer (&self);
}

/**
 * signet_form_new_from_json:
 * @node: a JSON value from outside
 *
 * Reads the same names and values from a JSON object. A list stands for a name that
 * comes several times, null for one that is missing.
 *
 * Returns: (transfer full) (nullable): the form, or %NULL if @node is no object or has
 *   values other than texts and lists of texts
 */
SignetForm *
signet_form_new_from_json (JsonNode *node)
{
  g_autoptr(SignetForm) self = create_form ();
  JsonObject *object = signet_json_peek_object (node);
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (object == NULL)
    return NULL;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &member))
    {
      if (!add_json_member (self, name, member))
        return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * signet_form_free:
 * @self: (transfer full): a form
 *
 * Wipes the values and frees the form.
 */
void
signet_form_free (SignetForm *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->values);
  g_free (self);
}

/**
 * signet_form_get:
 * @self: a form
 * @name: a name
 *
 * A name without a value counts as missing, as RFC 6749 §3.2 has it.
 *
 * Returns: (transfer none) (nullable): the first value of @name
 */
const char *
signet_form_get (SignetForm *self,
                 const char *name)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->names->len; i++)
    {
      const char *value = g_ptr_array_index (self->values, i);

      if (g_str_equal (g_ptr_array_index (self->names, i), name) && *value != '\0')
        return value;
    }

  return NULL;
}

/**
 * signet_form_get_all:
 * @self: a form
 * @name: a name
 *
 * Returns: (transfer container) (element-type utf8): all values of @name that are not empty
 */
GPtrArray *
signet_form_get_all (SignetForm *self,
                     const char *name)
{
  GPtrArray *all = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, all);

  for (guint i = 0; i < self->names->len; i++)
    {
      char *value = g_ptr_array_index (self->values, i);

      if (g_str_equal (g_ptr_array_index (self->names, i), name) && *value != '\0')
        g_ptr_array_add (all, value);
    }

  return all;
}

/**
 * signet_form_find_repeated:
 * @self: a form
 * @except: (nullable): a name that may come several times
 *
 * Returns: (transfer none) (nullable): a name that comes more than once
 */
const char *
signet_form_find_repeated (SignetForm *self,
                           const char *except)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->names->len; i++)
    {
      char *name = g_ptr_array_index (self->names, i);

      if (!g_hash_table_add (seen, name) && g_strcmp0 (name, except) != 0)
        return name;
    }

  return NULL;
}

/**
 * signet_form_get_length:
 * @self: a form
 *
 * Returns: how many pairs there are
 */
guint
signet_form_get_length (SignetForm *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->names->len;
}

/**
 * signet_form_get_pair:
 * @self: a form
 * @index: a number below the length
 * @name: (out) (transfer none): the name
 * @value: (out) (transfer none): the value, which may be empty
 *
 * Gives one pair, in the order in which they came.
 */
void
signet_form_get_pair (SignetForm  *self,
                      guint        index,
                      const char **name,
                      const char **value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (index < self->names->len);

  *name = g_ptr_array_index (self->names, index);
  *value = g_ptr_array_index (self->values, index);
}

/**
 * signet_form_decode:
 * @text: an escaped name or value
 * @length: how many bytes of it
 *
 * Undoes the escapes of a form: `+` is a space, `%XX` a byte. The caller of this function
 * wipes what may be a secret.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL if an escape is broken or stands
 *   for a zero byte, or if the text is not UTF-8
 */
char *
signet_form_decode (const char *text,
                    gsize       length)
{
  char *decoded = g_malloc (length + 1);
  gsize n_decoded = 0;
  gsize n_read = 0;

  while (n_read < length)
    {
      int byte = decode_byte (text, length, &n_read);

      if (byte <= 0)
        break;
      decoded[n_decoded++] = (char) byte;
    }
  decoded[n_decoded] = '\0';

  if (n_read < length || !g_utf8_validate_len (decoded, n_decoded, NULL))
    g_clear_pointer (&decoded, wipe_and_free);

  return decoded;
}

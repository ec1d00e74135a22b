/* signet-catalogue.c: the APIs that credentials can be granted
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-catalogue.h"

#include "signet-error.h"
#include "signet-json.h"

struct _SignetCatalogue
{
  GObject parent_instance;

  GPtrArray *apis; /* (owned) (element-type SignetApi) */
};

G_DEFINE_FINAL_TYPE (SignetCatalogue, signet_catalogue, G_TYPE_OBJECT)

/*
 * Helpers
 */

static gboolean
add_api (SignetCatalogue  *self,
         JsonNode         *node,
         GError          **error)
{
  g_autoptr(SignetApi) api = signet_api_new_from_json (node, error);

  if (api == NULL)
    return FALSE;

  if (signet_catalogue_find_api (self, signet_api_get_id (api)) != NULL ||
      signet_catalogue_find_identifier (self, signet_api_get_identifier (api)) != NULL)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                   "The API “%s” or its identifier is named twice", signet_api_get_id (api));
      return FALSE;
    }

  g_ptr_array_add (self->apis, g_steal_pointer (&api));

  return TRUE;
}

/*
 * GObject
 */

static void
signet_catalogue_finalize (GObject *object)
{
  SignetCatalogue *self = SIGNET_CATALOGUE (object);

  g_ptr_array_unref (self->apis);

  G_OBJECT_CLASS (signet_catalogue_parent_class)->finalize (object);
}

static void
signet_catalogue_class_init (SignetCatalogueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_catalogue_finalize;
}

static void
signet_catalogue_init (SignetCatalogue *self)
{
  self->apis = g_ptr_array_new_with_free_func (g_object_unref);
}

/*
 * Public
 */

/**
 * signet_catalogue_new_from_json:
 * @node: an object with `apis`
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable): a catalogue, or %NULL with @error set
 */
SignetCatalogue *
signet_catalogue_new_from_json (JsonNode  *node,
                                GError   **error)
{
  g_autoptr(SignetCatalogue) self = g_object_new (SIGNET_TYPE_CATALOGUE, NULL);
  JsonArray *array;

  if (!signet_json_read_array (node, "apis", &array, error))
    return NULL;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (!add_api (self, json_array_get_element (array, i), error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * signet_catalogue_get_n_apis:
 * @self: a catalogue
 *
 * Returns: how many APIs there are
 */
guint
signet_catalogue_get_n_apis (SignetCatalogue *self)
{
  g_return_val_if_fail (SIGNET_IS_CATALOGUE (self), 0);

  return self->apis->len;
}

/**
 * signet_catalogue_get_api:
 * @self: a catalogue
 * @index: less than the number of APIs
 *
 * Returns: (transfer none): one of the APIs, in the order of the catalogue
 */
SignetApi *
signet_catalogue_get_api (SignetCatalogue *self,
                          guint            index)
{
  g_return_val_if_fail (SIGNET_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (index < self->apis->len, NULL);

  return g_ptr_array_index (self->apis, index);
}

/**
 * signet_catalogue_find_api:
 * @self: a catalogue
 * @id: (nullable): an id
 *
 * Returns: (transfer none) (nullable): the API of that id, if there is one
 */
SignetApi *
signet_catalogue_find_api (SignetCatalogue *self,
                           const char      *id)
{
  g_return_val_if_fail (SIGNET_IS_CATALOGUE (self), NULL);

  for (guint i = 0; i < self->apis->len; i++)
    {
      SignetApi *api = g_ptr_array_index (self->apis, i);

      if (g_strcmp0 (signet_api_get_id (api), id) == 0)
        return api;
    }

  return NULL;
}

/**
 * signet_catalogue_find_identifier:
 * @self: a catalogue
 * @identifier: (nullable): a URI
 *
 * Returns: (transfer none) (nullable): the API of that identifier, if there is one
 */
SignetApi *
signet_catalogue_find_identifier (SignetCatalogue *self,
                                  const char      *identifier)
{
  g_return_val_if_fail (SIGNET_IS_CATALOGUE (self), NULL);

  for (guint i = 0; i < self->apis->len; i++)
    {
      SignetApi *api = g_ptr_array_index (self->apis, i);

      if (g_strcmp0 (signet_api_get_identifier (api), identifier) == 0)
        return api;
    }

  return NULL;
}

/**
 * signet_catalogue_to_json:
 * @self: a catalogue
 * @with_custom_role_admin: whether the reader is a Custom Role Admin
 *
 * Returns: (transfer full): what [ctor@Signet.Catalogue.new_from_json] reads, without the
 *   APIs that need a right which the reader does not have
 */
JsonNode *
signet_catalogue_to_json (SignetCatalogue *self,
                          gboolean         with_custom_role_admin)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();

  g_return_val_if_fail (SIGNET_IS_CATALOGUE (self), NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "apis");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->apis->len; i++)
    {
      SignetApi *api = g_ptr_array_index (self->apis, i);

      if (signet_api_may_be_granted_by (api, with_custom_role_admin))
        signet_api_add_to_json (api, builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/* signet-catalogue.h: the APIs that credentials can be granted
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>
#include <json-glib/json-glib.h>

#include "signet-api.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_CATALOGUE (signet_catalogue_get_type ())

G_DECLARE_FINAL_TYPE (SignetCatalogue, signet_catalogue, SIGNET, CATALOGUE, GObject)

SignetCatalogue *signet_catalogue_new_from_json   (JsonNode         *node,
                                                   GError          **error);
guint            signet_catalogue_get_n_apis      (SignetCatalogue  *self);
SignetApi       *signet_catalogue_get_api         (SignetCatalogue  *self,
                                                   guint             index);
SignetApi       *signet_catalogue_find_api        (SignetCatalogue  *self,
                                                   const char       *id);
SignetApi       *signet_catalogue_find_identifier (SignetCatalogue  *self,
                                                   const char       *identifier);
JsonNode        *signet_catalogue_to_json         (SignetCatalogue  *self,
                                                   gboolean          with_custom_role_admin);

G_END_DECLS

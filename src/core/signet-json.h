/* signet-json.h: careful reading of JSON from outside
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * SIGNET_JSON_DEPTH_MAX:
 *
 * How deep arrays and objects may be nested.
 */
#define SIGNET_JSON_DEPTH_MAX 32

/**
 * SIGNET_JSON_ID_MAX:
 *
 * The largest id of an organization, an account or a workspace: what every JSON reader can hold.
 */
#define SIGNET_JSON_ID_MAX G_GINT64_CONSTANT (9007199254740991)

gboolean    signet_json_check       (GBytes       *bytes,
                                     GError      **error);
JsonNode   *signet_json_parse       (GBytes       *bytes,
                                     GError      **error);
char       *signet_json_to_string   (JsonNode     *node);
JsonObject *signet_json_peek_object (JsonNode     *node);
JsonArray  *signet_json_peek_array  (JsonNode     *node,
                                     const char   *member);
const char *signet_json_peek_string (JsonNode     *node,
                                     const char   *member);
gboolean    signet_json_node_to_id  (JsonNode     *node,
                                     gint64       *id);
gboolean    signet_json_read_string (JsonNode     *node,
                                     const char   *member,
                                     const char  **value,
                                     GError      **error);
gboolean    signet_json_read_id     (JsonNode     *node,
                                     const char   *member,
                                     gint64       *value,
                                     GError      **error);
gboolean    signet_json_read_time   (JsonNode     *node,
                                     const char   *member,
                                     gint64       *value,
                                     GError      **error);
gboolean    signet_json_read_array  (JsonNode     *node,
                                     const char   *member,
                                     JsonArray   **value,
                                     GError      **error);
void        signet_json_add_time    (JsonBuilder  *builder,
                                     const char   *member,
                                     gint64        time);
void        signet_json_add_string  (JsonBuilder  *builder,
                                     const char   *member,
                                     const char   *value);

G_END_DECLS

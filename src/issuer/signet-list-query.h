/* signet-list-query.h: what the queries of lists have in common
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-statement.h"

G_BEGIN_DECLS

gboolean signet_list_query_read_limit    (const char       *value,
                                          guint            *limit,
                                          GError          **error);
gboolean signet_list_query_read_text     (const char       *parameter,
                                          const char       *value,
                                          char            **text,
                                          GError          **error);
gboolean signet_list_query_refuse        (GError          **error,
                                          const char       *parameter);
gboolean signet_list_query_refuse_name   (GError          **error,
                                          const char       *parameter);
char    *signet_list_query_digest        (const char       *conditions);
char    *signet_list_query_write_cursor  (const char       *fingerprint,
                                          gint64            total,
                                          gint64            id,
                                          const char       *key);
gboolean signet_list_query_read_cursor   (const char       *cursor,
                                          const char       *fingerprint,
                                          gint64           *total,
                                          gint64           *id,
                                          char            **key,
                                          GError          **error);
void     signet_list_query_bind          (SignetStatement  *statement,
                                          GPtrArray        *values);
gboolean signet_list_query_count         (SignetStore      *store,
                                          const char       *sql,
                                          GPtrArray        *values,
                                          gint64           *total,
                                          GError          **error);

G_END_DECLS

/* signet-statement.h: one SQL statement
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-store.h"

G_BEGIN_DECLS

typedef struct _SignetStatement SignetStatement;

SignetStatement *signet_statement_new      (SignetStore      *store,
                                            const char       *sql);
void             signet_statement_free     (SignetStatement  *self);
void             signet_statement_reset    (SignetStatement  *self);
void             signet_statement_add_int  (SignetStatement  *self,
                                            gint64            value);
void             signet_statement_add_text (SignetStatement  *self,
                                            const char       *value);
void             signet_statement_add_blob (SignetStatement  *self,
                                            const void       *value,
                                            gsize             length);
gboolean         signet_statement_step     (SignetStatement  *self);
gboolean         signet_statement_check    (SignetStatement  *self,
                                            GError          **error);
gboolean         signet_statement_run      (SignetStatement  *self,
                                            GError          **error);
gint64           signet_statement_get_int  (SignetStatement  *self,
                                            int               column);
const char      *signet_statement_get_text (SignetStatement  *self,
                                            int               column);
gboolean         signet_statement_is_whole (SignetStatement  *self,
                                            int               column);
const void      *signet_statement_get_blob (SignetStatement  *self,
                                            int               column,
                                            gsize            *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetStatement, signet_statement_free)

G_END_DECLS

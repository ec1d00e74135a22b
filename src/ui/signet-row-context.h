/* signet-row-context.h: what the rows of the list have in common
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "signet-cell-queue.h"
#include "signet-catalogue.h"
#include "signet-credential.h"
#include "signet-filter.h"
#include "signet-organization.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_ROW_CONTEXT (signet_row_context_get_type ())

G_DECLARE_FINAL_TYPE (SignetRowContext, signet_row_context, SIGNET, ROW_CONTEXT, GObject)

SignetRowContext   *signet_row_context_new              (void);
SignetCatalogue    *signet_row_context_get_catalogue    (SignetRowContext   *self);
void                signet_row_context_set_catalogue    (SignetRowContext   *self,
                                                         SignetCatalogue    *catalogue);
SignetOrganization *signet_row_context_get_organization (SignetRowContext   *self);
void                signet_row_context_set_organization (SignetRowContext   *self,
                                                         SignetOrganization *organization);
gint64              signet_row_context_get_workspace    (SignetRowContext   *self,
                                                         gint64             *account);
void                signet_row_context_set_workspace    (SignetRowContext   *self,
                                                         gint64              workspace);
gboolean            signet_row_context_get_keeping      (SignetRowContext   *self);
void                signet_row_context_set_keeping      (SignetRowContext   *self,
                                                         gboolean            keeping);
gboolean            signet_row_context_get_narrow       (SignetRowContext   *self);
guint               signet_row_context_get_columns      (SignetRowContext   *self);
void                signet_row_context_set_form         (SignetRowContext   *self,
                                                         gboolean            narrow,
                                                         guint               columns);
gboolean            signet_row_context_get_high_contrast (SignetRowContext  *self);
void                signet_row_context_set_high_contrast (SignetRowContext  *self,
                                                          gboolean           high_contrast);
const char * const *signet_row_context_get_search_words (SignetRowContext   *self);
void                signet_row_context_set_search       (SignetRowContext   *self,
                                                         const char         *search);
void                signet_row_context_set_filter       (SignetRowContext   *self,
                                                         SignetFilter       *filter);
guint               signet_row_context_get_search_serial (SignetRowContext  *self);
gint64              signet_row_context_get_now          (SignetRowContext   *self);
void                signet_row_context_set_now          (SignetRowContext   *self,
                                                         gint64              now);
SignetCellQueue    *signet_row_context_get_queue        (SignetRowContext   *self);
void                signet_row_context_settle           (SignetRowContext   *self);

/* signet-row-context-words.c */
char               *signet_row_context_describe         (SignetRowContext   *self,
                                                         SignetCredential   *credential);
const char         *signet_row_context_get_reach        (SignetRowContext   *self,
                                                         SignetCredential   *credential);
char               *signet_row_context_explain_reach    (SignetRowContext   *self,
                                                         SignetCredential   *credential);
char               *signet_row_context_describe_grants  (SignetRowContext   *self,
                                                         SignetCredential   *credential,
                                                         const char         *separator);

G_END_DECLS

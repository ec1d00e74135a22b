/* signet-editor-page.h: the form for a credential
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-connection.h"
#include "signet-notice.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_EDITOR_PAGE (signet_editor_page_get_type ())

G_DECLARE_FINAL_TYPE (SignetEditorPage, signet_editor_page, SIGNET, EDITOR_PAGE, GtkBox)

GtkWidget        *signet_editor_page_new            (SignetConnection *connection,
                                                     SignetCredential *original);
SignetCredential *signet_editor_page_get_original   (SignetEditorPage *self);
SignetDraft      *signet_editor_page_get_draft      (SignetEditorPage *self);
SignetCredential *signet_editor_page_get_credential (SignetEditorPage *self);
SignetNotice     *signet_editor_page_get_notice     (SignetEditorPage *self);
gboolean          signet_editor_page_get_can_save   (SignetEditorPage *self);
gboolean          signet_editor_page_get_modified   (SignetEditorPage *self);
void              signet_editor_page_select_name    (SignetEditorPage *self);
void              signet_editor_page_say_secrets    (SignetEditorPage *self,
                                                     const char       *words);
void              signet_editor_page_set_busy       (SignetEditorPage *self,
                                                     gboolean          busy);
void              signet_editor_page_set_problems   (SignetEditorPage *self,
                                                     GPtrArray        *problems);
void              signet_editor_page_load           (SignetEditorPage *self,
                                                     SignetCredential *original,
                                                     SignetDraft      *draft);

G_END_DECLS

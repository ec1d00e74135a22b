/* editor.h: the editor dialog, open over an issuer in memory
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "display.h"
#include "signet-api-row.h"
#include "signet-editor-dialog.h"
#include "signet-editor-page.h"

G_BEGIN_DECLS

#define EDITOR_CLIENT_ID "b81e4c07-5d2a-4f60-8e19-c3a90d72f415"

typedef struct
{
  FakeConnector *fake;          /* (owned) */
  SignetConnection *connection; /* (owned) */
  GtkWindow *parent;            /* (weak) until it is closed */
  GtkWidget *dialog;            /* (borrowed) */
  GCancellable *cancellable;    /* (owned) */
  gboolean done;
  SignetCredential *result;     /* (owned) (nullable) */
  GError *error;                /* (owned) (nullable) */
} Editor;

/* For g_test_add(): with one credential, which has Profile in one workspace, and Custom Roles,
 * which this person may not grant.
 */
void              editor_set_up      (Editor        *editor,
                                      gconstpointer  data);
void              editor_tear_down   (Editor        *editor,
                                      gconstpointer  data);

/* Opens the dialog for a new credential, or for the one there is, or for a copy of that. */
void              editor_open_new    (Editor        *editor);
void              editor_open        (Editor        *editor);
void              editor_duplicate   (Editor        *editor);

/* What a person would do. */
void              editor_type        (Editor        *editor,
                                      const char    *row,
                                      const char    *text);
void              editor_tick        (Editor        *editor,
                                      const char    *check,
                                      gboolean       active);
void              editor_click       (Editor        *editor,
                                      const char    *button);
void              editor_answer      (Editor        *editor,
                                      const char    *response);

/* What a person would see. */
GtkWidget        *editor_find        (Editor        *editor,
                                      GType          type,
                                      const char    *name);
gboolean          editor_shows       (Editor        *editor,
                                      const char    *text);
gboolean          editor_can_save    (Editor        *editor);

/* What the issuer has now. */
SignetCredential *editor_find_stored (Editor        *editor);

/* Changes it behind the back of the dialog: bob gives it that name and that note. */
void              editor_interfere   (Editor        *editor,
                                      const char    *display_name,
                                      const char    *note);

G_END_DECLS

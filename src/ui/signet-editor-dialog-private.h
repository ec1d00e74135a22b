/* signet-editor-dialog-private.h: what the parts of the dialog share
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-editor-dialog.h"
#include "signet-editor-page.h"
#include "signet-issued-page.h"

G_BEGIN_DECLS

/**
 * SignetEditorQuestion:
 * @SIGNET_EDITOR_QUESTION_NONE: nothing is asked
 * @SIGNET_EDITOR_QUESTION_CHANGED: what to do now that somebody else changed the credential
 * @SIGNET_EDITOR_QUESTION_DELETED: nothing can be done now that it is deleted
 * @SIGNET_EDITOR_QUESTION_OUTDATED: whether to load the organization again
 *
 * What the strip above the form asks.
 */
typedef enum
{
  SIGNET_EDITOR_QUESTION_NONE,
  SIGNET_EDITOR_QUESTION_CHANGED,
  SIGNET_EDITOR_QUESTION_DELETED,
  SIGNET_EDITOR_QUESTION_OUTDATED,
} SignetEditorQuestion;

struct _SignetEditorDialog
{
  GtkDialog parent_instance;

  GTask *task;                   /* (owned) (nullable) until the dialog ends */
  SignetConnection *connection;  /* (owned) */
  GCancellable *saving;          /* (owned) (nullable) while it is being saved */
  SignetCredential *fresh;       /* (owned) (nullable) as somebody else left it */
  SignetIssued *issued;          /* (owned) (nullable) */
  SignetEditorQuestion question;
  guint spinner_id;
  gboolean asking;               /* whether to leave */
  gboolean parent_waits;         /* for the answer, to close as well */
  gboolean rotated;              /* whether the secret is a second one, shown alone */
  gboolean busy_with_secret;     /* while a dialog about a secret is above */

  SignetEditorPage *page;        /* (borrowed) (nullable) from the stack, until it is issued */
  SignetIssuedPage *issued_page; /* (borrowed) (nullable) from the stack */

  GtkWidget *cancel_button; /* (template) */
  GtkWidget *done_button;   /* (template) */
  GtkWidget *save_button;   /* (template) */
  GtkStack *save_stack;     /* (template) */
  GtkSpinner *spinner;      /* (template) */
  GtkStack *stack;          /* (template) */
};

/* signet-editor-dialog.c */
SignetEditorDialog *signet_editor_dialog_new_form
                                      (GtkWindow            *parent,
                                       SignetConnection     *connection,
                                       SignetCredential     *original,
                                       GCancellable         *cancellable);
void signet_editor_dialog_end         (SignetEditorDialog   *self,
                                       SignetCredential     *credential);
void signet_editor_dialog_show_issued (SignetEditorDialog   *self,
                                       SignetIssued         *issued);
void signet_editor_dialog_update_save (SignetEditorDialog   *self);

/* signet-editor-dialog-save.c */
void signet_editor_dialog_save        (SignetEditorDialog   *self);
void signet_editor_dialog_answer      (SignetEditorDialog   *self,
                                       SignetNoticeAnswer    answer);

/* signet-editor-dialog-secrets.c */
void     signet_editor_dialog_add_secret_actions (SignetEditorDialog *self);
gboolean signet_editor_dialog_close_above        (SignetEditorDialog *self);

G_END_DECLS

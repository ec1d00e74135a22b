/* signet-editor-page-private.h: what the parts of the form share
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "signet-copy-button.h"
#include "signet-expiry-choice.h"
#include "signet-editor-page.h"
#include "signet-hint-row.h"
#include "signet-history-row.h"
#include "signet-note-row.h"
#include "signet-secrets-group.h"
#include "signet-summary-bar.h"
#include "signet-usage-group.h"

G_BEGIN_DECLS

struct _SignetEditorPage
{
  GtkBox parent_instance;

  SignetConnection *connection; /* (owned) */
  SignetCredential *original;   /* (owned) (nullable) */
  SignetDraft *draft;           /* (owned) what the form says */
  char *pristine;               /* (owned) (nullable) what a new draft said at first, as JSON */
  GPtrArray *refused;           /* (owned) (nullable) what the issuer found wrong with it */
  GPtrArray *api_rows;          /* (owned) (element-type SignetApiRow) borrowed from the form */
  GPtrArray *hidden_rows;       /* (owned) (element-type GtkWidget) borrowed from the form */
  char *catalogue_text;         /* (owned) the catalogue that the rows were made from */
  guint n_namesakes;
  guint namesakes_id;
  guint focus_id;
  guint focus_frames;
  gboolean loading;
  gboolean can_save;
  gboolean modified;

  AdwComboRow *account_combo;        /* (template) */
  SignetHintRow *account_hint;       /* (template) */
  AdwActionRow *account_row;         /* (template) */
  AdwActionRow *active_row;          /* (template) */
  GtkSwitch *active_switch;          /* (template) */
  AdwPreferencesGroup *apis_group;   /* (template) */
  AdwActionRow *changed_row;         /* (template) */
  SignetCopyButton *client_id_button; /* (template) */
  AdwActionRow *client_id_row;       /* (template) */
  SignetExpiryChoice *expiry_choice; /* (template) */
  GtkWidget *form;                   /* (template) */
  GtkWidget *history_group;          /* (template) */
  SignetHistoryRow *history_row;     /* (template) */
  GtkWidget *identity_group;         /* (template) */
  GtkLabel *intro_label;             /* (template) */
  AdwActionRow *issued_row;          /* (template) */
  SignetHintRow *name_hint;          /* (template) */
  AdwEntryRow *name_row;             /* (template) */
  SignetHintRow *note_hint;          /* (template) */
  SignetNoteRow *note_row;           /* (template) */
  SignetNotice *notice;              /* (template) */
  AdwActionRow *organization_row;    /* (template) */
  SignetHintRow *owner_hint;         /* (template) */
  AdwEntryRow *owner_row;            /* (template) */
  GtkScrolledWindow *scrolled;       /* (template) */
  SignetSecretsGroup *secrets_group; /* (template) */
  SignetSummaryBar *summary_bar;     /* (template) */
  SignetUsageGroup *usage_group;     /* (template) */
  AdwToastOverlay *toast_overlay;    /* (template) */
  AdwActionRow *used_row;            /* (template) */
};

/* signet-editor-page-form.c */
void signet_editor_page_show_draft        (SignetEditorPage *self);
void signet_editor_page_follow            (SignetEditorPage *self,
                                           SignetCredential *fresh);
void signet_editor_page_show_organization (SignetEditorPage *self);
void signet_editor_page_show_catalogue    (SignetEditorPage *self);

/* signet-editor-page-fields.c */
void signet_editor_page_bind_fields       (GtkWidgetClass   *widget_class);
void signet_editor_page_explain_active    (SignetEditorPage *self);

/* signet-editor-page-check.c */
char *signet_editor_page_dup_text         (SignetEditorPage *self);
void  signet_editor_page_check            (SignetEditorPage *self);
void  signet_editor_page_focus_problem    (SignetEditorPage *self);

/* signet-editor-page-expiry.c */
void signet_editor_page_follow_policy     (SignetEditorPage *self);
void signet_editor_page_offer_expiry      (SignetEditorPage *self);
void signet_editor_page_take_expiry       (SignetEditorPage *self);
void signet_editor_page_check_expiry      (SignetEditorPage *self,
                                           GPtrArray        *problems);

/* signet-editor-page.c */
void signet_editor_page_take_verdict      (SignetEditorPage *self,
                                           gboolean          can_save,
                                           gboolean          modified);

G_END_DECLS

/* signet-issued-page-private.h: what the parts of the page share
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "signet-copy-button.h"
#include "signet-issued-page.h"
#include "signet-masked-row.h"
#include "signet-notice.h"

G_BEGIN_DECLS

struct _SignetIssuedPage
{
  GtkBox parent_instance;

  SignetConnection *connection; /* (owned) */
  SignetIssued *issued;         /* (owned) */
  GCancellable *cancellable;    /* (owned) of what is under way, until the page goes */
  GCancellable *saving;         /* (owned) (nullable) while it is being saved to the keyring */
  GtkWindow *window;            /* (borrowed) (nullable) */
  GtkApplication *application;  /* (weak) (nullable) that holds the session */
  guint inhibit_cookie;         /* 0 while the session may end */
  gboolean secured;

  SignetCopyButton *client_id_button; /* (template) */
  AdwActionRow *client_id_row;        /* (template) */
  GtkMenuButton *copy_as_button;      /* (template) */
  GtkLabel *file_label;               /* (template) */
  GtkWidget *file_status;             /* (template) */
  SignetNotice *notice;               /* (template) */
  GtkLabel *name_label;               /* (template) */
  SignetCopyButton *request_button;   /* (template) */
  GtkWidget *request_group;           /* (template) */
  GtkLabel *request_label;            /* (template) */
  GtkButton *save_button;             /* (template) */
  GtkMenuButton *save_file_button;    /* (template) */
  GtkStack *save_stack;               /* (template) */
  GtkLabel *saved_label;              /* (template) */
  SignetMaskedRow *secret_row;        /* (template) */
  SignetCopyButton *url_button;       /* (template) */
  AdwActionRow *url_row;              /* (template) */
  GtkWidget *values_group;            /* (template) */
};

/* signet-issued-page.c */
void        signet_issued_page_secure          (SignetIssuedPage     *self);
const char *signet_issued_page_get_token_url   (SignetIssuedPage     *self);

/* signet-issued-page-forms.c */
void        signet_issued_page_install_forms   (GtkWidgetClass       *widget_class);
void        signet_issued_page_offer_forms     (SignetIssuedPage     *self);

/* signet-issued-page-session.c */
void        signet_issued_page_guard_session   (SignetIssuedPage     *self);
void        signet_issued_page_release_session (SignetIssuedPage     *self);

G_END_DECLS

/* signet-draft.h: a credential as somebody wants it to be
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>
#include <json-glib/json-glib.h>

#include "signet-catalogue.h"
#include "signet-credential.h"
#include "signet-organization.h"
#include "signet-problem.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_DRAFT (signet_draft_get_type ())

G_DECLARE_FINAL_TYPE (SignetDraft, signet_draft, SIGNET, DRAFT, GObject)

SignetDraft *signet_draft_new                 (void);
SignetDraft *signet_draft_new_from_credential (SignetCredential   *credential);
SignetDraft *signet_draft_new_duplicate       (SignetCredential   *credential,
                                               const char         *display_name,
                                               SignetCatalogue    *catalogue,
                                               SignetOrganization *organization,
                                               gboolean            custom_role_admin,
                                               GPtrArray         **left_out);
SignetDraft *signet_draft_new_from_json       (JsonNode           *node,
                                               GPtrArray          *problems);
JsonNode    *signet_draft_to_json             (SignetDraft        *self);
JsonNode    *signet_draft_to_patch            (SignetDraft        *self,
                                               SignetCredential   *original);
SignetDraft *signet_draft_rebase              (SignetDraft        *self,
                                               SignetCredential   *base,
                                               SignetCredential   *fresh);
GPtrArray   *signet_draft_validate            (SignetDraft        *self,
                                               SignetCredential   *original,
                                               SignetCatalogue    *catalogue,
                                               SignetOrganization *organization,
                                               gboolean            custom_role_admin);
const char  *signet_draft_get_display_name    (SignetDraft        *self);
void         signet_draft_set_display_name    (SignetDraft        *self,
                                               const char         *display_name);
const char  *signet_draft_get_note            (SignetDraft        *self);
void         signet_draft_set_note            (SignetDraft        *self,
                                               const char         *note);
const char  *signet_draft_get_owner           (SignetDraft        *self);
void         signet_draft_set_owner           (SignetDraft        *self,
                                               const char         *owner);
gint64       signet_draft_get_account_id      (SignetDraft        *self);
void         signet_draft_set_account_id      (SignetDraft        *self,
                                               gint64              account_id);
gboolean     signet_draft_get_active          (SignetDraft        *self);
void         signet_draft_set_active          (SignetDraft        *self,
                                               gboolean            active);
gint64       signet_draft_get_secret_expires  (SignetDraft        *self);
void         signet_draft_set_secret_expires  (SignetDraft        *self,
                                               gint64              secret_expires);
guint        signet_draft_get_n_grants        (SignetDraft        *self);
SignetGrant *signet_draft_get_grant           (SignetDraft        *self,
                                               guint               index);
SignetGrant *signet_draft_find_grant          (SignetDraft        *self,
                                               const char         *api);
void         signet_draft_add_grant           (SignetDraft        *self,
                                               SignetGrant        *grant);
void         signet_draft_put_grant           (SignetDraft        *self,
                                               SignetGrant        *grant);
void         signet_draft_remove_grant        (SignetDraft        *self,
                                               const char         *api);

G_END_DECLS

/* signet-words.h: what the application says, as pure functions
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "signet-bulk-change.h"
#include "signet-catalogue.h"
#include "signet-credential.h"
#include "signet-draft.h"
#include "signet-expiry.h"
#include "signet-filter.h"
#include "signet-kept-secret.h"
#include "signet-organization.h"
#include "signet-policy.h"
#include "signet-problem.h"
#include "signet-reach.h"
#include "signet-secret-ending.h"
#include "signet-secret-check-item.h"
#include "signet-usage-history.h"
#include "signet-secret-form.h"

G_BEGIN_DECLS

/**
 * SIGNET_WORDS_EXPIRY_WARNING:
 *
 * How long before the end of a secret it deserves a warning, in seconds: 30 days.
 */
#define SIGNET_WORDS_EXPIRY_WARNING (30 * 24 * 60 * 60)

/* signet-words.c: single facts */
const char *signet_words_get_status    (SignetStatus        status);
const char *signet_words_get_level     (SignetLevel         level);
char       *signet_words_named_id      (const char         *name,
                                        gint64              id);
char       *signet_words_api           (const char         *id,
                                        SignetCatalogue    *catalogue);
char       *signet_words_permission    (SignetGrant        *grant,
                                        SignetApi          *api);
char       *signet_words_tag           (SignetGrant        *grant,
                                        SignetCatalogue    *catalogue,
                                        gsize              *permission_start);
char       *signet_words_workspace     (gint64              id,
                                        SignetAccount      *account);
char       *signet_words_scope         (SignetCredential   *credential,
                                        SignetOrganization *organization);
char       *signet_words_count         (guint               n_shown,
                                        guint               n_total);
char       *signet_words_selected      (guint               n_selected);
char       *signet_words_selectable    (guint               n_found);
char       *signet_words_secret_hint   (SignetSecretInfo   *secret);

/* signet-words-time.c: when */
char       *signet_words_date          (gint64              time);
char       *signet_words_date_time     (gint64              time);
char       *signet_words_relative      (gint64              time,
                                        gint64              now);
char       *signet_words_used          (gint64              time,
                                        gint64              now);
char       *signet_words_expiry        (gint64              expires,
                                        gint64              now);
int         signet_words_days_until    (gint64              time,
                                        gint64              now);
gboolean    signet_words_expires_soon  (gint64              expires,
                                        gint64              now);
char       *signet_words_time_by       (gint64              time,
                                        gint64              now,
                                        const char         *who);
char       *signet_words_secret_facts  (SignetSecretInfo   *secret,
                                        gint64              now);
char       *signet_words_secret_times  (SignetSecretInfo   *secret);

/* signet-words-secrets.c: the secrets of a credential */
gboolean    signet_words_old_secret_in_use    (SignetCredential   *credential);
gboolean    signet_words_completion_is_risky  (SignetCredential   *credential,
                                               gint64              now);
const char *signet_words_get_secrets_state    (SignetCredential   *credential,
                                               gint64              now);
const char *signet_words_get_rotation_verdict (SignetCredential   *credential,
                                               gint64              now);
char       *signet_words_rotation_facts       (SignetCredential   *credential,
                                               gint64              now);
char       *signet_words_end_question         (SignetCredential   *credential,
                                               SignetSecretEnding  ending);
char       *signet_words_end_effect           (SignetCredential   *credential,
                                               const char         *secret_id,
                                               SignetSecretEnding  ending,
                                               gint64              now);
const char *signet_words_get_end_verb         (SignetSecretEnding  ending);
const char *signet_words_get_end_failure      (SignetSecretEnding  ending);
const char *signet_words_get_end_moot         (SignetSecretEnding  ending);
const char *signet_words_get_end_done         (SignetSecretEnding  ending,
                                               gboolean            forgotten);
const char *signet_words_get_end_kept         (SignetSecretEnding  ending);

/* signet-words-expiry.c: what ends */
char       *signet_words_expiring      (guint               n_soon);
char       *signet_words_expired       (guint               n_expired);
char       *signet_words_only_expired  (guint               n_expired);
char       *signet_words_reminder_title
                                       (SignetExpiryReminder
                                                           *reminder,
                                        gint64              now);
char       *signet_words_reminder_body (SignetExpiryReminder
                                                           *reminder,
                                        gint64              now);
char       *signet_words_reminders_title
                                       (GPtrArray          *reminders,
                                        gboolean            expired);
char       *signet_words_reminders_body
                                       (GPtrArray          *reminders);

/* signet-words-usage.c: how often */
char       *signet_words_day           (gint64              time);
char       *signet_words_usage         (SignetUsageHistory *history);
char       *signet_words_usage_day     (SignetUsageHistory *history,
                                        guint               index);
char       *signet_words_usage_since   (SignetUsageHistory *history,
                                        gint64              created);

/* signet-words-grant.c: what a credential can do */
char       *signet_words_grant         (SignetGrant        *grant,
                                        SignetApi          *api,
                                        SignetAccount      *account);
char       *signet_words_ability       (SignetGrant        *grant,
                                        SignetCatalogue    *catalogue,
                                        SignetOrganization *organization,
                                        gint64              account_id);
GStrv       signet_words_abilities     (SignetDraft        *draft,
                                        SignetCatalogue    *catalogue,
                                        SignetOrganization *organization);

/* signet-words-found.c: why a search found it */
char       *signet_words_found         (SignetCredential   *credential,
                                        const char * const *words,
                                        const char * const *visible,
                                        SignetCatalogue    *catalogue,
                                        SignetOrganization *organization,
                                        GArray            **matches);

/* signet-words-filter.c: what is wanted */
char       *signet_words_number        (guint               number);
char       *signet_words_counted       (const char         *name,
                                        guint               count);
const char *signet_words_get_facet     (SignetFacet         facet);
char       *signet_words_facet_value   (SignetFacet         facet,
                                        const char         *value,
                                        SignetCatalogue    *catalogue,
                                        SignetOrganization *organization);
char       *signet_words_facet         (SignetFacet         facet,
                                        const char         *value,
                                        SignetCatalogue    *catalogue,
                                        SignetOrganization *organization);
char       *signet_words_filter        (SignetFilter       *filter,
                                        SignetCatalogue    *catalogue,
                                        SignetOrganization *organization);

/* signet-words-reach.c: who can reach a workspace */
const char *signet_words_get_reach     (SignetReach         reach);
char       *signet_words_reach_details (SignetCredential   *credential,
                                        gint64              workspace,
                                        gint64              workspace_account,
                                        SignetCatalogue    *catalogue);
char       *signet_words_review        (const char         *workspace,
                                        const char         *status);

/* signet-words-change.c: what is different */
GStrv       signet_words_changes       (SignetCredential   *original,
                                        SignetDraft        *draft,
                                        SignetCatalogue    *catalogue,
                                        SignetOrganization *organization);

/* signet-words-bulk.c: many credentials at once */
char       *signet_words_bulk_question (SignetBulkChange   *change);
char       *signet_words_bulk_effect   (SignetBulkChange   *change,
                                        gint64              now);
const char *signet_words_get_bulk_verb (SignetBulkKind      kind);
char       *signet_words_bulk_doing    (SignetBulkChange   *change);
char       *signet_words_bulk_progress (SignetBulkChange   *change);
char       *signet_words_bulk_facts    (SignetCredential   *credential,
                                        SignetCatalogue    *catalogue,
                                        gint64              now);

/* signet-words-outcome.c: what became of them */
char       *signet_words_bulk_done     (SignetBulkChange   *change);
char       *signet_words_bulk_failed   (SignetBulkChange   *change);
char       *signet_words_bulk_reason   (SignetBulkItem     *item,
                                        SignetBulkKind      kind,
                                        gboolean            cancelled);

/* signet-words-duplicate.c: copies */
char       *signet_words_copy_name     (SignetCredential   *credential);
GStrv       signet_words_left_out      (GPtrArray          *grants,
                                        SignetCredential   *credential,
                                        SignetCatalogue    *catalogue,
                                        SignetOrganization *organization);

/* signet-words-form.c: the forms of a credential */
const char *signet_words_get_form        (SignetSecretForm    form);

/* signet-words-export.c: files */
char       *signet_words_exported        (guint               n_credentials);
const char *signet_words_get_export_body (const GError       *error);

/* signet-words-policy.c: when secrets have to end */
char       *signet_words_policy        (SignetPolicy       *policy,
                                        const char         *organization);
char       *signet_words_beyond        (guint               n_credentials);

/* signet-words-problem.c: what has to be corrected */
char       *signet_words_problem       (SignetProblem      *problem,
                                        SignetDraft        *draft,
                                        SignetCatalogue    *catalogue,
                                        SignetOrganization *organization);

/* signet-words-error.c: what went wrong */
const char *signet_words_get_error_title  (const GError    *error);
const char *signet_words_get_error_body   (const GError    *error);
const char *signet_words_get_keep_running (const GError    *refusal);

/* signet-words-keyring.c: secrets in the keyring */
const char *signet_words_get_secret_state      (SignetSecretState   state);
const char *signet_words_get_secret_state_body (SignetSecretState   state);
const char *signet_words_get_secret_state_icon (SignetSecretState   state,
                                                const char        **css_class);
const char *signet_words_get_keyring_body      (const GError       *error);
char       *signet_words_kept_secret           (SignetKeptSecret   *kept);
char       *signet_words_check_progress        (guint               n_done,
                                                guint               n_total);
char       *signet_words_check_summary         (guint               n_total,
                                                guint               n_problems);
char       *signet_words_remove_useless        (guint               n_secrets);
char       *signet_words_remove_secrets        (GPtrArray          *items);

G_END_DECLS

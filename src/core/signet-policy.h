/* signet-policy.h: what an organization asks of its secrets
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "signet-credential.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_POLICY (signet_policy_get_type ())

G_DECLARE_FINAL_TYPE (SignetPolicy, signet_policy, SIGNET, POLICY, GObject)

/**
 * SIGNET_POLICY_EXPIRES:
 *
 * Stands in the place of a time for a secret that ends when the policy says.
 */
#define SIGNET_POLICY_EXPIRES G_GINT64_CONSTANT (-1)

/**
 * SIGNET_POLICY_DAYS_MAX:
 *
 * The most days that a policy can name: ten years.
 */
#define SIGNET_POLICY_DAYS_MAX 3650

/**
 * SIGNET_POLICY_DAY:
 *
 * The seconds of a day.
 */
#define SIGNET_POLICY_DAY (24 * 60 * 60)

/**
 * SignetPolicyFields:
 * @default_days: after how many days a secret ends for which nothing else is said, 0 for never
 * @maximum_days: after how many days every secret has to end, 0 for no such rule
 * @revision: counts the changes
 * @updated: when it was last changed, in Unix seconds, 0 for never
 * @updated_by: (nullable): who changed it last
 *
 * What a policy is made of, all of it borrowed.
 */
typedef struct
{
  guint default_days;
  guint maximum_days;
  gint64 revision;
  gint64 updated;
  const char *updated_by;
} SignetPolicyFields;

SignetPolicy *signet_policy_new                 (const SignetPolicyFields  *fields);
SignetPolicy *signet_policy_new_from_json       (JsonNode                  *node,
                                                 GError                   **error);
JsonNode     *signet_policy_to_json             (SignetPolicy              *self);
JsonNode     *signet_policy_to_patch            (guint                      default_days,
                                                 guint                      maximum_days);
void          signet_policy_read_patch          (JsonNode                  *patch,
                                                 guint                     *default_days,
                                                 guint                     *maximum_days,
                                                 GPtrArray                 *problems);
guint         signet_policy_get_default_days    (SignetPolicy              *self);
guint         signet_policy_get_maximum_days    (SignetPolicy              *self);
gint64        signet_policy_get_revision        (SignetPolicy              *self);
gint64        signet_policy_get_updated         (SignetPolicy              *self);
const char   *signet_policy_get_updated_by      (SignetPolicy              *self);
guint         signet_policy_get_effective_days  (SignetPolicy              *self);
gint64        signet_policy_get_default_expires (SignetPolicy              *self,
                                                 gint64                     now);
gint64        signet_policy_get_latest_expires  (SignetPolicy              *self,
                                                 gint64                     now);
gboolean      signet_policy_allows              (SignetPolicy              *self,
                                                 gint64                     expires,
                                                 gint64                     now);
guint         signet_policy_count_beyond        (guint                      maximum_days,
                                                 GListModel                *credentials,
                                                 gint64                     now);

G_END_DECLS

/* signet-policy.c: what an organization asks of its secrets
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-policy.h"

#include "signet-error.h"
#include "signet-json.h"
#include "signet-problem.h"

#define DEFAULT "default_expiry_days"
#define MAXIMUM "maximum_expiry_days"

/* The rules are here, once: the issuer enforces them, and the application offers only what
 * the issuer would accept.
 */
struct _SignetPolicy
{
  GObject parent_instance;

  guint default_days;
  guint maximum_days;
  gint64 revision;
  gint64 updated;
  char *updated_by; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SignetPolicy, signet_policy, G_TYPE_OBJECT)

/*
 * Helpers
 */

/* Reads a number of days, or null for none. */
static gboolean
read_days (JsonNode *node,
           guint    *days)
{
  gint64 number;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    {
      *days = 0;
      return TRUE;
    }

  if (json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;

  number = json_node_get_int (node);
  if (number < 1 || number > SIGNET_POLICY_DAYS_MAX)
    return FALSE;

  *days = (guint) number;

  return TRUE;
}

static gboolean
read_member (JsonNode    *node,
             const char  *member,
             guint       *days,
             GError     **error)
{
  if (read_days (json_object_get_member (json_node_get_object (node), member), days))
    return TRUE;

  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
               "“%s” is not a number of days", member);

  return FALSE;
}

static void
add_days (JsonBuilder *builder,
          const char  *member,
          guint        days)
{
  json_builder_set_member_name (builder, member);
  if (days > 0)
    json_builder_add_int_value (builder, days);
  else
    json_builder_add_null_value (builder);
}

static gboolean
is_beyond (SignetCredential *credential,
           gint64            latest)
{
  for (guint i = 0; i < signet_credential_get_n_secrets (credential); i++)
    {
      gint64 expires =
        signet_secret_info_get_expires (signet_credential_get_secret (credential, i));

      if (expires == 0 || expires > latest)
        return TRUE;
    }

  return FALSE;
}

/*
 * GObject
 */

static void
signet_policy_finalize (GObject *object)
{
  SignetPolicy *self = SIGNET_POLICY (object);

  g_free (self->updated_by);

  G_OBJECT_CLASS (signet_policy_parent_class)->finalize (object);
}

static void
signet_policy_class_init (SignetPolicyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_policy_finalize;
}

static void
signet_policy_init (SignetPolicy *self)
{
}

/*
 * Public
 */

/**
 * signet_policy_new:
 * @fields: what it is made of
 *
 * Returns: (transfer full): a policy
 */
SignetPolicy *
signet_policy_new (const SignetPolicyFields *fields)
{
  SignetPolicy *self = g_object_new (SIGNET_TYPE_POLICY, NULL);

  g_return_val_if_fail (fields != NULL, self);

  self->default_days = fields->default_days;
  self->maximum_days = fields->maximum_days;
  self->revision = fields->revision;
  self->updated = fields->updated;
  self->updated_by = g_strdup (fields->updated_by);

  return self;
}

/**
 * signet_policy_new_from_json:
 * @node: what an issuer said
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable): the policy, or %NULL with @error set
 */
SignetPolicy *
signet_policy_new_from_json (JsonNode  *node,
                             GError   **error)
{
  SignetPolicyFields fields = { 0 };

  if (signet_json_peek_object (node) == NULL)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                           "The policy is not an object");
      return NULL;
    }

  if (!read_member (node, DEFAULT, &fields.default_days, error) ||
      !read_member (node, MAXIMUM, &fields.maximum_days, error) ||
      !signet_json_read_id (node, "revision", &fields.revision, error) ||
      !signet_json_read_time (node, "updated", &fields.updated, error))
    return NULL;

  fields.updated_by = signet_json_peek_string (node, "updated_by");

  return signet_policy_new (&fields);
}

/**
 * signet_policy_to_json:
 * @self: a policy
 *
 * Returns: (transfer full): what [ctor@Signet.Policy.new_from_json] reads
 */
JsonNode *
signet_policy_to_json (SignetPolicy *self)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();

  g_return_val_if_fail (SIGNET_IS_POLICY (self), NULL);

  json_builder_begin_object (builder);
  add_days (builder, DEFAULT, self->default_days);
  add_days (builder, MAXIMUM, self->maximum_days);
  signet_json_add_time (builder, "updated", self->updated);
  json_builder_set_member_name (builder, "updated_by");
  if (self->updated_by != NULL)
    json_builder_add_string_value (builder, self->updated_by);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "revision");
  json_builder_add_int_value (builder, self->revision);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/**
 * signet_policy_to_patch:
 * @default_days: a default, 0 for never
 * @maximum_days: a maximum, 0 for none
 *
 * Returns: (transfer full): a JSON Merge Patch (RFC 7396) that sets both; it is also what the
 *   audit log says of a policy
 */
JsonNode *
signet_policy_to_patch (guint default_days,
                        guint maximum_days)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  add_days (builder, DEFAULT, default_days);
  add_days (builder, MAXIMUM, maximum_days);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/**
 * signet_policy_read_patch:
 * @patch: a JSON Merge Patch (RFC 7396) that somebody wrote
 * @default_days: (inout): the default before it and after it
 * @maximum_days: (inout): the maximum before it and after it
 * @problems: (element-type SignetProblem): where what is wrong with it is added
 *
 * Reads a change of a policy strictly. A default beyond the maximum is a problem, too.
 */
void
signet_policy_read_patch (JsonNode  *patch,
                          guint     *default_days,
                          guint     *maximum_days,
                          GPtrArray *problems)
{
  JsonObject *object = signet_json_peek_object (patch);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  g_return_if_fail (default_days != NULL);
  g_return_if_fail (maximum_days != NULL);
  g_return_if_fail (problems != NULL);

  if (object == NULL)
    {
      g_ptr_array_add (problems, signet_problem_new (SIGNET_PROBLEM_WRONG_TYPE, "%s", ""));
      return;
    }

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &value))
    {
      guint *days = g_str_equal (name, DEFAULT) ? default_days
                    : g_str_equal (name, MAXIMUM) ? maximum_days : NULL;

      if (days == NULL)
        g_ptr_array_add (problems, signet_problem_new_for_member (SIGNET_PROBLEM_UNKNOWN_MEMBER,
                                                                  "", name));
      else if (!read_days (value, days))
        g_ptr_array_add (problems, signet_problem_new (SIGNET_PROBLEM_WRONG_TYPE, "/%s", name));
    }

  if (problems->len == 0 && *maximum_days > 0 && *default_days > *maximum_days)
    g_ptr_array_add (problems, signet_problem_new (SIGNET_PROBLEM_BEYOND_MAXIMUM, "/" DEFAULT));
}

/**
 * signet_policy_get_default_days:
 * @self: a policy
 *
 * Returns: after how many days a secret ends for which nothing else is said, 0 for never
 */
guint
signet_policy_get_default_days (SignetPolicy *self)
{
  g_return_val_if_fail (SIGNET_IS_POLICY (self), 0);

  return self->default_days;
}

/**
 * signet_policy_get_maximum_days:
 * @self: a policy
 *
 * Returns: after how many days every secret has to end, 0 for no such rule
 */
guint
signet_policy_get_maximum_days (SignetPolicy *self)
{
  g_return_val_if_fail (SIGNET_IS_POLICY (self), 0);

  return self->maximum_days;
}

/**
 * signet_policy_get_revision:
 * @self: a policy
 *
 * Returns: a number that counts the changes
 */
gint64
signet_policy_get_revision (SignetPolicy *self)
{
  g_return_val_if_fail (SIGNET_IS_POLICY (self), 0);

  return self->revision;
}

/**
 * signet_policy_get_updated:
 * @self: a policy
 *
 * Returns: when it was last changed, in Unix seconds, 0 for never
 */
gint64
signet_policy_get_updated (SignetPolicy *self)
{
  g_return_val_if_fail (SIGNET_IS_POLICY (self), 0);

  return self->updated;
}

/**
 * signet_policy_get_updated_by:
 * @self: a policy
 *
 * Returns: (nullable): who changed it last
 */
const char *
signet_policy_get_updated_by (SignetPolicy *self)
{
  g_return_val_if_fail (SIGNET_IS_POLICY (self), NULL);

  return self->updated_by;
}

/**
 * signet_policy_get_effective_days:
 * @self: a policy
 *
 * Without a default, a secret for which nothing is said lasts as long as the maximum allows.
 *
 * Returns: after how many days such a secret ends, 0 for never
 */
guint
signet_policy_get_effective_days (SignetPolicy *self)
{
  g_return_val_if_fail (SIGNET_IS_POLICY (self), 0);

  return self->default_days > 0 ? self->default_days : self->maximum_days;
}

/**
 * signet_policy_get_default_expires:
 * @self: a policy
 * @now: Unix seconds
 *
 * Returns: when a secret ends that is issued now and for which nothing is said, in Unix
 *   seconds, 0 for never
 */
gint64
signet_policy_get_default_expires (SignetPolicy *self,
                                   gint64        now)
{
  guint days = signet_policy_get_effective_days (self);

  return days > 0 ? now + (gint64) days * SIGNET_POLICY_DAY : 0;
}

/**
 * signet_policy_get_latest_expires:
 * @self: a policy
 * @now: Unix seconds
 *
 * Returns: the latest time that can be set now, in Unix seconds, 0 if there is no maximum
 */
gint64
signet_policy_get_latest_expires (SignetPolicy *self,
                                  gint64        now)
{
  g_return_val_if_fail (SIGNET_IS_POLICY (self), 0);

  return self->maximum_days > 0 ? now + (gint64) self->maximum_days * SIGNET_POLICY_DAY : 0;
}

/**
 * signet_policy_allows:
 * @self: a policy
 * @expires: when a secret would end, in Unix seconds, 0 for never
 * @now: Unix seconds
 *
 * Returns: whether that is not beyond the maximum, if there is one
 */
gboolean
signet_policy_allows (SignetPolicy *self,
                      gint64        expires,
                      gint64        now)
{
  gint64 latest = signet_policy_get_latest_expires (self, now);

  return latest == 0 || (expires != 0 && expires <= latest);
}

/**
 * signet_policy_count_beyond:
 * @maximum_days: a maximum, 0 for none
 * @credentials: (element-type SignetCredential): some credentials
 * @now: Unix seconds
 *
 * What is there already stays as it is when a maximum is set.
 *
 * Returns: how many of @credentials have a live secret that lasts longer than could be set now
 */
guint
signet_policy_count_beyond (guint       maximum_days,
                            GListModel *credentials,
                            gint64      now)
{
  gint64 latest = now + (gint64) maximum_days * SIGNET_POLICY_DAY;
  guint number = 0;

  g_return_val_if_fail (G_IS_LIST_MODEL (credentials), 0);

  for (guint i = 0; maximum_days > 0 && i < g_list_model_get_n_items (credentials); i++)
    {
      g_autoptr(SignetCredential) credential = g_list_model_get_item (credentials, i);

      number += is_beyond (credential, latest);
    }

  return number;
}

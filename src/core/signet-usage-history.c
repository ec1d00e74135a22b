/* signet-usage-history.c: how many tokens a credential was given, day by day
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-usage-history.h"

#include "signet-error.h"
#include "signet-json.h"

/* More than any issuer keeps: ten years. */
#define DAYS_MAX 3660

/* Days are those of UTC, in days since 1970, without a gap. The last is today. */
struct _SignetUsageHistory
{
  GObject parent_instance;

  GPtrArray *days;      /* (owned) (element-type GArray) of Portion, one for each day */
  gint64 first_day;
  gint64 counted_since; /* a day */
};

/* What was given for one secret on one day. */
typedef struct
{
  char *secret_id; /* (owned) */
  guint64 n_tokens;
} Portion;

G_DEFINE_FINAL_TYPE (SignetUsageHistory, signet_usage_history, G_TYPE_OBJECT)

/*
 * Helpers
 */

static void
clear_portion (gpointer data)
{
  Portion *portion = data;

  g_free (portion->secret_id);
}

static GArray *
get_portions (SignetUsageHistory *self,
              guint               index)
{
  return g_ptr_array_index (self->days, index);
}

static void
set_length (SignetUsageHistory *self,
            guint               n_days)
{
  while (self->days->len < n_days)
    {
      GArray *portions = g_array_new (FALSE, FALSE, sizeof (Portion));

      g_array_set_clear_func (portions, clear_portion);
      g_ptr_array_add (self->days, portions);
    }
}

static char *
day_to_string (gint64 day)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (day * SIGNET_USAGE_HISTORY_DAY);

  return g_date_time_format (date, "%Y-%m-%d");
}

static gboolean
read_day (JsonNode    *node,
          const char  *member,
          gint64      *day,
          GError     **error)
{
  const char *text = signet_json_peek_string (node, member);
  g_autofree char *whole = text != NULL ? g_strconcat (text, "T00:00:00Z", NULL) : NULL;
  g_autoptr(GDateTime) date = whole != NULL ? g_date_time_new_from_iso8601 (whole, NULL) : NULL;

  if (date == NULL)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED, "“%s” is not a day", member);
      return FALSE;
    }

  *day = g_date_time_to_unix (date) / SIGNET_USAGE_HISTORY_DAY;

  return TRUE;
}

static gboolean
read_portions (SignetUsageHistory  *self,
               JsonNode            *node,
               gint64               day,
               GError             **error)
{
  JsonArray *array;

  if (!signet_json_read_array (node, "secrets", &array, error))
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      const char *secret_id;
      gint64 n_tokens;

      if (!signet_json_read_string (element, "secret_id", &secret_id, error) ||
          !signet_json_read_id (element, "tokens", &n_tokens, error))
        return FALSE;

      signet_usage_history_add (self, day, secret_id, (guint64) n_tokens);
    }

  return TRUE;
}

static gboolean
read_days (SignetUsageHistory  *self,
           JsonArray           *array,
           GError             **error)
{
  set_length (self, json_array_get_length (array));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      gint64 day;

      if (!read_day (node, "date", &day, error))
        return FALSE;

      if (i == 0)
        self->first_day = day;
      if (day != self->first_day + i)
        {
          g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                               "The days do not follow each other");
          return FALSE;
        }

      if (!read_portions (self, node, day, error))
        return FALSE;
    }

  return TRUE;
}

static void
add_day (SignetUsageHistory *self,
         guint               index,
         JsonBuilder        *builder)
{
  GArray *portions = get_portions (self, index);
  g_autofree char *date = day_to_string (self->first_day + index);

  json_builder_begin_object (builder);
  signet_json_add_string (builder, "date", date);
  json_builder_set_member_name (builder, "tokens");
  json_builder_add_int_value (builder, (gint64) signet_usage_history_get_tokens (self, index));
  json_builder_set_member_name (builder, "secrets");
  json_builder_begin_array (builder);
  for (guint i = 0; i < portions->len; i++)
    {
      const Portion *portion = &g_array_index (portions, Portion, i);

      json_builder_begin_object (builder);
      signet_json_add_string (builder, "secret_id", portion->secret_id);
      json_builder_set_member_name (builder, "tokens");
      json_builder_add_int_value (builder, (gint64) portion->n_tokens);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/*
 * GObject
 */

static void
signet_usage_history_finalize (GObject *object)
{
  SignetUsageHistory *self = SIGNET_USAGE_HISTORY (object);

  g_ptr_array_unref (self->days);

  G_OBJECT_CLASS (signet_usage_history_parent_class)->finalize (object);
}

static void
signet_usage_history_class_init (SignetUsageHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_usage_history_finalize;
}

static void
signet_usage_history_init (SignetUsageHistory *self)
{
  self->days = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
}

/*
 * Public
 */

/**
 * signet_usage_history_new:
 * @last_day: the last day, in days since 1970
 * @n_days: how many days there are
 * @counted_since: the day since which tokens are counted at all
 *
 * Returns: (transfer full): a history without a token
 */
SignetUsageHistory *
signet_usage_history_new (gint64 last_day,
                          guint  n_days,
                          gint64 counted_since)
{
  SignetUsageHistory *self = g_object_new (SIGNET_TYPE_USAGE_HISTORY, NULL);

  self->first_day = last_day - n_days + 1;
  self->counted_since = counted_since;
  set_length (self, n_days);

  return self;
}

/**
 * signet_usage_history_new_from_json:
 * @node: what an issuer said
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable): the history, or %NULL with @error set
 */
SignetUsageHistory *
signet_usage_history_new_from_json (JsonNode  *node,
                                    GError   **error)
{
  g_autoptr(SignetUsageHistory) self = g_object_new (SIGNET_TYPE_USAGE_HISTORY, NULL);
  JsonArray *array;

  if (signet_json_peek_object (node) == NULL)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                           "The usage is not an object");
      return NULL;
    }

  if (!read_day (node, "counted_since", &self->counted_since, error) ||
      !signet_json_read_array (node, "days", &array, error))
    return NULL;

  if (json_array_get_length (array) == 0 || json_array_get_length (array) > DAYS_MAX)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                           "There are no days, or too many");
      return NULL;
    }

  return read_days (self, array, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * signet_usage_history_to_json:
 * @self: a history
 *
 * Returns: (transfer full): what [ctor@Signet.UsageHistory.new_from_json] reads
 */
JsonNode *
signet_usage_history_to_json (SignetUsageHistory *self)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();
  g_autofree char *since = NULL;

  g_return_val_if_fail (SIGNET_IS_USAGE_HISTORY (self), NULL);

  since = day_to_string (self->counted_since);
  json_builder_begin_object (builder);
  signet_json_add_string (builder, "counted_since", since);
  json_builder_set_member_name (builder, "tokens");
  json_builder_add_int_value (builder, (gint64) signet_usage_history_get_total (self));
  json_builder_set_member_name (builder, "days");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->days->len; i++)
    add_day (self, i, builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/**
 * signet_usage_history_add:
 * @self: a history
 * @day: one of its days, in days since 1970
 * @secret_id: the id of a secret
 * @n_tokens: how many tokens were given for that secret on that day
 *
 * Adds what is known. A day that is none of its own is left out.
 */
void
signet_usage_history_add (SignetUsageHistory *self,
                          gint64              day,
                          const char         *secret_id,
                          guint64             n_tokens)
{
  Portion portion = { .n_tokens = n_tokens };
  gint64 index;

  g_return_if_fail (SIGNET_IS_USAGE_HISTORY (self));
  g_return_if_fail (secret_id != NULL);

  index = day - self->first_day;
  if (index < 0 || index >= self->days->len)
    return;

  portion.secret_id = g_strdup (secret_id);
  g_array_append_val (get_portions (self, (guint) index), portion);
}

/**
 * signet_usage_history_get_n_days:
 * @self: a history
 *
 * Returns: how many days there are, the oldest first
 */
guint
signet_usage_history_get_n_days (SignetUsageHistory *self)
{
  g_return_val_if_fail (SIGNET_IS_USAGE_HISTORY (self), 0);

  return self->days->len;
}

/**
 * signet_usage_history_get_day:
 * @self: a history
 * @index: which day
 *
 * Returns: when it began, in Unix seconds
 */
gint64
signet_usage_history_get_day (SignetUsageHistory *self,
                              guint               index)
{
  g_return_val_if_fail (SIGNET_IS_USAGE_HISTORY (self), 0);

  return (self->first_day + index) * SIGNET_USAGE_HISTORY_DAY;
}

/**
 * signet_usage_history_get_counted_since:
 * @self: a history
 *
 * Returns: since when tokens are counted at all, in Unix seconds, 0 if that was before the
 *   first of the days
 */
gint64
signet_usage_history_get_counted_since (SignetUsageHistory *self)
{
  g_return_val_if_fail (SIGNET_IS_USAGE_HISTORY (self), 0);

  return self->counted_since > self->first_day ? self->counted_since * SIGNET_USAGE_HISTORY_DAY
                                               : 0;
}

/**
 * signet_usage_history_get_tokens:
 * @self: a history
 * @index: which day
 *
 * Returns: how many tokens were given on that day
 */
guint64
signet_usage_history_get_tokens (SignetUsageHistory *self,
                                 guint               index)
{
  return signet_usage_history_get_secret_tokens (self, index, NULL);
}

/**
 * signet_usage_history_get_secret_tokens:
 * @self: a history
 * @index: which day
 * @secret_id: (nullable): the id of a secret, %NULL for all together
 *
 * Returns: how many tokens were given for that secret on that day
 */
guint64
signet_usage_history_get_secret_tokens (SignetUsageHistory *self,
                                        guint               index,
                                        const char         *secret_id)
{
  GArray *portions;
  guint64 number = 0;

  g_return_val_if_fail (SIGNET_IS_USAGE_HISTORY (self), 0);
  g_return_val_if_fail (index < self->days->len, 0);

  portions = get_portions (self, index);
  for (guint i = 0; i < portions->len; i++)
    {
      const Portion *portion = &g_array_index (portions, Portion, i);

      if (secret_id == NULL || g_str_equal (portion->secret_id, secret_id))
        number += portion->n_tokens;
    }

  return number;
}

/**
 * signet_usage_history_get_total:
 * @self: a history
 *
 * Returns: how many tokens were given on all its days together
 */
guint64
signet_usage_history_get_total (SignetUsageHistory *self)
{
  guint64 number = 0;

  g_return_val_if_fail (SIGNET_IS_USAGE_HISTORY (self), 0);

  for (guint i = 0; i < self->days->len; i++)
    number += signet_usage_history_get_tokens (self, i);

  return number;
}

/**
 * signet_usage_history_get_busiest:
 * @self: a history
 *
 * Returns: the day with the most tokens, the latest of several
 */
guint
signet_usage_history_get_busiest (SignetUsageHistory *self)
{
  guint busiest = 0;

  g_return_val_if_fail (SIGNET_IS_USAGE_HISTORY (self), 0);

  for (guint i = 1; i < self->days->len; i++)
    {
      if (signet_usage_history_get_tokens (self, i) >=
          signet_usage_history_get_tokens (self, busiest))
        busiest = i;
    }

  return busiest;
}

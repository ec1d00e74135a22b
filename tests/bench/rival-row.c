/* rival-row.c: one row of the rival's list
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rival-row.h"

enum
{
  PROP_0,
  PROP_NAME,
  PROP_TEXT,
  PROP_APIS,
  PROP_SCOPE,
  PROP_STATUS,
  PROP_LAST_USED,
  PROP_LAST_USED_TEXT,
  PROP_EXPIRES,
  PROP_EXPIRES_TEXT,
  N_PROPERTIES,
};

/* What the columns show and what is searched in; nothing of the rest is kept. */
struct _RivalRow
{
  GObject parent_instance;

  char *texts[N_PROPERTIES]; /* (owned) */
  gint64 last_used;
  gint64 expires;
};

G_DEFINE_FINAL_TYPE (RivalRow, rival_row, G_TYPE_OBJECT)

/*
 * Helpers
 */

static gint64
read_time (JsonObject *object,
           const char *member)
{
  const char *text = json_object_get_string_member_with_default (object, member, NULL);
  g_autoptr(GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  return time != NULL ? g_date_time_to_unix (time) : 0;
}

static char *
format_time (gint64 time)
{
  g_autoptr(GDateTime) date = time != 0 ? g_date_time_new_from_unix_utc (time) : NULL;

  return date != NULL ? g_date_time_format (date, "%F") : g_strdup ("Never");
}

static char *
join_grants (JsonObject *credential,
             const char *member)
{
  JsonArray *grants = json_object_get_array_member (credential, "grants");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (grants); i++)
    {
      JsonObject *grant = json_array_get_object_element (grants, i);

      if (i > 0)
        g_string_append (text, ", ");
      g_string_append (text, json_object_get_string_member (grant, member));
    }

  return g_string_free (text, FALSE);
}

static gint64
read_expires (JsonObject *credential)
{
  JsonArray *secrets = json_object_get_array_member (credential, "secrets");
  guint length = json_array_get_length (secrets);

  return length > 0 ? read_time (json_array_get_object_element (secrets, length - 1), "expires")
                    : 0;
}

/*
 * GObject
 */

static void
rival_row_finalize (GObject *object)
{
  RivalRow *self = RIVAL_ROW (object);

  for (guint i = 0; i < N_PROPERTIES; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (rival_row_parent_class)->finalize (object);
}

static void
rival_row_get_property (GObject    *object,
                        guint       property_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  RivalRow *self = RIVAL_ROW (object);

  if (property_id == PROP_LAST_USED)
    g_value_set_int64 (value, self->last_used);
  else if (property_id == PROP_EXPIRES)
    g_value_set_int64 (value, self->expires);
  else
    g_value_set_string (value, self->texts[property_id]);
}

static void
rival_row_class_init (RivalRowClass *klass)
{
  static const char *const names[N_PROPERTIES] = {
    [PROP_NAME] = "name", [PROP_TEXT] = "text", [PROP_APIS] = "apis", [PROP_SCOPE] = "scope",
    [PROP_STATUS] = "status", [PROP_LAST_USED] = "last-used",
    [PROP_LAST_USED_TEXT] = "last-used-text", [PROP_EXPIRES] = "expires",
    [PROP_EXPIRES_TEXT] = "expires-text",
  };
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = rival_row_finalize;
  object_class->get_property = rival_row_get_property;
  for (guint i = 1; i < N_PROPERTIES; i++)
    {
      gboolean is_number = i == PROP_LAST_USED || i == PROP_EXPIRES;

      g_object_class_install_property (object_class, i, is_number
        ? g_param_spec_int64 (names[i], NULL, NULL, 0, G_MAXINT64, 0, flags)
        : g_param_spec_string (names[i], NULL, NULL, NULL, flags));
    }
}

static void
rival_row_init (RivalRow *self)
{
}

/*
 * Public
 */

/**
 * rival_row_new:
 * @credential: a credential as the issuer gives it
 *
 * Returns: (transfer full): a row
 */
RivalRow *
rival_row_new (JsonObject *credential)
{
  RivalRow *self = g_object_new (RIVAL_TYPE_ROW, NULL);
  const char *name = json_object_get_string_member (credential, "display_name");

  self->last_used = read_time (credential, "last_used");
  self->expires = read_expires (credential);
  self->texts[PROP_NAME] = g_strdup (name);
  self->texts[PROP_TEXT] = g_strjoin ("\n", name,
                                      json_object_get_string_member (credential, "client_id"),
                                      json_object_get_string_member (credential, "owner"),
                                      json_object_get_string_member (credential, "note"), NULL);
  self->texts[PROP_APIS] = join_grants (credential, "api");
  self->texts[PROP_SCOPE] = join_grants (credential, "level");
  self->texts[PROP_STATUS] = g_strdup (json_object_get_string_member (credential, "status"));
  self->texts[PROP_LAST_USED_TEXT] = format_time (self->last_used);
  self->texts[PROP_EXPIRES_TEXT] = format_time (self->expires);

  return self;
}

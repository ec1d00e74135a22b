/* signet-credential-reader.c: reading very many credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-credential-reader.h"

#include "signet-error.h"
#include "signet-json.h"
#include "signet-time.h"

#include <string.h>

/* Reads the same as [ctor@Signet.Credential.new_from_json], but many of them, without a tree,
 * and so that they share what is equal: names of people in a pool, grants as objects. A reader
 * goes from thread to thread, one at a time.
 */
struct _SignetCredentialReader
{
  GMutex lock;
  SignetTextPool *pool; /* (owned) */
  GHashTable *known;    /* (owned) set of SignetGrant, to find an equal one */
  GPtrArray *grants;    /* (owned) (element-type SignetGrant) of one credential */
  GPtrArray *secrets;   /* (owned) (element-type SignetSecretInfo) of one credential */
  GArray *workspaces;   /* (owned) (element-type gint64) of one grant */
};

G_DEFINE_BOXED_TYPE (SignetCredentialReader, signet_credential_reader,
                     signet_credential_reader_ref, signet_credential_reader_unref)

typedef enum
{
  KIND_TEXT, /* a string */
  KIND_ID,   /* see signet_json_node_to_id() */
  KIND_TIME, /* a time, null, or missing */
  KIND_LIST  /* an array */
} Kind;

/* One member of an object, and where its value goes. */
typedef struct
{
  const char *name;
  Kind kind;
  gsize offset; /* in the struct that is filled, but for lists */
  gboolean (*read_element) (SignetCredentialReader  *self,
                            SignetJsonCursor        *cursor,
                            GError                 **error); /* for lists */
} Field;

typedef struct
{
  const char *api;
  const char *permission;
  const char *level;
} GrantFields;

typedef struct
{
  const char *id;
  const char *hint;
  gint64 created;
  gint64 expires;
  gint64 last_used;
} SecretFields;

typedef struct
{
  SignetCredentialFields common;
  const char *status;
} CredentialFields;

/*
 * Helpers
 */

static gboolean
set_malformed (GError     **error,
               const char  *member,
               const char  *wanted)
{
  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED, "“%s” is not %s", member, wanted);

  return FALSE;
}

static gboolean
read_id (SignetJsonCursor *cursor,
         gint64           *id)
{
  const char *digits = signet_json_cursor_read_string (cursor);
  guint64 number;

  if (digits == NULL)
    return signet_json_cursor_read_int (cursor, id) && *id >= 1 && *id <= SIGNET_JSON_ID_MAX;

  if (!g_ascii_string_to_unsigned (digits, 10, 1, SIGNET_JSON_ID_MAX, &number, NULL))
    return FALSE;

  *id = (gint64) number;

  return TRUE;
}

static gboolean
read_list (SignetCredentialReader  *self,
           SignetJsonCursor        *cursor,
           const Field             *field,
           GError                 **error)
{
  if (!signet_json_cursor_enter_array (cursor))
    return set_malformed (error, field->name, "a list");

  while (signet_json_cursor_next_element (cursor))
    {
      if (!field->read_element (self, cursor, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_field (SignetCredentialReader  *self,
            SignetJsonCursor        *cursor,
            const Field             *field,
            gpointer                 target,
            GError                 **error)
{
  gpointer value = G_STRUCT_MEMBER_P (target, field->offset);

  switch (field->kind)
    {
    case KIND_TEXT:
      *(const char **) value = signet_json_cursor_read_string (cursor);
      return *(const char **) value != NULL || set_malformed (error, field->name, "a text");

    case KIND_ID:
      return read_id (cursor, value) || set_malformed (error, field->name, "an id");

    case KIND_TIME:
      *(gint64 *) value = 0;
      return signet_json_cursor_read_null (cursor) ||
             signet_time_from_string (signet_json_cursor_read_string (cursor), value) ||
             set_malformed (error, field->name, "a time");

    case KIND_LIST:
    default:
      return read_list (self, cursor, field, error);
    }
}

/* Members mostly come in the order of the table, so the next one is looked at first. */
static const Field *
find_field (const Field *fields,
            guint        n_fields,
            guint        expected,
            const char  *name)
{
  for (guint i = 0; i < n_fields; i++)
    {
      const Field *field = &fields[(expected + i) % n_fields];

      if (strcmp (field->name, name) == 0)
        return field;
    }

  return NULL;
}

/* Unknown members are passed over, so that a newer issuer can say more. Gives in @seen, bit by
 * bit, which of @fields were there.
 */
static gboolean
read_object (SignetCredentialReader  *self,
             SignetJsonCursor        *cursor,
             const Field             *fields,
             guint                    n_fields,
             gpointer                 target,
             guint                   *seen,
             GError                 **error)
{
  const char *name;
  guint expected = 0;

  *seen = 0;
  if (!signet_json_cursor_enter_object (cursor))
    return set_malformed (error, fields[0].name, "in an object");

  while ((name = signet_json_cursor_next_member (cursor)) != NULL)
    {
      const Field *field = find_field (fields, n_fields, expected, name);

      if (field == NULL)
        {
          signet_json_cursor_skip (cursor);
          continue;
        }

      if ((*seen & 1u << (field - fields)) != 0)
        return set_malformed (error, name, "there once");
      if (!read_field (self, cursor, field, target, error))
        return FALSE;
      expected = (guint) (field - fields) + 1;
      *seen |= 1u << (field - fields);
    }

  for (guint i = 0; i < n_fields; i++)
    {
      if ((*seen & 1u << i) == 0 && (fields[i].kind == KIND_TEXT || fields[i].kind == KIND_ID))
        return set_malformed (error, fields[i].name, "there");
    }

  return TRUE;
}

/* Grants */

static gboolean
read_workspace (SignetCredentialReader  *self,
                SignetJsonCursor        *cursor,
                GError                 **error)
{
  gint64 id;

  if (!read_id (cursor, &id))
    return set_malformed (error, "workspaces", "a list of ids");

  g_array_append_val (self->workspaces, id);

  return TRUE;
}

static const Field grant_fields[] = {
  { "api", KIND_TEXT, G_STRUCT_OFFSET (GrantFields, api), NULL },
  { "permission", KIND_TEXT, G_STRUCT_OFFSET (GrantFields, permission), NULL },
  { "level", KIND_TEXT, G_STRUCT_OFFSET (GrantFields, level), NULL },
  { "workspaces", KIND_LIST, 0, read_workspace },
};

#define GRANT_WORKSPACES 3

static SignetGrant *
share_grant (SignetCredentialReader *self,
             const GrantFields      *fields,
             SignetLevel             level)
{
  guint n_workspaces = level == SIGNET_LEVEL_WORKSPACE ? self->workspaces->len : 0;
  g_autoptr(SignetGrant) grant =
    signet_grant_new (fields->api, fields->permission, level,
                      (const gint64 *) (gpointer) self->workspaces->data, n_workspaces);
  SignetGrant *known = g_hash_table_lookup (self->known, grant);

  if (known == NULL)
    {
      known = grant;
      g_hash_table_add (self->known, signet_grant_ref (grant));
    }

  return signet_grant_ref (known);
}

static gboolean
read_grant (SignetCredentialReader  *self,
            SignetJsonCursor        *cursor,
            GError                 **error)
{
  GrantFields fields = { NULL };
  SignetLevel level;
  guint seen;

  g_array_set_size (self->workspaces, 0);
  if (!read_object (self, cursor, grant_fields, G_N_ELEMENTS (grant_fields),
                    &fields, &seen, error))
    return FALSE;

  if (!signet_level_from_string (fields.level, &level))
    return set_malformed (error, fields.level, "a level");
  if (level == SIGNET_LEVEL_WORKSPACE && (seen & 1u << GRANT_WORKSPACES) == 0)
    return set_malformed (error, "workspaces", "a list");

  g_ptr_array_add (self->grants, share_grant (self, &fields, level));

  return TRUE;
}

/* Secrets */

static const Field secret_fields[] = {
  { "id", KIND_TEXT, G_STRUCT_OFFSET (SecretFields, id), NULL },
  { "hint", KIND_TEXT, G_STRUCT_OFFSET (SecretFields, hint), NULL },
  { "created", KIND_TIME, G_STRUCT_OFFSET (SecretFields, created), NULL },
  { "expires", KIND_TIME, G_STRUCT_OFFSET (SecretFields, expires), NULL },
  { "last_used", KIND_TIME, G_STRUCT_OFFSET (SecretFields, last_used), NULL },
};

static gboolean
read_secret (SignetCredentialReader  *self,
             SignetJsonCursor        *cursor,
             GError                 **error)
{
  SecretFields fields = { NULL };
  guint seen;

  if (!read_object (self, cursor, secret_fields, G_N_ELEMENTS (secret_fields),
                    &fields, &seen, error))
    return FALSE;

  g_ptr_array_add (self->secrets,
                   signet_secret_info_new (fields.id, fields.hint, fields.created,
                                           fields.expires, fields.last_used));

  return TRUE;
}

/* Credentials */

#define COMMON(member) G_STRUCT_OFFSET (CredentialFields, common.member)

static const Field credential_fields[] = {
  { "client_id", KIND_TEXT, COMMON (client_id), NULL },
  { "display_name", KIND_TEXT, COMMON (display_name), NULL },
  { "status", KIND_TEXT, G_STRUCT_OFFSET (CredentialFields, status), NULL },
  { "account_id", KIND_ID, COMMON (account_id), NULL },
  { "note", KIND_TEXT, COMMON (note), NULL },
  { "owner", KIND_TEXT, COMMON (owner), NULL },
  { "created", KIND_TIME, COMMON (created), NULL },
  { "created_by", KIND_TEXT, COMMON (created_by), NULL },
  { "updated", KIND_TIME, COMMON (updated), NULL },
  { "updated_by", KIND_TEXT, COMMON (updated_by), NULL },
  { "last_used", KIND_TIME, COMMON (last_used), NULL },
  { "revision", KIND_ID, COMMON (revision), NULL },
  { "grants", KIND_LIST, 0, read_grant },
  { "secrets", KIND_LIST, 0, read_secret },
};

#define CREDENTIAL_LISTS (1u << 12 | 1u << 13)

static SignetCredential *
read_credential (SignetCredentialReader  *self,
                 SignetJsonCursor        *cursor,
                 GError                 **error)
{
  CredentialFields fields = {
    .common = { .grants = self->grants, .secrets = self->secrets, .pool = self->pool },
  };
  SignetCredential *credential;
  guint seen;

  g_ptr_array_set_size (self->grants, 0);
  g_ptr_array_set_size (self->secrets, 0);
  if (!read_object (self, cursor, credential_fields, G_N_ELEMENTS (credential_fields),
                    &fields, &seen, error))
    return NULL;

  if ((seen & CREDENTIAL_LISTS) != CREDENTIAL_LISTS)
    {
      set_malformed (error, "grants” or “secrets", "there");
      return NULL;
    }

  fields.common.active = strcmp (fields.status, "active") == 0;
  if (!fields.common.active && strcmp (fields.status, "inactive") != 0)
    {
      set_malformed (error, fields.status, "a status");
      return NULL;
    }

  credential = signet_credential_new (&fields.common);
  /* Every list sorts and searches, and this thread has more time for it than the one that
   * shows the list.
   */
  signet_credential_get_sort_key (credential);

  return credential;
}

static void
clear_reader (gpointer data)
{
  SignetCredentialReader *self = data;

  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->grants);
  g_ptr_array_unref (self->secrets);
  g_array_unref (self->workspaces);
  signet_text_pool_unref (self->pool);
  g_mutex_clear (&self->lock);
}

/*
 * Public
 */

/**
 * signet_credential_reader_new:
 *
 * Returns: (transfer full): a reader; what it reads shares what is equal
 */
SignetCredentialReader *
signet_credential_reader_new (void)
{
  SignetCredentialReader *self = g_atomic_rc_box_new0 (SignetCredentialReader);

  g_mutex_init (&self->lock);
  self->pool = signet_text_pool_new ();
  self->known = g_hash_table_new_full ((GHashFunc) signet_grant_hash,
                                       (GEqualFunc) signet_grant_equal,
                                       (GDestroyNotify) signet_grant_unref, NULL);
  self->grants = g_ptr_array_new_with_free_func ((GDestroyNotify) signet_grant_unref);
  self->secrets = g_ptr_array_new_with_free_func ((GDestroyNotify) signet_secret_info_unref);
  self->workspaces = g_array_new (FALSE, FALSE, sizeof (gint64));

  return self;
}

/**
 * signet_credential_reader_ref:
 * @self: a reader
 *
 * Returns: (transfer full): @self
 */
SignetCredentialReader *
signet_credential_reader_ref (SignetCredentialReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * signet_credential_reader_unref:
 * @self: (transfer full): a reader
 *
 * Gives up one reference. What was read stays good.
 */
void
signet_credential_reader_unref (SignetCredentialReader *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_reader);
}

/**
 * signet_credential_reader_read:
 * @self: a reader
 * @cursor: a cursor before an array
 * @error: return location for %SIGNET_ERROR_MALFORMED
 *
 * Reads credentials as an issuer gives them, ready to be sorted and searched. May be called
 * from any thread.
 *
 * Returns: (transfer full) (nullable) (element-type SignetCredential): the credentials, or
 *   %NULL with @error set
 */
GPtrArray *
signet_credential_reader_read (SignetCredentialReader  *self,
                               SignetJsonCursor        *cursor,
                               GError                 **error)
{
  g_autoptr(GPtrArray) credentials = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GMutexLocker) locker = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (cursor != NULL, NULL);

  if (!signet_json_cursor_enter_array (cursor))
    {
      set_malformed (error, "credentials", "a list");
      return NULL;
    }

  locker = g_mutex_locker_new (&self->lock);
  while (signet_json_cursor_next_element (cursor))
    {
      SignetCredential *credential = read_credential (self, cursor, error);

      if (credential == NULL)
        return NULL;

      g_ptr_array_add (credentials, credential);
    }

  return g_steal_pointer (&credentials);
}

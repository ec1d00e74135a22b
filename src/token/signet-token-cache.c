/* signet-token-cache.c: tokens that are kept until shortly before they end
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-token-cache.h"

#include "signet-token-claims.h"
#include "signet-token-files.h"

#include <errno.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define FORMAT "signet-token 1"
#define NAME_PREFIX "name-"

/* A token is not given out when it ends so soon: at most a minute, and for one that lives short,
 * a tenth of its life.
 */
#define MARGIN_MAX 60
#define MARGIN_PART 10

struct _SignetTokenCache
{
  int folder; /* (owned) */
  int lock;   /* (owned) -1 while nothing is locked */
};

/*
 * Helpers
 */

/* A zero byte between them, so that no two lists of texts are the same. */
static char *
digest (const char *const *texts,
        guint              n_texts)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < n_texts; i++)
    {
      const char *text = texts[i] != NULL ? texts[i] : "";

      g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text) + 1);
    }

  return g_strdup (g_checksum_get_string (checksum));
}

static char *
make_name_key (const char *connection_id,
               const char *name)
{
  const char *texts[] = { connection_id, name };
  g_autofree char *sum = digest (texts, G_N_ELEMENTS (texts));

  return g_strconcat (NAME_PREFIX, sum, NULL);
}

static gint64
count_until (gint64 asked,
             gint64 expires)
{
  gint64 margin = CLAMP ((expires - asked) / MARGIN_PART, 1, MARGIN_MAX);

  return expires - margin;
}

/* Reads “NAME VALUE” and the end of the line, and gives what comes behind. */
static char *
read_line (char        *text,
           const char  *name,
           char       **value)
{
  gsize length = strlen (name);
  char *end;

  if (text == NULL || strncmp (text, name, length) != 0 || text[length] != ' ')
    return NULL;

  *value = text + length + 1;
  end = strchr (*value, '\n');
  if (end == NULL)
    return NULL;
  *end = '\0';

  return end + 1;
}

static gboolean
read_times (char   **text,
            gint64  *asked,
            gint64  *expires)
{
  char *value;

  if (!g_str_has_prefix (*text, FORMAT "\n"))
    return FALSE;

  *text = read_line (*text + strlen (FORMAT "\n"), "asked", &value);
  if (*text == NULL || !g_ascii_string_to_signed (value, 10, 0, G_MAXINT64, asked, NULL))
    return FALSE;

  *text = read_line (*text, "expires", &value);

  return *text != NULL && g_ascii_string_to_signed (value, 10, 0, G_MAXINT64, expires, NULL);
}

/* A clock that was set back makes everything younger than it is. */
static gboolean
is_good (gint64 asked,
         gint64 expires,
         gint64 since,
         gint64 now)
{
  return asked >= since && asked <= now &&
         now / G_USEC_PER_SEC < count_until (asked / G_USEC_PER_SEC, expires);
}

static void
close_descriptor (int *descriptor)
{
  if (*descriptor >= 0)
    close (*descriptor);
  *descriptor = -1;
}

/* Others hold the lock while they ask the issuer. The kernel takes it from whoever dies. */
static void
lock_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  int file = GPOINTER_TO_INT (data);
  int result;

  do
    result = flock (file, LOCK_EX);
  while (result != 0 && errno == EINTR);

  if (result == 0)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, G_IO_ERROR, g_io_error_from_errno (errno), "%s",
                             g_strerror (errno));
}

/*
 * Public
 */

/**
 * signet_token_cache_open:
 * @runtime_folder: (nullable): the runtime folder of this person
 * @error: return location for a [error@Gio.IOErrorEnum] with a sentence for people
 *
 * Returns: (transfer full) (nullable): what is kept there, or %NULL with @error set if nothing can
 *   be kept safely
 */
SignetTokenCache *
signet_token_cache_open (const char  *runtime_folder,
                         GError     **error)
{
  int folder = signet_token_files_open_folder (runtime_folder, error);
  SignetTokenCache *self;

  if (folder < 0)
    return NULL;

  self = g_new0 (SignetTokenCache, 1);
  self->folder = folder;
  self->lock = -1;

  return self;
}

/**
 * signet_token_cache_free:
 * @self: (transfer full): a cache
 *
 * Gives it up, and the lock with it.
 */
void
signet_token_cache_free (SignetTokenCache *self)
{
  g_return_if_fail (self != NULL);

  close_descriptor (&self->lock);
  close_descriptor (&self->folder);
  g_free (self);
}

/**
 * signet_token_cache_make_key:
 * @connection_id: where the credential is
 * @client_id: which it is
 * @scope: (nullable): what was asked for
 * @audience: (nullable): what was asked for
 *
 * Returns: (transfer full): the name under which such a token is kept, which tells nothing
 */
char *
signet_token_cache_make_key (const char *connection_id,
                             const char *client_id,
                             const char *scope,
                             const char *audience)
{
  const char *texts[] = { connection_id, client_id, scope, audience };

  return digest (texts, G_N_ELEMENTS (texts));
}

/**
 * signet_token_cache_load:
 * @self: a cache
 * @key: a name from [func@Signet.TokenCache.make_key]
 * @since: the token must have been asked for then or later, in microseconds since 1970
 * @now: microseconds since 1970
 *
 * Returns: (transfer full) (nullable): a token that is still good for a while
 */
SecretValue *
signet_token_cache_load (SignetTokenCache *self,
                         const char       *key,
                         gint64            since,
                         gint64            now)
{
  g_autofree char *data = NULL;
  SecretValue *token = NULL;
  gsize length = 0;
  gint64 asked = 0;
  gint64 expires = 0;
  char *text;
  char *value;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  data = signet_token_files_read (self->folder, key, &length);
  if (data == NULL)
    return NULL;

  text = data;
  if (read_times (&text, &asked, &expires) && is_good (asked, expires, since, now) &&
      read_line (text, "token", &value) != NULL)
    token = secret_value_new (value, -1, "text/plain");
  explicit_bzero (data, length);

  return token;
}

/**
 * signet_token_cache_store:
 * @self: a cache whose lock of @key is held
 * @key: a name from [func@Signet.TokenCache.make_key]
 * @token: a token
 * @expires: when it ends, in Unix seconds, or %SIGNET_TOKEN_NO_TIME
 * @asked: when it was asked for, in microseconds since 1970
 * @error: return location for a [error@Gio.IOErrorEnum] with a sentence for people
 *
 * Keeps a token, if it is known when it ends.
 *
 * Returns: %FALSE if it should be kept and is not
 */
gboolean
signet_token_cache_store (SignetTokenCache  *self,
                          const char        *key,
                          SecretValue       *token,
                          gint64             expires,
                          gint64             asked,
                          GError           **error)
{
  g_autofree char *text = NULL;
  gint64 now = asked / G_USEC_PER_SEC;
  gboolean stored;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (token != NULL, FALSE);

  signet_token_files_sweep (self->folder, now);
  if (expires == SIGNET_TOKEN_NO_TIME || count_until (now, expires) <= now)
    return TRUE;

  text = g_strdup_printf (FORMAT "\nasked %" G_GINT64_FORMAT "\nexpires %" G_GINT64_FORMAT
                          "\ntoken %s\n",
                          asked, expires, secret_value_get_text (token));
  stored = signet_token_files_write (self->folder, key, text, strlen (text), expires, error);
  explicit_bzero (text, strlen (text));

  return stored;
}

/**
 * signet_token_cache_forget:
 * @self: a cache
 * @key: a name from [func@Signet.TokenCache.make_key]
 *
 * Removes a token.
 */
void
signet_token_cache_forget (SignetTokenCache *self,
                           const char       *key)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (key != NULL);

  unlinkat (self->folder, key, 0);
}

/**
 * signet_token_cache_load_name:
 * @self: a cache
 * @connection_id: a connection
 * @name: what somebody calls a credential
 * @now: microseconds since 1970
 *
 * The keyring need not be asked for a name as long as the token lives that was got by it.
 *
 * Returns: (transfer full) (nullable): the Client ID
 */
char *
signet_token_cache_load_name (SignetTokenCache *self,
                              const char       *connection_id,
                              const char       *name,
                              gint64            now)
{
  g_autofree char *key = make_name_key (connection_id, name);
  g_autofree char *data = NULL;
  gsize length = 0;
  gint64 asked = 0;
  gint64 expires = 0;
  char *text;
  char *value;

  g_return_val_if_fail (self != NULL, NULL);

  data = signet_token_files_read (self->folder, key, &length);
  if (data == NULL)
    return NULL;

  text = data;
  if (!read_times (&text, &asked, &expires) || !is_good (asked, expires, 0, now) ||
      read_line (text, "client", &value) == NULL)
    return NULL;

  return g_strdup (value);
}

/**
 * signet_token_cache_store_name:
 * @self: a cache
 * @connection_id: a connection
 * @name: what somebody calls a credential
 * @client_id: its Client ID
 * @until: how long that is believed, in Unix seconds
 *
 * Keeps what a name means. It does not matter if that fails.
 */
void
signet_token_cache_store_name (SignetTokenCache *self,
                               const char       *connection_id,
                               const char       *name,
                               const char       *client_id,
                               gint64            until)
{
  g_autofree char *key = make_name_key (connection_id, name);
  g_autofree char *text = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (client_id != NULL);

  if (until == SIGNET_TOKEN_NO_TIME || strchr (client_id, '\n') != NULL)
    return;

  text = g_strdup_printf (FORMAT "\nasked %" G_GINT64_FORMAT "\nexpires %" G_GINT64_FORMAT
                          "\nclient %s\n",
                          g_get_real_time (), until, client_id);
  signet_token_files_write (self->folder, key, text, strlen (text), until, NULL);
}

/**
 * signet_token_cache_lock_async:
 * @self: a cache that holds no lock
 * @key: a name from [func@Signet.TokenCache.make_key]
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Waits until nobody else asks for such a token, and keeps others from it until @self is freed.
 */
void
signet_token_cache_lock_async (SignetTokenCache    *self,
                               const char          *key,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->lock < 0);

  g_task_set_source_tag (task, signet_token_cache_lock_async);
  self->lock = signet_token_files_open_lock (self->folder, key);
  if (self->lock < 0)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                               "The lock is not a file of this user");
      return;
    }

  g_task_set_task_data (task, GINT_TO_POINTER (self->lock), NULL);
  g_task_run_in_thread (task, lock_thread);
}

/**
 * signet_token_cache_lock_finish:
 * @result: what the callback was given
 * @error: return location for a [error@Gio.IOErrorEnum]
 *
 * Ends [method@Signet.TokenCache.lock_async].
 *
 * Returns: whether the lock is held
 */
gboolean
signet_token_cache_lock_finish (GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

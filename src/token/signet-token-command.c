/* signet-token-command.c: what signet-token does
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-token-command.h"

#include "signet-keyring-entry.h"
#include "signet-sandbox.h"
#include "signet-token-cache.h"
#include "signet-token-client.h"
#include "signet-token-error.h"
#include "signet-token-finder.h"
#include "signet-token-options.h"
#include "signet-token-place.h"
#include "signet-token-sentence.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* First what is kept is looked at, without the keyring and without the issuer. If that does not
 * do: which credential is meant → the lock → what is kept by now → the secret → where to ask →
 * the token.
 *
 * Secrets and tokens are in memory that is not swapped, never in an argument, the environment or
 * a message.
 */
/* How long it is believed that a name means the same credential as before. */
#define NAME_SECONDS 120

typedef struct
{
  SignetTokenOptions *options; /* (owned) */
  SignetTokenCache *cache;     /* (owned) (nullable) if nothing can be kept */
  GPtrArray *entries;          /* (owned) (nullable) (element-type SignetKeyringEntry) */
  SignetTokenClient *client;   /* (owned) (nullable) */
  GMainLoop *loop;             /* (owned) (nullable) */
  char *client_id;             /* (owned) (nullable) once it is known */
  char *key;                   /* (owned) (nullable) under which the token is kept */
  guint entry;                 /* which of the secrets is tried */
  guint timeout_id;
  gint64 started;              /* in microseconds since 1970 */
  gint64 asked;                /* when the issuer was asked, in the same way */
  SignetTokenExit status;
} Run;

static void read_secret (Run *run);

/*
 * Helpers
 */

static void
clear_run (Run *run)
{
  g_clear_handle_id (&run->timeout_id, g_source_remove);
  g_clear_pointer (&run->cache, signet_token_cache_free);
  g_clear_pointer (&run->entries, g_ptr_array_unref);
  g_clear_object (&run->client);
  g_clear_pointer (&run->loop, g_main_loop_unref);
  g_clear_pointer (&run->options, signet_token_options_free);
  g_free (run->client_id);
  g_free (run->key);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, clear_run)

static void
say (const char *sentence)
{
  g_printerr ("signet-token: %s\n", sentence);
}

static void
end (Run             *run,
     SignetTokenExit  status)
{
  run->status = status;
  if (run->loop != NULL)
    g_main_loop_quit (run->loop);
}

static void
fail (Run          *run,
      const GError *error)
{
  say (signet_token_sentence_get (error));
  end (run, signet_token_sentence_get_exit (error));
}

/* Without stdio, whose buffer would keep a copy. */
static gboolean
write_out (const char *text,
           gsize       length)
{
  while (length > 0)
    {
      gssize n = write (STDOUT_FILENO, text, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      text += n;
      length -= (gsize) n;
    }

  return TRUE;
}

static void
print_token (Run         *run,
             SecretValue *token)
{
  const char *header = run->options->header ? "Authorization: Bearer " : "";
  gsize length;
  const char *text = secret_value_get (token, &length);

  if (write_out (header, strlen (header)) && write_out (text, length) && write_out ("\n", 1))
    end (run, SIGNET_TOKEN_EXIT_PRINTED);
  else
    {
      say (_("The token could not be written."));
      end (run, SIGNET_TOKEN_EXIT_FAILED);
    }
}

static void
set_client_id (Run        *run,
               const char *client_id)
{
  g_free (run->client_id);
  g_free (run->key);
  run->client_id = g_strdup (client_id);
  run->key = signet_token_cache_make_key (run->options->connection, client_id,
                                          run->options->scope, run->options->audience);
}

/* Prints what is kept, if it will do. */
static gboolean
print_kept (Run    *run,
            gint64  since)
{
  g_autoptr(SecretValue) token = NULL;

  if (run->cache == NULL)
    return FALSE;

  token = signet_token_cache_load (run->cache, run->key, since, g_get_real_time ());
  if (token == NULL)
    return FALSE;

  print_token (run, token);

  return TRUE;
}

static gboolean
print_kept_by_name (Run *run)
{
  g_autofree char *client_id = NULL;

  if (run->cache == NULL || run->options->fresh)
    return FALSE;

  set_client_id (run, run->options->name);
  if (print_kept (run, 0))
    return TRUE;

  client_id = signet_token_cache_load_name (run->cache, run->options->connection,
                                            run->options->name, g_get_real_time ());
  if (client_id == NULL)
    return FALSE;

  set_client_id (run, client_id);

  return print_kept (run, 0);
}

static void
keep (Run               *run,
      SignetAccessToken *token)
{
  gint64 expires = signet_access_token_get_expires (token);
  g_autoptr(GError) error = NULL;

  if (run->cache == NULL)
    return;

  if (!signet_token_cache_store (run->cache, run->key, signet_access_token_get_value (token),
                                 expires, run->asked, &error))
    say (error->message);
  else if (!g_str_equal (run->options->name, run->client_id))
    signet_token_cache_store_name (run->cache, run->options->connection, run->options->name,
                                   run->client_id,
                                   MIN (expires, run->asked / G_USEC_PER_SEC + NAME_SECONDS));
}

static gboolean
can_prompt (void)
{
  return g_getenv ("DISPLAY") != NULL || g_getenv ("WAYLAND_DISPLAY") != NULL;
}

/*
 * Callbacks
 */

static gboolean
on_timeout_cb (gpointer user_data)
{
  Run *run = user_data;

  run->timeout_id = 0;
  say (_("It took too long."));
  end (run, SIGNET_TOKEN_EXIT_FAILED);

  return G_SOURCE_REMOVE;
}

/* The time that a person needs for the password does not count. */
static void
on_prompt_cb (gboolean asking,
              gpointer user_data)
{
  Run *run = user_data;

  g_clear_handle_id (&run->timeout_id, g_source_remove);
  if (!asking)
    run->timeout_id = g_timeout_add_seconds ((guint) run->options->timeout, on_timeout_cb, run);
}

static gboolean
has_another_secret (Run          *run,
                    const GError *error)
{
  return g_error_matches (error, SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_CLIENT) &&
         run->entry + 1 < run->entries->len;
}

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Run *run = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetAccessToken) token =
    signet_token_client_fetch_finish (SIGNET_TOKEN_CLIENT (source), result, &error);

  if (token != NULL)
    {
      keep (run, token);
      print_token (run, signet_access_token_get_value (token));
      return;
    }

  /* After a rotation, an older secret may lie beside the one that counts. */
  if (has_another_secret (run, error))
    {
      run->entry++;
      read_secret (run);
      return;
    }

  /* Whoever is refused now should not live on what was kept. */
  if (run->cache != NULL && error->domain == SIGNET_TOKEN_ERROR)
    signet_token_cache_forget (run->cache, run->key);
  fail (run, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Run *run = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SecretValue) secret = signet_keyring_entry_read_finish (result, &error);
  g_autoptr(SignetTokenRequest) request = NULL;

  if (secret == NULL)
    {
      fail (run, error);
      return;
    }

  request = signet_token_request_new (run->client_id, secret);
  signet_token_request_set_scope (request, run->options->scope);
  signet_token_request_set_audience (request, run->options->audience);
  run->asked = g_get_real_time ();
  signet_token_client_fetch_async (run->client, request, NULL, fetched_cb, run);
}

static void
read_secret (Run *run)
{
  signet_keyring_entry_read_async (g_ptr_array_index (run->entries, run->entry), NULL, read_cb,
                                   run);
}

static void
placed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Run *run = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetTokenEndpoint) endpoint = signet_token_place_find_finish (result, &error);

  if (endpoint == NULL)
    {
      fail (run, error);
      return;
    }

  run->client = signet_token_client_new (endpoint, NULL);
  read_secret (run);
}

/* What others asked for while this one waited will do, even for one that wants it fresh. */
static void
locked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Run *run = user_data;
  g_autoptr(GError) error = NULL;

  if (!signet_token_cache_lock_finish (result, &error))
    g_clear_pointer (&run->cache, signet_token_cache_free);

  if (!print_kept (run, run->options->fresh ? run->started : 0))
    signet_token_place_find_async (placed_cb, run);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Run *run = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *lock = NULL;

  run->entries = signet_token_finder_find_finish (result, &error);
  if (run->entries == NULL)
    {
      fail (run, error);
      return;
    }

  set_client_id (run, signet_keyring_entry_get_client_id (g_ptr_array_index (run->entries, 0)));
  if (run->cache == NULL)
    {
      signet_token_place_find_async (placed_cb, run);
      return;
    }

  /* One request at a time for a credential, whatever its scope. */
  lock = signet_token_cache_make_key (run->options->connection, run->client_id, NULL, NULL);
  signet_token_cache_lock_async (run->cache, lock, locked_cb, run);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Run *run = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = signet_keyring_entry_find_finish (result, &error);
  g_autofree char *list = NULL;

  if (entries == NULL)
    {
      fail (run, error);
      return;
    }

  list = signet_token_finder_list (entries);
  end (run, write_out (list, strlen (list)) ? SIGNET_TOKEN_EXIT_PRINTED
                                            : SIGNET_TOKEN_EXIT_FAILED);
}

static void
start (Run *run)
{
  run->loop = g_main_loop_new (NULL, FALSE);
  run->timeout_id = g_timeout_add_seconds ((guint) run->options->timeout, on_timeout_cb, run);
  if (run->options->list)
    signet_keyring_entry_find_async (run->options->connection, NULL, NULL, listed_cb, run);
  else
    signet_token_finder_find_async (run->options->connection, run->options->name, can_prompt (),
                                    on_prompt_cb, found_cb, run);
  g_main_loop_run (run->loop);
}

/*
 * Public
 */

/**
 * signet_token_command_run:
 * @argc: how many arguments there are
 * @argv: the arguments
 *
 * Does what the arguments ask for.
 *
 * Returns: the exit status, a [enum@Signet.TokenExit]
 */
int
signet_token_command_run (int    argc,
                          char **argv)
{
  g_auto(Run) run = { .started = g_get_real_time () };
  g_autoptr(GError) error = NULL;
  g_autofree char *runtime = NULL;

  run.options = signet_token_options_parse (&argc, &argv, &error);
  if (run.options == NULL)
    {
      say (error->message);
      return SIGNET_TOKEN_EXIT_USAGE;
    }

  if (run.options->version)
    {
      g_print ("signet-token %s\n", SIGNET_VERSION);
      return SIGNET_TOKEN_EXIT_PRINTED;
    }

  if (!run.options->list)
    {
      /* Without a runtime folder GLib would name one that lives longer than the session. */
      if (g_getenv ("XDG_RUNTIME_DIR") != NULL)
        runtime = signet_sandbox_dup_runtime_folder ();
      run.cache = signet_token_cache_open (runtime, &error);
      if (run.cache == NULL)
        say (error->message);
      if (print_kept_by_name (&run))
        return run.status;
    }

  start (&run);

  return run.status;
}

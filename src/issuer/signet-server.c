/* signet-server.c: everything that runs in the issuer
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-server.h"

#include "signet-admin.h"
#include "signet-catalogue-file.h"
#include "signet-error.h"
#include "signet-http-server.h"
#include "signet-key-file.h"
#include "signet-loopback-listener.h"
#include "signet-oauth.h"
#include "signet-registry.h"
#include "signet-signing-key.h"
#include "signet-store-lock.h"
#include "signet-unix-listener.h"

#define ADMIN_BODY_MAX (1024 * 1024)
#define OAUTH_BODY_MAX (64 * 1024)

#define SIGNING_KEY_SUFFIX ".signing-key.pem"

/* Two listeners, each with its thread. A thread has a connection to the database of its own;
 * what all of them share does not change once they run, but for the usage, which locks.
 *
 *     admin socket ── http server ── admin ── registry ── store ─┐
 *                                                usage ── store ─┼── database
 *     127.0.0.1 ───── http server ── oauth ── registry ── store ─┘
 */
struct _SignetServer
{
  GObject parent_instance;

  SignetStoreLock *lock;        /* (owned) (nullable) */
  SignetCatalogue *catalogue;   /* (owned) (nullable) shared */
  SignetHashKey *hash_key;      /* (owned) (nullable) shared */
  SignetUsage *usage;           /* (owned) (nullable) shared */
  SignetSigningKey *key;        /* (owned) (nullable) of the thread of the endpoints */
  SignetStore *store;           /* (owned) (nullable) of the thread of the admin API */
  SignetUnixListener *listener; /* (owned) (nullable) if the admin socket is ours */
  char *admin_socket;           /* (owned) (nullable) */
  char *issuer;                 /* (owned) (nullable) */

  SignetAdmin *admin;             /* (owned) (nullable) */
  SignetOauth *oauth;             /* (owned) (nullable) */
  SignetHttpServer *admin_server; /* (owned) (nullable) */
  SignetHttpServer *oauth_server; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SignetServer, signet_server, G_TYPE_OBJECT)

/* What the contract calls the reasons for not starting. */
static const struct
{
  SignetError code;
  const char *reason;
} reasons[] = {
  { SIGNET_ERROR_STORAGE_LOCKED, "database-locked" },
  { SIGNET_ERROR_STORAGE_TOO_NEW, "database-too-new" },
  { SIGNET_ERROR_STORAGE_CORRUPT, "database-corrupt" },
  { SIGNET_ERROR_STORAGE_READ_ONLY, "database-read-only" },
  { SIGNET_ERROR_STORAGE_FULL, "storage-full" },
  { SIGNET_ERROR_KEY_MISSING, "key-missing" },
  { SIGNET_ERROR_PORT_TAKEN, "port-taken" },
  { SIGNET_ERROR_SOCKET, "socket-path" },
};

/*
 * Helpers
 */

static const char *
find_reason (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
    return "socket-in-use";

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      if (g_error_matches (error, SIGNET_ERROR, (int) reasons[i].code))
        return reasons[i].reason;
    }

  return "failed";
}

static gboolean
open_database (SignetServer  *self,
               const char    *path,
               GError       **error)
{
  self->lock = signet_store_lock_acquire (path, error);
  if (self->lock == NULL)
    return FALSE;

  self->store = signet_store_open (path, error);

  return self->store != NULL;
}

static gboolean
load_keys (SignetServer  *self,
           GError       **error)
{
  g_autoptr(GBytes) pem = NULL;

  self->hash_key = signet_hash_key_load (self->store, error);
  if (self->hash_key == NULL)
    return FALSE;

  pem = signet_key_file_load (self->store, SIGNING_KEY_SUFFIX, signet_signing_key_make,
                              signet_store_has_credentials, error);
  if (pem != NULL)
    self->key = signet_signing_key_new (pem, error);

  return self->key != NULL;
}

static gboolean
open_admin (SignetServer         *self,
            SignetPassedSockets  *sockets,
            const char           *path,
            GError              **error)
{
  g_autoptr(SignetRegistry) registry = NULL;
  int fd = signet_passed_sockets_steal_admin (sockets);

  if (fd >= 0)
    path = signet_passed_sockets_get_path (sockets);
  else
    {
      self->listener = signet_unix_listener_open (path, error);
      if (self->listener == NULL)
        return FALSE;
      fd = signet_unix_listener_steal_fd (self->listener);
    }

  self->admin_socket = g_strdup (path);
  registry = signet_registry_new (self->store, self->catalogue, self->hash_key, self->usage);
  self->admin = signet_admin_new (registry, self->issuer);
  self->admin_server = signet_http_server_new (fd, ADMIN_BODY_MAX, signet_admin_handle,
                                               signet_admin_pulse, self->admin);

  return TRUE;
}

static gboolean
open_oauth (SignetServer         *self,
            SignetPassedSockets  *sockets,
            guint16               wanted,
            gint64                lifetime,
            GError              **error)
{
  g_autoptr(SignetStore) store = NULL;
  g_autoptr(SignetRegistry) registry = NULL;
  guint16 port;
  int fd;

  store = signet_store_open (signet_store_get_path (self->store), error);
  if (store == NULL)
    return FALSE;

  fd = signet_passed_sockets_steal_oauth (sockets, &port);
  if (fd < 0)
    fd = signet_loopback_listener_open (wanted, &port, error);
  if (fd < 0)
    return FALSE;

  self->issuer = g_strdup_printf ("http://127.0.0.1:%u", port);
  registry = signet_registry_new (store, self->catalogue, self->hash_key, self->usage);
  self->oauth = signet_oauth_new (registry, self->key, self->issuer, lifetime);
  self->oauth_server = signet_http_server_new (fd, OAUTH_BODY_MAX, signet_oauth_handle,
                                               NULL, self->oauth);

  return TRUE;
}

/* The threads begin when all that can fail is there. */
static gboolean
start_threads (SignetServer  *self,
               GError       **error)
{
  return signet_usage_start (self->usage, signet_store_get_path (self->store), error) &&
         signet_http_server_start (self->oauth_server, error) &&
         signet_http_server_start (self->admin_server, error);
}

/*
 * GObject
 */

static void
signet_server_finalize (GObject *object)
{
  SignetServer *self = SIGNET_SERVER (object);

  signet_server_stop (self);
  g_clear_pointer (&self->admin_socket, g_free);
  g_clear_pointer (&self->issuer, g_free);

  G_OBJECT_CLASS (signet_server_parent_class)->finalize (object);
}

static void
signet_server_class_init (SignetServerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = signet_server_finalize;
}

static void
signet_server_init (SignetServer *self)
{
  self->usage = signet_usage_new ();
}

/*
 * Public
 */

/**
 * signet_server_new:
 *
 * Returns: (transfer full): a server that does not run yet
 */
SignetServer *
signet_server_new (void)
{
  return g_object_new (SIGNET_TYPE_SERVER, NULL);
}

/**
 * signet_server_start:
 * @self: a server
 * @options: what it serves, and where
 * @sockets: what was opened for it already, which goes before @options
 * @reason: (out) (transfer none): if it fails, one word of the contract for the reason
 * @error: return location for an error
 *
 * Locks the database, then loads the keys, then opens the sockets, so that a second issuer
 * gives up before it touches anything of the first. Must be called before the process has
 * other threads.
 *
 * Returns: whether it runs
 */
gboolean
signet_server_start (SignetServer         *self,
                     SignetServeOptions   *options,
                     SignetPassedSockets  *sockets,
                     const char          **reason,
                     GError              **error)
{
  g_autoptr(GError) failure = NULL;

  g_return_val_if_fail (SIGNET_IS_SERVER (self), FALSE);
  g_return_val_if_fail (sockets != NULL, FALSE);
  g_return_val_if_fail (reason != NULL, FALSE);

  if (open_database (self, signet_serve_options_get_database (options), &failure) &&
      load_keys (self, &failure))
    {
      self->catalogue = signet_catalogue_file_load (signet_serve_options_get_catalogue (options),
                                                    error);
      if (self->catalogue == NULL)
        {
          *reason = "catalogue-invalid";
          return FALSE;
        }
      if (open_oauth (self, sockets, signet_serve_options_get_port (options),
                      signet_serve_options_get_token_lifetime (options), &failure) &&
          open_admin (self, sockets, signet_serve_options_get_admin_socket (options),
                      &failure) &&
          start_threads (self, &failure))
        return TRUE;
    }

  *reason = find_reason (failure);
  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

/**
 * signet_server_stop:
 * @self: a server
 *
 * Takes the socket away if it is ours, so that nobody finds it any more, lets what runs be
 * answered, writes down what is only in memory, and lets go of the database. Does nothing if it
 * does not run.
 */
void
signet_server_stop (SignetServer *self)
{
  g_return_if_fail (SIGNET_IS_SERVER (self));

  g_clear_pointer (&self->listener, signet_unix_listener_free);
  if (self->admin_server != NULL)
    signet_http_server_stop (self->admin_server);
  if (self->oauth_server != NULL)
    signet_http_server_stop (self->oauth_server);
  g_clear_object (&self->admin_server);
  g_clear_object (&self->oauth_server);
  if (self->usage != NULL)
    signet_usage_stop (self->usage);

  g_clear_object (&self->admin);
  g_clear_object (&self->oauth);
  g_clear_object (&self->usage);
  g_clear_object (&self->key);
  g_clear_pointer (&self->hash_key, signet_hash_key_unref);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->store);
  g_clear_pointer (&self->lock, signet_store_lock_release);
}

/**
 * signet_server_get_issuer:
 * @self: a server
 *
 * Returns: (transfer none) (nullable): the URL of the issuer, once the server was started
 */
const char *
signet_server_get_issuer (SignetServer *self)
{
  g_return_val_if_fail (SIGNET_IS_SERVER (self), NULL);

  return self->issuer;
}

/**
 * signet_server_get_admin_socket:
 * @self: a server
 *
 * Returns: (transfer none) (nullable): where the admin API is, once the server was started
 */
const char *
signet_server_get_admin_socket (SignetServer *self)
{
  g_return_val_if_fail (SIGNET_IS_SERVER (self), NULL);

  return self->admin_socket;
}

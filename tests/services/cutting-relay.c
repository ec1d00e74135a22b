/* cutting-relay.c: a way to a server on which answers get lost
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cutting-relay.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>

/* What goes one way. */
typedef enum
{
  REQUEST,
  ANSWER,
  N_WAYS
} Way;

struct _CuttingRelay
{
  GObject parent_instance;

  GSocketService *service; /* (owned) */
  GSocketAddress *target;  /* (owned) */
  char *folder;            /* (owned) */
  char *path;              /* (owned) */
  guint cuts[N_WAYS];      /* how many are to come */
  gsize left[N_WAYS];      /* how many bytes pass before the next */
};

G_DEFINE_FINAL_TYPE (CuttingRelay, cutting_relay, G_TYPE_OBJECT)

/* Both ends of one connection, held by each way. */
typedef struct
{
  CuttingRelay *relay; /* (owned) */
  GIOStream *client;   /* (owned) */
  GIOStream *server;   /* (owned) */
} Pair;

typedef struct
{
  Pair *pair; /* (owned) */
  Way way;
  char bytes[4096];
} Pump;

static void pump (Pump *self);

/*
 * Helpers
 */

static void
free_pair (gpointer data)
{
  Pair *pair = data;

  g_object_unref (pair->client);
  g_object_unref (pair->server);
  g_object_unref (pair->relay);
}

static void
end_pump (Pump *self)
{
  g_io_stream_close (self->pair->client, NULL, NULL);
  g_io_stream_close (self->pair->server, NULL, NULL);
  g_rc_box_release_full (self->pair, free_pair);
  g_free (self);
}

/* Gives how many of @n bytes pass, and whether the connection breaks after them. */
static gsize
count_passing (CuttingRelay *self,
               Way           way,
               gsize         n,
               gboolean     *breaks)
{
  gsize passing = MIN (n, self->left[way]);

  *breaks = FALSE;
  if (self->cuts[way] == 0)
    return n;

  self->left[way] -= passing;
  if (self->left[way] == 0)
    {
      self->cuts[way]--;
      *breaks = TRUE;
    }

  return passing;
}

/*
 * Callbacks
 */

static void
pump_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Pump *self = user_data;
  gssize n = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);
  GIOStream *to = self->way == REQUEST ? self->pair->server : self->pair->client;
  gboolean breaks = n <= 0;
  gsize passing = 0;

  if (n > 0)
    passing = count_passing (self->pair->relay, self->way, (gsize) n, &breaks);

  /* What is passed on is small enough to fit into the socket. */
  if (passing > 0 && !g_output_stream_write_all (g_io_stream_get_output_stream (to), self->bytes,
                                                 passing, NULL, NULL, NULL))
    breaks = TRUE;

  if (breaks)
    end_pump (self);
  else
    pump (self);
}

static void
pump (Pump *self)
{
  GIOStream *from = self->way == REQUEST ? self->pair->client : self->pair->server;

  g_input_stream_read_async (g_io_stream_get_input_stream (from), self->bytes,
                             sizeof self->bytes, G_PRIORITY_DEFAULT, NULL, pump_cb, self);
}

static void
start_pump (Pair *pair,
            Way   way)
{
  Pump *self = g_new0 (Pump, 1);

  self->pair = g_rc_box_acquire (pair);
  self->way = way;
  pump (self);
}

static gboolean
on_service_incoming_cb (GSocketService    *service,
                        GSocketConnection *connection,
                        GObject           *source,
                        CuttingRelay      *self)
{
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GSocketConnection) server =
    g_socket_client_connect (client, G_SOCKET_CONNECTABLE (self->target), NULL, NULL);
  Pair *pair;

  /* The one who asks finds that nobody is there. */
  if (server == NULL)
    return TRUE;

  pair = g_rc_box_new0 (Pair);
  pair->relay = g_object_ref (self);
  pair->client = g_object_ref (G_IO_STREAM (connection));
  pair->server = G_IO_STREAM (g_steal_pointer (&server));
  start_pump (pair, REQUEST);
  start_pump (pair, ANSWER);
  g_rc_box_release_full (pair, free_pair);

  return TRUE;
}

/*
 * GObject
 */

static void
cutting_relay_finalize (GObject *object)
{
  CuttingRelay *self = CUTTING_RELAY (object);

  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_object_unref (self->service);
  g_object_unref (self->target);
  g_remove (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);

  G_OBJECT_CLASS (cutting_relay_parent_class)->finalize (object);
}

static void
cutting_relay_class_init (CuttingRelayClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cutting_relay_finalize;
}

static void
cutting_relay_init (CuttingRelay *self)
{
  g_autoptr(GSocketAddress) address = NULL;
  g_autoptr(GError) error = NULL;

  self->folder = g_dir_make_tmp ("signet-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "socket", NULL);
  address = g_unix_socket_address_new (self->path);
  self->service = g_socket_service_new ();
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address,
                                 G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT,
                                 NULL, NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (self->service, "incoming", G_CALLBACK (on_service_incoming_cb), self);
}

/*
 * Public
 */

CuttingRelay *
cutting_relay_new (const char *target)
{
  CuttingRelay *self = g_object_new (CUTTING_TYPE_RELAY, NULL);

  self->target = g_unix_socket_address_new (target);

  return self;
}

const char *
cutting_relay_get_path (CuttingRelay *self)
{
  return self->path;
}

void
cutting_relay_cut (CuttingRelay *self,
                   guint         count)
{
  self->cuts[ANSWER] = count;
  self->left[ANSWER] = 0;
}

void
cutting_relay_cut_answer (CuttingRelay *self,
                          gsize         position)
{
  self->cuts[ANSWER] = 1;
  self->left[ANSWER] = position;
}

void
cutting_relay_cut_request (CuttingRelay *self,
                           gsize         position)
{
  self->cuts[REQUEST] = 1;
  self->left[REQUEST] = position;
}

guint
cutting_relay_get_left (CuttingRelay *self)
{
  return self->cuts[REQUEST] + self->cuts[ANSWER];
}

void
cutting_relay_mend (CuttingRelay *self)
{
  self->cuts[REQUEST] = 0;
  self->cuts[ANSWER] = 0;
}

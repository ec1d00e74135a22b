/* cutting-relay.c: a way to a server on which answers get lost
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cutting-relay.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>

struct _CuttingRelay
{
  GObject parent_instance;

  GSocketService *service; /* (owned) */
  GSocketAddress *target;  /* (owned) */
  char *folder;            /* (owned) */
  char *path;              /* (owned) */
  guint cuts;
};

G_DEFINE_FINAL_TYPE (CuttingRelay, cutting_relay, G_TYPE_OBJECT)

/* Both ends of one connection, held by each direction. */
typedef struct
{
  CuttingRelay *relay;       /* (owned) */
  GSocketConnection *client; /* (owned) */
  GSocketConnection *server; /* (owned) */
  char answer[4096];
} Pair;

static void read_answer (Pair *pair);

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
end_direction (Pair *pair)
{
  g_io_stream_close (G_IO_STREAM (pair->client), NULL, NULL);
  g_io_stream_close (G_IO_STREAM (pair->server), NULL, NULL);
  g_rc_box_release_full (pair, free_pair);
}

/*
 * Callbacks
 */

static void
pass_request_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL);
  end_direction (user_data);
}

static void
read_answer_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Pair *pair = user_data;
  gssize n = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (pair->client));

  if (n > 0 && pair->relay->cuts > 0)
    {
      pair->relay->cuts--;
      n = 0;
    }

  /* What is passed on is small enough to fit into the socket. */
  if (n > 0 && g_output_stream_write_all (output, pair->answer, (gsize) n, NULL, NULL, NULL))
    read_answer (pair);
  else
    end_direction (pair);
}

static void
read_answer (Pair *pair)
{
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (pair->server));

  g_input_stream_read_async (input, pair->answer, sizeof (pair->answer), G_PRIORITY_DEFAULT,
                             NULL, read_answer_cb, pair);
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
  pair->client = g_object_ref (connection);
  pair->server = g_steal_pointer (&server);
  g_output_stream_splice_async (g_io_stream_get_output_stream (G_IO_STREAM (pair->server)),
                                g_io_stream_get_input_stream (G_IO_STREAM (pair->client)),
                                G_OUTPUT_STREAM_SPLICE_NONE, G_PRIORITY_DEFAULT, NULL,
                                pass_request_cb, g_rc_box_acquire (pair));
  read_answer (pair);

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
  self->cuts = count;
}

guint
cutting_relay_get_left (CuttingRelay *self)
{
  return self->cuts;
}

/* fake-server.c: a server that answers what it was told, in that order
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fake-server.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>

struct _FakeServer
{
  GObject parent_instance;

  GSocketService *service; /* (owned) */
  char *folder;            /* (owned) */
  char *path;              /* (owned) */
  GQueue steps;            /* (owned) (element-type Step) */
  GPtrArray *requests;     /* (owned) (element-type utf8) */
};

G_DEFINE_FINAL_TYPE (FakeServer, fake_server, G_TYPE_OBJECT)

typedef struct
{
  char *bytes; /* (owned) (nullable) nothing is sent, ever */
  gboolean end;
} Step;

/* One connection. Requests are read one after the other, as HTTP/1.1 has them. */
typedef struct
{
  FakeServer *server;            /* (owned) */
  GSocketConnection *connection; /* (owned) */
  GDataInputStream *input;       /* (owned) */
  GString *request;              /* (owned) */
  gsize body_length;
  char *body;                    /* (owned) (nullable) */
  char *answer;                  /* (owned) (nullable) */
  gboolean end;
} Link;

static void read_head (Link *link);

/*
 * Helpers
 */

static void
free_step (gpointer data)
{
  Step *step = data;

  g_free (step->bytes);
  g_free (step);
}

static void
free_link (Link *link)
{
  g_io_stream_close (G_IO_STREAM (link->connection), NULL, NULL);
  g_object_unref (link->input);
  g_object_unref (link->connection);
  g_object_unref (link->server);
  g_string_free (link->request, TRUE);
  g_free (link->body);
  g_free (link->answer);
  g_free (link);
}

static void
add_step (FakeServer *self,
          char       *bytes,
          gboolean    end)
{
  Step *step = g_new0 (Step, 1);

  step->bytes = bytes;
  step->end = end;
  g_queue_push_tail (&self->steps, step);
}

/*
 * Callbacks
 */

/* A connection that is let hang ends with the client's patience. */
static void
hang_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);
  free_link (user_data);
}

static void
write_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Link *link = user_data;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL) ||
      link->end)
    free_link (link);
  else
    read_head (link);
}

static void
answer_request (Link *link)
{
  FakeServer *self = link->server;
  Step *step = g_queue_pop_head (&self->steps);
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (link->connection));

  g_ptr_array_add (self->requests, g_strdup (link->request->str));
  if (step == NULL)
    {
      fake_server_answer (self, 418, NULL, "");
      step = g_queue_pop_head (&self->steps);
    }

  g_free (link->answer);
  link->answer = g_steal_pointer (&step->bytes);
  link->end = step->end;
  free_step (step);

  if (link->answer == NULL)
    {
      static char nothing[1];

      g_input_stream_read_async (G_INPUT_STREAM (link->input), nothing, 1, G_PRIORITY_DEFAULT,
                                 NULL, hang_cb, link);
      return;
    }

  g_output_stream_write_all_async (output, link->answer, strlen (link->answer),
                                   G_PRIORITY_DEFAULT, NULL, write_cb, link);
}

static void
read_body_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Link *link = user_data;
  gsize n;

  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &n, NULL) ||
      n < link->body_length)
    {
      free_link (link);
      return;
    }

  g_string_append_len (link->request, link->body, (gssize) n);
  answer_request (link);
}

static void
read_line_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Link *link = user_data;
  g_autofree char *line = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source),
                                                                result, NULL, NULL);

  if (line == NULL)
    {
      free_link (link);
      return;
    }

  g_string_append_printf (link->request, "%s\n", line);
  if (g_ascii_strncasecmp (line, "Content-Length:", strlen ("Content-Length:")) == 0)
    link->body_length = g_ascii_strtoull (line + strlen ("Content-Length:"), NULL, 10);

  if (*line != '\0')
    {
      g_data_input_stream_read_line_async (link->input, G_PRIORITY_DEFAULT, NULL,
                                           read_line_cb, link);
      return;
    }

  g_free (link->body);
  link->body = g_malloc0 (link->body_length + 1);
  g_input_stream_read_all_async (G_INPUT_STREAM (link->input), link->body, link->body_length,
                                 G_PRIORITY_DEFAULT, NULL, read_body_cb, link);
}

static void
read_head (Link *link)
{
  g_string_truncate (link->request, 0);
  link->body_length = 0;
  g_data_input_stream_read_line_async (link->input, G_PRIORITY_DEFAULT, NULL,
                                       read_line_cb, link);
}

static gboolean
on_service_incoming_cb (GSocketService    *service,
                        GSocketConnection *connection,
                        GObject           *source,
                        FakeServer        *self)
{
  Link *link = g_new0 (Link, 1);

  link->server = g_object_ref (self);
  link->connection = g_object_ref (connection);
  link->input =
    g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  g_data_input_stream_set_newline_type (link->input, G_DATA_STREAM_NEWLINE_TYPE_CR_LF);
  link->request = g_string_new (NULL);
  read_head (link);

  return TRUE;
}

/*
 * GObject
 */

static void
fake_server_finalize (GObject *object)
{
  FakeServer *self = FAKE_SERVER (object);

  fake_server_stop_listening (self);
  g_object_unref (self->service);
  g_remove (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
  g_queue_clear_full (&self->steps, free_step);
  g_ptr_array_unref (self->requests);

  G_OBJECT_CLASS (fake_server_parent_class)->finalize (object);
}

static void
fake_server_class_init (FakeServerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_server_finalize;
}

static void
fake_server_init (FakeServer *self)
{
  g_autoptr(GSocketAddress) address = NULL;
  g_autoptr(GError) error = NULL;

  g_queue_init (&self->steps);
  self->requests = g_ptr_array_new_with_free_func (g_free);
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

FakeServer *
fake_server_new (void)
{
  return g_object_new (FAKE_TYPE_SERVER, NULL);
}

const char *
fake_server_get_path (FakeServer *self)
{
  return self->path;
}

void
fake_server_answer (FakeServer *self,
                    guint       status,
                    const char *headers,
                    const char *body)
{
  const char *type = strstr (body, "\"detail\"") != NULL ? "application/problem+json"
                                                          : "application/json";

  add_step (self,
            g_strdup_printf ("HTTP/1.1 %u Status\r\nContent-Type: %s\r\n"
                             "Content-Length: %" G_GSIZE_FORMAT "\r\n%s\r\n%s",
                             status, type, strlen (body), headers != NULL ? headers : "", body),
            FALSE);
}

void
fake_server_cut (FakeServer *self,
                 const char *bytes)
{
  add_step (self, g_strdup (bytes), TRUE);
}

void
fake_server_hang (FakeServer *self)
{
  add_step (self, NULL, FALSE);
}

void
fake_server_stop_listening (FakeServer *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
}

guint
fake_server_count (FakeServer *self)
{
  return self->requests->len;
}

const char *
fake_server_get_request (FakeServer *self,
                         guint       index)
{
  g_assert_cmpuint (index, <, self->requests->len);

  return g_ptr_array_index (self->requests, index);
}

char *
fake_server_dup_header (FakeServer *self,
                        guint       index,
                        const char *name)
{
  g_auto(GStrv) lines = g_strsplit (fake_server_get_request (self, index), "\n", -1);
  g_autofree char *start = g_strconcat (name, ": ", NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_ascii_strncasecmp (lines[i], start, strlen (start)) == 0)
        return g_strdup (lines[i] + strlen (start));
    }

  return NULL;
}

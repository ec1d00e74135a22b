/* signet-issuer-child.c: a built-in issuer that was started here
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-issuer-child.h"

#include "signet-error.h"
#include "signet-issuer-command.h"

#define CHUNK 4096

/* Whoever started the child hears of it until it lets go. What is read and waited for holds
 * a reference each, so the pipes are emptied to their end.
 */
struct _SignetIssuerChild
{
  SignetIssuerChildFunc func; /* (nullable) nobody is told any more */
  gpointer user_data;
  GSubprocess *process;       /* (owned) */
  GDataInputStream *output;   /* (owned) */
  GDataInputStream *errors;   /* (owned) */
  GSource *timeout;           /* (owned) (nullable) */
  char *line;                 /* (owned) (nullable) the first of its output */
  char *sentence;             /* (owned) (nullable) the last of its errors */
  gboolean ready;
  guint open;                 /* how many of output, errors and process have not ended */
};

static void read_errors (SignetIssuerChild *self);

/*
 * Helpers
 */

static void
stop_timeout (SignetIssuerChild *self)
{
  if (self->timeout != NULL)
    g_source_destroy (self->timeout);
  g_clear_pointer (&self->timeout, g_source_unref);
}

static void
free_child (gpointer data)
{
  SignetIssuerChild *self = data;

  stop_timeout (self);
  g_clear_object (&self->process);
  g_clear_object (&self->output);
  g_clear_object (&self->errors);
  g_free (self->line);
  g_free (self->sentence);
}

static void
unref_child (SignetIssuerChild *self)
{
  g_rc_box_release_full (self, free_child);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetIssuerChild, unref_child)

static void
tell (SignetIssuerChild *self,
      const GError      *error)
{
  if (self->func != NULL)
    self->func (self, error, self->user_data);
}

/* Why it failed is known only when everything it said was read. */
static void
note_end (SignetIssuerChild *self)
{
  g_autoptr(GError) error = NULL;

  self->open--;
  if (self->open > 0)
    return;

  stop_timeout (self);
  if (self->ready)
    g_set_error_literal (&error, SIGNET_ERROR, SIGNET_ERROR_UNREACHABLE, "signet-issuer ended");
  else
    signet_issuer_command_parse_line (self->line, self->sentence, &error);

  tell (self, error);
}

/*
 * Callbacks
 */

static gboolean
on_timeout_cb (gpointer user_data)
{
  g_autoptr(SignetIssuerChild) self = g_rc_box_acquire (user_data);
  g_autoptr(GError) error = NULL;

  g_clear_pointer (&self->timeout, g_source_unref);
  g_subprocess_force_exit (self->process);
  g_set_error_literal (&error, SIGNET_ERROR, SIGNET_ERROR_TIMED_OUT,
                       "signet-issuer was not ready in time");
  tell (self, error);

  return G_SOURCE_REMOVE;
}

/* Nothing more is expected on standard output, but a pipe that nobody reads could fill. */
static void
skip_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(SignetIssuerChild) self = user_data;

  if (g_input_stream_skip_finish (G_INPUT_STREAM (source), result, NULL) > 0)
    g_input_stream_skip_async (G_INPUT_STREAM (source), CHUNK, G_PRIORITY_LOW, NULL,
                               skip_cb, g_rc_box_acquire (self));
  else
    note_end (self);
}

static void
read_line_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(SignetIssuerChild) self = user_data;

  self->line = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result,
                                                     NULL, NULL);
  g_input_stream_skip_async (G_INPUT_STREAM (source), CHUNK, G_PRIORITY_LOW, NULL,
                             skip_cb, g_rc_box_acquire (self));

  if (self->timeout != NULL && signet_issuer_command_parse_line (self->line, NULL, NULL))
    {
      self->ready = TRUE;
      stop_timeout (self);
      tell (self, NULL);
    }
}

static void
read_errors_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(SignetIssuerChild) self = user_data;
  g_autofree char *line = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source),
                                                                result, NULL, NULL);

  if (line == NULL)
    {
      note_end (self);
      return;
    }

  if (*g_strstrip (line) != '\0')
    {
      g_free (self->sentence);
      self->sentence = g_utf8_make_valid (line, -1);
      g_message ("%s", self->sentence);
    }

  read_errors (self);
}

static void
wait_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(SignetIssuerChild) self = user_data;

  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  note_end (self);
}

static void
read_errors (SignetIssuerChild *self)
{
  g_data_input_stream_read_line_async (self->errors, G_PRIORITY_DEFAULT, NULL,
                                       read_errors_cb, g_rc_box_acquire (self));
}

/*
 * Public
 */

/**
 * signet_issuer_child_start:
 * @argv: (array zero-terminated=1): the program with its arguments
 * @milliseconds: how long it may take to become ready
 * @func: who is told
 * @user_data: what to give to @func
 * @error: return location for %SIGNET_ERROR_NOT_INSTALLED
 *
 * Starts an issuer. It ends when the pipe to its standard input is closed, so also when this
 * process is killed.
 *
 * Returns: (transfer full) (nullable): the child, to be let go in the end, or %NULL with @error set
 */
SignetIssuerChild *
signet_issuer_child_start (const char *const      *argv,
                           guint                   milliseconds,
                           SignetIssuerChildFunc   func,
                           gpointer                user_data,
                           GError                **error)
{
  g_autoptr(GError) spawn_error = NULL;
  g_autoptr(GSubprocess) process = NULL;
  SignetIssuerChild *self;

  g_return_val_if_fail (argv != NULL, NULL);
  g_return_val_if_fail (func != NULL, NULL);

  process = g_subprocess_newv (argv,
                               G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                               G_SUBPROCESS_FLAGS_STDERR_PIPE,
                               &spawn_error);
  if (process == NULL)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_NOT_INSTALLED,
                           spawn_error->message);
      return NULL;
    }

  self = g_rc_box_new0 (SignetIssuerChild);
  self->func = func;
  self->user_data = user_data;
  self->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  self->errors = g_data_input_stream_new (g_subprocess_get_stderr_pipe (process));
  self->process = g_steal_pointer (&process);
  self->open = 3;

  self->timeout = g_timeout_source_new (milliseconds);
  g_source_set_callback (self->timeout, on_timeout_cb, self, NULL);
  g_source_attach (self->timeout, g_main_context_get_thread_default ());
  g_data_input_stream_read_line_async (self->output, G_PRIORITY_DEFAULT, NULL,
                                       read_line_cb, g_rc_box_acquire (self));
  read_errors (self);
  g_subprocess_wait_async (self->process, NULL, wait_cb, g_rc_box_acquire (self));

  return self;
}

/**
 * signet_issuer_child_let_go:
 * @self: (transfer full): a child
 * @keep: whether it shall go on without us
 *
 * Ends a child, or leaves it on its own. Nobody is told any more.
 */
void
signet_issuer_child_let_go (SignetIssuerChild *self,
                            gboolean           keep)
{
  GOutputStream *input;

  g_return_if_fail (self != NULL);

  self->func = NULL;
  stop_timeout (self);

  /* Five bytes into an empty pipe do not block, and often there is no main loop any more. */
  input = g_subprocess_get_stdin_pipe (self->process);
  if (keep)
    g_output_stream_write_all (input, "keep\n", strlen ("keep\n"), NULL, NULL, NULL);
  g_output_stream_close (input, NULL, NULL);

  unref_child (self);
}

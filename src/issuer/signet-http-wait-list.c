/* signet-http-wait-list.c: requests whose answer is held back
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-http-wait-list.h"

#include <poll.h>

/* More must not wait, so that there are connections left for those who ask something else. */
#define LENGTH_MAX 500

/* How often it is looked whether there is something to tell, and whether those who wait are
 * still there, in microseconds. Nobody looks while nobody waits.
 */
#define PULSE_INTERVAL (G_USEC_PER_SEC / 2)

typedef struct
{
  struct MHD_Connection *connection; /* (borrowed) suspended, so it stays */
  SignetRequest *request;            /* (borrowed) stays with its connection */
} Waiting;

/* All of this happens in the thread of the server. */
struct _SignetHttpWaitList
{
  GArray *waiting; /* (owned) (element-type Waiting) */
  gint64 next_pulse;
  SignetHttpPulse pulse; /* (nullable) */
  gpointer user_data;    /* (borrowed) */
};

/*
 * Helpers
 */

static void
resume_at (SignetHttpWaitList *self,
           guint               position)
{
  MHD_resume_connection (g_array_index (self->waiting, Waiting, position).connection);
  g_array_remove_index_fast (self->waiting, position);
}

/* A connection whose other end is closed is hung up. Nobody else looks at it while it is
 * suspended, so a client that was killed would keep it until its time is over.
 */
static void
let_go_of_closed (SignetHttpWaitList *self)
{
  guint length = self->waiting->len;
  g_autofree struct pollfd *fds = g_new0 (struct pollfd, length);

  for (guint i = 0; i < length; i++)
    {
      Waiting *waiting = &g_array_index (self->waiting, Waiting, i);

      fds[i].fd = MHD_get_connection_info (waiting->connection,
                                           MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
    }

  if (poll (fds, length, 0) <= 0)
    return;

  for (guint i = length; i > 0; i--)
    {
      if ((fds[i - 1].revents & (POLLHUP | POLLERR | POLLNVAL)) != 0)
        {
          signet_request_end_wait (g_array_index (self->waiting, Waiting, i - 1).request);
          resume_at (self, i - 1);
        }
    }
}

/*
 * Public
 */

/**
 * signet_http_wait_list_new:
 * @pulse: (nullable): what looks whether there is something to tell
 * @user_data: what to give to @pulse
 *
 * Returns: (transfer full): a list in which nobody waits
 */
SignetHttpWaitList *
signet_http_wait_list_new (SignetHttpPulse pulse,
                           gpointer        user_data)
{
  SignetHttpWaitList *self = g_new0 (SignetHttpWaitList, 1);

  self->waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));
  self->pulse = pulse;
  self->user_data = user_data;

  return self;
}

/**
 * signet_http_wait_list_free:
 * @self: (transfer full): a list in which nobody waits
 *
 * Frees the list.
 */
void
signet_http_wait_list_free (SignetHttpWaitList *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->waiting);
  g_free (self);
}

/**
 * signet_http_wait_list_is_full:
 * @self: a list
 *
 * Returns: whether as many wait as may
 */
gboolean
signet_http_wait_list_is_full (SignetHttpWaitList *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->waiting->len >= LENGTH_MAX;
}

/**
 * signet_http_wait_list_add:
 * @self: a list
 * @connection: the connection that is to be answered later
 * @request: what came by it, with a time until when it waits
 *
 * Lets a connection rest. It is asked about again when it is woken.
 */
void
signet_http_wait_list_add (SignetHttpWaitList    *self,
                           struct MHD_Connection *connection,
                           SignetRequest         *request)
{
  const Waiting waiting = { connection, request };

  g_return_if_fail (self != NULL);
  g_return_if_fail (request != NULL);

  if (self->waiting->len == 0)
    self->next_pulse = g_get_monotonic_time () + PULSE_INTERVAL;

  MHD_suspend_connection (connection);
  g_array_append_val (self->waiting, waiting);
}

/**
 * signet_http_wait_list_wake:
 * @self: a list
 *
 * Has all who wait asked about again, because there may be something to tell them.
 */
void
signet_http_wait_list_wake (SignetHttpWaitList *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = self->waiting->len; i > 0; i--)
    resume_at (self, i - 1);
}

/**
 * signet_http_wait_list_wake_due:
 * @self: a list
 *
 * Wakes those whose time is over, now and then those who are gone, and all if there may be
 * something to tell them.
 */
void
signet_http_wait_list_wake_due (SignetHttpWaitList *self)
{
  gint64 now = g_get_monotonic_time ();

  g_return_if_fail (self != NULL);

  if (self->waiting->len == 0)
    return;

  if (now >= self->next_pulse)
    {
      self->next_pulse = now + PULSE_INTERVAL;
      let_go_of_closed (self);
      if (self->pulse != NULL && self->pulse (self->user_data))
        signet_http_wait_list_wake (self);
    }

  for (guint i = self->waiting->len; i > 0; i--)
    {
      Waiting *waiting = &g_array_index (self->waiting, Waiting, i - 1);

      if (signet_request_get_wait_end (waiting->request) <= now)
        resume_at (self, i - 1);
    }
}

/**
 * signet_http_wait_list_end:
 * @self: a list
 *
 * Has all who wait answered now, whatever there is to tell.
 */
void
signet_http_wait_list_end (SignetHttpWaitList *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->waiting->len; i++)
    signet_request_end_wait (g_array_index (self->waiting, Waiting, i).request);
  signet_http_wait_list_wake (self);
}

/**
 * signet_http_wait_list_get_timeout:
 * @self: a list
 *
 * Returns: after how many milliseconds [method@Signet.HttpWaitList.wake_due] is due, -1 for
 *   never
 */
int
signet_http_wait_list_get_timeout (SignetHttpWaitList *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 next;

  g_return_val_if_fail (self != NULL, -1);

  if (self->waiting->len == 0)
    return -1;

  next = self->next_pulse;
  for (guint i = 0; i < self->waiting->len; i++)
    next = MIN (next, signet_request_get_wait_end (g_array_index (self->waiting, Waiting,
                                                                  i).request));

  /* Rounded up, so that it is not asked for once more a moment too early. */
  return next <= now ? 0 : (int) ((next - now + 999) / 1000);
}

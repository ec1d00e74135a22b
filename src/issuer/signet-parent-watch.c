/* signet-parent-watch.c: whether whoever started this program is still there
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-parent-watch.h"

#include <errno.h>
#include <glib-unix.h>
#include <string.h>
#include <unistd.h>

#define KEEP "keep"

struct _SignetParentWatch
{
  guint source_id;
  GSourceFunc gone;
  gpointer user_data; /* (borrowed) */

  char line[sizeof KEEP]; /* the beginning of the line that is being read */
  gsize length;           /* of the whole line */
};

/*
 * Helpers
 */

/* Whether the bytes end a line that says to stay. */
static gboolean
find_keep (SignetParentWatch *self,
           const char        *bytes,
           gsize              length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (bytes[i] == '\n')
        {
          if (self->length == strlen (KEEP) && memcmp (self->line, KEEP, strlen (KEEP)) == 0)
            return TRUE;
          self->length = 0;
          continue;
        }
      if (self->length < sizeof self->line)
        self->line[self->length] = bytes[i];
      self->length++;
    }

  return FALSE;
}

/*
 * Callbacks
 */

static gboolean
on_fd_readable_cb (int          fd,
                   GIOCondition condition,
                   gpointer     user_data)
{
  SignetParentWatch *self = user_data;
  char bytes[256];
  gssize length = read (fd, bytes, sizeof bytes);

  if (length < 0 && (errno == EINTR || errno == EAGAIN))
    return G_SOURCE_CONTINUE;

  if (length > 0 && !find_keep (self, bytes, (gsize) length))
    return G_SOURCE_CONTINUE;

  self->source_id = 0;
  if (length <= 0)
    self->gone (self->user_data);

  return G_SOURCE_REMOVE;
}

/*
 * Public
 */

/**
 * signet_parent_watch_new:
 * @fd: what the parent writes to, and closes when it ends, however it ends
 * @gone: what to call once when it is closed; its return value is ignored
 * @user_data: what to give to @gone
 *
 * Watches @fd in the default main context. The line “keep” ends the watch: this program then
 * outlives its parent.
 *
 * Returns: (transfer full): a watch
 */
SignetParentWatch *
signet_parent_watch_new (int         fd,
                         GSourceFunc gone,
                         gpointer    user_data)
{
  SignetParentWatch *self = g_new0 (SignetParentWatch, 1);

  g_return_val_if_fail (gone != NULL, self);

  self->gone = gone;
  self->user_data = user_data;
  self->source_id = g_unix_fd_add (fd, G_IO_IN | G_IO_HUP | G_IO_ERR, on_fd_readable_cb, self);

  return self;
}

/**
 * signet_parent_watch_free:
 * @self: (transfer full): a watch
 *
 * Ends the watch.
 */
void
signet_parent_watch_free (SignetParentWatch *self)
{
  g_return_if_fail (self != NULL);

  g_clear_handle_id (&self->source_id, g_source_remove);
  g_free (self);
}

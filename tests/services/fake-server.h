/* fake-server.h: a server that answers what it was told, in that order
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#define FAKE_TYPE_SERVER (fake_server_get_type ())

G_DECLARE_FINAL_TYPE (FakeServer, fake_server, FAKE, SERVER, GObject)

/* Listens on a UNIX socket in a folder of its own. */
FakeServer *fake_server_new            (void);
const char *fake_server_get_path       (FakeServer *self);

/* What comes next: an answer with its length; or some bytes and then the end; or nothing.
 * HEADERS are whole lines. When all is used up, the answer is 418.
 */
void        fake_server_answer         (FakeServer *self,
                                        guint       status,
                                        const char *headers,
                                        const char *body);
void        fake_server_cut            (FakeServer *self,
                                        const char *bytes);
void        fake_server_hang           (FakeServer *self);

/* From now on its socket refuses. */
void        fake_server_stop_listening (FakeServer *self);

/* What was asked, head and body together. */
guint       fake_server_count          (FakeServer *self);
const char *fake_server_get_request    (FakeServer *self,
                                        guint       index);
char       *fake_server_dup_header     (FakeServer *self,
                                        guint       index,
                                        const char *name);

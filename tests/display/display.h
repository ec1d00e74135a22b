/* display.h: finds widgets, acts on them and waits for them
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "fake-connector.h"
#include "signet-connection.h"

G_BEGIN_DECLS

/* Fails the test if @condition does not come true within some seconds: as many as
 * SIGNET_PATIENCE says, for machines and sanitizers that are slow.
 */
#define DISPLAY_WAIT(condition)                                                        \
  G_STMT_START {                                                                       \
    gint64 display_end = g_get_monotonic_time () + display_get_patience ();            \
                                                                                       \
    while (!(condition))                                                               \
      {                                                                                \
        if (g_get_monotonic_time () > display_end)                                     \
          g_error ("%s:%d: waited in vain for " #condition, __FILE__, __LINE__);       \
        display_turn ();                                                               \
      }                                                                                \
  } G_STMT_END

/* Call it in place of gtk_test_init(). */
void              display_init        (int               *argc,
                                       char            ***argv);

/* How long to wait for what has to come, in microseconds. */
gint64            display_get_patience (void);

/* One turn of the main loop, which comes back even when nothing happens. */
void              display_turn        (void);

/* A connection that has loaded everything @fake has. */
SignetConnection *display_connect     (FakeConnector     *fake);

/* The name that a screen reader would say: of the accessible, or a label inside it. */
gboolean          display_is_named    (GtkWidget         *widget,
                                       const char        *name);

/* The first visible widget of that type with that name (%NULL for any) in or below @root. */
GtkWidget        *display_find        (GtkWidget         *root,
                                       GType              type,
                                       const char        *name);

/* The window of that type that was opened last. */
GtkWindow        *display_find_window (GType              type);

/* Does what a click or Return would, and fails if the button cannot be clicked. */
void              display_click       (GtkWidget         *button);

/* Lets the person press a key, like "alt+Down". What it does comes later, with an event. */
void              display_press       (const char        *key);

/* Waits for a question for a file, and chooses that of @path. */
void              display_choose_file (const char        *path);

/* Whether any label in or below @root shows @text somewhere in what it says. */
gboolean          display_shows       (GtkWidget         *root,
                                       const char        *text);

/* Fails if anything in or below @root that can have the focus has no name of its own. */
void              display_check_names (GtkWidget         *root);

G_END_DECLS

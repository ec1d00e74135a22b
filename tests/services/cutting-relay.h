/* cutting-relay.h: a way to a server on which answers get lost
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#define CUTTING_TYPE_RELAY (cutting_relay_get_type ())

G_DECLARE_FINAL_TYPE (CuttingRelay, cutting_relay, CUTTING, RELAY, GObject)

/* Listens on a UNIX socket in a folder of its own and passes everything on to TARGET, another. */
CuttingRelay *cutting_relay_new         (const char   *target);
const char   *cutting_relay_get_path    (CuttingRelay *self);

/* The next so many connections end when the server begins to answer. */
void          cutting_relay_cut         (CuttingRelay *self,
                                         guint         count);

/* The connection ends once so many bytes of the next answer, or of the next request, passed. */
void          cutting_relay_cut_answer  (CuttingRelay *self,
                                         gsize         position);
void          cutting_relay_cut_request (CuttingRelay *self,
                                         gsize         position);

/* How many cuts are to come, and an end to them. */
guint         cutting_relay_get_left    (CuttingRelay *self);
void          cutting_relay_mend        (CuttingRelay *self);

/* signet-text.h: what people may write, and how it is compared
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SIGNET_DISPLAY_NAME_MAX:
 *
 * The most characters that a display name may have.
 */
#define SIGNET_DISPLAY_NAME_MAX 200

/**
 * SIGNET_NOTE_MAX:
 *
 * The most characters that a note may have.
 */
#define SIGNET_NOTE_MAX 2000

/**
 * SignetTextMatch:
 * @start: where it begins, in bytes
 * @end: where it ends, in bytes: the first one after it
 *
 * A part of a text that a search found. It holds whole characters with all their marks.
 */
typedef struct
{
  guint start;
  guint end;
} SignetTextMatch;

/* signet-text.c */
char    *signet_text_fold             (const char         *text);
char    *signet_text_strip            (const char         *text);
gboolean signet_text_is_single_line   (const char         *text);
gboolean signet_text_has_hidden_parts (const char         *text);

/* signet-text-match.c */
GStrv    signet_text_fold_words       (const char         *search);
GArray  *signet_text_find_matches     (const char         *text,
                                       const char * const *words);

G_END_DECLS

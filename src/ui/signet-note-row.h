/* signet-note-row.h: a text of several lines in a form
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_NOTE_ROW (signet_note_row_get_type ())

G_DECLARE_FINAL_TYPE (SignetNoteRow, signet_note_row, SIGNET, NOTE_ROW, AdwPreferencesRow)

char      *signet_note_row_get_text    (SignetNoteRow *self);
void       signet_note_row_set_text    (SignetNoteRow *self,
                                        const char    *text);
void       signet_note_row_set_invalid (SignetNoteRow *self,
                                        gboolean       invalid);

G_END_DECLS

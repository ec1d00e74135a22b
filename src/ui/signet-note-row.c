/* signet-note-row.c: a text of several lines in a form
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-note-row.h"

#include "signet-tab.h"

struct _SignetNoteRow
{
  AdwPreferencesRow parent_instance;

  GtkTextView *text_view; /* (template) */
};

G_DEFINE_FINAL_TYPE (SignetNoteRow, signet_note_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/*
 * Callbacks
 */

static void
on_buffer_changed_cb (SignetNoteRow *self)
{
  g_assert (SIGNET_IS_NOTE_ROW (self));

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The whole row is the field, as with the other rows of the form. */
static void
on_gesture_pressed_cb (SignetNoteRow *self)
{
  g_assert (SIGNET_IS_NOTE_ROW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

/*
 * Virtual methods
 */

static gboolean
signet_note_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SIGNET_NOTE_ROW (widget)->text_view));
}

/*
 * GObject
 */

static void
signet_note_row_class_init (SignetNoteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->focus = signet_tab_focus;
  widget_class->grab_focus = signet_note_row_grab_focus;

  /**
   * SignetNoteRow::changed:
   *
   * Emitted after the text became different.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", SIGNET_TYPE_NOTE_ROW, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-note-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetNoteRow, text_view);
  gtk_widget_class_bind_template_callback (widget_class, on_buffer_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_gesture_pressed_cb);
}

static void
signet_note_row_init (SignetNoteRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/*
 * Public
 */

/**
 * signet_note_row_get_text:
 * @self: a row
 *
 * Returns: (transfer full): what is written there
 */
char *
signet_note_row_get_text (SignetNoteRow *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (SIGNET_IS_NOTE_ROW (self), NULL);

  buffer = gtk_text_view_get_buffer (self->text_view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/**
 * signet_note_row_set_text:
 * @self: a row
 * @text: a text
 *
 * Writes something else there.
 */
void
signet_note_row_set_text (SignetNoteRow *self,
                          const char    *text)
{
  g_return_if_fail (SIGNET_IS_NOTE_ROW (self));
  g_return_if_fail (text != NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), text, -1);
}

/**
 * signet_note_row_set_invalid:
 * @self: a row
 * @invalid: whether the text is wrong
 *
 * Marks the row.
 */
void
signet_note_row_set_invalid (SignetNoteRow *self,
                             gboolean       invalid)
{
  g_return_if_fail (SIGNET_IS_NOTE_ROW (self));

  if (invalid)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->text_view),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               invalid ? GTK_ACCESSIBLE_INVALID_TRUE
                                       : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

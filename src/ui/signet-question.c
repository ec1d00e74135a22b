/* signet-question.c: one question in a window of its own
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-question.h"

#include "signet-accessible.h"

/* The least width of a heading: several letters of any size. */
#define HEADING_WIDTH 120

/* One dialog on screen. It can be answered, and it can vanish with the window below it. */
typedef struct
{
  GTask *task; /* (owned) (nullable) until it is answered */
} Asking;

/*
 * Helpers
 */

/* The heading is there in two sizes, of which the large one is shown where it fits into one line.
 * libadwaita asks both how high they are in the least width of either, and a newer GTK warns of
 * widths that are too small. So both get the same least width, and the large one may wrap.
 */
static void
even_headings (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) &&
      gtk_widget_has_css_class (gtk_widget_get_parent (widget), "heading-bin"))
    {
      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD_CHAR);
      gtk_widget_set_size_request (widget, HEADING_WIDTH, -1);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    even_headings (child);
}

/*
 * Callbacks
 */

static void
on_dialog_gone_cb (gpointer  user_data,
                   GClosure *closure)
{
  Asking *asking = user_data;

  if (asking->task != NULL)
    g_task_return_new_error (asking->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Not answered");
  g_clear_object (&asking->task);
  g_free (asking);
}

static void
on_dialog_response_cb (AdwMessageDialog *dialog,
                       const char       *response,
                       Asking           *asking)
{
  g_autoptr(GTask) task = g_steal_pointer (&asking->task);

  if (task != NULL)
    g_task_return_pointer (task, g_strdup (response), g_free);
}

static void
on_cancellable_cancelled_cb (GtkWindow *dialog)
{
  g_assert (GTK_IS_WINDOW (dialog));

  gtk_window_destroy (dialog);
}

/*
 * Public
 */

/**
 * signet_question_present:
 * @dialog: a question or a message, which is not shown yet
 *
 * Shows it.
 */
void
signet_question_present (AdwMessageDialog *dialog)
{
  g_return_if_fail (ADW_IS_MESSAGE_DIALOG (dialog));

  even_headings (GTK_WIDGET (dialog));
  signet_accessible_name_buttons (GTK_WIDGET (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * signet_question_ask_async:
 * @dialog: a question, which is not shown yet
 * @cancellable: (nullable): a cancellable, which takes it away
 * @callback: what to call when it is answered
 * @user_data: what to give to @callback
 *
 * Shows a question and waits for the answer.
 */
void
signet_question_ask_async (AdwMessageDialog    *dialog,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Asking *asking;

  g_return_if_fail (ADW_IS_MESSAGE_DIALOG (dialog));

  asking = g_new0 (Asking, 1);
  asking->task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (asking->task, signet_question_ask_async);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_dialog_response_cb),
                         asking, on_dialog_gone_cb, 0);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (on_cancellable_cancelled_cb),
                             dialog, G_CONNECT_SWAPPED);
  signet_question_present (dialog);
}

/**
 * signet_question_ask_finish:
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED, if it vanished
 *
 * Ends [func@Signet.question_ask_async].
 *
 * Returns: (transfer full) (nullable): the id of the response, or %NULL with @error set
 */
char *
signet_question_ask_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

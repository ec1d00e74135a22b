/* signet-notice.c: a strip that says what went wrong and offers a way on
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-notice.h"

#include "signet-words.h"

struct _SignetNotice
{
  GtkBox parent_instance;

  GtkWidget *answers;      /* (template) */
  GtkLabel *body_label;    /* (template) */
  GtkWidget *first_answer; /* (template) */
  GtkButton *first_button; /* (template) */
  GtkLabel *lines_label;   /* (template) */
  GtkWidget *second_answer; /* (template) */
  GtkButton *second_button; /* (template) */
  GtkLabel *title_label;   /* (template) */
};

G_DEFINE_FINAL_TYPE (SignetNotice, signet_notice, GTK_TYPE_BOX)

enum
{
  SIGNAL_ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/*
 * Helpers
 */

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
show_answer (GtkWidget  *answer,
             GtkButton  *button,
             const char *label)
{
  gtk_button_set_label (button, label != NULL ? label : "");
  gtk_widget_set_visible (answer, label != NULL);
}

/*
 * Callbacks
 */

static void
on_first_button_clicked_cb (SignetNotice *self)
{
  g_assert (SIGNET_IS_NOTICE (self));

  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, SIGNET_NOTICE_FIRST);
}

static void
on_second_button_clicked_cb (SignetNotice *self)
{
  g_assert (SIGNET_IS_NOTICE (self));

  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, SIGNET_NOTICE_SECOND);
}

/*
 * GObject
 */

static void
signet_notice_class_init (SignetNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * SignetNotice::answered:
   * @self: a notice
   * @answer: a [enum@Signet.NoticeAnswer]
   *
   * Emitted when one of the buttons is clicked.
   */
  signals[SIGNAL_ANSWERED] =
    g_signal_new ("answered", SIGNET_TYPE_NOTICE, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetNotice, answers);
  gtk_widget_class_bind_template_child (widget_class, SignetNotice, body_label);
  gtk_widget_class_bind_template_child (widget_class, SignetNotice, first_answer);
  gtk_widget_class_bind_template_child (widget_class, SignetNotice, first_button);
  gtk_widget_class_bind_template_child (widget_class, SignetNotice, lines_label);
  gtk_widget_class_bind_template_child (widget_class, SignetNotice, second_answer);
  gtk_widget_class_bind_template_child (widget_class, SignetNotice, second_button);
  gtk_widget_class_bind_template_child (widget_class, SignetNotice, title_label);
  gtk_widget_class_bind_template_callback (widget_class, on_first_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_second_button_clicked_cb);
}

static void
signet_notice_init (SignetNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/*
 * Public
 */

/**
 * signet_notice_say:
 * @self: a notice
 * @title: what happened, in header capitals
 * @body: (nullable): more about it, and what to do
 *
 * Shows the notice with these words alone.
 */
void
signet_notice_say (SignetNotice *self,
                   const char   *title,
                   const char   *body)
{
  g_return_if_fail (SIGNET_IS_NOTICE (self));
  g_return_if_fail (title != NULL);

  show_text (self->title_label, title);
  show_text (self->body_label, body);
  show_text (self->lines_label, NULL);
  signet_notice_add_answers (self, NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, body != NULL ? body : "",
                                  -1);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/**
 * signet_notice_say_error:
 * @self: a notice
 * @error: what went wrong
 *
 * Shows the notice with the words for @error.
 */
void
signet_notice_say_error (SignetNotice *self,
                         const GError *error)
{
  g_return_if_fail (SIGNET_IS_NOTICE (self));
  g_return_if_fail (error != NULL);

  signet_notice_say (self, signet_words_get_error_title (error),
                     signet_words_get_error_body (error));
}

/**
 * signet_notice_add_lines:
 * @self: a notice
 * @lines: (array zero-terminated=1): lines of Pango markup
 *
 * Shows a list below what the notice says.
 */
void
signet_notice_add_lines (SignetNotice       *self,
                         const char * const *lines)
{
  g_autofree char *text = NULL;

  g_return_if_fail (SIGNET_IS_NOTICE (self));
  g_return_if_fail (lines != NULL);

  text = g_strjoinv ("\n", (char **) lines);
  show_text (self->lines_label, text);
}

/**
 * signet_notice_add_answers:
 * @self: a notice
 * @first: (nullable): the label of the first button
 * @second: (nullable): the label of the second button
 *
 * Offers ways on. [signal@Signet.Notice::answered] says which was taken.
 */
void
signet_notice_add_answers (SignetNotice *self,
                           const char   *first,
                           const char   *second)
{
  g_return_if_fail (SIGNET_IS_NOTICE (self));

  show_answer (self->first_answer, self->first_button, first);
  show_answer (self->second_answer, self->second_button, second);
  gtk_widget_set_visible (self->answers, first != NULL || second != NULL);
}

/**
 * signet_notice_clear:
 * @self: a notice
 *
 * Takes the notice away.
 */
void
signet_notice_clear (SignetNotice *self)
{
  g_return_if_fail (SIGNET_IS_NOTICE (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

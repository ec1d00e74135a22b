/* signet-notice.h: a strip that says what went wrong and offers a way on
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_NOTICE (signet_notice_get_type ())

G_DECLARE_FINAL_TYPE (SignetNotice, signet_notice, SIGNET, NOTICE, GtkBox)

/**
 * SignetNoticeAnswer:
 * @SIGNET_NOTICE_FIRST: the first button
 * @SIGNET_NOTICE_SECOND: the second button
 *
 * What the person answered to a notice.
 */
typedef enum
{
  SIGNET_NOTICE_FIRST,
  SIGNET_NOTICE_SECOND,
} SignetNoticeAnswer;

void       signet_notice_say         (SignetNotice       *self,
                                      const char         *title,
                                      const char         *body);
void       signet_notice_say_error   (SignetNotice       *self,
                                      const GError       *error);
void       signet_notice_add_lines   (SignetNotice       *self,
                                      const char * const *lines);
void       signet_notice_add_answers (SignetNotice       *self,
                                      const char         *first,
                                      const char         *second);
void       signet_notice_clear       (SignetNotice       *self);

G_END_DECLS

/* signet-question.h: one question in a window of its own
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void  signet_question_present    (AdwMessageDialog     *dialog);
void  signet_question_ask_async  (AdwMessageDialog     *dialog,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
char *signet_question_ask_finish (GAsyncResult         *result,
                                  GError              **error);

G_END_DECLS

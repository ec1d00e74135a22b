/* mock-background.h: a portal that gives leave for the background, or not
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

typedef enum
{
  MOCK_BACKGROUND_ALLOWS,
  MOCK_BACKGROUND_REFUSES,
  MOCK_BACKGROUND_CANCELS, /* the person closed the question */
  MOCK_BACKGROUND_WAITS,
} MockBackgroundAnswer;

typedef struct _MockBackground MockBackground;

MockBackground *mock_background_start      (MockBackgroundAnswer  answer);
const char     *mock_background_get_reason (MockBackground       *self);
gboolean        mock_background_was_closed (MockBackground       *self);
void            mock_background_end        (MockBackground       *self);

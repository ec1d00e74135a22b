/* signet-alarm.h: wakes up when the clock on the wall says so
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_ALARM (signet_alarm_get_type ())

G_DECLARE_FINAL_TYPE (SignetAlarm, signet_alarm, SIGNET, ALARM, GObject)

SignetAlarm *signet_alarm_new (void);
void         signet_alarm_set (SignetAlarm *self,
                               gint64       when);

G_END_DECLS

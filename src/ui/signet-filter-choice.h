/* signet-filter-choice.h: a value that a filter can have
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_FILTER_CHOICE (signet_filter_choice_get_type ())

G_DECLARE_FINAL_TYPE (SignetFilterChoice, signet_filter_choice, SIGNET, FILTER_CHOICE, GObject)

SignetFilterChoice *signet_filter_choice_new         (const char         *value,
                                                      const char         *name,
                                                      const char         *group);
SignetFilterChoice *signet_filter_choice_new_heading (const char         *name);
const char         *signet_filter_choice_get_value   (SignetFilterChoice *self);
const char         *signet_filter_choice_get_name    (SignetFilterChoice *self);
const char         *signet_filter_choice_get_group   (SignetFilterChoice *self);
gboolean            signet_filter_choice_matches     (SignetFilterChoice *self,
                                                      const char * const *words);

G_END_DECLS

/* signet-form.h: names and values in the form that HTML forms are sent
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _SignetForm SignetForm;

SignetForm *signet_form_new_from_text (const char  *text,
                                       gsize        length);
SignetForm *signet_form_new_from_json (JsonNode    *node);
void        signet_form_free          (SignetForm  *self);
guint       signet_form_get_length    (SignetForm  *self);
void        signet_form_get_pair      (SignetForm  *self,
                                       guint        index,
                                       const char **name,
                                       const char **value);
const char *signet_form_get           (SignetForm  *self,
                                       const char  *name);
GPtrArray  *signet_form_get_all       (SignetForm  *self,
                                       const char  *name);
const char *signet_form_find_repeated (SignetForm  *self,
                                       const char  *except);
char       *signet_form_decode        (const char  *text,
                                       gsize        length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetForm, signet_form_free)

G_END_DECLS

/* signet-kept-details.h: what is known of a credential that the person keeps
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_KEPT_DETAILS (signet_kept_details_get_type ())

typedef struct _SignetKeptDetails SignetKeptDetails;

GType              signet_kept_details_get_type         (void);
SignetKeptDetails *signet_kept_details_new              (const char        *display_name,
                                                         const char        *note,
                                                         const char        *audience,
                                                         const char        *scope);
SignetKeptDetails *signet_kept_details_new_from_variant (GVariant          *variant);
GVariant          *signet_kept_details_to_variant       (SignetKeptDetails *self);
SignetKeptDetails *signet_kept_details_ref              (SignetKeptDetails *self);
void               signet_kept_details_unref            (SignetKeptDetails *self);
const char        *signet_kept_details_get_display_name (SignetKeptDetails *self);
const char        *signet_kept_details_get_note         (SignetKeptDetails *self);
const char        *signet_kept_details_get_audience     (SignetKeptDetails *self);
const char        *signet_kept_details_get_scope        (SignetKeptDetails *self);
gint64             signet_kept_details_get_revision     (SignetKeptDetails *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetKeptDetails, signet_kept_details_unref)

G_END_DECLS

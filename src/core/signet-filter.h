/* signet-filter.h: which credentials a person wants to see
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_FILTER (signet_filter_get_type ())

G_DECLARE_FINAL_TYPE (SignetFilter, signet_filter, SIGNET, FILTER, GObject)

/**
 * SignetFacet:
 * @SIGNET_FACET_STATUS: `active` or `inactive`
 * @SIGNET_FACET_EXPIRES: `expired`, or a number: expires within so many days
 * @SIGNET_FACET_USED: `never`, or a number: not used for so many days
 * @SIGNET_FACET_KEYRING: `yes`: a secret is in the keyring of this desktop
 * @SIGNET_FACET_SECRETS: `several`: more than one live secret
 * @SIGNET_FACET_API: the id of an API
 * @SIGNET_FACET_PERMISSION: an API and a permission as in `scope`, `API:permission`
 * @SIGNET_FACET_ACCOUNT: the id of an account
 * @SIGNET_FACET_WORKSPACE: the id of a workspace that is reached, in whatever way
 * @SIGNET_FACET_CREATED_BY: who issued it
 *
 * A side from which credentials are looked at, and the values it can have. A filter has at most
 * one value of each, and all of them must be true of a credential.
 */
typedef enum
{
  SIGNET_FACET_STATUS,
  SIGNET_FACET_EXPIRES,
  SIGNET_FACET_USED,
  SIGNET_FACET_KEYRING,
  SIGNET_FACET_SECRETS,
  SIGNET_FACET_API,
  SIGNET_FACET_PERMISSION,
  SIGNET_FACET_ACCOUNT,
  SIGNET_FACET_WORKSPACE,
  SIGNET_FACET_CREATED_BY,
} SignetFacet;

#define SIGNET_N_FACETS 10

/**
 * SignetFilterChange:
 * @SIGNET_FILTER_CHANGE_DIFFERENT: nothing is known
 * @SIGNET_FILTER_CHANGE_NARROWER: what is let through now was let through before
 *
 * What a change of a filter means for what was already found.
 */
typedef enum
{
  SIGNET_FILTER_CHANGE_DIFFERENT,
  SIGNET_FILTER_CHANGE_NARROWER,
} SignetFilterChange;

SignetFilter *signet_filter_new        (void);
const char   *signet_filter_get_search (SignetFilter *self);
void          signet_filter_set_search (SignetFilter *self,
                                        const char   *search);
const char   *signet_filter_get_value  (SignetFilter *self,
                                        SignetFacet   facet);
void          signet_filter_set_value  (SignetFilter *self,
                                        SignetFacet   facet,
                                        const char   *value);
guint         signet_filter_count      (SignetFilter *self);
gboolean      signet_filter_is_empty   (SignetFilter *self);
void          signet_filter_clear      (SignetFilter *self);
void          signet_filter_clear_values
                                       (SignetFilter *self);
char         *signet_filter_to_string  (SignetFilter *self);
void          signet_filter_set_string (SignetFilter *self,
                                        const char   *text);

G_END_DECLS

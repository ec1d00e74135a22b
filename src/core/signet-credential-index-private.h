/* signet-credential-index-private.h: what the files of the index share
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-credential-index.h"

G_BEGIN_DECLS

struct _SignetCredentialIndex
{
  GObject parent_instance;

  SignetFilter *filter;              /* (owned) */
  SignetCredentialList *credentials; /* (owned) (nullable) */
  SignetCatalogue *catalogue;        /* (owned) (nullable) */
  SignetOrganization *organization;  /* (owned) (nullable) */
  gint64 now;
  SignetSort sort;
  gboolean descending;

  GPtrArray *all;                    /* (owned) as in the list, with a reference each */
  GPtrArray *by_name;                /* (owned) this and all others only borrow */
  GPtrArray *sorted;                 /* (owned) the same as by_name, if that is the order */
  GPtrArray *found;                  /* (owned) what the model has */
  SignetOrder *name_order; /* (owned) of by_name */
  SignetOrder *order;      /* (owned) of sorted and found */
  SignetMatcher *matcher;            /* (owned) */

  GPtrArray *scanned;                /* (owned) (nullable) what is being looked through */
  GPtrArray *hits;                   /* (owned) (nullable) what was found in it so far */
  guint scan_position;
  guint turn;                        /* microseconds */
  gboolean scan_resets;              /* whether it is because something else is wanted */
  gboolean resetting;                /* whether what is announced is because of that */
  guint scan_id;                     /* goes on with it */
  guint rescan_id;                   /* begins anew, a little later */

  SignetFacets *facets;              /* (owned) */
  SignetFacets *counting;            /* (owned) (nullable) */
  guint count_position;
  guint count_id;
  gboolean count_again;              /* what was counted has changed since */
};

/* signet-credential-index.c */
void signet_credential_index_notify_scan   (SignetCredentialIndex *self);
void signet_credential_index_notify_facets (SignetCredentialIndex *self);

/* signet-credential-index-changes.c */
void signet_credential_index_splice        (SignetCredentialIndex *self,
                                            guint                  position,
                                            guint                  n_removed,
                                            guint                  n_added);
void signet_credential_index_set_found     (SignetCredentialIndex *self,
                                            GPtrArray             *found);

/* signet-credential-index-scan.c */
void signet_credential_index_scan          (SignetCredentialIndex *self,
                                            gboolean               narrower);
void signet_credential_index_scan_soon     (SignetCredentialIndex *self);
void signet_credential_index_scan_without  (SignetCredentialIndex *self,
                                            GPtrArray             *gone);
void signet_credential_index_count         (SignetCredentialIndex *self);
void signet_credential_index_forget_count  (SignetCredentialIndex *self);
void signet_credential_index_stop          (SignetCredentialIndex *self);

G_END_DECLS

/* listing.h: a list of credentials in a window of its own
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "display.h"
#include "samples.h"
#include "signet-credential-view-private.h"

G_BEGIN_DECLS

/* The list, and what it asked for last. */
typedef struct
{
  SignetCredentialList *credentials;
  SignetCredentialView *view; /* (borrowed) of the window */
  GtkWindow *window;
  char *asked; /* (nullable) “ACTION CLIENT-ID” */
} Listing;

/* With the samples, or with as many credentials as @n_credentials says. */
void        listing_set_up       (Listing       *listing,
                                  gconstpointer  n_credentials);
void        listing_tear_down    (Listing       *listing,
                                  gconstpointer  n_credentials);

/* Fails if the rows, from the first to the last, do not have these names. */
void        listing_assert_names (Listing       *listing,
                                  const char    *expected);

/* The row of a credential, if there is one now, and whether it shows @text in some cell. */
GtkWidget  *listing_get_row      (Listing       *listing,
                                  const char    *client_id);
gboolean    listing_shows        (Listing       *listing,
                                  const char    *client_id,
                                  const char    *text);

/* The Client ID of the row that has the focus. */
const char *listing_get_focused  (Listing       *listing);

G_END_DECLS

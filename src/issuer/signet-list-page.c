/* signet-list-page.c: one page of a list, ready to be sent
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-list-page.h"

#include "signet-json-text.h"

struct _SignetListPage
{
  GBytes *json; /* (owned) */
  char *next;   /* (owned) (nullable) */
  gint64 total;
};

G_DEFINE_BOXED_TYPE (SignetListPage, signet_list_page,
                     signet_list_page_ref, signet_list_page_unref)

/*
 * Helpers
 */

static void
clear_page (gpointer data)
{
  SignetListPage *self = data;

  g_bytes_unref (self->json);
  g_free (self->next);
}

/*
 * Public
 */

/**
 * signet_list_page_new:
 * @rows: (transfer full): the beginning of a JSON object up to the last row of its array
 * @next: (nullable): the value of `after` for the next page, %NULL if this is the last
 * @total: how many rows there are on all pages
 *
 * Closes the array, adds the total and closes the object.
 *
 * Returns: (transfer full): a page
 */
SignetListPage *
signet_list_page_new (GString    *rows,
                      const char *next,
                      gint64      total)
{
  SignetListPage *self;

  g_return_val_if_fail (rows != NULL, NULL);

  g_string_append (rows, "],\"total\":");
  signet_json_text_add_int (rows, total);
  g_string_append_c (rows, '}');

  self = g_atomic_rc_box_new0 (SignetListPage);
  self->json = g_string_free_to_bytes (rows);
  self->next = g_strdup (next);
  self->total = total;

  return self;
}

/**
 * signet_list_page_ref:
 * @self: a page
 *
 * Returns: (transfer full): @self
 */
SignetListPage *
signet_list_page_ref (SignetListPage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * signet_list_page_unref:
 * @self: (transfer full): a page
 *
 * Gives up one reference.
 */
void
signet_list_page_unref (SignetListPage *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_page);
}

/**
 * signet_list_page_get_json:
 * @self: a page
 *
 * Returns: (transfer none): a JSON object with the rows and `total`
 */
GBytes *
signet_list_page_get_json (SignetListPage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->json;
}

/**
 * signet_list_page_get_next:
 * @self: a page
 *
 * Returns: (nullable): the value of `after` for the next page, %NULL if this is the last
 */
const char *
signet_list_page_get_next (SignetListPage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->next;
}

/**
 * signet_list_page_get_total:
 * @self: a page
 *
 * Returns: how many rows there were on all pages when the first one was read
 */
gint64
signet_list_page_get_total (SignetListPage *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->total;
}

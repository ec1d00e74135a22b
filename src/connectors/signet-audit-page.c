/* signet-audit-page.c: one page of the audit log
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-audit-page.h"

struct _SignetAuditPage
{
  GPtrArray *entries; /* (owned) (element-type SignetAuditEntry) */
  char *next;         /* (owned) (nullable) */
  gint64 total;
};

G_DEFINE_BOXED_TYPE (SignetAuditPage, signet_audit_page,
                     signet_audit_page_ref, signet_audit_page_unref)

/*
 * Helpers
 */

static void
clear_page (gpointer data)
{
  SignetAuditPage *self = data;

  g_ptr_array_unref (self->entries);
  g_free (self->next);
}

/*
 * Public
 */

/**
 * signet_audit_page_new:
 * @entries: (element-type SignetAuditEntry): the entries, the newest first
 * @next: (nullable): what asks the connector for the next page, %NULL on the last
 * @total: how many entries there are on all pages
 *
 * Returns: (transfer full): a page
 */
SignetAuditPage *
signet_audit_page_new (GPtrArray  *entries,
                       const char *next,
                       gint64      total)
{
  SignetAuditPage *self;

  g_return_val_if_fail (entries != NULL, NULL);

  self = g_atomic_rc_box_new0 (SignetAuditPage);
  self->entries = g_ptr_array_ref (entries);
  self->next = g_strdup (next);
  self->total = total;

  return self;
}

/**
 * signet_audit_page_ref:
 * @self: a page
 *
 * Returns: (transfer full): @self
 */
SignetAuditPage *
signet_audit_page_ref (SignetAuditPage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * signet_audit_page_unref:
 * @self: (transfer full): a page
 *
 * Gives up one reference.
 */
void
signet_audit_page_unref (SignetAuditPage *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_page);
}

/**
 * signet_audit_page_get_entries:
 * @self: a page
 *
 * A search may give a page with few entries or none that is not the last.
 *
 * Returns: (transfer none) (element-type SignetAuditEntry): the entries, the newest first
 */
GPtrArray *
signet_audit_page_get_entries (SignetAuditPage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->entries;
}

/**
 * signet_audit_page_get_next:
 * @self: a page
 *
 * Returns: (nullable): what asks for the next page, %NULL on the last
 */
const char *
signet_audit_page_get_next (SignetAuditPage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->next;
}

/**
 * signet_audit_page_get_total:
 * @self: a page
 *
 * Returns: how many entries there are on all pages, of a search at most
 */
gint64
signet_audit_page_get_total (SignetAuditPage *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->total;
}

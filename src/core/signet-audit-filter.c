/* signet-audit-filter.c: which entries of the audit log are shown
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-audit-filter.h"

G_DEFINE_BOXED_TYPE (SignetAuditFilter, signet_audit_filter,
                     signet_audit_filter_copy, signet_audit_filter_free)

/*
 * Helpers
 */

static gboolean
is_none (const char *text)
{
  return text == NULL || *text == '\0';
}

/*
 * Public
 */

/**
 * signet_audit_filter_new:
 *
 * Returns: (transfer full): a filter that lets everything through
 */
SignetAuditFilter *
signet_audit_filter_new (void)
{
  return g_new0 (SignetAuditFilter, 1);
}

/**
 * signet_audit_filter_copy:
 * @self: a filter
 *
 * Returns: (transfer full): another one like it
 */
SignetAuditFilter *
signet_audit_filter_copy (const SignetAuditFilter *self)
{
  SignetAuditFilter *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = signet_audit_filter_new ();
  copy->client_id = g_strdup (self->client_id);
  copy->display_name = g_strdup (self->display_name);
  copy->actor = g_strdup (self->actor);
  copy->action = g_strdup (self->action);
  copy->text = g_strdup (self->text);
  copy->since = self->since;
  copy->denied = self->denied;

  return copy;
}

/**
 * signet_audit_filter_free:
 * @self: (transfer full): a filter
 *
 * Frees it.
 */
void
signet_audit_filter_free (SignetAuditFilter *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->client_id);
  g_free (self->display_name);
  g_free (self->actor);
  g_free (self->action);
  g_free (self->text);
  g_free (self);
}

/**
 * signet_audit_filter_is_empty:
 * @self: a filter
 *
 * Returns: whether it lets everything through
 */
gboolean
signet_audit_filter_is_empty (const SignetAuditFilter *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return is_none (self->client_id) && is_none (self->actor) && is_none (self->action) &&
         is_none (self->text) && self->since == 0 && !self->denied;
}

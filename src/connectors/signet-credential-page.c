/* signet-credential-page.c: one page of the list of credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-credential-page.h"

struct _SignetCredentialPage
{
  GPtrArray *credentials; /* (owned) (element-type SignetCredential) */
  char *next;             /* (owned) (nullable) */
  guint total;
};

G_DEFINE_BOXED_TYPE (SignetCredentialPage, signet_credential_page,
                     signet_credential_page_ref, signet_credential_page_unref)

/*
 * Helpers
 */

static void
clear_page (gpointer data)
{
  SignetCredentialPage *self = data;

  g_ptr_array_unref (self->credentials);
  g_free (self->next);
}

/*
 * Public
 */

/**
 * signet_credential_page_new:
 * @credentials: (element-type SignetCredential): the credentials, by name
 * @next: (nullable): what asks the connector for the next page, %NULL on the last
 * @total: how many credentials there are on all pages
 *
 * Returns: (transfer full): a page
 */
SignetCredentialPage *
signet_credential_page_new (GPtrArray  *credentials,
                            const char *next,
                            guint       total)
{
  SignetCredentialPage *self;

  g_return_val_if_fail (credentials != NULL, NULL);

  self = g_atomic_rc_box_new0 (SignetCredentialPage);
  self->credentials = g_ptr_array_ref (credentials);
  self->next = g_strdup (next);
  self->total = total;

  return self;
}

/**
 * signet_credential_page_ref:
 * @self: a page
 *
 * Returns: (transfer full): @self
 */
SignetCredentialPage *
signet_credential_page_ref (SignetCredentialPage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * signet_credential_page_unref:
 * @self: (transfer full): a page
 *
 * Gives up one reference.
 */
void
signet_credential_page_unref (SignetCredentialPage *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_page);
}

/**
 * signet_credential_page_get_credentials:
 * @self: a page
 *
 * Returns: (transfer none) (element-type SignetCredential): the credentials
 */
GPtrArray *
signet_credential_page_get_credentials (SignetCredentialPage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->credentials;
}

/**
 * signet_credential_page_get_next:
 * @self: a page
 *
 * Returns: (nullable): what asks for the next page, %NULL on the last
 */
const char *
signet_credential_page_get_next (SignetCredentialPage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->next;
}

/**
 * signet_credential_page_get_total:
 * @self: a page
 *
 * Returns: how many credentials there are on all pages
 */
guint
signet_credential_page_get_total (SignetCredentialPage *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->total;
}

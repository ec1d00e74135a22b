/* signet-credential-list-freeze.c: changes of the list that wait to be announced together
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-credential-list-private.h"

/* So many changes are announced one by one, each exactly. More of them would make everybody
 * who listens sort and filter again and again.
 */
#define EXACT_CHANGES 16

/*
 * Public
 */

/**
 * signet_credential_list_freeze:
 * @self: a list
 *
 * Lets what is put and removed wait until [method@Signet.CredentialList.thaw], to be announced
 * in one step: hundreds of changes one by one would keep everybody busy who sorts, filters or
 * shows the list. Finding a credential gives it as it is, even while that waits. Whatever
 * replaces many credentials anyway brings along what waits.
 *
 * It can be frozen several times, and then needs as many thaws.
 */
void
signet_credential_list_freeze (SignetCredentialList *self)
{
  g_return_if_fail (SIGNET_IS_CREDENTIAL_LIST (self));

  self->n_freezes++;
}

/**
 * signet_credential_list_thaw:
 * @self: a frozen list
 *
 * Announces what has waited since it was frozen.
 */
void
signet_credential_list_thaw (SignetCredentialList *self)
{
  g_return_if_fail (SIGNET_IS_CREDENTIAL_LIST (self));
  g_return_if_fail (self->n_freezes > 0);

  self->n_freezes--;
  if (self->n_freezes == 0)
    signet_credential_list_publish (self);
}

/**
 * signet_credential_list_let_wait:
 * @self: a frozen list
 * @client_id: a Client ID
 * @credential: (nullable): the credential as it is now, %NULL if it is gone
 *
 * Keeps a change until it is announced.
 */
void
signet_credential_list_let_wait (SignetCredentialList *self,
                                 const char           *client_id,
                                 SignetCredential     *credential)
{
  if (self->waiting == NULL)
    self->waiting = signet_credential_changes_new ();

  if (credential != NULL)
    signet_credential_list_mark (self, credential);
  signet_credential_changes_add (self->waiting, client_id, credential);
}

/**
 * signet_credential_list_publish:
 * @self: a list
 *
 * Announces what waits, and lets more of it wait if the list is still frozen.
 */
void
signet_credential_list_publish (SignetCredentialList *self)
{
  g_autoptr(SignetCredentialChanges) changes = g_steal_pointer (&self->waiting);
  guint n_changes = changes != NULL ? signet_credential_changes_get_n (changes) : 0;

  if (n_changes > EXACT_CHANGES)
    {
      signet_credential_list_apply (self, changes);
      return;
    }

  for (guint i = 0; i < n_changes; i++)
    {
      SignetCredential *credential;
      const char *client_id = signet_credential_changes_get (changes, i, &credential);

      if (credential != NULL)
        signet_credential_list_put_now (self, credential);
      else
        signet_credential_list_remove_now (self, client_id);
    }
}

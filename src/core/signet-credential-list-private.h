/* signet-credential-list-private.h: what the files of the list share
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-credential-changes.h"
#include "signet-credential-list.h"

G_BEGIN_DECLS

/* The table knows where each item is. Those behind one that was removed moved up, and moving
 * a hundred thousand marks for each removal would take longer than the removal, so a mark says
 * only that the item is there or at most n_moved places before.
 */
struct _SignetCredentialList
{
  GObject parent_instance;

  GPtrArray *items;       /* (owned) (element-type SignetCredential) */
  GHashTable *places;     /* (owned) Client ID (borrowed from the item) → mark */
  guint n_moved;          /* how far an item can be from its mark */
  GHashTable *in_keyring; /* (owned) (nullable) the Client IDs that are marked */

  SignetCredentialChanges *waiting; /* (owned) (nullable) what happened while it was frozen */
  guint n_freezes;
};

/* signet-credential-list-freeze.c */
void              signet_credential_list_let_wait   (SignetCredentialList    *self,
                                                     const char              *client_id,
                                                     SignetCredential        *credential);
void              signet_credential_list_publish    (SignetCredentialList    *self);

/* signet-credential-list-places.c */
SignetCredential *signet_credential_list_peek       (SignetCredentialList    *self,
                                                     guint                    position);
gboolean          signet_credential_list_find_place (SignetCredentialList    *self,
                                                     const char              *client_id,
                                                     guint                   *position);
void              signet_credential_list_set_places (SignetCredentialList    *self);
void              signet_credential_list_mark       (SignetCredentialList    *self,
                                                     SignetCredential        *credential);
void              signet_credential_list_add        (SignetCredentialList    *self,
                                                     SignetCredential        *credential);
void              signet_credential_list_put_at     (SignetCredentialList    *self,
                                                     guint                    position,
                                                     SignetCredential        *credential);
void              signet_credential_list_put_now    (SignetCredentialList    *self,
                                                     SignetCredential        *credential);
void              signet_credential_list_remove_now (SignetCredentialList    *self,
                                                     const char              *client_id);
void              signet_credential_list_remove_at  (SignetCredentialList    *self,
                                                     guint                    position,
                                                     guint                    n_items);
void              signet_credential_list_announce   (SignetCredentialList    *self,
                                                     guint                    position,
                                                     guint                    n_removed,
                                                     guint                    n_added);

/* signet-credential-list-replace.c */
void              signet_credential_list_apply      (SignetCredentialList    *self,
                                                     SignetCredentialChanges *changes);

G_END_DECLS

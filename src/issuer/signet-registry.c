/* signet-registry.c: the rules of reading and changing
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-registry.h"

#include "signet-audit-log.h"
#include "signet-change-rows.h"
#include "signet-credential-rows.h"
#include "signet-credential-table.h"
#include "signet-error.h"
#include "signet-organization-table.h"
#include "signet-registry-private.h"
#include "signet-time.h"

/* Everything that the HTTP side and the command line can ask of the credentials. Each change
 * is one transaction that holds the change, its event in the audit log and, where a secret is
 * issued, the answer that must not be given twice.
 *
 * A registry belongs to one store and so to one thread. Catalogue, hash key and usage are
 * shared by all of them.
 */
struct _SignetRegistry
{
  GObject parent_instance;

  SignetStore *store;               /* (owned) */
  SignetCatalogue *catalogue;       /* (owned) */
  SignetHashKey *hash_key;          /* (owned) (nullable) where no secrets are handled */
  SignetUsage *usage;               /* (owned) (nullable) where no tokens are given */
  SignetOrganization *organization; /* (owned) (nullable) as it was at its revision */
  gint64 organization_revision;
  gint64 version; /* of the database, when somebody asked for changes last */
};

G_DEFINE_FINAL_TYPE (SignetRegistry, signet_registry, G_TYPE_OBJECT)

/*
 * GObject
 */

static void
signet_registry_finalize (GObject *object)
{
  SignetRegistry *self = SIGNET_REGISTRY (object);

  g_clear_object (&self->organization);
  g_clear_object (&self->usage);
  g_clear_pointer (&self->hash_key, signet_hash_key_unref);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (signet_registry_parent_class)->finalize (object);
}

static void
signet_registry_class_init (SignetRegistryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_registry_finalize;
}

static void
signet_registry_init (SignetRegistry *self)
{
}

/*
 * Public
 */

/**
 * signet_registry_new:
 * @store: the store of this thread
 * @catalogue: the APIs there are
 * @hash_key: (nullable): the key for secrets, %NULL where none are issued or checked
 * @usage: (nullable): where uses are collected, %NULL where no tokens are given
 *
 * Returns: (transfer full): a registry for this thread
 */
SignetRegistry *
signet_registry_new (SignetStore     *store,
                     SignetCatalogue *catalogue,
                     SignetHashKey   *hash_key,
                     SignetUsage     *usage)
{
  SignetRegistry *self;

  g_return_val_if_fail (SIGNET_IS_STORE (store), NULL);
  g_return_val_if_fail (SIGNET_IS_CATALOGUE (catalogue), NULL);

  self = g_object_new (SIGNET_TYPE_REGISTRY, NULL);
  self->store = g_object_ref (store);
  self->catalogue = g_object_ref (catalogue);
  self->hash_key = hash_key != NULL ? signet_hash_key_ref (hash_key) : NULL;
  self->usage = usage != NULL ? g_object_ref (usage) : NULL;

  return self;
}

/**
 * signet_registry_get_store:
 * @self: a registry
 *
 * Returns: (transfer none): its store
 */
SignetStore *
signet_registry_get_store (SignetRegistry *self)
{
  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), NULL);

  return self->store;
}

/**
 * signet_registry_get_catalogue:
 * @self: a registry
 *
 * Returns: (transfer none): the APIs there are
 */
SignetCatalogue *
signet_registry_get_catalogue (SignetRegistry *self)
{
  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), NULL);

  return self->catalogue;
}

/**
 * signet_registry_get_hash_key:
 * @self: a registry
 *
 * Returns: (transfer none) (nullable): the key for secrets
 */
SignetHashKey *
signet_registry_get_hash_key (SignetRegistry *self)
{
  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), NULL);

  return self->hash_key;
}

/**
 * signet_registry_get_usage:
 * @self: a registry
 *
 * Returns: (transfer none) (nullable): where uses are collected
 */
SignetUsage *
signet_registry_get_usage (SignetRegistry *self)
{
  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), NULL);

  return self->usage;
}

/**
 * signet_registry_flush_usage:
 * @self: a registry
 *
 * Whoever reads “last used” wants to see uses that are still in memory too. If they cannot be
 * written, reading goes on: a full disk must not hide the credentials.
 */
void
signet_registry_flush_usage (SignetRegistry *self)
{
  g_autoptr(GError) error = NULL;

  g_return_if_fail (SIGNET_IS_REGISTRY (self));

  if (self->usage != NULL && !signet_usage_flush (self->usage, self->store, &error))
    g_warning ("The uses of credentials cannot be written: %s", error->message);
}

/**
 * signet_registry_get_organization:
 * @self: a registry
 * @error: return location for a storage error
 *
 * Returns: (transfer full) (nullable): the accounts and workspaces there are now, or %NULL
 *   with @error set
 */
SignetOrganization *
signet_registry_get_organization (SignetRegistry  *self,
                                  GError         **error)
{
  gint64 revision;

  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), NULL);

  if (!signet_organization_table_get_revision (self->store, &revision, error))
    return NULL;

  if (self->organization == NULL || self->organization_revision != revision)
    {
      SignetOrganization *organization = signet_organization_table_read (self->store, error);

      if (organization == NULL)
        return NULL;
      g_clear_object (&self->organization);
      self->organization = organization;
      self->organization_revision = revision;
    }

  return g_object_ref (self->organization);
}

/**
 * signet_registry_find:
 * @self: a registry
 * @client_id: a Client ID
 * @error: return location for %SIGNET_ERROR_NOT_FOUND or a storage error
 *
 * For people: “last used” is right to the second.
 *
 * Returns: (transfer full) (nullable): the credential as it is now, or %NULL with @error set
 */
SignetCredential *
signet_registry_find (SignetRegistry  *self,
                      const char      *client_id,
                      GError         **error)
{
  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), NULL);
  g_return_val_if_fail (client_id != NULL, NULL);

  signet_registry_flush_usage (self);

  return signet_credential_table_find (self->store, client_id, error);
}

/**
 * signet_registry_peek:
 * @self: a registry
 * @client_id: a Client ID
 * @error: return location for %SIGNET_ERROR_NOT_FOUND or a storage error
 *
 * For the token side: like [method@Signet.Registry.find], but never writes. Uses that are still
 * in memory are not in it.
 *
 * Returns: (transfer full) (nullable): the credential as it is now, or %NULL with @error set
 */
SignetCredential *
signet_registry_peek (SignetRegistry  *self,
                      const char      *client_id,
                      GError         **error)
{
  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), NULL);
  g_return_val_if_fail (client_id != NULL, NULL);

  return signet_credential_table_find (self->store, client_id, error);
}

/**
 * signet_registry_list:
 * @self: a registry
 * @query: which credentials, and in which order
 * @error: return location for %SIGNET_ERROR_INVALID if the cursor is not one of this query,
 *   or a storage error
 *
 * Returns: (transfer full) (nullable): a page, or %NULL with @error set
 */
SignetListPage *
signet_registry_list (SignetRegistry         *self,
                      SignetCredentialQuery  *query,
                      GError                **error)
{
  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), NULL);
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_QUERY (query), NULL);

  signet_registry_flush_usage (self);

  return signet_credential_rows_read (self->store, query, error);
}

/**
 * signet_registry_count_changes:
 * @self: a registry
 * @counter: (out): the number of the newest change, 0 if nothing was ever changed
 * @error: return location for a storage error
 *
 * Returns: whether the number is known
 */
gboolean
signet_registry_count_changes (SignetRegistry  *self,
                               gint64          *counter,
                               GError         **error)
{
  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), FALSE);
  g_return_val_if_fail (counter != NULL, FALSE);

  return signet_change_rows_get_counter (self->store, counter, error);
}

/**
 * signet_registry_list_changes:
 * @self: a registry
 * @after: the number of the last change that the client knows
 * @counter: the number of the newest change
 * @error: return location for a storage error
 *
 * Returns: (transfer full) (nullable): as JSON, what was changed after @after and is not newer
 *   than @counter, or %NULL with @error set
 */
GBytes *
signet_registry_list_changes (SignetRegistry  *self,
                              gint64           after,
                              gint64           counter,
                              GError         **error)
{
  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), NULL);

  if (after < counter)
    signet_registry_flush_usage (self);

  return signet_change_rows_read (self->store, after, counter, error);
}

/**
 * signet_registry_sense_change:
 * @self: a registry
 *
 * Returns: whether somebody else may have changed the database since this was asked last; what
 *   was changed through this registry does not count
 */
gboolean
signet_registry_sense_change (SignetRegistry *self)
{
  g_autoptr(GError) error = NULL;
  gint64 version;

  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), FALSE);

  /* Whoever asks for the changes then is told what is wrong. */
  if (!signet_change_rows_get_version (self->store, &version, &error))
    return TRUE;

  if (version == self->version)
    return FALSE;

  self->version = version;

  return TRUE;
}

/**
 * signet_registry_begin_change:
 * @self: a registry
 * @caller: who wants it
 * @error: return location for %SIGNET_ERROR_FORBIDDEN or a storage error
 *
 * Begins a change. The routes have asked the caller's role already; this is the second lock
 * on the same door.
 *
 * Returns: whether it began
 */
gboolean
signet_registry_begin_change (SignetRegistry  *self,
                              SignetCaller    *caller,
                              GError         **error)
{
  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);

  if (!signet_caller_get_access (caller))
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_FORBIDDEN,
                           "The caller's role has no access to credentials.");
      return FALSE;
    }

  return signet_store_begin (self->store, error);
}

/**
 * signet_registry_end_change:
 * @self: a registry
 * @made: whether everything that belongs to the change was written
 * @error: return location for a storage error
 *
 * Makes a change last, or undoes what was written of it.
 *
 * Returns: whether the change is on the disk
 */
gboolean
signet_registry_end_change (SignetRegistry  *self,
                            gboolean         made,
                            GError         **error)
{
  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), FALSE);

  if (made)
    return signet_store_commit (self->store, error);

  signet_store_rollback (self->store);

  return FALSE;
}

/**
 * signet_registry_find_for_change:
 * @self: a registry with a change
 * @client_id: a Client ID
 * @revision: the revision that the caller has seen
 * @error: return location for %SIGNET_ERROR_NOT_FOUND, %SIGNET_ERROR_CHANGED or a storage error
 *
 * Returns: (transfer full) (nullable): the credential, or %NULL with @error set
 */
SignetCredential *
signet_registry_find_for_change (SignetRegistry  *self,
                                 const char      *client_id,
                                 gint64           revision,
                                 GError         **error)
{
  g_autoptr(SignetCredential) credential =
    signet_credential_table_find (self->store, client_id, error);

  if (credential == NULL)
    return NULL;

  if (signet_credential_get_revision (credential) != revision)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_CHANGED,
                   "The credential was changed meanwhile by %s.",
                   signet_credential_get_updated_by (credential));
      return NULL;
    }

  return g_steal_pointer (&credential);
}

/**
 * signet_registry_record_denied:
 * @self: a registry
 * @caller: who tried
 * @action: what was tried, by the same names as what is done
 * @client_id: (nullable): the credential it was to be done to
 * @error: return location for a storage error
 *
 * Writes down an attempt that the caller's role or rights did not allow.
 *
 * Returns: whether it is on the disk
 */
gboolean
signet_registry_record_denied (SignetRegistry  *self,
                               SignetCaller    *caller,
                               const char      *action,
                               const char      *client_id,
                               GError         **error)
{
  g_autoptr(SignetCredential) credential = NULL;
  SignetAuditEvent event = { .action = action, .client_id = client_id, .denied = TRUE };

  g_return_val_if_fail (SIGNET_IS_REGISTRY (self), FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);
  g_return_val_if_fail (action != NULL, FALSE);

  event.time = signet_time_now ();
  if (!signet_store_begin (self->store, error))
    return FALSE;

  if (client_id != NULL)
    credential = signet_credential_table_find (self->store, client_id, NULL);
  if (credential != NULL)
    event.display_name = signet_credential_get_display_name (credential);

  return signet_registry_end_change (self,
                                     signet_audit_log_append (self->store, caller, &event, error),
                                     error);
}

/* signet-credential-list-replace.c: a fresh list in the place of the old
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-credential-list-private.h"

/* Differences in more places than this are announced as one stretch. */
#define MAX_STRETCHES 100

/* What differs between the list and what it shall be. */
typedef struct
{
  GPtrArray *wanted; /* (owned) (element-type SignetCredential) for each place, or %NULL */
  GPtrArray *added;  /* (owned) (element-type SignetCredential) that have no place yet */
  guint n_stretches; /* of places that differ */
} Difference;

static void
clear_difference (Difference *difference)
{
  g_ptr_array_unref (difference->wanted);
  g_ptr_array_unref (difference->added);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Difference, clear_difference)

/*
 * Helpers
 */

static gboolean
says_the_same (SignetCredential *credential,
               SignetCredential *other)
{
  return credential == other ||
         (signet_credential_get_revision (credential) == signet_credential_get_revision (other) &&
          signet_credential_get_last_used (credential) ==
          signet_credential_get_last_used (other));
}

static gboolean
differs (SignetCredentialList *self,
         const Difference     *difference,
         guint                 position)
{
  return g_ptr_array_index (difference->wanted, position) !=
         signet_credential_list_peek (self, position);
}

/* A list that comes in the same order as the old one is compared by its pointers alone. */
static void
compare (SignetCredentialList *self,
         GPtrArray            *credentials,
         Difference           *difference)
{
  guint length = self->items->len;
  guint expected = 0;

  difference->wanted = g_ptr_array_new_full (length, NULL);
  g_ptr_array_set_size (difference->wanted, (int) length);
  difference->added = g_ptr_array_new ();

  for (guint i = 0; i < credentials->len; i++)
    {
      SignetCredential *fresh = g_ptr_array_index (credentials, i);
      SignetCredential *old;
      const char *client_id = NULL;

      if (expected >= length || signet_credential_list_peek (self, expected) != fresh)
        client_id = signet_credential_get_client_id (fresh);
      if (client_id != NULL && !signet_credential_list_find_place (self, client_id, &expected))
        {
          g_ptr_array_add (difference->added, fresh);
          continue;
        }

      old = signet_credential_list_peek (self, expected);
      difference->wanted->pdata[expected] = says_the_same (old, fresh) ? old : fresh;
      expected++;
    }

  for (guint i = 0; i < length; i++)
    {
      if (differs (self, difference, i) && (i == 0 || !differs (self, difference, i - 1)))
        difference->n_stretches++;
    }
}

/* Goes from the end to the beginning, so that what is removed moves nothing that comes later. */
static void
apply_stretches (SignetCredentialList *self,
                 const Difference     *difference)
{
  guint end = self->items->len;

  while (end > 0)
    {
      gboolean is_gone = g_ptr_array_index (difference->wanted, end - 1) == NULL;
      guint start = end;

      while (start > 0 && differs (self, difference, start - 1) &&
             (g_ptr_array_index (difference->wanted, start - 1) == NULL) == is_gone)
        start--;

      if (start == end)
        {
          end--;
          continue;
        }

      for (guint i = start; i < end && !is_gone; i++)
        signet_credential_list_put_at (self, i, g_ptr_array_index (difference->wanted, i));
      if (is_gone)
        signet_credential_list_remove_at (self, start, end - start);
      signet_credential_list_announce (self, start, end - start, is_gone ? 0 : end - start);
      end = start;
    }
}

/* Announces one stretch from the first difference to the last. Within it those that are gone
 * change places with those that stay, until all of them are together behind those.
 */
static void
apply_as_one (SignetCredentialList *self,
              const Difference     *difference)
{
  gpointer *items = self->items->pdata;
  guint length = self->items->len;
  guint start = 0;
  guint end = length;
  guint kept;

  while (start < length && !differs (self, difference, start))
    start++;
  while (end > start && !differs (self, difference, end - 1) && difference->added->len == 0)
    end--;

  kept = start;
  for (guint i = start; i < end; i++)
    {
      gpointer wanted = g_ptr_array_index (difference->wanted, i);
      gpointer gone;

      if (wanted == NULL)
        continue;

      if (wanted != items[i])
        signet_credential_list_put_at (self, i, wanted);
      gone = items[kept];
      items[kept] = items[i];
      items[i] = gone;
      kept++;
    }

  signet_credential_list_remove_at (self, kept, end - kept);
  for (guint i = 0; i < difference->added->len; i++)
    signet_credential_list_add (self, g_ptr_array_index (difference->added, i));
  if (end > start || difference->added->len > 0)
    signet_credential_list_announce (self, start, end - start,
                                     kept - start + difference->added->len);
}

static void
append_added (SignetCredentialList *self,
              const Difference     *difference)
{
  guint position = self->items->len;

  for (guint i = 0; i < difference->added->len; i++)
    signet_credential_list_add (self, g_ptr_array_index (difference->added, i));
  if (difference->added->len > 0)
    signet_credential_list_announce (self, position, 0, difference->added->len);
}

/*
 * Public
 */

/**
 * signet_credential_list_recognise:
 * @self: a list
 * @credential: a credential as it is now
 *
 * Returns: (transfer none): the same credential of the list if it did not change, @credential
 *   itself otherwise
 */
SignetCredential *
signet_credential_list_recognise (SignetCredentialList *self,
                                  SignetCredential     *credential)
{
  SignetCredential *known;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_LIST (self), NULL);
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);

  known = signet_credential_list_find (self, signet_credential_get_client_id (credential));

  return known != NULL && says_the_same (known, credential) ? known : credential;
}

/**
 * signet_credential_list_replace:
 * @self: a list
 * @credentials: (element-type SignetCredential): all credentials, each of them once
 *
 * Makes the list hold these credentials and no others. One that was not changed meanwhile stays
 * the same object, one that was takes the place of the old, and new ones come to the end; only
 * what differs is announced. Where most of them are what [method@Signet.CredentialList.recognise]
 * gave, in the order of the list, a hundred thousand take about a millisecond.
 */
void
signet_credential_list_replace (SignetCredentialList *self,
                                GPtrArray            *credentials)
{
  g_auto(Difference) difference = { NULL };

  g_return_if_fail (SIGNET_IS_CREDENTIAL_LIST (self));
  g_return_if_fail (credentials != NULL);

  signet_credential_list_publish (self);
  compare (self, credentials, &difference);
  if (difference.n_stretches > MAX_STRETCHES)
    {
      apply_as_one (self, &difference);
    }
  else
    {
      apply_stretches (self, &difference);
      append_added (self, &difference);
    }
}

/**
 * signet_credential_list_apply:
 * @self: a list
 * @changes: what became of some of its credentials, and which came
 *
 * Makes all changes and announces them in one step.
 */
void
signet_credential_list_apply (SignetCredentialList    *self,
                              SignetCredentialChanges *changes)
{
  g_auto(Difference) difference = { NULL };

  difference.wanted = g_ptr_array_sized_new (self->items->len);
  difference.added = g_ptr_array_new ();
  g_ptr_array_extend (difference.wanted, self->items, NULL, NULL);

  for (guint i = 0; i < signet_credential_changes_get_n (changes); i++)
    {
      SignetCredential *credential;
      const char *client_id = signet_credential_changes_get (changes, i, &credential);
      guint position;

      if (signet_credential_list_find_place (self, client_id, &position))
        difference.wanted->pdata[position] = credential;
      else if (credential != NULL)
        g_ptr_array_add (difference.added, credential);
    }

  apply_as_one (self, &difference);
}

/* signet-keyring-entry.c: one item of the keyring, before its secret is read
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-keyring-entry.h"

#include "signet-deadline.h"
#include "signet-error.h"
#include "signet-keyring-call-private.h"
#include "signet-keyring-error.h"
#include "signet-sandbox.h"

#include <string.h>

#define LABEL_START "Signet: "

/* How long the keyring may take, and the person for its prompt, in milliseconds. */
#define FIND_LIMIT (15 * 1000)
#define PROMPT_LIMIT (60 * 1000)

struct _SignetKeyringEntry
{
  SecretRetrievable *item; /* (owned) */
  char *client_id;         /* (owned) (nullable) */
  char *secret_id;         /* (owned) (nullable) */
  char *display_name;      /* (owned) (nullable) */
};

/* What is waited for. */
typedef struct
{
  SignetDeadline *deadline;  /* (owned) */
  GHashTable *attributes;    /* (owned) (nullable) what to find */
  GPtrArray *entries;        /* (owned) (nullable) what to unlock */
  SignetKeyringEntry *entry; /* (owned) (nullable) what to read */
} Call;

/*
 * Helpers
 */

static void
clear_entry (gpointer data)
{
  SignetKeyringEntry *self = data;

  g_object_unref (self->item);
  g_free (self->client_id);
  g_free (self->secret_id);
  g_free (self->display_name);
}

static void
free_call (gpointer data)
{
  Call *call = data;

  g_clear_pointer (&call->deadline, signet_deadline_free);
  g_clear_pointer (&call->attributes, g_hash_table_unref);
  g_clear_pointer (&call->entries, g_ptr_array_unref);
  g_clear_pointer (&call->entry, signet_keyring_entry_unref);
  g_free (call);
}

/* Takes the call over. */
static void
start_call (GTask       *task,
            Call        *call,
            guint        limit,
            SignetError  code,
            const char  *message)
{
  call->deadline = signet_deadline_new (task, limit);
  signet_deadline_set_error (call->deadline, SIGNET_ERROR, (int) code, message);
  g_task_set_task_data (task, call, free_call);
}

/* Whether the task is still ours to return; if something failed it is returned here. */
static gboolean
claim (GTask        *task,
       const GError *error)
{
  Call *call = g_task_get_task_data (task);

  if (!signet_deadline_claim (call->deadline))
    return FALSE;
  if (error == NULL)
    return TRUE;

  g_task_return_error (task, signet_keyring_error_classify (error));

  return FALSE;
}

/* From “Signet: NAME (CLIENT_ID) at CONNECTION”, where NAME itself may look so. */
static char *
read_name (const char *label,
           const char *client_id)
{
  g_autofree char *end = NULL;
  const char *found;

  if (label == NULL || client_id == NULL || !g_str_has_prefix (label, LABEL_START))
    return NULL;

  label += strlen (LABEL_START);
  end = g_strdup_printf (" (%s) at ", client_id);
  found = g_strrstr (label, end);

  return found != NULL ? g_strndup (label, (gsize) (found - label)) : NULL;
}

static SignetKeyringEntry *
new_entry (SecretRetrievable *item,
           gboolean           all_ours)
{
  g_autoptr(GHashTable) attributes = NULL;
  g_autofree char *label = NULL;
  SignetKeyringEntry *self;

  if (!signet_kept_secret_can_read (item))
    return NULL;

  attributes = secret_retrievable_get_attributes (item);
  if (!all_ours && !signet_keyring_call_is_ours (attributes))
    return NULL;

  label = secret_retrievable_get_label (item);
  self = g_atomic_rc_box_new0 (SignetKeyringEntry);
  self->item = g_object_ref (item);
  self->client_id = g_strdup (g_hash_table_lookup (attributes, SIGNET_KEPT_SECRET_CLIENT_ID));
  self->secret_id = g_strdup (g_hash_table_lookup (attributes, SIGNET_KEPT_SECRET_SECRET_ID));
  self->display_name = read_name (label, self->client_id);

  return self;
}

/* The newest first: after a rotation it is the one that stays. */
static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const SignetKeyringEntry *first = *(SignetKeyringEntry *const *) a;
  const SignetKeyringEntry *second = *(SignetKeyringEntry *const *) b;
  guint64 first_time = secret_retrievable_get_created (first->item);
  guint64 second_time = secret_retrievable_get_created (second->item);

  return first_time < second_time ? 1 : first_time > second_time ? -1 : 0;
}

/* What is in the file behind the portal is ours, and does not say so. */
static GPtrArray *
collect_entries (GList    *found,
                 gboolean  all_ours)
{
  GPtrArray *entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_keyring_entry_unref);

  for (GList *l = found; l != NULL; l = l->next)
    {
      SignetKeyringEntry *entry = new_entry (SECRET_RETRIEVABLE (l->data), all_ours);

      if (entry != NULL)
        g_ptr_array_add (entries, entry);
    }
  g_ptr_array_sort (entries, compare_entries);

  return entries;
}

/*
 * Callbacks
 */

static void
found_in_portal_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autolist(GObject) found = secret_password_search_finish (result, &error);

  if (claim (task, error))
    g_task_return_pointer (task, collect_entries (found, TRUE),
                           (GDestroyNotify) g_ptr_array_unref);
}

/* Where no Secret Service answers, libsecret's simple calls ask the portal inside a sandbox. */
static void
fall_back (GTask        *task,
           const GError *error)
{
  g_autoptr(GError) classified = signet_keyring_error_classify (error);
  Call *call = g_task_get_task_data (task);

  if (signet_deadline_has_passed (call->deadline))
    return;

  if (signet_sandbox_is_here () &&
      g_error_matches (classified, SIGNET_ERROR, SIGNET_ERROR_KEYRING_ABSENT))
    secret_password_searchv (signet_keyring_call_get_loose_schema (), call->attributes,
                             SECRET_SEARCH_ALL, signet_deadline_get_cancellable (call->deadline),
                             found_in_portal_cb, g_object_ref (task));
  else
    claim (task, error);
}

/* That there is nobody at all may be noticed only now. */
static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autolist(GObject) found =
    secret_service_search_finish (SECRET_SERVICE (source), result, &error);

  if (error != NULL)
    fall_back (task, error);
  else if (claim (task, NULL))
    g_task_return_pointer (task, collect_entries (found, FALSE),
                           (GDestroyNotify) g_ptr_array_unref);
}

static void
got_service_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SecretService) service = secret_service_get_finish (result, &error);
  Call *call = g_task_get_task_data (task);
  GCancellable *cancellable = signet_deadline_get_cancellable (call->deadline);

  if (signet_deadline_has_passed (call->deadline))
    return;

  if (service != NULL)
    secret_service_search (service, signet_keyring_call_get_loose_schema (), call->attributes,
                           SECRET_SEARCH_ALL, cancellable, found_cb, g_object_ref (task));
  else
    fall_back (task, error);
}

static void
unlocked_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  int n_unlocked = secret_service_unlock_finish (SECRET_SERVICE (source), result, NULL, &error);

  if (error == NULL && n_unlocked <= 0)
    g_set_error_literal (&error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_LOCKED,
                         "The keyring was not unlocked");
  if (claim (task, error))
    g_task_return_boolean (task, TRUE);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SecretValue) value =
    secret_retrievable_retrieve_secret_finish (SECRET_RETRIEVABLE (source), result, &error);

  if (value == NULL && error == NULL)
    g_set_error_literal (&error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_LOCKED,
                         "The keyring is locked");
  if (claim (task, error))
    g_task_return_pointer (task, g_steal_pointer (&value), secret_value_unref);
}

/*
 * Public
 */

/**
 * signet_keyring_entry_ref:
 * @self: an entry
 *
 * Returns: (transfer full): @self
 */
SignetKeyringEntry *
signet_keyring_entry_ref (SignetKeyringEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * signet_keyring_entry_unref:
 * @self: (transfer full): an entry
 *
 * Gives up one reference.
 */
void
signet_keyring_entry_unref (SignetKeyringEntry *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_entry);
}

/**
 * signet_keyring_entry_get_client_id:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): which credential it is of, %NULL while the keyring is
 *   locked and does not tell
 */
const char *
signet_keyring_entry_get_client_id (SignetKeyringEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->client_id;
}

/**
 * signet_keyring_entry_get_secret_id:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): which secret it is
 */
const char *
signet_keyring_entry_get_secret_id (SignetKeyringEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->secret_id;
}

/**
 * signet_keyring_entry_get_display_name:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): what the credential was called when it was saved
 */
const char *
signet_keyring_entry_get_display_name (SignetKeyringEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->display_name;
}

/**
 * signet_keyring_entry_get_saved:
 * @self: an entry
 *
 * Returns: when it was saved, in Unix seconds, 0 if that is not known
 */
gint64
signet_keyring_entry_get_saved (SignetKeyringEntry *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (gint64) secret_retrievable_get_created (self->item);
}

/**
 * signet_keyring_entry_rename:
 * @self: an entry
 * @display_name: what the credential is called now
 * @connection_name: what its connection is called
 *
 * Lets other programs show the new name. A keyring that is locked keeps the old one.
 */
void
signet_keyring_entry_rename (SignetKeyringEntry *self,
                             const char         *display_name,
                             const char         *connection_name)
{
  g_autofree char *label = NULL;

  g_return_if_fail (self != NULL);

  label = g_strdup_printf (LABEL_START "%s (%s) at %s", display_name, self->client_id,
                           connection_name);
  if (SECRET_IS_ITEM (self->item))
    secret_item_set_label (SECRET_ITEM (self->item), label, NULL, NULL, NULL);
}

/**
 * signet_keyring_entry_is_locked:
 * @self: an entry
 *
 * Returns: whether its secret cannot be read before somebody unlocks the keyring
 */
gboolean
signet_keyring_entry_is_locked (SignetKeyringEntry *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return SECRET_IS_ITEM (self->item) && secret_item_get_locked (SECRET_ITEM (self->item));
}

/**
 * signet_keyring_entry_find_async:
 * @connection_id: a connection
 * @client_id: (nullable): a Client ID, or nothing for all
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Looks what is there, without unlocking anything and without reading any secret.
 */
void
signet_keyring_entry_find_async (const char          *connection_id,
                                 const char          *client_id,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Call *call;

  g_return_if_fail (connection_id != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  call = g_new0 (Call, 1);
  g_task_set_source_tag (task, signet_keyring_entry_find_async);
  call->attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_hash_table_insert (call->attributes, (gpointer) SIGNET_KEPT_SECRET_CONNECTION,
                       g_strdup (connection_id));
  if (client_id != NULL)
    g_hash_table_insert (call->attributes, (gpointer) SIGNET_KEPT_SECRET_CLIENT_ID,
                         g_strdup (client_id));
  start_call (task, call, FIND_LIMIT, SIGNET_ERROR_KEYRING_ABSENT,
              "The keyring did not answer in time");

  /* Not to be cancelled: all who want the bus share one connecting. */
  secret_service_get (SECRET_SERVICE_NONE, NULL, got_service_cb, g_object_ref (task));
}

/**
 * signet_keyring_entry_find_finish:
 * @result: what the callback was given
 * @error: return location for %SIGNET_ERROR_KEYRING_ABSENT, %SIGNET_ERROR_KEYRING_REFUSED or
 *   %G_IO_ERROR_CANCELLED
 *
 * Ends [func@Signet.KeyringEntry.find_async].
 *
 * Returns: (transfer full) (nullable) (element-type SignetKeyringEntry): the entries, the newest
 *   first, or %NULL with @error set
 */
GPtrArray *
signet_keyring_entry_find_finish (GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * signet_keyring_entry_unlock_async:
 * @entries: (element-type SignetKeyringEntry): entries
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Has the person unlock what is locked among @entries, who has a minute for that.
 */
void
signet_keyring_entry_unlock_async (GPtrArray           *entries,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autolist(GObject) locked = NULL;
  Call *call;

  g_return_if_fail (entries != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  call = g_new0 (Call, 1);
  g_task_set_source_tag (task, signet_keyring_entry_unlock_async);
  call->entries = g_ptr_array_ref (entries);
  start_call (task, call, PROMPT_LIMIT, SIGNET_ERROR_KEYRING_LOCKED,
              "The keyring was not unlocked in time");
  for (guint i = 0; i < entries->len; i++)
    {
      SignetKeyringEntry *entry = g_ptr_array_index (entries, i);

      if (signet_keyring_entry_is_locked (entry))
        locked = g_list_prepend (locked, g_object_ref (entry->item));
    }

  if (locked == NULL)
    {
      if (claim (task, NULL))
        g_task_return_boolean (task, TRUE);
      return;
    }

  /* A prompt that is cancelled half-way leaves libsecret with an answer that nobody expects, so
   * only the waiting ends.
   */
  secret_service_unlock (secret_item_get_service (SECRET_ITEM (locked->data)), locked, NULL,
                         unlocked_cb, g_object_ref (task));
}

/**
 * signet_keyring_entry_unlock_finish:
 * @result: what the callback was given
 * @error: return location for %SIGNET_ERROR_KEYRING_LOCKED or %G_IO_ERROR_CANCELLED
 *
 * Ends [func@Signet.KeyringEntry.unlock_async].
 *
 * Returns: whether at least one of them can be read now
 */
gboolean
signet_keyring_entry_unlock_finish (GAsyncResult  *result,
                                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * signet_keyring_entry_read_async:
 * @self: an entry
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Reads the secret, which must not be locked.
 */
void
signet_keyring_entry_read_async (SignetKeyringEntry  *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Call *call;

  g_return_if_fail (self != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_keyring_entry_read_async);
  call = g_new0 (Call, 1);
  call->entry = signet_keyring_entry_ref (self);
  start_call (task, call, FIND_LIMIT, SIGNET_ERROR_KEYRING_ABSENT,
              "The keyring did not answer in time");
  secret_retrievable_retrieve_secret (self->item,
                                      signet_deadline_get_cancellable (call->deadline),
                                      read_cb, g_object_ref (task));
}

/**
 * signet_keyring_entry_read_finish:
 * @result: what the callback was given
 * @error: return location for %SIGNET_ERROR_KEYRING_LOCKED, %SIGNET_ERROR_KEYRING_ABSENT,
 *   %SIGNET_ERROR_KEYRING_REFUSED or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.KeyringEntry.read_async].
 *
 * Returns: (transfer full) (nullable): the secret, or %NULL with @error set
 */
SecretValue *
signet_keyring_entry_read_finish (GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

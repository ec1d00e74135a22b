/* signet-expiry.c: what has to be told about secrets that end
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-expiry.h"

#include "signet-matcher.h"

#include <string.h>

#define DAY (24 * 60 * 60)

/* What ended longer ago, and was never told, is no news any more. */
#define OLD (30 * DAY)

/* So many days before a secret ends it is told, and once more when it has ended: 0. The nearest
 * comes first.
 */
static const guint thresholds[] = { 0, 1, 7, 14, 30 };

/* Nothing here looks at a clock or remembers anything: the time and what was told come from
 * outside, and what has to be remembered, and when there may be something new, goes back there.
 */
struct _SignetExpiryReminder
{
  SignetCredential *credential; /* (owned) */
  SignetSecretInfo *secret;     /* (owned) */
  guint threshold;
};

G_DEFINE_BOXED_TYPE (SignetExpiryReminder, signet_expiry_reminder,
                     signet_expiry_reminder_ref, signet_expiry_reminder_unref)

/* What is gathered on the way through all secrets. */
typedef struct
{
  GHashTable *told;    /* (owned) id of a secret → threshold */
  GHashTable *then;    /* (owned) the same, as it will be; the ids are borrowed */
  GPtrArray *reminders;
  gint64 now;
  gint64 next;
} Search;

/*
 * Helpers
 */

static void
clear_reminder (gpointer data)
{
  SignetExpiryReminder *self = data;

  g_object_unref (self->credential);
  signet_secret_info_unref (self->secret);
}

static gint64
get_sooner (gint64 time,
            gint64 other)
{
  return time == 0 || other < time ? other : time;
}

/* Gives when the threshold of a secret becomes another one, 0 if it never does. */
static gint64
get_next (gint64 expires,
          gint64 now)
{
  gint64 next = 0;

  for (guint i = 0; expires != 0 && i < G_N_ELEMENTS (thresholds); i++)
    {
      gint64 time = expires - (gint64) thresholds[i] * DAY;

      if (time > now)
        next = get_sooner (next, time);
    }

  return next;
}

static GHashTable *
read_told (GVariant *told)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GVariantIter iter;
  const char *id;
  gint32 threshold;

  if (told == NULL)
    return table;

  g_variant_iter_init (&iter, told);
  while (g_variant_iter_next (&iter, "{&si}", &id, &threshold))
    {
      if (threshold >= 0)
        g_hash_table_insert (table, g_strdup (id), GUINT_TO_POINTER (threshold));
    }

  return table;
}

/* A secret that is nearer to its end than it was told is told. One that got more time begins anew,
 * without a word about what somebody just did.
 */
static gboolean
is_due (Search           *search,
        SignetCredential *credential,
        SignetSecretInfo *secret,
        guint             threshold)
{
  gpointer value;

  if (!signet_credential_get_active (credential) ||
      signet_secret_info_get_expires (secret) < search->now - OLD)
    return FALSE;

  return !g_hash_table_lookup_extended (search->told, signet_secret_info_get_id (secret), NULL,
                                        &value) ||
         GPOINTER_TO_UINT (value) > threshold;
}

/* What is switched off is not told, and so it is not forgotten to be told either. */
static gboolean
is_told_then (Search           *search,
              SignetCredential *credential,
              SignetSecretInfo *secret)
{
  return signet_credential_get_active (credential) ||
         g_hash_table_contains (search->told, signet_secret_info_get_id (secret));
}

static void
look_at (Search           *search,
         SignetCredential *credential,
         SignetSecretInfo *secret)
{
  gint64 expires = signet_secret_info_get_expires (secret);
  guint threshold = signet_expiry_get_threshold (expires, search->now);
  gint64 next = get_next (expires, search->now);

  if (next != 0)
    search->next = get_sooner (search->next, next);
  if (threshold == SIGNET_EXPIRY_NOT_SOON)
    return;

  if (is_due (search, credential, secret, threshold))
    g_ptr_array_add (search->reminders,
                     signet_expiry_reminder_new (credential, secret, threshold));
  if (is_told_then (search, credential, secret))
    g_hash_table_insert (search->then, (gpointer) signet_secret_info_get_id (secret),
                         GUINT_TO_POINTER (threshold));
}

static int
compare_expires (gconstpointer a,
                 gconstpointer b)
{
  gint64 first = signet_expiry_reminder_get_expires (*(SignetExpiryReminder *const *) a);
  gint64 second = signet_expiry_reminder_get_expires (*(SignetExpiryReminder *const *) b);

  return (first > second) - (first < second);
}

/* In the order of the ids, so that the same is written the same. */
static GVariant *
write_told (GHashTable *table)
{
  g_autoptr(GList) ids = g_list_sort (g_hash_table_get_keys (table), (GCompareFunc) strcmp);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{si}"));
  for (GList *l = ids; l != NULL; l = l->next)
    g_variant_builder_add (&builder, "{si}", l->data,
                           GPOINTER_TO_INT (g_hash_table_lookup (table, l->data)));

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

/*
 * Public
 */

/**
 * signet_expiry_reminder_new:
 * @credential: a credential
 * @secret: one of its secrets
 * @threshold: the days that are left at most, 0 if none are
 *
 * Returns: (transfer full): what has to be told about it
 */
SignetExpiryReminder *
signet_expiry_reminder_new (SignetCredential *credential,
                            SignetSecretInfo *secret,
                            guint             threshold)
{
  SignetExpiryReminder *self;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);
  g_return_val_if_fail (secret != NULL, NULL);

  self = g_rc_box_new0 (SignetExpiryReminder);
  self->credential = g_object_ref (credential);
  self->secret = signet_secret_info_ref (secret);
  self->threshold = threshold;

  return self;
}

/**
 * signet_expiry_reminder_ref:
 * @self: a reminder
 *
 * Returns: (transfer full): @self
 */
SignetExpiryReminder *
signet_expiry_reminder_ref (SignetExpiryReminder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_rc_box_acquire (self);
}

/**
 * signet_expiry_reminder_unref:
 * @self: (transfer full): a reminder
 *
 * Gives up one reference.
 */
void
signet_expiry_reminder_unref (SignetExpiryReminder *self)
{
  g_return_if_fail (self != NULL);

  g_rc_box_release_full (self, clear_reminder);
}

/**
 * signet_expiry_reminder_get_credential:
 * @self: a reminder
 *
 * Returns: (transfer none): whose secret ends
 */
SignetCredential *
signet_expiry_reminder_get_credential (SignetExpiryReminder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->credential;
}

/**
 * signet_expiry_reminder_get_secret_id:
 * @self: a reminder
 *
 * Returns: the id of the secret
 */
const char *
signet_expiry_reminder_get_secret_id (SignetExpiryReminder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return signet_secret_info_get_id (self->secret);
}

/**
 * signet_expiry_reminder_get_expires:
 * @self: a reminder
 *
 * Returns: when the secret ends, in Unix seconds
 */
gint64
signet_expiry_reminder_get_expires (SignetExpiryReminder *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return signet_secret_info_get_expires (self->secret);
}

/**
 * signet_expiry_reminder_get_threshold:
 * @self: a reminder
 *
 * Returns: how many days are left at most, 0 if it has ended
 */
guint
signet_expiry_reminder_get_threshold (SignetExpiryReminder *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->threshold;
}

/**
 * signet_expiry_get_threshold:
 * @expires: when a secret ends, in Unix seconds, 0 for never
 * @now: Unix seconds
 *
 * Returns: 30, 14, 7 or 1 if it ends within so many days, 0 if it has ended, or
 *   %SIGNET_EXPIRY_NOT_SOON
 */
guint
signet_expiry_get_threshold (gint64 expires,
                             gint64 now)
{
  for (guint i = 0; expires != 0 && i < G_N_ELEMENTS (thresholds); i++)
    {
      if (expires - now <= (gint64) thresholds[i] * DAY)
        return thresholds[i];
    }

  return SIGNET_EXPIRY_NOT_SOON;
}

/**
 * signet_expiry_find_reminders:
 * @credentials: (element-type SignetCredential): all credentials there are
 * @told: (nullable): the threshold that was told last for each secret, of type `a{si}`
 * @now: Unix seconds
 * @told_then: (out) (transfer full): @told as it is once the reminders were given; secrets that
 *   are gone or have time again are no more in it
 * @next: (out): when there may be something new to tell, in Unix seconds, 0 for never
 *
 * Finds what has to be told now: each secret once for each threshold that it passes, and when it
 * has ended. Of several thresholds that were passed meanwhile only the last counts.
 *
 * Returns: (transfer full) (element-type SignetExpiryReminder): the reminders, what ends first
 *   being first
 */
GPtrArray *
signet_expiry_find_reminders (GListModel  *credentials,
                              GVariant    *told,
                              gint64       now,
                              GVariant   **told_then,
                              gint64      *next)
{
  g_autoptr(GHashTable) table = NULL;
  g_autoptr(GHashTable) then = NULL;
  Search search = { .now = now };

  g_return_val_if_fail (G_IS_LIST_MODEL (credentials), NULL);
  g_return_val_if_fail (told_then != NULL, NULL);
  g_return_val_if_fail (next != NULL, NULL);

  table = read_told (told);
  then = g_hash_table_new (g_str_hash, g_str_equal);
  search.told = table;
  search.then = then;
  search.reminders =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_expiry_reminder_unref);
  for (guint i = 0; i < g_list_model_get_n_items (credentials); i++)
    {
      g_autoptr(SignetCredential) credential = g_list_model_get_item (credentials, i);

      for (guint j = 0; j < signet_credential_get_n_secrets (credential); j++)
        look_at (&search, credential, signet_credential_get_secret (credential, j));
    }
  g_ptr_array_sort (search.reminders, compare_expires);

  *told_then = write_told (then);
  *next = search.next;

  return search.reminders;
}

/**
 * signet_expiry_count:
 * @credentials: (element-type SignetCredential): all credentials there are
 * @now: Unix seconds
 * @n_soon: (out): of how many active ones the newest secret ends within
 *   %SIGNET_EXPIRY_SOON_DAYS days
 * @n_expired: (out): how many active ones have no secret that works, because all have ended
 * @next: (out): when these may be others, in Unix seconds, 0 for never
 *
 * Counts by the rules of the filters, so that those find as many.
 */
void
signet_expiry_count (GListModel *credentials,
                     gint64      now,
                     guint      *n_soon,
                     guint      *n_expired,
                     gint64     *next)
{
  g_return_if_fail (G_IS_LIST_MODEL (credentials));
  g_return_if_fail (n_soon != NULL && n_expired != NULL && next != NULL);

  *n_soon = 0;
  *n_expired = 0;
  *next = 0;
  for (guint i = 0; i < g_list_model_get_n_items (credentials); i++)
    {
      g_autoptr(SignetCredential) credential = g_list_model_get_item (credentials, i);
      gint64 change;

      if (!signet_credential_get_active (credential))
        continue;

      *n_soon += signet_matcher_is_expiring (credential, SIGNET_EXPIRY_SOON_DAYS, now);
      *n_expired += signet_matcher_is_expired (credential, now);
      change = get_next (signet_credential_get_expires (credential), now);
      if (change != 0)
        *next = get_sooner (*next, change);
    }
}

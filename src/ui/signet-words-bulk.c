/* signet-words-bulk.c: what the application says before it changes many credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-words.h"

#include <glib/gi18n-lib.h>

#define HOUR (60 * 60)
#define DAY (24 * HOUR)

/* What is to be known of many credentials before they are changed. */
typedef struct
{
  guint n_total;
  guint n_active;
  guint n_in_keyring;
  guint n_used_in_hour; /* of the active ones */
  guint n_used_in_day;  /* of the active ones */
} Survey;

/*
 * Helpers
 */

static Survey
survey (SignetBulkChange *change,
        gint64            now)
{
  Survey seen = { .n_total = signet_bulk_change_get_n_total (change) };

  for (guint i = 0; i < seen.n_total; i++)
    {
      SignetCredential *credential =
        signet_bulk_item_get_credential (signet_bulk_change_get_item (change, i));
      gint64 last_used = signet_credential_get_last_used (credential);

      seen.n_in_keyring += signet_credential_get_in_keyring (credential) ? 1 : 0;
      if (!signet_credential_get_active (credential))
        continue;

      seen.n_active++;
      seen.n_used_in_hour += last_used != 0 && now - last_used <= HOUR ? 1 : 0;
      seen.n_used_in_day += last_used != 0 && now - last_used <= DAY ? 1 : 0;
    }

  return seen;
}

static void
append (GString    *text,
        const char *separator,
        const char *sentence)
{
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, sentence);
}

/* To what the same line says already. */
static void
append_sentence (GString    *text,
                 const char *sentence)
{
  /* Translators: two whole sentences */
  g_autofree char *both = g_strdup_printf (C_ ("sentences", "%s %s"), text->str, sentence);

  g_string_assign (text, both);
}

static void
append_use (GString      *text,
            const Survey *seen)
{
  g_autofree char *hour = NULL;
  g_autofree char *day = NULL;

  if (seen->n_used_in_day == 0)
    {
      append (text, "\n", ngettext ("It was not used in the last 24 hours.",
                                    "None of them was used in the last 24 hours.", seen->n_total));
      return;
    }

  hour = g_strdup_printf (ngettext ("%u credential was used in the last hour.",
                                    "%u credentials were used in the last hour.",
                                    seen->n_used_in_hour),
                          seen->n_used_in_hour);
  day = g_strdup_printf (ngettext ("%u credential was used in the last 24 hours.",
                                   "%u credentials were used in the last 24 hours.",
                                   seen->n_used_in_day),
                         seen->n_used_in_day);
  append (text, "\n", seen->n_used_in_hour > 0 ? hour : day);
  if (seen->n_used_in_hour > 0 && seen->n_used_in_day > seen->n_used_in_hour)
    append_sentence (text, day);
}

/* What stops working. */
static void
append_loss (GString      *text,
             const Survey *seen)
{
  g_autofree char *inactive = NULL;
  guint n_inactive = seen->n_total - seen->n_active;

  if (seen->n_active == 0)
    {
      append (text, "\n", ngettext ("It is inactive, so programs get no access tokens with it "
                                    "even now.",
                                    "All are inactive, so programs get no access tokens with "
                                    "them even now.", seen->n_total));
      return;
    }

  append (text, "\n", ngettext ("Programs that use it stop getting access tokens at once.",
                                "Programs that use them stop getting access tokens at once.",
                                seen->n_total));
  append_use (text, seen);
  if (n_inactive == 0)
    return;

  inactive = g_strdup_printf (ngettext ("%u credential is inactive already.",
                                        "%u credentials are inactive already.",
                                        n_inactive), n_inactive);
  append_sentence (text, inactive);
}

static void
append_keyring (GString      *text,
                const Survey *seen)
{
  g_autofree char *sentence =
    g_strdup_printf (ngettext ("%u Client Secret is removed from your keyring too.",
                               "%u Client Secrets are removed from your keyring too.",
                               seen->n_in_keyring), seen->n_in_keyring);

  if (seen->n_in_keyring > 0)
    append (text, "\n", sentence);
}

/*
 * Public
 */

/**
 * signet_words_bulk_question:
 * @change: a change to some credentials
 *
 * Returns: (transfer full): a heading that asks whether it is meant, in header capitals
 */
char *
signet_words_bulk_question (SignetBulkChange *change)
{
  guint n = signet_bulk_change_get_n_total (change);

  switch (signet_bulk_change_get_kind (change))
    {
    case SIGNET_BULK_KIND_ACTIVATE:
      return g_strdup_printf (ngettext ("Activate %u Credential?",
                                        "Activate %u Credentials?", n), n);
    case SIGNET_BULK_KIND_DEACTIVATE:
      return g_strdup_printf (ngettext ("Deactivate %u Credential?",
                                        "Deactivate %u Credentials?", n), n);
    case SIGNET_BULK_KIND_DELETE:
      return g_strdup_printf (ngettext ("Delete %u Credential?",
                                        "Delete %u Credentials?", n), n);
    case SIGNET_BULK_KIND_SET_OWNER:
      return g_strdup_printf (ngettext ("Set the Owner of %u Credential",
                                        "Set the Owner of %u Credentials", n), n);
    case SIGNET_BULK_KIND_SET_EXPIRY:
    default:
      return g_strdup_printf (ngettext ("Set the Expiry of %u Credential",
                                        "Set the Expiry of %u Credentials", n), n);
    }
}

/**
 * signet_words_bulk_effect:
 * @change: a change to some credentials
 * @now: Unix seconds
 *
 * Returns: (transfer full): what happens to programs that use the credentials, and whether that
 *   can be undone
 */
char *
signet_words_bulk_effect (SignetBulkChange *change,
                          gint64            now)
{
  Survey seen = survey (change, now);
  g_autoptr(GString) text = g_string_new (NULL);

  switch (signet_bulk_change_get_kind (change))
    {
    case SIGNET_BULK_KIND_ACTIVATE:
      append (text, "\n", _("Programs that have a Client Secret get access tokens again."));
      break;
    case SIGNET_BULK_KIND_DEACTIVATE:
      append_loss (text, &seen);
      break;
    case SIGNET_BULK_KIND_DELETE:
      append_loss (text, &seen);
      append_keyring (text, &seen);
      append (text, "\n\n", _("This cannot be undone."));
      break;
    case SIGNET_BULK_KIND_SET_OWNER:
      append (text, "\n", _("The owner answers for a credential. Leave the field empty to remove "
                            "the owner."));
      break;
    case SIGNET_BULK_KIND_SET_EXPIRY:
    default:
      append (text, "\n", _("From then on programs get no access tokens with the Client Secrets "
                            "that there are now."));
      break;
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * signet_words_get_bulk_verb:
 * @kind: what is done to some credentials
 *
 * Returns: one word for it, for a button
 */
const char *
signet_words_get_bulk_verb (SignetBulkKind kind)
{
  switch (kind)
    {
    case SIGNET_BULK_KIND_ACTIVATE:
      return _("Activate");
    case SIGNET_BULK_KIND_DEACTIVATE:
      return _("Deactivate");
    case SIGNET_BULK_KIND_DELETE:
      return _("Delete");
    case SIGNET_BULK_KIND_SET_OWNER:
      return _("Set Owner");
    case SIGNET_BULK_KIND_SET_EXPIRY:
    default:
      return _("Set Expiry");
    }
}

/**
 * signet_words_bulk_doing:
 * @change: a change that is being carried out
 *
 * Returns: (transfer full): what is being done, in header capitals
 */
char *
signet_words_bulk_doing (SignetBulkChange *change)
{
  guint n = signet_bulk_change_get_n_total (change);

  switch (signet_bulk_change_get_kind (change))
    {
    case SIGNET_BULK_KIND_ACTIVATE:
      return g_strdup_printf (ngettext ("Activating %u Credential",
                                        "Activating %u Credentials", n), n);
    case SIGNET_BULK_KIND_DEACTIVATE:
      return g_strdup_printf (ngettext ("Deactivating %u Credential",
                                        "Deactivating %u Credentials", n), n);
    case SIGNET_BULK_KIND_DELETE:
      return g_strdup_printf (ngettext ("Deleting %u Credential",
                                        "Deleting %u Credentials", n), n);
    case SIGNET_BULK_KIND_SET_OWNER:
      return g_strdup_printf (ngettext ("Setting the Owner of %u Credential",
                                        "Setting the Owner of %u Credentials", n), n);
    case SIGNET_BULK_KIND_SET_EXPIRY:
    default:
      return g_strdup_printf (ngettext ("Setting the Expiry of %u Credential",
                                        "Setting the Expiry of %u Credentials", n), n);
    }
}

/**
 * signet_words_bulk_progress:
 * @change: a change that is being carried out
 *
 * Returns: (transfer full): how far it is
 */
char *
signet_words_bulk_progress (SignetBulkChange *change)
{
  /* Translators: how many credentials were changed, and how many shall be: “12 of 240” */
  return g_strdup_printf (_("%u of %u"),
                          signet_bulk_change_get_n_done (change) +
                          signet_bulk_change_get_n_failed (change),
                          signet_bulk_change_get_n_total (change));
}

/**
 * signet_words_bulk_facts:
 * @credential: a credential
 * @catalogue: (nullable): the APIs that this person may grant
 * @now: Unix seconds
 *
 * Returns: (transfer full): what helps to recognise a credential before it is changed: its APIs
 *   and when it was last used
 */
char *
signet_words_bulk_facts (SignetCredential *credential,
                         SignetCatalogue  *catalogue,
                         gint64            now)
{
  g_autofree char *used = NULL;
  g_autoptr(GString) apis = g_string_new (NULL);

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);

  used = signet_words_used (signet_credential_get_last_used (credential), now);
  for (guint i = 0; i < signet_credential_get_n_grants (credential); i++)
    {
      SignetGrant *grant = signet_credential_get_grant (credential, i);
      g_autofree char *api = signet_words_api (signet_grant_get_api (grant), catalogue);

      /* Translators: stands between the names of APIs */
      append (apis, C_ ("list of APIs", ", "), api);
    }

  /* Translators: the APIs of a credential, and when it was last used, side by side */
  return g_strdup_printf (_("%s · %s"), apis->str, used);
}

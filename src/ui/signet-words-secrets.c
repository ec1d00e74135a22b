/* signet-words-secrets.c: what the application says about the secrets of a credential
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-words.h"

#include <glib/gi18n-lib.h>

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/* Whoever used the old secret so lately will most likely use it again. */
#define RECENT HOUR

/*
 * Helpers
 */

static SignetSecretInfo *
peek_old (SignetCredential *credential)
{
  return signet_credential_get_secret (credential, 0);
}

static SignetSecretInfo *
peek_new (SignetCredential *credential)
{
  return signet_credential_get_secret (credential, 1);
}

static SignetSecretInfo *
find_secret (SignetCredential *credential,
             const char       *secret_id)
{
  for (guint i = 0; i < signet_credential_get_n_secrets (credential); i++)
    {
      SignetSecretInfo *secret = signet_credential_get_secret (credential, i);

      if (g_str_equal (signet_secret_info_get_id (secret), secret_id))
        return secret;
    }

  return NULL;
}

static gboolean
is_rotating (SignetCredential *credential)
{
  return signet_credential_get_n_secrets (credential) == 2;
}

/* How long ago something was: in the middle of a sentence. */
static char *
describe_span (gint64 seconds)
{
  guint number;

  if (seconds < MINUTE)
    /* Translators: stands before “ago” in “It was used %s ago.”, as do the three that follow */
    return g_strdup (_("less than a minute"));
  if (seconds < HOUR)
    {
      number = (guint) (seconds / MINUTE);
      return g_strdup_printf (ngettext ("%u minute", "%u minutes", number), number);
    }
  if (seconds < 2 * DAY)
    {
      number = (guint) (seconds / HOUR);
      return g_strdup_printf (ngettext ("%u hour", "%u hours", number), number);
    }

  number = (guint) (seconds / DAY);
  return g_strdup_printf (ngettext ("%u day", "%u days", number), number);
}

static char *
describe_last_use (SignetSecretInfo *secret,
                   gint64            now)
{
  gint64 last_used = signet_secret_info_get_last_used (secret);
  g_autofree char *when = NULL;

  if (last_used == 0)
    return g_strdup (C_ ("secret", "It was never used."));

  when = describe_span (now - last_used);

  /* Translators: %s is how long ago, like “4 minutes” */
  return g_strdup_printf (_("It was used %s ago."), when);
}

/* When the old secret was used, against when the new one was issued. */
static char *
describe_old_use (SignetCredential *credential,
                  gint64            now)
{
  gint64 last_used = signet_secret_info_get_last_used (peek_old (credential));
  gint64 issued = signet_secret_info_get_created (peek_new (credential));
  g_autofree char *when = describe_span (now - last_used);
  g_autofree char *since = describe_span (now - issued);

  /* Translators: both are how long ago, like “4 minutes” and “12 minutes” */
  return g_strdup_printf (_("The old secret was used %s ago, and the new one was issued %s ago."),
                          when, since);
}

/* What is known of both secrets while a rotation goes on. */
static char *
describe_both (SignetCredential *credential,
               gint64            now)
{
  g_autofree char *use = NULL;

  if (signet_words_old_secret_in_use (credential))
    use = describe_old_use (credential, now);
  else if (signet_secret_info_get_last_used (peek_old (credential)) != 0)
    use = g_strdup (_("The old secret was not used since the new one was issued."));
  else
    use = g_strdup (_("The old secret was never used."));

  if (signet_secret_info_get_last_used (peek_new (credential)) != 0)
    return g_steal_pointer (&use);

  /* Translators: two whole sentences */
  return g_strdup_printf (C_ ("sentences", "%s %s"), use, _("The new one was not used yet."));
}

static char *
describe_completion (SignetCredential *credential,
                     gint64            now)
{
  g_autofree char *facts = describe_both (credential, now);

  if (signet_words_completion_is_risky (credential, now))
    /* Translators: %s are sentences; the last one says who is hit */
    return g_strdup_printf (_("%s\n\nPrograms that do not have the new secret get no more access "
                              "tokens. Better wait until they have it."), facts);

  return g_strdup_printf (_("%s\n\nThe old secret ends now. Access tokens that programs got "
                            "with it live out their time."), facts);
}

/*
 * Public
 */

/**
 * signet_words_old_secret_in_use:
 * @credential: a credential
 *
 * Returns: whether the old one of two secrets was used since the new one was issued
 */
gboolean
signet_words_old_secret_in_use (SignetCredential *credential)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), FALSE);

  return is_rotating (credential) &&
         signet_secret_info_get_last_used (peek_old (credential)) >
         signet_secret_info_get_created (peek_new (credential));
}

/**
 * signet_words_completion_is_risky:
 * @credential: a credential with two secrets
 * @now: Unix seconds
 *
 * Returns: whether programs are likely to lose their access if the old secret ends: it was used
 *   in the last hour, or nothing has used the new one yet
 */
gboolean
signet_words_completion_is_risky (SignetCredential *credential,
                                  gint64            now)
{
  gint64 last_used;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), FALSE);
  g_return_val_if_fail (is_rotating (credential), FALSE);

  last_used = signet_secret_info_get_last_used (peek_old (credential));

  return (last_used != 0 && now - last_used < RECENT) ||
         signet_secret_info_get_last_used (peek_new (credential)) == 0;
}

/**
 * signet_words_get_secrets_state:
 * @credential: a credential
 * @now: Unix seconds
 *
 * Returns: (nullable): which of its secrets work, %NULL where nothing has to be said
 */
const char *
signet_words_get_secrets_state (SignetCredential *credential,
                                gint64            now)
{
  guint n_secrets;
  gboolean first_ended;
  gboolean last_ended;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);

  n_secrets = signet_credential_get_n_secrets (credential);
  if (n_secrets == 0)
    return _("No secret works any more: programs get no access tokens.");

  first_ended = signet_secret_info_is_expired (peek_old (credential), now);
  if (n_secrets == 1)
    return first_ended ? _("It has expired: programs get no access tokens.") : NULL;

  last_ended = signet_secret_info_is_expired (peek_new (credential), now);
  if (first_ended && last_ended)
    return _("Both have expired: programs get no access tokens.");
  if (first_ended)
    return _("Only the new one works: the old one has expired.");
  if (last_ended)
    return _("Only the old one works: the new one has expired.");

  return _("Both work until the rotation is completed or cancelled.");
}

/**
 * signet_words_get_rotation_verdict:
 * @credential: a credential with two secrets
 * @now: Unix seconds
 *
 * Returns: whether everything has moved over to the new secret
 */
const char *
signet_words_get_rotation_verdict (SignetCredential *credential,
                                   gint64            now)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);
  g_return_val_if_fail (is_rotating (credential), NULL);

  if (signet_secret_info_is_expired (peek_old (credential), now))
    return _("Nothing can use the old secret any more");
  if (signet_words_old_secret_in_use (credential))
    return _("Not everything uses the new secret yet");
  if (signet_secret_info_get_last_used (peek_new (credential)) == 0)
    return _("Nothing has used the new secret yet");

  return _("Everything uses the new secret");
}

/**
 * signet_words_rotation_facts:
 * @credential: a credential with two secrets
 * @now: Unix seconds
 *
 * Returns: (transfer full): what [func@Signet.words_get_rotation_verdict] goes by
 */
char *
signet_words_rotation_facts (SignetCredential *credential,
                             gint64            now)
{
  gint64 used;
  g_autofree char *when = NULL;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);
  g_return_val_if_fail (is_rotating (credential), NULL);

  used = signet_secret_info_get_last_used (peek_new (credential));
  if (signet_secret_info_is_expired (peek_old (credential), now))
    return g_strdup (_("It has expired. Complete the rotation to end it for good."));
  if (signet_words_old_secret_in_use (credential))
    return describe_old_use (credential, now);
  if (used == 0)
    return g_strdup (_("The old one was not used since the new one was issued either."));

  when = describe_span (now - used);

  /* Translators: %s is how long ago, like “4 minutes” */
  return g_strdup_printf (_("It was used %s ago. The old one was not used since the new one was "
                            "issued."), when);
}

/**
 * signet_words_end_question:
 * @credential: a credential
 * @ending: in which way one of its secrets shall end
 *
 * Returns: (transfer full): the heading of the question whether it shall
 */
char *
signet_words_end_question (SignetCredential   *credential,
                           SignetSecretEnding  ending)
{
  const char *name;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);

  name = signet_credential_get_display_name (credential);
  switch (ending)
    {
    case SIGNET_SECRET_ENDING_COMPLETE:
      /* Translators: %s is the name of a credential */
      return g_strdup_printf (_("Complete the Rotation of “%s”?"), name);
    case SIGNET_SECRET_ENDING_CANCEL:
      /* Translators: %s is the name of a credential */
      return g_strdup_printf (_("Cancel the Rotation of “%s”?"), name);
    case SIGNET_SECRET_ENDING_REVOKE:
    default:
      /* Translators: %s is the name of a credential */
      return g_strdup_printf (_("Revoke a Secret of “%s” Now?"), name);
    }
}

/**
 * signet_words_end_effect:
 * @credential: a credential
 * @secret_id: one of its secrets
 * @ending: in which way it shall end
 * @now: Unix seconds
 *
 * Returns: (transfer full): when it was used and what happens to whoever uses it
 */
char *
signet_words_end_effect (SignetCredential   *credential,
                         const char         *secret_id,
                         SignetSecretEnding  ending,
                         gint64              now)
{
  SignetSecretInfo *secret;
  g_autofree char *hint = NULL;
  g_autofree char *use = NULL;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);
  g_return_val_if_fail (secret_id != NULL, NULL);

  secret = find_secret (credential, secret_id);
  g_return_val_if_fail (secret != NULL, NULL);

  hint = signet_words_secret_hint (secret);
  use = describe_last_use (secret, now);
  switch (ending)
    {
    case SIGNET_SECRET_ENDING_COMPLETE:
      return describe_completion (credential, now);
    case SIGNET_SECRET_ENDING_CANCEL:
      /* Translators: the first %s is the secret, masked; the second tells when it was used */
      return g_strdup_printf (_("The new secret %s ends at once. %s\nPrograms that have it get no "
                                "more access tokens, and introspection calls those that they got "
                                "inactive. The old secret goes on working."), hint, use);
    case SIGNET_SECRET_ENDING_REVOKE:
    default:
      /* Translators: the first %s is the secret, masked; the second tells when it was used */
      return g_strdup_printf (_("%s ends at once. %s\nIntrospection calls the access tokens that "
                                "were got with it inactive. APIs that only check signatures accept "
                                "those until they end, by default after ten minutes.%s"), hint, use,
                              is_rotating (credential) ? ""
                                : _("\n\nIt is the only one: programs get no access tokens until "
                                    "they have a new one."));
    }
}

/**
 * signet_words_get_end_verb:
 * @ending: in which way a secret shall end
 *
 * Returns: the label of the button that does it
 */
const char *
signet_words_get_end_verb (SignetSecretEnding ending)
{
  switch (ending)
    {
    case SIGNET_SECRET_ENDING_COMPLETE:
      return _("Complete Rotation");
    case SIGNET_SECRET_ENDING_CANCEL:
      return _("End the New Secret");
    case SIGNET_SECRET_ENDING_REVOKE:
    default:
      return _("Revoke Now");
    }
}

/**
 * signet_words_get_end_failure:
 * @ending: in which way a secret should have ended
 *
 * Returns: the heading that says that it did not
 */
const char *
signet_words_get_end_failure (SignetSecretEnding ending)
{
  switch (ending)
    {
    case SIGNET_SECRET_ENDING_COMPLETE:
      return _("The Rotation Was Not Completed");
    case SIGNET_SECRET_ENDING_CANCEL:
      return _("The Rotation Was Not Cancelled");
    case SIGNET_SECRET_ENDING_REVOKE:
    default:
      return _("The Secret Was Not Revoked");
    }
}

/**
 * signet_words_get_end_done:
 * @ending: in which way a secret ended
 * @forgotten: whether it was in the keyring and is no more
 *
 * Returns: a few words that say so
 */
const char *
signet_words_get_end_done (SignetSecretEnding ending,
                           gboolean           forgotten)
{
  switch (ending)
    {
    case SIGNET_SECRET_ENDING_COMPLETE:
      return forgotten ? _("Rotation completed, and the old secret removed from the keyring")
                       : _("Rotation completed");
    case SIGNET_SECRET_ENDING_CANCEL:
      return forgotten ? _("Rotation cancelled, and the new secret removed from the keyring")
                       : _("Rotation cancelled");
    case SIGNET_SECRET_ENDING_REVOKE:
    default:
      return forgotten ? _("Secret revoked, and removed from the keyring")
                       : _("Secret revoked");
    }
}

/**
 * signet_words_get_end_kept:
 * @ending: in which way a secret ended
 *
 * Returns: a few words that say so, and that it is still in the keyring
 */
const char *
signet_words_get_end_kept (SignetSecretEnding ending)
{
  switch (ending)
    {
    case SIGNET_SECRET_ENDING_COMPLETE:
      return _("Rotation completed; the old secret is still in the keyring");
    case SIGNET_SECRET_ENDING_CANCEL:
      return _("Rotation cancelled; the new secret is still in the keyring");
    case SIGNET_SECRET_ENDING_REVOKE:
    default:
      return _("Secret revoked; it is still in the keyring");
    }
}

/**
 * signet_words_get_end_moot:
 * @ending: in which way a secret should have ended
 *
 * Returns: why that is not possible any more
 */
const char *
signet_words_get_end_moot (SignetSecretEnding ending)
{
  switch (ending)
    {
    case SIGNET_SECRET_ENDING_COMPLETE:
      return _("Somebody ended the new secret meanwhile, so there is no rotation to complete. "
               "The old secret goes on working.");
    case SIGNET_SECRET_ENDING_CANCEL:
      return _("Somebody completed the rotation meanwhile, so the new secret is the only one. "
               "Revoke it if it leaked.");
    case SIGNET_SECRET_ENDING_REVOKE:
    default:
      return _("Somebody ended it meanwhile.");
    }
}

/* signet-words-refusal.c: what the application says when there is no access token
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-words-token.h"

#include "signet-error.h"
#include "signet-token-error.h"
#include "signet-words.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* What happened, in header capitals, and what to do about it. */
typedef struct
{
  const char *title;
  const char *body;
} RefusalWords;

static const RefusalWords words[] = {
  [SIGNET_TOKEN_ERROR_DENIED] = {
    N_("The Issuer Gives No Token"),
    N_("It does not say why. Ask whoever manages it."),
  },
  [SIGNET_TOKEN_ERROR_CLIENT] = {
    N_("Not Accepted"),
    N_("The issuer never says whether the Client ID or the Client Secret is wrong. Check both, "
       "and that the credential is still active there."),
  },
  [SIGNET_TOKEN_ERROR_NOT_ALLOWED] = {
    N_("Not Allowed to Get Tokens"),
    N_("The issuer knows the client, but does not let it get tokens with a Client Secret. Allow "
       "client credentials for it there."),
  },
  [SIGNET_TOKEN_ERROR_NOT_GRANTED] = {
    N_("Nothing Granted at This API"),
    N_("The secret is right, but the client is not authorized for this audience. Grant it "
       "something there, or choose another audience."),
  },
  [SIGNET_TOKEN_ERROR_AUDIENCE] = {
    N_("Audience Not Accepted"),
    N_("The issuer does not know this audience, or nothing is granted there. Check how it is "
       "written, or leave it empty."),
  },
  [SIGNET_TOKEN_ERROR_SCOPE] = {
    N_("Scope Not Accepted"),
    N_("The issuer does not know one of the scopes, or did not grant it. Ask for less, or leave "
       "it empty."),
  },
  [SIGNET_TOKEN_ERROR_REQUEST] = {
    N_("The Issuer Did Not Accept This"),
    N_("It finds the request incomplete or wrong. Some issuers want an audience or a scope."),
  },
  [SIGNET_TOKEN_ERROR_GRANT_TYPE] = {
    N_("No Tokens for Client Credentials"),
    N_("This issuer gives tokens only in other ways."),
  },
  [SIGNET_TOKEN_ERROR_TOKEN_TYPE] = {
    N_("A Token of Another Kind"),
    N_("The issuer gave a token that is not used with a header alone, so it cannot be shown or "
       "copied for use here."),
  },
  [SIGNET_TOKEN_ERROR_NO_ENDPOINT] = {
    N_("No Token Endpoint There"),
    N_("Something answers at the address, but it gives out no tokens. Check the URL."),
  },
  [SIGNET_TOKEN_ERROR_INSECURE] = {
    N_("Not Encrypted"),
    N_("The address does not begin with https, so others on the way could read the secret. "
       "It was not sent."),
  },
};

/*
 * Helpers
 */

static const RefusalWords *
find_words (const GError *error)
{
  if (error->domain == SIGNET_TOKEN_ERROR && error->code >= 0 &&
      (gsize) error->code < G_N_ELEMENTS (words))
    return &words[error->code];

  return NULL;
}

static SignetSecretInfo *
find_secret (SignetCredential *credential,
             const char       *secret_id)
{
  for (guint i = 0; i < signet_credential_get_n_secrets (credential); i++)
    {
      SignetSecretInfo *secret = signet_credential_get_secret (credential, i);

      if (g_strcmp0 (signet_secret_info_get_id (secret), secret_id) == 0)
        return secret;
    }

  return NULL;
}

/* The issuer does not say what was wrong, but the list of credentials often does. */
static char *
explain_client (SignetCredential *credential,
                const char       *secret_id,
                gint64            now)
{
  SignetSecretInfo *secret = find_secret (credential, secret_id);
  g_autofree char *date = NULL;

  if (!signet_credential_get_active (credential))
    return g_strdup (_("The credential is inactive, and so gets no tokens. Activate it and try "
                       "again."));

  if (secret != NULL && signet_secret_info_is_expired (secret, now))
    {
      date = signet_words_date (signet_secret_info_get_expires (secret));
      /* Translators: %s is a date */
      return g_strdup_printf (_("This secret expired on %s. Issue a new one."), date);
    }

  if (signet_credential_get_n_secrets (credential) == 0)
    return g_strdup (_("The credential has no secret any more. Issue a new one."));
  if (secret_id != NULL && secret == NULL)
    return g_strdup (_("The keyring holds a secret that was replaced or ended. Save the current "
                       "one, or issue a new one."));
  if (signet_credential_get_status (credential, now) == SIGNET_STATUS_EXPIRED)
    return g_strdup (_("All secrets of the credential have expired. Issue a new one."));
  if (secret_id != NULL)
    return g_strdup (_("The issuer does not say why. The credential is active and this secret of "
                       "it is live, so what the keyring holds is probably not that secret any "
                       "more."));

  return g_strdup (_("The issuer does not say why. The credential is active, so the secret is "
                     "probably wrong: of another credential, ended, or not copied as a whole."));
}

/*
 * Public
 */

/**
 * signet_words_get_refusal_title:
 * @error: why there is no token
 *
 * Returns: what happened, in header capitals
 */
const char *
signet_words_get_refusal_title (const GError *error)
{
  const RefusalWords *found;

  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND))
    return _("No Secret in the Keyring");

  found = find_words (error);
  if (found != NULL)
    return _(found->title);

  return signet_words_get_error_title (error);
}

/**
 * signet_words_refusal_details:
 * @error: why there is no token
 *
 * What another issuer said may help whoever knows it. It is in no language of ours. Where it must
 * not say anything, it has nothing to add.
 *
 * Returns: (transfer full) (nullable): what the issuer itself said
 */
char *
signet_words_refusal_details (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain != SIGNET_TOKEN_ERROR ||
      error->code == SIGNET_TOKEN_ERROR_CLIENT ||
      error->code == SIGNET_TOKEN_ERROR_NO_ENDPOINT ||
      error->code == SIGNET_TOKEN_ERROR_INSECURE)
    return NULL;

  /* Translators: %s is what a server answered, mostly in English */
  return g_strdup_printf (_("The issuer answered: %s"), error->message);
}

/**
 * signet_words_refusal_body:
 * @error: why there is no token
 * @credential: (nullable): the credential as the issuer lists it now, if it lists any
 * @secret_id: (nullable): which of its secrets was shown, if that is known
 * @now: Unix seconds
 *
 * Tells the likely reason, and says so where it is only likely.
 *
 * Returns: (transfer full): what to do about it
 */
char *
signet_words_refusal_body (const GError     *error,
                           SignetCredential *credential,
                           const char       *secret_id,
                           gint64            now)
{
  const RefusalWords *found;

  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND))
    return g_strdup (_("It was removed meanwhile. Copy the secret from where it is kept, and "
                       "paste it here."));
  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_LOCKED))
    return g_strdup (_("Unlock the keyring and try again, or paste the secret from where else it "
                       "is kept."));
  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_ABSENT))
    return g_strdup (_("No keyring service answers. Copy the secret from where it is kept, and "
                       "paste it here."));
  if (credential != NULL &&
      g_error_matches (error, SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_CLIENT))
    return explain_client (credential, secret_id, now);

  found = find_words (error);
  if (found != NULL)
    return g_strdup (_(found->body));

  return g_strdup (signet_words_get_error_body (error));
}

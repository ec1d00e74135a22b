/* signet-token-sentence.c: what signet-token says when there is no token
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-token-sentence.h"

#include "signet-error.h"
#include "signet-token-error.h"
#include "signet-token-finder.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  int code;
  const char *sentence;
} Sentence;

static const Sentence refusals[] = {
  { SIGNET_TOKEN_ERROR_CLIENT,
    N_("The issuer did not accept the secret. The credential may be inactive, or its secret may "
       "have expired or been replaced: look at it in Signet.") },
  { SIGNET_TOKEN_ERROR_NOT_ALLOWED,
    N_("The issuer does not let this client get tokens with a Client Secret.") },
  { SIGNET_TOKEN_ERROR_NOT_GRANTED, N_("The credential has nothing granted at this audience.") },
  { SIGNET_TOKEN_ERROR_AUDIENCE,
    N_("The issuer does not know this audience, or nothing is granted there.") },
  { SIGNET_TOKEN_ERROR_SCOPE,
    N_("The issuer does not know one of the scopes, or did not grant it.") },
  { SIGNET_TOKEN_ERROR_REQUEST, N_("The issuer finds the request incomplete or wrong.") },
  { SIGNET_TOKEN_ERROR_GRANT_TYPE, N_("The issuer gives no tokens for client credentials.") },
  { SIGNET_TOKEN_ERROR_TOKEN_TYPE,
    N_("The issuer gave a token that is not used with a header alone.") },
  { SIGNET_TOKEN_ERROR_NO_ENDPOINT, N_("There is no token endpoint where it should be.") },
  { SIGNET_TOKEN_ERROR_INSECURE,
    N_("The secret was not sent, because others on the way could read it.") },
  { SIGNET_TOKEN_ERROR_DENIED, N_("The issuer gives no token, and does not say why.") },
};

static const Sentence failures[] = {
  { SIGNET_ERROR_UNREACHABLE,
    N_("The issuer on this computer is not running. Open Signet, or start “signet-issuer”.") },
  { SIGNET_ERROR_TIMED_OUT, N_("The issuer did not answer in time.") },
  { SIGNET_ERROR_INTERRUPTED, N_("The connection to the issuer was lost.") },
  { SIGNET_ERROR_RATE_LIMITED, N_("The issuer was asked too often. Wait a minute.") },
  { SIGNET_ERROR_SERVER, N_("The issuer met an error of its own.") },
  { SIGNET_ERROR_MALFORMED, N_("The answer of the issuer makes no sense.") },
  { SIGNET_ERROR_STORAGE_FULL, N_("The issuer has no space left.") },
  { SIGNET_ERROR_KEYRING_LOCKED,
    N_("The keyring is locked. Unlock it, for example by signing in to the desktop.") },
  { SIGNET_ERROR_KEYRING_ABSENT,
    N_("No keyring answers. Start one, for example gnome-keyring.") },
  { SIGNET_ERROR_KEYRING_REFUSED, N_("The keyring refused to give the secret.") },
  { SIGNET_ERROR_NOT_FOUND, N_("The secret was removed from the keyring meanwhile.") },
};

/*
 * Helpers
 */

static const char *
find (const Sentence *sentences,
      guint           n_sentences,
      int             code)
{
  for (guint i = 0; i < n_sentences; i++)
    {
      if (sentences[i].code == code)
        return _(sentences[i].sentence);
    }

  return NULL;
}

/*
 * Public
 */

/**
 * signet_token_sentence_get:
 * @error: why there is no token
 *
 * What a server said is never printed: it may hold anything.
 *
 * Returns: that in a sentence for people
 */
const char *
signet_token_sentence_get (const GError *error)
{
  const char *sentence = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == SIGNET_TOKEN_FINDER_ERROR || error->domain == G_OPTION_ERROR)
    return error->message;

  if (error->domain == SIGNET_TOKEN_ERROR)
    sentence = find (refusals, G_N_ELEMENTS (refusals), error->code);
  else if (error->domain == SIGNET_ERROR)
    sentence = find (failures, G_N_ELEMENTS (failures), error->code);

  return sentence != NULL ? sentence : _("Something unexpected happened.");
}

/**
 * signet_token_sentence_get_exit:
 * @error: why there is no token
 *
 * Returns: the exit status that says so to scripts
 */
SignetTokenExit
signet_token_sentence_get_exit (const GError *error)
{
  g_return_val_if_fail (error != NULL, SIGNET_TOKEN_EXIT_FAILED);

  if (error->domain == SIGNET_TOKEN_FINDER_ERROR || error->domain == G_OPTION_ERROR)
    return SIGNET_TOKEN_EXIT_USAGE;

  if (error->domain == SIGNET_TOKEN_ERROR)
    return error->code == SIGNET_TOKEN_ERROR_NO_ENDPOINT ||
           error->code == SIGNET_TOKEN_ERROR_INSECURE
             ? SIGNET_TOKEN_EXIT_FAILED : SIGNET_TOKEN_EXIT_REFUSED;

  if (error->domain == SIGNET_ERROR && (error->code == SIGNET_ERROR_KEYRING_LOCKED ||
                                        error->code == SIGNET_ERROR_KEYRING_ABSENT ||
                                        error->code == SIGNET_ERROR_KEYRING_REFUSED ||
                                        error->code == SIGNET_ERROR_NOT_FOUND))
    return SIGNET_TOKEN_EXIT_KEYRING;

  return SIGNET_TOKEN_EXIT_FAILED;
}

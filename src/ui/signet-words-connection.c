/* signet-words-connection.c: connections in words
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-words-connection.h"

#include "signet-error.h"
#include "signet-token-error.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

/* Why an issuer gave no token, and what to do about it. */
typedef struct
{
  const char *title;
  const char *body;
} FailureWords;

static const FailureWords failures[] = {
  [SIGNET_TOKEN_ERROR_DENIED] = {
    N_("The Issuer Gives No Token"),
    N_("It does not say why. Look at the credential where it was made."),
  },
  [SIGNET_TOKEN_ERROR_CLIENT] = {
    N_("The Issuer Does Not Accept It"),
    N_("The Client ID or the Client Secret is wrong, or the credential was ended. Issuers never "
       "tell which."),
  },
  [SIGNET_TOKEN_ERROR_NOT_ALLOWED] = {
    N_("It May Not Get Tokens This Way"),
    N_("The issuer knows it, but not for client credentials. Allow that where it was made."),
  },
  [SIGNET_TOKEN_ERROR_NOT_GRANTED] = {
    N_("It Was Granted Nothing There"),
    N_("The issuer knows it, but it has no permission for the audience. Grant one where it was "
       "made."),
  },
  [SIGNET_TOKEN_ERROR_AUDIENCE] = {
    N_("The Issuer Does Not Know the Audience"),
    N_("Compare the audience with what the issuer calls the API."),
  },
  [SIGNET_TOKEN_ERROR_SCOPE] = {
    N_("The Scope Is Not Granted"),
    N_("Leave the scope empty to ask for everything that was granted."),
  },
  [SIGNET_TOKEN_ERROR_REQUEST] = {
    N_("The Issuer Wants More"),
    N_("It finds the request incomplete. Many issuers need an audience."),
  },
  [SIGNET_TOKEN_ERROR_GRANT_TYPE] = {
    N_("No Tokens for Programs"),
    N_("The issuer gives no tokens for client credentials."),
  },
  [SIGNET_TOKEN_ERROR_TOKEN_TYPE] = {
    N_("The Token Is of Another Kind"),
    N_("The issuer gave a token that needs more than a header, which Signet cannot use."),
  },
  [SIGNET_TOKEN_ERROR_NO_ENDPOINT] = {
    N_("There Is No Token Endpoint"),
    N_("Nothing at this address gives out tokens. Check the address, letter by letter."),
  },
  [SIGNET_TOKEN_ERROR_INSECURE] = {
    N_("The Address Is Not Safe"),
    N_("A secret would be readable on the way. The address has to begin with https://."),
  },
};

/* A failure of the way there, where the words for the issuer on this computer do not fit. */
static const struct
{
  int code;
  FailureWords words;
} ways[] = {
  { SIGNET_ERROR_UNREACHABLE, {
      N_("The Issuer Cannot Be Reached"),
      N_("No server answers at this address. Check the address and the network."),
    } },
  { SIGNET_ERROR_TIMED_OUT, {
      N_("The Issuer Takes Too Long"),
      N_("It did not answer in time. Check the address, or try again later."),
    } },
  { SIGNET_ERROR_INTERRUPTED, {
      N_("The Connection Was Lost"),
      N_("The answer did not arrive. Try again."),
    } },
  { SIGNET_ERROR_MALFORMED, {
      N_("The Answer Makes No Sense"),
      N_("What answers at this address is not an OAuth 2.0 issuer. Check the address."),
    } },
  { SIGNET_ERROR_NOT_FOUND, {
      N_("There Is No Issuer"),
      N_("The server answers, but has no metadata of an issuer at this address. Check it, or give "
         "the token endpoint itself."),
    } },
  { SIGNET_ERROR_UNAUTHORIZED, {
      N_("The Server Wants Somebody to Sign In"),
      N_("Its token was not accepted. The credential may have no right to this."),
    } },
  { SIGNET_ERROR_FORBIDDEN, {
      N_("Not Allowed"),
      N_("The credential has no right to this. It can be granted where the credential was made."),
    } },
  { SIGNET_ERROR_SERVER, {
      N_("The Issuer Failed"),
      N_("It met an error of its own. Try again later."),
    } },
};

/*
 * Public
 */

/**
 * signet_words_connection_icon:
 * @config: (nullable): what is set up about a connection, %NULL for this computer
 *
 * Returns: the name of an icon
 */
const char *
signet_words_connection_icon (SignetConnectionConfig *config)
{
  return config == NULL ? "computer-symbolic" : "network-server-symbolic";
}

/**
 * signet_words_connection_state:
 * @connection: a connection
 * @config: (nullable): what is set up about it, %NULL for this computer
 *
 * Returns: (transfer full): how it is, in a few words
 */
char *
signet_words_connection_state (SignetConnection       *connection,
                               SignetConnectionConfig *config)
{
  guint total;

  g_return_val_if_fail (SIGNET_IS_CONNECTION (connection), NULL);

  switch (signet_connection_get_state (connection))
    {
    case SIGNET_CONNECTION_STATE_READY:
      total = signet_connection_get_total (connection);
      if (config != NULL)
        return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u credential kept",
                                             "%u credentials kept", total), total);
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u credential",
                                           "%u credentials", total), total);
    case SIGNET_CONNECTION_STATE_LOADING:
      return g_strdup (_("Connecting…"));
    case SIGNET_CONNECTION_STATE_NO_ACCESS:
      return g_strdup (_("No access"));
    case SIGNET_CONNECTION_STATE_UNREACHABLE:
      return g_strdup (_("Cannot be opened"));
    case SIGNET_CONNECTION_STATE_CLOSED:
    default:
      return g_strdup (_("Not opened yet"));
    }
}

/**
 * signet_words_connection_host:
 * @connection: a connection
 *
 * Returns: (transfer full): the server where it gets tokens, empty if that is not known
 */
char *
signet_words_connection_host (SignetConnection *connection)
{
  g_autoptr(GUri) uri = NULL;
  const char *url;

  g_return_val_if_fail (SIGNET_IS_CONNECTION (connection), NULL);

  url = signet_connection_get_issuer (connection);
  if (url == NULL)
    url = signet_connection_get_token_endpoint (connection);
  uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_NONE, NULL) : NULL;

  return g_strdup (uri != NULL ? g_uri_get_host (uri) : "");
}

/**
 * signet_words_connection_limits:
 * @config: what is set up about a connection
 *
 * Returns: what the issuer cannot do for Signet, and where that is done
 */
const char *
signet_words_connection_limits (SignetConnectionConfig *config)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION_CONFIG (config), NULL);

  if (signet_connection_config_get_preset (config) == SIGNET_CONNECTION_PRESET_MPARTICLE)
    return _("mParticle has no public way to issue, change or end credentials, or to tell what "
             "was granted. That is done on its web page, by an Admin. Its tokens live 8 hours and "
             "cannot be revoked.");

  return _("Signet keeps credentials for this issuer and gets tokens with them. Issuing, changing "
           "and ending them is done where they were made.");
}

/**
 * signet_words_token_failure:
 * @error: a [error@Signet.TokenError] or a [error@Signet.Error]
 * @title: (out): what happened, in header capitals
 * @body: (out): what to do about it
 *
 * Says why an issuer elsewhere could not be asked, or gave no token.
 */
void
signet_words_token_failure (const GError  *error,
                            const char   **title,
                            const char   **body)
{
  const FailureWords *words = NULL;

  g_return_if_fail (error != NULL);
  g_return_if_fail (title != NULL && body != NULL);

  if (error->domain == SIGNET_TOKEN_ERROR && error->code >= 0 &&
      (gsize) error->code < G_N_ELEMENTS (failures))
    words = &failures[error->code];
  for (guint i = 0; words == NULL && i < G_N_ELEMENTS (ways); i++)
    {
      if (g_error_matches (error, SIGNET_ERROR, ways[i].code))
        words = &ways[i].words;
    }

  *title = words != NULL ? _(words->title) : signet_words_get_error_title (error);
  *body = words != NULL ? _(words->body) : signet_words_get_error_body (error);
}

/**
 * signet_words_secrets_in_keyring:
 * @n_secrets: how many Client Secrets
 *
 * Returns: (transfer full): that so many are in the keyring
 */
char *
signet_words_secrets_in_keyring (guint n_secrets)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u Client Secret of this connection is in your keyring.",
                                       "%u Client Secrets of this connection are in your keyring.",
                                       n_secrets), n_secrets);
}

/* signet-words-error.c: what the application says when something went wrong
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-words.h"

#include "signet-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* What happened, in header capitals, and what to do about it. */
typedef struct
{
  const char *title;
  const char *body;
} ErrorWords;

static const ErrorWords words[] = {
  [SIGNET_ERROR_FAILED] = {
    N_("That Did Not Work"),
    N_("Something unexpected happened. Try again, and look into the system log if it stays."),
  },
  [SIGNET_ERROR_INVALID] = {
    N_("The Issuer Did Not Accept This"),
    N_("Correct what is marked and try again."),
  },
  [SIGNET_ERROR_MALFORMED] = {
    N_("The Answer Makes No Sense"),
    N_("The issuer may be of another version. Check that both are up to date."),
  },
  [SIGNET_ERROR_OFFLINE] = {
    N_("This Computer Is Offline"),
    N_("Connect to a network and try again."),
  },
  [SIGNET_ERROR_UNREACHABLE] = {
    N_("The Issuer Does Not Answer"),
    N_("It may have ended. Try again to start or find it."),
  },
  [SIGNET_ERROR_TIMED_OUT] = {
    N_("The Issuer Takes Too Long"),
    N_("It may be busy. Wait a moment and try again."),
  },
  [SIGNET_ERROR_INTERRUPTED] = {
    N_("The Connection Was Lost"),
    N_("The answer did not arrive. Trying again is safe: nothing is done twice."),
  },
  [SIGNET_ERROR_TLS] = {
    N_("The Issuer Could Not Prove Who It Is"),
    N_("Its certificate is not trusted here. Nothing was sent."),
  },
  [SIGNET_ERROR_UNAUTHORIZED] = {
    N_("Not a Member of the Organization"),
    N_("Ask an Admin to add this user as a member."),
  },
  [SIGNET_ERROR_FORBIDDEN] = {
    N_("Not Allowed"),
    N_("This needs a role or right that this user does not have. An Admin can give it."),
  },
  [SIGNET_ERROR_NOT_FOUND] = {
    N_("No Longer There"),
    N_("Somebody deleted it meanwhile."),
  },
  [SIGNET_ERROR_CONFLICT] = {
    N_("Not Possible Right Now"),
    N_("The credential is in a state that does not allow this. Load it again and retry."),
  },
  [SIGNET_ERROR_CHANGED] = {
    N_("Somebody Else Changed It"),
    N_("Load the credential again before changing it."),
  },
  [SIGNET_ERROR_RATE_LIMITED] = {
    N_("Too Many Requests"),
    N_("Wait a minute and try again."),
  },
  [SIGNET_ERROR_SERVER] = {
    N_("The Issuer Failed"),
    N_("It met an error of its own. Try again, and look into its log if it stays."),
  },
  [SIGNET_ERROR_STORAGE_FULL] = {
    N_("No Space Left"),
    N_("The disk where credentials are kept is full. Free some space and try again."),
  },
  [SIGNET_ERROR_STORAGE_READ_ONLY] = {
    N_("The Credentials Cannot Be Written"),
    N_("The place where they are kept is read-only. Make it writable and try again."),
  },
  [SIGNET_ERROR_STORAGE_CORRUPT] = {
    N_("The Credentials Are Damaged"),
    N_("The file cannot be read. Put a backup of it in its place and try again."),
  },
  [SIGNET_ERROR_STORAGE_TOO_NEW] = {
    N_("The Credentials Are From a Newer Version"),
    N_("Update Signet to open them."),
  },
  [SIGNET_ERROR_STORAGE_LOCKED] = {
    N_("Another Issuer Uses the Same File"),
    N_("End the other issuer and try again."),
  },
  [SIGNET_ERROR_KEY_MISSING] = {
    N_("A Key File Is Missing"),
    N_("A key that belongs to the credentials is gone. Restore it from a backup and try again."),
  },
  [SIGNET_ERROR_PORT_TAKEN] = {
    N_("The Port Is Taken"),
    N_("Another program listens where programs get tokens. End it, or choose another port."),
  },
  [SIGNET_ERROR_SOCKET] = {
    N_("The Issuer Cannot Be Reached Here"),
    N_("Its socket cannot be made. Check that the runtime folder exists and is writable."),
  },
  [SIGNET_ERROR_NOT_INSTALLED] = {
    N_("The Issuer Is Not Installed"),
    N_("The program signet-issuer cannot be started. Install Signet again, then try again."),
  },
  [SIGNET_ERROR_KEYRING_ABSENT] = {
    N_("No Keyring Here"),
    N_("No keyring service answers. Install GNOME Keyring, or turn on the Secret Service in "
       "KeePassXC or KWallet. Or copy the secret and keep it elsewhere."),
  },
  [SIGNET_ERROR_KEYRING_LOCKED] = {
    N_("The Keyring Is Locked"),
    N_("Unlock the keyring and try again, or copy the secret and keep it elsewhere."),
  },
  [SIGNET_ERROR_KEYRING_REFUSED] = {
    N_("The Keyring Refused"),
    N_("The keyring did not take the secret. Try again, or copy it and keep it elsewhere."),
  },
};

static const ErrorWords cancelled_words = {
  N_("Cancelled"),
  N_("Nothing more was done. Try again at any time."),
};

/*
 * Helpers
 */

static const ErrorWords *
find_words (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return &cancelled_words;

  if (error->domain == SIGNET_ERROR && error->code >= 0 &&
      (gsize) error->code < G_N_ELEMENTS (words))
    return &words[error->code];

  return &words[SIGNET_ERROR_FAILED];
}

/*
 * Public
 */

/**
 * signet_words_get_error_title:
 * @error: what went wrong
 *
 * Returns: what happened, in header capitals
 */
const char *
signet_words_get_error_title (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  return _(find_words (error)->title);
}

/**
 * signet_words_get_error_body:
 * @error: what went wrong
 *
 * The text of the error itself is for logs and programs, and is never shown.
 *
 * Returns: what to do about it
 */
const char *
signet_words_get_error_body (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  return _(find_words (error)->body);
}

/**
 * signet_words_get_keep_running:
 * @refusal: (nullable): why the issuer cannot be kept running from inside of a sandbox
 *
 * Returns: what keeping it running is good for, or why that cannot be and what to do instead
 */
const char *
signet_words_get_keep_running (const GError *refusal)
{
  if (refusal == NULL)
    return _("Programs can get access tokens while the window is closed");
  if (g_error_matches (refusal, SIGNET_ERROR, SIGNET_ERROR_FORBIDDEN) ||
      g_error_matches (refusal, SIGNET_ERROR, SIGNET_ERROR_TIMED_OUT))
    return _("The desktop does not allow it. Allow Signet to run in the background in the "
             "settings of the desktop, and try again.");

  return _("This desktop cannot keep a Flatpak running in the background. Leave the window open "
           "instead.");
}

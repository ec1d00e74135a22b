/* signet-words-keyring.c: what the application says about secrets in the keyring
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-words.h"

#include "signet-error.h"
#include "signet-secret-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a secret is worth, in header capitals, what that means, and how it looks. */
typedef struct
{
  const char *title;
  const char *body;
  const char *icon_name;
  const char *css_class;
} StateWords;

static const StateWords states[SIGNET_N_SECRET_STATES] = {
  [SIGNET_SECRET_STATE_VALID] = {
    NC_("secret", "Valid"),
    N_("Programs get access tokens with it."),
    "object-select-symbolic", "status-ok",
  },
  [SIGNET_SECRET_STATE_INACTIVE] = {
    NC_("secret", "Inactive"),
    N_("It works again once its credential is activated."),
    "media-playback-pause-symbolic", "status-off",
  },
  [SIGNET_SECRET_STATE_EXPIRED] = {
    NC_("secret", "Expired"),
    N_("Its time is over. It works again if it is given a later one."),
    "dialog-error-symbolic", "status-bad",
  },
  [SIGNET_SECRET_STATE_ENDED] = {
    NC_("secret", "Ended"),
    N_("It was revoked, or a rotation ended it. Nothing makes it work again."),
    "window-close-symbolic", "status-bad",
  },
  [SIGNET_SECRET_STATE_WRONG] = {
    NC_("secret", "Wrong Secret"),
    N_("It is no secret of this credential. It may belong to something else."),
    "dialog-warning-symbolic", "status-bad",
  },
  [SIGNET_SECRET_STATE_UNKNOWN] = {
    NC_("secret", "Unknown Credential"),
    N_("There is no such credential any more. Nothing makes it work again."),
    "window-close-symbolic", "status-bad",
  },
};

/*
 * Public
 */

/**
 * signet_words_get_secret_state:
 * @state: what a secret is worth
 *
 * Returns: a word or two for it, in header capitals
 */
const char *
signet_words_get_secret_state (SignetSecretState state)
{
  g_return_val_if_fail (state < SIGNET_N_SECRET_STATES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "secret", states[state].title);
}

/**
 * signet_words_get_secret_state_body:
 * @state: what a secret is worth
 *
 * Returns: what that means, and what to do about it
 */
const char *
signet_words_get_secret_state_body (SignetSecretState state)
{
  g_return_val_if_fail (state < SIGNET_N_SECRET_STATES, NULL);

  return _(states[state].body);
}

/**
 * signet_words_get_secret_state_icon:
 * @state: what a secret is worth
 * @css_class: (out) (optional) (transfer none): the class that gives it its colour
 *
 * Returns: the name of an icon, of another shape for whatever has another colour
 */
const char *
signet_words_get_secret_state_icon (SignetSecretState   state,
                                    const char        **css_class)
{
  g_return_val_if_fail (state < SIGNET_N_SECRET_STATES, NULL);

  if (css_class != NULL)
    *css_class = states[state].css_class;

  return states[state].icon_name;
}

/**
 * signet_words_get_keyring_body:
 * @error: why the keyring could not be read or changed
 *
 * Returns: what to do about it
 */
const char *
signet_words_get_keyring_body (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_ABSENT))
    return _("No keyring service answers. Install GNOME Keyring, or turn on the Secret Service "
             "in KeePassXC or KWallet, and try again.");
  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_LOCKED))
    return _("Unlock the keyring and try again.");
  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_REFUSED))
    return _("The keyring did not do it. Try again, or look into the program that keeps it.");

  return signet_words_get_error_body (error);
}

/**
 * signet_words_kept_secret:
 * @kept: a secret in the keyring
 *
 * What is not written like a Client Secret may be a password, and then not even its end is shown.
 *
 * Returns: (transfer full): its end, and when it was saved, as far as that is known
 */
char *
signet_words_kept_secret (SignetKeptSecret *kept)
{
  SecretValue *secret = signet_kept_secret_get_secret (kept);
  const char *text = secret != NULL ? secret_value_get_text (secret) : NULL;
  g_autofree char *saved = NULL;

  g_return_val_if_fail (kept != NULL, NULL);

  if (signet_kept_secret_get_saved (kept) != 0)
    saved = signet_words_date (signet_kept_secret_get_saved (kept));

  if (!signet_secret_format_is_genuine (text))
    {
      if (saved == NULL)
        return g_strdup (_("Client Secret"));

      /* Translators: %s is a date */
      return g_strdup_printf (_("Saved %s"), saved);
    }

  text += strlen (text) - SIGNET_SECRET_HINT_LENGTH;
  if (saved == NULL)
    return g_strdup_printf ("sgn_••••%s", text);

  /* Translators: the end of a Client Secret, and a date */
  return g_strdup_printf (_("sgn_••••%s, saved %s"), text, saved);
}

/**
 * signet_words_check_progress:
 * @n_done: how many secrets were checked, or could not be
 * @n_total: how many there are
 *
 * Returns: (transfer full): how far a check is
 */
char *
signet_words_check_progress (guint n_done,
                             guint n_total)
{
  g_autofree char *done = signet_words_number (n_done);
  g_autofree char *total = signet_words_number (n_total);

  /* Translators: two numbers, like “Checked 37 of 120” */
  return g_strdup_printf (_("Checked %s of %s"), done, total);
}

/**
 * signet_words_check_summary:
 * @n_total: how many secrets there are
 * @n_problems: how many of them a person should look at
 *
 * Returns: (transfer full): what came out
 */
char *
signet_words_check_summary (guint n_total,
                            guint n_problems)
{
  g_autofree char *total = signet_words_number (n_total);
  g_autofree char *problems = signet_words_number (n_problems);
  g_autofree char *secrets =
    g_strdup_printf (ngettext ("%s secret", "%s secrets", n_total), total);

  if (n_problems == 0)
    /* Translators: %s is like “12 secrets” */
    return g_strdup_printf (_("%s, no problems"), secrets);

  /* Translators: the first %s is like “12 secrets”, the second a number */
  return g_strdup_printf (ngettext ("%s, %s problem", "%s, %s problems", n_problems),
                          secrets, problems);
}

/**
 * signet_words_remove_useless:
 * @n_secrets: how many secrets nothing can make work again
 *
 * Returns: (transfer full): what stands on the button that removes them
 */
char *
signet_words_remove_useless (guint n_secrets)
{
  g_autofree char *number = signet_words_number (n_secrets);

  /* Translators: the label of a button; %s is a number */
  return g_strdup_printf (ngettext ("Remove %s Useless Secret…",
                                    "Remove %s Useless Secrets…", n_secrets),
                          number);
}

/**
 * signet_words_remove_secrets:
 * @items: (element-type SignetSecretCheckItem): at least one
 *
 * Returns: (transfer full): the question whether to remove them
 */
char *
signet_words_remove_secrets (GPtrArray *items)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (items != NULL && items->len > 0, NULL);

  if (items->len == 1)
    /* Translators: %s is the name of a credential */
    return g_strdup_printf (_("Remove the Secret of “%s” From the Keyring?"),
                            signet_secret_check_item_get_display_name
                              (g_ptr_array_index (items, 0)));

  number = signet_words_number (items->len);

  /* Translators: %s is a number, more than one */
  return g_strdup_printf (ngettext ("Remove %s Useless Secret From the Keyring?",
                                    "Remove %s Useless Secrets From the Keyring?",
                                    items->len), number);
}

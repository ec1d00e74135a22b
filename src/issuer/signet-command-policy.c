/* signet-command-policy.c: signet-issuer policy
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-command.h"

#include "signet-error.h"
#include "signet-policy.h"

#include <stdio.h>

#define NAME "policy"

/* What the options say. */
typedef struct
{
  char *default_text; /* (owned) (nullable) */
  char *maximum_text; /* (owned) (nullable) */
  guint default_days;
  guint maximum_days;
} Wish;

/*
 * Helpers
 */

static void
clear_wish (Wish *wish)
{
  g_free (wish->default_text);
  g_free (wish->maximum_text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, clear_wish)

/* Two lines: a word and a number of days, separated by a tab. */
static void
print_policy (SignetPolicy *policy)
{
  guint default_days = signet_policy_get_default_days (policy);
  guint maximum_days = signet_policy_get_maximum_days (policy);

  if (default_days > 0)
    printf ("default\t%u\n", default_days);
  else
    printf ("default\tnever\n");
  if (maximum_days > 0)
    printf ("maximum\t%u\n", maximum_days);
  else
    printf ("maximum\tnone\n");
}

static gboolean
read_days (const char *text,
           const char *word,
           guint      *days)
{
  guint64 number = 0;

  if (text == NULL)
    return TRUE;

  if (!g_str_equal (text, word) &&
      !g_ascii_string_to_unsigned (text, 10, 1, SIGNET_POLICY_DAYS_MAX, &number, NULL))
    return FALSE;

  *days = (guint) number;

  return TRUE;
}

/* Says what is wrong with the words of the command, or nothing. */
static char *
find_misuse (char **words,
             Wish  *wish)
{
  gboolean has_options = wish->default_text != NULL || wish->maximum_text != NULL;

  if (g_strv_length (words) != 1 ||
      (!g_str_equal (words[0], "show") && !g_str_equal (words[0], "set")))
    return g_strdup ("“policy” needs one of: set, show");
  if (g_str_equal (words[0], "show"))
    return has_options ? g_strdup ("“policy show” takes no such option") : NULL;
  if (!has_options)
    return g_strdup ("“policy set” needs --default or --maximum");
  if (!read_days (wish->default_text, "never", &wish->default_days))
    return g_strdup_printf ("“%s” is neither “never” nor a number of days from 1 to %d",
                            wish->default_text, SIGNET_POLICY_DAYS_MAX);
  if (!read_days (wish->maximum_text, "none", &wish->maximum_days))
    return g_strdup_printf ("“%s” is neither “none” nor a number of days from 1 to %d",
                            wish->maximum_text, SIGNET_POLICY_DAYS_MAX);

  return NULL;
}

static SignetPolicy *
set_policy (SignetRegistry  *registry,
            SignetPolicy    *old,
            const Wish      *wish,
            GError         **error)
{
  g_autoptr(SignetCaller) caller = signet_caller_new_operator ();
  guint default_days = wish->default_text != NULL ? wish->default_days
                                                  : signet_policy_get_default_days (old);
  guint maximum_days = wish->maximum_text != NULL ? wish->maximum_days
                                                  : signet_policy_get_maximum_days (old);
  g_autoptr(JsonNode) patch = signet_policy_to_patch (default_days, maximum_days);
  g_autoptr(GPtrArray) problems = NULL;
  SignetPolicy *policy;

  policy = signet_registry_set_policy (registry, caller, signet_policy_get_revision (old),
                                       patch, &problems, error);
  if (problems != NULL)
    {
      g_clear_error (error);
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                   "The default of %u days is more than the maximum of %u days.",
                   default_days, maximum_days);
    }

  return policy;
}

/*
 * Public
 */

/**
 * signet_command_policy:
 * @arguments: the arguments, the name of the command first
 *
 * Shows or sets when secrets of the organization end by default, and at the latest.
 *
 * Returns: the exit status
 */
int
signet_command_policy (char **arguments)
{
  g_auto(GStrv) words = g_strdupv (arguments);
  g_autofree char *database = NULL;
  g_autofree char *misuse = NULL;
  g_autoptr(SignetRegistry) registry = NULL;
  g_autoptr(SignetPolicy) policy = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(Wish) wish = { 0 };
  const GOptionEntry entries[] = {
    { "default", 0, 0, G_OPTION_ARG_STRING, &wish.default_text,
      "When a secret ends for which nothing else is said: days, or “never”", "DAYS" },
    { "maximum", 0, 0, G_OPTION_ARG_STRING, &wish.maximum_text,
      "When every new secret has to end: days, or “none”", "DAYS" },
    { NULL }
  };

  if (!signet_command_parse ("set | show",
                             "Says when secrets end. Those that are there stay as they are.",
                             entries, &words, &database, &error))
    return signet_command_misuse (NAME, "%s", error->message);

  misuse = find_misuse (words + 1, &wish);
  if (misuse != NULL)
    return signet_command_misuse (NAME, "%s", misuse);

  registry = signet_command_open (database, &error);
  if (registry != NULL)
    policy = signet_registry_get_policy (registry, &error);
  if (policy != NULL && g_str_equal (words[1], "set"))
    {
      g_autoptr(SignetPolicy) old = g_steal_pointer (&policy);

      policy = set_policy (registry, old, &wish, &error);
    }
  if (policy == NULL)
    return signet_command_fail (error);

  print_policy (policy);

  return 0;
}

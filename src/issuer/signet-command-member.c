/* signet-command-member.c: signet-issuer member
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-command.h"

#include <stdio.h>

#define NAME "member"

/*
 * Helpers
 */

/* One line a member: name, number, role, rights; separated by tabs. */
static void
print_member (SignetMember *member)
{
  const char *role = signet_role_to_string (signet_member_get_role (member));

  printf ("%s\t%u\t%s\t%s\n", signet_member_get_user (member),
          (guint) signet_member_get_uid (member), role != NULL ? role : "-",
          signet_member_get_custom_role_admin (member) ? SIGNET_RIGHT_CUSTOM_ROLE_ADMIN : "-");
}

static gboolean
list_members (SignetRegistry  *registry,
              GError         **error)
{
  g_autoptr(GPtrArray) members = signet_registry_list_members (registry, error);

  if (members == NULL)
    return FALSE;

  for (guint i = 0; i < members->len; i++)
    print_member (g_ptr_array_index (members, i));

  return TRUE;
}

static gboolean
set_member (SignetRegistry  *registry,
            const char      *user,
            SignetRole       role,
            gboolean         custom_role_admin,
            GError         **error)
{
  g_autoptr(SignetCaller) caller = signet_caller_new_operator ();
  g_autoptr(SignetMember) old = signet_registry_find_member (registry, user, NULL);
  g_autoptr(SignetMember) member =
    signet_registry_put_member (registry, caller, user,
                                old != NULL ? signet_member_get_revision (old) : 0,
                                role, custom_role_admin, error);

  if (member != NULL)
    print_member (member);

  return member != NULL;
}

static gboolean
remove_member (SignetRegistry  *registry,
               const char      *user,
               GError         **error)
{
  g_autoptr(SignetCaller) caller = signet_caller_new_operator ();
  g_autoptr(SignetMember) old = signet_registry_find_member (registry, user, error);

  return old != NULL &&
         signet_registry_remove_member (registry, caller, user,
                                        signet_member_get_revision (old), error);
}

/* Says what is wrong with the words of the command, or nothing. */
static char *
find_misuse (char       **words,
             SignetRole  *role)
{
  guint n_words = g_strv_length (words);

  if (n_words == 0)
    return g_strdup ("“member” needs one of: set, list, remove");

  if (g_str_equal (words[0], "list"))
    return n_words == 1 ? NULL : g_strdup ("“member list” takes nothing more");

  if (g_str_equal (words[0], "remove"))
    return n_words == 2 ? NULL : g_strdup ("“member remove” needs a user");

  if (!g_str_equal (words[0], "set"))
    return g_strdup_printf ("there is no “member %s”", words[0]);

  if (n_words != 3)
    return g_strdup ("“member set” needs a user and a role");

  if (!signet_role_from_string (words[2], role) || *role == SIGNET_ROLE_NONE)
    return g_strdup_printf ("there is no role “%s”; there are admin, compliance-admin,"
                            " support-access, user, read-only, compliance and audiences-only",
                            words[2]);

  return NULL;
}

/*
 * Public
 */

/**
 * signet_command_member:
 * @arguments: the arguments, the name of the command first
 *
 * Lists the members of the organization, gives somebody a role or takes it away.
 *
 * Returns: the exit status
 */
int
signet_command_member (char **arguments)
{
  g_auto(GStrv) words = g_strdupv (arguments);
  g_autofree char *database = NULL;
  g_autofree char *misuse = NULL;
  g_autoptr(SignetRegistry) registry = NULL;
  g_autoptr(GError) error = NULL;
  SignetRole role = SIGNET_ROLE_NONE;
  gboolean custom_role_admin = FALSE;
  gboolean done;
  const GOptionEntry entries[] = {
    { "custom-role-admin", 0, 0, G_OPTION_ARG_NONE, &custom_role_admin,
      "Let the member grant what only a Custom Role Admin may", NULL },
    { NULL }
  };

  if (!signet_command_parse ("set USER ROLE | list | remove USER",
                             "Says who has which role. USER is a login name or its number.",
                             entries, &words, &database, &error))
    return signet_command_misuse (NAME, "%s", error->message);

  misuse = find_misuse (words + 1, &role);
  if (misuse != NULL)
    return signet_command_misuse (NAME, "%s", misuse);

  registry = signet_command_open (database, &error);
  if (registry == NULL)
    return signet_command_fail (error);

  if (g_str_equal (words[1], "list"))
    done = list_members (registry, &error);
  else if (g_str_equal (words[1], "remove"))
    done = remove_member (registry, words[2], &error);
  else
    done = set_member (registry, words[2], role, custom_role_admin, &error);

  return done ? 0 : signet_command_fail (error);
}

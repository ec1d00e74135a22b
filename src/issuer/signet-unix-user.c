/* signet-unix-user.c: names and numbers of the people of this machine
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-unix-user.h"

#include "signet-error.h"

#include <pwd.h>

/* Enough for every entry that is not made to harm. */
#define BUFFER_LENGTH 16384

/*
 * Public
 */

/**
 * signet_unix_user_get_name:
 * @uid: the number of a user
 *
 * Returns: (transfer full): the login name, or the number where there is none
 */
char *
signet_unix_user_get_name (uid_t uid)
{
  g_autofree char *buffer = g_malloc (BUFFER_LENGTH);
  struct passwd entry;
  struct passwd *found = NULL;

  if (getpwuid_r (uid, &entry, buffer, BUFFER_LENGTH, &found) == 0 && found != NULL &&
      g_utf8_validate (entry.pw_name, -1, NULL))
    return g_strdup (entry.pw_name);

  return g_strdup_printf ("%u", (guint) uid);
}

/**
 * signet_unix_user_find:
 * @user: a login name or the number of a user
 * @uid: (out): the number
 * @name: (out) (transfer full): the login name, or the number where there is none
 * @error: return location for %SIGNET_ERROR_NOT_FOUND
 *
 * Finds out who is meant. A number is believed even if nobody has it here (yet).
 *
 * Returns: whether somebody could be meant
 */
gboolean
signet_unix_user_find (const char  *user,
                       uid_t       *uid,
                       char       **name,
                       GError     **error)
{
  g_autofree char *buffer = g_malloc (BUFFER_LENGTH);
  struct passwd entry;
  struct passwd *found = NULL;
  guint64 number;

  g_return_val_if_fail (user != NULL, FALSE);
  g_return_val_if_fail (uid != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  /* The largest number stands for nobody. */
  if (getpwnam_r (user, &entry, buffer, BUFFER_LENGTH, &found) == 0 && found != NULL)
    *uid = entry.pw_uid;
  else if (g_ascii_string_to_unsigned (user, 10, 0, G_MAXUINT32 - 1, &number, NULL))
    *uid = (uid_t) number;
  else
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND,
                   "There is no user “%s” on this computer.", user);
      return FALSE;
    }

  *name = signet_unix_user_get_name (*uid);

  return TRUE;
}

/* signet-keyring-error.c: what a failure of the keyring means
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-keyring-error.h"

#include "signet-error.h"

#include <libsecret/secret.h>

#define ERROR_IS_LOCKED "org.freedesktop.Secret.Error.IsLocked"

/*
 * Helpers
 */

/* A keyring that was never set up has no such object, so its calls are unknown. A denied call
 * is an answer; everything else means that nobody is there.
 */
static SignetError
classify_bus (const GError *error)
{
  switch (error->code)
    {
    case G_DBUS_ERROR_ACCESS_DENIED:
    case G_DBUS_ERROR_AUTH_FAILED:
    case G_DBUS_ERROR_FAILED:
    case G_DBUS_ERROR_INVALID_ARGS:
    case G_DBUS_ERROR_LIMITS_EXCEEDED:
    case G_DBUS_ERROR_NO_MEMORY:
    case G_DBUS_ERROR_NOT_SUPPORTED:
      return SIGNET_ERROR_KEYRING_REFUSED;

    default:
      return SIGNET_ERROR_KEYRING_ABSENT;
    }
}

static SignetError
classify_io (const GError *error)
{
  g_autofree char *remote = g_dbus_error_get_remote_error (error);

  if (g_strcmp0 (remote, ERROR_IS_LOCKED) == 0)
    return SIGNET_ERROR_KEYRING_LOCKED;

  switch (error->code)
    {
    /* Nobody on our side cancelled it, so the person dismissed the prompt. */
    case G_IO_ERROR_CANCELLED:
      return SIGNET_ERROR_KEYRING_LOCKED;

    case G_IO_ERROR_DBUS_ERROR:
    case G_IO_ERROR_PERMISSION_DENIED:
      return SIGNET_ERROR_KEYRING_REFUSED;

    default:
      return SIGNET_ERROR_KEYRING_ABSENT;
    }
}

/*
 * Public
 */

/**
 * signet_keyring_error_classify:
 * @error: what libsecret gave, or D-Bus below it
 *
 * Tells the three failures of a keyring apart: nobody is there, it is locked, or it answered
 * that it will not do it. An operation that we cancelled is not for here.
 *
 * Returns: (transfer full): a [error@Signet.Error] with the message of @error
 */
GError *
signet_keyring_error_classify (const GError *error)
{
  SignetError code = SIGNET_ERROR_KEYRING_REFUSED;
  g_autoptr(GError) copy = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == SIGNET_ERROR)
    return g_error_copy (error);

  if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    code = SIGNET_ERROR_KEYRING_LOCKED;
  else if (error->domain == G_DBUS_ERROR)
    code = classify_bus (error);
  else if (error->domain == G_IO_ERROR)
    code = classify_io (error);
  else if (error->domain == G_SPAWN_ERROR || error->domain == G_SPAWN_EXIT_ERROR)
    code = SIGNET_ERROR_KEYRING_ABSENT;

  copy = g_error_copy (error);
  g_dbus_error_strip_remote_error (copy);

  return g_error_new_literal (SIGNET_ERROR, code, copy->message);
}

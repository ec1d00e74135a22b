/* signet-error.h: what went wrong, by meaning
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SIGNET_ERROR (signet_error_quark ())

/**
 * SignetError:
 * @SIGNET_ERROR_FAILED: anything that has no meaning of its own
 * @SIGNET_ERROR_INVALID: the request has bad fields; the problems say which
 * @SIGNET_ERROR_MALFORMED: an answer or a file that cannot be understood
 * @SIGNET_ERROR_OFFLINE: this computer has no network
 * @SIGNET_ERROR_UNREACHABLE: nobody answers at the address
 * @SIGNET_ERROR_TIMED_OUT: somebody is there but did not answer in time
 * @SIGNET_ERROR_INTERRUPTED: the connection ended in mid-answer; the request may have been done
 * @SIGNET_ERROR_TLS: the other side could not prove who it is
 * @SIGNET_ERROR_UNAUTHORIZED: the caller is not known
 * @SIGNET_ERROR_FORBIDDEN: the caller is known and may not do this
 * @SIGNET_ERROR_NOT_FOUND: what was asked for does not exist (any more)
 * @SIGNET_ERROR_CONFLICT: the state of the thing does not allow it
 * @SIGNET_ERROR_CHANGED: somebody else changed it meanwhile
 * @SIGNET_ERROR_RATE_LIMITED: too many requests
 * @SIGNET_ERROR_SERVER: the issuer failed
 * @SIGNET_ERROR_STORAGE_FULL: no space is left where credentials are kept
 * @SIGNET_ERROR_STORAGE_READ_ONLY: credentials cannot be written where they are kept
 * @SIGNET_ERROR_STORAGE_CORRUPT: the file with the credentials is damaged
 * @SIGNET_ERROR_STORAGE_TOO_NEW: the file was written by a newer version
 * @SIGNET_ERROR_STORAGE_LOCKED: another issuer uses the same file
 * @SIGNET_ERROR_KEY_MISSING: a key file that belongs to the credentials is gone
 * @SIGNET_ERROR_PORT_TAKEN: another program listens on the address of the token endpoint
 * @SIGNET_ERROR_SOCKET: the admin socket cannot be made or is in use
 * @SIGNET_ERROR_NOT_INSTALLED: the program of the built-in issuer cannot be started
 * @SIGNET_ERROR_KEYRING_ABSENT: no keyring service answers
 * @SIGNET_ERROR_KEYRING_LOCKED: the keyring is locked and was not unlocked
 * @SIGNET_ERROR_KEYRING_REFUSED: the keyring answered that it will not do it
 *
 * What went wrong, by meaning. Words for people are chosen where they are shown.
 * A cancelled operation is always %G_IO_ERROR_CANCELLED.
 */
typedef enum
{
  SIGNET_ERROR_FAILED,
  SIGNET_ERROR_INVALID,
  SIGNET_ERROR_MALFORMED,
  SIGNET_ERROR_OFFLINE,
  SIGNET_ERROR_UNREACHABLE,
  SIGNET_ERROR_TIMED_OUT,
  SIGNET_ERROR_INTERRUPTED,
  SIGNET_ERROR_TLS,
  SIGNET_ERROR_UNAUTHORIZED,
  SIGNET_ERROR_FORBIDDEN,
  SIGNET_ERROR_NOT_FOUND,
  SIGNET_ERROR_CONFLICT,
  SIGNET_ERROR_CHANGED,
  SIGNET_ERROR_RATE_LIMITED,
  SIGNET_ERROR_SERVER,
  SIGNET_ERROR_STORAGE_FULL,
  SIGNET_ERROR_STORAGE_READ_ONLY,
  SIGNET_ERROR_STORAGE_CORRUPT,
  SIGNET_ERROR_STORAGE_TOO_NEW,
  SIGNET_ERROR_STORAGE_LOCKED,
  SIGNET_ERROR_KEY_MISSING,
  SIGNET_ERROR_PORT_TAKEN,
  SIGNET_ERROR_SOCKET,
  SIGNET_ERROR_NOT_INSTALLED,
  SIGNET_ERROR_KEYRING_ABSENT,
  SIGNET_ERROR_KEYRING_LOCKED,
  SIGNET_ERROR_KEYRING_REFUSED,
} SignetError;

GQuark signet_error_quark (void);

G_END_DECLS

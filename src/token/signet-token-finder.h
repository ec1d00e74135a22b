/* signet-token-finder.h: which credential in the keyring is meant
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SIGNET_TOKEN_FINDER_ERROR (signet_token_finder_error_quark ())

/**
 * SignetTokenFinderError:
 * @SIGNET_TOKEN_FINDER_ERROR_UNKNOWN: nothing in the keyring is called so
 * @SIGNET_TOKEN_FINDER_ERROR_AMBIGUOUS: more than one credential is called so
 *
 * Why a name does not do. The message is a sentence for people.
 */
typedef enum
{
  SIGNET_TOKEN_FINDER_ERROR_UNKNOWN,
  SIGNET_TOKEN_FINDER_ERROR_AMBIGUOUS,
} SignetTokenFinderError;

/**
 * SignetTokenFinderFunc:
 * @asking: whether the person is asked to unlock the keyring from now on
 * @user_data: what was given beside it
 *
 * Is told when a prompt comes up, and when it is gone.
 */
typedef void (*SignetTokenFinderFunc) (gboolean asking,
                                       gpointer user_data);

GQuark     signet_token_finder_error_quark (void);
void       signet_token_finder_find_async  (const char             *connection_id,
                                            const char             *name,
                                            gboolean                may_prompt,
                                            SignetTokenFinderFunc   func,
                                            GAsyncReadyCallback     callback,
                                            gpointer                user_data);
GPtrArray *signet_token_finder_find_finish (GAsyncResult           *result,
                                            GError                **error);
char      *signet_token_finder_list        (GPtrArray              *entries);

G_END_DECLS

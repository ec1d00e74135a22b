/* signet-http-wait-list.h: requests whose answer is held back
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-request.h"

#include <microhttpd.h>

G_BEGIN_DECLS

/**
 * SignetHttpPulse:
 * @user_data: what the owner of the server gave
 *
 * Looks, now and then while somebody waits, whether there may be something to tell them.
 *
 * Returns: whether those who wait are to be asked about again
 */
typedef gboolean (*SignetHttpPulse) (gpointer user_data);

typedef struct _SignetHttpWaitList SignetHttpWaitList;

SignetHttpWaitList *signet_http_wait_list_new         (SignetHttpPulse        pulse,
                                                       gpointer               user_data);
void                signet_http_wait_list_free        (SignetHttpWaitList    *self);
gboolean            signet_http_wait_list_is_full     (SignetHttpWaitList    *self);
void                signet_http_wait_list_add         (SignetHttpWaitList    *self,
                                                       struct MHD_Connection *connection,
                                                       SignetRequest         *request);
void                signet_http_wait_list_wake        (SignetHttpWaitList    *self);
void                signet_http_wait_list_wake_due    (SignetHttpWaitList    *self);
void                signet_http_wait_list_end         (SignetHttpWaitList    *self);
int                 signet_http_wait_list_get_timeout (SignetHttpWaitList    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetHttpWaitList, signet_http_wait_list_free)

G_END_DECLS

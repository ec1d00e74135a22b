/* fake-check.h: what an issuer in memory says a secret is worth
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "fake-connector.h"

G_BEGIN_DECLS

/* How a secret begins that was one until it was ended. One that ends with the hint of a live one is
 * that one, and any other is wrong.
 */
#define FAKE_ENDED "sgn_ended"

void  fake_check_init         (SignetConnectorInterface *iface);

/* Between the two nothing is answered. */
void  fake_check_hold         (FakeConnector            *self);
void  fake_check_release      (FakeConnector            *self);

/* Lets every check fail from now on, until @code is %SIGNET_ERROR_FAILED. */
void  fake_check_fail         (FakeConnector            *self,
                               SignetError               code);

/* How many questions there were, and how many waited at the same time at most. */
guint fake_check_count        (FakeConnector            *self);
guint fake_check_get_at_once  (FakeConnector            *self);

G_END_DECLS

/* fake-troubles.h: what an issuer in memory shall fail at
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "fake-connector.h"

G_BEGIN_DECLS

typedef struct _FakeTroubles FakeTroubles;

FakeTroubles *fake_troubles_new       (void);
void          fake_troubles_free      (FakeTroubles      *self);

/* Of the next such call; refuse() adds a field that is wrong each time it is called. */
void          fake_troubles_fail      (FakeTroubles      *self,
                                       FakeCall           call,
                                       SignetError        code);
void          fake_troubles_refuse    (FakeTroubles      *self,
                                       FakeCall           call,
                                       SignetProblemCode  code,
                                       const char        *pointer);

/* Of every change to that credential, until @code is %SIGNET_ERROR_FAILED. */
void          fake_troubles_fail_for  (FakeTroubles      *self,
                                       const char        *client_id,
                                       SignetError        code);

/* What this call fails with, if it does. Both are full transfers. */
GError       *fake_troubles_take      (FakeTroubles      *self,
                                       FakeCall           call,
                                       GPtrArray        **problems);
GError       *fake_troubles_peek_for  (FakeTroubles      *self,
                                       const char        *client_id);

G_END_DECLS

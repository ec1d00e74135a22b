/* fake-rules.h: the rules and the uses of secrets at an issuer in memory
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "fake-connector.h"

G_BEGIN_DECLS

/* What can be asked about them. */
typedef enum
{
  FAKE_RULES_LOAD_POLICY,
  FAKE_RULES_SET_POLICY,
  FAKE_RULES_LOAD_USAGE,
} FakeRulesCall;

#define FAKE_RULES_N_CALLS 3

/* Without this it would be an issuer that knows neither. */
void          fake_rules_add        (SignetConnectorInterface *iface);

/* Changes the policy as somebody else would. */
void          fake_rules_set_policy (FakeConnector            *fake,
                                     guint                     default_days,
                                     guint                     maximum_days);
SignetPolicy *fake_rules_get_policy (FakeConnector            *fake);

/* What is said about the use of every credential; nothing at first. */
void          fake_rules_set_usage  (FakeConnector            *fake,
                                     SignetUsageHistory       *history);

/* Lets the next such call fail. */
void          fake_rules_fail       (FakeConnector            *fake,
                                     FakeRulesCall             call,
                                     SignetError               code);

/* Between the two nothing of all this is answered. */
void          fake_rules_hold       (FakeConnector            *fake);
void          fake_rules_release    (FakeConnector            *fake);

/* How often it was asked. */
guint         fake_rules_count      (FakeConnector            *fake,
                                     FakeRulesCall             call);

G_END_DECLS

/* signet-demo-generator.h: credentials made by the thousand
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-credential.h"
#include "signet-organization.h"

G_BEGIN_DECLS

typedef struct _SignetDemoGenerator SignetDemoGenerator;

SignetDemoGenerator *signet_demo_generator_new       (SignetOrganization   *organization,
                                                      const char           *user,
                                                      gint64                now);
void                 signet_demo_generator_free      (SignetDemoGenerator  *self);
char                *signet_demo_generator_make_uuid (SignetDemoGenerator  *self);
SignetCredential    *signet_demo_generator_next      (SignetDemoGenerator  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetDemoGenerator, signet_demo_generator_free)

G_END_DECLS

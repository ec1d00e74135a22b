/* signet-secret-check-private.h: what the files of the check share
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-secret-check.h"

G_BEGIN_DECLS

struct _SignetSecretCheck
{
  GObject parent_instance;

  SignetConnection *connection; /* (owned) */
  GListStore *items;            /* (owned) (element-type SignetSecretCheckItem) by name */
  guint n_done;                 /* how many were checked, or could not be */

  /* While it runs. */
  GTask *task;                  /* (owned) (nullable) */
  GError *halt;                 /* (owned) (nullable) why it makes no sense to go on */
  guint next;                   /* the first item that was not asked for in this run */
  guint n_sent;                 /* how many answers are still to come */
};

/* signet-secret-check-run.c */
void signet_secret_check_begin    (SignetSecretCheck *self);

/* signet-secret-check.c */
void signet_secret_check_set_done (SignetSecretCheck *self,
                                   guint              n_done);
void signet_secret_check_end      (SignetSecretCheck *self,
                                   GError            *error);

G_END_DECLS

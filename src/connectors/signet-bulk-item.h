/* signet-bulk-item.h: one credential among many that are changed together
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-credential.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_BULK_ITEM (signet_bulk_item_get_type ())

G_DECLARE_FINAL_TYPE (SignetBulkItem, signet_bulk_item, SIGNET, BULK_ITEM, GObject)

/**
 * SignetBulkOutcome:
 * @SIGNET_BULK_OUTCOME_UNTRIED: nothing was sent for it yet
 * @SIGNET_BULK_OUTCOME_DONE: it is as it was wished
 * @SIGNET_BULK_OUTCOME_FAILED: it was tried and is not as it was wished
 *
 * What became of one credential.
 */
typedef enum
{
  SIGNET_BULK_OUTCOME_UNTRIED,
  SIGNET_BULK_OUTCOME_DONE,
  SIGNET_BULK_OUTCOME_FAILED,
} SignetBulkOutcome;

SignetBulkItem    *signet_bulk_item_new            (SignetCredential *credential);
SignetCredential  *signet_bulk_item_get_credential (SignetBulkItem   *self);
void               signet_bulk_item_set_credential (SignetBulkItem   *self,
                                                    SignetCredential *credential);
SignetBulkOutcome  signet_bulk_item_get_outcome    (SignetBulkItem   *self);
const GError      *signet_bulk_item_get_error      (SignetBulkItem   *self);
gboolean           signet_bulk_item_get_changed    (SignetBulkItem   *self);
void               signet_bulk_item_reset          (SignetBulkItem   *self);
void               signet_bulk_item_set_done       (SignetBulkItem   *self,
                                                    gboolean          changed);
void               signet_bulk_item_take_error     (SignetBulkItem   *self,
                                                    GError           *error);

G_END_DECLS

/* signet-collation.c: the order of texts in the person's language
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-collation.h"

/* To make a key takes far longer than to compare two, so keys are made once and kept. */

/*
 * Public
 */

/**
 * signet_collation_make_key:
 * @text: UTF-8
 *
 * Returns: (transfer full): what to compare with strcmp() to order texts as the person's
 *   language does, whatever the case, and numbers by their value
 */
char *
signet_collation_make_key (const char *text)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  folded = g_utf8_casefold (text, -1);

  return g_utf8_collate_key_for_filename (folded, -1);
}

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

/**
 * signet_collation_get_key:
 * @text: UTF-8
 *
 * The same for texts of which there are few but which many things have, like the names of
 * people and APIs. Keys of equal texts are the same pointer. Call it on the main thread.
 *
 * Returns: the key, which stays as long as the program runs
 */
const char *
signet_collation_get_key (const char *text)
{
  static GHashTable *keys = NULL;
  char *key;

  g_return_val_if_fail (text != NULL, NULL);

  if (keys == NULL)
    keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  key = g_hash_table_lookup (keys, text);
  if (key == NULL)
    {
      key = signet_collation_make_key (text);
      g_hash_table_insert (keys, g_strdup (text), key);
    }

  return key;
}

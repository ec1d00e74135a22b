/* signet-store-path.c: where the database really is
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-store-path.h"

#include <stdlib.h>

/*
 * Public
 */

/**
 * signet_store_path_resolve:
 * @path: a file that need not exist
 *
 * The lock and the keys lie beside the file itself, by whatever name it is called.
 *
 * Returns: (transfer full): the absolute path of @path, without symbolic links
 */
char *
signet_store_path_resolve (const char *path)
{
  g_autofree char *absolute = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  char *real_file;
  char *real_folder;
  char *resolved;

  g_return_val_if_fail (path != NULL, NULL);

  absolute = g_canonicalize_filename (path, NULL);
  folder = g_path_get_dirname (absolute);
  name = g_path_get_basename (absolute);
  real_file = realpath (absolute, NULL);
  real_folder = realpath (folder, NULL);

  if (real_file != NULL)
    resolved = g_strdup (real_file);
  else
    resolved = g_build_filename (real_folder != NULL ? real_folder : folder, name, NULL);
  free (real_file);
  free (real_folder);

  return resolved;
}

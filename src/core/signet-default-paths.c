/* signet-default-paths.c: where the built-in issuer is if nobody says otherwise
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-default-paths.h"

#include "signet-sandbox.h"

#define FOLDER "signet"

/*
 * Public
 */

/**
 * signet_default_paths_dup_database:
 *
 * Returns: (transfer full): where the built-in issuer of this person keeps credentials
 */
char *
signet_default_paths_dup_database (void)
{
  return g_build_filename (g_get_user_data_dir (), FOLDER, "issuer.db", NULL);
}

/**
 * signet_default_paths_dup_admin_socket:
 *
 * Returns: (transfer full): where the built-in issuer of this person listens to the application
 */
char *
signet_default_paths_dup_admin_socket (void)
{
  g_autofree char *runtime = signet_sandbox_dup_runtime_folder ();

  return g_build_filename (runtime, FOLDER, "issuer.sock", NULL);
}

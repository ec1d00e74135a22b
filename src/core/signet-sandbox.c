/* signet-sandbox.c: the sandbox of Flatpak, if this runs in one
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-sandbox.h"

/* What every sandbox has. The variable alone says nothing: who starts a program on the outside
 * from inside of some sandbox hands it on.
 */
#define INFO "/.flatpak-info"
#define ENVIRONMENT_APP_ID "FLATPAK_ID"

/*
 * Public
 */

/**
 * signet_sandbox_is_here:
 *
 * Returns: whether this program runs in a sandbox of Flatpak
 */
gboolean
signet_sandbox_is_here (void)
{
  return g_file_test (INFO, G_FILE_TEST_EXISTS);
}

/**
 * signet_sandbox_dup_runtime_folder:
 *
 * The place for sockets and for what lives no longer than the session.
 *
 * Returns: (transfer full): the folder that all programs of this installation share, and that
 *   has the same path outside of the sandbox
 */
char *
signet_sandbox_dup_runtime_folder (void)
{
  return signet_sandbox_choose_runtime_folder (g_get_user_runtime_dir (),
                                               signet_sandbox_is_here ()
                                               ? g_getenv (ENVIRONMENT_APP_ID) : NULL);
}

/**
 * signet_sandbox_choose_runtime_folder:
 * @runtime_folder: the runtime folder of this person
 * @app_id: (nullable): the application whose sandbox this is
 *
 * The runtime folder of a sandbox is its own: neither another sandbox of the same application
 * nor the outside sees it. Only one folder in it is shared.
 *
 * Returns: (transfer full): the folder that is shared
 */
char *
signet_sandbox_choose_runtime_folder (const char *runtime_folder,
                                      const char *app_id)
{
  g_return_val_if_fail (runtime_folder != NULL, NULL);

  if (app_id == NULL || *app_id == '\0')
    return g_strdup (runtime_folder);

  return g_build_filename (runtime_folder, "app", app_id, NULL);
}

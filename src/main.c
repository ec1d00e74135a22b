/* main.c: signet
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-application.h"
#include "signet-locale.h"

#include <sys/resource.h>

/* Client Secrets pass through this process, so a crash must not write its memory anywhere.
 * A limit of 1 rather than 0, because only that also stops a program that takes core dumps
 * from the kernel by a pipe. Not PR_SET_DUMPABLE: then the portals, which look into /proc to
 * tell a sandboxed application from others, would refuse this one.
 */
static void
forbid_core_dumps (void)
{
  const struct rlimit limit = { 1, 1 };

  if (setrlimit (RLIMIT_CORE, &limit) != 0)
    g_warning ("Core dumps cannot be switched off: %s", g_strerror (errno));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(SignetApplication) application = NULL;

  signet_locale_init ();

  g_set_application_name ("Signet");
  forbid_core_dumps ();
  application = signet_application_new (NULL);

  return g_application_run (G_APPLICATION (application), argc, argv);
}

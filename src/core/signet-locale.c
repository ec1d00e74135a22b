/* signet-locale.c: the language of the person who runs a program
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-locale.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/* Where the translations are when they are not installed, which is so in the build tree. */
#define ENVIRONMENT_FOLDER "SIGNET_LOCALEDIR"

/*
 * Public
 */

/**
 * signet_locale_init:
 *
 * Makes the whole program speak the language of its environment. Has to be called first in
 * main(), before there are other threads.
 */
void
signet_locale_init (void)
{
  const char *folder = g_getenv (ENVIRONMENT_FOLDER);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : SIGNET_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  /* The templates of widgets name no domain of their own. */
  textdomain (GETTEXT_PACKAGE);
}

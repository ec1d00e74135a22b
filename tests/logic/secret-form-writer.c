/* secret-form-writer.c: writes a credential in one form, for those who read such forms
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-secret-form.h"
#include "signet-secret-memory.h"

#include <stdio.h>

/* secret-form-writer FORM DISPLAY-NAME CLIENT-ID TOKEN-URL SECRET, or “request” for a form. */
int
main (int   argc,
      char *argv[])
{
  g_autofree char *request = NULL;
  SignetSecretForm form;
  char *text;

  if (argc != 6)
    return 2;

  if (g_str_equal (argv[1], "request"))
    {
      request = signet_secret_form_write_request (argv[3], argv[4]);
      fputs (request, stdout);
      return 0;
    }

  if (!signet_secret_form_from_id (argv[1], &form))
    return 2;

  text = signet_secret_form_write (form, argv[2], argv[3], argv[4], argv[5]);
  fputs (text, stdout);
  signet_secret_memory_free (text);

  return 0;
}

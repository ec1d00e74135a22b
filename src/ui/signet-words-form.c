/* signet-words-form.c: what the application calls the forms of a credential
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-words.h"

#include <glib/gi18n-lib.h>

/*
 * Public
 */

/**
 * signet_words_get_form:
 * @form: what a credential is handed on as
 *
 * Returns: what people call it, as an item of a menu
 */
const char *
signet_words_get_form (SignetSecretForm form)
{
  switch (form)
    {
    case SIGNET_SECRET_FORM_CURL:
      return _("Token Request (curl)");
    case SIGNET_SECRET_FORM_DOTENV:
      return _("Environment (.env)");
    case SIGNET_SECRET_FORM_JSON:
      return _("JSON");
    case SIGNET_SECRET_FORM_KUBERNETES:
      return _("Kubernetes Secret");
    case SIGNET_SECRET_FORM_SYSTEMD:
      return _("systemd Credential");
    default:
      g_return_val_if_reached (NULL);
    }
}

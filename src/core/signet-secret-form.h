/* signet-secret-form.h: a credential as other programs want it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SignetSecretForm:
 * @SIGNET_SECRET_FORM_CURL: a command that gets an access token
 * @SIGNET_SECRET_FORM_DOTENV: environment variables, a line each
 * @SIGNET_SECRET_FORM_JSON: an object (RFC 8259)
 * @SIGNET_SECRET_FORM_KUBERNETES: the manifest of a Secret
 * @SIGNET_SECRET_FORM_SYSTEMD: commands that encrypt a credential for a service
 *
 * What a Client ID and its secret can be handed on as.
 */
typedef enum
{
  SIGNET_SECRET_FORM_CURL,
  SIGNET_SECRET_FORM_DOTENV,
  SIGNET_SECRET_FORM_JSON,
  SIGNET_SECRET_FORM_KUBERNETES,
  SIGNET_SECRET_FORM_SYSTEMD,
} SignetSecretForm;

/**
 * SIGNET_N_SECRET_FORMS:
 *
 * How many there are.
 */
#define SIGNET_N_SECRET_FORMS (SIGNET_SECRET_FORM_SYSTEMD + 1)

char       *signet_secret_form_write         (SignetSecretForm  form,
                                              const char       *display_name,
                                              const char       *client_id,
                                              const char       *token_url,
                                              const char       *secret);
char       *signet_secret_form_write_request (const char       *client_id,
                                              const char       *token_url);
gboolean    signet_secret_form_needs_url     (SignetSecretForm  form);
const char *signet_secret_form_get_id        (SignetSecretForm  form);
gboolean    signet_secret_form_from_id       (const char       *id,
                                              SignetSecretForm *form);
char       *signet_secret_form_dup_file_name (SignetSecretForm  form,
                                              const char       *display_name);

G_END_DECLS

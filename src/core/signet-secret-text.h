/* signet-secret-text.h: a text that is put together around a secret
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SignetSecretText SignetSecretText;

SignetSecretText *signet_secret_text_new           (void);
void              signet_secret_text_free          (SignetSecretText *self);
char             *signet_secret_text_end           (SignetSecretText *self);
void              signet_secret_text_add           (SignetSecretText *self,
                                                    const char       *text);
void              signet_secret_text_add_char      (SignetSecretText *self,
                                                    char              character);
void              signet_secret_text_add_dotenv    (SignetSecretText *self,
                                                    const char       *value);
void              signet_secret_text_add_form      (SignetSecretText *self,
                                                    const char       *value);
void              signet_secret_text_add_json      (SignetSecretText *self,
                                                    const char       *value);
void              signet_secret_text_add_shell     (SignetSecretText *self,
                                                    const char       *value);
void              signet_secret_text_add_unit      (SignetSecretText *self,
                                                    const char       *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetSecretText, signet_secret_text_free)

G_END_DECLS

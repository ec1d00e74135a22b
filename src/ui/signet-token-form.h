/* signet-token-form.h: with which secret to ask for a token, and for how much
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "signet-connection.h"
#include "signet-token-request.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_TOKEN_FORM (signet_token_form_get_type ())

G_DECLARE_FINAL_TYPE (SignetTokenForm, signet_token_form, SIGNET, TOKEN_FORM, GtkBox)

void                signet_token_form_set_credential  (SignetTokenForm      *self,
                                                       SignetConnection     *connection,
                                                       SignetCredential     *credential,
                                                       const char           *secret_id);
gboolean            signet_token_form_get_ready       (SignetTokenForm      *self);
gboolean            signet_token_form_has_paste_focus (SignetTokenForm      *self);
void                signet_token_form_take_async      (SignetTokenForm      *self,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
SignetTokenRequest *signet_token_form_take_finish     (SignetTokenForm      *self,
                                                       GAsyncResult         *result,
                                                       char                **secret_id,
                                                       GError              **error);

G_END_DECLS

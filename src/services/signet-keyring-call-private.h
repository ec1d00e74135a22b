/* signet-keyring-call-private.h: what all calls to whatever keeps secrets here share
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-keyring-call.h"

#include "signet-deadline.h"

G_BEGIN_DECLS

typedef struct _SignetKeyringCall SignetKeyringCall;

/* The keyring of the desktop always comes first, inside a sandbox too, so that the person and
 * other programs find the secrets there. libsecret's simple calls would take the portal
 * instead whenever they are in a sandbox, so they are used only when no service answers.
 */
struct _SignetKeyringCall
{
  SignetDeadline *deadline; /* (owned) */
  GHashTable *attributes;   /* (owned) name → value */
  char *label;              /* (owned) (nullable) */
  SecretValue *secret;      /* (owned) (nullable) */
  SecretService *service;   /* (owned) (nullable) what answers; items do not hold it */
  GPtrArray *items;         /* (owned) (nullable) (element-type SecretRetrievable) */
  guint position;           /* of the item that is handled now */
  GPtrArray *loaded;        /* (owned) (nullable) (element-type SignetKeptSecret) */
  SignetKeyringStore store; /* who answered */
  gboolean sandboxed;
  gboolean may_prompt;
  void (*ask_service) (GTask         *task,
                       SecretService *service);
  void (*ask_portal) (GTask *task);
};

SignetKeyringCall  *signet_keyring_call_new              (gboolean             sandboxed,
                                                          const char          *connection_id,
                                                          const char          *client_id,
                                                          const char          *secret_id);
void                signet_keyring_call_start            (GTask               *task,
                                                          SignetKeyringCall   *call,
                                                          SecretServiceFlags   flags);
gboolean            signet_keyring_call_claim            (GTask               *task,
                                                          SignetKeyringStore   store,
                                                          const GError        *error);
GCancellable       *signet_keyring_call_peek_cancellable (GTask               *task);
const SecretSchema *signet_keyring_call_get_schema       (void);
const SecretSchema *signet_keyring_call_get_loose_schema (void);
gboolean            signet_keyring_call_is_ours          (GHashTable          *attributes);

/* signet-keyring-call-items.c */
void                signet_keyring_call_take_items       (SignetKeyringCall   *call,
                                                          GList               *found,
                                                          gboolean             all_ours);
gboolean            signet_keyring_call_has_locked       (SignetKeyringCall   *call);
void                signet_keyring_call_unlock_items     (GTask               *task,
                                                          SecretService       *service,
                                                          GAsyncReadyCallback  callback);
gboolean            signet_keyring_call_end_unlock       (GTask               *task,
                                                          SecretService       *service,
                                                          GAsyncResult        *result);

G_END_DECLS

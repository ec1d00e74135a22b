/* signet-credential-private.h: what the files of a credential share
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-credential.h"

G_BEGIN_DECLS

/* A credential is a picture of what the issuer said at one moment and is never changed; an
 * edit gives a new one. The mark of the keyring is the exception, because it is no part of
 * what the issuer knows.
 */
struct _SignetCredential
{
  GObject parent_instance;

  char *client_id;    /* (owned) */
  char *display_name; /* (owned) */
  char *note;         /* (owned) */
  char *owner;        /* (owned) */
  char *created_by;   /* (owned) */
  char *updated_by;   /* (owned) */
  gint64 account_id;
  gint64 created;
  gint64 updated;
  gint64 last_used;
  gint64 revision;
  GPtrArray *grants;  /* (owned) (element-type SignetGrant) */
  GPtrArray *secrets; /* (owned) (element-type SignetSecretInfo) */
  char *sort_key;     /* (owned) (nullable) made when first asked for */
  char *folded_text;  /* (owned) (nullable) made when first asked for */
  const char *owner_key;      /* (borrowed) (nullable) found when first asked for */
  const char *created_by_key; /* (borrowed) (nullable) found when first asked for */
  gboolean active;
  gboolean in_keyring;
};

G_END_DECLS

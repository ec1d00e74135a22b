/* signet-connection-private.h: what the parts of a connection share
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-connection-load.h"
#include "signet-connection-watch.h"
#include "signet-connection.h"

G_BEGIN_DECLS

struct _SignetConnection
{
  GObject parent_instance;

  char *id;                          /* (owned) */
  char *name;                        /* (owned) */
  SignetConnector *connector;        /* (owned) */
  SignetKeyring *keyring;            /* (owned) */
  SignetAccess *access;              /* (owned) (nullable) */
  SignetOrganization *organization;  /* (owned) (nullable) */
  SignetCatalogue *catalogue;        /* (owned) (nullable) */
  SignetPolicy *policy;              /* (owned) (nullable) */
  GCancellable *loading_policy;      /* (owned) (nullable) */
  SignetCredentialList *credentials; /* (owned) */
  GHashTable *in_keyring;            /* (owned) the Client IDs whose secret is in the keyring */
  SignetConnectionLoad *load;        /* (owned) (nullable) what is on the way */
  SignetConnectionWatch *watch;      /* (owned) (nullable) while the list is shown */
  GError *error;                     /* (owned) (nullable) */
  char *sort;                        /* (owned) what the next new list is sorted by */
  char *list_sort;                   /* (owned) (nullable) what this list is sorted by */
  gboolean descending;
  gboolean list_descending;
  SignetConnectionState state;
  guint total;
  gboolean complete;
  gint64 loaded;     /* when all of it came last, in real time */
  gboolean stale;    /* a quiet load failed, so there may be something newer */
  guint watch_pause; /* after the first failure, in milliseconds */
};

void signet_connection_take_state         (SignetConnection      *self,
                                           SignetConnectionState  state,
                                           GError                *error);
void signet_connection_set_access         (SignetConnection      *self,
                                           SignetAccess          *access);
void signet_connection_set_surroundings   (SignetConnection      *self,
                                           SignetOrganization    *organization,
                                           SignetCatalogue       *catalogue);
void signet_connection_set_total          (SignetConnection      *self,
                                           guint                  total);
void signet_connection_set_complete       (SignetConnection      *self,
                                           gboolean               complete);
void signet_connection_mark_keyring       (SignetConnection      *self,
                                           GHashTable            *client_ids);
void signet_connection_show               (SignetConnection      *self,
                                           SignetCredential      *credential);
void signet_connection_show_removed       (SignetConnection      *self,
                                           const char            *client_id);
void signet_connection_show_saved         (SignetConnection      *self,
                                           const char            *client_id);
void signet_connection_load_quietly       (SignetConnection      *self);
void signet_connection_load_policy        (SignetConnection      *self);
void signet_connection_deny               (SignetConnection      *self);
void signet_connection_ask_access         (SignetConnection      *self);
void signet_connection_emit_reload_failed (SignetConnection      *self,
                                           const GError          *error);

G_END_DECLS

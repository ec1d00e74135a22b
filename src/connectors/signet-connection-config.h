/* signet-connection-config.h: what a person set up about a connection
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "signet-kept-details.h"

G_BEGIN_DECLS

#define SIGNET_TYPE_CONNECTION_CONFIG (signet_connection_config_get_type ())

G_DECLARE_FINAL_TYPE (SignetConnectionConfig, signet_connection_config,
                      SIGNET, CONNECTION_CONFIG, GObject)

/**
 * SignetConnectionPreset:
 * @SIGNET_CONNECTION_PRESET_OTHER: nothing is known of the issuer beforehand
 * @SIGNET_CONNECTION_PRESET_MPARTICLE: mParticle, whose addresses are the same for everybody
 *
 * What is known of an issuer before anybody asks it.
 */
typedef enum
{
  SIGNET_CONNECTION_PRESET_OTHER,
  SIGNET_CONNECTION_PRESET_MPARTICLE,
} SignetConnectionPreset;

/**
 * SignetConnectionPlaces:
 * @name: what people call the connection
 * @issuer: (nullable): the URL of the issuer, which tells its token endpoint (RFC 8414)
 * @token_endpoint: (nullable): the URL of the token endpoint, if the issuer does not tell
 * @audience: (nullable): for whom tokens are asked where a credential does not say
 *
 * What a person can change about a connection, all of it borrowed.
 */
typedef struct
{
  const char *name;
  const char *issuer;
  const char *token_endpoint;
  const char *audience;
} SignetConnectionPlaces;

SignetConnectionConfig *signet_connection_config_new
                                                (SignetConnectionPreset        preset,
                                                 const SignetConnectionPlaces *places);
SignetConnectionConfig *signet_connection_config_new_from_variant
                                                (GVariant                     *variant);
GVariant               *signet_connection_config_to_variant
                                                (SignetConnectionConfig       *self);
const char             *signet_connection_config_get_id
                                                (SignetConnectionConfig       *self);
SignetConnectionPreset  signet_connection_config_get_preset
                                                (SignetConnectionConfig       *self);
void                    signet_connection_config_get_places
                                                (SignetConnectionConfig       *self,
                                                 SignetConnectionPlaces       *places);
void                    signet_connection_config_set_places
                                                (SignetConnectionConfig       *self,
                                                 const SignetConnectionPlaces *places);
gint64                  signet_connection_config_get_account_id
                                                (SignetConnectionConfig       *self);
void                    signet_connection_config_set_account_id
                                                (SignetConnectionConfig       *self,
                                                 gint64                        account_id);
GStrv                   signet_connection_config_dup_client_ids
                                                (SignetConnectionConfig       *self);
SignetKeptDetails      *signet_connection_config_find_details
                                                (SignetConnectionConfig       *self,
                                                 const char                   *client_id);
void                    signet_connection_config_set_details
                                                (SignetConnectionConfig       *self,
                                                 const char                   *client_id,
                                                 SignetKeptDetails            *details);

G_END_DECLS

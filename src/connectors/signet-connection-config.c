/* signet-connection-config.c: what a person set up about a connection
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-connection-config.h"

/* It is written into the settings, which anybody can read: there is never a secret in it. */
struct _SignetConnectionConfig
{
  GObject parent_instance;

  char *id;             /* (owned) never changes: the keyring knows secrets by it */
  char *name;           /* (owned) */
  char *issuer;         /* (owned) (nullable) */
  char *token_endpoint; /* (owned) (nullable) */
  char *audience;       /* (owned) (nullable) */
  gint64 account_id;    /* 0 if nobody said it */
  GHashTable *details;  /* (owned) Client ID → SignetKeptDetails */
  SignetConnectionPreset preset;
};

G_DEFINE_FINAL_TYPE (SignetConnectionConfig, signet_connection_config, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is remembered, by its name. */
#define KIND "kind"
#define KIND_KEEP "keep-and-test"
#define PRESET "preset"
#define PRESET_MPARTICLE "mparticle"
#define ID "id"
#define NAME "name"
#define ISSUER "issuer"
#define TOKEN_ENDPOINT "token-endpoint"
#define AUDIENCE "audience"
#define ACCOUNT_ID "account-id"
#define CREDENTIALS "credentials"

/*
 * Helpers
 */

static void
add_text (GVariantBuilder *builder,
          const char      *key,
          const char      *value)
{
  if (value != NULL)
    g_variant_builder_add (builder, "{sv}", key, g_variant_new_string (value));
}

static char *
dup_text (GVariant   *variant,
          const char *key)
{
  char *value = NULL;

  g_variant_lookup (variant, key, "s", &value);

  return value;
}

/* An empty text is none. */
static void
set_text (char       **text,
          const char  *value)
{
  g_free (*text);
  *text = value != NULL && *value != '\0' ? g_strdup (value) : NULL;
}

static void
read_details (SignetConnectionConfig *self,
              GVariant               *variant)
{
  g_autoptr(GVariant) credentials =
    g_variant_lookup_value (variant, CREDENTIALS, G_VARIANT_TYPE ("a{sa{sv}}"));
  GVariantIter iter;
  const char *client_id;
  GVariant *details;

  if (credentials == NULL)
    return;

  g_variant_iter_init (&iter, credentials);
  while (g_variant_iter_loop (&iter, "{&s@a{sv}}", &client_id, &details))
    g_hash_table_replace (self->details, g_strdup (client_id),
                          signet_kept_details_new_from_variant (details));
}

static GVariant *
write_details (SignetConnectionConfig *self)
{
  g_auto(GStrv) client_ids = signet_connection_config_dup_client_ids (self);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sa{sv}}"));
  for (guint i = 0; client_ids[i] != NULL; i++)
    g_variant_builder_add (&builder, "{s@a{sv}}", client_ids[i],
                           signet_kept_details_to_variant
                             (g_hash_table_lookup (self->details, client_ids[i])));

  return g_variant_builder_end (&builder);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/*
 * GObject
 */

static void
signet_connection_config_finalize (GObject *object)
{
  SignetConnectionConfig *self = SIGNET_CONNECTION_CONFIG (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->issuer);
  g_free (self->token_endpoint);
  g_free (self->audience);
  g_hash_table_unref (self->details);

  G_OBJECT_CLASS (signet_connection_config_parent_class)->finalize (object);
}

static void
signet_connection_config_class_init (SignetConnectionConfigClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_connection_config_finalize;

  /**
   * SignetConnectionConfig::changed:
   *
   * Something is to be remembered.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
signet_connection_config_init (SignetConnectionConfig *self)
{
  self->details = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) signet_kept_details_unref);
}

/*
 * Public
 */

/**
 * signet_connection_config_new:
 * @preset: what is known of the issuer
 * @places: what the person said
 *
 * Returns: (transfer full): a new connection with an id of its own
 */
SignetConnectionConfig *
signet_connection_config_new (SignetConnectionPreset        preset,
                              const SignetConnectionPlaces *places)
{
  SignetConnectionConfig *self;

  g_return_val_if_fail (places != NULL, NULL);

  self = g_object_new (SIGNET_TYPE_CONNECTION_CONFIG, NULL);
  self->id = g_uuid_string_random ();
  self->preset = preset;
  signet_connection_config_set_places (self, places);

  return self;
}

/**
 * signet_connection_config_new_from_variant:
 * @variant: a dictionary from names to values
 *
 * Returns: (transfer full) (nullable): what @variant says, %NULL if it is of a kind that is not
 *   known here, or incomplete
 */
SignetConnectionConfig *
signet_connection_config_new_from_variant (GVariant *variant)
{
  g_autoptr(SignetConnectionConfig) self = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *preset = NULL;

  g_return_val_if_fail (g_variant_is_of_type (variant, G_VARIANT_TYPE_VARDICT), NULL);

  kind = dup_text (variant, KIND);
  preset = dup_text (variant, PRESET);
  self = g_object_new (SIGNET_TYPE_CONNECTION_CONFIG, NULL);
  self->id = dup_text (variant, ID);
  self->name = dup_text (variant, NAME);
  self->issuer = dup_text (variant, ISSUER);
  self->token_endpoint = dup_text (variant, TOKEN_ENDPOINT);
  self->audience = dup_text (variant, AUDIENCE);
  self->preset = g_strcmp0 (preset, PRESET_MPARTICLE) == 0 ? SIGNET_CONNECTION_PRESET_MPARTICLE
                                                           : SIGNET_CONNECTION_PRESET_OTHER;
  g_variant_lookup (variant, ACCOUNT_ID, "x", &self->account_id);
  read_details (self, variant);

  if (g_strcmp0 (kind, KIND_KEEP) != 0 || self->id == NULL || self->name == NULL ||
      (self->issuer == NULL && self->token_endpoint == NULL))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * signet_connection_config_to_variant:
 * @self: a configuration
 *
 * Returns: (transfer floating): what [func@Signet.ConnectionConfig.new_from_variant] reads
 */
GVariant *
signet_connection_config_to_variant (SignetConnectionConfig *self)
{
  GVariantBuilder builder;

  g_return_val_if_fail (SIGNET_IS_CONNECTION_CONFIG (self), NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  add_text (&builder, KIND, KIND_KEEP);
  if (self->preset == SIGNET_CONNECTION_PRESET_MPARTICLE)
    add_text (&builder, PRESET, PRESET_MPARTICLE);
  add_text (&builder, ID, self->id);
  add_text (&builder, NAME, self->name);
  add_text (&builder, ISSUER, self->issuer);
  add_text (&builder, TOKEN_ENDPOINT, self->token_endpoint);
  add_text (&builder, AUDIENCE, self->audience);
  if (self->account_id != 0)
    g_variant_builder_add (&builder, "{sv}", ACCOUNT_ID, g_variant_new_int64 (self->account_id));
  g_variant_builder_add (&builder, "{sv}", CREDENTIALS, write_details (self));

  return g_variant_builder_end (&builder);
}

/**
 * signet_connection_config_get_id:
 * @self: a configuration
 *
 * Returns: what the connection is called in the keyring and in the settings
 */
const char *
signet_connection_config_get_id (SignetConnectionConfig *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION_CONFIG (self), NULL);

  return self->id;
}

/**
 * signet_connection_config_get_preset:
 * @self: a configuration
 *
 * Returns: what is known of the issuer
 */
SignetConnectionPreset
signet_connection_config_get_preset (SignetConnectionConfig *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION_CONFIG (self), SIGNET_CONNECTION_PRESET_OTHER);

  return self->preset;
}

/**
 * signet_connection_config_get_places:
 * @self: a configuration
 * @places: (out caller-allocates): what the person said, borrowed until it is changed
 *
 * Tells what can be changed.
 */
void
signet_connection_config_get_places (SignetConnectionConfig *self,
                                     SignetConnectionPlaces *places)
{
  g_return_if_fail (SIGNET_IS_CONNECTION_CONFIG (self));
  g_return_if_fail (places != NULL);

  *places = (SignetConnectionPlaces) {
    .name = self->name,
    .issuer = self->issuer,
    .token_endpoint = self->token_endpoint,
    .audience = self->audience,
  };
}

/**
 * signet_connection_config_set_places:
 * @self: a configuration
 * @places: what the person said, with a name and at least one address
 *
 * Changes all of it at once.
 */
void
signet_connection_config_set_places (SignetConnectionConfig       *self,
                                     const SignetConnectionPlaces *places)
{
  g_return_if_fail (SIGNET_IS_CONNECTION_CONFIG (self));
  g_return_if_fail (places != NULL && places->name != NULL);
  g_return_if_fail (places->issuer != NULL || places->token_endpoint != NULL);

  set_text (&self->name, places->name);
  set_text (&self->issuer, places->issuer);
  set_text (&self->token_endpoint, places->token_endpoint);
  set_text (&self->audience, places->audience);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * signet_connection_config_get_account_id:
 * @self: a configuration
 *
 * Returns: the account whose names were looked up last, 0 for none
 */
gint64
signet_connection_config_get_account_id (SignetConnectionConfig *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION_CONFIG (self), 0);

  return self->account_id;
}

/**
 * signet_connection_config_set_account_id:
 * @self: a configuration
 * @account_id: the id of an account
 *
 * Remembers which account the person is interested in.
 */
void
signet_connection_config_set_account_id (SignetConnectionConfig *self,
                                         gint64                  account_id)
{
  g_return_if_fail (SIGNET_IS_CONNECTION_CONFIG (self));

  if (self->account_id == account_id)
    return;

  self->account_id = account_id;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * signet_connection_config_dup_client_ids:
 * @self: a configuration
 *
 * Returns: (transfer full): the credentials of which something is known, in a fixed order
 */
GStrv
signet_connection_config_dup_client_ids (SignetConnectionConfig *self)
{
  g_autoptr(GPtrArray) client_ids = g_ptr_array_new ();
  GHashTableIter iter;
  const char *client_id;

  g_return_val_if_fail (SIGNET_IS_CONNECTION_CONFIG (self), NULL);

  g_hash_table_iter_init (&iter, self->details);
  while (g_hash_table_iter_next (&iter, (gpointer *) &client_id, NULL))
    g_ptr_array_add (client_ids, g_strdup (client_id));
  g_ptr_array_sort (client_ids, compare_texts);
  g_ptr_array_add (client_ids, NULL);

  return (GStrv) g_ptr_array_free (g_steal_pointer (&client_ids), FALSE);
}

/**
 * signet_connection_config_find_details:
 * @self: a configuration
 * @client_id: a Client ID
 *
 * Returns: (transfer none) (nullable): what is known of that credential
 */
SignetKeptDetails *
signet_connection_config_find_details (SignetConnectionConfig *self,
                                       const char             *client_id)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTION_CONFIG (self), NULL);
  g_return_val_if_fail (client_id != NULL, NULL);

  return g_hash_table_lookup (self->details, client_id);
}

/**
 * signet_connection_config_set_details:
 * @self: a configuration
 * @client_id: a Client ID
 * @details: (nullable): what is known of that credential, %NULL to forget it
 *
 * Remembers what the person said of a credential.
 */
void
signet_connection_config_set_details (SignetConnectionConfig *self,
                                      const char             *client_id,
                                      SignetKeptDetails      *details)
{
  g_return_if_fail (SIGNET_IS_CONNECTION_CONFIG (self));
  g_return_if_fail (client_id != NULL);

  if (details != NULL)
    g_hash_table_replace (self->details, g_strdup (client_id),
                          signet_kept_details_ref (details));
  else if (!g_hash_table_remove (self->details, client_id))
    return;

  g_signal_emit (self, signals[CHANGED], 0);
}

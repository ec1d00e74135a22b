/* signet-kept-details.c: what is known of a credential that the person keeps
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-kept-details.h"

struct _SignetKeptDetails
{
  char *display_name; /* (owned) */
  char *note;         /* (owned) */
  char *audience;     /* (owned) empty for that of the connection */
  char *scope;        /* (owned) empty for everything that is granted */
  gint64 revision;    /* grows with every change */
};

G_DEFINE_BOXED_TYPE (SignetKeptDetails, signet_kept_details,
                     signet_kept_details_ref, signet_kept_details_unref)

/* The names of what is remembered. */
#define NAME "name"
#define NOTE "note"
#define AUDIENCE "audience"
#define SCOPE "scope"
#define REVISION "revision"

/*
 * Helpers
 */

static void
clear_details (gpointer data)
{
  SignetKeptDetails *self = data;

  g_free (self->display_name);
  g_free (self->note);
  g_free (self->audience);
  g_free (self->scope);
}

static char *
dup_text (GVariant   *variant,
          const char *key)
{
  g_autoptr(GVariant) value = g_variant_lookup_value (variant, key, G_VARIANT_TYPE_STRING);

  return value != NULL ? g_variant_dup_string (value, NULL) : g_strdup ("");
}

/*
 * Public
 */

/**
 * signet_kept_details_new:
 * @display_name: what the person calls the credential
 * @note: what it is for
 * @audience: for whom its tokens are asked, empty for the audience of the connection
 * @scope: for what its tokens are asked, empty for all that is granted
 *
 * Returns: (transfer full): what is known from now on
 */
SignetKeptDetails *
signet_kept_details_new (const char *display_name,
                         const char *note,
                         const char *audience,
                         const char *scope)
{
  SignetKeptDetails *self;

  g_return_val_if_fail (display_name != NULL && note != NULL, NULL);
  g_return_val_if_fail (audience != NULL && scope != NULL, NULL);

  self = g_rc_box_new0 (SignetKeptDetails);
  self->display_name = g_strdup (display_name);
  self->note = g_strdup (note);
  self->audience = g_strdup (audience);
  self->scope = g_strdup (scope);
  self->revision = g_get_real_time ();

  return self;
}

/**
 * signet_kept_details_new_from_variant:
 * @variant: a dictionary from names to values
 *
 * Returns: (transfer full): what @variant says
 */
SignetKeptDetails *
signet_kept_details_new_from_variant (GVariant *variant)
{
  SignetKeptDetails *self;

  g_return_val_if_fail (g_variant_is_of_type (variant, G_VARIANT_TYPE_VARDICT), NULL);

  self = g_rc_box_new0 (SignetKeptDetails);
  self->display_name = dup_text (variant, NAME);
  self->note = dup_text (variant, NOTE);
  self->audience = dup_text (variant, AUDIENCE);
  self->scope = dup_text (variant, SCOPE);
  g_variant_lookup (variant, REVISION, "x", &self->revision);

  return self;
}

/**
 * signet_kept_details_to_variant:
 * @self: details
 *
 * Returns: (transfer floating): what [func@Signet.KeptDetails.new_from_variant] reads
 */
GVariant *
signet_kept_details_to_variant (SignetKeptDetails *self)
{
  GVariantBuilder builder;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&builder, "{sv}", NAME, g_variant_new_string (self->display_name));
  g_variant_builder_add (&builder, "{sv}", NOTE, g_variant_new_string (self->note));
  g_variant_builder_add (&builder, "{sv}", AUDIENCE, g_variant_new_string (self->audience));
  g_variant_builder_add (&builder, "{sv}", SCOPE, g_variant_new_string (self->scope));
  g_variant_builder_add (&builder, "{sv}", REVISION, g_variant_new_int64 (self->revision));

  return g_variant_builder_end (&builder);
}

/**
 * signet_kept_details_ref:
 * @self: details
 *
 * Returns: (transfer full): @self
 */
SignetKeptDetails *
signet_kept_details_ref (SignetKeptDetails *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_rc_box_acquire (self);
}

/**
 * signet_kept_details_unref:
 * @self: (transfer full): details
 *
 * Gives up one reference.
 */
void
signet_kept_details_unref (SignetKeptDetails *self)
{
  g_return_if_fail (self != NULL);

  g_rc_box_release_full (self, clear_details);
}

/**
 * signet_kept_details_get_display_name:
 * @self: details
 *
 * Returns: what the person calls the credential
 */
const char *
signet_kept_details_get_display_name (SignetKeptDetails *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->display_name;
}

/**
 * signet_kept_details_get_note:
 * @self: details
 *
 * Returns: what it is for
 */
const char *
signet_kept_details_get_note (SignetKeptDetails *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->note;
}

/**
 * signet_kept_details_get_audience:
 * @self: details
 *
 * Returns: for whom its tokens are asked, empty for the audience of the connection
 */
const char *
signet_kept_details_get_audience (SignetKeptDetails *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->audience;
}

/**
 * signet_kept_details_get_scope:
 * @self: details
 *
 * Returns: for what its tokens are asked, empty for all that is granted
 */
const char *
signet_kept_details_get_scope (SignetKeptDetails *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->scope;
}

/**
 * signet_kept_details_get_revision:
 * @self: details
 *
 * Returns: a number that grows with every change
 */
gint64
signet_kept_details_get_revision (SignetKeptDetails *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->revision;
}

/* signet-expiry-later.c: what is to be told once more, because somebody wanted so
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-expiry.h"

/*
 * Helpers
 */

static gboolean
is_due (GVariant   *later,
        const char *secret_id,
        gint64      now)
{
  gint64 until;

  return g_variant_lookup (later, secret_id, "x", &until) && until <= now;
}

/*
 * Public
 */

/**
 * signet_expiry_put_off:
 * @later: when secrets are to be told again, by their ids, `a{sx}`
 * @secret_id: the id of a secret
 * @until: when it is to be told again, in Unix seconds
 *
 * Returns: (transfer full): @later with that
 */
GVariant *
signet_expiry_put_off (GVariant   *later,
                       const char *secret_id,
                       gint64      until)
{
  GVariantBuilder builder;
  GVariantIter iter;
  const char *id;
  gint64 time;

  g_return_val_if_fail (later != NULL, NULL);
  g_return_val_if_fail (secret_id != NULL, NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sx}"));
  g_variant_iter_init (&iter, later);
  while (g_variant_iter_next (&iter, "{&sx}", &id, &time))
    {
      if (!g_str_equal (id, secret_id))
        g_variant_builder_add (&builder, "{sx}", id, time);
    }
  g_variant_builder_add (&builder, "{sx}", secret_id, until);

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

/**
 * signet_expiry_forget_told:
 * @told: what was told, as [func@Signet.expiry_find_reminders] takes it
 * @later: when secrets are to be told again, by their ids, `a{sx}`
 * @now: Unix seconds
 * @later_then: (out) (transfer full): what of @later is still ahead
 * @next: (out): when the first of that is, 0 if nothing is
 *
 * What is to be told again was never told, from then on.
 *
 * Returns: (transfer full): @told without what is to be told again now
 */
GVariant *
signet_expiry_forget_told (GVariant  *told,
                           GVariant  *later,
                           gint64     now,
                           GVariant **later_then,
                           gint64    *next)
{
  GVariantBuilder kept;
  GVariantBuilder ahead;
  GVariantIter iter;
  const char *id;
  gint32 threshold;
  gint64 until;

  g_return_val_if_fail (told != NULL, NULL);
  g_return_val_if_fail (later != NULL, NULL);
  g_return_val_if_fail (later_then != NULL, NULL);
  g_return_val_if_fail (next != NULL, NULL);

  g_variant_builder_init (&kept, G_VARIANT_TYPE ("a{si}"));
  g_variant_iter_init (&iter, told);
  while (g_variant_iter_next (&iter, "{&si}", &id, &threshold))
    {
      if (!is_due (later, id, now))
        g_variant_builder_add (&kept, "{si}", id, threshold);
    }

  *next = 0;
  g_variant_builder_init (&ahead, G_VARIANT_TYPE ("a{sx}"));
  g_variant_iter_init (&iter, later);
  while (g_variant_iter_next (&iter, "{&sx}", &id, &until))
    {
      if (until <= now)
        continue;
      g_variant_builder_add (&ahead, "{sx}", id, until);
      *next = *next == 0 ? until : MIN (*next, until);
    }
  *later_then = g_variant_ref_sink (g_variant_builder_end (&ahead));

  return g_variant_ref_sink (g_variant_builder_end (&kept));
}

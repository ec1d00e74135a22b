/* signet-draft-rebase.c: a draft carried over to a credential that changed meanwhile
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-draft.h"

#include "signet-text.h"

/*
 * Helpers
 */

static gboolean
is_same_text (const char *text,
              const char *original)
{
  g_autofree char *stripped = signet_text_strip (text);

  return g_str_equal (stripped, original);
}

static gboolean
is_same_grant (SignetGrant *grant,
               SignetGrant *other)
{
  return grant != NULL && other != NULL && signet_grant_equal (grant, other);
}

static void
carry_grants (SignetDraft      *self,
              SignetCredential *base,
              SignetDraft      *rebased)
{
  for (guint i = 0; i < signet_draft_get_n_grants (self); i++)
    {
      SignetGrant *grant = signet_draft_get_grant (self, i);

      if (!is_same_grant (grant, signet_credential_find_grant (base,
                                                               signet_grant_get_api (grant))))
        signet_draft_put_grant (rebased, grant);
    }

  for (guint i = 0; i < signet_credential_get_n_grants (base); i++)
    {
      const char *api = signet_grant_get_api (signet_credential_get_grant (base, i));

      if (signet_draft_find_grant (self, api) == NULL)
        signet_draft_remove_grant (rebased, api);
    }
}

/*
 * Public
 */

/**
 * signet_draft_rebase:
 * @self: a draft
 * @base: the credential that it began as
 * @fresh: the same credential after somebody else changed it
 *
 * Carries over what @self changed, and only that: what it left as it was in @base becomes what
 * it is in @fresh. A grant is carried over as a whole.
 *
 * Returns: (transfer full): a draft that says what @fresh would become
 */
SignetDraft *
signet_draft_rebase (SignetDraft      *self,
                     SignetCredential *base,
                     SignetCredential *fresh)
{
  SignetDraft *rebased;

  g_return_val_if_fail (SIGNET_IS_DRAFT (self), NULL);
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (base), NULL);
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (fresh), NULL);

  rebased = signet_draft_new_from_credential (fresh);
  if (!is_same_text (signet_draft_get_display_name (self),
                     signet_credential_get_display_name (base)))
    signet_draft_set_display_name (rebased, signet_draft_get_display_name (self));
  if (!is_same_text (signet_draft_get_note (self), signet_credential_get_note (base)))
    signet_draft_set_note (rebased, signet_draft_get_note (self));
  if (!is_same_text (signet_draft_get_owner (self), signet_credential_get_owner (base)))
    signet_draft_set_owner (rebased, signet_draft_get_owner (self));
  if (signet_draft_get_active (self) != signet_credential_get_active (base))
    signet_draft_set_active (rebased, signet_draft_get_active (self));
  carry_grants (self, base, rebased);

  return rebased;
}

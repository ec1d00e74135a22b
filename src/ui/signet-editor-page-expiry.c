/* signet-editor-page-expiry.c: when the secret of a new credential ends
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-editor-page-private.h"

#include "signet-time.h"

/*
 * Callbacks
 */

/* What the organization allows may become known later, or become something else. Whoever has
 * entered nothing yet has nothing to lose by that.
 */
static void
on_connection_notify_policy_cb (SignetEditorPage *self)
{
  gboolean pristine = !self->modified;

  g_assert (SIGNET_IS_EDITOR_PAGE (self));

  signet_editor_page_offer_expiry (self);
  if (pristine && self->original == NULL)
    {
      g_free (self->pristine);
      self->pristine = signet_editor_page_dup_text (self);
    }
  signet_editor_page_check (self);
}

/*
 * Public
 */

/**
 * signet_editor_page_follow_policy:
 * @self: a page
 *
 * Offers what is allowed as soon as it becomes something else.
 */
void
signet_editor_page_follow_policy (SignetEditorPage *self)
{
  g_return_if_fail (SIGNET_IS_EDITOR_PAGE (self));

  g_signal_connect_object (self->connection, "notify::policy",
                           G_CALLBACK (on_connection_notify_policy_cb), self, G_CONNECT_SWAPPED);
}

/**
 * signet_editor_page_offer_expiry:
 * @self: a page
 *
 * Offers for a new credential what the policy allows, and writes into the draft what is chosen:
 * the default at first. While an issuer with a policy did not say it yet, nothing is offered, and
 * it decides by itself.
 */
void
signet_editor_page_offer_expiry (SignetEditorPage *self)
{
  SignetPolicy *policy;
  SignetOrganization *organization;
  gboolean offered;

  g_return_if_fail (SIGNET_IS_EDITOR_PAGE (self));

  policy = signet_connection_get_policy (self->connection);
  organization = signet_connection_get_organization (self->connection);
  offered = self->original == NULL &&
            (policy != NULL || !signet_connection_tells_policy (self->connection));
  gtk_widget_set_visible (GTK_WIDGET (self->expiry_choice), offered);
  if (!offered)
    return;

  self->loading = TRUE;
  signet_expiry_choice_set_policy (self->expiry_choice, policy,
                                   organization != NULL
                                     ? signet_organization_get_name (organization) : NULL);
  if (policy == NULL || signet_policy_get_effective_days (policy) == 0)
    signet_expiry_choice_set_never (self->expiry_choice);
  self->loading = FALSE;
  signet_editor_page_take_expiry (self);
}

/**
 * signet_editor_page_take_expiry:
 * @self: a page
 *
 * Writes into the draft of a new credential when its secret ends. It is done when that is chosen
 * and not when it is saved, so that the same is saved however often it is tried.
 */
void
signet_editor_page_take_expiry (SignetEditorPage *self)
{
  g_return_if_fail (SIGNET_IS_EDITOR_PAGE (self));

  if (self->original == NULL && self->draft != NULL && !self->loading)
    signet_draft_set_secret_expires (self->draft,
                                     signet_expiry_choice_get_expires (self->expiry_choice));
}

/**
 * signet_editor_page_check_expiry:
 * @self: a page
 * @problems: (element-type SignetProblem): where it is added if the secret would last too long
 *
 * Holds the end of a new secret against the policy.
 */
void
signet_editor_page_check_expiry (SignetEditorPage *self,
                                 GPtrArray        *problems)
{
  SignetPolicy *policy;
  gint64 expires;

  g_return_if_fail (SIGNET_IS_EDITOR_PAGE (self));
  g_return_if_fail (problems != NULL);

  policy = signet_connection_get_policy (self->connection);
  expires = signet_draft_get_secret_expires (self->draft);
  if (policy != NULL && expires != SIGNET_POLICY_EXPIRES &&
      !signet_policy_allows (policy, expires, signet_time_now ()))
    g_ptr_array_add (problems, signet_problem_new (SIGNET_PROBLEM_BEYOND_MAXIMUM,
                                                   "/secret_expires"));
}

/* signet-draft.c: a credential as somebody wants it to be
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-draft.h"

#include "signet-policy.h"

struct _SignetDraft
{
  GObject parent_instance;

  char *display_name; /* (owned) */
  char *note;         /* (owned) */
  char *owner;        /* (owned) */
  gint64 account_id;
  gint64 secret_expires;
  GPtrArray *grants; /* (owned) (element-type SignetGrant) */
  gboolean active;
};

G_DEFINE_FINAL_TYPE (SignetDraft, signet_draft, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/*
 * Helpers
 */

static void
emit_changed (SignetDraft *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
set_text (SignetDraft  *self,
          char        **field,
          const char   *text)
{
  if (text == NULL)
    text = "";

  if (g_str_equal (*field, text))
    return;

  g_free (*field);
  *field = g_strdup (text);
  emit_changed (self);
}

static void
set_number (SignetDraft *self,
            gint64      *field,
            gint64       number)
{
  if (*field == number)
    return;

  *field = number;
  emit_changed (self);
}

/*
 * GObject
 */

static void
signet_draft_finalize (GObject *object)
{
  SignetDraft *self = SIGNET_DRAFT (object);

  g_free (self->display_name);
  g_free (self->note);
  g_free (self->owner);
  g_ptr_array_unref (self->grants);

  G_OBJECT_CLASS (signet_draft_parent_class)->finalize (object);
}

static void
signet_draft_class_init (SignetDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_draft_finalize;

  /**
   * SignetDraft::changed:
   *
   * Emitted after anything in the draft became different.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", SIGNET_TYPE_DRAFT, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
signet_draft_init (SignetDraft *self)
{
  self->display_name = g_strdup ("");
  self->note = g_strdup ("");
  self->owner = g_strdup ("");
  self->active = TRUE;
  self->secret_expires = SIGNET_POLICY_EXPIRES;
  self->grants = g_ptr_array_new_with_free_func ((GDestroyNotify) signet_grant_unref);
}

/*
 * Public
 */

/**
 * signet_draft_new:
 *
 * Returns: (transfer full): an empty draft of an active credential
 */
SignetDraft *
signet_draft_new (void)
{
  return g_object_new (SIGNET_TYPE_DRAFT, NULL);
}

/**
 * signet_draft_new_from_credential:
 * @credential: a credential
 *
 * Returns: (transfer full): a draft that says what @credential is now
 */
SignetDraft *
signet_draft_new_from_credential (SignetCredential *credential)
{
  SignetDraft *self;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);

  self = signet_draft_new ();
  signet_draft_set_display_name (self, signet_credential_get_display_name (credential));
  signet_draft_set_note (self, signet_credential_get_note (credential));
  signet_draft_set_owner (self, signet_credential_get_owner (credential));
  self->account_id = signet_credential_get_account_id (credential);
  self->active = signet_credential_get_active (credential);
  for (guint i = 0; i < signet_credential_get_n_grants (credential); i++)
    signet_draft_put_grant (self, signet_credential_get_grant (credential, i));

  return self;
}

/**
 * signet_draft_get_display_name:
 * @self: a draft
 *
 * Returns: the display name, as it was written
 */
const char *
signet_draft_get_display_name (SignetDraft *self)
{
  g_return_val_if_fail (SIGNET_IS_DRAFT (self), NULL);

  return self->display_name;
}

/**
 * signet_draft_set_display_name:
 * @self: a draft
 * @display_name: (nullable): a name
 *
 * Sets the display name.
 */
void
signet_draft_set_display_name (SignetDraft *self,
                               const char  *display_name)
{
  g_return_if_fail (SIGNET_IS_DRAFT (self));

  set_text (self, &self->display_name, display_name);
}

/**
 * signet_draft_get_note:
 * @self: a draft
 *
 * Returns: what the credential is for
 */
const char *
signet_draft_get_note (SignetDraft *self)
{
  g_return_val_if_fail (SIGNET_IS_DRAFT (self), NULL);

  return self->note;
}

/**
 * signet_draft_set_note:
 * @self: a draft
 * @note: (nullable): what the credential is for
 *
 * Sets the note.
 */
void
signet_draft_set_note (SignetDraft *self,
                       const char  *note)
{
  g_return_if_fail (SIGNET_IS_DRAFT (self));

  set_text (self, &self->note, note);
}

/**
 * signet_draft_get_owner:
 * @self: a draft
 *
 * Returns: who answers for the credential
 */
const char *
signet_draft_get_owner (SignetDraft *self)
{
  g_return_val_if_fail (SIGNET_IS_DRAFT (self), NULL);

  return self->owner;
}

/**
 * signet_draft_set_owner:
 * @self: a draft
 * @owner: (nullable): who answers for the credential
 *
 * Sets the owner.
 */
void
signet_draft_set_owner (SignetDraft *self,
                        const char  *owner)
{
  g_return_if_fail (SIGNET_IS_DRAFT (self));

  set_text (self, &self->owner, owner);
}

/**
 * signet_draft_get_account_id:
 * @self: a draft
 *
 * Returns: the account, 0 while none is chosen
 */
gint64
signet_draft_get_account_id (SignetDraft *self)
{
  g_return_val_if_fail (SIGNET_IS_DRAFT (self), 0);

  return self->account_id;
}

/**
 * signet_draft_set_account_id:
 * @self: a draft
 * @account_id: an account
 *
 * Sets the account. Workspaces belong to one account, so all that were picked are let go
 * when it becomes another.
 */
void
signet_draft_set_account_id (SignetDraft *self,
                             gint64       account_id)
{
  g_return_if_fail (SIGNET_IS_DRAFT (self));

  if (self->account_id == account_id)
    return;

  for (guint i = 0; i < self->grants->len; i++)
    {
      SignetGrant *grant = g_ptr_array_index (self->grants, i);

      self->grants->pdata[i] = signet_grant_new (signet_grant_get_api (grant),
                                                 signet_grant_get_permission (grant),
                                                 signet_grant_get_level (grant), NULL, 0);
      signet_grant_unref (grant);
    }

  set_number (self, &self->account_id, account_id);
}

/**
 * signet_draft_get_active:
 * @self: a draft
 *
 * Returns: whether the credential is to be switched on
 */
gboolean
signet_draft_get_active (SignetDraft *self)
{
  g_return_val_if_fail (SIGNET_IS_DRAFT (self), FALSE);

  return self->active;
}

/**
 * signet_draft_set_active:
 * @self: a draft
 * @active: whether the credential is to be switched on
 *
 * Sets the status.
 */
void
signet_draft_set_active (SignetDraft *self,
                         gboolean     active)
{
  g_return_if_fail (SIGNET_IS_DRAFT (self));

  active = !!active;
  if (self->active == active)
    return;

  self->active = active;
  emit_changed (self);
}

/**
 * signet_draft_get_secret_expires:
 * @self: a draft
 *
 * Returns: when the secret that is issued with it shall end, in Unix seconds, 0 for never,
 *   %SIGNET_POLICY_EXPIRES for whatever the policy of the organization says
 */
gint64
signet_draft_get_secret_expires (SignetDraft *self)
{
  g_return_val_if_fail (SIGNET_IS_DRAFT (self), 0);

  return self->secret_expires;
}

/**
 * signet_draft_set_secret_expires:
 * @self: a draft
 * @secret_expires: Unix seconds, 0 for never, or %SIGNET_POLICY_EXPIRES
 *
 * Sets when the secret that is issued with it shall end.
 */
void
signet_draft_set_secret_expires (SignetDraft *self,
                                 gint64       secret_expires)
{
  g_return_if_fail (SIGNET_IS_DRAFT (self));

  set_number (self, &self->secret_expires, secret_expires);
}

/**
 * signet_draft_get_n_grants:
 * @self: a draft
 *
 * Returns: how many APIs are chosen
 */
guint
signet_draft_get_n_grants (SignetDraft *self)
{
  g_return_val_if_fail (SIGNET_IS_DRAFT (self), 0);

  return self->grants->len;
}

/**
 * signet_draft_get_grant:
 * @self: a draft
 * @index: less than the number of grants
 *
 * Returns: (transfer none): one of the grants
 */
SignetGrant *
signet_draft_get_grant (SignetDraft *self,
                        guint        index)
{
  g_return_val_if_fail (SIGNET_IS_DRAFT (self), NULL);
  g_return_val_if_fail (index < self->grants->len, NULL);

  return g_ptr_array_index (self->grants, index);
}

/**
 * signet_draft_find_grant:
 * @self: a draft
 * @api: the id of an API
 *
 * Returns: (transfer none) (nullable): the first grant for @api, if there is one
 */
SignetGrant *
signet_draft_find_grant (SignetDraft *self,
                         const char  *api)
{
  g_return_val_if_fail (SIGNET_IS_DRAFT (self), NULL);
  g_return_val_if_fail (api != NULL, NULL);

  for (guint i = 0; i < self->grants->len; i++)
    {
      SignetGrant *grant = g_ptr_array_index (self->grants, i);

      if (g_str_equal (signet_grant_get_api (grant), api))
        return grant;
    }

  return NULL;
}

/**
 * signet_draft_add_grant:
 * @self: a draft
 * @grant: (transfer none): a grant
 *
 * Adds a grant at the end, even if its API is there already, so that a request can be read
 * as it was written and found wrong afterwards.
 */
void
signet_draft_add_grant (SignetDraft *self,
                        SignetGrant *grant)
{
  g_return_if_fail (SIGNET_IS_DRAFT (self));
  g_return_if_fail (grant != NULL);

  g_ptr_array_add (self->grants, signet_grant_ref (grant));
  emit_changed (self);
}

/**
 * signet_draft_put_grant:
 * @self: a draft
 * @grant: (transfer none): a grant
 *
 * Puts @grant in the place of the one for the same API, or at the end.
 */
void
signet_draft_put_grant (SignetDraft *self,
                        SignetGrant *grant)
{
  SignetGrant *old;
  guint index;

  g_return_if_fail (SIGNET_IS_DRAFT (self));
  g_return_if_fail (grant != NULL);

  old = signet_draft_find_grant (self, signet_grant_get_api (grant));
  if (old == NULL || !g_ptr_array_find (self->grants, old, &index))
    {
      signet_draft_add_grant (self, grant);
      return;
    }

  if (signet_grant_equal (old, grant))
    return;

  self->grants->pdata[index] = signet_grant_ref (grant);
  signet_grant_unref (old);
  emit_changed (self);
}

/**
 * signet_draft_remove_grant:
 * @self: a draft
 * @api: the id of an API
 *
 * Takes the grant for @api away, if there is one.
 */
void
signet_draft_remove_grant (SignetDraft *self,
                           const char  *api)
{
  SignetGrant *grant;

  g_return_if_fail (SIGNET_IS_DRAFT (self));
  g_return_if_fail (api != NULL);

  grant = signet_draft_find_grant (self, api);
  if (grant == NULL)
    return;

  g_ptr_array_remove (self->grants, grant);
  emit_changed (self);
}

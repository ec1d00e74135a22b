/* signet-words-change.c: what the application says about differences
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-words.h"

#include "signet-text.h"

#include <glib/gi18n-lib.h>

/* More workspaces than this are counted instead of named. */
#define NAMED_WORKSPACES 2

/* What is compared, and the lines so far. */
typedef struct
{
  SignetCredential *original;
  SignetDraft *draft;
  SignetCatalogue *catalogue;
  SignetAccount *account; /* (nullable) */
  GStrvBuilder *lines;
} Comparison;

/*
 * Helpers
 */

static void G_GNUC_PRINTF (2, 3)
add_line (Comparison *self,
          const char *format,
          ...)
{
  g_autofree char *line = NULL;
  va_list args;

  va_start (args, format);
  line = g_markup_vprintf_escaped (format, args);
  va_end (args);
  g_strv_builder_add (self->lines, line);
}

static void
compare_name (Comparison *self)
{
  g_autofree char *name = signet_text_strip (signet_draft_get_display_name (self->draft));

  if (g_str_equal (name, signet_credential_get_display_name (self->original)))
    return;

  if (*name == '\0')
    add_line (self, _("Removes the display name"));
  else
    /* Translators: %s is a name; keep the markup around it */
    add_line (self, _("Changes the display name to <b>%s</b>"), name);
}

static void
compare_status (Comparison *self)
{
  gboolean active = signet_draft_get_active (self->draft);

  if (active == signet_credential_get_active (self->original))
    return;

  if (active)
    add_line (self, _("<b>Activates</b> it: programs get access tokens with it again"));
  else
    add_line (self, _("<b>Deactivates</b> it: programs get no more access tokens with it"));
}

static void
compare_owner (Comparison *self)
{
  g_autofree char *owner = signet_text_strip (signet_draft_get_owner (self->draft));

  if (g_str_equal (owner, signet_credential_get_owner (self->original)))
    return;

  if (*owner == '\0')
    add_line (self, _("Removes the owner"));
  else
    /* Translators: %s is the name of a person or team; keep the markup around it */
    add_line (self, _("Changes the owner to <b>%s</b>"), owner);
}

static void
compare_note (Comparison *self)
{
  g_autofree char *note = signet_text_strip (signet_draft_get_note (self->draft));
  const char *original = signet_credential_get_note (self->original);

  if (g_str_equal (note, original))
    return;

  if (*note == '\0')
    add_line (self, _("Removes the note"));
  else if (*original == '\0')
    add_line (self, _("Adds a note"));
  else
    add_line (self, _("Changes the note"));
}

/* Gives the workspaces of @grant that @other does not have. */
static GArray *
subtract_workspaces (SignetGrant *grant,
                     SignetGrant *other)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < signet_grant_get_n_workspaces (grant); i++)
    {
      gint64 id = signet_grant_get_workspaces (grant)[i];

      if (!signet_grant_has_workspace (other, id))
        g_array_append_val (ids, id);
    }

  return ids;
}

static void
compare_workspaces (Comparison  *self,
                    const char  *api,
                    SignetGrant *before,
                    SignetGrant *after)
{
  g_autoptr(GArray) added = subtract_workspaces (after, before);
  g_autoptr(GArray) removed = subtract_workspaces (before, after);

  for (guint i = 0; added->len <= NAMED_WORKSPACES && i < added->len; i++)
    {
      g_autofree char *name =
        signet_words_workspace (g_array_index (added, gint64, i), self->account);

      /* Translators: the name of a workspace, then of an API; keep the markup */
      add_line (self, _("Adds %s to <b>%s</b>"), name, api);
    }
  if (added->len > NAMED_WORKSPACES)
    /* Translators: a number of workspaces, then the name of an API; keep the markup */
    add_line (self, ngettext ("Adds %u workspace to <b>%s</b>", "Adds %u workspaces to <b>%s</b>",
                              added->len), added->len, api);

  for (guint i = 0; removed->len <= NAMED_WORKSPACES && i < removed->len; i++)
    {
      g_autofree char *name =
        signet_words_workspace (g_array_index (removed, gint64, i), self->account);

      /* Translators: the name of a workspace, then of an API; keep the markup */
      add_line (self, _("Removes %s from <b>%s</b>"), name, api);
    }
  if (removed->len > NAMED_WORKSPACES)
    /* Translators: a number of workspaces, then the name of an API; keep the markup */
    add_line (self, ngettext ("Removes %u workspace from <b>%s</b>",
                              "Removes %u workspaces from <b>%s</b>", removed->len),
              removed->len, api);
}

static void
compare_grant (Comparison  *self,
               SignetGrant *before,
               SignetGrant *after)
{
  const char *id = signet_grant_get_api (after);
  SignetApi *api = signet_catalogue_find_api (self->catalogue, id);
  g_autofree char *name = signet_words_api (id, self->catalogue);
  g_autofree char *grant = signet_words_grant (after, api, self->account);

  if (before == NULL)
    /* Translators: the name of an API, then what is granted; keep the markup:
     * “Adds Data Plans: Read-Only in US Production” */
    add_line (self, _("Adds <b>%s</b>: %s"), name, grant);
  else if (g_strcmp0 (signet_grant_get_permission (before),
                      signet_grant_get_permission (after)) != 0 ||
           signet_grant_get_level (before) != signet_grant_get_level (after))
    /* Translators: the name of an API, then what is granted; keep the markup:
     * “Changes Platform to User in the whole account” */
    add_line (self, _("Changes <b>%s</b> to %s"), name, grant);
  else
    compare_workspaces (self, name, before, after);
}

static void
compare_grants (Comparison *self)
{
  for (guint i = 0; i < signet_draft_get_n_grants (self->draft); i++)
    {
      SignetGrant *after = signet_draft_get_grant (self->draft, i);

      compare_grant (self, signet_credential_find_grant (self->original,
                                                         signet_grant_get_api (after)), after);
    }

  for (guint i = 0; i < signet_credential_get_n_grants (self->original); i++)
    {
      const char *id = signet_grant_get_api (signet_credential_get_grant (self->original, i));
      g_autofree char *name = signet_words_api (id, self->catalogue);

      if (signet_draft_find_grant (self->draft, id) == NULL)
        /* Translators: the name of an API; keep the markup around it */
        add_line (self, _("Removes <b>%s</b>"), name);
    }
}

/*
 * Public
 */

/**
 * signet_words_changes:
 * @original: a credential
 * @draft: what it is to become
 * @catalogue: the APIs that this person may grant
 * @organization: the accounts and workspaces there are
 *
 * Returns: (transfer full): one line of Pango markup for each difference; empty if there is none
 */
GStrv
signet_words_changes (SignetCredential   *original,
                      SignetDraft        *draft,
                      SignetCatalogue    *catalogue,
                      SignetOrganization *organization)
{
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new ();
  Comparison self = {
    .original = original,
    .draft = draft,
    .catalogue = catalogue,
    .lines = lines,
  };

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (original), NULL);
  g_return_val_if_fail (SIGNET_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (SIGNET_IS_CATALOGUE (catalogue), NULL);
  g_return_val_if_fail (SIGNET_IS_ORGANIZATION (organization), NULL);

  self.account = signet_organization_find_account (organization,
                                                   signet_credential_get_account_id (original));
  compare_name (&self);
  compare_status (&self);
  compare_grants (&self);
  compare_owner (&self);
  compare_note (&self);

  return g_strv_builder_end (lines);
}

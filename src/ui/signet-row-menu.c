/* signet-row-menu.c: what can be done with one credential
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-row-menu.h"

#include <glib/gi18n-lib.h>

/*
 * Helpers
 */

static void
append (GMenu            *section,
        const char       *label,
        const char       *action,
        SignetCredential *credential)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s",
                                     signet_credential_get_client_id (credential));
  g_menu_append_item (section, item);
}

/*
 * Public
 */

/**
 * signet_row_menu_new:
 * @credential: a credential
 *
 * Returns: (transfer full): a menu whose actions are about @credential
 */
GMenuModel *
signet_row_menu_new (SignetCredential *credential)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) look = g_menu_new ();
  g_autoptr(GMenu) change = g_menu_new ();
  g_autoptr(GMenu) end = g_menu_new ();

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);

  append (look, _("_Edit…"), "credential.edit", credential);
  append (look, _("_Copy Client ID"), "credential.copy-client-id", credential);
  append (look, _("Copy Lin_k"), "credential.copy-link", credential);
  append (look, _("_Get Token…"), "credential.get-token", credential);
  append (look, _("Client _Secret…"), "credential.kept-secret", credential);
  append (look, _("D_uplicate…"), "credential.duplicate", credential);
  append (look, _("_History of This Credential"), "credential.history", credential);
  append (change, _("Set E_xpiry…"), "credential.set-expiry", credential);
  if (signet_credential_get_active (credential))
    append (change, _("Deac_tivate"), "credential.deactivate", credential);
  else
    append (change, _("Ac_tivate"), "credential.activate", credential);
  if (signet_credential_get_n_secrets (credential) < 2)
    {
      append (change, _("_Rotate Secret…"), "credential.rotate", credential);
    }
  else
    {
      append (change, _("Comp_lete Rotation…"), "credential.complete-rotation", credential);
      append (change, _("Ca_ncel Rotation…"), "credential.cancel-rotation", credential);
    }
  append (end, _("_Delete…"), "credential.delete", credential);

  g_menu_append_section (menu, NULL, G_MENU_MODEL (look));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/**
 * signet_row_menu_new_kept:
 * @credential: a credential that is only kept here
 *
 * Returns: (transfer full): a menu whose actions are about @credential, without those that only
 *   its issuer could do
 */
GMenuModel *
signet_row_menu_new_kept (SignetCredential *credential)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) look = g_menu_new ();
  g_autoptr(GMenu) end = g_menu_new ();

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL (credential), NULL);

  append (look, _("_Edit…"), "credential.edit", credential);
  append (look, _("_Copy Client ID"), "credential.copy-client-id", credential);
  append (look, _("Copy Lin_k"), "credential.copy-link", credential);
  append (look, _("_Get Token…"), "credential.get-token", credential);
  append (end, _("_Forget…"), "credential.delete", credential);

  g_menu_append_section (menu, NULL, G_MENU_MODEL (look));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

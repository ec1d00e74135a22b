/* signet-no-access-page.c: why there is nothing to see, and who could change that
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-no-access-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _SignetNoAccessPage
{
  GtkWidget parent_instance;

  AdwStatusPage *page; /* (borrowed) a template child */
};

G_DEFINE_FINAL_TYPE (SignetNoAccessPage, signet_no_access_page, GTK_TYPE_WIDGET)

/*
 * Helpers
 */

/* “Admin, Compliance Admin and Support Access” */
static char *
list_roles (SignetAccess *access)
{
  guint n_roles = signet_access_get_n_allowed_roles (access);
  g_autoptr(GString) list = g_string_new (NULL);
  const char *last;

  if (n_roles == 0)
    return g_strdup ("");

  for (guint i = 0; i + 1 < n_roles; i++)
    {
      if (i > 0)
        /* Translators: stands between the names of a list */
        g_string_append (list, C_ ("list of roles", ", "));
      g_string_append (list, signet_role_get_name (signet_access_get_allowed_role (access, i)));
    }
  last = signet_role_get_name (signet_access_get_allowed_role (access, n_roles - 1));
  if (n_roles == 1)
    return g_strdup (last);

  /* Translators: names of roles, and the last one: “Admin, Compliance Admin and User” */
  return g_strdup_printf (C_ ("list of roles", "%s and %s"), list->str, last);
}

/* The texts are shown as markup, and the names in them are not ours. */
static char *
describe (SignetAccess *access)
{
  const char *organization = signet_access_get_organization_name (access);
  g_autofree char *roles = list_roles (access);

  if (signet_access_get_role (access) == SIGNET_ROLE_NONE)
    /* Translators: the first %s is a user, the second an organization, the third a list of
     * roles
     */
    return g_markup_printf_escaped (_("<b>%s</b> is not a member of %s. API Credentials are "
                                      "open to the roles %s."),
                                    signet_access_get_user (access), organization, roles);

  /* Translators: the first %s is an organization, the second a role, the third a list of roles */
  return g_markup_printf_escaped (_("Your role at %s is <b>%s</b>. API Credentials are open to "
                                    "the roles %s."),
                                  organization,
                                  signet_role_get_name (signet_access_get_role (access)), roles);
}

/*
 * GObject
 */

static void
signet_no_access_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SIGNET_TYPE_NO_ACCESS_PAGE);

  G_OBJECT_CLASS (signet_no_access_page_parent_class)->dispose (object);
}

static void
signet_no_access_page_class_init (SignetNoAccessPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_no_access_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-no-access-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetNoAccessPage, page);
}

static void
signet_no_access_page_init (SignetNoAccessPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/*
 * Public
 */

/**
 * signet_no_access_page_set_access:
 * @self: the page
 * @access: (nullable): what the person may do, if the issuer said so
 *
 * Says which role the person has and which roles have access.
 */
void
signet_no_access_page_set_access (SignetNoAccessPage *self,
                                  SignetAccess       *access)
{
  g_autofree char *text = NULL;

  g_return_if_fail (SIGNET_IS_NO_ACCESS_PAGE (self));
  g_return_if_fail (access == NULL || SIGNET_IS_ACCESS (access));

  if (access != NULL)
    text = describe (access);

  adw_status_page_set_description (self->page, text);
}

/* signet-issued-page-session.c: keeps the session from ending over an unsecured secret
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-issued-page-private.h"

#include <glib/gi18n-lib.h>

/*
 * Public
 */

/**
 * signet_issued_page_guard_session:
 * @self: a page in a window
 *
 * Asks the session not to end as long as the secret is neither copied nor saved. It tells the
 * person who is in the way and why, and lets them decide.
 */
void
signet_issued_page_guard_session (SignetIssuedPage *self)
{
  GtkApplication *application;

  g_return_if_fail (SIGNET_IS_ISSUED_PAGE (self));

  application = self->window != NULL ? gtk_window_get_application (self->window) : NULL;
  if (application == NULL || self->secured || self->inhibit_cookie != 0)
    return;

  /* A window that goes has left its application before its page hears of it. */
  g_set_weak_pointer (&self->application, application);
  self->inhibit_cookie =
    gtk_application_inhibit (application, self->window, GTK_APPLICATION_INHIBIT_LOGOUT,
                             _("A new Client Secret is neither copied nor saved"));
}

/**
 * signet_issued_page_release_session:
 * @self: a page
 *
 * Lets the session end again.
 */
void
signet_issued_page_release_session (SignetIssuedPage *self)
{
  g_return_if_fail (SIGNET_IS_ISSUED_PAGE (self));

  if (self->application != NULL && self->inhibit_cookie != 0)
    gtk_application_uninhibit (self->application, self->inhibit_cookie);
  self->inhibit_cookie = 0;
  g_clear_weak_pointer (&self->application);
}

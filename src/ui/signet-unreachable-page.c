/* signet-unreachable-page.c: why an issuer cannot be reached, and what helps
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-unreachable-page.h"

#include "signet-error.h"
#include "signet-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _SignetUnreachablePage
{
  GtkWidget parent_instance;

  AdwStatusPage *page;       /* (borrowed) a template child */
  GtkWidget *port_button;    /* (borrowed) a template child */
  GtkWidget *details_button; /* (borrowed) a template child */
  GtkImage *details_image;   /* (borrowed) a template child */
  GtkLabel *details_label;   /* (borrowed) a template child */
};

G_DEFINE_FINAL_TYPE (SignetUnreachablePage, signet_unreachable_page, GTK_TYPE_WIDGET)

/*
 * Helpers
 */

static const char *
get_icon_name (const GError *error)
{
  if (error->domain != SIGNET_ERROR)
    return "dialog-error-symbolic";

  switch (error->code)
    {
    case SIGNET_ERROR_OFFLINE:
    case SIGNET_ERROR_UNREACHABLE:
    case SIGNET_ERROR_INTERRUPTED:
      return "network-offline-symbolic";
    case SIGNET_ERROR_TIMED_OUT:
    case SIGNET_ERROR_RATE_LIMITED:
      return "preferences-system-time-symbolic";
    case SIGNET_ERROR_STORAGE_FULL:
    case SIGNET_ERROR_STORAGE_READ_ONLY:
    case SIGNET_ERROR_STORAGE_CORRUPT:
    case SIGNET_ERROR_STORAGE_TOO_NEW:
    case SIGNET_ERROR_STORAGE_LOCKED:
      return "drive-harddisk-symbolic";
    case SIGNET_ERROR_KEY_MISSING:
    case SIGNET_ERROR_KEYRING_ABSENT:
    case SIGNET_ERROR_KEYRING_LOCKED:
    case SIGNET_ERROR_KEYRING_REFUSED:
      return "dialog-password-symbolic";
    case SIGNET_ERROR_TLS:
    case SIGNET_ERROR_UNAUTHORIZED:
    case SIGNET_ERROR_FORBIDDEN:
      return "changes-prevent-symbolic";
    default:
      return "dialog-error-symbolic";
    }
}

/* Where the list itself is in the keyring, there is no secret at hand to keep elsewhere. */
static const char *
get_body (const GError *error)
{
  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_ABSENT) ||
      g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_LOCKED) ||
      g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_REFUSED))
    return _("The credentials of this connection are kept in your keyring. Start or unlock it, "
             "then try again.");

  return signet_words_get_error_body (error);
}

/* GtkExpander 4.8 does not let Tab out while it is folded, so a button does its work. */
static void
set_unfolded (SignetUnreachablePage *self,
              gboolean               unfolded)
{
  gtk_widget_set_visible (GTK_WIDGET (self->details_label), unfolded);
  gtk_image_set_from_icon_name (self->details_image,
                                unfolded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->details_button),
                               GTK_ACCESSIBLE_STATE_EXPANDED, unfolded, -1);
}

/*
 * Callbacks
 */

static void
on_details_button_clicked_cb (SignetUnreachablePage *self)
{
  g_assert (SIGNET_IS_UNREACHABLE_PAGE (self));

  set_unfolded (self, !gtk_widget_get_visible (GTK_WIDGET (self->details_label)));
}

/*
 * GObject
 */

static void
signet_unreachable_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SIGNET_TYPE_UNREACHABLE_PAGE);

  G_OBJECT_CLASS (signet_unreachable_page_parent_class)->dispose (object);
}

static void
signet_unreachable_page_class_init (SignetUnreachablePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_unreachable_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-unreachable-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetUnreachablePage, page);
  gtk_widget_class_bind_template_child (widget_class, SignetUnreachablePage, port_button);
  gtk_widget_class_bind_template_child (widget_class, SignetUnreachablePage, details_button);
  gtk_widget_class_bind_template_child (widget_class, SignetUnreachablePage, details_image);
  gtk_widget_class_bind_template_child (widget_class, SignetUnreachablePage, details_label);
  gtk_widget_class_bind_template_callback (widget_class, on_details_button_clicked_cb);
}

static void
signet_unreachable_page_init (SignetUnreachablePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/*
 * Public
 */

/**
 * signet_unreachable_page_set_error:
 * @self: the page
 * @error: (nullable): why the issuer cannot be reached
 *
 * Says in words what was wrong and what helps. What the program itself was told, which may be in
 * another language, is there for whoever opens the details.
 */
void
signet_unreachable_page_set_error (SignetUnreachablePage *self,
                                   const GError          *error)
{
  g_autofree char *description = NULL;
  const char *title;
  const char *body;

  g_return_if_fail (SIGNET_IS_UNREACHABLE_PAGE (self));

  if (error == NULL)
    return;

  /* Here even the error without a meaning has one: what was tried is known. */
  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_FAILED))
    {
      title = _("The Issuer Does Not Start");
      body = _("Its program ended at once. The details may tell why.");
    }
  else
    {
      title = signet_words_get_error_title (error);
      body = get_body (error);
    }

  description = g_markup_escape_text (body, -1);
  adw_status_page_set_icon_name (self->page, get_icon_name (error));
  adw_status_page_set_title (self->page, title);
  adw_status_page_set_description (self->page, description);
  gtk_widget_set_visible (self->port_button,
                          g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_PORT_TAKEN));
  gtk_label_set_text (self->details_label, error->message);
  set_unfolded (self, FALSE);
}

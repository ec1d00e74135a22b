/* signet-secret-row.c: what is known about one secret
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-secret-row.h"

#include "signet-accessible.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

struct _SignetSecretRow
{
  AdwPreferencesRow parent_instance;

  char *id; /* (owned) (nullable) of the secret */

  GtkLabel *facts_label;      /* (template) */
  GtkLabel *hint_label;       /* (template) */
  GtkWidget *kept_image;      /* (template) */
  GtkMenuButton *menu_button; /* (template) */
  GtkLabel *role_label;       /* (template) */
  GtkWidget *use_tag;         /* (template) */
  GtkWidget *warning_image;   /* (template) */
};

G_DEFINE_FINAL_TYPE (SignetSecretRow, signet_secret_row, ADW_TYPE_PREFERENCES_ROW)

/*
 * Helpers
 */

static void
show_part (SignetSecretRow  *self,
           SignetSecretPart  part)
{
  gboolean is_new = part == SIGNET_SECRET_PART_NEW;

  gtk_label_set_label (self->role_label,
                       is_new ? C_("secret", "New") : C_("secret", "Old"));
  if (is_new)
    gtk_widget_add_css_class (GTK_WIDGET (self->role_label), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->role_label), "accent");
  gtk_widget_set_visible (GTK_WIDGET (self->role_label), part != SIGNET_SECRET_PART_ONLY);
  gtk_widget_set_visible (self->use_tag, part == SIGNET_SECRET_PART_OLD_IN_USE);
}

/* A screen reader says what the tags show. */
static char *
describe (SignetSecretPart  part,
          const char       *hint)
{
  switch (part)
    {
    case SIGNET_SECRET_PART_OLD:
      /* Translators: %s is a secret, masked */
      return g_strdup_printf (_("Old secret %s"), hint);
    case SIGNET_SECRET_PART_OLD_IN_USE:
      /* Translators: %s is a secret, masked */
      return g_strdup_printf (_("Old secret %s, still in use"), hint);
    case SIGNET_SECRET_PART_NEW:
      /* Translators: %s is a secret, masked */
      return g_strdup_printf (_("New secret %s"), hint);
    case SIGNET_SECRET_PART_ONLY:
    default:
      return g_strdup (hint);
    }
}

/*
 * GObject
 */

static void
signet_secret_row_finalize (GObject *object)
{
  g_free (SIGNET_SECRET_ROW (object)->id);

  G_OBJECT_CLASS (signet_secret_row_parent_class)->finalize (object);
}

static void
signet_secret_row_class_init (SignetSecretRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = signet_secret_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-secret-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetSecretRow, facts_label);
  gtk_widget_class_bind_template_child (widget_class, SignetSecretRow, hint_label);
  gtk_widget_class_bind_template_child (widget_class, SignetSecretRow, kept_image);
  gtk_widget_class_bind_template_child (widget_class, SignetSecretRow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SignetSecretRow, role_label);
  gtk_widget_class_bind_template_child (widget_class, SignetSecretRow, use_tag);
  gtk_widget_class_bind_template_child (widget_class, SignetSecretRow, warning_image);
}

static void
signet_secret_row_init (SignetSecretRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/*
 * Public
 */

/**
 * signet_secret_row_new:
 *
 * Returns: (transfer full): a row that shows nothing yet
 */
GtkWidget *
signet_secret_row_new (void)
{
  return g_object_new (SIGNET_TYPE_SECRET_ROW, NULL);
}

/**
 * signet_secret_row_get_id:
 * @self: a row
 *
 * Returns: (nullable): the id of the secret that it shows
 */
const char *
signet_secret_row_get_id (SignetSecretRow *self)
{
  g_return_val_if_fail (SIGNET_IS_SECRET_ROW (self), NULL);

  return self->id;
}

/**
 * signet_secret_row_show:
 * @self: a row
 * @secret: what is known about a secret
 * @part: the part that it plays
 * @now: Unix seconds
 *
 * Says what is known; the secret itself nobody knows any more.
 */
void
signet_secret_row_show (SignetSecretRow  *self,
                        SignetSecretInfo *secret,
                        SignetSecretPart  part,
                        gint64            now)
{
  g_autofree char *hint = NULL;
  g_autofree char *facts = NULL;
  g_autofree char *times = NULL;
  g_autofree char *name = NULL;
  g_autofree char *menu_name = NULL;

  g_return_if_fail (SIGNET_IS_SECRET_ROW (self));
  g_return_if_fail (secret != NULL);

  g_free (self->id);
  self->id = g_strdup (signet_secret_info_get_id (secret));
  hint = signet_words_secret_hint (secret);
  facts = signet_words_secret_facts (secret, now);
  times = signet_words_secret_times (secret);
  name = describe (part, hint);
  /* Translators: %s is a secret, masked */
  menu_name = g_strdup_printf (_("Menu of %s"), name);

  gtk_label_set_label (self->hint_label, hint);
  gtk_label_set_label (self->facts_label, facts);
  show_part (self, part);
  gtk_widget_set_visible (self->warning_image,
                          signet_words_expires_soon (signet_secret_info_get_expires (secret),
                                                     now));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, menu_name, -1);
  signet_accessible_explain (GTK_WIDGET (self), times);
}

/**
 * signet_secret_row_set_kept:
 * @self: a row
 * @kept: whether the secret is in the keyring
 *
 * Shows the mark of what is kept.
 */
void
signet_secret_row_set_kept (SignetSecretRow *self,
                            gboolean         kept)
{
  g_return_if_fail (SIGNET_IS_SECRET_ROW (self));

  gtk_widget_set_visible (self->kept_image, kept);
}

/**
 * signet_secret_row_set_menu:
 * @self: a row
 * @menu: what can be done with the secret
 *
 * Offers a menu.
 */
void
signet_secret_row_set_menu (SignetSecretRow *self,
                            GMenuModel      *menu)
{
  g_return_if_fail (SIGNET_IS_SECRET_ROW (self));
  g_return_if_fail (G_IS_MENU_MODEL (menu));

  gtk_menu_button_set_menu_model (self->menu_button, menu);
}

/* signet-secret-row.c: what is known about one secret
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-secret-row.h"

#include "signet-accessible.h"
#include "signet-words.h"

struct _SignetSecretRow
{
  AdwActionRow parent_instance;

  GtkWidget *warning_image; /* (template) */
};

G_DEFINE_FINAL_TYPE (SignetSecretRow, signet_secret_row, ADW_TYPE_ACTION_ROW)

/*
 * GObject
 */

static void
signet_secret_row_class_init (SignetSecretRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-secret-row.ui");
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
 * @secret: what is known about a secret
 * @now: Unix seconds
 *
 * Returns: (transfer full): a row that says it; the secret itself nobody knows any more
 */
GtkWidget *
signet_secret_row_new (SignetSecretInfo *secret,
                       gint64            now)
{
  SignetSecretRow *self;
  g_autofree char *hint = NULL;
  g_autofree char *facts = NULL;
  g_autofree char *times = NULL;

  g_return_val_if_fail (secret != NULL, NULL);

  self = g_object_new (SIGNET_TYPE_SECRET_ROW, NULL);
  hint = signet_words_secret_hint (secret);
  facts = signet_words_secret_facts (secret, now);
  times = signet_words_secret_times (secret);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), hint);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), facts);
  signet_accessible_explain (GTK_WIDGET (self), times);
  gtk_widget_set_visible (self->warning_image,
                          signet_words_expires_soon (signet_secret_info_get_expires (secret),
                                                     now));

  return GTK_WIDGET (self);
}

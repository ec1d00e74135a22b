/* signet-copy-button.c: copies a text, and shows that it did
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-copy-button.h"

#include "signet-clipboard.h"

#define CONFIRMATION_SECONDS 2

struct _SignetCopyButton
{
  GtkButton parent_instance;

  char *text; /* (owned) (nullable) */
  guint confirmation_id;
};

G_DEFINE_FINAL_TYPE (SignetCopyButton, signet_copy_button, GTK_TYPE_BUTTON)

/*
 * Callbacks
 */

static gboolean
on_confirmation_over_cb (gpointer user_data)
{
  SignetCopyButton *self = user_data;

  self->confirmation_id = 0;
  gtk_button_set_icon_name (GTK_BUTTON (self), "edit-copy-symbolic");

  return G_SOURCE_REMOVE;
}

/*
 * Virtual methods
 */

static void
signet_copy_button_clicked (GtkButton *button)
{
  SignetCopyButton *self = SIGNET_COPY_BUTTON (button);

  if (self->text == NULL)
    return;

  signet_clipboard_copy_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->text);
  signet_copy_button_confirm (self);
}

/*
 * GObject
 */

static void
signet_copy_button_dispose (GObject *object)
{
  SignetCopyButton *self = SIGNET_COPY_BUTTON (object);

  g_clear_handle_id (&self->confirmation_id, g_source_remove);

  G_OBJECT_CLASS (signet_copy_button_parent_class)->dispose (object);
}

static void
signet_copy_button_finalize (GObject *object)
{
  SignetCopyButton *self = SIGNET_COPY_BUTTON (object);

  g_free (self->text);

  G_OBJECT_CLASS (signet_copy_button_parent_class)->finalize (object);
}

static void
signet_copy_button_class_init (SignetCopyButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = signet_copy_button_dispose;
  object_class->finalize = signet_copy_button_finalize;

  GTK_BUTTON_CLASS (klass)->clicked = signet_copy_button_clicked;
}

static void
signet_copy_button_init (SignetCopyButton *self)
{
  gtk_button_set_icon_name (GTK_BUTTON (self), "edit-copy-symbolic");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
}

/*
 * Public
 */

/**
 * signet_copy_button_set_text:
 * @self: a button
 * @text: (nullable): what it copies; never a secret, which has ways of its own
 *
 * Sets what is copied.
 */
void
signet_copy_button_set_text (SignetCopyButton *self,
                             const char       *text)
{
  g_return_if_fail (SIGNET_IS_COPY_BUTTON (self));

  g_free (self->text);
  self->text = g_strdup (text);
}

/**
 * signet_copy_button_confirm:
 * @self: a button
 *
 * Shows for a moment that something was copied.
 */
void
signet_copy_button_confirm (SignetCopyButton *self)
{
  g_return_if_fail (SIGNET_IS_COPY_BUTTON (self));

  g_clear_handle_id (&self->confirmation_id, g_source_remove);
  self->confirmation_id = g_timeout_add_seconds (CONFIRMATION_SECONDS, on_confirmation_over_cb,
                                                 self);
  gtk_button_set_icon_name (GTK_BUTTON (self), "object-select-symbolic");
}

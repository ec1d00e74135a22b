/* signet-clip-bar.c: a strip that says how long a copied secret can be pasted
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-clip-bar.h"

#include "signet-secret-clip.h"

#include <glib/gi18n-lib.h>

/* Every window and dialog that copies secrets has one. They all show the same countdown, that
 * of the clipboard, so none of them has to be told anything.
 */
struct _SignetClipBar
{
  GtkWidget parent_instance;

  SignetSecretClip *clip; /* (owned) */

  GtkRevealer *revealer; /* (template) */
  GtkLabel *label;       /* (template) */
};

G_DEFINE_FINAL_TYPE (SignetClipBar, signet_clip_bar, GTK_TYPE_WIDGET)

/*
 * Helpers
 */

static char *
make_text (guint seconds_left)
{
  if (seconds_left == 0)
    return g_strdup (_("Secret in the clipboard"));

  return g_strdup_printf (ngettext ("Secret in the clipboard for %u more second",
                                    "Secret in the clipboard for %u more seconds",
                                    seconds_left), seconds_left);
}

/* A screen reader says it once, when the secret was copied, and not every second. */
static void
announce (SignetClipBar *self)
{
#if GTK_CHECK_VERSION (4, 14, 0)
  gtk_accessible_announce (GTK_ACCESSIBLE (self->label), gtk_label_get_text (self->label),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
#endif
}

/* What it said last stays while it slides away. */
static void
show_time_left (SignetClipBar *self)
{
  g_autofree char *text = NULL;

  if (!signet_secret_clip_get_active (self->clip))
    return;

  text = make_text (signet_secret_clip_get_seconds_left (self->clip));
  gtk_label_set_text (self->label, text);
}

/*
 * Callbacks
 */

static void
on_clip_notify_seconds_left_cb (SignetClipBar *self)
{
  g_assert (SIGNET_IS_CLIP_BAR (self));

  show_time_left (self);
}

static void
on_clip_notify_active_cb (SignetClipBar *self)
{
  gboolean active;

  g_assert (SIGNET_IS_CLIP_BAR (self));

  active = signet_secret_clip_get_active (self->clip);
  show_time_left (self);
  gtk_revealer_set_reveal_child (self->revealer, active);
  if (active)
    announce (self);
}

/* Nobody finds there what is no longer true. */
static void
on_revealer_notify_child_revealed_cb (SignetClipBar *self)
{
  g_assert (SIGNET_IS_CLIP_BAR (self));

  if (!gtk_revealer_get_child_revealed (self->revealer))
    gtk_label_set_text (self->label, "");
}

static void
on_button_clicked_cb (SignetClipBar *self)
{
  g_assert (SIGNET_IS_CLIP_BAR (self));

  signet_secret_clip_clear (self->clip);
}

/*
 * GObject
 */

static void
signet_clip_bar_dispose (GObject *object)
{
  SignetClipBar *self = SIGNET_CLIP_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SIGNET_TYPE_CLIP_BAR);
  g_clear_object (&self->clip);

  G_OBJECT_CLASS (signet_clip_bar_parent_class)->dispose (object);
}

static void
signet_clip_bar_class_init (SignetClipBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_clip_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-clip-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetClipBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, SignetClipBar, label);
  gtk_widget_class_bind_template_callback (widget_class, on_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_revealer_notify_child_revealed_cb);
}

static void
signet_clip_bar_init (SignetClipBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->clip =
    g_object_ref (signet_secret_clip_get (gtk_widget_get_clipboard (GTK_WIDGET (self))));
  g_signal_connect_object (self->clip, "notify::active", G_CALLBACK (on_clip_notify_active_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clip, "notify::seconds-left",
                           G_CALLBACK (on_clip_notify_seconds_left_cb), self,
                           G_CONNECT_SWAPPED);
  on_clip_notify_active_cb (self);
}

/*
 * Public
 */

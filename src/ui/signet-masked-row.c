/* signet-masked-row.c: a secret that is shown on demand and for a short time
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-masked-row.h"

#include "signet-clipboard.h"
#include "signet-copy-button.h"

#include <glib/gi18n-lib.h>

/* How long the secret stays readable after it was revealed. */
#define REVEAL_SECONDS 30

/* As many for every secret, so that they tell nothing about its length. */
#define MASK "••••••••••••••••••••••••"

/* The secret itself is kept in memory that is not swapped and is wiped when it goes. While it
 * is revealed, GTK has copies of it in ordinary memory, for the label and its layout. Those
 * cannot be wiped; that is why it is masked at first and hides again by itself.
 */
struct _SignetMaskedRow
{
  AdwActionRow parent_instance;

  SecretValue *secret; /* (owned) (nullable) */
  GtkWindow *window;   /* (borrowed) (nullable) */
  guint reveal_id;

  SignetCopyButton *copy_button;  /* (template) */
  GtkToggleButton *reveal_button; /* (template) */
};

G_DEFINE_FINAL_TYPE (SignetMaskedRow, signet_masked_row, ADW_TYPE_ACTION_ROW)

enum
{
  SIGNAL_COPIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/*
 * Helpers
 */

/* The label that belongs to the row has no name, but a class. */
static GtkLabel *
find_subtitle (GtkWidget *widget)
{
  GtkLabel *found = NULL;

  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "subtitle"))
    return GTK_LABEL (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_subtitle (child);

  return found;
}

/* Where a secret goes on in the next line, a hyphen would look like one of its characters. */
static void
forbid_hyphens (SignetMaskedRow *self)
{
  GtkLabel *label = find_subtitle (GTK_WIDGET (self));
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  if (label != NULL)
    gtk_label_set_attributes (label, attributes);
}

static void
show_secret (SignetMaskedRow *self,
             gboolean         revealed)
{
  const char *label = revealed ? _("Hide Client Secret") : _("Show Client Secret");
  const char *text = revealed ? secret_value_get_text (self->secret) : NULL;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text != NULL ? text : MASK);
  gtk_button_set_icon_name (GTK_BUTTON (self->reveal_button),
                            revealed ? "view-conceal-symbolic" : "view-reveal-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->reveal_button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reveal_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/*
 * Callbacks
 */

static gboolean
on_reveal_over_cb (gpointer user_data)
{
  SignetMaskedRow *self = user_data;

  self->reveal_id = 0;
  gtk_toggle_button_set_active (self->reveal_button, FALSE);

  return G_SOURCE_REMOVE;
}

static void
on_reveal_button_toggled_cb (SignetMaskedRow *self)
{
  gboolean revealed;

  g_assert (SIGNET_IS_MASKED_ROW (self));

  revealed = self->secret != NULL && gtk_toggle_button_get_active (self->reveal_button);
  g_clear_handle_id (&self->reveal_id, g_source_remove);
  if (revealed)
    self->reveal_id = g_timeout_add_seconds (REVEAL_SECONDS, on_reveal_over_cb, self);
  show_secret (self, revealed);
}

/* Whoever looks at another window may have left this one open to others. */
static void
on_window_notify_is_active_cb (SignetMaskedRow *self)
{
  g_assert (SIGNET_IS_MASKED_ROW (self));

  if (!gtk_window_is_active (self->window))
    gtk_toggle_button_set_active (self->reveal_button, FALSE);
}

static void
on_copy_button_clicked_cb (SignetMaskedRow *self)
{
  g_assert (SIGNET_IS_MASKED_ROW (self));

  if (self->secret == NULL)
    return;

  signet_clipboard_copy_secret (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->secret);
  signet_copy_button_confirm (self->copy_button);
  g_signal_emit (self, signals[SIGNAL_COPIED], 0);
}

/*
 * Virtual methods
 */

static void
signet_masked_row_root (GtkWidget *widget)
{
  SignetMaskedRow *self = SIGNET_MASKED_ROW (widget);
  GtkRoot *root;

  GTK_WIDGET_CLASS (signet_masked_row_parent_class)->root (widget);

  root = gtk_widget_get_root (widget);
  if (!GTK_IS_WINDOW (root))
    return;

  self->window = GTK_WINDOW (root);
  g_signal_connect_object (root, "notify::is-active", G_CALLBACK (on_window_notify_is_active_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
signet_masked_row_unroot (GtkWidget *widget)
{
  SignetMaskedRow *self = SIGNET_MASKED_ROW (widget);

  if (self->window != NULL)
    g_signal_handlers_disconnect_by_func (self->window, on_window_notify_is_active_cb, self);
  self->window = NULL;

  GTK_WIDGET_CLASS (signet_masked_row_parent_class)->unroot (widget);
}

/*
 * GObject
 */

static void
signet_masked_row_dispose (GObject *object)
{
  SignetMaskedRow *self = SIGNET_MASKED_ROW (object);

  g_clear_handle_id (&self->reveal_id, g_source_remove);

  G_OBJECT_CLASS (signet_masked_row_parent_class)->dispose (object);
}

static void
signet_masked_row_finalize (GObject *object)
{
  SignetMaskedRow *self = SIGNET_MASKED_ROW (object);

  g_clear_pointer (&self->secret, secret_value_unref);

  G_OBJECT_CLASS (signet_masked_row_parent_class)->finalize (object);
}

static void
signet_masked_row_class_init (SignetMaskedRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_masked_row_dispose;
  object_class->finalize = signet_masked_row_finalize;
  widget_class->root = signet_masked_row_root;
  widget_class->unroot = signet_masked_row_unroot;

  /**
   * SignetMaskedRow::copied:
   *
   * The person copied the secret.
   */
  signals[SIGNAL_COPIED] =
    g_signal_new ("copied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SIGNET_TYPE_COPY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-masked-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetMaskedRow, copy_button);
  gtk_widget_class_bind_template_child (widget_class, SignetMaskedRow, reveal_button);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_reveal_button_toggled_cb);
}

static void
signet_masked_row_init (SignetMaskedRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  forbid_hyphens (self);
  show_secret (self, FALSE);
}

/*
 * Public
 */

/**
 * signet_masked_row_set_secret:
 * @self: a row
 * @secret: (nullable): a secret
 *
 * Takes a secret, masked. The person can reveal it, until 30 seconds are over or another window
 * is looked at, and copy it.
 */
void
signet_masked_row_set_secret (SignetMaskedRow *self,
                              SecretValue     *secret)
{
  g_return_if_fail (SIGNET_IS_MASKED_ROW (self));

  if (secret != NULL)
    secret_value_ref (secret);
  g_clear_pointer (&self->secret, secret_value_unref);
  self->secret = secret;
  gtk_toggle_button_set_active (self->reveal_button, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->reveal_button), secret != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->copy_button), secret != NULL);
}

/**
 * signet_masked_row_get_shown:
 * @self: a row
 *
 * Returns: whether the secret can be read now
 */
gboolean
signet_masked_row_get_shown (SignetMaskedRow *self)
{
  g_return_val_if_fail (SIGNET_IS_MASKED_ROW (self), FALSE);

  return self->reveal_id != 0;
}

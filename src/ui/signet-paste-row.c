/* signet-paste-row.c: takes a Client Secret from the clipboard
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-paste-row.h"

#include "signet-accessible.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How much of a pasted secret is shown, so that one can see which it is. */
#define HINT_LENGTH 4

/* The longest secret that is taken, in bytes. */
#define LENGTH_MAX 4096

/* There is no entry for the secret: GTK hands the text of entries, of password entries too, to
 * every program on the accessibility bus. What the clipboard had is wiped here once it was read;
 * what GTK and other programs had of it cannot be reached.
 */
struct _SignetPasteRow
{
  AdwActionRow parent_instance;

  GCancellable *cancellable; /* (owned) */
  SecretValue *secret;       /* (owned) (nullable) */
  gboolean optional;         /* whether one is kept already */
  gboolean failed;           /* whether there was nothing to paste */
};

G_DEFINE_FINAL_TYPE (SignetPasteRow, signet_paste_row, ADW_TYPE_ACTION_ROW)

typedef enum
{
  PROP_SECRET = 1,
  N_PROPS
} SignetPasteRowProperty;

static GParamSpec *properties[N_PROPS];

/*
 * Helpers
 */

static void
update (SignetPasteRow *self)
{
  g_autofree char *subtitle = NULL;
  const char *text;

  if (self->secret != NULL)
    {
      text = secret_value_get_text (self->secret);
      /* Translators: %s is the last characters of a secret, or nothing */
      subtitle = g_strdup_printf (_("Pasted: ••••%s"),
                                  strlen (text) > 4 * HINT_LENGTH
                                    ? text + strlen (text) - HINT_LENGTH : "");
    }
  else if (self->failed)
    subtitle = g_strdup (_("There is no secret in the clipboard"));
  else if (self->optional)
    subtitle = g_strdup (_("In your keyring; paste another one to replace it"));
  else
    subtitle = g_strdup (_("Copy the secret where it was made, then paste it here"));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
}

static SecretValue *
take_text (char *text)
{
  SecretValue *secret = NULL;
  gsize length = strlen (text);

  g_strstrip (text);
  if (*text != '\0' && strlen (text) <= LENGTH_MAX)
    secret = secret_value_new (text, -1, "text/plain");
  explicit_bzero (text, length);
  g_free (text);

  return secret;
}

/*
 * Callbacks
 */

static void
read_text_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(SignetPasteRow) self = user_data;
  g_autoptr(GError) error = NULL;
  char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  SecretValue *secret = text != NULL ? take_text (text) : NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&secret, secret_value_unref);
      return;
    }

  self->failed = secret == NULL;
  if (secret != NULL)
    {
      g_clear_pointer (&self->secret, secret_value_unref);
      self->secret = secret;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECRET]);
    }
  update (self);
}

static void
on_button_clicked_cb (SignetPasteRow *self)
{
  g_assert (SIGNET_IS_PASTE_ROW (self));

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                                 self->cancellable, read_text_cb, g_object_ref (self));
}

/*
 * GObject
 */

static void
signet_paste_row_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch ((SignetPasteRowProperty) property_id)
    {
    case PROP_SECRET:
      g_value_set_boxed (value, SIGNET_PASTE_ROW (object)->secret);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_paste_row_dispose (GObject *object)
{
  SignetPasteRow *self = SIGNET_PASTE_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->secret, secret_value_unref);

  G_OBJECT_CLASS (signet_paste_row_parent_class)->dispose (object);
}

static void
signet_paste_row_finalize (GObject *object)
{
  g_clear_object (&SIGNET_PASTE_ROW (object)->cancellable);

  G_OBJECT_CLASS (signet_paste_row_parent_class)->finalize (object);
}

static void
signet_paste_row_class_init (SignetPasteRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = signet_paste_row_get_property;
  object_class->dispose = signet_paste_row_dispose;
  object_class->finalize = signet_paste_row_finalize;

  /**
   * SignetPasteRow:secret:
   *
   * What was pasted last.
   */
  properties[PROP_SECRET] =
    g_param_spec_boxed ("secret", NULL, NULL, SECRET_TYPE_VALUE,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_paste_row_init (SignetPasteRow *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Paste"));

  self->cancellable = g_cancellable_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Client Secret"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_button_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), button);
  signet_accessible_set_name (button, _("Paste Client Secret"));
  update (self);
}

/*
 * Public
 */

/**
 * signet_paste_row_get_secret:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what was pasted last
 */
SecretValue *
signet_paste_row_get_secret (SignetPasteRow *self)
{
  g_return_val_if_fail (SIGNET_IS_PASTE_ROW (self), NULL);

  return self->secret;
}

/**
 * signet_paste_row_set_optional:
 * @self: a row
 * @optional: whether there is a secret already that can stay
 *
 * Sets what the row says while nothing was pasted.
 */
void
signet_paste_row_set_optional (SignetPasteRow *self,
                               gboolean        optional)
{
  g_return_if_fail (SIGNET_IS_PASTE_ROW (self));

  self->optional = !!optional;
  update (self);
}

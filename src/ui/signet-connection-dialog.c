/* signet-connection-dialog.c: adds a connection, or changes one
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-connection-dialog.h"

#include "signet-connection-form.h"

#include <glib/gi18n-lib.h>

/* A new connection begins with its kind. One that is changed keeps it. */
struct _SignetConnectionDialog
{
  AdwWindow parent_instance;

  GTask *task; /* (owned) (nullable) until it is answered */

  /* Template children, borrowed. */
  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkWidget *cancel_button;
  GtkButton *save_button;
  GtkStack *stack;
  GtkListBox *kinds;
  SignetConnectionForm *form;
};

G_DEFINE_FINAL_TYPE (SignetConnectionDialog, signet_connection_dialog, ADW_TYPE_WINDOW)

/* The kinds of connections that there are, in the order in which they are offered. */
static const struct
{
  SignetConnectionPreset preset;
  const char *icon_name;
  const char *name;
  const char *sentence;
} kinds[] = {
  { SIGNET_CONNECTION_PRESET_MPARTICLE, "network-server-symbolic", N_("mParticle"),
    N_("Keep and test credentials made on its web page") },
  { SIGNET_CONNECTION_PRESET_OTHER, "network-server-symbolic", N_("Other OAuth 2.0 Issuer"),
    N_("Keep and test credentials made elsewhere") },
};

/*
 * Helpers
 */

static void
show_page (SignetConnectionDialog *self,
           gboolean                form,
           gboolean                can_go_back)
{
  gtk_stack_set_visible_child_name (self->stack, form ? "form" : "kinds");
  gtk_widget_set_visible (self->back_button, form && can_go_back);
  gtk_widget_set_visible (self->cancel_button, !form || !can_go_back);
  gtk_widget_set_visible (GTK_WIDGET (self->save_button), form);
  gtk_window_set_default_widget (GTK_WINDOW (self),
                                 form ? GTK_WIDGET (self->save_button) : NULL);
}

static void
add_kinds (SignetConnectionDialog *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *image = gtk_image_new_from_icon_name (kinds[i].icon_name);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(kinds[i].name));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(kinds[i].sentence));
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _(kinds[i].name), -1);
      gtk_list_box_append (self->kinds, row);
    }
}

/*
 * Callbacks
 */

static void
on_kinds_row_activated_cb (SignetConnectionDialog *self,
                           GtkListBoxRow          *row)
{
  g_assert (SIGNET_IS_CONNECTION_DIALOG (self));

  adw_window_title_set_subtitle (self->title, _(kinds[gtk_list_box_row_get_index (row)].name));
  show_page (self, TRUE, TRUE);
  signet_connection_form_begin (self->form, kinds[gtk_list_box_row_get_index (row)].preset);
}

static void
on_back_button_clicked_cb (SignetConnectionDialog *self)
{
  g_assert (SIGNET_IS_CONNECTION_DIALOG (self));

  adw_window_title_set_subtitle (self->title, "");
  show_page (self, FALSE, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (self->kinds), GTK_DIR_TAB_FORWARD);
}

static void
on_form_notify_complete_cb (SignetConnectionDialog *self)
{
  g_assert (SIGNET_IS_CONNECTION_DIALOG (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button),
                            signet_connection_form_get_complete (self->form));
}

static void
on_save_button_clicked_cb (SignetConnectionDialog *self)
{
  g_autoptr(GTask) task = g_steal_pointer (&self->task);

  g_assert (SIGNET_IS_CONNECTION_DIALOG (self));

  g_task_return_pointer (task, signet_connection_form_save (self->form), g_object_unref);
  gtk_window_close (GTK_WINDOW (self));
}

/*
 * GObject
 */

static void
signet_connection_dialog_dispose (GObject *object)
{
  SignetConnectionDialog *self = SIGNET_CONNECTION_DIALOG (object);

  if (self->task != NULL)
    g_task_return_new_error (self->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Not saved");
  g_clear_object (&self->task);

  G_OBJECT_CLASS (signet_connection_dialog_parent_class)->dispose (object);
}

static void
signet_connection_dialog_class_init (SignetConnectionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SIGNET_TYPE_CONNECTION_FORM);
  G_OBJECT_CLASS (klass)->dispose = signet_connection_dialog_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, SIGNET_APP_PATH
                                               "/ui/signet-connection-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionDialog, title);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionDialog, kinds);
  gtk_widget_class_bind_template_child (widget_class, SignetConnectionDialog, form);
  gtk_widget_class_bind_template_callback (widget_class, on_back_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_form_notify_complete_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_kinds_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_button_clicked_cb);
}

static void
signet_connection_dialog_init (SignetConnectionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_kinds (self);
}

/*
 * Public
 */

/**
 * signet_connection_dialog_run_async:
 * @parent: the window that it stands before
 * @config: (nullable): what to change, %NULL for a new connection
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Lets the person set up a connection.
 */
void
signet_connection_dialog_run_async (GtkWindow              *parent,
                                    SignetConnectionConfig *config,
                                    GCancellable           *cancellable,
                                    GAsyncReadyCallback     callback,
                                    gpointer                user_data)
{
  SignetConnectionDialog *self;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (config == NULL || SIGNET_IS_CONNECTION_CONFIG (config));

  self = g_object_new (SIGNET_TYPE_CONNECTION_DIALOG, "transient-for", parent, NULL);
  self->task = g_task_new (parent, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, signet_connection_dialog_run_async);
  if (config != NULL)
    {
      SignetConnectionPlaces places;

      signet_connection_config_get_places (config, &places);
      gtk_window_set_title (GTK_WINDOW (self), _("Connection Settings"));
      adw_window_title_set_title (self->title, _("Connection Settings"));
      adw_window_title_set_subtitle (self->title, places.name);
      gtk_button_set_label (self->save_button, _("Save"));
      show_page (self, TRUE, FALSE);
      signet_connection_form_edit (self->form, config);
    }
  else
    {
      show_page (self, FALSE, FALSE);
    }
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * signet_connection_dialog_run_finish:
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Ends [func@Signet.connection_dialog_run_async].
 *
 * Returns: (transfer full) (nullable): what was set up, or %NULL with @error set
 */
SignetConnectionConfig *
signet_connection_dialog_run_finish (GAsyncResult  *result,
                                     GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, signet_connection_dialog_run_async),
                        NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

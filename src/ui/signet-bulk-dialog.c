/* signet-bulk-dialog.c: asks before many credentials are changed, and changes them
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-bulk-dialog.h"

#include "signet-accessible.h"
#include "signet-bulk-dialog-private.h"
#include "signet-bulk-row.h"
#include "signet-tab.h"
#include "signet-time.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

/* One window that asks, then shows how far it is, and where something failed says what and why.
 * AdwMessageDialog closes with its first answer, so this is a window of its own with the look of
 * that one. What each phase shows is in signet-bulk-dialog-phase.c.
 *
 * What asks and what does not, as the GNOME guidelines would have it: a question is for what
 * cannot be taken back, or what breaks something at once for many. Deleting asks always. Setting
 * an owner or an expiry needs to know which. Deactivating several stops programs that are
 * perhaps not meant, so the list of names is worth a look; deactivating one is what the menu of
 * its row does without a question, with Undo. Activating destroys nothing and has Undo too, so a
 * few, which fit in the window and were picked one by one, go without a question. Many were
 * picked by “Select All”, and all of them get access again: that is worth a look.
 */
G_DEFINE_FINAL_TYPE (SignetBulkDialog, signet_bulk_dialog, GTK_TYPE_WINDOW)

/* So many are activated without a question. */
#define FEW 10

/* What takes longer shows how far it is, in milliseconds. */
#define PATIENCE 500

#define WIDTH 460

/*
 * Helpers
 */

static gboolean
needs_question (SignetBulkChange *change)
{
  guint n_total = signet_bulk_change_get_n_total (change);

  switch (signet_bulk_change_get_kind (change))
    {
    case SIGNET_BULK_KIND_ACTIVATE:
      return n_total > FEW;
    case SIGNET_BULK_KIND_DEACTIVATE:
      return n_total > 1;
    case SIGNET_BULK_KIND_DELETE:
    case SIGNET_BULK_KIND_SET_OWNER:
    case SIGNET_BULK_KIND_SET_EXPIRY:
    default:
      return TRUE;
    }
}

/* Takes the answer away from the window before that goes. */
static void
end (SignetBulkDialog *self)
{
  g_autoptr(GTask) task = g_steal_pointer (&self->task);

  if (task == NULL)
    return;

  if (signet_bulk_change_get_n_done (self->change) > 0)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nothing was changed");

  /* Whoever brings an event here holds on to this window, and the parent may close meanwhile:
   * GTK 4.8 would reach for it when this window goes at last.
   */
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
take_values (SignetBulkDialog *self)
{
  SignetBulkKind kind = signet_bulk_change_get_kind (self->change);

  if (kind == SIGNET_BULK_KIND_SET_OWNER)
    signet_bulk_change_set_owner (self->change,
                                  gtk_editable_get_text (GTK_EDITABLE (self->owner_row)));
  else if (kind == SIGNET_BULK_KIND_SET_EXPIRY)
    signet_bulk_change_set_expires (self->change,
                                    signet_expiry_choice_get_expires (self->expiry_choice));
}

/* Nothing more is sent. What is on its way is waited for, and then the window closes. */
static void
cancel_rest (SignetBulkDialog *self)
{
  g_cancellable_cancel (self->running);
  signet_bulk_dialog_update_buttons (self);
}

static void
leave (SignetBulkDialog *self)
{
  if (signet_bulk_change_get_running (self->change))
    cancel_rest (self);
  else
    end (self);
}

/*
 * Callbacks
 */

/* The window may be gone meanwhile: a reference would have kept it open. */
static void
run_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  GWeakRef *place = user_data;
  g_autoptr(SignetBulkDialog) self = g_weak_ref_get (place);
  gboolean done = signet_bulk_change_run_finish (SIGNET_BULK_CHANGE (source), result, NULL);

  g_weak_ref_clear (place);
  g_free (place);
  if (self == NULL || self->task == NULL)
    return;

  g_clear_handle_id (&self->patience_id, g_source_remove);
  if (done || (signet_bulk_change_get_n_failed (self->change) == 0 &&
               g_cancellable_is_cancelled (self->running)))
    {
      end (self);
      return;
    }

  signet_bulk_dialog_show_failures (self);
  gtk_window_present (GTK_WINDOW (self));
}

static void
run (SignetBulkDialog *self)
{
  GWeakRef *place = g_new0 (GWeakRef, 1);

  g_weak_ref_init (place, self);
  g_clear_object (&self->running);
  self->running = g_cancellable_new ();
  signet_bulk_change_run_async (self->change, self->running, run_cb, place);
  signet_bulk_dialog_show_progress (self);
}

static gboolean
on_patience_ended_cb (gpointer user_data)
{
  SignetBulkDialog *self = user_data;

  self->patience_id = 0;
  gtk_window_present (GTK_WINDOW (self));

  return G_SOURCE_REMOVE;
}

static void
on_change_notify_cb (SignetBulkDialog *self)
{
  g_assert (SIGNET_IS_BULK_DIALOG (self));

  signet_bulk_dialog_update_progress (self);
}

static void
on_cancellable_cancelled_cb (SignetBulkDialog *self)
{
  g_assert (SIGNET_IS_BULK_DIALOG (self));

  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_cancel_button_clicked_cb (SignetBulkDialog *self)
{
  g_assert (SIGNET_IS_BULK_DIALOG (self));

  leave (self);
}

static void
on_action_button_clicked_cb (SignetBulkDialog *self)
{
  g_assert (SIGNET_IS_BULK_DIALOG (self));

  if (!self->has_failed)
    take_values (self);
  run (self);
}

static void
on_owner_row_changed_cb (SignetBulkDialog *self)
{
  g_assert (SIGNET_IS_BULK_DIALOG (self));

  signet_bulk_dialog_check (self);
}

static void
on_expiry_choice_notify_valid_cb (SignetBulkDialog *self)
{
  g_assert (SIGNET_IS_BULK_DIALOG (self));

  signet_bulk_dialog_check (self);
}

static void
on_factory_setup_cb (SignetBulkDialog *self,
                     GtkListItem      *item)
{
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, signet_bulk_row_new ());
}

static void
on_factory_bind_cb (SignetBulkDialog *self,
                    GtkListItem      *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  SignetBulkItem *bulk_item = gtk_list_item_get_item (item);
  SignetConnection *connection = signet_bulk_change_get_connection (self->change);
  SignetCredential *credential = signet_bulk_item_get_credential (bulk_item);
  const char *name = signet_credential_get_display_name (credential);
  g_autofree char *facts = NULL;
  g_autofree char *label = NULL;

  if (self->has_failed)
    facts = signet_words_bulk_reason (bulk_item, signet_bulk_change_get_kind (self->change),
                                      g_cancellable_is_cancelled (self->running));
  else
    facts = signet_words_bulk_facts (credential, signet_connection_get_catalogue (connection),
                                     signet_time_now ());
  signet_bulk_row_say (SIGNET_BULK_ROW (row), name, facts);

  /* Without a name of its own the row is announced by the name of its class. */
  label = g_strdup_printf ("%s\n%s", name, facts);
#if GTK_CHECK_VERSION (4, 12, 0)
  gtk_list_item_set_accessible_label (item, label);
#else
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
#endif
}

/* Made, and not shown yet. */
static SignetBulkDialog *
open_dialog (GtkWindow           *parent,
             SignetBulkChange    *change,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  int parent_width = gtk_widget_get_width (GTK_WIDGET (parent));
  SignetBulkDialog *self =
    g_object_new (SIGNET_TYPE_BULK_DIALOG,
                  "application", gtk_window_get_application (parent),
                  "transient-for", parent,
                  "width-request", parent_width > 0 ? MIN (parent_width, WIDTH) : WIDTH,
                  NULL);

  self->change = g_object_ref (change);
  signet_bulk_dialog_offer_expiry (self);
  /* A task that held the parent would keep it open. */
  self->task = g_task_new (change, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, signet_bulk_dialog_run_async);
  /* What was changed was changed, also when the rest is cancelled. */
  g_task_set_check_cancellable (self->task, FALSE);
  g_signal_connect_object (change, "notify::n-done", G_CALLBACK (on_change_notify_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (change, "notify::n-failed", G_CALLBACK (on_change_notify_cb), self,
                           G_CONNECT_SWAPPED);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (on_cancellable_cancelled_cb),
                             self, G_CONNECT_SWAPPED);

  return self;
}

/*
 * Virtual methods
 */

static gboolean
signet_bulk_dialog_close_request (GtkWindow *window)
{
  leave (SIGNET_BULK_DIALOG (window));

  return GDK_EVENT_STOP;
}

/*
 * GObject
 */

/* With the window goes what was not sent yet. */
static void
signet_bulk_dialog_dispose (GObject *object)
{
  SignetBulkDialog *self = SIGNET_BULK_DIALOG (object);
  g_autoptr(GTask) task = g_steal_pointer (&self->task);

  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_cancellable_cancel (self->running);
  if (task != NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The window is closed");

  G_OBJECT_CLASS (signet_bulk_dialog_parent_class)->dispose (object);
}

static void
signet_bulk_dialog_finalize (GObject *object)
{
  SignetBulkDialog *self = SIGNET_BULK_DIALOG (object);

  g_clear_object (&self->change);
  g_clear_object (&self->running);

  G_OBJECT_CLASS (signet_bulk_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-bulk-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetBulkDialog, action_button);
  gtk_widget_class_bind_template_child (widget_class, SignetBulkDialog, body_label);
  gtk_widget_class_bind_template_child (widget_class, SignetBulkDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, SignetBulkDialog, expiry_choice);
  gtk_widget_class_bind_template_child (widget_class, SignetBulkDialog, heading_label);
  gtk_widget_class_bind_template_child (widget_class, SignetBulkDialog, list);
  gtk_widget_class_bind_template_child (widget_class, SignetBulkDialog, list_view);
  gtk_widget_class_bind_template_child (widget_class, SignetBulkDialog, owner_group);
  gtk_widget_class_bind_template_child (widget_class, SignetBulkDialog, owner_hint);
  gtk_widget_class_bind_template_child (widget_class, SignetBulkDialog, owner_row);
  gtk_widget_class_bind_template_child (widget_class, SignetBulkDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, SignetBulkDialog, progress_box);
  gtk_widget_class_bind_template_child (widget_class, SignetBulkDialog, progress_label);
  gtk_widget_class_bind_template_child (widget_class, SignetBulkDialog, separator);
  gtk_widget_class_bind_template_callback (widget_class, on_action_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_expiry_choice_notify_valid_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_factory_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_factory_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_owner_row_changed_cb);
}

static void
signet_bulk_dialog_class_init (SignetBulkDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_bulk_dialog_dispose;
  object_class->finalize = signet_bulk_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = signet_bulk_dialog_close_request;

  g_type_ensure (SIGNET_TYPE_EXPIRY_CHOICE);
  g_type_ensure (SIGNET_TYPE_HINT_ROW);
  bind_template (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
signet_bulk_dialog_init (SignetBulkDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_tab_install_list (GTK_WIDGET (self->list_view));
  signet_accessible_name_lists (self->owner_group, _("Owner"));
}

/*
 * Public
 */

/**
 * signet_bulk_dialog_run_async:
 * @parent: the window that asks
 * @change: what to do, and to which credentials
 * @cancellable: (nullable): a cancellable, which closes the window
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Says what is going to happen to which credentials, lets the person say what to set, and does it
 * if that is wanted. What fails is shown, and can be tried again. Where a question would be in the
 * way there is none, see [func@Signet.BulkDialog.do_async].
 */
void
signet_bulk_dialog_run_async (GtkWindow           *parent,
                              SignetBulkChange    *change,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  SignetBulkDialog *self;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (SIGNET_IS_BULK_CHANGE (change));

  if (!needs_question (change))
    {
      signet_bulk_dialog_do_async (parent, change, cancellable, callback, user_data);
      return;
    }

  self = open_dialog (parent, change, cancellable, callback, user_data);
  signet_bulk_dialog_show_question (self);
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * signet_bulk_dialog_do_async:
 * @parent: the window that asks
 * @change: what to do, and to which credentials
 * @cancellable: (nullable): a cancellable, which closes the window
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Does it without a question. Only what takes long, or fails, is shown. End it with
 * [func@Signet.BulkDialog.run_finish].
 */
void
signet_bulk_dialog_do_async (GtkWindow           *parent,
                             SignetBulkChange    *change,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  SignetBulkDialog *self;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (SIGNET_IS_BULK_CHANGE (change));

  self = open_dialog (parent, change, cancellable, callback, user_data);
  self->patience_id = g_timeout_add (PATIENCE, on_patience_ended_cb, self);
  run (self);
}

/**
 * signet_bulk_dialog_run_finish:
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Ends [func@Signet.BulkDialog.run_async] and [func@Signet.BulkDialog.do_async].
 *
 * Returns: whether any of it was done; the change knows how much
 */
gboolean
signet_bulk_dialog_run_finish (GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, signet_bulk_dialog_run_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* signet-save-dialog.c: asks for a file and writes it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-save-dialog.h"

#include "signet-question.h"
#include "signet-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Asks for a file, writes it, and where that fails says why and asks again, until it is written
 * or the person has enough. What is written, and how, is the business of whoever asks.
 */
struct _SignetSaveDialog
{
  GObject parent_instance;

  GtkWindow *parent;                  /* (weak) a reference would keep a closed window alive */
  GtkFileChooserNative *chooser;      /* (owned) (nullable) while it is open */
  GListStore *filters;                /* (owned) one for each kind of file */
  char *title;                        /* (owned) */
  char *accept_label;                 /* (owned) */
  char *name;                         /* (owned) that is proposed */

  SignetSaveDialogWrite write;
  SignetSaveDialogWriteFinish finish;
  gpointer data;                      /* (owned) by way of @destroy */
  GDestroyNotify destroy;
};

G_DEFINE_FINAL_TYPE (SignetSaveDialog, signet_save_dialog, G_TYPE_OBJECT)

/* One question on screen. It can be answered, and it can vanish with the window. */
typedef struct
{
  GTask *task; /* (owned) (nullable) until it is answered */
} Asking;

static void ask (GTask *task);

/*
 * Helpers
 */

/* Takes the task over. */
static Asking *
new_asking (GTask *task)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->task = task;

  return asking;
}

static guint
find_chosen (SignetSaveDialog *self,
             GtkFileChooser   *chooser)
{
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);
  guint position = 0;

  if (filter != NULL)
    g_list_store_find (self->filters, filter, &position);

  return position;
}

/*
 * Callbacks
 */

static void
on_question_gone_cb (gpointer  user_data,
                     GClosure *closure)
{
  Asking *asking = user_data;

  if (asking->task != NULL)
    g_task_return_new_error (asking->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Not answered");
  g_clear_object (&asking->task);
  g_free (asking);
}

static void
on_failure_response_cb (AdwMessageDialog *dialog,
                        const char       *response,
                        Asking           *asking)
{
  g_autoptr(GTask) task = g_steal_pointer (&asking->task);

  if (g_str_equal (response, "again"))
    ask (g_steal_pointer (&task));
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Not written");
}

/* Takes the task over. */
static void
show_failure (GTask        *task,
              GFile        *file,
              const GError *error)
{
  g_autoptr(GTask) owned = task;
  SignetSaveDialog *self = g_task_get_source_object (task);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  GtkWidget *dialog;

  if (self->parent == NULL)
    {
      g_task_return_error (task, g_error_copy (error));
      return;
    }

  dialog = adw_message_dialog_new (self->parent, NULL, signet_words_get_export_body (error));
  /* Translators: %s is the name of a file */
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _("“%s” Was Not Written"),
                                     shown);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _("Close"),
                                    "again", _("Choose Again…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "again",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "again");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_failure_response_cb),
                         new_asking (g_steal_pointer (&owned)), on_question_gone_cb, 0);
  signet_question_present (ADW_MESSAGE_DIALOG (dialog));
}

static void
write_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignetSaveDialog *self = g_task_get_source_object (task);
  GFile *file = G_FILE (source);
  g_autoptr(GError) error = NULL;

  if (self->finish (file, result, &error))
    g_task_return_pointer (task, g_object_ref (file), g_object_unref);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    show_failure (g_steal_pointer (&task), file, error);
}

static void
on_chooser_response_cb (GtkNativeDialog *dialog,
                        int              response,
                        Asking          *asking)
{
  g_autoptr(GTask) task = g_steal_pointer (&asking->task);
  SignetSaveDialog *self = g_task_get_source_object (task);
  g_autoptr(GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr(GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No file was chosen");
      return;
    }

  self->write (file, find_chosen (self, GTK_FILE_CHOOSER (chooser)), self->data,
               g_task_get_cancellable (task), write_cb, g_object_ref (task));
}

/* The task ends with the question. */
static void
close_question (GTask *task)
{
  SignetSaveDialog *self = g_task_get_source_object (task);
  g_autoptr(GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);

  if (chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
}

/* Before the window closes all that stands before it: GTK believes that nobody but itself does
 * that to the dialog inside.
 */
static gboolean
on_parent_close_request_cb (GtkWindow *parent,
                            GTask     *task)
{
  close_question (task);

  return GDK_EVENT_PROPAGATE;
}

static void
on_cancellable_cancelled_cb (GCancellable *cancellable,
                             GTask        *task)
{
  close_question (task);
}

static GtkFileChooserNative *
make_chooser (SignetSaveDialog *self)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (self->title, self->parent, GTK_FILE_CHOOSER_ACTION_SAVE,
                                 self->accept_label, _("_Cancel"));
  guint n_filters = g_list_model_get_n_items (G_LIST_MODEL (self->filters));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  for (guint i = 0; i < n_filters; i++)
    {
      g_autoptr(GtkFileFilter) filter = g_list_model_get_item (G_LIST_MODEL (self->filters), i);

      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
    }
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), self->name);

  return chooser;
}

/* Takes the task over. */
static void
ask (GTask *task)
{
  g_autoptr(GTask) owned = task;
  SignetSaveDialog *self = g_task_get_source_object (task);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->parent == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The window is closed");
      return;
    }

  self->chooser = make_chooser (self);
  g_signal_connect_data (self->chooser, "response", G_CALLBACK (on_chooser_response_cb),
                         new_asking (g_steal_pointer (&owned)), on_question_gone_cb, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/*
 * GObject
 */

static void
signet_save_dialog_finalize (GObject *object)
{
  SignetSaveDialog *self = SIGNET_SAVE_DIALOG (object);

  if (self->destroy != NULL)
    self->destroy (self->data);
  g_clear_weak_pointer (&self->parent);
  g_clear_object (&self->chooser);
  g_clear_object (&self->filters);
  g_free (self->title);
  g_free (self->accept_label);
  g_free (self->name);

  G_OBJECT_CLASS (signet_save_dialog_parent_class)->finalize (object);
}

static void
signet_save_dialog_class_init (SignetSaveDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_save_dialog_finalize;
}

static void
signet_save_dialog_init (SignetSaveDialog *self)
{
  self->filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
}

/*
 * Public
 */

/**
 * signet_save_dialog_new:
 * @parent: the window that asks
 * @title: what for
 * @accept_label: the word on the button, with its mnemonic
 * @name: the name of a file that is proposed
 *
 * Returns: (transfer full): a question that is not asked yet
 */
SignetSaveDialog *
signet_save_dialog_new (GtkWindow  *parent,
                        const char *title,
                        const char *accept_label,
                        const char *name)
{
  SignetSaveDialog *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (accept_label != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (SIGNET_TYPE_SAVE_DIALOG, NULL);
  g_set_weak_pointer (&self->parent, parent);
  self->title = g_strdup (title);
  self->accept_label = g_strdup (accept_label);
  self->name = g_strdup (name);

  return self;
}

/**
 * signet_save_dialog_add_kind:
 * @self: a question
 * @name: what people call files of that kind
 * @media_type: what programs call them
 * @suffix: how their names end, without a full stop
 *
 * Lets the person choose between this kind of file and others that were added.
 */
void
signet_save_dialog_add_kind (SignetSaveDialog *self,
                             const char       *name,
                             const char       *media_type,
                             const char       *suffix)
{
  g_autoptr(GtkFileFilter) filter = NULL;

  g_return_if_fail (SIGNET_IS_SAVE_DIALOG (self));

  filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_mime_type (filter, media_type);
  gtk_file_filter_add_suffix (filter, suffix);
  g_list_store_append (self->filters, filter);
}

/**
 * signet_save_dialog_set_writer:
 * @self: a question
 * @write: begins to write a file
 * @finish: ends that
 * @data: what to give to @write
 * @destroy: (nullable): what to do with @data at the end
 *
 * Sets what becomes of the file that is chosen.
 */
void
signet_save_dialog_set_writer (SignetSaveDialog            *self,
                               SignetSaveDialogWrite        write,
                               SignetSaveDialogWriteFinish  finish,
                               gpointer                     data,
                               GDestroyNotify               destroy)
{
  g_return_if_fail (SIGNET_IS_SAVE_DIALOG (self));
  g_return_if_fail (self->write == NULL);

  self->write = write;
  self->finish = finish;
  self->data = data;
  self->destroy = destroy;
}

/**
 * signet_save_dialog_run_async:
 * @self: a question with a writer
 * @cancellable: (nullable): a cancellable, which closes the question
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Lets the person choose a file, and has it written. An error on the way is shown here, and
 * lets the person choose again.
 */
void
signet_save_dialog_run_async (SignetSaveDialog    *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (SIGNET_IS_SAVE_DIALOG (self));
  g_return_if_fail (self->write != NULL);
  g_return_if_fail (self->chooser == NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_save_dialog_run_async);
  if (self->parent != NULL)
    g_signal_connect_object (self->parent, "close-request",
                             G_CALLBACK (on_parent_close_request_cb), task, 0);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (on_cancellable_cancelled_cb),
                             task, 0);
  ask (task);
}

/**
 * signet_save_dialog_run_finish:
 * @self: a question
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.SaveDialog.run_async].
 *
 * Returns: (transfer full) (nullable): the file, if it is written
 */
GFile *
signet_save_dialog_run_finish (SignetSaveDialog  *self,
                               GAsyncResult      *result,
                               GError           **error)
{
  g_return_val_if_fail (SIGNET_IS_SAVE_DIALOG (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

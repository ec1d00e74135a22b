/* signet-save-dialog.h: asks for a file and writes it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_SAVE_DIALOG (signet_save_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SignetSaveDialog, signet_save_dialog, SIGNET, SAVE_DIALOG, GObject)

/**
 * SignetSaveDialogWrite:
 * @file: where to write
 * @chosen: the position of the kind of file that was chosen, 0 if there are none to choose from
 * @data: what was given with this function
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Begins to write. The source of the result is @file.
 */
typedef void     (*SignetSaveDialogWrite)       (GFile                *file,
                                                 guint                 chosen,
                                                 gpointer              data,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);

/**
 * SignetSaveDialogWriteFinish:
 * @file: where it was written
 * @result: what the callback was given
 * @error: return location for a %G_IO_ERROR
 *
 * Ends [callback@Signet.SaveDialogWrite].
 *
 * Returns: whether all of it is written
 */
typedef gboolean (*SignetSaveDialogWriteFinish) (GFile                *file,
                                                 GAsyncResult         *result,
                                                 GError              **error);

SignetSaveDialog *signet_save_dialog_new        (GtkWindow                    *parent,
                                                 const char                   *title,
                                                 const char                   *accept_label,
                                                 const char                   *name);
void              signet_save_dialog_add_kind   (SignetSaveDialog             *self,
                                                 const char                   *name,
                                                 const char                   *media_type,
                                                 const char                   *suffix);
void              signet_save_dialog_set_writer (SignetSaveDialog             *self,
                                                 SignetSaveDialogWrite         write,
                                                 SignetSaveDialogWriteFinish   finish,
                                                 gpointer                      data,
                                                 GDestroyNotify                destroy);
void              signet_save_dialog_run_async  (SignetSaveDialog             *self,
                                                 GCancellable                 *cancellable,
                                                 GAsyncReadyCallback           callback,
                                                 gpointer                      user_data);
GFile            *signet_save_dialog_run_finish (SignetSaveDialog             *self,
                                                 GAsyncResult                 *result,
                                                 GError                      **error);

G_END_DECLS

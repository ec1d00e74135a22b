/* signet-save-filter-dialog.c: asks for the name of a filter to keep
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-save-filter-dialog.h"

#include "signet-accessible.h"
#include "signet-question.h"
#include "signet-text.h"

#include <glib/gi18n-lib.h>

struct _SignetSaveFilterDialog
{
  AdwMessageDialog parent_instance;

  SignetSavedFilters *saved; /* (owned) */
  char *text;                /* (owned) what the filter wants */

  /* Template children, borrowed. */
  GtkEditable *entry;
  GtkLabel *hint;
};

G_DEFINE_FINAL_TYPE (SignetSaveFilterDialog, signet_save_filter_dialog, ADW_TYPE_MESSAGE_DIALOG)

/*
 * Helpers
 */

static char *
dup_name (SignetSaveFilterDialog *self)
{
  return signet_text_strip (gtk_editable_get_text (self->entry));
}

/* The hint keeps its line, so that the dialog does not change its size under the hands. */
static void
update (SignetSaveFilterDialog *self)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self);
  g_autofree char *name = dup_name (self);
  gboolean is_taken = signet_saved_filters_get_text (self->saved, name) != NULL;

  gtk_label_set_text (self->hint, is_taken ? _("The saved filter of this name is replaced.")
                                           : "");
  adw_message_dialog_set_response_label (dialog, "save", is_taken ? _("_Replace") : _("_Save"));
  signet_accessible_name_buttons (GTK_WIDGET (dialog));
  adw_message_dialog_set_response_enabled (dialog, "save", *name != '\0');
}

/*
 * Callbacks
 */

static void
on_entry_changed_cb (SignetSaveFilterDialog *self)
{
  g_assert (SIGNET_IS_SAVE_FILTER_DIALOG (self));

  if (self->saved != NULL)
    update (self);
}

/*
 * Virtual methods
 */

static void
signet_save_filter_dialog_response (AdwMessageDialog *dialog,
                                    const char       *response)
{
  SignetSaveFilterDialog *self = SIGNET_SAVE_FILTER_DIALOG (dialog);
  g_autofree char *name = dup_name (self);

  if (g_str_equal (response, "save") && *name != '\0')
    signet_saved_filters_save (self->saved, name, self->text);
}

/*
 * GObject
 */

static void
signet_save_filter_dialog_dispose (GObject *object)
{
  SignetSaveFilterDialog *self = SIGNET_SAVE_FILTER_DIALOG (object);

  g_clear_object (&self->saved);

  G_OBJECT_CLASS (signet_save_filter_dialog_parent_class)->dispose (object);
}

static void
signet_save_filter_dialog_finalize (GObject *object)
{
  g_free (SIGNET_SAVE_FILTER_DIALOG (object)->text);

  G_OBJECT_CLASS (signet_save_filter_dialog_parent_class)->finalize (object);
}

static void
signet_save_filter_dialog_class_init (SignetSaveFilterDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_save_filter_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = signet_save_filter_dialog_finalize;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = signet_save_filter_dialog_response;

  gtk_widget_class_set_template_from_resource (widget_class, SIGNET_APP_PATH
                                               "/ui/signet-save-filter-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetSaveFilterDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, SignetSaveFilterDialog, hint);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed_cb);
}

static void
signet_save_filter_dialog_init (SignetSaveFilterDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/*
 * Public
 */

/**
 * signet_save_filter_dialog_present:
 * @parent: the window that asks
 * @saved: where to keep it
 * @text: what [method@Signet.Filter.to_string] gave
 * @words: the same for people
 *
 * Asks for a name, says so if it is taken, and keeps the filter under it.
 */
void
signet_save_filter_dialog_present (GtkWindow          *parent,
                                   SignetSavedFilters *saved,
                                   const char         *text,
                                   const char         *words)
{
  SignetSaveFilterDialog *self;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (SIGNET_IS_SAVED_FILTERS (saved));
  g_return_if_fail (text != NULL && words != NULL);

  self = g_object_new (SIGNET_TYPE_SAVE_FILTER_DIALOG,
                       "transient-for", parent,
                       "body", words,
                       NULL);
  self->saved = g_object_ref (saved);
  self->text = g_strdup (text);
  update (self);
  signet_question_present (ADW_MESSAGE_DIALOG (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

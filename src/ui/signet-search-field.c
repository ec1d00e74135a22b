/* signet-search-field.c: where a search is typed, and filters are saved and taken up again
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-search-field.h"

#include "signet-save-filter-dialog.h"
#include "signet-saved-row.h"
#include "signet-tab.h"
#include "signet-text.h"
#include "signet-words.h"

#include <string.h>

/* The entry and the filter follow each other. Behind the button are all saved filters, and
 * while somebody types, those whose name has the typed words in it are offered below.
 */
struct _SignetSearchField
{
  GtkWidget parent_instance;

  SignetCredentialView *view; /* (owned) (nullable) */
  SignetSavedFilters *saved;  /* (owned) (nullable) */
  char *search;               /* (owned) (nullable) the last one that filter and entry shared */
  gboolean following;         /* whether the entry is being given what the filter has */

  /* Template children, borrowed. */
  GtkEditable *entry;
  GtkMenuButton *button;
  GtkPopover *offers_popover;
  GtkListBox *offers;
  GtkPopover *saved_popover;
  GtkListBox *list;
  GtkWidget *list_scroller;
  GtkWidget *empty_label;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (SignetSearchField, signet_search_field, GTK_TYPE_WIDGET)

/* More offers would hide the list that the typing searches anyway. */
#define MAX_OFFERS 5

/*
 * Helpers
 */

static SignetFilter *
get_filter (SignetSearchField *self)
{
  return signet_credential_view_get_filter (self->view);
}

static char *
describe (SignetSearchField *self,
          const char        *text)
{
  SignetRowContext *context = signet_credential_view_get_context (self->view);
  g_autoptr(SignetFilter) filter = signet_filter_new ();

  signet_filter_set_string (filter, text);

  return signet_words_filter (filter, signet_row_context_get_catalogue (context),
                              signet_row_context_get_organization (context));
}

static void
remove_rows (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static SignetSavedRow *
add_row (SignetSearchField *self,
         GtkListBox        *list,
         const char        *name)
{
  g_autofree char *words = describe (self, signet_saved_filters_get_text (self->saved, name));
  GtkWidget *row = signet_saved_row_new (name, words);

  gtk_list_box_append (list, row);

  return SIGNET_SAVED_ROW (row);
}

/* A search that is there has to be seen. */
static void
show_search (SignetSearchField *self)
{
  const char *search = signet_filter_get_search (get_filter (self));
  GtkWidget *bar = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SEARCH_BAR);

  g_free (self->search);
  self->search = g_strdup (search);
  self->following = TRUE;
  if (!g_str_equal (gtk_editable_get_text (self->entry), search))
    gtk_editable_set_text (self->entry, search);
  gtk_editable_set_position (self->entry, -1);
  self->following = FALSE;
  if (*search != '\0' && bar != NULL)
    gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (bar), TRUE);
}

/* What is typed comes to the filter a little later, unless somebody needs it now. */
static void
take_search (SignetSearchField *self)
{
  g_free (self->search);
  self->search = g_strdup (gtk_editable_get_text (self->entry));
  signet_credential_view_set_search (self->view, self->search);
}

static void
apply (SignetSearchField *self,
       const char        *name)
{
  g_autofree char *text = g_strdup (signet_saved_filters_get_text (self->saved, name));

  if (text == NULL)
    return;

  gtk_popover_popdown (self->offers_popover);
  gtk_popover_popdown (self->saved_popover);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  signet_filter_set_string (get_filter (self), text);
  show_search (self);
}

static gboolean
is_offered (const char         *name,
            const char * const *words)
{
  g_autofree char *folded = signet_text_fold (name);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strstr (folded, words[i]) == NULL)
        return FALSE;
    }

  return *words != NULL;
}

static void
update_offers (SignetSearchField *self)
{
  g_auto(GStrv) words = signet_text_fold_words (gtk_editable_get_text (self->entry));
  g_auto(GStrv) names = signet_saved_filters_dup_names (self->saved);
  guint n_offers = 0;

  remove_rows (self->offers);
  for (guint i = 0; names[i] != NULL && n_offers < MAX_OFFERS; i++)
    {
      if (!is_offered (names[i], (const char * const *) words))
        continue;
      add_row (self, self->offers, names[i]);
      n_offers++;
    }
  gtk_list_box_unselect_all (self->offers);

  if (n_offers > 0 && !self->following && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      gtk_widget_set_size_request (GTK_WIDGET (self->offers_popover),
                                   gtk_widget_get_width (GTK_WIDGET (self->entry)), -1);
      gtk_popover_popup (self->offers_popover);
    }
  else
    {
      gtk_popover_popdown (self->offers_popover);
    }
}

/* Gives whether there was an offer to go to. Above the first one, the entry is meant. */
static gboolean
move_in_offers (SignetSearchField *self,
                int                step)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->offers);
  int index = (selected != NULL ? gtk_list_box_row_get_index (selected) : -1) + step;
  GtkListBoxRow *next = index >= 0 ? gtk_list_box_get_row_at_index (self->offers, index) : NULL;

  if (!gtk_widget_get_visible (GTK_WIDGET (self->offers_popover)))
    return FALSE;

  gtk_list_box_select_row (self->offers, next);

  return next != NULL || step < 0;
}

/*
 * Callbacks
 */

static void
on_delete_clicked_cb (SignetSearchField *self,
                      GtkButton         *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), SIGNET_TYPE_SAVED_ROW);
  g_autofree char *name = g_strdup (signet_saved_row_get_name (SIGNET_SAVED_ROW (row)));

  g_assert (SIGNET_IS_SEARCH_FIELD (self));

  /* The row is about to go, and the focus with it. */
  gtk_widget_grab_focus (self->save_button);
  signet_saved_filters_delete (self->saved, name);
}

static void
on_saved_changed_cb (SignetSearchField *self)
{
  g_auto(GStrv) names = NULL;

  g_assert (SIGNET_IS_SEARCH_FIELD (self));

  if (self->view == NULL || self->saved == NULL)
    return;

  names = signet_saved_filters_dup_names (self->saved);
  remove_rows (self->list);
  for (guint i = 0; names[i] != NULL; i++)
    {
      SignetSavedRow *row = add_row (self, self->list, names[i]);

      g_signal_connect_object (signet_saved_row_add_delete (row), "clicked",
                               G_CALLBACK (on_delete_clicked_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_widget_set_visible (self->list_scroller, *names != NULL);
  gtk_widget_set_visible (self->empty_label, *names == NULL);
}

/* The rows tell names of workspaces, which may have come since they were made. It has to be done
 * before the popover is shown, which looks for a row to give the focus to.
 */
static void
on_create_popup_cb (GtkMenuButton *button,
                    gpointer       user_data)
{
  SignetSearchField *self = SIGNET_SEARCH_FIELD (user_data);

  take_search (self);
  on_saved_changed_cb (self);
  gtk_widget_set_sensitive (self->save_button, !signet_filter_is_empty (get_filter (self)));
}

static void
on_save_button_clicked_cb (SignetSearchField *self)
{
  g_autofree char *text = signet_filter_to_string (get_filter (self));
  g_autofree char *words = describe (self, text);

  g_assert (SIGNET_IS_SEARCH_FIELD (self));

  gtk_popover_popdown (self->saved_popover);
  signet_save_filter_dialog_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                     self->saved, text, words);
}

static void
on_row_activated_cb (SignetSearchField *self,
                     SignetSavedRow    *row)
{
  g_autofree char *name = g_strdup (signet_saved_row_get_name (row));

  g_assert (SIGNET_IS_SEARCH_FIELD (self));

  apply (self, name);
}

static void
on_filter_changed_cb (SignetSearchField *self)
{
  g_assert (SIGNET_IS_SEARCH_FIELD (self));

  /* Not what is being typed, which comes to the filter a little later. */
  if (g_strcmp0 (signet_filter_get_search (get_filter (self)), self->search) != 0)
    show_search (self);
}

static void
on_entry_changed_cb (SignetSearchField *self)
{
  g_assert (SIGNET_IS_SEARCH_FIELD (self));

  if (self->view != NULL && self->saved != NULL)
    update_offers (self);
}

static void
on_entry_search_changed_cb (SignetSearchField *self)
{
  g_assert (SIGNET_IS_SEARCH_FIELD (self));

  /* An entry that is given another text is empty for a moment, and tells so. */
  if (!self->following)
    take_search (self);
}

static void
on_entry_activate_cb (SignetSearchField *self)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->offers);

  g_assert (SIGNET_IS_SEARCH_FIELD (self));

  if (selected != NULL && gtk_widget_get_visible (GTK_WIDGET (self->offers_popover)))
    {
      on_row_activated_cb (self, SIGNET_SAVED_ROW (selected));
      return;
    }

  gtk_popover_popdown (self->offers_popover);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Down leads from the search to what is offered, and on to what was found, as it does in every
 * list below an entry.
 */
static gboolean
on_key_pressed_cb (SignetSearchField     *self,
                   guint                  keyval,
                   guint                  keycode,
                   GdkModifierType        state,
                   GtkEventControllerKey *controller)
{
  g_assert (SIGNET_IS_SEARCH_FIELD (self));

  if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    return move_in_offers (self, -1);
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  if (move_in_offers (self, 1))
    return GDK_EVENT_STOP;

  gtk_popover_popdown (self->offers_popover);

  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
on_focus_leave_cb (SignetSearchField *self)
{
  g_assert (SIGNET_IS_SEARCH_FIELD (self));

  gtk_popover_popdown (self->offers_popover);
}

/*
 * Virtual methods
 */

static gboolean
signet_search_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SIGNET_SEARCH_FIELD (widget)->entry));
}

/*
 * GObject
 */

static void
signet_search_field_dispose (GObject *object)
{
  SignetSearchField *self = SIGNET_SEARCH_FIELD (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SIGNET_TYPE_SEARCH_FIELD);
  g_clear_object (&self->saved);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (signet_search_field_parent_class)->dispose (object);
}

static void
signet_search_field_finalize (GObject *object)
{
  g_free (SIGNET_SEARCH_FIELD (object)->search);

  G_OBJECT_CLASS (signet_search_field_parent_class)->finalize (object);
}

static void
signet_search_field_class_init (SignetSearchFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_search_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = signet_search_field_finalize;
  widget_class->focus = signet_tab_focus;
  widget_class->grab_focus = signet_search_field_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-search-field.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetSearchField, entry);
  gtk_widget_class_bind_template_child (widget_class, SignetSearchField, button);
  gtk_widget_class_bind_template_child (widget_class, SignetSearchField, offers_popover);
  gtk_widget_class_bind_template_child (widget_class, SignetSearchField, offers);
  gtk_widget_class_bind_template_child (widget_class, SignetSearchField, saved_popover);
  gtk_widget_class_bind_template_child (widget_class, SignetSearchField, list);
  gtk_widget_class_bind_template_child (widget_class, SignetSearchField, list_scroller);
  gtk_widget_class_bind_template_child (widget_class, SignetSearchField, empty_label);
  gtk_widget_class_bind_template_child (widget_class, SignetSearchField, save_button);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_button_clicked_cb);
}

static void
signet_search_field_init (SignetSearchField *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  /* Before the entry itself, for which Down means nothing. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_focus_leave_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  gtk_menu_button_set_create_popup_func (self->button, on_create_popup_cb, self, NULL);
}

/*
 * Public
 */

/**
 * signet_search_field_get_entry:
 * @self: a field
 *
 * Returns: (transfer none): where the search is typed
 */
GtkEditable *
signet_search_field_get_entry (SignetSearchField *self)
{
  g_return_val_if_fail (SIGNET_IS_SEARCH_FIELD (self), NULL);

  return self->entry;
}

/**
 * signet_search_field_set_view:
 * @self: a field
 * @view: the list that is searched
 *
 * Sets the list. It can be set only once.
 */
void
signet_search_field_set_view (SignetSearchField    *self,
                              SignetCredentialView *view)
{
  g_return_if_fail (SIGNET_IS_SEARCH_FIELD (self));
  g_return_if_fail (SIGNET_IS_CREDENTIAL_VIEW (view));
  g_return_if_fail (self->view == NULL);

  self->view = g_object_ref (view);
  g_signal_connect_object (get_filter (self), "changed", G_CALLBACK (on_filter_changed_cb),
                           self, G_CONNECT_SWAPPED);
  show_search (self);
}

/**
 * signet_search_field_set_saved:
 * @self: a field
 * @saved: the saved filters
 *
 * Sets what is offered. It can be set only once.
 */
void
signet_search_field_set_saved (SignetSearchField  *self,
                               SignetSavedFilters *saved)
{
  g_return_if_fail (SIGNET_IS_SEARCH_FIELD (self));
  g_return_if_fail (SIGNET_IS_SAVED_FILTERS (saved));
  g_return_if_fail (self->saved == NULL);

  self->saved = g_object_ref (saved);
  g_signal_connect_object (saved, "changed", G_CALLBACK (on_saved_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

/* signet-workspace-picker.c: picks any number of workspaces of an account
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-workspace-picker.h"

#include "signet-tab.h"
#include "signet-text.h"
#include "signet-words.h"
#include "signet-workspace-check.h"
#include "signet-workspace-choice.h"
#include "signet-wrap-layout.h"

#include <glib/gi18n-lib.h>

/* The height of a row, and how many of them are seen before the list scrolls. The last one
 * is cut, which tells that there are more.
 */
#define ROW_HEIGHT 36
#define ROWS_SEEN 4.75

/* choices (GListStore of SignetWorkspaceChoice)
 *   → shown (GtkFilterListModel: what is searched for)
 *     → GtkNoSelection → list_view
 */
struct _SignetWorkspacePicker
{
  GtkBox parent_instance;

  SignetAccount *account; /* (owned) (nullable) */
  GListStore *choices;    /* (owned) */
  GtkFilterListModel *shown; /* (owned) */
  GtkCustomFilter *filter;   /* (owned) */
  char *searched;         /* (owned) folded */
  gboolean picking_many;

  GtkLabel *count_label;     /* (template) */
  GtkListView *list_view;    /* (template) */
  GtkStack *stack;           /* (template) */
  GtkSearchEntry *search_entry; /* (template) */
  GtkButton *select_button;  /* (template) */
};

G_DEFINE_FINAL_TYPE (SignetWorkspacePicker, signet_workspace_picker, GTK_TYPE_BOX)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/*
 * Helpers
 */

static SignetWorkspaceChoice *
peek_choice (GListModel *model,
             guint       index)
{
  g_autoptr(SignetWorkspaceChoice) choice = g_list_model_get_item (model, index);

  /* The model keeps it alive. */
  return choice;
}

static guint
count_picked (GListModel *model)
{
  guint n_picked = 0;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      if (signet_workspace_choice_get_picked (peek_choice (model, i)))
        n_picked++;
    }

  return n_picked;
}

static void
show_counts (SignetWorkspacePicker *self)
{
  GListModel *shown = G_LIST_MODEL (self->shown);
  guint n_choices = g_list_model_get_n_items (G_LIST_MODEL (self->choices));
  guint n_shown = g_list_model_get_n_items (shown);
  gboolean all = n_shown > 0 && count_picked (shown) == n_shown;
  g_autofree char *count = NULL;
  g_autofree char *label = NULL;

  /* Translators: how many workspaces are picked, and how many there are: “3 of 12” */
  count = g_strdup_printf (_("%u of %u"), count_picked (G_LIST_MODEL (self->choices)), n_choices);
  gtk_label_set_label (self->count_label, count);

  if (*self->searched == '\0')
    label = g_strdup (all ? _("Deselect All") : _("Select All"));
  else if (all)
    /* Translators: lets all go that the search has found */
    label = g_strdup_printf (ngettext ("Deselect %u Shown", "Deselect %u Shown", n_shown),
                             n_shown);
  else
    /* Translators: picks all that the search has found */
    label = g_strdup_printf (ngettext ("Select %u Shown", "Select %u Shown", n_shown), n_shown);
  gtk_button_set_label (self->select_button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->select_button), n_shown > 0);
  gtk_stack_set_visible_child_name (self->stack, n_shown > 0 ? "list" : "nothing");
}

/* The height follows from all workspaces, not from those that are found, so that the page
 * does not jump while one searches.
 */
static void
update_height (SignetWorkspacePicker *self)
{
  guint n_choices = g_list_model_get_n_items (G_LIST_MODEL (self->choices));
  int height = (int) (MIN (MAX (n_choices, 1), ROWS_SEEN) * ROW_HEIGHT);

  gtk_widget_set_size_request (GTK_WIDGET (self->stack), -1, height);
}

static void
update_search_hint (SignetWorkspacePicker *self)
{
  guint n_choices = g_list_model_get_n_items (G_LIST_MODEL (self->choices));
  g_autofree char *hint = g_strdup_printf (ngettext ("Search %u workspace",
                                                     "Search %u workspaces", n_choices),
                                           n_choices);

  g_object_set (self->search_entry, "placeholder-text", hint, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->search_entry), n_choices > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->select_button), n_choices > 1);
}

static gboolean
is_found (gpointer item,
          gpointer user_data)
{
  SignetWorkspacePicker *self = user_data;

  return signet_workspace_choice_is_found_by (item, self->searched);
}

static void
emit_changed (SignetWorkspacePicker *self)
{
  show_counts (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_choice_notify_picked_cb (SignetWorkspaceChoice *choice,
                            GParamSpec            *pspec,
                            SignetWorkspacePicker *self)
{
  g_assert (SIGNET_IS_WORKSPACE_PICKER (self));

  if (!self->picking_many)
    emit_changed (self);
}

static void
add_choice (SignetWorkspacePicker *self,
            GPtrArray             *choices,
            gint64                 id,
            const char            *name,
            gboolean               gone,
            gboolean               picked)
{
  SignetWorkspaceChoice *choice = signet_workspace_choice_new (id, name, gone);

  signet_workspace_choice_set_picked (choice, picked);
  g_signal_connect_object (choice, "notify::picked", G_CALLBACK (on_choice_notify_picked_cb),
                           self, 0);
  g_ptr_array_add (choices, choice);
}

/* Gives the name under which a workspace was last seen, so that one that is gone keeps it. */
static char *
recall_name (SignetWorkspacePicker *self,
             gint64                 id)
{
  GListModel *model = G_LIST_MODEL (self->choices);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      SignetWorkspaceChoice *choice = peek_choice (model, i);

      if (signet_workspace_choice_get_id (choice) == id)
        return g_strdup (signet_workspace_choice_get_name (choice));
    }

  return signet_words_workspace (id, NULL);
}

static gboolean
is_among (gint64        id,
          const gint64 *ids,
          guint         n_ids)
{
  for (guint i = 0; i < n_ids; i++)
    {
      if (ids[i] == id)
        return TRUE;
    }

  return FALSE;
}

/* What is gone comes first, because it has to be let go; then, in a long list, what is
 * picked, because nobody would find three among hundreds; then the rest, each as the
 * issuer orders them.
 */
static void
fill (SignetWorkspacePicker *self,
      const gint64          *ids,
      guint                  n_ids)
{
  g_autoptr(GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_workspaces = self->account != NULL ? signet_account_get_n_workspaces (self->account) : 0;
  gboolean picked_first = n_workspaces > ROWS_SEEN;

  for (guint i = 0; i < n_ids; i++)
    {
      g_autofree char *name = NULL;

      if (self->account != NULL && signet_account_find_workspace (self->account, ids[i]) != NULL)
        continue;
      name = recall_name (self, ids[i]);
      add_choice (self, choices, ids[i], name, TRUE, TRUE);
    }

  for (guint pass = picked_first ? 0 : 1; pass < 2; pass++)
    {
      for (guint i = 0; i < n_workspaces; i++)
        {
          SignetWorkspace *workspace = signet_account_get_workspace (self->account, i);
          gint64 id = signet_workspace_get_id (workspace);
          gboolean picked = is_among (id, ids, n_ids);

          if (!picked_first || picked == (pass == 0))
            add_choice (self, choices, id, signet_workspace_get_name (workspace), FALSE, picked);
        }
    }

  g_list_store_splice (self->choices, 0, g_list_model_get_n_items (G_LIST_MODEL (self->choices)),
                       choices->pdata, choices->len);
  update_height (self);
  update_search_hint (self);
  show_counts (self);
}

/*
 * Callbacks
 */

static void
on_search_entry_search_changed_cb (SignetWorkspacePicker *self)
{
  g_autofree char *stripped = NULL;

  g_assert (SIGNET_IS_WORKSPACE_PICKER (self));

  stripped = signet_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  g_free (self->searched);
  self->searched = signet_text_fold (stripped);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", 0);
  show_counts (self);
}

/* Esc first ends the search; with nothing to search for it means the window. */
static void
on_search_entry_stop_search_cb (SignetWorkspacePicker *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_assert (SIGNET_IS_WORKSPACE_PICKER (self));

  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  else if (GTK_IS_WINDOW (root))
    gtk_window_close (GTK_WINDOW (root));
}

static void
on_select_button_clicked_cb (SignetWorkspacePicker *self)
{
  GListModel *shown;
  gboolean pick;

  g_assert (SIGNET_IS_WORKSPACE_PICKER (self));

  shown = G_LIST_MODEL (self->shown);
  pick = count_picked (shown) < g_list_model_get_n_items (shown);

  self->picking_many = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    signet_workspace_choice_set_picked (peek_choice (shown, i), pick);
  self->picking_many = FALSE;
  emit_changed (self);
}

static void
on_factory_setup_cb (GtkSignalListItemFactory *factory,
                     GtkListItem              *item)
{
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, signet_workspace_check_new ());
}

static void
on_factory_bind_cb (GtkSignalListItemFactory *factory,
                    GtkListItem              *item)
{
  GtkWidget *check = gtk_list_item_get_child (item);
  SignetWorkspaceChoice *choice = gtk_list_item_get_item (item);
  const char *name = signet_workspace_choice_get_name (choice);

  signet_workspace_check_set_choice (SIGNET_WORKSPACE_CHECK (check), choice);

  /* Without a name of its own the row is announced by the name of its class. */
#if GTK_CHECK_VERSION (4, 12, 0)
  gtk_list_item_set_accessible_label (item, name);
#else
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (check)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
#endif
}

static void
on_factory_unbind_cb (GtkSignalListItemFactory *factory,
                      GtkListItem              *item)
{
  signet_workspace_check_set_choice (SIGNET_WORKSPACE_CHECK (gtk_list_item_get_child (item)),
                                     NULL);
}

/*
 * GObject
 */

static void
signet_workspace_picker_dispose (GObject *object)
{
  SignetWorkspacePicker *self = SIGNET_WORKSPACE_PICKER (object);

  g_clear_object (&self->account);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->choices);

  G_OBJECT_CLASS (signet_workspace_picker_parent_class)->dispose (object);
}

static void
signet_workspace_picker_finalize (GObject *object)
{
  SignetWorkspacePicker *self = SIGNET_WORKSPACE_PICKER (object);

  g_free (self->searched);

  G_OBJECT_CLASS (signet_workspace_picker_parent_class)->finalize (object);
}

static void
signet_workspace_picker_class_init (SignetWorkspacePickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_workspace_picker_dispose;
  object_class->finalize = signet_workspace_picker_finalize;

  /**
   * SignetWorkspacePicker::changed:
   *
   * Emitted after the person picked workspaces or let some go.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", SIGNET_TYPE_WORKSPACE_PICKER, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SIGNET_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, SIGNET_APP_PATH
                                               "/ui/signet-workspace-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetWorkspacePicker, count_label);
  gtk_widget_class_bind_template_child (widget_class, SignetWorkspacePicker, list_view);
  gtk_widget_class_bind_template_child (widget_class, SignetWorkspacePicker, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SignetWorkspacePicker, select_button);
  gtk_widget_class_bind_template_child (widget_class, SignetWorkspacePicker, stack);
  gtk_widget_class_bind_template_callback (widget_class, on_factory_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_factory_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_factory_unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_entry_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_entry_stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_select_button_clicked_cb);
}

static void
signet_workspace_picker_init (SignetWorkspacePicker *self)
{
  GtkNoSelection *selection;

  gtk_widget_init_template (GTK_WIDGET (self));
  signet_tab_install_list (GTK_WIDGET (self->list_view));

  self->searched = g_strdup ("");
  self->choices = g_list_store_new (SIGNET_TYPE_WORKSPACE_CHOICE);
  self->filter = gtk_custom_filter_new (is_found, self, NULL);
  self->shown = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->choices)),
                                           g_object_ref (GTK_FILTER (self->filter)));
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  fill (self, NULL, 0);
}

/*
 * Public
 */

/**
 * signet_workspace_picker_new:
 *
 * Returns: (transfer full): a picker for no account yet
 */
GtkWidget *
signet_workspace_picker_new (void)
{
  return g_object_new (SIGNET_TYPE_WORKSPACE_PICKER, NULL);
}

/**
 * signet_workspace_picker_set_account:
 * @self: a picker
 * @account: (nullable): an account
 *
 * Offers the workspaces of @account. If it is the same account as before, loaded again, what
 * was picked stays picked, and what it has no more is marked. Otherwise all are let go.
 */
void
signet_workspace_picker_set_account (SignetWorkspacePicker *self,
                                     SignetAccount         *account)
{
  g_autoptr(GArray) picked = NULL;
  gboolean same;

  g_return_if_fail (SIGNET_IS_WORKSPACE_PICKER (self));
  g_return_if_fail (account == NULL || SIGNET_IS_ACCOUNT (account));

  picked = signet_workspace_picker_get_picked (self);
  same = account != NULL && self->account != NULL &&
         signet_account_get_id (account) == signet_account_get_id (self->account);
  g_set_object (&self->account, account);
  fill (self, (const gint64 *) (gpointer) picked->data, same ? picked->len : 0);
}

/**
 * signet_workspace_picker_get_picked:
 * @self: a picker
 *
 * Returns: (transfer full) (element-type gint64): the ids of the workspaces that are picked
 */
GArray *
signet_workspace_picker_get_picked (SignetWorkspacePicker *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GListModel *model;

  g_return_val_if_fail (SIGNET_IS_WORKSPACE_PICKER (self), ids);

  model = G_LIST_MODEL (self->choices);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      SignetWorkspaceChoice *choice = peek_choice (model, i);
      gint64 id = signet_workspace_choice_get_id (choice);

      if (signet_workspace_choice_get_picked (choice))
        g_array_append_val (ids, id);
    }

  return ids;
}

/**
 * signet_workspace_picker_set_picked:
 * @self: a picker
 * @ids: (array length=n_ids): the ids of workspaces
 * @n_ids: how many they are
 *
 * Picks exactly these, without emitting [signal@Signet.WorkspacePicker::changed].
 */
void
signet_workspace_picker_set_picked (SignetWorkspacePicker *self,
                                    const gint64          *ids,
                                    guint                  n_ids)
{
  g_return_if_fail (SIGNET_IS_WORKSPACE_PICKER (self));
  g_return_if_fail (ids != NULL || n_ids == 0);

  fill (self, ids, n_ids);
}

/**
 * signet_workspace_picker_set_invalid:
 * @self: a picker
 * @invalid: whether what is picked is wrong
 *
 * Marks the picker.
 */
void
signet_workspace_picker_set_invalid (SignetWorkspacePicker *self,
                                     gboolean               invalid)
{
  g_return_if_fail (SIGNET_IS_WORKSPACE_PICKER (self));

  gtk_accessible_update_state (GTK_ACCESSIBLE (self->list_view),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               invalid ? GTK_ACCESSIBLE_INVALID_TRUE
                                       : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* signet-api-row.c: grants one API
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-api-row.h"

#include "signet-accessible.h"
#include "signet-words.h"
#include "signet-workspace-picker.h"

#include <glib/gi18n-lib.h>

/* How long the row takes to open, and a little more. */
#define OPENING_MICROSECONDS (400 * 1000)

/* The row knows a choice even while the API is not ticked, so that unticking it by mistake
 * loses nothing.
 */
struct _SignetApiRow
{
  AdwExpanderRow parent_instance;

  SignetApi *api;         /* (owned) */
  SignetAccount *account; /* (owned) (nullable) */
  GPtrArray *permissions; /* (owned) (element-type utf8) the ids on offer */
  GArray *levels;         /* (owned) (element-type SignetLevel) on offer */
  char *problem;          /* (owned) (nullable) */
  gint64 opening_end;     /* until when it follows itself into view */
  guint opening_id;
  gboolean severe;
  gboolean loading;

  GtkCheckButton *check_button;    /* (template) */
  AdwComboRow *level_combo;        /* (template) */
  GtkLabel *level_label;           /* (template) */
  AdwActionRow *level_row;         /* (template) */
  AdwComboRow *permission_combo;   /* (template) */
  GtkLabel *permission_label;      /* (template) */
  AdwActionRow *permission_row;    /* (template) */
  SignetWorkspacePicker *picker;   /* (template) */
  GtkWidget *picker_row;           /* (template) */
};

G_DEFINE_FINAL_TYPE (SignetApiRow, signet_api_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/*
 * Helpers
 */

static SignetLevel
get_level (SignetApiRow *self)
{
  guint selected = adw_combo_row_get_selected (self->level_combo);

  return g_array_index (self->levels, SignetLevel, MIN (selected, self->levels->len - 1));
}

static const char *
get_permission (SignetApiRow *self)
{
  guint selected = adw_combo_row_get_selected (self->permission_combo);

  return selected < self->permissions->len ? g_ptr_array_index (self->permissions, selected)
                                           : NULL;
}

static SignetGrant *
make_grant (SignetApiRow *self)
{
  SignetLevel level = get_level (self);
  g_autoptr(GArray) picked = signet_workspace_picker_get_picked (self->picker);

  return signet_grant_new (signet_api_get_id (self->api), get_permission (self), level,
                           (const gint64 *) (gpointer) picked->data,
                           level == SIGNET_LEVEL_WORKSPACE ? picked->len : 0);
}

/* Open, the rows below say what is granted; closed, the subtitle does. What is wrong is said
 * in either case.
 */
static void
update_subtitle (SignetApiRow *self)
{
  g_autoptr(SignetGrant) grant = NULL;
  g_autofree char *subtitle = NULL;

  if (self->problem != NULL && (self->severe || !adw_expander_row_get_expanded (
                                                  ADW_EXPANDER_ROW (self))))
    subtitle = g_strdup (self->problem);
  else if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    subtitle = g_strdup ("");
  else if (!gtk_check_button_get_active (self->check_button))
    subtitle = g_strdup (_("Not granted"));
  else
    {
      grant = make_grant (self);
      subtitle = signet_words_grant (grant, self->api, self->account);
    }

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
}

static void
show_scope (SignetApiRow *self)
{
  gtk_widget_set_visible (self->picker_row, get_level (self) == SIGNET_LEVEL_WORKSPACE);
}

/* @permission is one that the API may not offer any more: it stays until another is chosen. */
static void
fill_permissions (SignetApiRow *self,
                  const char   *permission)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint n_permissions = signet_api_get_n_permissions (self->api);
  guint selected = 0;

  g_ptr_array_set_size (self->permissions, 0);
  for (guint i = 0; i < n_permissions; i++)
    {
      SignetPermission *offered = signet_api_get_permission (self->api, i);

      gtk_string_list_append (names, signet_permission_get_name (offered));
      g_ptr_array_add (self->permissions, g_strdup (signet_permission_get_id (offered)));
      if (g_strcmp0 (signet_permission_get_id (offered), permission) == 0)
        selected = i;
    }

  if (permission != NULL && signet_api_find_permission (self->api, permission) == NULL)
    {
      selected = n_permissions;
      gtk_string_list_append (names, permission);
      g_ptr_array_add (self->permissions, g_strdup (permission));
    }

  adw_combo_row_set_model (self->permission_combo, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->permission_combo, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->permission_combo), self->permissions->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->permission_row), self->permissions->len == 1);
  if (self->permissions->len == 1)
    gtk_label_set_label (self->permission_label, gtk_string_list_get_string (names, 0));
}

/* @level is one that the API may not offer any more: it stays until another is chosen. */
static void
fill_levels (SignetApiRow *self,
             SignetLevel   level)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_array_set_size (self->levels, 0);
  for (guint i = 0; i < signet_api_get_n_levels (self->api); i++)
    {
      SignetLevel offered = signet_api_get_level (self->api, i);

      if (offered == level)
        selected = i;
      gtk_string_list_append (names, signet_words_get_level (offered));
      g_array_append_val (self->levels, offered);
    }

  if (!signet_api_offers_level (self->api, level))
    {
      selected = self->levels->len;
      gtk_string_list_append (names, signet_words_get_level (level));
      g_array_append_val (self->levels, level);
    }

  adw_combo_row_set_model (self->level_combo, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->level_combo, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->level_combo), self->levels->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->level_row),
                          self->levels->len == 1 && level != SIGNET_LEVEL_WORKSPACE);
  gtk_label_set_label (self->level_label, signet_words_get_level (level));
  show_scope (self);
}

/* What opens below the edge would not be seen: scrolls so far that all of it is, or at least
 * the beginning.
 */
static void
scroll_into_view (GtkWidget *widget)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  double below;

  if (scrolled == NULL || !gtk_widget_compute_bounds (widget, scrolled, &bounds))
    return;

  below = bounds.origin.y + bounds.size.height - gtk_widget_get_height (scrolled);
  below = MIN (below, bounds.origin.y);
  if (below <= 0)
    return;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + below);
}

static void
emit_changed (SignetApiRow *self)
{
  update_subtitle (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Whoever chooses something inside wants the API. */
static void
take_choice (SignetApiRow *self)
{
  if (self->loading)
    return;

  show_scope (self);
  if (!gtk_check_button_get_active (self->check_button))
    gtk_check_button_set_active (self->check_button, TRUE);
  else
    emit_changed (self);
}

/*
 * Callbacks
 */

static void
on_check_button_toggled_cb (SignetApiRow *self)
{
  g_assert (SIGNET_IS_API_ROW (self));

  if (self->loading)
    return;

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self),
                                 gtk_check_button_get_active (self->check_button));
  emit_changed (self);
}

static void
on_choice_changed_cb (SignetApiRow *self)
{
  g_assert (SIGNET_IS_API_ROW (self));

  take_choice (self);
}

static gboolean
on_opening_tick_cb (GtkWidget     *widget,
                    GdkFrameClock *clock,
                    gpointer       user_data)
{
  SignetApiRow *self = SIGNET_API_ROW (widget);

  scroll_into_view (widget);
  if (gdk_frame_clock_get_frame_time (clock) < self->opening_end)
    return G_SOURCE_CONTINUE;

  self->opening_id = 0;

  return G_SOURCE_REMOVE;
}

static void
on_notify_expanded_cb (SignetApiRow *self)
{
  g_assert (SIGNET_IS_API_ROW (self));

  if (self->api != NULL)
    update_subtitle (self);

  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)) ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->opening_end = g_get_monotonic_time () + OPENING_MICROSECONDS;
  if (self->opening_id == 0)
    self->opening_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_opening_tick_cb,
                                                     NULL, NULL);
}

/*
 * GObject
 */

static void
signet_api_row_dispose (GObject *object)
{
  SignetApiRow *self = SIGNET_API_ROW (object);

  self->loading = TRUE;
  g_clear_object (&self->account);

  G_OBJECT_CLASS (signet_api_row_parent_class)->dispose (object);
}

static void
signet_api_row_finalize (GObject *object)
{
  SignetApiRow *self = SIGNET_API_ROW (object);

  g_clear_object (&self->api);
  g_ptr_array_unref (self->permissions);
  g_array_unref (self->levels);
  g_free (self->problem);

  G_OBJECT_CLASS (signet_api_row_parent_class)->finalize (object);
}

static void
signet_api_row_class_init (SignetApiRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_api_row_dispose;
  object_class->finalize = signet_api_row_finalize;

  /**
   * SignetApiRow::changed:
   *
   * Emitted after the person chose something else.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", SIGNET_TYPE_API_ROW, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SIGNET_TYPE_WORKSPACE_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-api-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetApiRow, check_button);
  gtk_widget_class_bind_template_child (widget_class, SignetApiRow, level_combo);
  gtk_widget_class_bind_template_child (widget_class, SignetApiRow, level_label);
  gtk_widget_class_bind_template_child (widget_class, SignetApiRow, level_row);
  gtk_widget_class_bind_template_child (widget_class, SignetApiRow, permission_combo);
  gtk_widget_class_bind_template_child (widget_class, SignetApiRow, permission_label);
  gtk_widget_class_bind_template_child (widget_class, SignetApiRow, permission_row);
  gtk_widget_class_bind_template_child (widget_class, SignetApiRow, picker);
  gtk_widget_class_bind_template_child (widget_class, SignetApiRow, picker_row);
  gtk_widget_class_bind_template_callback (widget_class, on_check_button_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_notify_expanded_cb);
}

static void
signet_api_row_init (SignetApiRow *self)
{
  self->loading = TRUE;
  self->permissions = g_ptr_array_new_with_free_func (g_free);
  self->levels = g_array_new (FALSE, FALSE, sizeof (SignetLevel));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/*
 * Public
 */

/**
 * signet_api_row_new:
 * @api: an API
 *
 * Returns: (transfer full): a row that grants nothing yet
 */
GtkWidget *
signet_api_row_new (SignetApi *api)
{
  SignetApiRow *self;
  const char *name;

  g_return_val_if_fail (SIGNET_IS_API (api), NULL);

  self = g_object_new (SIGNET_TYPE_API_ROW, NULL);
  self->api = g_object_ref (api);
  name = signet_api_get_name (api);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  signet_accessible_name_lists (GTK_WIDGET (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  signet_api_get_description (api),
                                  -1);
  if (*signet_api_get_description (api) != '\0')
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->check_button),
                                 signet_api_get_description (api));
  signet_api_row_set_grant (self, NULL);

  return GTK_WIDGET (self);
}

/**
 * signet_api_row_get_api:
 * @self: a row
 *
 * Returns: (transfer none): the API
 */
SignetApi *
signet_api_row_get_api (SignetApiRow *self)
{
  g_return_val_if_fail (SIGNET_IS_API_ROW (self), NULL);

  return self->api;
}

/**
 * signet_api_row_set_account:
 * @self: a row
 * @account: (nullable): the account of the credential
 *
 * Offers the workspaces of @account. What was picked in another account is let go.
 */
void
signet_api_row_set_account (SignetApiRow  *self,
                            SignetAccount *account)
{
  g_return_if_fail (SIGNET_IS_API_ROW (self));
  g_return_if_fail (account == NULL || SIGNET_IS_ACCOUNT (account));

  g_set_object (&self->account, account);
  signet_workspace_picker_set_account (self->picker, account);
  update_subtitle (self);
}

/**
 * signet_api_row_get_grant:
 * @self: a row
 *
 * Returns: (transfer full) (nullable): what is granted, %NULL if the API is not ticked
 */
SignetGrant *
signet_api_row_get_grant (SignetApiRow *self)
{
  g_return_val_if_fail (SIGNET_IS_API_ROW (self), NULL);

  return gtk_check_button_get_active (self->check_button) ? make_grant (self) : NULL;
}

/**
 * signet_api_row_set_grant:
 * @self: a row
 * @grant: (nullable): what is granted
 *
 * Shows @grant, without emitting [signal@Signet.ApiRow::changed].
 */
void
signet_api_row_set_grant (SignetApiRow *self,
                          SignetGrant  *grant)
{
  SignetLevel level;

  g_return_if_fail (SIGNET_IS_API_ROW (self));

  level = grant != NULL ? signet_grant_get_level (grant) : signet_api_get_level (self->api, 0);
  self->loading = TRUE;
  gtk_check_button_set_active (self->check_button, grant != NULL);
  fill_permissions (self, grant != NULL ? signet_grant_get_permission (grant) : NULL);
  fill_levels (self, level);
  signet_workspace_picker_set_picked (self->picker,
                                      grant != NULL ? signet_grant_get_workspaces (grant) : NULL,
                                      grant != NULL ? signet_grant_get_n_workspaces (grant) : 0);
  self->loading = FALSE;
  update_subtitle (self);
}

/**
 * signet_api_row_set_problem:
 * @self: a row
 * @problem: (nullable): what has to be corrected
 * @severe: whether it is wrong, and not only unfinished
 *
 * Marks the row. What is only unfinished is not coloured: nobody wants to be scolded half way.
 */
void
signet_api_row_set_problem (SignetApiRow *self,
                            const char   *problem,
                            gboolean      severe)
{
  g_return_if_fail (SIGNET_IS_API_ROW (self));

  g_free (self->problem);
  self->problem = g_strdup (problem);
  self->severe = problem != NULL && severe;

  if (self->severe)
    gtk_widget_add_css_class (GTK_WIDGET (self), "wrong");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "wrong");
  signet_workspace_picker_set_invalid (self->picker, problem != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->check_button),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  update_subtitle (self);
}

/**
 * signet_api_row_focus:
 * @self: a row
 *
 * Opens the row and moves the focus into it, which scrolls it into view.
 */
void
signet_api_row_focus (SignetApiRow *self)
{
  g_return_if_fail (SIGNET_IS_API_ROW (self));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->check_button));
}

/* signet-window.c: the window of API credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-window-private.h"

#include "signet-clip-bar.h"
#include "signet-loading-page.h"
#include "signet-step-layout.h"
#include "signet-ui.h"
#include "signet-words-connection.h"

G_DEFINE_FINAL_TYPE (SignetWindow, signet_window, ADW_TYPE_APPLICATION_WINDOW)

typedef enum
{
  PROP_CONNECTION = 1,
  PROP_SETTINGS,
  N_PROPS
} SignetWindowProperty;

static GParamSpec *properties[N_PROPS];

/* How wide the window has to be for the name of the connection, in pixels at a text size of
 * 100 %.
 */
#define NAME_WIDTH 480

/*
 * Helpers
 */

static guint
count_credentials (SignetWindow *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (signet_connection_get_credentials
                                                 (self->connection)));
}

static const char *
choose_page (SignetWindow *self)
{
  switch (signet_connection_get_state (self->connection))
    {
    case SIGNET_CONNECTION_STATE_NO_ACCESS:
      return "no-access";
    case SIGNET_CONNECTION_STATE_UNREACHABLE:
      return "unreachable";
    case SIGNET_CONNECTION_STATE_READY:
      if (count_credentials (self) == 0)
        return "first-run";
      if (signet_credential_view_get_empty (self->view) &&
          !signet_filter_is_empty (signet_credential_view_get_filter (self->view)))
        return "nothing-found";
      return "list";
    case SIGNET_CONNECTION_STATE_CLOSED:
    case SIGNET_CONNECTION_STATE_LOADING:
    default:
      return "loading";
    }
}

/* A list that comes up is what the keyboard is meant for, unless somebody types already. */
static void
show_page (SignetWindow *self,
           const char   *page)
{
  gboolean is_new = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), page) != 0;

  gtk_stack_set_visible_child_name (self->stack, page);
  if (is_new && g_str_equal (page, "list") &&
      !gtk_search_bar_get_search_mode (self->search_bar))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Only a page with a list needs what works on one, and only its header bar a line below. */
static void
update_page (SignetWindow *self)
{
  const char *page = choose_page (self);
  gboolean has_list = g_str_equal (page, "list") || g_str_equal (page, "nothing-found");
  gboolean is_ready =
    signet_connection_get_state (self->connection) == SIGNET_CONNECTION_STATE_READY;

  show_page (self, page);
  self->has_list = has_list;
  signet_window_update_selection (self);
  gtk_widget_set_visible (self->add_button, has_list);
  gtk_widget_set_visible (self->select_button, has_list);
  gtk_widget_set_visible (GTK_WIDGET (self->search_button), has_list);
  gtk_widget_set_visible (GTK_WIDGET (self->expiry_bar), has_list);
  gtk_widget_set_visible (GTK_WIDGET (self->filter_bar),
                          has_list && !signet_connection_can_keep (self->connection));
  gtk_widget_set_visible (GTK_WIDGET (self->result_bar), has_list);
  gtk_search_bar_set_key_capture_widget (self->search_bar, has_list ? GTK_WIDGET (self) : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.add", is_ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.search", has_list);
  /* A file with a part of them would look like all, and one of what is only kept here would state
   * what nobody knows.
   */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-all",
                                 g_str_equal (page, "list") &&
                                 !signet_connection_can_keep (self->connection) &&
                                 signet_connection_get_complete (self->connection));
  if (!has_list)
    gtk_search_bar_set_search_mode (self->search_bar, FALSE);

  if (has_list)
    gtk_widget_remove_css_class (self->header_bar, "flat");
  else
    gtk_widget_add_css_class (self->header_bar, "flat");
}

static void
update_organization (SignetWindow *self)
{
  SignetAccess *access = signet_connection_get_access (self->connection);
  const char *organization = access != NULL ? signet_access_get_organization_name (access) : "";
  g_autofree char *host = signet_words_connection_host (self->connection);

  /* Where there is no organization, the server stands for it. */
  adw_window_title_set_subtitle (self->title, organization != NULL ? organization : host);
  if (access != NULL && !signet_access_get_allowed (access))
    signet_no_access_page_set_access (self->no_access_page, access);
}

static void
update_policy (SignetWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.policy",
                                 signet_connection_may_set_policy (self->connection));
}

/* The rows call APIs and workspaces by name. */
static void
update_names (SignetWindow *self)
{
  SignetRowContext *context = signet_credential_view_get_context (self->view);

  signet_row_context_set_catalogue (context, signet_connection_get_catalogue (self->connection));
  signet_row_context_set_organization (context,
                                       signet_connection_get_organization (self->connection));
}

static void
update_progress (SignetWindow *self)
{
  if (signet_connection_get_state (self->connection) != SIGNET_CONNECTION_STATE_READY ||
      signet_connection_get_complete (self->connection))
    signet_condition_bar_clear (self->condition_bar);
  else
    signet_condition_bar_show_progress (self->condition_bar, count_credentials (self),
                                        signet_connection_get_total (self->connection));
}

/*
 * Callbacks
 */

static void
on_connection_notify_state_cb (SignetWindow *self)
{
  g_assert (SIGNET_IS_WINDOW (self));

  signet_unreachable_page_set_error (self->unreachable_page,
                                     signet_connection_get_error (self->connection));
  update_organization (self);
  update_progress (self);
  update_page (self);
}

static void
on_credentials_changed_cb (SignetWindow *self)
{
  g_assert (SIGNET_IS_WINDOW (self));

  update_progress (self);
  update_page (self);
}

static void
on_connection_reload_failed_cb (SignetWindow     *self,
                                const GError     *error,
                                SignetConnection *connection)
{
  g_assert (SIGNET_IS_WINDOW (self));

  signet_condition_bar_show_error (self->condition_bar, error);
}

/* Whoever looks at the window again wants to see what is true now. */
static void
on_notify_is_active_cb (SignetWindow *self)
{
  g_assert (SIGNET_IS_WINDOW (self));

  if (gtk_window_is_active (GTK_WINDOW (self)) && self->connection != NULL)
    signet_connection_freshen (self->connection);
}

/*
 * Virtual methods
 */

static gboolean
signet_window_close_request (GtkWindow *window)
{
  SignetWindow *self = SIGNET_WINDOW (window);
  GtkWindow *dialog;

  /* An editor was asked before, and is not among them any more. */
  while ((dialog = signet_window_find_dialog (self)) != NULL)
    gtk_window_destroy (dialog);

  signet_window_keep_size (self);

  return GTK_WINDOW_CLASS (signet_window_parent_class)->close_request (window);
}

static void
signet_window_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  SignetWindow *self = SIGNET_WINDOW (widget);
  double room = width / signet_ui_get_text_scale (widget);

  signet_connection_switcher_set_compact (self->switcher, room < NAME_WIDTH);
  GTK_WIDGET_CLASS (signet_window_parent_class)->size_allocate (widget, width, height, baseline);
}

/*
 * GObject
 */

/* The groups let go of one connection when they are given another. */
static void
make_signals (SignetWindow *self)
{
  self->signals = g_signal_group_new (SIGNET_TYPE_CONNECTION);
  g_signal_group_connect_swapped (self->signals, "notify::state",
                                  G_CALLBACK (on_connection_notify_state_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::access",
                                  G_CALLBACK (update_organization), self);
  g_signal_group_connect_swapped (self->signals, "notify::access",
                                  G_CALLBACK (update_policy), self);
  g_signal_group_connect_swapped (self->signals, "notify::policy",
                                  G_CALLBACK (update_policy), self);
  g_signal_group_connect_swapped (self->signals, "notify::catalogue",
                                  G_CALLBACK (update_names), self);
  g_signal_group_connect_swapped (self->signals, "notify::organization",
                                  G_CALLBACK (update_names), self);
  g_signal_group_connect_swapped (self->signals, "notify::complete",
                                  G_CALLBACK (on_credentials_changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "reload-failed",
                                  G_CALLBACK (on_connection_reload_failed_cb), self);
  self->list_signals = g_signal_group_new (SIGNET_TYPE_CREDENTIAL_LIST);
  g_signal_group_connect_swapped (self->list_signals, "items-changed",
                                  G_CALLBACK (on_credentials_changed_cb), self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_notify_is_active_cb), NULL);
}

static void
signet_window_constructed (GObject *object)
{
  SignetWindow *self = SIGNET_WINDOW (object);

  G_OBJECT_CLASS (signet_window_parent_class)->constructed (object);

  signet_window_follow_settings (self);
  signet_window_follow_selection (self);
  make_signals (self);
  signet_window_follow_expiry (self);
  signet_window_follow_wanted (self);
  signet_window_follow_keyring (self);
  signet_window_attach_connection (self);
}

static void
signet_window_dispose (GObject *object)
{
  SignetWindow *self = SIGNET_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->undo_toast);
  g_clear_pointer (&self->toasts, g_ptr_array_unref);
  g_clear_object (&self->signals);
  g_clear_object (&self->list_signals);
  g_clear_object (&self->connections);
  g_clear_object (&self->connection);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (signet_window_parent_class)->dispose (object);
}

static void
signet_window_finalize (GObject *object)
{
  SignetWindow *self = SIGNET_WINDOW (object);

  g_clear_object (&self->cancellable);
  signet_window_forget_wanted (self);

  G_OBJECT_CLASS (signet_window_parent_class)->finalize (object);
}

static void
signet_window_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  SignetWindow *self = SIGNET_WINDOW (object);

  switch ((SignetWindowProperty) property_id)
    {
    case PROP_CONNECTION:
      g_value_set_object (value, signet_window_get_connection (self));
      break;

    case PROP_SETTINGS:
      g_value_set_object (value, signet_window_get_settings (self));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_window_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  SignetWindow *self = SIGNET_WINDOW (object);

  switch ((SignetWindowProperty) property_id)
    {
    case PROP_CONNECTION:
      signet_window_set_connection (self, g_value_get_object (value));
      break;

    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  /**
   * SignetWindow:connection:
   *
   * The connection whose credentials are shown.
   */
  properties[PROP_CONNECTION] =
    g_param_spec_object ("connection", NULL, NULL, SIGNET_TYPE_CONNECTION,
                         flags | G_PARAM_CONSTRUCT | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * SignetWindow:settings:
   *
   * What is remembered from one window to the next.
   */
  properties[PROP_SETTINGS] =
    g_param_spec_object ("settings", NULL, NULL, SIGNET_TYPE_SETTINGS,
                         flags | G_PARAM_CONSTRUCT_ONLY);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, header_bar);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, selection_header);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, add_label);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, select_button);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, search_field);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, condition_bar);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, expiry_bar);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, result_bar);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, first_run_page);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, first_run_button);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, connect_button);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, view);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, nothing_found_page);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, no_access_page);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, unreachable_page);
}

static void
signet_window_class_init (SignetWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SIGNET_TYPE_CLIP_BAR);
  g_type_ensure (SIGNET_TYPE_CONDITION_BAR);
  g_type_ensure (SIGNET_TYPE_CONNECTION_SWITCHER);
  g_type_ensure (SIGNET_TYPE_CREDENTIAL_VIEW);
  g_type_ensure (SIGNET_TYPE_FILTER_BAR);
  g_type_ensure (SIGNET_TYPE_SELECTION_BAR);
  g_type_ensure (SIGNET_TYPE_SELECTION_HEADER);
  g_type_ensure (SIGNET_TYPE_LOADING_PAGE);
  g_type_ensure (SIGNET_TYPE_NO_ACCESS_PAGE);
  g_type_ensure (SIGNET_TYPE_NOTHING_FOUND_PAGE);
  g_type_ensure (SIGNET_TYPE_RESULT_BAR);
  g_type_ensure (SIGNET_TYPE_SEARCH_FIELD);
  g_type_ensure (SIGNET_TYPE_SHORT_LABEL);
  g_type_ensure (SIGNET_TYPE_STEP_LAYOUT);
  g_type_ensure (SIGNET_TYPE_UNREACHABLE_PAGE);

  object_class->constructed = signet_window_constructed;
  object_class->dispose = signet_window_dispose;
  object_class->finalize = signet_window_finalize;
  object_class->get_property = signet_window_get_property;
  object_class->set_property = signet_window_set_property;
  widget_class->size_allocate = signet_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = signet_window_close_request;

  install_properties (object_class);
  signet_window_install_actions (widget_class);
  signet_window_install_selection (widget_class);
  signet_window_install_keyring (widget_class);
  signet_window_install_undo (widget_class);
  signet_window_install_expiry (widget_class);
  signet_window_install_wanted (widget_class);
  signet_window_install_connection (widget_class);
  bind_template (widget_class);
}

static void
signet_window_init (SignetWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->toasts = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "view",
                                  signet_credential_view_get_actions (self->view));
  signet_search_field_set_view (self->search_field, self->view);
  signet_filter_bar_set_view (self->filter_bar, self->view);
  signet_result_bar_set_view (self->result_bar, self->view);
  signet_nothing_found_page_set_view (self->nothing_found_page, self->view);
  gtk_search_bar_connect_entry (self->search_bar,
                                signet_search_field_get_entry (self->search_field));
  g_signal_connect_object (self->view, "notify::empty", G_CALLBACK (update_page),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (signet_credential_view_get_filter (self->view), "changed",
                           G_CALLBACK (update_page), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/*
 * Public
 */

/**
 * signet_window_new:
 * @application: the application
 * @connection: the connection whose credentials to show
 * @settings: what is remembered from one window to the next
 *
 * Returns: (transfer floating): a window
 */
GtkWidget *
signet_window_new (GtkApplication   *application,
                   SignetConnection *connection,
                   SignetSettings   *settings)
{
  g_return_val_if_fail (application == NULL || GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (SIGNET_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (SIGNET_IS_SETTINGS (settings), NULL);

  return g_object_new (SIGNET_TYPE_WINDOW,
                       "application", application,
                       "connection", connection,
                       "settings", settings,
                       NULL);
}

/**
 * signet_window_get_connection:
 * @self: a window
 *
 * Returns: (transfer none): the connection whose credentials are shown
 */
SignetConnection *
signet_window_get_connection (SignetWindow *self)
{
  g_return_val_if_fail (SIGNET_IS_WINDOW (self), NULL);

  return self->connection;
}

/**
 * signet_window_get_settings:
 * @self: a window
 *
 * Returns: (transfer none): what is remembered from one window to the next
 */
SignetSettings *
signet_window_get_settings (SignetWindow *self)
{
  g_return_val_if_fail (SIGNET_IS_WINDOW (self), NULL);

  return self->settings;
}

/**
 * signet_window_update:
 * @self: a window
 *
 * Shows everything that its connection says.
 */
void
signet_window_update (SignetWindow *self)
{
  g_return_if_fail (SIGNET_IS_WINDOW (self));

  update_names (self);
  update_policy (self);
  on_connection_notify_state_cb (self);
}

/**
 * signet_window_reveal:
 * @self: a window
 * @client_id: the Client ID of a credential
 *
 * Brings a credential into sight, which takes back a search and filters that do not find it.
 */
void
signet_window_reveal (SignetWindow *self,
                      const char   *client_id)
{
  g_return_if_fail (SIGNET_IS_WINDOW (self));
  g_return_if_fail (client_id != NULL);

  if (signet_credential_view_reveal (self->view, client_id))
    return;

  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  signet_filter_clear (signet_credential_view_get_filter (self->view));
  update_page (self);
  signet_credential_view_reveal (self->view, client_id);
}

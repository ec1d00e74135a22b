/* signet-help.c: the help for what a person is looking at
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-help.h"

#include "signet-audit-window.h"
#include "signet-bulk-dialog.h"
#include "signet-connection-dialog.h"
#include "signet-editor-dialog.h"
#include "signet-help-window.h"
#include "signet-keep-dialog.h"
#include "signet-kept-secret-dialog.h"
#include "signet-names-window.h"
#include "signet-policy-dialog.h"
#include "signet-rotate-dialog.h"
#include "signet-secret-check-dialog.h"
#include "signet-shortcuts.h"
#include "signet-token-dialog.h"

/* Which topic is about which window. The others have none of their own. */
static const struct
{
  GType (*get_type) (void);
  const char *topic;
} contexts[] = {
  { signet_audit_window_get_type, "audit" },
  { signet_bulk_dialog_get_type, "review" },
  { signet_connection_dialog_get_type, "connections" },
  { signet_editor_dialog_get_type, "allowed" },
  { signet_keep_dialog_get_type, "connections" },
  { signet_kept_secret_dialog_get_type, "secrets" },
  { signet_names_window_get_type, "connections" },
  { signet_policy_dialog_get_type, "expiry" },
  { signet_rotate_dialog_get_type, "rotation" },
  { signet_secret_check_dialog_get_type, "secrets" },
  { signet_token_dialog_get_type, "token" },
};

/*
 * Helpers
 */

/* A question belongs to what it is asked above. */
static const char *
find_topic (GtkWindow *window)
{
  for (; window != NULL; window = gtk_window_get_transient_for (window))
    {
      for (guint i = 0; i < G_N_ELEMENTS (contexts); i++)
        {
          if (G_TYPE_CHECK_INSTANCE_TYPE (window, contexts[i].get_type ()))
            return contexts[i].topic;
        }
    }

  return NULL;
}

static GtkWindow *
find_help (void)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (SIGNET_IS_HELP_WINDOW (l->data))
        return l->data;
    }

  return NULL;
}

/* In a group of its own, so that it can be read beside a dialog that is waited for. */
static GtkWindow *
create_help (void)
{
  GtkWindow *help = GTK_WINDOW (signet_help_window_new ());
  g_autoptr(GtkWindowGroup) group = gtk_window_group_new ();

  gtk_window_group_add_window (group, help);

  return help;
}

/*
 * Callbacks
 */

static gboolean
on_help_key_cb (GtkWidget *widget,
                GVariant  *args,
                gpointer   user_data)
{
  signet_help_show (GTK_WINDOW (widget));

  return GDK_EVENT_STOP;
}

static void
on_toplevels_changed_cb (GListModel *toplevels,
                         guint       position,
                         guint       n_removed,
                         guint       n_added)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (toplevels, i);

      gtk_widget_add_controller (window, signet_shortcuts_new_controller ("app.help",
                                                                          on_help_key_cb));
    }
}

/*
 * Public
 */

/**
 * signet_help_show:
 * @window: what a person is looking at
 *
 * Opens the help at what it says about @window, or with all its topics.
 */
void
signet_help_show (GtkWindow *window)
{
  GtkWindow *help = find_help ();

  g_return_if_fail (GTK_IS_WINDOW (window));

  if (window == help)
    return;
  /* Asked for again: what is being read stays. */
  if (help != NULL && gtk_window_get_transient_for (help) == window)
    {
      gtk_window_present (help);
      return;
    }

  if (help == NULL)
    help = create_help ();

  /* What is asked about goes, and the help with it: it lies above that window. */
  gtk_window_set_transient_for (help, window);
  gtk_window_set_destroy_with_parent (help, TRUE);
  /* Before the focus moves in it: what has the focus before, GTK 4.8 tells screen readers as no
   * window.
   */
  gtk_window_present (help);
  signet_help_window_show_topic (SIGNET_HELP_WINDOW (help), find_topic (window));
}

/**
 * signet_help_follow:
 *
 * Lets the key of the help open it in every window that there will be, the dialogs included,
 * which are no windows of the application and know none of its keys.
 */
void
signet_help_follow (void)
{
  g_signal_connect (gtk_window_get_toplevels (), "items-changed",
                    G_CALLBACK (on_toplevels_changed_cb), NULL);
}

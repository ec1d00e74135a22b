/* signet-audit-filter-bar.c: chooses entries of the audit log
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-audit-filter-bar.h"

#include "signet-accessible.h"
#include "signet-words-audit.h"

#include <glib/gi18n-lib.h>

/* The times that can be chosen, in days before the end of today; 0 is all of it. */
static const int spans[] = { 0, 1, 7, 30 };

/* What the log is searched for and filtered by. The first choice of each list is no filter. */
struct _SignetAuditFilterBar
{
  GtkWidget parent_instance;

  SignetAuditFilter *filter; /* (owned) */
  GStrv actors;              /* (owned) what stands in the list after the first */
  GStrv actions;             /* (owned) what stands in the list after the first */
  gboolean showing;          /* whether the widgets are changed by the program */

  GtkDropDown *action_drop_down;  /* (template) */
  GtkDropDown *actor_drop_down;   /* (template) */
  GtkButton *credential_button;   /* (template) */
  GtkLabel *credential_label;     /* (template) */
  GtkToggleButton *denied_button; /* (template) */
  GtkWidget *filters;             /* (template) */
  GtkSearchEntry *search_entry;   /* (template) */
  GtkDropDown *time_drop_down;    /* (template) */
};

G_DEFINE_FINAL_TYPE (SignetAuditFilterBar, signet_audit_filter_bar, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/*
 * Helpers
 */

/* Gives when so many days began, today being one of them. */
static gint64
get_since (int n_days)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GDateTime) day = NULL;
  g_autoptr(GDateTime) first = NULL;

  if (n_days == 0)
    return 0;

  day = g_date_time_new_local (g_date_time_get_year (now), g_date_time_get_month (now),
                               g_date_time_get_day_of_month (now), 0, 0, 0);
  first = g_date_time_add_days (day, 1 - n_days);

  return g_date_time_to_unix (first);
}

static void
set_text (char       **field,
          const char  *text)
{
  g_free (*field);
  *field = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

static guint
find (GStrv       values,
      const char *value)
{
  for (guint i = 0; value != NULL && values != NULL && values[i] != NULL; i++)
    {
      if (g_str_equal (values[i], value))
        return i + 1;
    }

  return 0;
}

static const char *
get_selected (GtkDropDown *drop_down,
              GStrv        values)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION || values == NULL
           ? NULL : values[selected - 1];
}

static void
show_credential (SignetAuditFilterBar *self)
{
  const char *name = self->filter->display_name;
  g_autofree char *explanation = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->credential_button), self->filter->client_id != NULL);
  if (self->filter->client_id == NULL)
    return;

  name = name != NULL ? name : self->filter->client_id;
  /* Translators: %s is the name of a credential; pressing the button shows all others again */
  explanation = g_strdup_printf (_("Only “%s”: Show All Credentials"), name);
  gtk_label_set_text (self->credential_label, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->credential_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, explanation, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->credential_button), explanation);
}

static void
show_filter (SignetAuditFilterBar *self)
{
  guint span = 0;

  self->showing = TRUE;
  for (guint i = 1; i < G_N_ELEMENTS (spans); i++)
    {
      if (self->filter->since != 0 && self->filter->since == get_since (spans[i]))
        span = i;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry),
                         self->filter->text != NULL ? self->filter->text : "");
  gtk_drop_down_set_selected (self->actor_drop_down, find (self->actors, self->filter->actor));
  gtk_drop_down_set_selected (self->action_drop_down, find (self->actions, self->filter->action));
  gtk_drop_down_set_selected (self->time_drop_down, span);
  gtk_toggle_button_set_active (self->denied_button, self->filter->denied);
  show_credential (self);
  self->showing = FALSE;
}

static void
fill_drop_down (GtkDropDown       *drop_down,
                const char        *all,
                const char *const *values,
                const char      *(*get_name) (const char *value))
{
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, all);
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    gtk_string_list_append (list, get_name != NULL ? get_name (values[i]) : values[i]);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (list));
}

/* The name of a drop-down is not that of the button and the list it is made of. */
static void
name_drop_down (GtkDropDown *drop_down,
                const char  *name)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));

  signet_accessible_set_name (GTK_WIDGET (drop_down), name);
  signet_accessible_set_name (button, name);
  signet_accessible_name_lists (GTK_WIDGET (drop_down), name);
}

/*
 * Callbacks
 */

static void
on_chosen_cb (SignetAuditFilterBar *self)
{
  SignetAuditFilter *filter = self->filter;

  if (self->showing)
    return;

  set_text (&filter->text, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  set_text (&filter->actor, get_selected (self->actor_drop_down, self->actors));
  set_text (&filter->action, get_selected (self->action_drop_down, self->actions));
  filter->since = get_since (spans[MIN (gtk_drop_down_get_selected (self->time_drop_down),
                                        G_N_ELEMENTS (spans) - 1)]);
  filter->denied = gtk_toggle_button_get_active (self->denied_button);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The first time Escape takes the words away, and then it means what it means elsewhere. */
static void
on_stop_search_cb (SignetAuditFilterBar *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "window.close", NULL);
}

static void
on_credential_button_clicked_cb (SignetAuditFilterBar *self)
{
  /* The button is about to go, and would take the focus with it. */
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  set_text (&self->filter->client_id, NULL);
  set_text (&self->filter->display_name, NULL);
  show_credential (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/*
 * GObject
 */

static void
signet_audit_filter_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SIGNET_TYPE_AUDIT_FILTER_BAR);

  G_OBJECT_CLASS (signet_audit_filter_bar_parent_class)->dispose (object);
}

static void
signet_audit_filter_bar_finalize (GObject *object)
{
  SignetAuditFilterBar *self = SIGNET_AUDIT_FILTER_BAR (object);

  signet_audit_filter_free (self->filter);
  g_strfreev (self->actors);
  g_strfreev (self->actions);

  G_OBJECT_CLASS (signet_audit_filter_bar_parent_class)->finalize (object);
}

static void
signet_audit_filter_bar_class_init (SignetAuditFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_audit_filter_bar_dispose;
  object_class->finalize = signet_audit_filter_bar_finalize;

  /**
   * SignetAuditFilterBar::changed:
   *
   * The person wants other entries.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-audit-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetAuditFilterBar, action_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditFilterBar, actor_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditFilterBar, credential_button);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditFilterBar, credential_label);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditFilterBar, denied_button);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditFilterBar, filters);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditFilterBar, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditFilterBar, time_drop_down);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_credential_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search_cb);
}

static void
signet_audit_filter_bar_init (SignetAuditFilterBar *self)
{
  static const char *const times[] = {
    N_("Today"), N_("Last 7 Days"), N_("Last 30 Days"), NULL
  };
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);

  self->filter = signet_audit_filter_new ();
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (list, _("All Times"));
  for (guint i = 0; times[i] != NULL; i++)
    gtk_string_list_append (list, _(times[i]));
  gtk_drop_down_set_model (self->time_drop_down, G_LIST_MODEL (list));
  name_drop_down (self->time_drop_down, _("Time"));
  name_drop_down (self->actor_drop_down, _("Person"));
  name_drop_down (self->action_drop_down, _("Action"));
  signet_audit_filter_bar_set_choices (self, NULL, NULL);
}

/*
 * Public
 */

/**
 * signet_audit_filter_bar_get_filter:
 * @self: the bar
 *
 * Returns: (transfer none): which entries the person wants
 */
const SignetAuditFilter *
signet_audit_filter_bar_get_filter (SignetAuditFilterBar *self)
{
  g_return_val_if_fail (SIGNET_IS_AUDIT_FILTER_BAR (self), NULL);

  return self->filter;
}

/**
 * signet_audit_filter_bar_set_filter:
 * @self: the bar
 * @filter: which entries are shown
 *
 * Shows a filter. [signal@Signet.AuditFilterBar::changed] is not emitted.
 */
void
signet_audit_filter_bar_set_filter (SignetAuditFilterBar    *self,
                                    const SignetAuditFilter *filter)
{
  SignetAuditFilter *copy;

  g_return_if_fail (SIGNET_IS_AUDIT_FILTER_BAR (self));
  g_return_if_fail (filter != NULL);

  copy = signet_audit_filter_copy (filter);
  signet_audit_filter_free (self->filter);
  self->filter = copy;
  show_filter (self);
}

/**
 * signet_audit_filter_bar_set_choices:
 * @self: the bar
 * @actors: (nullable) (array zero-terminated=1): the users that can be chosen
 * @actions: (nullable) (array zero-terminated=1): the actions that can be chosen
 *
 * Sets what there is to choose from. What is chosen stays.
 */
void
signet_audit_filter_bar_set_choices (SignetAuditFilterBar *self,
                                     const char *const    *actors,
                                     const char *const    *actions)
{
  g_return_if_fail (SIGNET_IS_AUDIT_FILTER_BAR (self));

  self->showing = TRUE;
  g_strfreev (self->actors);
  g_strfreev (self->actions);
  self->actors = g_strdupv ((char **) actors);
  self->actions = g_strdupv ((char **) actions);
  fill_drop_down (self->actor_drop_down, _("Everybody"), actors, NULL);
  fill_drop_down (self->action_drop_down, _("All Actions"), actions,
                  signet_words_get_audit_action);
  show_filter (self);
}

/**
 * signet_audit_filter_bar_capture_keys:
 * @self: the bar
 * @widget: where somebody types
 *
 * Lets what is typed there be searched for.
 */
void
signet_audit_filter_bar_capture_keys (SignetAuditFilterBar *self,
                                      GtkWidget            *widget)
{
  g_return_if_fail (SIGNET_IS_AUDIT_FILTER_BAR (self));

  gtk_search_entry_set_key_capture_widget (self->search_entry, widget);
}

/**
 * signet_audit_filter_bar_focus_search:
 * @self: the bar
 *
 * Lets the person type what to search for.
 */
void
signet_audit_filter_bar_focus_search (SignetAuditFilterBar *self)
{
  g_return_if_fail (SIGNET_IS_AUDIT_FILTER_BAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

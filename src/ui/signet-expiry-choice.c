/* signet-expiry-choice.c: when secrets shall end
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-expiry-choice.h"

#include "signet-accessible.h"
#include "signet-hint-row.h"
#include "signet-time.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

#define DAY (24 * 60 * 60)

/* The entries of the list: these, then a day of one's own, then never. */
static const guint days[] = { 30, 60, 90, 180, 365 };

#define CHOICE_DATE G_N_ELEMENTS (days)

/* What is shown first: a season, as most rules for secrets ask for. */
#define CHOICE_FIRST 2

struct _SignetExpiryChoice
{
  AdwPreferencesGroup parent_instance;

  AdwComboRow *combo;         /* (template) */
  AdwActionRow *date_row;     /* (template) */
  GtkMenuButton *date_button; /* (template) */
  GtkPopover *popover;        /* (template) */
  GtkCalendar *calendar;      /* (template) */
  SignetHintRow *date_hint;   /* (template) */
  gboolean loading;
};

typedef enum
{
  PROP_VALID = 1,
  N_PROPS
} SignetExpiryChoiceProperty;

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetExpiryChoice, signet_expiry_choice, ADW_TYPE_PREFERENCES_GROUP)

/*
 * Helpers
 */

static GListModel *
make_entries (void)
{
  GtkStringList *entries = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    gtk_string_list_take (entries, g_strdup_printf (ngettext ("In %u Day", "In %u Days", days[i]),
                                                    days[i]));
  gtk_string_list_append (entries, _("Choose a Day"));
  gtk_string_list_append (entries, C_ ("time", "Never"));

  return G_LIST_MODEL (entries);
}

/* Secrets work through the whole of the day that is shown, where the person is. */
static gint64
get_end_of_day (SignetExpiryChoice *self)
{
  g_autoptr(GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autoptr(GDateTime) end = g_date_time_new_local (g_date_time_get_year (day),
                                                    g_date_time_get_month (day),
                                                    g_date_time_get_day_of_month (day),
                                                    23, 59, 59);

  return end != NULL ? g_date_time_to_unix (end) : 0;
}

static void
update (SignetExpiryChoice *self)
{
  gboolean is_date = adw_combo_row_get_selected (self->combo) == CHOICE_DATE;
  gint64 expires = signet_expiry_choice_get_expires (self);
  g_autofree char *date = signet_words_date (expires);

  gtk_widget_set_visible (GTK_WIDGET (self->date_row), is_date);
  gtk_menu_button_set_label (self->date_button, date);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->combo), is_date || expires == 0 ? "" : date);
  if (signet_expiry_choice_get_valid (self))
    signet_hint_row_clear (self->date_hint);
  else
    signet_hint_row_blame (self->date_hint, _("Choose a day that is not over yet"));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALID]);
}

/*
 * Callbacks
 */

static void
on_combo_notify_selected_cb (SignetExpiryChoice *self)
{
  g_assert (SIGNET_IS_EXPIRY_CHOICE (self));

  if (!self->loading)
    update (self);
}

static void
on_calendar_notify_cb (SignetExpiryChoice *self)
{
  g_assert (SIGNET_IS_EXPIRY_CHOICE (self));

  if (!self->loading)
    update (self);
}

/*
 * GObject
 */

static void
signet_expiry_choice_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  SignetExpiryChoice *self = SIGNET_EXPIRY_CHOICE (object);

  switch ((SignetExpiryChoiceProperty) property_id)
    {
    case PROP_VALID:
      g_value_set_boolean (value, signet_expiry_choice_get_valid (self));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_expiry_choice_class_init (SignetExpiryChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = signet_expiry_choice_get_property;

  /**
   * SignetExpiryChoice:valid:
   *
   * Whether the choice can be carried out. It is also notified of when another one is made.
   */
  properties[PROP_VALID] =
    g_param_spec_boolean ("valid", NULL, NULL, TRUE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SIGNET_TYPE_HINT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, SIGNET_APP_PATH
                                               "/ui/signet-expiry-choice.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetExpiryChoice, calendar);
  gtk_widget_class_bind_template_child (widget_class, SignetExpiryChoice, combo);
  gtk_widget_class_bind_template_child (widget_class, SignetExpiryChoice, date_button);
  gtk_widget_class_bind_template_child (widget_class, SignetExpiryChoice, date_hint);
  gtk_widget_class_bind_template_child (widget_class, SignetExpiryChoice, date_row);
  gtk_widget_class_bind_template_child (widget_class, SignetExpiryChoice, popover);
  gtk_widget_class_bind_template_callback (widget_class, on_calendar_notify_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_combo_notify_selected_cb);
}

static void
signet_expiry_choice_init (SignetExpiryChoice *self)
{
  g_autoptr(GListModel) entries = make_entries ();
  g_autoptr(GDateTime) first =
    g_date_time_new_from_unix_local (signet_time_now () + days[CHOICE_FIRST] * DAY);

  self->loading = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_model (self->combo, entries);
  adw_combo_row_set_selected (self->combo, CHOICE_FIRST);
  gtk_calendar_select_day (self->calendar, first);
  signet_accessible_name_lists (GTK_WIDGET (self), _("Expires"));
  self->loading = FALSE;
  update (self);
}

/*
 * Public
 */

/**
 * signet_expiry_choice_new:
 *
 * Returns: (transfer full): a choice between some days from now, a day of one's own, and never
 */
GtkWidget *
signet_expiry_choice_new (void)
{
  return g_object_new (SIGNET_TYPE_EXPIRY_CHOICE, NULL);
}

/**
 * signet_expiry_choice_get_valid:
 * @self: a choice
 *
 * Returns: whether secrets can end then: not in the past
 */
gboolean
signet_expiry_choice_get_valid (SignetExpiryChoice *self)
{
  gint64 expires;

  g_return_val_if_fail (SIGNET_IS_EXPIRY_CHOICE (self), FALSE);

  expires = signet_expiry_choice_get_expires (self);

  return expires == 0 || expires > signet_time_now ();
}

/**
 * signet_expiry_choice_get_expires:
 * @self: a choice
 *
 * Returns: when secrets shall end, in Unix seconds, 0 for never
 */
gint64
signet_expiry_choice_get_expires (SignetExpiryChoice *self)
{
  guint selected;

  g_return_val_if_fail (SIGNET_IS_EXPIRY_CHOICE (self), 0);

  selected = adw_combo_row_get_selected (self->combo);
  if (selected < G_N_ELEMENTS (days))
    return signet_time_now () + (gint64) days[selected] * DAY;
  if (selected == CHOICE_DATE)
    return get_end_of_day (self);

  return 0;
}

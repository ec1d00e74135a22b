/* signet-expiry-choice.c: when secrets shall end
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-expiry-choice.h"

#include "signet-accessible.h"
#include "signet-days-row.h"
#include "signet-hint-row.h"
#include "signet-time.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

#define DAY (24 * 60 * 60)

/* What is shown first: a season, as most rules for secrets ask for. */
#define DAYS_FIRST 90

/* What the organization does not allow is not offered, and the group says why. */
struct _SignetExpiryChoice
{
  AdwPreferencesGroup parent_instance;

  SignetDaysRow *combo;       /* (template) */
  AdwActionRow *date_row;     /* (template) */
  GtkMenuButton *date_button; /* (template) */
  GtkPopover *popover;        /* (template) */
  GtkCalendar *calendar;      /* (template) */
  SignetHintRow *date_hint;   /* (template) */
  SignetPolicy *policy;       /* (owned) (nullable) */
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

static guint
get_maximum (SignetExpiryChoice *self)
{
  return self->policy != NULL ? signet_policy_get_maximum_days (self->policy) : 0;
}

static guint
get_default (SignetExpiryChoice *self)
{
  return self->policy != NULL ? signet_policy_get_effective_days (self->policy) : 0;
}

static void
offer (SignetExpiryChoice *self)
{
  guint maximum = get_maximum (self);

  signet_days_row_offer (self->combo, TRUE, maximum, get_default (self), _("Choose a Day"),
                         maximum == 0 ? C_ ("time", "Never") : NULL);
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

/* Says when it would be, and that it was not the person who chose it. */
static char *
describe (SignetExpiryChoice *self,
          gint64              expires)
{
  guint days = signet_days_row_get_days (self->combo);
  g_autofree char *date = NULL;

  if (days == SIGNET_DAYS_ROW_DATE || expires == 0)
    return g_strdup ("");

  date = signet_words_date (expires);
  if (days == 0 || days != get_default (self))
    return g_steal_pointer (&date);

  /* Translators: %s is a date; the organization has a default for when secrets end */
  return g_strdup_printf (_("%s · Default"), date);
}

/* Gives what is wrong with the day, nothing if nothing is. */
static char *
blame (SignetExpiryChoice *self,
       gint64              expires)
{
  gint64 now = signet_time_now ();
  g_autofree char *latest = NULL;

  if (expires != 0 && expires <= now)
    return g_strdup (_("Choose a day that is not over yet"));
  if (self->policy == NULL || signet_policy_allows (self->policy, expires, now))
    return NULL;

  latest = signet_words_date (signet_policy_get_latest_expires (self->policy, now) - DAY);
  /* Translators: %s is a date */
  return g_strdup_printf (_("Choose a day up to %s: the organization allows no later one"), latest);
}

static void
update (SignetExpiryChoice *self)
{
  gint64 expires = signet_expiry_choice_get_expires (self);
  gboolean is_date = signet_days_row_get_days (self->combo) == SIGNET_DAYS_ROW_DATE;
  g_autofree char *date = signet_words_date (expires);
  g_autofree char *subtitle = describe (self, expires);
  g_autofree char *wrong = blame (self, expires);

  gtk_widget_set_visible (GTK_WIDGET (self->date_row), is_date);
  gtk_menu_button_set_label (self->date_button, date);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->combo), subtitle);
  if (wrong == NULL)
    signet_hint_row_clear (self->date_hint);
  else
    signet_hint_row_blame (self->date_hint, wrong);

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
signet_expiry_choice_finalize (GObject *object)
{
  SignetExpiryChoice *self = SIGNET_EXPIRY_CHOICE (object);

  g_clear_object (&self->policy);

  G_OBJECT_CLASS (signet_expiry_choice_parent_class)->finalize (object);
}

static void
signet_expiry_choice_class_init (SignetExpiryChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = signet_expiry_choice_get_property;
  object_class->finalize = signet_expiry_choice_finalize;

  /**
   * SignetExpiryChoice:valid:
   *
   * Whether the choice can be carried out. It is also notified of when another one is made.
   */
  properties[PROP_VALID] =
    g_param_spec_boolean ("valid", NULL, NULL, TRUE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SIGNET_TYPE_DAYS_ROW);
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
  g_autoptr(GDateTime) first =
    g_date_time_new_from_unix_local (signet_time_now () + DAYS_FIRST * DAY);

  self->loading = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  offer (self);
  signet_days_row_set_days (self->combo, DAYS_FIRST);
  gtk_calendar_select_day (self->calendar, first);
  signet_accessible_name_lists (GTK_WIDGET (self), _("Expires"));
  self->loading = FALSE;
  update (self);
}

/*
 * Public
 */

/**
 * signet_expiry_choice_get_valid:
 * @self: a choice
 *
 * Returns: whether secrets can end then: not in the past, and not later than allowed
 */
gboolean
signet_expiry_choice_get_valid (SignetExpiryChoice *self)
{
  g_autofree char *wrong = NULL;

  g_return_val_if_fail (SIGNET_IS_EXPIRY_CHOICE (self), FALSE);

  wrong = blame (self, signet_expiry_choice_get_expires (self));

  return wrong == NULL;
}

/**
 * signet_expiry_choice_set_policy:
 * @self: a choice
 * @policy: (nullable): when secrets of the organization have to end
 * @organization: (nullable): the name of the organization
 *
 * Offers only what the policy allows, says so, and chooses its default, if it has one.
 */
void
signet_expiry_choice_set_policy (SignetExpiryChoice *self,
                                 SignetPolicy       *policy,
                                 const char         *organization)
{
  g_autofree char *words = NULL;

  g_return_if_fail (SIGNET_IS_EXPIRY_CHOICE (self));
  g_return_if_fail (policy == NULL || SIGNET_IS_POLICY (policy));

  self->loading = TRUE;
  g_set_object (&self->policy, policy);
  offer (self);
  if (get_default (self) > 0)
    signet_days_row_set_days (self->combo, get_default (self));
  if (policy != NULL && organization != NULL)
    words = signet_words_policy (policy, organization);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), words);
  self->loading = FALSE;

  update (self);
}

/**
 * signet_expiry_choice_set_never:
 * @self: a choice
 *
 * Chooses that secrets never end, if that is offered.
 */
void
signet_expiry_choice_set_never (SignetExpiryChoice *self)
{
  g_return_if_fail (SIGNET_IS_EXPIRY_CHOICE (self));

  signet_days_row_set_days (self->combo, 0);
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
  guint days;

  g_return_val_if_fail (SIGNET_IS_EXPIRY_CHOICE (self), 0);

  days = signet_days_row_get_days (self->combo);
  if (days == SIGNET_DAYS_ROW_DATE)
    return get_end_of_day (self);

  return days > 0 ? signet_time_now () + (gint64) days * DAY : 0;
}

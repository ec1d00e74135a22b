/* signet-days-row.c: a choice of a number of days
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-days-row.h"

#include <glib/gi18n-lib.h>

/* What people are offered, unless there is a rule against it. */
static const guint offered[] = { 30, 60, 90, 180, 365 };

struct _SignetDaysRow
{
  AdwComboRow parent_instance;

  GArray *days; /* (owned) (element-type guint) beside the entries */
};

G_DEFINE_FINAL_TYPE (SignetDaysRow, signet_days_row, ADW_TYPE_COMBO_ROW)

/*
 * Helpers
 */

static void
add (SignetDaysRow *self,
     GtkStringList *entries,
     guint          days,
     const char    *label)
{
  gtk_string_list_append (entries, label);
  g_array_append_val (self->days, days);
}

static void
add_days (SignetDaysRow *self,
          GtkStringList *entries,
          guint          days,
          gboolean       ahead)
{
  g_autofree char *label =
    ahead ? g_strdup_printf (ngettext ("In %u Day", "In %u Days", days), days)
          : g_strdup_printf (ngettext ("%u Day", "%u Days", days), days);

  add (self, entries, days, label);
}

static gboolean
is_offered (guint days)
{
  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    {
      if (offered[i] == days)
        return TRUE;
    }

  return FALSE;
}

/*
 * GObject
 */

static void
signet_days_row_finalize (GObject *object)
{
  g_array_unref (SIGNET_DAYS_ROW (object)->days);

  G_OBJECT_CLASS (signet_days_row_parent_class)->finalize (object);
}

static void
signet_days_row_class_init (SignetDaysRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_days_row_finalize;
}

static void
signet_days_row_init (SignetDaysRow *self)
{
  self->days = g_array_new (FALSE, FALSE, sizeof (guint));
}

/*
 * Public
 */

/**
 * signet_days_row_offer:
 * @self: a row
 * @ahead: whether the days are counted from now, and not a rule
 * @maximum: the most days that can be chosen, 0 for any number
 * @own: a number of days that is offered in any case, 0 for none
 * @date: (nullable): what a day that is chosen elsewhere is called, %NULL not to offer it
 * @none: (nullable): what no number of days is called, %NULL not to offer it
 *
 * Offers other choices. What was chosen stays chosen if it is still offered.
 */
void
signet_days_row_offer (SignetDaysRow *self,
                       gboolean       ahead,
                       guint          maximum,
                       guint          own,
                       const char    *date,
                       const char    *none)
{
  g_autoptr(GtkStringList) entries = gtk_string_list_new (NULL);
  guint chosen;
  guint extra;

  g_return_if_fail (SIGNET_IS_DAYS_ROW (self));

  chosen = signet_days_row_get_days (self);
  extra = is_offered (own) ? 0 : own;
  g_array_set_size (self->days, 0);
  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    {
      if (extra > 0 && extra < offered[i])
        {
          add_days (self, entries, extra, ahead);
          extra = 0;
        }
      if (maximum == 0 || offered[i] <= maximum)
        add_days (self, entries, offered[i], ahead);
    }
  if (extra > 0)
    add_days (self, entries, extra, ahead);
  if (date != NULL)
    add (self, entries, SIGNET_DAYS_ROW_DATE, date);
  if (none != NULL)
    add (self, entries, 0, none);

  g_object_freeze_notify (G_OBJECT (self));
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (entries));
  signet_days_row_set_days (self, chosen);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * signet_days_row_get_days:
 * @self: a row
 *
 * Returns: how many days are chosen, 0 for none, %SIGNET_DAYS_ROW_DATE for a day that is chosen
 *   elsewhere
 */
guint
signet_days_row_get_days (SignetDaysRow *self)
{
  guint selected;

  g_return_val_if_fail (SIGNET_IS_DAYS_ROW (self), 0);

  selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  return selected < self->days->len ? g_array_index (self->days, guint, selected) : 0;
}

/**
 * signet_days_row_set_days:
 * @self: a row
 * @days: a number of days, 0 for none, or %SIGNET_DAYS_ROW_DATE
 *
 * Returns: whether that is offered, and so chosen now
 */
gboolean
signet_days_row_set_days (SignetDaysRow *self,
                          guint          days)
{
  g_return_val_if_fail (SIGNET_IS_DAYS_ROW (self), FALSE);

  for (guint i = 0; i < self->days->len; i++)
    {
      if (g_array_index (self->days, guint, i) == days)
        {
          adw_combo_row_set_selected (ADW_COMBO_ROW (self), i);
          return TRUE;
        }
    }

  return FALSE;
}

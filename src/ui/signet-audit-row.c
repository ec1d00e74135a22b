/* signet-audit-row.c: one entry of the audit log
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-audit-row.h"

#include "signet-fold-layout.h"
#include "signet-time.h"
#include "signet-words-audit.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

/* Who did what when, and below it, if somebody wants to know, what was different afterwards. */
struct _SignetAuditRow
{
  GtkWidget parent_instance;

  SignetConnection *connection; /* (owned) */
  SignetAuditEntry *entry;      /* (owned) (nullable) */
  gboolean expanded;

  GtkImage *arrow;          /* (template) */
  GtkButton *copy_button;   /* (template) */
  GtkLabel *deed_label;     /* (template) */
  GtkWidget *denied_label;  /* (template) */
  GtkWidget *details;       /* (template) */
  GtkLabel *exact_label;    /* (template) */
  GtkWidget *head;          /* (template) */
  GtkImage *icon;           /* (template) */
  GtkLabel *lines_label;    /* (template) */
  GtkButton *only_button;   /* (template) */
  GtkLabel *who_label;      /* (template) */
};

G_DEFINE_FINAL_TYPE (SignetAuditRow, signet_audit_row, GTK_TYPE_WIDGET)

/*
 * Helpers
 */

static char *
join_changes (SignetAuditRow *self)
{
  g_auto(GStrv) lines =
    signet_words_audit_changes (self->entry,
                                signet_connection_get_catalogue (self->connection),
                                signet_connection_get_organization (self->connection));

  return g_strjoinv ("\n", lines);
}

static void
fill_details (SignetAuditRow *self)
{
  const char *client_id = signet_audit_entry_get_client_id (self->entry);
  const char *name = signet_audit_entry_get_display_name (self->entry);
  g_autofree char *lines = join_changes (self);
  g_autofree char *when = signet_words_date_time (signet_audit_entry_get_time (self->entry));
  g_autofree char *number =
    g_strdup_printf ("%" G_GINT64_FORMAT, signet_audit_entry_get_id (self->entry));
  /* Translators: the number of an entry of the log, and when it was written */
  g_autofree char *exact = g_strdup_printf (_("Entry %s, %s"), number, when);

  gtk_label_set_text (self->lines_label, lines);
  gtk_widget_set_visible (GTK_WIDGET (self->lines_label), *lines != '\0');
  gtk_label_set_text (self->exact_label, exact);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->copy_button), "x",
                                    signet_audit_entry_get_id (self->entry));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->copy_button), "audit.copy");
  gtk_widget_set_visible (GTK_WIDGET (self->only_button), client_id != NULL);
  if (client_id == NULL)
    return;

  /* An action without what it is about would be complained of. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->only_button), "(ss)", client_id,
                                    name != NULL ? name : client_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->only_button), "audit.only");
}

/* The row of the list is what is announced, and it is two parents up. */
static void
name_row (SignetAuditRow *self,
          const char     *deed,
          const char     *who)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *label = NULL;

  if (row == NULL)
    return;

  /* Translators: what was done, then who did it and when */
  label = g_strdup_printf (_("%s, %s"), deed, who);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/*
 * GObject
 */

static void
signet_audit_row_dispose (GObject *object)
{
  SignetAuditRow *self = SIGNET_AUDIT_ROW (object);

  g_clear_object (&self->entry);
  g_clear_object (&self->connection);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIGNET_TYPE_AUDIT_ROW);

  G_OBJECT_CLASS (signet_audit_row_parent_class)->dispose (object);
}

static void
signet_audit_row_class_init (SignetAuditRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_audit_row_dispose;
  g_type_ensure (SIGNET_TYPE_FOLD_LAYOUT);

  gtk_widget_class_set_css_name (widget_class, "auditrow");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-audit-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetAuditRow, arrow);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditRow, copy_button);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditRow, deed_label);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditRow, denied_label);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditRow, details);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditRow, exact_label);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditRow, head);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditRow, icon);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditRow, lines_label);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditRow, only_button);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditRow, who_label);
}

static void
signet_audit_row_init (SignetAuditRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/*
 * Public
 */

/**
 * signet_audit_row_new:
 * @connection: where the names of APIs and workspaces come from
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
signet_audit_row_new (SignetConnection *connection)
{
  SignetAuditRow *self;

  g_return_val_if_fail (SIGNET_IS_CONNECTION (connection), NULL);

  self = g_object_new (SIGNET_TYPE_AUDIT_ROW, NULL);
  self->connection = g_object_ref (connection);

  return GTK_WIDGET (self);
}

/**
 * signet_audit_row_get_entry:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the entry that it shows
 */
SignetAuditEntry *
signet_audit_row_get_entry (SignetAuditRow *self)
{
  g_return_val_if_fail (SIGNET_IS_AUDIT_ROW (self), NULL);

  return self->entry;
}

/**
 * signet_audit_row_set_entry:
 * @self: a row
 * @entry: (nullable): an entry
 *
 * Shows an entry.
 */
void
signet_audit_row_set_entry (SignetAuditRow   *self,
                            SignetAuditEntry *entry)
{
  g_autofree char *deed = NULL;

  g_return_if_fail (SIGNET_IS_AUDIT_ROW (self));

  g_set_object (&self->entry, entry);
  if (entry == NULL)
    return;

  deed = signet_words_audit_deed (entry);
  gtk_label_set_text (self->deed_label, deed);
  gtk_image_set_from_icon_name (self->icon, signet_words_get_audit_icon (entry));
  gtk_widget_set_visible (self->denied_label, signet_audit_entry_get_denied (entry));
  signet_audit_row_tell_time (self);
}

/**
 * signet_audit_row_set_expanded:
 * @self: a row with an entry
 * @expanded: whether to show what was different afterwards
 *
 * Opens or closes the row.
 */
void
signet_audit_row_set_expanded (SignetAuditRow *self,
                               gboolean        expanded)
{
  GtkWidget *row;

  g_return_if_fail (SIGNET_IS_AUDIT_ROW (self));
  g_return_if_fail (self->entry != NULL);

  self->expanded = expanded;
  if (expanded)
    fill_details (self);
  gtk_widget_set_visible (self->details, expanded);
  gtk_image_set_from_icon_name (self->arrow, expanded ? "pan-up-symbolic" : "pan-down-symbolic");

  row = gtk_widget_get_parent (GTK_WIDGET (self));
  if (row != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
}

/**
 * signet_audit_row_tell_time:
 * @self: a row with an entry
 *
 * Says anew how long ago it was.
 */
void
signet_audit_row_tell_time (SignetAuditRow *self)
{
  gint64 time;
  g_autofree char *when = NULL;
  g_autofree char *exact = NULL;
  g_autofree char *who = NULL;

  g_return_if_fail (SIGNET_IS_AUDIT_ROW (self));
  g_return_if_fail (self->entry != NULL);

  time = signet_audit_entry_get_time (self->entry);
  when = signet_words_relative (time, signet_time_now ());
  exact = signet_words_date_time (time);
  /* Translators: a user, and when: “ada · 5 minutes ago” */
  who = g_strdup_printf (_("%s · %s"), signet_audit_entry_get_actor (self->entry), when);
  gtk_label_set_text (self->who_label, who);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->who_label), exact);
  name_row (self, gtk_label_get_text (self->deed_label), who);
}

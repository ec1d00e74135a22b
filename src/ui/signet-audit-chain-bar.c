/* signet-audit-chain-bar.c: whether the audit log is unbroken
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-audit-chain-bar.h"

#include "signet-notice.h"
#include "signet-words-audit.h"

#include <glib/gi18n-lib.h>

/* One line when all is well, and a notice when it is not. A long log is checked in parts, one
 * request after the other; what the line said before stays until there is something new.
 */
struct _SignetAuditChainBar
{
  GtkWidget parent_instance;

  SignetConnector *connector; /* (owned) (nullable) */
  GCancellable *cancellable;  /* (owned) (nullable) while it checks */
  gboolean again;             /* whether something came while it checked */

  GtkImage *icon;       /* (template) */
  GtkLabel *label;      /* (template) */
  GtkWidget *line;      /* (template) */
  SignetNotice *notice; /* (template) */
  GtkSpinner *spinner;  /* (template) */
};

G_DEFINE_FINAL_TYPE (SignetAuditChainBar, signet_audit_chain_bar, GTK_TYPE_WIDGET)

static void ask (SignetAuditChainBar *self,
                 const char          *position);

/*
 * Helpers
 */

static void
show_line (SignetAuditChainBar *self,
           const char          *icon_name,
           const char          *text)
{
  gtk_widget_set_visible (GTK_WIDGET (self->icon), icon_name != NULL);
  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), icon_name == NULL);
  gtk_spinner_set_spinning (self->spinner, icon_name == NULL);
  gtk_label_set_text (self->label, text);
  gtk_widget_set_visible (self->line, TRUE);
  signet_notice_clear (self->notice);
}

static void
show_progress (SignetAuditChainBar      *self,
               const SignetAuditVerdict *verdict)
{
  g_autofree char *text = NULL;
  int percent = verdict->n_entries > 0
                  ? (int) (verdict->n_checked * 100 / MAX (verdict->n_entries,
                                                           verdict->n_checked)) : 0;

  /* Translators: %d is a percentage */
  text = g_strdup_printf (_("Checking the log: %d %%"), percent);
  show_line (self, NULL, text);
}

static void
show_verdict (SignetAuditChainBar      *self,
              const SignetAuditVerdict *verdict)
{
  g_autofree char *text = NULL;

  if (verdict->fault == SIGNET_AUDIT_FAULT_NONE)
    {
      text = signet_words_audit_unbroken (verdict);
      show_line (self, "object-select-symbolic", text);
      return;
    }

  text = signet_words_audit_fault (verdict);
  gtk_widget_set_visible (self->line, FALSE);
  signet_notice_say (self->notice, text, signet_words_get_audit_fault (verdict));
}

static void
end_check (SignetAuditChainBar *self)
{
  g_clear_object (&self->cancellable);
  if (!self->again)
    return;

  self->again = FALSE;
  signet_audit_chain_bar_check (self, self->connector);
}

/*
 * Callbacks
 */

static void
verify_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SignetAuditChainBar) self = SIGNET_AUDIT_CHAIN_BAR (user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetAuditVerdict) verdict =
    signet_connector_verify_audit_finish (SIGNET_CONNECTOR (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (verdict != NULL && verdict->position != NULL)
    {
      show_progress (self, verdict);
      ask (self, verdict->position);
      return;
    }

  if (verdict != NULL)
    show_verdict (self, verdict);
  else
    show_line (self, "dialog-question-symbolic", _("Could not be checked"));
  end_check (self);
}

static void
ask (SignetAuditChainBar *self,
     const char          *position)
{
  signet_connector_verify_audit_async (self->connector, position, self->cancellable,
                                       verify_cb, g_object_ref (self));
}

/*
 * GObject
 */

static void
signet_audit_chain_bar_dispose (GObject *object)
{
  SignetAuditChainBar *self = SIGNET_AUDIT_CHAIN_BAR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->connector);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIGNET_TYPE_AUDIT_CHAIN_BAR);

  G_OBJECT_CLASS (signet_audit_chain_bar_parent_class)->dispose (object);
}

static void
signet_audit_chain_bar_class_init (SignetAuditChainBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_audit_chain_bar_dispose;

  g_type_ensure (SIGNET_TYPE_NOTICE);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-audit-chain-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetAuditChainBar, icon);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditChainBar, label);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditChainBar, line);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditChainBar, notice);
  gtk_widget_class_bind_template_child (widget_class, SignetAuditChainBar, spinner);
}

static void
signet_audit_chain_bar_init (SignetAuditChainBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/*
 * Public
 */

/**
 * signet_audit_chain_bar_check:
 * @self: the bar
 * @connector: whose log it is about
 *
 * Checks the whole log and says what came out. If it is checking already it does so once more
 * afterwards. Nothing is shown for an issuer that cannot tell.
 */
void
signet_audit_chain_bar_check (SignetAuditChainBar *self,
                              SignetConnector     *connector)
{
  g_return_if_fail (SIGNET_IS_AUDIT_CHAIN_BAR (self));
  g_return_if_fail (SIGNET_IS_CONNECTOR (connector));

  g_set_object (&self->connector, connector);
  gtk_widget_set_visible (GTK_WIDGET (self), signet_connector_can_verify_audit (connector));
  self->again = self->cancellable != NULL;
  if (self->again || !signet_connector_can_verify_audit (connector))
    return;

  self->cancellable = g_cancellable_new ();
  if (*gtk_label_get_text (self->label) == '\0')
    show_line (self, NULL, _("Checking the log"));
  ask (self, NULL);
}

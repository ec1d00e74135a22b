/* signet-expiry-notifier.c: tells on the desktop that secrets end
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-expiry-notifier.h"

#include "signet-expiry-clock.h"
#include "signet-time.h"
#include "signet-words.h"

#include <glib/gi18n-lib.h>

/* More at once are one notification. */
#define SINGLE_MAX 3

#define SUMMARY_ID "expiry"

/* How long what somebody put off is not told, in seconds. */
#define PUT_OFF (24 * 60 * 60)

/* What is longer than this is no id of a secret. */
#define SECRET_ID_MAX 64

#define TOLD    "expiry-told"
#define LATER   "expiry-later"
#define ENABLED "expiry-notifications"

/* What is to be told is decided in core, with nothing but the list, the time and what was told
 * before. While this is switched off nothing is told, and nothing is taken for told.
 */
struct _SignetExpiryNotifier
{
  GObject parent_instance;

  GApplication *application;    /* (borrowed) owns this */
  SignetConnection *connection; /* (owned) */
  SignetSettings *settings;     /* (owned) */
  SignetExpiryClock *clock;     /* (owned) */
};

G_DEFINE_FINAL_TYPE (SignetExpiryNotifier, signet_expiry_notifier, G_TYPE_OBJECT)

/*
 * Helpers
 */

/* A later one about the same secret takes the place of the one before. */
static char *
make_id (const char *secret_id)
{
  return g_strconcat (SUMMARY_ID "-", secret_id, NULL);
}

/* Of a credential that is rotating already, the editor shows how far it is: that is what a click
 * on the notification itself opens.
 */
static void
add_buttons (SignetExpiryNotifier *self,
             GNotification        *notification,
             SignetExpiryReminder *reminder)
{
  SignetCredential *credential = signet_expiry_reminder_get_credential (reminder);

  if (signet_connection_can_rotate (self->connection) &&
      signet_credential_get_n_secrets (credential) == 1)
    g_notification_add_button_with_target (notification, _("Rotate Secret…"),
                                           "app.rotate-secret", "s",
                                           signet_credential_get_client_id (credential));
  g_notification_add_button_with_target (notification, _("Remind Me Later"),
                                         "app.remind-later", "s",
                                         signet_expiry_reminder_get_secret_id (reminder));
}

static void
send (SignetExpiryNotifier *self,
      SignetExpiryReminder *reminder,
      gint64                now)
{
  SignetCredential *credential = signet_expiry_reminder_get_credential (reminder);
  g_autofree char *id = make_id (signet_expiry_reminder_get_secret_id (reminder));
  g_autofree char *title = signet_words_reminder_title (reminder, now);
  g_autofree char *body = signet_words_reminder_body (reminder, now);
  g_autoptr(GNotification) notification = g_notification_new (title);

  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.show-credential", "s",
                                                signet_credential_get_client_id (credential));
  add_buttons (self, notification, reminder);
  if (signet_expiry_reminder_get_threshold (reminder) <= 1)
    g_notification_set_priority (notification, G_NOTIFICATION_PRIORITY_HIGH);
  g_application_send_notification (self->application, id, notification);
}

static gboolean
have_all_expired (GPtrArray *reminders)
{
  for (guint i = 0; i < reminders->len; i++)
    {
      if (signet_expiry_reminder_get_threshold (g_ptr_array_index (reminders, i)) > 0)
        return FALSE;
    }

  return TRUE;
}

static void
send_summary (SignetExpiryNotifier *self,
              GPtrArray            *reminders)
{
  gboolean expired = have_all_expired (reminders);
  g_autofree char *title = signet_words_reminders_title (reminders, expired);
  g_autofree char *body = signet_words_reminders_body (reminders);
  g_autoptr(GNotification) notification = g_notification_new (title);

  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.show-expiring", "s",
                                                expired ? "expired" : "30");
  g_notification_add_button_with_target (notification, C_("notification", "Show"),
                                         "app.show-expiring", "s", expired ? "expired" : "30");
  g_application_send_notification (self->application, SUMMARY_ID, notification);
}

/* What was told of secrets that are gone, or have time again, is not true any more. */
static void
withdraw_ended (SignetExpiryNotifier *self,
                GVariant             *told,
                GVariant             *then)
{
  GVariantIter iter;
  const char *secret_id;
  gint32 threshold;

  g_variant_iter_init (&iter, told);
  while (g_variant_iter_next (&iter, "{&si}", &secret_id, &threshold))
    {
      g_autofree char *id = make_id (secret_id);
      gint32 still;

      if (!g_variant_lookup (then, secret_id, "i", &still))
        g_application_withdraw_notification (self->application, id);
    }
}

static void
tell (SignetExpiryNotifier *self)
{
  GListModel *credentials = G_LIST_MODEL (signet_connection_get_credentials (self->connection));
  gint64 now = signet_time_now ();
  g_autoptr(GVariant) told = NULL;
  g_autoptr(GVariant) still_told = NULL;
  g_autoptr(GVariant) then = NULL;
  g_autoptr(GVariant) later = NULL;
  g_autoptr(GVariant) later_then = NULL;
  g_autoptr(GPtrArray) reminders = NULL;
  gboolean enabled;
  gint64 next;
  gint64 next_later;

  g_object_get (self->settings, TOLD, &told, LATER, &later, ENABLED, &enabled, NULL);
  if (!enabled || !signet_expiry_clock_is_ready (self->clock))
    return;

  still_told = signet_expiry_forget_told (told, later, now, &later_then, &next_later);
  reminders = signet_expiry_find_reminders (credentials, still_told, now, &then, &next);
  withdraw_ended (self, told, then);
  if (reminders->len > SINGLE_MAX)
    send_summary (self, reminders);
  else
    for (guint i = 0; i < reminders->len; i++)
      send (self, g_ptr_array_index (reminders, i), now);

  if (!g_variant_equal (told, then))
    g_object_set (self->settings, TOLD, then, NULL);
  if (!g_variant_equal (later, later_then))
    g_object_set (self->settings, LATER, later_then, NULL);
  if (next == 0 || (next_later != 0 && next_later < next))
    next = next_later;
  signet_expiry_clock_set_next (self->clock, next);
}

/*
 * Callbacks
 */

static void
on_clock_tick_cb (SignetExpiryNotifier *self)
{
  g_assert (SIGNET_IS_EXPIRY_NOTIFIER (self));

  tell (self);
}

static void
on_settings_notify_cb (SignetExpiryNotifier *self)
{
  g_assert (SIGNET_IS_EXPIRY_NOTIFIER (self));

  tell (self);
}

/*
 * GObject
 */

static void
signet_expiry_notifier_dispose (GObject *object)
{
  SignetExpiryNotifier *self = SIGNET_EXPIRY_NOTIFIER (object);

  g_clear_object (&self->clock);
  g_clear_object (&self->connection);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (signet_expiry_notifier_parent_class)->dispose (object);
}

static void
signet_expiry_notifier_class_init (SignetExpiryNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = signet_expiry_notifier_dispose;
}

static void
signet_expiry_notifier_init (SignetExpiryNotifier *self)
{
}

/*
 * Public
 */

/**
 * signet_expiry_notifier_new:
 * @application: the application, which has to hold it
 * @connection: the connection whose secrets it is about
 * @settings: where it is remembered what was told
 *
 * Returns: (transfer full): what tells from now on
 */
SignetExpiryNotifier *
signet_expiry_notifier_new (GApplication     *application,
                            SignetConnection *connection,
                            SignetSettings   *settings)
{
  SignetExpiryNotifier *self;

  g_return_val_if_fail (G_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (SIGNET_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (SIGNET_IS_SETTINGS (settings), NULL);

  self = g_object_new (SIGNET_TYPE_EXPIRY_NOTIFIER, NULL);
  self->application = application;
  self->connection = g_object_ref (connection);
  self->settings = g_object_ref (settings);
  self->clock = signet_expiry_clock_new (connection);
  g_signal_connect_object (self->clock, "tick", G_CALLBACK (on_clock_tick_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::" ENABLED, G_CALLBACK (on_settings_notify_cb),
                           self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * signet_expiry_notifier_put_off:
 * @self: a notifier
 * @secret_id: the id of a secret
 *
 * Takes back what was told of a secret, and tells it again when a day is over, or the next time
 * that there is somebody to tell it after that.
 */
void
signet_expiry_notifier_put_off (SignetExpiryNotifier *self,
                                const char           *secret_id)
{
  g_autofree char *id = NULL;
  g_autoptr(GVariant) later = NULL;
  g_autoptr(GVariant) then = NULL;

  g_return_if_fail (SIGNET_IS_EXPIRY_NOTIFIER (self));
  g_return_if_fail (secret_id != NULL);

  if (*secret_id == '\0' || strlen (secret_id) > SECRET_ID_MAX)
    return;

  id = make_id (secret_id);
  g_application_withdraw_notification (self->application, id);
  g_object_get (self->settings, LATER, &later, NULL);
  then = signet_expiry_put_off (later, secret_id, signet_time_now () + PUT_OFF);
  g_object_set (self->settings, LATER, then, NULL);
  tell (self);
}

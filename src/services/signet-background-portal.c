/* signet-background-portal.c: leave to go on without a window
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-background-portal.h"

#include "signet-deadline.h"
#include "signet-error.h"

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define REQUEST_PATH PORTAL_PATH "/request/"
#define BACKGROUND "org.freedesktop.portal.Background"
#define REQUEST "org.freedesktop.portal.Request"

/* A person may be asked, and think about it. */
#define TIME_LIMIT (5 * 60 * 1000)

/* The answer comes as a signal of an object that is made for the request, and may come before
 * the call returns. So its path is worked out, and listened to, before.
 */
typedef struct
{
  SignetDeadline *deadline; /* (owned) */
  char *reason;             /* (owned) */
  GDBusConnection *bus;     /* (owned) (nullable) */
  char *path;               /* (owned) (nullable) */
  guint response_id;
} Request;

/*
 * Helpers
 */

static void
stop_listening (Request *request)
{
  if (request->response_id != 0)
    g_dbus_connection_signal_unsubscribe (request->bus, request->response_id);
  request->response_id = 0;
}

static void
free_request (gpointer data)
{
  Request *request = data;

  stop_listening (request);
  g_clear_pointer (&request->deadline, signet_deadline_free);
  g_clear_object (&request->bus);
  g_free (request->path);
  g_free (request->reason);
  g_free (request);
}

static void
return_absent (GTask        *task,
               const GError *error)
{
  Request *request = g_task_get_task_data (task);

  if (!signet_deadline_claim (request->deadline))
    return;

  stop_listening (request);
  g_task_return_new_error (task, SIGNET_ERROR, SIGNET_ERROR_UNREACHABLE,
                           "No portal for the background: %s", error->message);
}

static char *
build_request_path (GDBusConnection *bus,
                    const char      *token)
{
  g_autofree char *sender = g_strdup (g_dbus_connection_get_unique_name (bus) + 1);

  return g_strconcat (REQUEST_PATH, g_strdelimit (sender, ".", '_'), "/", token, NULL);
}

/*
 * Callbacks
 */

/* Nobody waits any more, so nobody is to be asked any more either. */
static void
on_cancelled_cb (GCancellable *cancellable,
                 Request      *request)
{
  if (request->response_id == 0)
    return;

  g_dbus_connection_call (request->bus, PORTAL_NAME, request->path, REQUEST, "Close", NULL, NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
  stop_listening (request);
}

static void
on_response_cb (GDBusConnection *bus,
                const char      *sender_name,
                const char      *object_path,
                const char      *interface_name,
                const char      *signal_name,
                GVariant        *parameters,
                gpointer         user_data)
{
  GTask *task = user_data;
  Request *request = g_task_get_task_data (task);
  g_autoptr(GVariant) results = NULL;
  gboolean allowed = FALSE;
  guint response = 2;

  if (!signet_deadline_claim (request->deadline))
    return;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    g_variant_get (parameters, "(u@a{sv})", &response, &results);
  if (response == 0)
    g_variant_lookup (results, "background", "b", &allowed);

  if (allowed)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, SIGNET_ERROR, SIGNET_ERROR_FORBIDDEN,
                             "Running in the background is not allowed");

  /* The subscription owns the task. */
  stop_listening (request);
}

static void
request_background_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) answer =
    g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (answer == NULL)
    return_absent (task, error);
}

static void
bus_get_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *token = g_strdup_printf ("signet%u", g_random_int ());
  Request *request = g_task_get_task_data (task);
  GVariantBuilder options;

  request->bus = g_bus_get_finish (result, &error);
  if (request->bus == NULL)
    {
      return_absent (task, error);
      return;
    }

  if (signet_deadline_has_passed (request->deadline))
    return;

  request->path = build_request_path (request->bus, token);
  request->response_id =
    g_dbus_connection_signal_subscribe (request->bus, PORTAL_NAME, REQUEST, "Response",
                                        request->path, NULL, G_DBUS_SIGNAL_FLAGS_NONE,
                                        on_response_cb, g_object_ref (task), g_object_unref);

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (&options, "{sv}", "reason", g_variant_new_string (request->reason));
  g_dbus_connection_call (request->bus, PORTAL_NAME, PORTAL_PATH, BACKGROUND,
                          "RequestBackground", g_variant_new ("(sa{sv})", "", &options),
                          G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1,
                          signet_deadline_get_cancellable (request->deadline),
                          request_background_cb, g_object_ref (task));
}

/*
 * Public
 */

/**
 * signet_background_portal_request_async:
 * @reason: what the application does without a window, for the person
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Asks the desktop whether this application may go on when it has no window any more. The
 * desktop may ask the person. Leave that was given before is given again without a question.
 */
void
signet_background_portal_request_async (const char          *reason,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Request *request;

  g_return_if_fail (reason != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_background_portal_request_async);

  request = g_new0 (Request, 1);
  request->reason = g_strdup (reason);
  request->deadline = signet_deadline_new (task, TIME_LIMIT);
  g_task_set_task_data (task, request, free_request);
  g_signal_connect (signet_deadline_get_cancellable (request->deadline), "cancelled",
                    G_CALLBACK (on_cancelled_cb), request);
  g_bus_get (G_BUS_TYPE_SESSION, signet_deadline_get_cancellable (request->deadline),
             bus_get_cb, g_object_ref (task));
}

/**
 * signet_background_portal_request_finish:
 * @result: what the callback was given
 * @error: return location for %SIGNET_ERROR_FORBIDDEN, %SIGNET_ERROR_UNREACHABLE if there is
 *   no such portal, %SIGNET_ERROR_TIMED_OUT or %G_IO_ERROR_CANCELLED
 *
 * Ends [func@Signet.background_portal_request_async].
 *
 * Returns: whether it may
 */
gboolean
signet_background_portal_request_finish (GAsyncResult  *result,
                                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

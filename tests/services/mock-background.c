/* mock-background.c: a portal that gives leave for the background, or not
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mock-background.h"

#define NAME "org.freedesktop.portal.Desktop"
#define PATH "/org/freedesktop/portal/desktop"
#define REQUEST "org.freedesktop.portal.Request"

static const char xml[] =
  "<node>"
  "  <interface name='org.freedesktop.portal.Background'>"
  "    <method name='RequestBackground'>"
  "      <arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
  "      <arg type='o' direction='out'/>"
  "    </method>"
  "  </interface>"
  "  <interface name='org.freedesktop.portal.Request'><method name='Close'/></interface>"
  "</node>";

struct _MockBackground
{
  MockBackgroundAnswer answer;
  GDBusConnection *bus; /* (owned) one of its own, as another program has */
  GDBusNodeInfo *info;  /* (owned) */
  char *reason;         /* (owned) (nullable) */
  gboolean closed;
};

/*
 * Helpers
 */

static GDBusConnection *
connect_to_bus (void)
{
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr(GError) error = NULL;
  GDBusConnection *bus =
    g_dbus_connection_new_for_address_sync (address,
                                            G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                            G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                            NULL, NULL, &error);

  g_assert_no_error (error);

  return bus;
}

static void
respond (MockBackground *self,
         const char     *path)
{
  gboolean allowed = self->answer == MOCK_BACKGROUND_ALLOWS;
  GVariantBuilder results;

  g_variant_builder_init (&results, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&results, "{sv}", "background", g_variant_new_boolean (allowed));
  g_variant_builder_add (&results, "{sv}", "autostart", g_variant_new_boolean (FALSE));
  g_dbus_connection_emit_signal (self->bus, NULL, path, REQUEST, "Response",
                                 g_variant_new ("(ua{sv})",
                                                self->answer == MOCK_BACKGROUND_CANCELS, &results),
                                 NULL);
}

static void method_called_cb (GDBusConnection       *bus,
                              const char            *sender,
                              const char            *object_path,
                              const char            *interface_name,
                              const char            *method_name,
                              GVariant              *parameters,
                              GDBusMethodInvocation *invocation,
                              gpointer               user_data);

static const GDBusInterfaceVTable vtable = { .method_call = method_called_cb };

static void
add_object (MockBackground *self,
            const char     *path,
            guint           interface)
{
  g_autoptr(GError) error = NULL;

  g_dbus_connection_register_object (self->bus, path, self->info->interfaces[interface],
                                     &vtable, self, NULL, &error);
  g_assert_no_error (error);
}

/*
 * Callbacks
 */

/* As the real one does when it knows the answer, this one answers before the call returns. */
static void
method_called_cb (GDBusConnection       *bus,
                  const char            *sender,
                  const char            *object_path,
                  const char            *interface_name,
                  const char            *method_name,
                  GVariant              *parameters,
                  GDBusMethodInvocation *invocation,
                  gpointer               user_data)
{
  MockBackground *self = user_data;
  g_autofree char *owner = g_strdelimit (g_strdup (sender + 1), ".", '_');
  g_autofree char *path = NULL;
  g_autoptr(GVariant) options = NULL;
  const char *token;

  if (g_str_equal (method_name, "Close"))
    {
      self->closed = TRUE;
      g_dbus_method_invocation_return_value (invocation, NULL);
      return;
    }

  options = g_variant_get_child_value (parameters, 1);
  g_assert_true (g_variant_lookup (options, "handle_token", "&s", &token));
  g_assert_true (g_variant_lookup (options, "reason", "s", &self->reason));
  path = g_strconcat (PATH "/request/", owner, "/", token, NULL);
  if (self->answer == MOCK_BACKGROUND_WAITS)
    add_object (self, path, 1);
  else
    respond (self, path);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", path));
}

/*
 * Public
 */

MockBackground *
mock_background_start (MockBackgroundAnswer answer)
{
  MockBackground *self = g_new0 (MockBackground, 1);
  g_autoptr(GVariant) owned = NULL;
  g_autoptr(GError) error = NULL;

  self->answer = answer;
  self->bus = connect_to_bus ();
  self->info = g_dbus_node_info_new_for_xml (xml, &error);
  g_assert_no_error (error);
  add_object (self, PATH, 0);
  owned = g_dbus_connection_call_sync (self->bus, "org.freedesktop.DBus", "/",
                                       "org.freedesktop.DBus", "RequestName",
                                       g_variant_new ("(su)", NAME, 0), NULL,
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);

  return self;
}

const char *
mock_background_get_reason (MockBackground *self)
{
  return self->reason;
}

gboolean
mock_background_was_closed (MockBackground *self)
{
  return self->closed;
}

void
mock_background_end (MockBackground *self)
{
  g_dbus_connection_close_sync (self->bus, NULL, NULL);
  g_object_unref (self->bus);
  g_dbus_node_info_unref (self->info);
  g_free (self->reason);
  g_free (self);
}

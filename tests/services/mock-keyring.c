/* mock-keyring.c: a keyring that does as it is told
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mock-keyring.h"

#include "await.h"

#include <libsecret/secret.h>

/*
 * Public
 */

GSubprocess *
mock_keyring_start (const char *first,
                    ...)
{
  g_autoptr(GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr(GDataInputStream) output = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *line = NULL;
  GSubprocess *mock;
  va_list rest;

  g_ptr_array_add (arguments, (gpointer) "/usr/bin/python3");
  g_ptr_array_add (arguments, (gpointer) g_getenv ("SIGNET_MOCK_SECRETS"));
  va_start (rest, first);
  for (const char *one = first; one != NULL; one = va_arg (rest, const char *))
    g_ptr_array_add (arguments, (gpointer) one);
  va_end (rest);
  g_ptr_array_add (arguments, NULL);

  mock = g_subprocess_newv ((const char * const *) arguments->pdata,
                            G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (mock));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (line, ==, "READY");

  return mock;
}

void
mock_keyring_end (GSubprocess *mock)
{
  g_autoptr(GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  gboolean has_owner = TRUE;

  g_subprocess_force_exit (mock);
  g_subprocess_wait (mock, NULL, NULL);
  g_object_unref (mock);
  while (has_owner)
    {
      g_autoptr(GVariant) answer =
        g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/", "org.freedesktop.DBus",
                                     "NameHasOwner", g_variant_new ("(s)",
                                                                    "org.freedesktop.secrets"),
                                     NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);

      g_variant_get (answer, "(b)", &has_owner);
    }
  secret_service_disconnect ();
  await_idle ();
}

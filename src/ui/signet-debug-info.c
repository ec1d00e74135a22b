/* signet-debug-info.c: what a report of a problem needs
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-debug-info.h"

#include "signet-keep-connector.h"
#include "signet-library-versions.h"

#include <adwaita.h>
#include <locale.h>

/* What a version is written with. */
#define VERSION_CHARACTERS G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS ".+~-"
#define VERSION_MAX 32

#define FLATPAK_INFO "/.flatpak-info"

/* People put this where everybody can read it, so it names nobody and nothing of theirs: no
 * credential, no Client ID, no connection, no address, no user, no computer, no path. It is in
 * English, because it is for whoever reads reports.
 */

/*
 * Helpers
 */

static const char *
get_variable (const char *name)
{
  const char *value = g_getenv (name);

  return value != NULL ? value : "-";
}

static void
append_system (GString *text)
{
  g_autofree char *system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);
  g_autoptr(GKeyFile) sandbox = g_key_file_new ();

  g_string_append_printf (text, "System: %s\n", system != NULL ? system : "-");
  if (g_key_file_load_from_file (sandbox, FLATPAK_INFO, G_KEY_FILE_NONE, NULL))
    {
      g_autofree char *runtime =
        g_key_file_get_string (sandbox, "Application", "runtime", NULL);

      g_string_append_printf (text, "Flatpak: %s\n", runtime != NULL ? runtime : "yes");
    }
  else
    g_string_append (text, "Flatpak: no\n");

  g_string_append_printf (text, "Desktop: %s, %s\n", get_variable ("XDG_CURRENT_DESKTOP"),
                          get_variable ("XDG_SESSION_TYPE"));
  g_string_append_printf (text, "Locale: %s\n", setlocale (LC_MESSAGES, NULL));
}

static void
append_display (GString   *text,
                GtkWindow *window)
{
  GtkWidget *widget = GTK_WIDGET (window);
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_string_append_printf (text, "Display: %s, %s, scale %d\n",
                          G_OBJECT_TYPE_NAME (gtk_widget_get_display (widget)),
                          renderer != NULL ? G_OBJECT_TYPE_NAME (renderer) : "-",
                          gtk_widget_get_scale_factor (widget));
  g_string_append_printf (text, "Style: %s, %s contrast, %s\n",
                          adw_style_manager_get_dark (style) ? "dark" : "light",
                          adw_style_manager_get_high_contrast (style) ? "high" : "normal",
                          gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL
                          ? "right to left" : "left to right");
}

static const char *
get_store_word (SignetKeyringStore store)
{
  switch (store)
    {
    case SIGNET_KEYRING_STORE_SERVICE:
      return "Secret Service";
    case SIGNET_KEYRING_STORE_PORTAL:
      return "portal";
    case SIGNET_KEYRING_STORE_UNKNOWN:
    default:
      return "not known yet, or none";
    }
}

static const char *
get_state_word (SignetConnectionState state)
{
  switch (state)
    {
    case SIGNET_CONNECTION_STATE_CLOSED:
      return "closed";
    case SIGNET_CONNECTION_STATE_LOADING:
      return "loading";
    case SIGNET_CONNECTION_STATE_READY:
      return "ready";
    case SIGNET_CONNECTION_STATE_NO_ACCESS:
      return "no access";
    case SIGNET_CONNECTION_STATE_UNREACHABLE:
    default:
      return "unreachable";
    }
}

/* How many there are about, which tells nobody apart. */
static void
append_count (GString *text,
              guint    count)
{
  guint64 first = 1;

  if (count == 0)
    {
      g_string_append (text, "none");
      return;
    }

  while (count >= first * 10)
    first *= 10;
  g_string_append_printf (text, "%" G_GUINT64_FORMAT " to %" G_GUINT64_FORMAT,
                          first, first * 10 - 1);
}

/* It comes from whatever answers, which may say anything. */
static gboolean
is_version (const char *text)
{
  gsize length = strspn (text, VERSION_CHARACTERS);

  return length > 0 && length <= VERSION_MAX && text[length] == '\0';
}

static void
append_connection (GString          *text,
                   SignetConnection *connection)
{
  SignetAccess *access = signet_connection_get_access (connection);
  const char *version = access != NULL ? signet_access_get_version (access) : NULL;
  const GError *error = signet_connection_get_error (connection);
  gboolean keeps = SIGNET_IS_KEEP_CONNECTOR (signet_connection_get_connector (connection));

  g_string_append_printf (text, "Connection: %s, %s, credentials: ",
                          keeps ? "keep and test" : "built-in issuer",
                          get_state_word (signet_connection_get_state (connection)));
  append_count (text, signet_connection_get_total (connection));
  if (version != NULL && is_version (version))
    g_string_append_printf (text, ", version %s", version);
  /* Not its message, which may name things. */
  if (error != NULL)
    g_string_append_printf (text, ", %s %d", g_quark_to_string (error->domain), error->code);
  g_string_append_c (text, '\n');
}

/*
 * Public
 */

/**
 * signet_debug_info_describe:
 * @window: (nullable): a window of the application, if there is one
 * @connections: (nullable): the connections, if they are there
 *
 * Describes what the program runs on, without anything that is private.
 *
 * Returns: (transfer full): lines of plain text, in English
 */
char *
signet_debug_info_describe (GtkWindow            *window,
                            SignetConnectionList *connections)
{
  g_autoptr(GString) text = g_string_new ("Signet: " SIGNET_VERSION "\n");
  g_autofree char *libraries = signet_library_versions_describe ();
  guint n_connections = connections != NULL
                        ? g_list_model_get_n_items (G_LIST_MODEL (connections)) : 0;

  g_return_val_if_fail (window == NULL || GTK_IS_WINDOW (window), NULL);

  g_string_append_printf (text, "GTK: %u.%u.%u\nlibadwaita: %u.%u.%u\n",
                          gtk_get_major_version (), gtk_get_minor_version (),
                          gtk_get_micro_version (), adw_get_major_version (),
                          adw_get_minor_version (), adw_get_micro_version ());
  g_string_append (text, libraries);
  append_system (text);
  if (window != NULL)
    append_display (text, window);

  for (guint i = 0; i < n_connections; i++)
    {
      SignetConnection *connection = signet_connection_list_get (connections, i);

      if (i == 0)
        g_string_append_printf (text, "Keyring: %s\n",
                                get_store_word (signet_keyring_get_store (
                                  signet_connection_get_keyring (connection))));
      append_connection (text, connection);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

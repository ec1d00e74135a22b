/* signet-application-options.c: what can be said on the command line
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-application-private.h"

#include "signet-debug-info.h"

#include <glib/gi18n-lib.h>

/* Desktops that do not speak with applications by D-Bus start the program instead. Each option is
 * the action of the application of that name, done by whichever instance runs first.
 */
static const struct
{
  const char *name;
  const char *description;
} actions[] = {
  { "new-credential", N_("Add a credential") },
  { "audit-log", N_("Show the audit log") },
};

/*
 * Public
 */

/**
 * signet_application_add_options:
 * @self: the application
 *
 * Adds the options, and says what they are for.
 */
void
signet_application_add_options (SignetApplication *self)
{
  GApplication *application = G_APPLICATION (self);

  g_return_if_fail (SIGNET_IS_APPLICATION (self));

  /* Translators: what stands behind “signet” on the command line, after the options */
  g_application_set_option_context_parameter_string (application, _("[LINK]"));
  g_application_set_option_context_summary (application,
                                            _("Issues API credentials and keeps track of them. "
                                              "A link, signet:credential/CLIENT_ID, shows that "
                                              "credential."));
  g_application_add_main_option (application, "version", 0, G_OPTION_FLAG_NONE,
                                 G_OPTION_ARG_NONE, _("Print the version and exit"), NULL);
  g_application_add_main_option (application, "debug-info", 0, G_OPTION_FLAG_NONE,
                                 G_OPTION_ARG_NONE,
                                 _("Print what a report of a problem needs, and exit"), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    g_application_add_main_option (application, actions[i].name, 0, G_OPTION_FLAG_NONE,
                                   G_OPTION_ARG_NONE, _(actions[i].description), NULL);
}

/**
 * signet_application_follow_options:
 * @self: the application
 * @options: what was said
 *
 * Does what the options say.
 *
 * Returns: the exit status, or -1 to go on
 */
int
signet_application_follow_options (SignetApplication *self,
                                   GVariantDict      *options)
{
  GApplication *application = G_APPLICATION (self);
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (SIGNET_IS_APPLICATION (self), 1);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("signet %s\n", SIGNET_VERSION);
      return 0;
    }
  if (g_variant_dict_contains (options, "debug-info"))
    {
      g_autofree char *debug_info = signet_debug_info_describe (NULL, NULL);

      g_print ("%s", debug_info);
      return 0;
    }

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      if (!g_variant_dict_contains (options, actions[i].name))
        continue;

      if (!g_application_register (application, NULL, &error))
        {
          g_printerr ("signet: %s\n", error->message);
          return 1;
        }
      g_action_group_activate_action (G_ACTION_GROUP (self), actions[i].name, NULL);

      return g_application_get_is_remote (application) ? 0 : -1;
    }

  return -1;
}

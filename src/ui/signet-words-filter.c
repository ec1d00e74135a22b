/* signet-words-filter.c: what the application says about filters
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-words.h"

#include <glib/gi18n-lib.h>

/* Up to four digits are read at a glance, and the groups of more differ from language to
 * language.
 */
#define GROUPED_FROM 10000

/*
 * Helpers
 */

static char *
describe_expiry (const char *value)
{
  guint64 days;

  if (!g_ascii_string_to_unsigned (value, 10, 1, G_MAXUINT, &days, NULL))
    return g_strdup (C_ ("filter", "Expired"));

  return g_strdup_printf (ngettext ("Expires Within %u Day", "Expires Within %u Days",
                                    (gulong) days), (guint) days);
}

static char *
describe_use (const char *value)
{
  guint64 days;

  if (!g_ascii_string_to_unsigned (value, 10, 1, G_MAXUINT, &days, NULL))
    return g_strdup (C_ ("filter", "Never Used"));

  return g_strdup_printf (ngettext ("Unused for %u Day", "Unused for %u Days", (gulong) days),
                          (guint) days);
}

/* Gives “Platform Admin” for “platform:admin”, as the tags in the list do. */
static char *
name_permission (const char      *value,
                 SignetCatalogue *catalogue)
{
  const char *colon = strrchr (value, ':');
  g_autofree char *api_id = NULL;
  g_autofree char *api_name = NULL;
  SignetApi *api = NULL;
  SignetPermission *permission = NULL;

  if (colon == NULL)
    return g_strdup (value);

  api_id = g_strndup (value, (gsize) (colon - value));
  api_name = signet_words_api (api_id, catalogue);
  if (catalogue != NULL)
    api = signet_catalogue_find_api (catalogue, api_id);
  if (api != NULL)
    permission = signet_api_find_permission (api, colon + 1);

  /* Translators: an API and one of its permissions: “Platform Admin” */
  return g_strdup_printf (C_ ("permission", "%s %s"), api_name, permission != NULL ?
                          signet_permission_get_name (permission) : colon + 1);
}

static char *
name_account (const char         *value,
              SignetOrganization *organization)
{
  gint64 id = g_ascii_strtoll (value, NULL, 10);
  SignetAccount *account = organization != NULL ?
    signet_organization_find_account (organization, id) : NULL;

  return g_strdup (account != NULL ? signet_account_get_name (account) : value);
}

static char *
name_workspace (const char         *value,
                SignetOrganization *organization)
{
  gint64 id = g_ascii_strtoll (value, NULL, 10);
  SignetAccount *account = organization != NULL ?
    signet_organization_find_account_of (organization, id) : NULL;

  return account != NULL ? signet_words_workspace (id, account) : g_strdup (value);
}

/*
 * Public
 */

/**
 * signet_words_number:
 * @number: a number of things
 *
 * Returns: (transfer full): its digits, from 10,000 on in the groups that the person is used to
 */
char *
signet_words_number (guint number)
{
  return number < GROUPED_FROM ? g_strdup_printf ("%u", number)
                               : g_strdup_printf ("%'u", number);
}

/**
 * signet_words_counted:
 * @name: what a filter is called
 * @count: how many credentials there are behind it
 *
 * Returns: (transfer full): both, as a screen reader says them
 */
char *
signet_words_counted (const char *name,
                      guint       count)
{
  g_return_val_if_fail (name != NULL, NULL);

  /* Translators: what a screen reader says of a filter: “Active, 214 credentials” */
  return g_strdup_printf (ngettext ("%s, %'u credential", "%s, %'u credentials", count),
                          name, count);
}

/**
 * signet_words_get_facet:
 * @facet: a facet
 *
 * Returns: what the choice of its value is called
 */
const char *
signet_words_get_facet (SignetFacet facet)
{
  switch (facet)
    {
    case SIGNET_FACET_STATUS:
      return _("Status");
    case SIGNET_FACET_EXPIRES:
      return C_ ("filter", "Expiring");
    case SIGNET_FACET_USED:
      return C_ ("filter", "Unused");
    case SIGNET_FACET_KEYRING:
      return _("In Keyring");
    case SIGNET_FACET_SECRETS:
      return _("Two Secrets");
    case SIGNET_FACET_API:
      return _("API");
    case SIGNET_FACET_PERMISSION:
      return _("Permission");
    case SIGNET_FACET_ACCOUNT:
      return _("Account");
    case SIGNET_FACET_WORKSPACE:
      return _("Workspace");
    case SIGNET_FACET_CREATED_BY:
      return _("Created By");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * signet_words_facet_value:
 * @facet: a facet
 * @value: a value of it
 * @catalogue: (nullable): the APIs that this person may grant
 * @organization: (nullable): the accounts and workspaces there are, if they are known
 *
 * Returns: (transfer full): the name of @value, or @value itself if it has none
 */
char *
signet_words_facet_value (SignetFacet         facet,
                          const char         *value,
                          SignetCatalogue    *catalogue,
                          SignetOrganization *organization)
{
  g_return_val_if_fail (value != NULL, NULL);

  switch (facet)
    {
    case SIGNET_FACET_STATUS:
      return g_strdup (g_str_equal (value, "active") ? C_ ("filter", "Active")
                                                     : C_ ("filter", "Inactive"));
    case SIGNET_FACET_EXPIRES:
      return describe_expiry (value);
    case SIGNET_FACET_USED:
      return describe_use (value);
    case SIGNET_FACET_KEYRING:
    case SIGNET_FACET_SECRETS:
      return g_strdup (signet_words_get_facet (facet));
    case SIGNET_FACET_API:
      return signet_words_api (value, catalogue);
    case SIGNET_FACET_PERMISSION:
      return name_permission (value, catalogue);
    case SIGNET_FACET_ACCOUNT:
      return name_account (value, organization);
    case SIGNET_FACET_WORKSPACE:
      return name_workspace (value, organization);
    case SIGNET_FACET_CREATED_BY:
      return g_strdup (value);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * signet_words_facet:
 * @facet: a facet
 * @value: a value of it
 * @catalogue: (nullable): the APIs that this person may grant
 * @organization: (nullable): the accounts and workspaces there are, if they are known
 *
 * Returns: (transfer full): the facet and its value, as they stand for themselves
 */
char *
signet_words_facet (SignetFacet         facet,
                    const char         *value,
                    SignetCatalogue    *catalogue,
                    SignetOrganization *organization)
{
  g_autofree char *name = signet_words_facet_value (facet, value, catalogue, organization);

  if (facet < SIGNET_FACET_API)
    return g_steal_pointer (&name);

  /* Translators: a filter and its value, for example “Workspace: US Production” */
  return g_strdup_printf (_("%s: %s"), signet_words_get_facet (facet), name);
}

/**
 * signet_words_filter:
 * @filter: a filter
 * @catalogue: (nullable): the APIs that this person may grant
 * @organization: (nullable): the accounts and workspaces there are, if they are known
 *
 * Returns: (transfer full): all that @filter wants, empty if it lets everything through
 */
char *
signet_words_filter (SignetFilter       *filter,
                     SignetCatalogue    *catalogue,
                     SignetOrganization *organization)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *search;

  g_return_val_if_fail (SIGNET_IS_FILTER (filter), NULL);

  search = signet_filter_get_search (filter);
  if (*search != '\0')
    /* Translators: %s is what was typed into the search */
    g_ptr_array_add (parts, g_strdup_printf (_("“%s”"), search));
  for (guint i = 0; i < SIGNET_N_FACETS; i++)
    {
      const char *value = signet_filter_get_value (filter, i);

      if (value != NULL)
        g_ptr_array_add (parts, signet_words_facet (i, value, catalogue, organization));
    }
  g_ptr_array_add (parts, NULL);

  /* Translators: stands between the conditions of a filter */
  return g_strjoinv (C_ ("list of filters", ", "), (GStrv) parts->pdata);
}

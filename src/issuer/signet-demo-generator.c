/* signet-demo-generator.c: credentials made by the thousand
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-demo-generator.h"

#define SEED   1204
#define MINUTE 60
#define DAY    (24 * 60 * MINUTE)

/* Makes one credential after the other, always the same ones in the same order: ids and all
 * choices come from a generator with a fixed seed. Only the times follow the clock.
 */
struct _SignetDemoGenerator
{
  SignetOrganization *organization; /* (owned) */
  char *user;                       /* (owned) */
  GRand *rand;                      /* (owned) */
  gint64 now;
  guint n_made;
};

static const char *const teams[] = {
  "Pricing", "Checkout", "Search", "Loyalty", "Stores", "Logistics", "Returns", "Payments",
  "Marketing", "Analytics", "Fraud", "Catalog", "Mobile", "Web", "Identity", "Retail Media",
};

static const char *const jobs[] = {
  "Event Collector", "Nightly Export", "Feed Importer", "Audience Sync", "Reporting",
  "Schema Check", "Backfill", "Dashboard", "Webhook Relay", "Partner Feed", "Load Test",
  "Migration", "Cleanup", "Alerting", "Model Training",
};

static const char *const notes[] = {
  "", "", "", "Runs every night", "Owned by the team on call", "Read-only look-ups",
  "Used by two services", "To be replaced next quarter",
};

/*
 * Helpers
 */

static guint
choose (SignetDemoGenerator *self,
        guint                n_choices)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) n_choices);
}

static gboolean
happens (SignetDemoGenerator *self,
         guint                percent)
{
  return choose (self, 100) < percent;
}

static gint64
some_time (SignetDemoGenerator *self,
           gint64               least,
           gint64               most)
{
  return least + (gint64) (g_rand_double (self->rand) * (double) (most - least));
}

static char *
make_hint (SignetDemoGenerator *self)
{
  static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  char hint[5] = { 0 };

  for (int i = 0; i < 4; i++)
    hint[i] = digits[choose (self, sizeof digits - 1)];

  return g_strdup (hint);
}

static void
add_grant (SignetDemoGenerator *self,
           GPtrArray           *grants,
           const char          *api,
           const char          *permission,
           SignetAccount       *account)
{
  g_autoptr(GArray) workspaces = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_places = account != NULL ? signet_account_get_n_workspaces (account) : 0;
  guint n_wanted = n_places > 0 ? 1 + choose (self, MIN (n_places, 4)) : 0;
  guint first = n_places > 0 ? choose (self, n_places) : 0;

  for (guint i = 0; i < n_wanted; i++)
    {
      gint64 id = signet_workspace_get_id (
        signet_account_get_workspace (account, (first + i) % n_places));

      g_array_append_val (workspaces, id);
    }

  g_ptr_array_add (grants, signet_grant_new (api, permission,
                                             account != NULL ? SIGNET_LEVEL_WORKSPACE
                                                             : SIGNET_LEVEL_ACCOUNT,
                                             (const gint64 *) (gpointer) workspaces->data,
                                             workspaces->len));
}

static void
add_grants (SignetDemoGenerator *self,
            GPtrArray           *grants,
            SignetAccount       *account)
{
  guint kind = choose (self, 6);

  if (kind <= 1)
    add_grant (self, grants, "platform", happens (self, 20) ? "admin" : "user", NULL);
  if (kind >= 1 && kind <= 4)
    add_grant (self, grants, "profile", "read-only", account);
  if (kind >= 4)
    add_grant (self, grants, "data-plans", happens (self, 25) ? "admin" : "read-only", account);
}

/* Adds one secret, and now and then a second one, and tells when the last was used. */
static gint64
add_secrets (SignetDemoGenerator *self,
             GPtrArray           *secrets,
             gint64               created)
{
  guint n_secrets = happens (self, 4) ? 2 : 1;
  gint64 last_used = 0;

  for (guint i = 0; i < n_secrets; i++)
    {
      g_autofree char *id = signet_demo_generator_make_uuid (self);
      g_autofree char *hint = make_hint (self);
      gint64 issued = i == 0 ? created : some_time (self, created, self->now);
      gint64 used = happens (self, 85) ? some_time (self, issued, self->now) : 0;
      gint64 expires = 0;

      if (happens (self, 40))
        expires = self->now + some_time (self, -20 * DAY, 380 * DAY);
      if (expires != 0 && used > expires)
        used = expires - MINUTE;

      last_used = MAX (last_used, used);
      g_ptr_array_add (secrets, signet_secret_info_new (id, hint, issued, expires, used));
    }

  return last_used;
}

/*
 * Public
 */

/**
 * signet_demo_generator_new:
 * @organization: the places to choose from
 * @user: who issued them all
 * @now: Unix seconds
 *
 * Returns: (transfer full): a generator at its beginning
 */
SignetDemoGenerator *
signet_demo_generator_new (SignetOrganization *organization,
                           const char         *user,
                           gint64              now)
{
  SignetDemoGenerator *self;

  g_return_val_if_fail (SIGNET_IS_ORGANIZATION (organization), NULL);

  self = g_new0 (SignetDemoGenerator, 1);
  self->organization = g_object_ref (organization);
  self->user = g_strdup (user);
  self->rand = g_rand_new_with_seed (SEED);
  self->now = now;

  return self;
}

/**
 * signet_demo_generator_free:
 * @self: (transfer full): a generator
 *
 * Frees a generator.
 */
void
signet_demo_generator_free (SignetDemoGenerator *self)
{
  g_return_if_fail (self != NULL);

  g_object_unref (self->organization);
  g_rand_free (self->rand);
  g_free (self->user);
  g_free (self);
}

/**
 * signet_demo_generator_make_uuid:
 * @self: a generator
 *
 * Returns: (transfer full): the next id, in the form of a UUID of version 4 (RFC 9562)
 */
char *
signet_demo_generator_make_uuid (SignetDemoGenerator *self)
{
  guint32 a;
  guint32 b;
  guint32 c;
  guint32 d;

  g_return_val_if_fail (self != NULL, NULL);

  a = g_rand_int (self->rand);
  b = g_rand_int (self->rand);
  c = g_rand_int (self->rand);
  d = g_rand_int (self->rand);

  return g_strdup_printf ("%08x-%04x-4%03x-%04x-%04x%08x", a, b >> 16, b & 0xfff,
                          0x8000 | (c >> 18), c & 0xffff, d);
}

/**
 * signet_demo_generator_next:
 * @self: a generator
 *
 * Returns: (transfer full): the next credential with its secrets, at revision 0
 */
SignetCredential *
signet_demo_generator_next (SignetDemoGenerator *self)
{
  g_autoptr(GPtrArray) grants =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_grant_unref);
  g_autoptr(GPtrArray) secrets =
    g_ptr_array_new_with_free_func ((GDestroyNotify) signet_secret_info_unref);
  g_autofree char *client_id = NULL;
  g_autofree char *display_name = NULL;
  const char *team;
  SignetAccount *account;
  SignetCredentialFields fields = { .grants = grants, .secrets = secrets };

  g_return_val_if_fail (self != NULL, NULL);

  team = teams[choose (self, G_N_ELEMENTS (teams))];
  account = signet_organization_get_account (
    self->organization, choose (self, signet_organization_get_n_accounts (self->organization)));
  client_id = signet_demo_generator_make_uuid (self);
  display_name = g_strdup_printf ("%s %s %04u", team,
                                  jobs[choose (self, G_N_ELEMENTS (jobs))], ++self->n_made);

  fields.client_id = client_id;
  fields.display_name = display_name;
  fields.owner = team;
  fields.note = notes[choose (self, G_N_ELEMENTS (notes))];
  fields.active = !happens (self, 8);
  fields.account_id = signet_account_get_id (account);
  fields.created = self->now - some_time (self, DAY, 900 * DAY);
  fields.created_by = self->user;
  fields.updated = fields.created;
  fields.updated_by = self->user;
  add_grants (self, grants, account);
  fields.last_used = add_secrets (self, secrets, fields.created);

  return signet_credential_new (&fields);
}

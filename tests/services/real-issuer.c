/* real-issuer.c: the real issuer, over a way that fails
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "real-issuer.h"

#include "await.h"
#include "connector-calls.h"
#include "signet-builtin-connector.h"

#include <ftw.h>
#include <glib/gstdio.h>

/*
 * Helpers
 */

static gint64
tell_time (gpointer data)
{
  return 0;
}

static double
tell_random (gpointer data)
{
  return 0;
}

static GSource *
make_wait (guint    milliseconds,
           gpointer data)
{
  return g_timeout_source_new (0);
}

static int
remove_entry (const char        *path,
              const struct stat *info,
              int                kind,
              struct FTW        *place)
{
  return g_remove (path);
}

/*
 * Public
 */

SignetConnector *
real_issuer_connect (SignetIssuerProcess *process,
                     const char          *socket_path)
{
  const SignetHttpClock clock = { tell_time, tell_random, make_wait, NULL };
  g_autoptr(SignetHttpClient) client = signet_http_client_new_local (socket_path);

  signet_http_client_set_clock (client, &clock);

  return signet_builtin_connector_new (process, client);
}

void
real_issuer_set_up (RealIssuer    *fixture,
                    gconstpointer  data)
{
  g_autofree char *database = NULL;

  fixture->folder = g_dir_make_tmp ("signet-XXXXXX", NULL);
  fixture->socket_path = g_build_filename (fixture->folder, "socket", NULL);
  database = g_build_filename (fixture->folder, "issuer.db", NULL);
  g_setenv ("SIGNET_DATABASE", database, TRUE);
  g_setenv ("SIGNET_ADMIN_SOCKET", fixture->socket_path, TRUE);
  g_setenv ("SIGNET_LISTEN", "127.0.0.1:0", TRUE);
  fixture->process = signet_issuer_process_new (NULL);
  fixture->relay = cutting_relay_new (fixture->socket_path);
  fixture->connector = real_issuer_connect (fixture->process,
                                            cutting_relay_get_path (fixture->relay));
}

/* The issuer ends when nobody holds it any more, and takes its socket with it. */
void
real_issuer_tear_down (RealIssuer    *fixture,
                       gconstpointer  data)
{
  g_clear_object (&fixture->connector);
  g_clear_object (&fixture->process);
  await_idle ();
  while (g_file_test (fixture->socket_path, G_FILE_TEST_EXISTS))
    {
      g_usleep (1000);
      await_idle ();
    }
  g_clear_object (&fixture->relay);
  nftw (fixture->folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
  g_free (fixture->folder);
  g_free (fixture->socket_path);
}

SignetDraft *
real_issuer_draft (void)
{
  SignetDraft *draft = signet_draft_new ();
  g_autoptr(SignetGrant) grant = signet_grant_new ("platform", "user", SIGNET_LEVEL_ACCOUNT,
                                                   NULL, 0);

  signet_draft_set_display_name (draft, "Nightly “sync”");
  signet_draft_set_account_id (draft, 1);
  signet_draft_put_grant (draft, grant);

  return draft;
}

void
real_issuer_assert_total (RealIssuer *fixture,
                          guint       total)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetCredentialPage) page = connector_list (fixture->connector, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (signet_credential_page_get_total (page), ==, total);
}

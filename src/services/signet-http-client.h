/* signet-http-client.h: asking one server
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "signet-http-reply.h"
#include "signet-http-request.h"

G_BEGIN_DECLS

/**
 * SIGNET_HTTP_BODY_MAX:
 *
 * The longest body that is read, in bytes.
 */
#define SIGNET_HTTP_BODY_MAX (16 * 1024 * 1024)

#define SIGNET_TYPE_HTTP_CLIENT (signet_http_client_get_type ())

G_DECLARE_FINAL_TYPE (SignetHttpClient, signet_http_client, SIGNET, HTTP_CLIENT, GObject)

/**
 * SignetHttpClock:
 * @now: tells the time in Unix seconds
 * @random: tells a number from 0 to less than 1
 * @wait: makes a source that fires once, so many milliseconds later
 * @data: what the three are given
 *
 * Where time and chance come from.
 */
typedef struct
{
  gint64 (*now) (gpointer data);
  double (*random) (gpointer data);
  GSource *(*wait) (guint    milliseconds,
                    gpointer data);
  gpointer data;
} SignetHttpClock;

SignetHttpClient *signet_http_client_new         (GUri                   *base,
                                                  GSocketConnectable     *connectable);
SignetHttpClient *signet_http_client_new_local   (const char             *socket_path);
SignetHttpClient *signet_http_client_new_beside  (SignetHttpClient       *other);
void              signet_http_client_set_timeout (SignetHttpClient       *self,
                                                  guint                   seconds);
void              signet_http_client_set_clock   (SignetHttpClient       *self,
                                                  const SignetHttpClock  *clock);
void              signet_http_client_send_async  (SignetHttpClient       *self,
                                                  SignetHttpRequest      *request,
                                                  GCancellable           *cancellable,
                                                  GAsyncReadyCallback     callback,
                                                  gpointer                user_data);
SignetHttpReply  *signet_http_client_send_finish (SignetHttpClient       *self,
                                                  GAsyncResult           *result,
                                                  GPtrArray             **problems,
                                                  GError                **error);

G_END_DECLS

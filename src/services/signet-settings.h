/* signet-settings.h: what the application remembers
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SIGNET_TYPE_SETTINGS (signet_settings_get_type ())

G_DECLARE_FINAL_TYPE (SignetSettings, signet_settings, SIGNET, SETTINGS, GObject)

SignetSettings *signet_settings_new                     (void);
int             signet_settings_get_window_width        (SignetSettings *self);
void            signet_settings_set_window_width        (SignetSettings *self,
                                                         int             window_width);
int             signet_settings_get_window_height       (SignetSettings *self);
void            signet_settings_set_window_height       (SignetSettings *self,
                                                         int             window_height);
gboolean        signet_settings_get_window_maximized    (SignetSettings *self);
void            signet_settings_set_window_maximized    (SignetSettings *self,
                                                         gboolean        window_maximized);
char           *signet_settings_dup_sort_column         (SignetSettings *self);
void            signet_settings_set_sort_column         (SignetSettings *self,
                                                         const char     *sort_column);
gboolean        signet_settings_get_sort_descending     (SignetSettings *self);
void            signet_settings_set_sort_descending     (SignetSettings *self,
                                                         gboolean        sort_descending);
gboolean        signet_settings_get_keep_issuer_running (SignetSettings *self);
void            signet_settings_set_keep_issuer_running (SignetSettings *self,
                                                         gboolean        keep_issuer_running);
int             signet_settings_get_issuer_port         (SignetSettings *self);
void            signet_settings_set_issuer_port         (SignetSettings *self,
                                                         int             issuer_port);
gboolean        signet_settings_get_save_to_keyring     (SignetSettings *self);
void            signet_settings_set_save_to_keyring     (SignetSettings *self,
                                                         gboolean        save_to_keyring);
GVariant       *signet_settings_dup_connections         (SignetSettings *self);
void            signet_settings_set_connections         (SignetSettings *self,
                                                         GVariant       *connections);
char           *signet_settings_dup_last_connection     (SignetSettings *self);
void            signet_settings_set_last_connection     (SignetSettings *self,
                                                         const char     *last_connection);

G_END_DECLS

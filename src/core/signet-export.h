/* signet-export.h: credentials for spreadsheets and for programs
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-catalogue.h"
#include "signet-credential.h"
#include "signet-organization.h"

G_BEGIN_DECLS

/**
 * SignetExportFormat:
 * @SIGNET_EXPORT_FORMAT_CSV: a table, one row for each credential (RFC 4180)
 * @SIGNET_EXPORT_FORMAT_JSON: an array, one object for each credential (RFC 8259)
 *
 * What a file with exported credentials looks like.
 */
typedef enum
{
  SIGNET_EXPORT_FORMAT_CSV,
  SIGNET_EXPORT_FORMAT_JSON,
} SignetExportFormat;

GBytes *signet_export_to_bytes (SignetExportFormat   format,
                                GPtrArray           *credentials,
                                SignetCatalogue     *catalogue,
                                SignetOrganization  *organization,
                                gint64               now);
GBytes *signet_export_csv      (GPtrArray           *credentials,
                                SignetCatalogue     *catalogue,
                                SignetOrganization  *organization,
                                gint64               now);
GBytes *signet_export_json     (GPtrArray           *credentials,
                                SignetCatalogue     *catalogue,
                                SignetOrganization  *organization,
                                gint64               now);

G_END_DECLS

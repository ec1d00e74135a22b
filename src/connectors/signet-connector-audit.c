/* signet-connector-audit.c: asking an issuer for its audit log
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-connector.h"

/*
 * Public
 */

/**
 * signet_connector_keeps_audit:
 * @self: a connector
 *
 * Returns: whether the issuer keeps an audit log
 */
gboolean
signet_connector_keeps_audit (SignetConnector *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), FALSE);

  return SIGNET_CONNECTOR_GET_IFACE (self)->list_audit_async != NULL;
}

/**
 * signet_connector_list_audit_async:
 * @self: a connector whose issuer keeps an audit log
 * @page: (nullable): what the page before named as the next, %NULL for the first
 * @filter: which entries; the same for all pages
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Asks for one page of the audit log, the newest entries first.
 */
void
signet_connector_list_audit_async (SignetConnector         *self,
                                   const char              *page,
                                   const SignetAuditFilter *filter,
                                   GCancellable            *cancellable,
                                   GAsyncReadyCallback      callback,
                                   gpointer                 user_data)
{
  g_return_if_fail (signet_connector_keeps_audit (self));
  g_return_if_fail (filter != NULL);

  SIGNET_CONNECTOR_GET_IFACE (self)->list_audit_async (self, page, filter,
                                                       cancellable, callback, user_data);
}

/**
 * signet_connector_list_audit_finish:
 * @self: a connector
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connector.list_audit_async].
 *
 * Returns: (transfer full) (nullable): the page, or %NULL with @error set
 */
SignetAuditPage *
signet_connector_list_audit_finish (SignetConnector  *self,
                                    GAsyncResult     *result,
                                    GError          **error)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), NULL);

  return SIGNET_CONNECTOR_GET_IFACE (self)->list_audit_finish (self, result, error);
}

/**
 * signet_connector_list_audit_filters_async:
 * @self: a connector whose issuer keeps an audit log
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Asks which users and actions there are in the audit log.
 */
void
signet_connector_list_audit_filters_async (SignetConnector     *self,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data)
{
  g_return_if_fail (signet_connector_keeps_audit (self));

  SIGNET_CONNECTOR_GET_IFACE (self)->list_audit_filters_async (self,
                                                               cancellable, callback, user_data);
}

/**
 * signet_connector_list_audit_filters_finish:
 * @self: a connector
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connector.list_audit_filters_async].
 *
 * Returns: (transfer full) (nullable) (element-type GStrv): the users, and the actions, or %NULL
 *   with @error set
 */
GPtrArray *
signet_connector_list_audit_filters_finish (SignetConnector  *self,
                                            GAsyncResult     *result,
                                            GError          **error)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), NULL);

  return SIGNET_CONNECTOR_GET_IFACE (self)->list_audit_filters_finish (self, result, error);
}

/**
 * signet_connector_can_verify_audit:
 * @self: a connector
 *
 * Returns: whether the issuer can tell whether its audit log is as it was written
 */
gboolean
signet_connector_can_verify_audit (SignetConnector *self)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), FALSE);

  return SIGNET_CONNECTOR_GET_IFACE (self)->verify_audit_async != NULL;
}

/**
 * signet_connector_verify_audit_async:
 * @self: a connector whose issuer can verify its audit log
 * @position: (nullable): where to go on, %NULL to begin with the oldest entry
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Asks whether a part of the audit log is as it was written. Ask again as long as the verdict
 * has a position.
 */
void
signet_connector_verify_audit_async (SignetConnector     *self,
                                     const char          *position,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_return_if_fail (signet_connector_can_verify_audit (self));

  SIGNET_CONNECTOR_GET_IFACE (self)->verify_audit_async (self, position,
                                                         cancellable, callback, user_data);
}

/**
 * signet_connector_verify_audit_finish:
 * @self: a connector
 * @result: what the callback was given
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [method@Signet.Connector.verify_audit_async].
 *
 * Returns: (transfer full) (nullable): what was found so far, or %NULL with @error set
 */
SignetAuditVerdict *
signet_connector_verify_audit_finish (SignetConnector  *self,
                                      GAsyncResult     *result,
                                      GError          **error)
{
  g_return_val_if_fail (SIGNET_IS_CONNECTOR (self), NULL);

  return SIGNET_CONNECTOR_GET_IFACE (self)->verify_audit_finish (self, result, error);
}

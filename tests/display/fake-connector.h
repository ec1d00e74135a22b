/* fake-connector.h: an issuer in memory that does as the test says
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "signet-connector.h"
#include "signet-error.h"

G_BEGIN_DECLS

#define FAKE_TYPE_CONNECTOR (fake_connector_get_type ())

G_DECLARE_FINAL_TYPE (FakeConnector, fake_connector, FAKE, CONNECTOR, GObject)

/* The secret of everything that is issued here. */
#define FAKE_SECRET "sgn_2Y7fT0bqkRzN1xWvPaJdLcE8sGhUiOmKy4tB6eZ9oQrXw3HjV"

/* What can be asked of it. */
typedef enum
{
  FAKE_CALL_OPEN,
  FAKE_CALL_ORGANIZATION,
  FAKE_CALL_CATALOGUE,
  FAKE_CALL_LIST,
  FAKE_CALL_FIND,
  FAKE_CALL_ISSUE,
  FAKE_CALL_EDIT,
  FAKE_CALL_SET_EXPIRY,
  FAKE_CALL_START_ROTATION,
  FAKE_CALL_END_SECRET,
  FAKE_CALL_DELETE,
  FAKE_CALL_CHANGES,
} FakeCall;

#define FAKE_N_CALLS 12

/* An issuer without credentials whose caller, ada, is an Admin. */
FakeConnector    *fake_connector_new              (SignetOrganization *organization,
                                                   SignetCatalogue    *catalogue);

/* What the issuer says from the next question on. */
void              fake_connector_set_access       (FakeConnector      *self,
                                                   SignetRole          role,
                                                   gboolean            custom_role_admin);
void              fake_connector_set_version      (FakeConnector      *self,
                                                   const char         *version);
void              fake_connector_set_catalogue    (FakeConnector      *self,
                                                   SignetCatalogue    *catalogue);
void              fake_connector_set_organization (FakeConnector      *self,
                                                   SignetOrganization *organization);
void              fake_connector_set_page_size    (FakeConnector      *self,
                                                   guint               page_size);

/* Adds, changes and deletes as somebody else would, behind the back of the application. */
void              fake_connector_put              (FakeConnector      *self,
                                                   SignetCredential   *credential);
void              fake_connector_remove           (FakeConnector      *self,
                                                   const char         *client_id);
SignetCredential *fake_connector_find             (FakeConnector      *self,
                                                   const char         *client_id);

/* Whoever waits for changes is told them only now, beside what @flags say. After a reset it is
 * another database.
 */
void              fake_connector_announce         (FakeConnector      *self,
                                                   SignetChangesFlags  flags);
void              fake_connector_reset            (FakeConnector      *self);
guint             fake_connector_count_waiting    (FakeConnector      *self);

/* Let the next such call fail; refuse() adds a field that is wrong each time it is called. */
void              fake_connector_fail             (FakeConnector      *self,
                                                   FakeCall            call,
                                                   SignetError         code);
void              fake_connector_refuse           (FakeConnector      *self,
                                                   FakeCall            call,
                                                   SignetProblemCode   code,
                                                   const char         *pointer);

/* Lets every change to one credential fail, until @code is %SIGNET_ERROR_FAILED. */
void              fake_connector_fail_for         (FakeConnector      *self,
                                                   const char         *client_id,
                                                   SignetError         code);

/* Between the two nothing is answered. */
void              fake_connector_hold             (FakeConnector      *self);
void              fake_connector_release          (FakeConnector      *self);

/* How often it was asked. */
guint             fake_connector_count            (FakeConnector      *self,
                                                   FakeCall            call);

/* In which order it was last asked for a page. */
const char       *fake_connector_get_order        (FakeConnector      *self);

G_END_DECLS
